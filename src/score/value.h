/*
 * Values of observations: checked against the data point, and made exact. Internal to score.
 */
#ifndef CITYPROFILE_SCORE_VALUE_H
#define CITYPROFILE_SCORE_VALUE_H

#include "score/trace.h"

/**
 * Check and read the value of an observation that has one.
 *
 * point  the entry of the scorecard, whose exact, rounded and steps are filled.   ret_value  initialized; set to the number, 0 for answers.
 * Returns false with an error in diag when the value is of the wrong kind, cannot be computed or is out of the valid range.
 */
bool value_read(const struct method_point *definition, const struct observation *observation, struct arena *arena,
	struct diag *diag, struct score_point *point, mpq_t ret_value);

/** Returns whether a number is in the valid range of a data point. */
bool value_is_possible(const struct method_point *definition, const mpq_t value);

#endif
