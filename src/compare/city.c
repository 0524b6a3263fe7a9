/* What is kept of a city: everything is copied, so that its profile may go. */
#include "compare/compare.h"
#include "score/version.h"
#include "score/wording.h"

/** A city being added. */
struct adding {
	struct comparison *comparison;
	const struct scorecard_view *view;
	struct compare_city *city;
	struct str period, boundary; /* the last ones copied: most values share them */
	struct str boundary_id;
};

static struct str keep(const struct adding *a, struct str text)
{
	return text.n > 0 ? (struct str){str_copy(text, a->comparison->arena), text.n} : (struct str){0};
}

static struct score_performance keep_performance(const struct adding *a, const struct score_performance *performance)
{
	struct score_performance kept = *performance;
	kept.exact = keep(a, performance->exact);
	return kept;
}

/* Values */

static void keep_context(struct adding *a, const struct observation *observation, struct compare_point *point)
{
	if (!str_equal(a->period, observation->period)) {
		a->period = keep(a, observation->period);
	}
	if (!str_equal(a->boundary_id, observation->boundary)) {
		a->boundary_id = keep(a, observation->boundary);
		a->boundary = keep(a, wording_boundary(a->view, observation->boundary, a->comparison->arena));
	}
	point->period = a->period;
	point->boundary = a->boundary;
	point->closed = observation->closed;
	date_parse(observation->period, &point->days);
}

static void keep_point(struct adding *a, size_t index)
{
	const struct score_point *scored = &a->view->card->points[index];
	struct compare_point *point = &a->city->points[index];
	point->state = scored->state;
	if (scored->exact.n == 0) {
		return;
	}
	point->exact = keep(a, scored->exact);
	point->rounded = keep(a, scored->rounded);
	point->taken = version_is_taken(a->view->card, index);
	keep_context(a, scored->observation, point);
	if (scored->state == SCORE_SCORED) {
		point->performance = keep_performance(a, &scored->performance);
	}
}

static void keep_group(struct adding *a, size_t index)
{
	const struct score_group *scored = &a->view->card->groups[index];
	a->city->groups[index] = (struct compare_group){
		.data_points = scored->data_points,
		.reported = scored->reported,
		.scored = scored->counts[SCORE_SCORED],
		.points = scored->points,
		.maximum = scored->maximum,
		.performance = keep_performance(a, &scored->performance),
	};
}

/* The city */

static const struct profile_boundary *find_boundary(const struct profile *profile, struct str id)
{
	for (size_t c = 0; c < profile->cities.n; c++) {
		for (size_t i = 0; i < profile->cities.at[c].boundaries.n; i++) {
			if (str_equal(profile->cities.at[c].boundaries.at[i].head.id, id)) {
				return &profile->cities.at[c].boundaries.at[i];
			}
		}
	}
	return NULL;
}

/** How many values have a boundary, and whether it is met here for the first time. */
static size_t count_boundary(const struct scorecard *card, size_t from, bool *ret_first)
{
	struct str id = card->points[from].observation->boundary;
	size_t n = 0;
	*ret_first = true;
	for (size_t i = 0; i < card->method->points.n; i++) {
		if (card->points[i].exact.n > 0 && str_equal(card->points[i].observation->boundary, id)) {
			*ret_first = *ret_first && i >= from;
			n++;
		}
	}
	return n;
}

/** Find the boundary of most values; of several, that which is met first. */
static void keep_boundaries(struct adding *a)
{
	const struct scorecard *card = a->view->card;
	const struct observation *best = NULL;
	size_t most = 0;
	for (size_t i = 0; i < card->method->points.n; i++) {
		bool first;
		if (card->points[i].exact.n == 0 || wording_is_local(card->method, i)) {
			continue;
		}
		size_t n = count_boundary(card, i, &first);
		a->city->boundaries += first;
		if (n > most) {
			most = n;
			best = card->points[i].observation;
		}
	}
	const struct profile_boundary *boundary = best != NULL ? find_boundary(a->view->profile, best->boundary) : NULL;
	if (best != NULL) {
		a->city->boundary = keep(a, wording_boundary(a->view, best->boundary, a->comparison->arena));
	}
	if (boundary != NULL) {
		a->city->boundary_kind = keep(a, boundary->kind.text);
		a->city->boundary_named = boundary->names.n > 0;
	}
}

/** Find the days of all values, and what they are called when all are of the same. */
static void keep_periods(struct adding *a)
{
	struct compare_city *city = a->city;
	bool same = true;
	for (size_t i = 0; i < a->comparison->method->points.n; i++) {
		const struct compare_point *point = &city->points[i];
		if (point->days.last == 0 || wording_is_local(a->comparison->method, i)) {
			continue;
		}
		if (city->days.last == 0) {
			city->days = point->days;
			city->period = point->period;
		}
		same = same && point->days.first == city->days.first && point->days.last == city->days.last;
		city->days.first = point->days.first < city->days.first ? point->days.first : city->days.first;
		city->days.last = point->days.last > city->days.last ? point->days.last : city->days.last;
	}
	if (!same) {
		city->period = (struct str){0};
	}
}

/** Returns the name in a language; names that no longer hold only where there is no other. */
static struct str choose_name(const struct profile *profile, struct str lang, struct arena *arena)
{
	const struct profile_city *city = &profile->cities.at[0];
	struct method_texts now = {0}, all = {0};
	for (size_t i = 0; i < city->names.n; i++) {
		struct method_text text = {.lang = city->names.at[i].head.lang, .text = city->names.at[i].text};
		vec_push(&all, arena, text);
		if (city->names.at[i].to.text.n == 0) {
			vec_push(&now, arena, text);
		}
	}
	return method_text_choose(now.n > 0 ? &now : &all, lang);
}

static int64_t count_locals(const struct scorecard *card)
{
	int64_t n = 0;
	for (size_t i = 0; i < card->method->points.n; i++) {
		n += wording_is_local(card->method, i);
	}
	for (size_t i = 0; card->input.version != NULL && i < card->input.version->dropped.n; i++) {
		n += wording_is_local(card->input.version->from, card->input.version->dropped.at[i]);
	}
	return n;
}

void compare_add(struct comparison *comparison, const struct scorecard_view *view, struct str path)
{
	const struct profile *profile = view->profile;
	const struct version *version = view->card->input.version;
	struct arena *arena = comparison->arena;
	struct adding a = {comparison, view, vec_add(&comparison->cities, arena), {0}, {0}, {0}};
	a.city->id = keep(&a, profile->head.id);
	a.city->name = keep(&a, choose_name(profile, comparison->lang, arena));
	a.city->standing = keep(&a, profile->standing_word.text);
	a.city->path = keep(&a, path);
	if (version != NULL && !str_equal(method_rules(version->from), method_rules(version->to))) {
		a.city->method = method_rules(version->from);
	}
	a.city->locals = count_locals(view->card);
	a.city->points = arena_array(arena, comparison->method->points.n, struct compare_point);
	a.city->groups = arena_array(arena, comparison->method->groups.n, struct compare_group);
	/* Methods of the same rules differ at the end only, by data points that are local. */
	for (size_t i = 0; i < comparison->method->points.n && i < view->card->method->points.n; i++) {
		if (!wording_is_local(comparison->method, i) && !wording_is_local(view->card->method, i)) {
			keep_point(&a, i);
		}
	}
	for (size_t i = 0; i < comparison->method->groups.n; i++) {
		keep_group(&a, i);
	}
	keep_boundaries(&a);
	keep_periods(&a);
}
