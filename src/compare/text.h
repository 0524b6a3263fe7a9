/*
 * The tables of a comparison as text, and what all formats call things. Internal to compare.
 */
#ifndef CITYPROFILE_COMPARE_TEXT_H
#define CITYPROFILE_COMPARE_TEXT_H

#include "compare/compare.h"
#include "score/rows.h"

/** Returns a scorecard without scores that has the method and set of a comparison, under the name of the rules that all its methods share. arena owns it. */
struct scorecard_view text_view(const struct comparison *comparison, struct arena *arena);

/** Append the table of groups: percentage, band and what it rests on, with ranks where they are asked for. */
void text_groups(const struct comparison *comparison, struct arena *arena, struct buf *out);
/** Append the table of data points: value, percentage and band, or why there are none. */
void text_points(const struct comparison *comparison, struct arena *arena, struct buf *out);

#endif
