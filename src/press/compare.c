/*
 * What the command compare asks of a session. Each profile has a session of its own, which ends when what is compared was taken
 * from it; methods and sets stand on the shelf of the one that compares.
 */
#include "base/file.h"
#include "press/loaded.h"

/** What is kept of every profile that could be read. Places are in the source list of the session that compares. */
struct seen {
	struct str path;           /* all links resolved; empty for standard input */
	struct str id;
	struct span id_span;
	struct profile_text method, benchmarks;
	const struct method *scoring;
	const struct benchmarks *set;
	bool set_known;            /* it has one, or wants none */
};

struct comparing {
	struct press *press;
	struct comparison *comparison;
	struct vec_of(struct seen) seen;
};

/* Reports */

/** Returns the bytes up to the end of the line in which the root's start tag ends: all that a message on the root shows. */
static struct str root_bytes(const struct press *one)
{
	const struct source_file *file = source_lookup(&one->sources, one->loaded->tree.files[0]);
	const struct xml_place *place = xml_place(one->loaded->tree.root);
	size_t n = place ? place->span.end : 0;
	while (n < file->bytes.n && file->bytes.at[n] != '\n')
		n++;
	return (struct str){file->bytes.at, n};
}

static uint32_t keep_source(struct press *press, struct str name, struct str bytes)
{
	return source_add(&press->sources, (struct str){str_copy(name, &press->arena), name.n}, (struct str){str_copy(bytes, &press->arena), bytes.n});
}

/**
 * Take over the sources of a profile: those that a report shows, whole, and of its first file at least the root.
 * Returns the new number of each file; 0 where it is left behind.
 */
static uint32_t *keep_sources(struct press *press, struct press *one)
{
	uint32_t *numbers = arena_array(&one->arena, one->sources.n + 1, uint32_t);
	bool *shown = arena_array(&one->arena, one->sources.n + 1, bool);
	uint32_t root = one->loaded->tree.root ? one->loaded->tree.files[0] : 0;
	for (size_t i = 0; i < one->diag.n; i++)
		shown[one->diag.at[i].span.file] = shown[one->diag.at[i].related.file] = true;
	for (uint32_t i = 1; i < one->sources.n; i++) {
		const struct source_file *file = source_lookup(&one->sources, i);
		if (shown[i] || i == root)
			numbers[i] = keep_source(press, file->name, shown[i] ? file->bytes : root_bytes(one));
	}
	return numbers;
}

static struct str keep_text(struct press *press, struct str text)
{
	return text.n > 0 ? (struct str){str_copy(text, &press->arena), text.n} : (struct str){0};
}

static struct span move_span(struct span span, const uint32_t *numbers)
{
	span.file = numbers[span.file];
	return span;
}

/** Take over what is wrong with a profile. */
static void keep_reports(struct press *press, const struct diag *diag, const uint32_t *numbers)
{
	for (size_t i = 0; i < diag->n; i++) {
		struct diag_entry entry = diag->at[i];
		entry.span = move_span(entry.span, numbers);
		entry.related = move_span(entry.related, numbers);
		entry.message = keep_text(press, entry.message);
		entry.hint = keep_text(press, entry.hint);
		diag_take(&press->diag, &entry);
	}
	press->diag.dropped += diag->dropped;
}

/* Refusals */

static struct seen make_seen(struct comparing *c, const struct press *one, const uint32_t *numbers, struct str path)
{
	const struct press_loaded *loaded = one->loaded;
	const struct profile_id *id = profile_id_lookup(&loaded->profile, loaded->profile.head.id);
	struct seen seen = {.path = path, .id = keep_text(c->press, loaded->profile.head.id),
		.id_span = move_span(id ? id->span : loaded->profile.head.span, numbers),
		.method = loaded->profile.method, .benchmarks = loaded->profile.benchmarks, .scoring = loaded->scoring, .set = loaded->benchmarks,
		.set_known = loaded->benchmarks || (loaded->profile.benchmarks.text.n == 0 && c->press->settings.benchmarks.n == 0)};
	seen.method.text = keep_text(c->press, seen.method.text);
	seen.method.span = move_span(seen.method.span, numbers);
	seen.benchmarks.text = keep_text(c->press, seen.benchmarks.text);
	seen.benchmarks.span = move_span(seen.benchmarks.span, numbers);
	return seen;
}

static void refuse_method(struct comparing *c, const struct seen *first, const struct seen *other, const struct press_loaded *loaded)
{
	struct diag *diag = &c->press->diag;
	const struct version *version = NULL;
	struct method_folders folders = method_folders(loaded);
	if (!shelf_find_version(loaded->shelf, other->scoring, first->scoring, &folders, &version))
		return;
	struct diag_entry *entry = diag_add(diag, version ? DIAG_COMPARE_VERSIONS : DIAG_COMPARE_METHODS, other->method.span,
		"this profile is made for %.*s, and another one for %.*s", STR_ARG(other->method.text), STR_ARG(first->method.text));
	diag_relate(entry, first->method.span, "the other profile");
	if (!version) {
		diag_hint(diag, entry, "compare the profiles of each method apart");
		return;
	}
	const struct method *newer = version->forward ? version->to : version->from;
	diag_hint(diag, entry, "--method %.*s with --benchmarks and a set for it scores all by this version, whose predecessor is %.*s",
		STR_ARG(method_rules(newer)), STR_ARG(newer->predecessor.text));
}

static void refuse_copy(struct comparing *c, struct span first, struct span other, struct str id)
{
	struct diag_entry *entry = diag_add(&c->press->diag, DIAG_METHOD_COPIES, other,
		"the file of %.*s that this profile has beside it is not the one of another profile", STR_ARG(id));
	diag_relate(entry, first, "the other profile");
	diag_hint(&c->press->diag, entry, "one id stands for one file: give the one that was changed a new version");
}

static struct str name_set(const struct benchmarks *set, struct arena *arena)
{
	return set ? str_format(arena, "the benchmarks %.*s", STR_ARG(set->id.text)) : STR("no benchmark set");
}

static void refuse_set(struct comparing *c, const struct seen *first, const struct seen *other)
{
	struct str one = name_set(first->set, &c->press->arena), this = name_set(other->set, &c->press->arena);
	struct diag_entry *entry = diag_add(&c->press->diag, DIAG_COMPARE_BENCHMARKS, other->benchmarks.span,
		"this profile is scored by %.*s, and another one by %.*s", STR_ARG(this), STR_ARG(one));
	diag_relate(entry, first->benchmarks.span, "the other profile");
	diag_hint(&c->press->diag, entry, "name one set for all with --benchmarks");
}

/** Report why a profile cannot stand beside the first one. */
static void check_alike(struct comparing *c, const struct seen *first, const struct seen *other, const struct press_loaded *loaded)
{
	if (!other->scoring)
		return;
	if (!str_equal(method_rules(first->scoring), method_rules(other->scoring))) {
		refuse_method(c, first, other, loaded);
		return;
	}
	bool same_id = str_equal(first->scoring->id.text, other->scoring->id.text);
	if (same_id && !shelf_same_method(loaded->shelf, first->scoring, other->scoring))
		refuse_copy(c, first->method.span, other->method.span, first->scoring->id.text);
	if (!first->set_known || !other->set_known || shelf_same_set(loaded->shelf, first->set, other->set))
		return;
	if (first->set && other->set && str_equal(first->set->id.text, other->set->id.text))
		refuse_copy(c, first->benchmarks.span, other->benchmarks.span, first->set->id.text);
	else
		refuse_set(c, first, other);
}

/** Report a city that is there already, by its id. */
static void check_new(struct comparing *c, const struct seen *other)
{
	for (size_t i = 0; i < c->seen.n; i++) {
		const struct seen *one = &c->seen.at[i];
		if (other->id.n > 0 && str_equal(one->id, other->id)) {
			struct diag_entry *entry = diag_add(&c->press->diag, DIAG_COMPARE_TWICE, other->id_span,
				"two profiles have the id %.*s", STR_ARG(other->id));
			diag_relate(entry, one->id_span, "the other profile");
			diag_hint(&c->press->diag, entry, "give each city once; former years of a city are compared by score --trend");
			return;
		}
	}
}

/** Report a file that is given a second time, and shall not be read again. */
static bool is_given(struct comparing *c, struct str path, struct str operand)
{
	for (size_t i = 0; i < c->seen.n && path.n > 0; i++) {
		if (str_equal(c->seen.at[i].path, path)) {
			struct diag_entry *entry = diag_add(&c->press->diag, DIAG_COMPARE_TWICE, c->seen.at[i].id_span,
				"the profile “%.*s” is given twice", STR_ARG(operand));
			diag_hint(&c->press->diag, entry, "give each city once");
			return true;
		}
	}
	return false;
}

/* All */

/** Take what is compared out of a profile's session. */
static void keep_profile(struct comparing *c, struct press *one, bool scored, struct str path)
{
	struct press_loaded *loaded = one->loaded;
	uint32_t *numbers = keep_sources(c->press, one);
	keep_reports(c->press, &one->diag, numbers);
	struct seen seen = {.path = path};
	if (loaded->profile.head.node) {
		seen = make_seen(c, one, numbers, path);
		check_new(c, &seen);
		for (size_t i = 0; i < c->seen.n; i++) {
			if (c->seen.at[i].scoring) {
				check_alike(c, &c->seen.at[i], &seen, loaded);
				break;
			}
		}
	}
	vec_push(&c->seen, &c->press->arena, seen);
	if (!scored || diag_failed(&c->press->diag))
		return;
	if (c->comparison->cities.n == 0) {
		c->comparison->method = loaded->scoring;
		c->comparison->benchmarks = loaded->benchmarks;
	}
	struct scorecard_view view = {.card = &loaded->scorecard, .profile = &loaded->profile, .lang = c->comparison->lang};
	compare_add(c->comparison, &view, loaded->path);
}

static void compare_one(struct comparing *c, struct str operand)
{
	struct str path = load_path(c->press, operand), resolved = {0};
	if (!str_is(operand, "-"))
		path_resolve(path, &c->press->arena, &resolved);
	if (is_given(c, resolved, operand))
		return;
	struct press *one = press_create(&c->press->settings);
	one->loaded->shelf = c->press->loaded->shelf;
	bool scored = load_model(one, operand) && load_scorecard(one) && !diag_failed(&one->diag);
	keep_profile(c, one, scored, resolved);
	press_destroy(one);
}

bool press_compare(struct press *press, char *const *profiles, size_t count, struct comparison *comparison)
{
	struct comparing comparing = {.press = press, .comparison = comparison};
	comparison->arena = &press->arena;
	comparison->group = METHOD_NONE;
	for (size_t i = 0; i < count; i++)
		compare_one(&comparing, str_from(profiles[i]));
	if (diag_failed(&press->diag))
		return false;
	compare_finish(comparison);
	return true;
}
