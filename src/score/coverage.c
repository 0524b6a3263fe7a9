#include "score/coverage.h"

static bool has_value(const struct score_point *point)
{
	return point->observation != NULL && point->observation->missing == OBSERVATION_REPORTED;
}

static bool has_benchmark(const struct score_point *point)
{
	return point->benchmark != NULL && point->benchmark->formula != BENCHMARK_NONE;
}

/** Returns the count for a state without value. */
static int64_t *count_of_missing(struct coverage *coverage, enum score_state state)
{
	switch (state) {
	case SCORE_NOT_COLLECTED:
		return &coverage->not_collected;
	case SCORE_WITHHELD:
		return &coverage->withheld;
	case SCORE_NOT_KNOWN:
		return &coverage->not_known;
	case SCORE_NOT_APPLICABLE:
		return &coverage->not_applicable;
	case SCORE_SCORED:
	case SCORE_NO_BENCHMARK:
	case SCORE_NOT_VERIFIED:
	case SCORE_NOT_REPORTED:
		break;
	}
	return &coverage->not_reported;
}

static void count_point(const struct score_point *point, struct coverage *coverage)
{
	coverage->total++;
	if (!has_value(point)) {
		++*count_of_missing(coverage, point->state);
		return;
	}
	coverage->reported++;
	coverage->verified += point->observation->verified == OBSERVATION_VERIFIED;
	coverage->not_verified += point->observation->verified == OBSERVATION_UNVERIFIED;
	coverage->no_benchmark += !has_benchmark(point);
	coverage->scored += point->state == SCORE_SCORED;
}

/** Returns the state of an indicator of which nothing is reported. */
static enum score_state common_state(const struct coverage *points)
{
	return points->not_reported > 0	 ? SCORE_NOT_REPORTED
	       : points->not_collected > 0 ? SCORE_NOT_COLLECTED
	       : points->withheld > 0	 ? SCORE_WITHHELD
	       : points->not_known > 0	 ? SCORE_NOT_KNOWN
					 : SCORE_NOT_APPLICABLE;
}

/** Count an indicator by what its data points add up to. */
static void count_indicator(const struct coverage *points, struct coverage *coverage)
{
	coverage->total++;
	if (points->reported == 0) {
		++*count_of_missing(coverage, common_state(points));
		return;
	}
	if (points->reported + points->not_applicable == points->total) {
		coverage->reported++;
	} else {
		coverage->partial++;
	}
	coverage->verified += points->verified == points->reported;
	coverage->not_verified += points->not_verified > 0;
	coverage->no_benchmark += points->no_benchmark == points->reported;
	coverage->scored += points->scored > 0;
}

static void add(struct coverage *sum, const struct coverage *part)
{
	sum->total += part->total;
	sum->reported += part->reported;
	sum->partial += part->partial;
	sum->not_reported += part->not_reported;
	sum->not_collected += part->not_collected;
	sum->withheld += part->withheld;
	sum->not_known += part->not_known;
	sum->not_applicable += part->not_applicable;
	sum->verified += part->verified;
	sum->not_verified += part->not_verified;
	sum->no_benchmark += part->no_benchmark;
	sum->scored += part->scored;
}

static bool is_counted(const struct method *method, size_t indicator, size_t group, enum coverage_class which)
{
	static const enum method_class classes[] = {
		[COVERAGE_CORE] = METHOD_CORE, [COVERAGE_ADVANCED] = METHOD_ADVANCED, [COVERAGE_LOCAL] = METHOD_LOCAL,
	};
	enum method_class class = method->indicators.at[indicator].class;
	return (which == COVERAGE_ALL ? class != METHOD_LOCAL : class == classes[which])
		&& (group == METHOD_NONE || method_counts(method, indicator, group));
}

void coverage_count_indicator(const struct scorecard *card, size_t indicator, struct coverage *ret_indicator, struct coverage *ret_points)
{
	const struct method_indicator *definition = &card->method->indicators.at[indicator];
	*ret_indicator = *ret_points = (struct coverage){0};
	for (size_t i = 0; i < definition->point_count; i++) {
		count_point(&card->points[definition->first_point + i], ret_points);
	}
	count_indicator(ret_points, ret_indicator);
}

void coverage_count(const struct scorecard *card, size_t group, enum coverage_class which, struct coverage *ret_indicators,
	struct coverage *ret_points)
{
	struct coverage indicators = {0}, points = {0};
	for (size_t i = 0; i < card->method->indicators.n; i++) {
		struct coverage indicator, own;
		if (is_counted(card->method, i, group, which)) {
			coverage_count_indicator(card, i, &indicator, &own);
			add(&indicators, &indicator);
			add(&points, &own);
		}
	}
	if (ret_indicators != NULL) {
		*ret_indicators = indicators;
	}
	if (ret_points != NULL) {
		*ret_points = points;
	}
}
