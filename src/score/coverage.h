/*
 * Coverage: how much of a method a city has reported, verified and scored, as a verification report counts it. Reads a
 * scorecard; the same counts serve every format.
 *
 * Invariants: indicators and data points are counted apart and never mixed. Each is in exactly one of reported, partial,
 * not_reported, not_collected, withheld, not_known and not_applicable, which add up to total.
 */
#ifndef CITYPROFILE_SCORE_COVERAGE_H
#define CITYPROFILE_SCORE_COVERAGE_H

#include "score/score.h"

/**
 * Counts of indicators, or of data points.
 *
 * An indicator is reported when all its data points have a value, but for those that do not apply to the city, and partial
 * when some have. Without any value it has the reason of its data points; of different reasons, the first that any of them
 * has, in the order of the members here. It is verified when all its values are, and not verified when one of them was
 * refused; without benchmark when no value of it has one; scored when a value of it is.
 */
struct coverage {
	int64_t total;
	int64_t reported, partial, not_reported, not_collected, withheld, not_known, not_applicable; /* partial: indicators only */
	int64_t verified, not_verified, no_benchmark, scored; /* of those with a value */
};

/** Which indicators are counted. All leaves out the local ones, which are in no group either. */
enum coverage_class { COVERAGE_ALL, COVERAGE_CORE, COVERAGE_ADVANCED, COVERAGE_LOCAL };

/** Count one indicator: it, and its data points. */
void coverage_count_indicator(const struct scorecard *card, size_t indicator, struct coverage *ret_indicator, struct coverage *ret_points);

/** Count a group, or with METHOD_NONE the whole method. Either result may be NULL. */
void coverage_count(const struct scorecard *card, size_t group, enum coverage_class which, struct coverage *ret_indicators,
	struct coverage *ret_points);

#endif
