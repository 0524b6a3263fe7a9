/*
 * Whether values go together: the relations that a method states between data points. Internal to score.
 */
#ifndef CITYPROFILE_SCORE_RELATION_H
#define CITYPROFILE_SCORE_RELATION_H

#include "score/scorer.h"

/** Warn, at the value, of every relation that does not hold; all values were read. */
void relation_check_all(struct scorer *scorer);

#endif
