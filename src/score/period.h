/*
 * The periods of which a city has values. score_make chooses the values of one of them; this says which there are.
 */
#ifndef CITYPROFILE_SCORE_PERIOD_H
#define CITYPROFILE_SCORE_PERIOD_H

#include "base/date.h"
#include "score/score.h"

/** A period: two spellings of the same days are one. */
struct period {
	struct str text;         /* as it is spelled first */
	struct date_range days;
};

/** Periods in the order of time: by their last day, then by their first. */
struct periods vec_of(struct period);

/**
 * Find what an observation is the value of: a data point of the method, at some time.
 * Returns false, *ret_point and *ret_days untouched, when it has no value, or is not sure to be what it says. ret_days may be NULL.
 */
bool period_of_value(const struct method *method, const struct observation *observation, size_t *ret_point,
	struct date_range *ret_days);

/** Returns the periods of which there is any value, with `foreign` those of other versions of the method too. arena owns them. */
struct periods period_collect(const struct score_input *input, bool foreign, struct arena *arena);

/**
 * Check that a scorecard of one period (input.period) has any value.
 * Returns false, with an error in diag that shows the period as the argument of --period, when there is none.
 */
bool period_check(const struct scorecard *card, struct diag *diag);

#endif
