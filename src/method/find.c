#include "method/find.h"

#include "base/file.h"
#include "xml/nearest.h"

/** Look for `folder/sub/id.xml`. */
static bool look(struct str folder, const char *sub, struct str id, struct arena *arena, struct str *ret_path)
{
	struct str path = path_join(folder, str_format(arena, "%s/%.*s.xml", sub, STR_ARG(id)), arena);
	if (!file_is_there(path)) {
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
		diag_add(diag, DIAG_METHOD_NOT_FOUND, at, "“%.*s” is no id of a %s, which ends in its version", STR_ARG(id), what);
		return false;
	}
	for (size_t i = 0; i < folders->data_count; i++) {
		if (look(folders->data[i], data_sub, id, arena, ret_path)) {
			return true;
		}
	}
	if (folders->profile.at != NULL && look(folders->profile, profile_sub, id, arena, ret_path)) {
		return true;
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

/** Report a file whose id is not the one by which it was found. */
static bool check_id(struct str wanted, struct method_word id, struct diag *diag)
{
	if (str_equal(wanted, id.text)) {
		return true;
	}
	diag_add(diag, DIAG_METHOD_ID, id.span, "the id is %.*s, but the file is called %.*s.xml", STR_ARG(id.text), STR_ARG(wanted));
	return false;
}

bool method_load(struct str id, const struct method_folders *folders, struct span at, struct arena *arena,
	struct diag *diag, struct method *ret_method)
{
	struct str path;
	struct xml_tree tree = {0};
	struct method method;
	bool found = method_find(id, folders, at, arena, diag, &path)
		&& xml_tree_read(path, &xml_limits_default, at, arena, diag, &tree)
		&& method_read(&tree, arena, diag, &method)
		&& check_id(id, method.id, diag);
	xml_tree_finish(&tree);
	if (found) {
		*ret_method = method;
	}
	return found;
}

bool benchmarks_load(struct str id, const struct method *method, const struct method_folders *folders, struct span at,
	struct arena *arena, struct diag *diag, struct benchmarks *ret_set)
{
	struct str path;
	struct xml_tree tree = {0};
	struct benchmarks set;
	bool found = benchmarks_find(id, folders, at, arena, diag, &path)
		&& xml_tree_read(path, &xml_limits_default, at, arena, diag, &tree)
		&& benchmarks_read(&tree, method, arena, diag, &set)
		&& check_id(id, set.id, diag);
	xml_tree_finish(&tree);
	if (found) {
		*ret_set = set;
	}
	return found;
}
