#include "score/version.h"

#include "base/date.h"

const char *version_tie_word(enum version_tie tie)
{
	static const char *const words[] = {"taken-over", "not-comparable", "absent"};
	return words[tie];
}

/* From version to version */

/** Two versions next to each other, and the data point of the newer that is looked at. */
struct pair {
	const struct method *newer, *older;
	const struct method_point *now, *then;
};

static struct str unit_of(const struct method *method, const struct method_point *point)
{
	return method->units.at[point->unit].id.text;
}

static bool same_items(const struct method_items *a, const struct method_items *b)
{
	if (a->n != b->n) {
		return false;
	}
	for (size_t i = 0; i < a->n; i++) {
		if (!str_equal(a->at[i].id.text, b->at[i].id.text)) {
			return false;
		}
	}
	return true;
}

/** What is called comparable is measured alike; otherwise a share would silently become a count. */
static bool check_comparable(const struct pair *pair, struct diag *diag)
{
	const struct method_former *former = &pair->now->formerly;
	bool same_unit = str_equal(unit_of(pair->newer, pair->now), unit_of(pair->older, pair->then));
	if (!former->comparable
		|| (same_unit && pair->now->kind == pair->then->kind && same_items(&pair->now->items, &pair->then->items))) {
		return true;
	}
	struct diag_entry *entry = diag_add(diag, DIAG_METHOD_PREDECESSOR, former->code.span,
		"%.*s is called comparable, but has another %s than %.*s had", STR_ARG(pair->now->code),
		pair->now->kind != pair->then->kind ? "kind of value" : same_unit ? "list" : "unit", STR_ARG(pair->then->code));
	diag_relate(entry, pair->then->span, "as it was before");
	diag_hint(diag, entry, "write comparable=\"no\", or give it the unit, kind and items that it had");
	return false;
}

static bool check_pair(const struct method *newer, const struct method *older, struct diag *diag)
{
	bool good = method_check_predecessor(newer, older, diag);
	for (size_t i = 0; i < newer->points.n; i++) {
		const struct method_point *now = &newer->points.at[i];
		size_t former;
		if (now->formerly.code.text.n > 0 && method_lookup(older, now->formerly.code.text, &former)) {
			good = check_comparable(&(struct pair){newer, older, now, &older->points.at[former]}, diag) && good;
		}
	}
	return good;
}

/** Follow a data point of the newest method to the oldest. Returns what it was there; METHOD_NONE: new since. */
static size_t follow(const struct version_chain *chain, size_t point, bool *ret_comparable)
{
	*ret_comparable = true;
	for (size_t i = 0; i + 1 < chain->n; i++) {
		const struct method_former *former = &chain->at[i]->points.at[point].formerly;
		if (former->code.text.n == 0 || !method_lookup(chain->at[i + 1], former->code.text, &point)) {
			return METHOD_NONE;
		}
		*ret_comparable = *ret_comparable && former->comparable;
	}
	return point;
}

static void tie(struct version *version, size_t point, size_t former, bool comparable)
{
	version->points[point] = (struct version_point){comparable ? VERSION_TAKEN_OVER : VERSION_NOT_COMPARABLE, former};
}

static void tie_same_rules(struct version *version)
{
	for (size_t i = 0; i < version->to->points.n; i++) {
		size_t former;
		if (method_lookup(version->from, version->to->points.at[i].code, &former)) {
			tie(version, i, former, true);
		}
	}
}

static void tie_versions(struct version *version, const struct version_chain *chain)
{
	bool comparable;
	for (size_t i = 0; i < chain->at[0]->points.n; i++) {
		size_t former = follow(chain, i, &comparable);
		if (former != METHOD_NONE && version->forward) {
			tie(version, i, former, comparable);
		} else if (former != METHOD_NONE) {
			tie(version, former, i, comparable);
		}
	}
}

static void find_dropped(struct version *version, struct arena *arena)
{
	bool *kept = arena_array(arena, version->from->points.n, bool);
	for (size_t i = 0; i < version->to->points.n; i++) {
		if (version->points[i].tie != VERSION_ABSENT) {
			kept[version->points[i].former] = true;
		}
	}
	for (size_t i = 0; i < version->from->points.n; i++) {
		if (!kept[i]) {
			vec_push(&version->dropped, arena, i);
		}
	}
}

bool version_make(const struct method *from, const struct method *to, const struct version_chain *chain, struct arena *arena,
	struct diag *diag, struct version *ret_version)
{
	struct version version = {.from = from, .to = to, .forward = chain->n > 1 && to == chain->at[0], .points = arena_array(arena, to->points.n, struct version_point)};
	bool good = true;
	for (size_t i = 0; i + 1 < chain->n; i++) {
		good = check_pair(chain->at[i], chain->at[i + 1], diag) && good;
	}
	if (!good) {
		return false;
	}
	for (size_t i = 0; i < to->points.n; i++) {
		version.points[i] = (struct version_point){VERSION_ABSENT, METHOD_NONE};
	}
	if (chain->n > 1) {
		tie_versions(&version, chain);
	} else {
		tie_same_rules(&version);
	}
	find_dropped(&version, arena);
	*ret_version = version;
	return true;
}

/* Observations */

/** What is made of the observations of a profile. */
struct observer {
	const struct version *version;
	struct arena *arena;
	size_t *next;                      /* of the data points of the profile's method: those of the other; METHOD_NONE: dropped */
	struct version_observations all;
	struct vec_of(size_t) points;      /* parallel to `all` */
};

/** Returns whether a value was collected under the method that scores already. */
static bool is_native(const struct version *version, const struct observation *observation)
{
	return observation->method.n > 0 && !score_is_foreign(version->to, observation);
}

static void add(struct observer *o, const struct observation *observation, size_t point)
{
	struct observation seen = *observation;
	seen.indicator = o->version->to->points.at[point].code;
	if (!is_native(o->version, observation) && !score_is_foreign(o->version->from, observation)) {
		seen.method = (struct str){0};
	}
	vec_push(&o->all, o->arena, seen);
	vec_push(&o->points, o->arena, point);
}

static void observe(struct observer *o, const struct observation *observation, struct diag *diag)
{
	const struct version *version = o->version;
	size_t former;
	if (observation->indicator.n == 0) {
		return;
	}
	if (!method_lookup(version->from, observation->indicator, &former)) {
		if (!observation->earlier) {
			method_report_unknown(version->from, observation->indicator, observation->indicator_span, diag);
		}
		return;
	}
	size_t point = o->next[former];
	bool has_value = observation->missing == OBSERVATION_REPORTED;
	if (point != METHOD_NONE
		&& (version->points[point].tie == VERSION_TAKEN_OVER || is_native(version, observation) || !has_value)) {
		add(o, observation, point);
	}
}

/** Say of every data point of which there is nothing that it is not reported. */
static void add_missing(struct observer *o)
{
	bool *observed = arena_array(o->arena, o->version->to->points.n, bool);
	for (size_t i = 0; i < o->all.n; i++) {
		observed[o->points.at[i]] |= !o->all.at[i].earlier;
	}
	for (size_t i = 0; i < o->version->to->points.n; i++) {
		if (!observed[i] && o->version->points[i].tie != VERSION_TAKEN_OVER) {
			vec_push(&o->all, o->arena, ((struct observation){.indicator = o->version->to->points.at[i].code,
				.form = OBSERVATION_NONE, .missing = OBSERVATION_NOT_REPORTED}));
			vec_push(&o->points, o->arena, i);
		}
	}
}

/** Flag a value as a break when the last one before it was collected under another version. */
static void flag_break(struct observer *o, size_t index)
{
	struct date_range own, days, last = {0, 0};
	const struct observation *before = NULL;
	if (!date_parse(o->all.at[index].period, &own)) {
		return;
	}
	for (size_t i = 0; i < o->all.n; i++) {
		if (o->points.at[i] == o->points.at[index] && date_parse(o->all.at[i].period, &days) && days.last < own.last
			&& days.last > last.last && o->all.at[i].missing == OBSERVATION_REPORTED) {
			before = &o->all.at[i];
			last = days;
		}
	}
	if (before != NULL && !str_equal(before->method, o->all.at[index].method)) {
		o->all.at[index].breaks = true;
	}
}

struct version_observations version_observe(const struct version *version, const struct observation *observations, size_t n,
	struct arena *arena, struct diag *diag)
{
	struct observer observer = {.version = version, .arena = arena, .next = arena_array(arena, version->from->points.n, size_t)};
	for (size_t i = 0; i < version->from->points.n; i++) {
		observer.next[i] = METHOD_NONE;
	}
	for (size_t i = 0; i < version->to->points.n; i++) {
		if (version->points[i].former != METHOD_NONE) {
			observer.next[version->points[i].former] = i;
		}
	}
	for (size_t i = 0; i < n; i++) {
		observe(&observer, &observations[i], diag);
	}
	add_missing(&observer);
	for (size_t i = 0; i < observer.all.n; i++) {
		flag_break(&observer, i);
	}
	return observer.all;
}

bool version_is_taken(const struct scorecard *card, size_t point)
{
	const struct version *version = card->input.version;
	const struct observation *observation = card->points[point].observation;
	return version != NULL && !str_equal(method_rules(version->from), method_rules(version->to)) && observation != NULL
		&& observation->missing == OBSERVATION_REPORTED && observation->method.n == 0;
}
