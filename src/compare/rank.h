/*
 * Ranks within a group, by exact percentages. Internal to compare.
 */
#ifndef CITYPROFILE_COMPARE_RANK_H
#define CITYPROFILE_COMPARE_RANK_H

#include "compare/compare.h"

/** Rank the cities that have a score in a group, the highest percentage first. Equal ones share a rank: 1, 2, 2, 4. One city alone has none. */
void rank_group(struct comparison *comparison, size_t group);

#endif
