/*
 * How many digits of a value are printed: those of the data point, unless they would seem to reach what the value misses, or to miss
 * what it reaches. Internal to score.
 */
#ifndef CITYPROFILE_SCORE_DIGITS_H
#define CITYPROFILE_SCORE_DIGITS_H

#include "score/scorer.h"

/** Give the printed value of a scored data point as many digits more as it takes to lie in the same band, and on the same side of its target. */
void digits_settle(struct scorer *scorer, size_t point);

#endif
