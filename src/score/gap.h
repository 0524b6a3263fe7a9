/*
 * Gaps: how far a city is from its targets, what each data point would win by coming nearer, and what would lift each group
 * into its next band. Made from a scorecard.
 *
 * Invariants: nothing is estimated. A value that is named as needed was scored. The data points named for a group lift it when each gets
 * the value named. They are the fewest that can, where each goes as far as `most` says: what one adds does not depend on the others,
 * so that no choice is better than to take those that can add most first. Relations between data points are not looked at.
 */
#ifndef CITYPROFILE_SCORE_GAP_H
#define CITYPROFILE_SCORE_GAP_H

#include "score/scorecard.h"

/** What a data point would have with a value that it does not have yet. */
struct gap_aim {
	bool possible;                         /* else no valid value reaches it, and nothing below is set */
	struct str value;                      /* a decimal; yes or no; of a list how many things are met */
	struct score_performance performance;
	int64_t points;                        /* won, weight included; 0 where the method takes means of children */
};

/** A data point that is scored, and not as well as can be. */
struct gap_point {
	size_t point;
	struct str distance;                   /* exact, in its unit; positive: to go in the direction of better; empty for answers */
	struct str distance_rounded;           /* with the decimals of the data point, half away from zero */
	struct str missing;                    /* exact, per cent of the target that it lacks to its next band; empty in the highest */
	struct gap_aim next, most;             /* the next band; the highest it can reach, or where the method takes means its target */
};

/** A data point that takes part in lifting a group. */
struct gap_lift {
	size_t point;
	struct gap_aim aim;
};

/** Data points by index in `points` of the gaps. */
struct gap_indexes vec_of(size_t);

/** A group below the highest band. */
struct gap_group {
	size_t group;
	int64_t missing_points;                /* to the next band; 0 where the method takes means of children */
	struct str missing;                    /* exact, per cent of the group's maximum, or of its percentage, to the next band */
	bool liftable;                         /* by data points that are scored */
	struct vec_of(struct gap_lift) lifts;  /* the fewest that do it, those that can add most first */
	struct gap_indexes points;             /* all of the group, the nearest to its next band first */
};

/** A data point with a target that is not scored, though it applies to the city. */
struct gap_absent {
	size_t point;
	int64_t points;                        /* at most, weight included: also what it would add to each maximum; 0 for means */
};

/**
 * The gaps of a city.
 *
 * groups   what would lift its band soonest first: those that scored data points can lift; then by `missing`, then by the number of data
 *          points needed, then in the order of the method.
 * points   of the whole method, local ones too, in its order.
 */
struct gaps {
	const struct scorecard *card;
	struct vec_of(struct gap_point) points;
	struct vec_of(struct gap_group) groups;
	struct gap_indexes highest, unscored;  /* groups of the method: in the highest band; without a score */
	struct gap_indexes order;              /* points: those of the dimension that is lifted soonest first, then the nearest; local ones last */
	size_t highest_points;                 /* data points in the highest band */
	struct vec_of(struct gap_absent) absent;
};

/** Find the gaps of a scorecard, which must live as long as they do; arena owns them. */
void gap_make(const struct scorecard *card, struct arena *arena, struct gaps *ret_gaps);

/**
 * Returns an answer of a list that reaches an aim, as --set takes it: ids of its things with commas between, those that are met and as many more as
 * are needed, in the order of the method. Empty for other data points. arena owns it.
 */
struct str gap_answer(const struct scorecard *card, size_t point, const struct gap_aim *aim, struct arena *arena);

/** Append the gaps as aligned text. */
void gap_to_text(const struct scorecard_view *view, const struct gaps *gaps, struct arena *arena, struct buf *out);
/** Returns the gaps as JSON; a new reference. */
json_t *gap_to_json(const struct scorecard_view *view, const struct gaps *gaps, struct arena *arena);

#endif
