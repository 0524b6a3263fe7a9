/*
 * How one thing enters another: a data point its groups, or, where groups are means, its indicator, that its groups, and these the
 * dimension. Read off the recorded steps. Internal to score.
 */
#ifndef CITYPROFILE_SCORE_EXPLAIN_PART_H
#define CITYPROFILE_SCORE_EXPLAIN_PART_H

#include "score/explain.h"

/** A sum in which a thing has a part. */
struct explain_part {
	struct explain_subject whole; /* EXPLAIN_INDICATOR or EXPLAIN_GROUP */
	size_t term;                  /* place of the part among the terms, from 0 */
	size_t terms;
};
/** Parts, the nearest whole first. */
struct explain_parts vec_of(struct explain_part);

/** Returns where a scored data point, indicator or group counts; nothing for what is not scored, or is local and stands alone. */
struct explain_parts explain_find_parts(const struct scorecard *card, struct explain_subject subject, struct arena *arena);

/** Returns the sums of an indicator or group; lent. */
const struct score_group *explain_sums(const struct scorecard *card, struct explain_subject subject);

/** Returns the formula of a step with one term in square brackets: 1 + [4] + 3; as it is where the step is no sum. */
struct str explain_mark_term(const struct score_step *step, size_t term, struct arena *arena);

#endif
