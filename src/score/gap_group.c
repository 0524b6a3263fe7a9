#include <stdlib.h>

#include "score/gapper.h"
#include "score/wording.h"

/** A data point that may take part in lifting a group. Moves with its numbers. */
struct candidate {
	size_t index;           /* in the gaps */
	size_t point;
	mpq_t worth;            /* what a point, or a per cent, of it adds to the group */
	mpq_t gain;             /* what it adds to the group at most */
	mpq_srcptr missing;
};

struct candidates vec_of(struct candidate);

/** A group with the number by which it is sorted. */
struct ranked {
	struct gap_group gap;
	mpq_t missing;
};

/* Candidates */

/** Set what a data point adds at most, and what each step of it is worth. */
static void weigh_candidate(const struct gapper *g, size_t group, struct candidate *candidate)
{
	const struct gap_point *gap = &g->gaps.points.at[candidate->index];
	mpq_t present;
	mpq_inits(candidate->worth, candidate->gain, present, NULL);
	if (g->card->method->aggregation == METHOD_POINTS) {
		mpq_set_ui(candidate->worth, 1, 1);
		mpq_set_si(candidate->gain, gap->most.points, 1);
	} else if (gap->most.possible) {
		gapper_find_share(g->card, candidate->point, group, candidate->worth);
		rational_set_text(present, g->card->points[candidate->point].performance.exact);
		rational_set_text(candidate->gain, gap->most.performance.exact);
		mpq_sub(candidate->gain, candidate->gain, present);
		mpq_mul(candidate->gain, candidate->gain, candidate->worth);
	}
	mpq_clear(present);
}

static struct candidates find_candidates(const struct gapper *g, size_t group)
{
	struct candidates all = {0};
	for (size_t i = 0; i < g->gaps.points.n; i++) {
		size_t point = g->gaps.points.at[i].point;
		if (method_counts(g->card->method, g->card->method->points.at[point].indicator, group)) {
			struct candidate *candidate = vec_add(&all, g->arena);
			*candidate = (struct candidate){.index = i, .point = point, .missing = g->missing[point]};
			weigh_candidate(g, group, candidate);
		}
	}
	return all;
}

static void give_candidates(struct candidates *all)
{
	for (size_t i = 0; i < all->n; i++) {
		mpq_clears(all->at[i].worth, all->at[i].gain, NULL);
	}
}

/** The nearest to its next band first; those that are in the highest, last. */
static int compare_missing(const void *a, const void *b)
{
	const struct candidate *one = a, *other = b;
	int order = mpq_cmp(one->missing, other->missing);
	return order != 0 ? order : (one->index > other->index) - (one->index < other->index);
}

/** The one that can add most first. */
static int compare_gain(const void *a, const void *b)
{
	const struct candidate *one = a, *other = b;
	int order = mpq_cmp(other->gain, one->gain);
	return order != 0 ? order : compare_missing(a, b);
}

/* Lifting */

/** Returns the least that the last data point must do, when the others leave `rest`. */
static struct gap_aim find_least(struct gapper *g, const struct candidate *candidate, const mpq_t rest)
{
	const struct score_performance *present = &g->card->points[candidate->point].performance;
	struct gap_aim most = g->gaps.points.at[candidate->index].most, aim = {0};
	if (g->card->method->aggregation == METHOD_POINTS) {
		for (size_t band = present->band + 1; band < most.performance.band; band++) {
			aim = gapper_aim_at_band(g, candidate->point, band);
			if (aim.possible && mpq_cmp_si(rest, aim.points, 1) <= 0) {
				return aim;
			}
		}
		return most;
	}
	mpq_t percent, now;
	mpq_inits(percent, now, NULL);
	rational_set_text(now, present->exact);
	mpq_div(percent, rest, candidate->worth);
	mpq_add(percent, percent, now);
	aim = gapper_aim(g, candidate->point, percent);
	mpq_clears(percent, now, NULL);
	return aim.possible ? aim : most;
}

/** Take those that can add most until nothing is missing. */
static void find_lifts(struct gapper *g, const struct candidates *all, const mpq_t missing, struct gap_group *gap)
{
	mpq_t rest;
	mpq_init(rest);
	mpq_set(rest, missing);
	for (size_t i = 0; i < all->n && !gap->liftable && mpq_sgn(all->at[i].gain) > 0; i++) {
		const struct candidate *candidate = &all->at[i];
		gap->liftable = mpq_cmp(candidate->gain, rest) >= 0;
		struct gap_aim aim = gap->liftable ? find_least(g, candidate, rest) : g->gaps.points.at[candidate->index].most;
		vec_push(&gap->lifts, g->arena, ((struct gap_lift){candidate->point, aim}));
		mpq_sub(rest, rest, candidate->gain);
	}
	if (!gap->liftable) {
		gap->lifts.n = 0;
	}
	mpq_clear(rest);
}

/** Set what is missing: in points, or where there are none in per cent; and in per cent of the group. */
static void find_missing(const struct gapper *g, size_t group, struct gap_group *gap, mpq_t amount, mpq_t percent)
{
	const struct score_group *scored = &g->card->groups[group];
	mpq_t now;
	mpq_init(now);
	rational_set_decimal(amount, &g->card->method->bands.at[scored->performance.band + 1].from.value);
	rational_set_text(now, scored->performance.exact);
	mpq_sub(percent, amount, now);
	if (g->card->method->aggregation == METHOD_POINTS) {
		gapper_multiply(amount, scored->maximum, 100);
		rational_round(amount, 0, true);
		gap->missing_points = mpz_get_si(mpq_numref(amount)) - scored->points;
		mpq_set_si(amount, gap->missing_points, 1);
		mpq_set(percent, amount);
		gapper_multiply(percent, 100, scored->maximum);
	} else {
		mpq_set(amount, percent);
	}
	gap->missing = rational_text(percent, g->arena);
	mpq_clear(now);
}

static void find_group(struct gapper *g, size_t group, struct ranked *ranked)
{
	struct candidates all = find_candidates(g, group);
	mpq_t amount;
	mpq_init(amount);
	mpq_init(ranked->missing);
	ranked->gap = (struct gap_group){.group = group};
	find_missing(g, group, &ranked->gap, amount, ranked->missing);
	if (all.n > 0) {
		qsort(all.at, all.n, sizeof *all.at, compare_missing);
		for (size_t i = 0; i < all.n; i++) {
			vec_push(&ranked->gap.points, g->arena, all.at[i].index);
		}
		qsort(all.at, all.n, sizeof *all.at, compare_gain);
		find_lifts(g, &all, amount, &ranked->gap);
	}
	give_candidates(&all);
	mpq_clear(amount);
}

static int compare_groups(const void *a, const void *b)
{
	const struct ranked *one = a, *other = b;
	if (one->gap.liftable != other->gap.liftable) {
		return one->gap.liftable ? -1 : 1;
	}
	int order = mpq_cmp(one->missing, other->missing);
	size_t m = one->gap.lifts.n, n = other->gap.lifts.n;
	if (order != 0 || m != n) {
		return order != 0 ? order : m < n ? -1 : 1;
	}
	return (one->gap.group > other->gap.group) - (one->gap.group < other->gap.group);
}

/* Order of data points */

/** What a data point is sorted by. */
struct place {
	size_t rank;            /* of its dimension */
	mpq_srcptr missing;
	size_t index;
};

static int compare_places(const void *a, const void *b)
{
	const struct place *one = a, *other = b;
	if (one->rank != other->rank) {
		return one->rank < other->rank ? -1 : 1;
	}
	int order = mpq_cmp(one->missing, other->missing);
	return order != 0 ? order : (one->index > other->index) - (one->index < other->index);
}

/** Returns the place of a group among those to be lifted; those that are not, behind, in the order of the method. */
static size_t rank_group(const struct gapper *g, size_t group)
{
	for (size_t i = 0; i < g->gaps.groups.n; i++) {
		if (g->gaps.groups.at[i].group == group) {
			return i;
		}
	}
	return g->gaps.groups.n + group;
}

static void find_order(struct gapper *g)
{
	const struct method *method = g->card->method;
	size_t n = g->gaps.points.n;
	struct place *places = arena_array(g->arena, n, struct place);
	for (size_t i = 0; i < n; i++) {
		size_t point = g->gaps.points.at[i].point;
		size_t dimension = method->indicators.at[method->points.at[point].indicator].dimension;
		bool local = wording_is_local(method, point);
		places[i] = (struct place){local ? SIZE_MAX : rank_group(g, dimension), g->missing[point], i};
	}
	qsort(places, n, sizeof *places, compare_places);
	for (size_t i = 0; i < n; i++) {
		vec_push(&g->gaps.order, g->arena, places[i].index);
	}
}

void gapper_find_groups(struct gapper *g)
{
	const struct method *method = g->card->method;
	struct ranked *ranked = arena_array(g->arena, method->groups.n, struct ranked);
	size_t n = 0;
	for (size_t i = 0; i < method->groups.n; i++) {
		if (!wording_performs(&g->card->groups[i])) {
			vec_push(&g->gaps.unscored, g->arena, i);
		} else if (g->card->groups[i].performance.band + 1 == method->bands.n) {
			vec_push(&g->gaps.highest, g->arena, i);
		} else {
			find_group(g, i, &ranked[n++]);
		}
	}
	qsort(ranked, n, sizeof *ranked, compare_groups);
	for (size_t i = 0; i < n; i++) {
		vec_push(&g->gaps.groups, g->arena, ranked[i].gap);
		mpq_clear(ranked[i].missing);
	}
	find_order(g);
}
