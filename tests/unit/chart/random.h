/*
 * Numbers for tests on data made up: the same with every compiler and on every machine, by a seed.
 */
#ifndef CITYPROFILE_TESTS_CHART_RANDOM_H
#define CITYPROFILE_TESTS_CHART_RANDOM_H

#include "document/document.h"

static inline uint32_t next_random(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(*seed >> 33);
}

/* Give a sector a state; two of three are scored. */
static inline void random_state(struct doc_sector *sector, uint64_t *seed)
{
	static const char letters[] = "DCBA";
	sector->state = next_random(seed) % 3 ? DOC_STATE_SCORED : next_random(seed) % 5;
	sector->points = 1 + next_random(seed) % 4;
	sector->band = sector->state == DOC_STATE_SCORED ? (struct str){letters + sector->points - 1, 1} : (struct str){0};
}

#endif
