/*
 * How a value becomes a percentage of its target, held between 0 and the cap of the method. Internal to score.
 */
#ifndef CITYPROFILE_SCORE_FORMULA_H
#define CITYPROFILE_SCORE_FORMULA_H

#include "score/scorer.h"

/** Compute percentage and band of a data point that has a value and a benchmark, and record how. */
void formula_perform(struct scorer *scorer, size_t point);

#endif
