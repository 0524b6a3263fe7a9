#include "method/find.h"

#include <string.h>

#include "base/file.h"
#include "method/read.h"
#include "xml/nearest.h"

/** Look for `folder/sub/id.xml`; sub may be empty. */
static bool look(struct str folder, const char *sub, struct str id, struct arena *arena, struct str *ret_path)
{
	struct str path = path_join(folder, str_format(arena, "%s%s%.*s.xml", sub, sub[0] ? "/" : "", STR_ARG(id)), arena);
	if (!file_is_there(path)) {
		return false;
	}
	*ret_path = path;
	return true;
}

/** Take a file that came with a profile, or with another method, unless it is a link to elsewhere. */
static bool take(struct str path, struct str folder, struct span at, struct diag *diag, struct str *ret_path)
{
	if (!file_check_inside(path, folder, at, diag)) {
		return false;
	}
	*ret_path = path;
	return true;
}

/** Offer the ids of a folder: the names of its files. */
static void offer_ids(struct nearest *nearest, struct str folder, const char *sub, struct arena *arena)
{
	size_t n;
	const struct str *names = folder_names(path_join(folder, str_from(sub), arena), arena, &n);
	for (size_t i = 0; i < n; i++) {
		size_t stem = names[i].n > 4 ? names[i].n - 4 : 0;
		if (stem > 0 && str_is(str_from_byte(names[i], stem), ".xml")) {
			nearest_offer(nearest, (struct str){names[i].at, stem});
		}
	}
}

/** Find by id below the folders; an id is no path, so that nothing outside them can be named. */
static bool find(const char *what, const char *data_sub, const char *profile_sub, struct str id,
	const struct method_folders *folders, struct span at, struct arena *arena, struct diag *diag, struct str *ret_path)
{
	if (!method_is_id(id)) {
		struct diag_entry *entry = diag_add(diag, DIAG_METHOD_NOT_FOUND, at, "“%.*s” is not the id of a %s", STR_ARG(id), what);
		diag_hint(diag, entry, "an id is made of small letters, digits and hyphens and ends in a version, as in u4ssc-2017");
		return false;
	}
	for (size_t i = 0; i < folders->data_count; i++) {
		if (look(folders->data[i], data_sub, id, arena, ret_path)) {
			return true;
		}
	}
	struct str path;
	if (folders->profile.at != NULL && look(folders->profile, profile_sub, id, arena, &path)) {
		return take(path, folders->profile, at, diag, ret_path);
	}
	if (folders->beside.at != NULL && look(folders->beside, "", id, arena, &path)) {
		return take(path, folders->beside, at, diag, ret_path);
	}
	struct diag_entry *entry = diag_add(diag, DIAG_METHOD_NOT_FOUND, at, "there is no %s %.*s", what, STR_ARG(id));
	struct nearest nearest = {.asked = id};
	for (size_t i = 0; i < folders->data_count; i++) {
		offer_ids(&nearest, folders->data[i], data_sub, arena);
	}
	if (folders->profile.at != NULL) {
		offer_ids(&nearest, folders->profile, profile_sub, arena);
	}
	if (nearest_found(&nearest)) {
		diag_hint(diag, entry, "did you mean %.*s?", STR_ARG(nearest.best));
		return false;
	}
	diag_hint(diag, entry, "put %.*s.xml into the folder %s beside the profile", STR_ARG(id), profile_sub);
	return false;
}

bool method_find(struct str id, const struct method_folders *folders, struct span at, struct arena *arena,
	struct diag *diag, struct str *ret_path)
{
	return find("method", "profiles/methods", "methods", id, folders, at, arena, diag, ret_path);
}

bool benchmarks_find(struct str id, const struct method_folders *folders, struct span at, struct arena *arena,
	struct diag *diag, struct str *ret_path)
{
	return find("benchmark set", "profiles/methods/benchmarks", "methods/benchmarks", id, folders, at, arena, diag, ret_path);
}

bool method_is_path(struct str word)
{
	return (word.n > 4 && str_is(str_from_byte(word, word.n - 4), ".xml")) || (word.n > 0 && memchr(word.at, '/', word.n) != NULL);
}

/** What a file is loaded with. */
struct loader {
	const struct method_folders *folders;
	struct arena *arena;
	struct diag *diag;
};

/** A file on its way in: its path, the id under which it was found ("" by path only), and the place that names it. */
struct wanted {
	struct str path, id;
	struct span at;
};

/** Report a file whose id is not the one by which it was found. */
static bool check_id(const struct wanted *wanted, struct method_word id, struct diag *diag)
{
	if (wanted->id.n == 0 || str_equal(wanted->id, id.text)) {
		return true;
	}
	diag_add(diag, DIAG_METHOD_ID, id.span, "the id is %.*s, but the file is called %.*s.xml", STR_ARG(id.text), STR_ARG(wanted->id));
	return false;
}

static bool read_wanted(const struct loader *l, const struct wanted *wanted, struct xml_tree *ret_tree)
{
	return xml_tree_read(wanted->path, &xml_limits_default, wanted->at, l->arena, l->diag, ret_tree);
}

/** Returns the folders with that of a file given by its path behind them. */
static struct method_folders folders_beside(const struct method_folders *folders, struct str path)
{
	struct method_folders all = *folders;
	all.beside = path_folder(path);
	return all;
}

/* Methods */

/** Read what an extension extends, which may be no extension again: there is one method, and what a city adds to it. */
static bool load_base(const struct loader *l, struct method_word named, struct method *ret_base)
{
	struct wanted wanted = {.id = named.text, .at = named.span};
	struct xml_tree tree = {0};
	bool good = method_find(wanted.id, l->folders, wanted.at, l->arena, l->diag, &wanted.path) && read_wanted(l, &wanted, &tree);
	struct method_word further = good ? method_extended(&tree, l->arena) : (struct method_word){0};
	if (further.text.n > 0) {
		struct diag_entry *entry = diag_add(l->diag, DIAG_METHOD_EXTENSION, named.span,
			"%.*s is an extension, and cannot be extended again", STR_ARG(named.text));
		diag_relate(entry, further.span, "it extends this method");
		diag_hint(l->diag, entry, "name a method that is no extension, and copy over the indicators that are wanted");
		good = false;
	}
	good = good && method_read(&tree, l->arena, l->diag, ret_base) && check_id(&wanted, ret_base->id, l->diag);
	xml_tree_finish(&tree);
	return good;
}

static bool load_extension(const struct loader *l, const struct xml_tree *tree, struct method_word named, struct method *ret_method)
{
	struct method base;
	if (str_equal(read_word(tree->root, "xml:id", l->arena).text, named.text)) {
		struct diag_entry *entry = diag_add(l->diag, DIAG_METHOD_EXTENSION, named.span, "the extension extends itself");
		diag_hint(l->diag, entry, "name the method to which its indicators are added");
		return false;
	}
	return load_base(l, named, &base) && method_read_extension(tree, &base, l->arena, l->diag, ret_method);
}

static bool load_method(const struct loader *l, const struct wanted *wanted, struct method *ret_method)
{
	struct xml_tree tree = {0};
	struct method method;
	bool good = read_wanted(l, wanted, &tree);
	if (good) {
		struct method_word extended = method_extended(&tree, l->arena);
		good = extended.text.n > 0 ? load_extension(l, &tree, extended, &method) : method_read(&tree, l->arena, l->diag, &method);
	}
	good = good && check_id(wanted, method.id, l->diag);
	xml_tree_finish(&tree);
	if (good) {
		*ret_method = method;
	}
	return good;
}

bool method_load(struct str id, const struct method_folders *folders, struct span at, struct arena *arena,
	struct diag *diag, struct method *ret_method)
{
	struct loader loader = {folders, arena, diag};
	struct wanted wanted = {.id = id, .at = at};
	return method_find(id, folders, at, arena, diag, &wanted.path) && load_method(&loader, &wanted, ret_method);
}

bool method_load_file(struct str path, const struct method_folders *folders, struct arena *arena, struct diag *diag,
	struct method *ret_method)
{
	struct method_folders all = folders_beside(folders, path);
	struct loader loader = {&all, arena, diag};
	return load_method(&loader, &(struct wanted){.path = path}, ret_method);
}

/* Benchmark sets */

/** A set that is being loaded and, outwards, those that extend it. */
struct chain {
	struct str asked, own; /* the id by which it was found, and its own */
	const struct chain *outer;
	size_t depth; /* sets in the chain, this one too */
};

static bool is_in_chain(const struct chain *chain, struct str id)
{
	for (; chain != NULL; chain = chain->outer) {
		if (str_equal(chain->asked, id) || str_equal(chain->own, id)) {
			return true;
		}
	}
	return false;
}

static bool load_set(const struct loader *l, const struct wanted *wanted, const struct method *method, const struct chain *outer,
	struct benchmarks *ret_set);

/** Load the set that `named` extends for the one last in the chain. */
static bool load_extended(const struct loader *l, struct method_word named, const struct method *method, const struct chain *chain,
	struct benchmarks *ret_base)
{
	if (is_in_chain(chain, named.text)) {
		bool itself = !is_in_chain(chain->outer, named.text);
		struct diag_entry *entry = diag_add(l->diag, DIAG_BENCHMARKS_EXTENSION, named.span, "the set extends %s%.*s",
			itself ? "itself, " : "in a circle, through ", STR_ARG(named.text));
		diag_hint(l->diag, entry, itself ? "name another set, or take the attribute extends out"
			: "take the attribute extends out of one of the sets");
		return false;
	}
	if (chain->depth == BENCHMARKS_DEPTH_LIMIT) {
		diag_add(l->diag, DIAG_BENCHMARKS_EXTENSION, named.span, "more sets extend one another than the limit of %d", BENCHMARKS_DEPTH_LIMIT);
		return false;
	}
	struct wanted wanted = {.id = named.text, .at = named.span};
	return benchmarks_find(wanted.id, l->folders, wanted.at, l->arena, l->diag, &wanted.path)
		&& load_set(l, &wanted, method, chain, ret_base);
}

static bool load_set(const struct loader *l, const struct wanted *wanted, const struct method *method, const struct chain *outer,
	struct benchmarks *ret_set)
{
	struct xml_tree tree = {0};
	struct benchmarks set, base;
	bool good = read_wanted(l, wanted, &tree);
	if (good) {
		struct chain chain = {.asked = wanted->id, .own = read_word(tree.root, "xml:id", l->arena).text, .outer = outer,
			.depth = outer != NULL ? outer->depth + 1 : 1};
		struct method_word extended = benchmarks_extended(&tree, l->arena);
		bool extends = extended.text.n > 0, based = !extends || load_extended(l, extended, method, &chain, &base);
		good = benchmarks_read(&tree, method, extends && based ? &base : NULL, l->arena, l->diag, &set) && based
			&& check_id(wanted, set.id, l->diag);
	}
	xml_tree_finish(&tree);
	if (good) {
		*ret_set = set;
	}
	return good;
}

bool benchmarks_load(struct str id, const struct method *method, const struct method_folders *folders, struct span at,
	struct arena *arena, struct diag *diag, struct benchmarks *ret_set)
{
	struct loader loader = {folders, arena, diag};
	struct wanted wanted = {.id = id, .at = at};
	return benchmarks_find(id, folders, at, arena, diag, &wanted.path) && load_set(&loader, &wanted, method, NULL, ret_set);
}

bool benchmarks_load_file(struct str path, const struct method *method, const struct method_folders *folders,
	struct arena *arena, struct diag *diag, struct benchmarks *ret_set)
{
	struct method_folders all = folders_beside(folders, path);
	struct loader loader = {&all, arena, diag};
	return load_set(&loader, &(struct wanted){.path = path}, method, NULL, ret_set);
}
