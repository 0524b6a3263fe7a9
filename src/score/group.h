/*
 * What data points add up to: indicators and groups. Internal to score.
 */
#ifndef CITYPROFILE_SCORE_GROUP_H
#define CITYPROFILE_SCORE_GROUP_H

#include "score/scorer.h"

/** Count and score all indicators and groups; all data points are done. */
void group_score_all(struct scorer *scorer);

#endif
