#include "press/shelf.h"

#include "base/file.h"

/* Files */

/** Returns the number that the next file of a source list gets. */
static uint32_t next_file(const struct shelf *shelf)
{
	uint32_t n = shelf->diag->sources->n;
	return n > 0 ? n : 1;
}

/** Find the path of what is wished for. */
static bool find_path(const struct shelf *shelf, const struct shelf_wish *wish, bool is_set, struct str *ret_path)
{
	if (method_is_path(wish->word)) {
		*ret_path = wish->word;
		return true;
	}
	return is_set ? benchmarks_find(wish->word, wish->folders, wish->at, shelf->arena, wish->diag, ret_path)
		: method_find(wish->word, wish->folders, wish->at, shelf->arena, wish->diag, ret_path);
}

/** Returns the place that names a file, where it is in the sources of the shelf: other profiles may name it too. */
static struct span place_of(const struct shelf *shelf, const struct shelf_wish *wish)
{
	return wish->diag == shelf->diag ? wish->at : (struct span){0};
}

static const struct method *read_method(struct shelf *shelf, const struct shelf_wish *wish)
{
	struct method *method = arena_new(shelf->arena, struct method);
	bool good = method_is_path(wish->word)
		? method_load_file(wish->word, wish->folders, shelf->arena, shelf->diag, method)
		: method_load(wish->word, wish->folders, place_of(shelf, wish), shelf->arena, shelf->diag, method);
	return good ? method : NULL;
}

static const struct benchmarks *read_set(struct shelf *shelf, const struct shelf_wish *wish, const struct method *method)
{
	struct benchmarks *set = arena_new(shelf->arena, struct benchmarks);
	bool good = method_is_path(wish->word)
		? benchmarks_load_file(wish->word, method, wish->folders, shelf->arena, shelf->diag, set)
		: benchmarks_load(wish->word, method, wish->folders, place_of(shelf, wish), shelf->arena, shelf->diag, set);
	return good ? set : NULL;
}

const struct method *shelf_method(struct shelf *shelf, const struct shelf_wish *wish)
{
	struct shelf_file file = {.first = next_file(shelf)};
	if (!find_path(shelf, wish, false, &file.path)) {
		return NULL;
	}
	for (size_t i = 0; i < shelf->methods.n; i++) {
		if (str_equal(shelf->methods.at[i].path, file.path)) {
			return shelf->methods.at[i].method;
		}
	}
	file.method = read_method(shelf, wish);
	file.last = next_file(shelf);
	vec_push(&shelf->methods, shelf->arena, file);
	return file.method;
}

const struct benchmarks *shelf_set(struct shelf *shelf, const struct shelf_wish *wish, const struct method *method)
{
	struct shelf_file file = {.first = next_file(shelf), .method = method};
	if (!find_path(shelf, wish, true, &file.path)) {
		return NULL;
	}
	for (size_t i = 0; i < shelf->sets.n; i++) {
		if (shelf->sets.at[i].method == method && str_equal(shelf->sets.at[i].path, file.path)) {
			return shelf->sets.at[i].set;
		}
	}
	file.set = read_set(shelf, wish, method);
	file.last = next_file(shelf);
	vec_push(&shelf->sets, shelf->arena, file);
	return file.set;
}

/* Copies */

static bool same_bytes(const struct shelf *shelf, const struct shelf_file *a, const struct shelf_file *b)
{
	const struct source_list *sources = shelf->diag->sources;
	bool same = a->last - a->first == b->last - b->first;
	for (uint32_t i = 0; same && i < a->last - a->first; i++) {
		same = str_equal(source_lookup(sources, a->first + i)->bytes, source_lookup(sources, b->first + i)->bytes);
	}
	return same;
}

static const struct shelf_file *file_of(const struct shelf_file *files, size_t n, const struct method *method, const struct benchmarks *set)
{
	for (size_t i = 0; i < n; i++) {
		if (set != NULL ? files[i].set == set : files[i].method == method) {
			return &files[i];
		}
	}
	return NULL;
}

bool shelf_same_method(const struct shelf *shelf, const struct method *a, const struct method *b)
{
	const struct shelf_file *one = file_of(shelf->methods.at, shelf->methods.n, a, NULL);
	const struct shelf_file *other = file_of(shelf->methods.at, shelf->methods.n, b, NULL);
	return a == b || same_bytes(shelf, one, other);
}

bool shelf_same_set(const struct shelf *shelf, const struct benchmarks *a, const struct benchmarks *b)
{
	if (a == b || a == NULL || b == NULL) {
		return a == b;
	}
	const struct shelf_file *one = file_of(shelf->sets.at, shelf->sets.n, NULL, a);
	const struct shelf_file *other = file_of(shelf->sets.at, shelf->sets.n, NULL, b);
	return str_equal(one->path, other->path) || same_bytes(shelf, one, other);
}

/* Versions */

/** A way down from a method through those before it. */
struct descent {
	struct shelf *shelf;
	struct method_folders folders;
	struct version_chain chain;
};

static bool same_rules(const struct method *a, const struct method *b)
{
	return str_equal(method_rules(a), method_rules(b));
}

static bool is_in_chain(const struct version_chain *chain, struct str rules)
{
	for (size_t i = 0; i < chain->n; i++) {
		if (str_equal(method_rules(chain->at[i]), rules)) {
			return true;
		}
	}
	return false;
}

/** Add the predecessor of the last method. Returns false at the end of the way; *ret_good is false when it ends by an error. */
static bool step_down(struct descent *d, bool *ret_good)
{
	const struct method *last = d->chain.at[d->chain.n - 1];
	struct diag unheard = {.arena = d->shelf->arena, .sources = d->shelf->diag->sources};
	struct shelf_wish wish = {last->predecessor.text, last->predecessor.span, &d->folders, &unheard};
	struct str path;
	if (wish.word.n == 0) {
		return false;
	}
	if (is_in_chain(&d->chain, wish.word)) {
		struct diag_entry *entry = diag_add(d->shelf->diag, DIAG_METHOD_PREDECESSOR, wish.at,
			"the versions before %.*s go in a circle, through %.*s", STR_ARG(d->chain.at[0]->id.text), STR_ARG(wish.word));
		diag_hint(d->shelf->diag, entry, "take the predecessor out of the oldest of them");
		*ret_good = false;
		return false;
	}
	/* That an old version is not at hand is no fault: nobody may need it. */
	if (!method_find(wish.word, &d->folders, wish.at, d->shelf->arena, &unheard, &path)) {
		return false;
	}
	const struct method *method = shelf_method(d->shelf, &wish);
	*ret_good = method != NULL;
	if (method != NULL) {
		vec_push(&d->chain, d->shelf->arena, method);
	}
	return method != NULL;
}

static struct str path_of(const struct shelf *shelf, const struct method *method)
{
	return file_of(shelf->methods.at, shelf->methods.n, method, NULL)->path;
}

/** Go down from one method to the end. Returns false on errors; the chain ends with the other method, and is empty when that is not met. */
static bool descend(struct shelf *shelf, const struct method *from, const struct method *to, const struct method_folders *folders,
	struct version_chain *ret_chain)
{
	struct descent descent = {.shelf = shelf, .folders = *folders};
	size_t met = 0;
	bool good = true;
	descent.folders.beside = path_folder(path_of(shelf, from));
	vec_push(&descent.chain, shelf->arena, from);
	do {
		if (same_rules(descent.chain.at[descent.chain.n - 1], to)) {
			met = descent.chain.n;
		}
	} while (step_down(&descent, &good));
	descent.chain.n = met;
	if (met > 0) {
		descent.chain.at[met - 1] = to;
	}
	*ret_chain = descent.chain;
	return good;
}

static bool takes_over(const struct method *method)
{
	for (size_t i = 0; i < method->points.n; i++) {
		if (method->points.at[i].formerly.code.text.n > 0) {
			return true;
		}
	}
	return false;
}

/** Advise of the predecessor of the last method, which was not found. */
static void miss_predecessor(const struct descent *d)
{
	const struct method *last = d->chain.at[d->chain.n - 1];
	struct diag unheard = {.arena = d->shelf->arena, .sources = d->shelf->diag->sources};
	struct str path;
	if (last->predecessor.text.n == 0 || !takes_over(last)
		|| method_find(last->predecessor.text, &d->folders, last->predecessor.span, d->shelf->arena, &unheard, &path)) {
		return;
	}
	struct diag_entry *entry = diag_add(d->shelf->diag, DIAG_METHOD_PREDECESSOR_MISSING, last->predecessor.span,
		"there is no method %.*s, so what is said to come from it cannot be checked", STR_ARG(last->predecessor.text));
	diag_hint(d->shelf->diag, entry, "put %.*s.xml beside the other methods, or correct the id", STR_ARG(last->predecessor.text));
}

static bool check_predecessors(struct shelf *shelf, const struct method *method, const struct method_folders *folders)
{
	struct descent descent = {.shelf = shelf, .folders = *folders};
	bool good = true;
	descent.folders.beside = path_folder(path_of(shelf, method));
	vec_push(&descent.chain, shelf->arena, method);
	while (good && step_down(&descent, &good)) {
		good = method_check_predecessor(descent.chain.at[descent.chain.n - 2], descent.chain.at[descent.chain.n - 1], shelf->diag);
	}
	if (good) {
		miss_predecessor(&descent);
	}
	return good;
}

bool shelf_check_predecessors(struct shelf *shelf, const struct method *method, const struct method_folders *folders)
{
	for (size_t i = 0; i < shelf->checks.n; i++) {
		if (shelf->checks.at[i].method == method) {
			return shelf->checks.at[i].good;
		}
	}
	bool good = check_predecessors(shelf, method, folders);
	vec_push(&shelf->checks, shelf->arena, ((struct shelf_check){method, good}));
	return good;
}

static bool find_chain(struct shelf *shelf, const struct shelf_pair *pair, const struct method_folders *folders, struct version_chain *ret_chain)
{
	return descend(shelf, pair->to, pair->from, folders, ret_chain)
		&& (ret_chain->n > 0 || descend(shelf, pair->from, pair->to, folders, ret_chain));
}

bool shelf_find_version(struct shelf *shelf, const struct method *from, const struct method *to, const struct method_folders *folders,
	const struct version **ret_version)
{
	struct shelf_pair pair = {.from = from, .to = to};
	struct version_chain chain = {0};
	for (size_t i = 0; i < shelf->pairs.n; i++) {
		if (shelf->pairs.at[i].from == from && shelf->pairs.at[i].to == to) {
			*ret_version = shelf->pairs.at[i].version;
			return shelf->pairs.at[i].good;
		}
	}
	struct version *version = arena_new(shelf->arena, struct version);
	pair.good = find_chain(shelf, &pair, folders, &chain)
		&& (chain.n == 0 || version_make(from, to, &chain, shelf->arena, shelf->diag, version));
	pair.version = pair.good && chain.n > 0 ? version : NULL;
	vec_push(&shelf->pairs, shelf->arena, pair);
	*ret_version = pair.version;
	return pair.good;
}
