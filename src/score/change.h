/*
 * What if: a city scored with some values changed, beside the scorecard as it is. Nothing of the profile is touched.
 *
 * Invariants: a value that is set has period, boundary and verification of the one that it replaces; one that replaces nothing was
 * neither verified nor refused. It is checked as a value of the profile would be.
 */
#ifndef CITYPROFILE_SCORE_CHANGE_H
#define CITYPROFILE_SCORE_CHANGE_H

#include "score/scorecard.h"

/** Two scorecards of one method and set; `after` owns nothing of `before`. */
struct change {
	const struct scorecard *before;
	struct scorecard after;
	struct vec_of(size_t) points; /* that were set, in the order in which they were */
};

/**
 * Score a city with some values changed.
 *
 * before    as score_make gave it; lives as long as *ret_change.
 * settings  CODE=VALUE each: a number, numerator/denominator, yes or no, words of a list with commas between, or a reason why
 *           there is no value, such as not-reported. Borrowed, as long as *ret_change.
 * Returns false, *ret_change untouched, with errors in diag that show the argument, whose file is called --set: settings of another form,
 * unknown and repeated codes (all of these are reported first), and what score_make refuses.
 */
bool change_make(const struct scorecard *before, const struct str *settings, size_t count, struct arena *arena, struct diag *diag,
	struct change *ret_change);

/** Returns whether points, percentage or band of a group differ. */
bool change_in_group(const struct change *change, size_t group);

/** Append what changes as aligned text; `view` is of the scorecard before. */
void change_to_text(const struct scorecard_view *view, const struct change *change, struct arena *arena, struct buf *out);
/** Returns what changes, and all groups, as JSON; a new reference. */
json_t *change_to_json(const struct scorecard_view *view, const struct change *change, struct arena *arena);

#endif
