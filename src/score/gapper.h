/*
 * What the parts of finding gaps share: gap.c looks at data points, gap_group.c at what would lift groups, gap_share.c at what a data
 * point is worth in a mean. Internal to score.
 */
#ifndef CITYPROFILE_SCORE_GAPPER_H
#define CITYPROFILE_SCORE_GAPPER_H

#include "score/aim.h"
#include "base/rational.h"

/** Gaps in the making. */
struct gapper {
	const struct scorecard *card;
	struct arena *arena;
	struct aimer aimer;
	struct gaps gaps;
	mpq_t *missing;  /* of data points of the method, initialized: per cent to the next band, in the highest to the target */
};

/** Find the value that lifts a scored data point to a percentage, with the points won. possible says whether there is any. */
struct gap_aim gapper_aim(struct gapper *gapper, size_t point, const mpq_t percent);
/** As gapper_aim, for the percentage at which a band begins. */
struct gap_aim gapper_aim_at_band(struct gapper *gapper, size_t point, size_t band);

/** Multiply by a fraction; below is above 0. */
void gapper_multiply(mpq_t number, int64_t above, int64_t below);
/** Set what one per cent of a scored data point adds to a group that is a mean and holds it: the product of its shares on the way up. */
void gapper_find_share(const struct scorecard *card, size_t point, size_t group, mpq_t share);

/** Find what would lift each group; the data points are done. */
void gapper_find_groups(struct gapper *gapper);

#endif
