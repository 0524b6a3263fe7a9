/*
 * Tables of data points, indicators and groups as text: those of the scorecard, and parts of them for explanations.
 */
#ifndef CITYPROFILE_SCORE_ROWS_H
#define CITYPROFILE_SCORE_ROWS_H

#include "score/scorecard.h"

/** Indexes of data points or groups, in the order in which they are printed. */
struct rows_indexes vec_of(size_t);

/** Append the notice that stands above everything that shows bands or targets: method, set, what its bands may be called, and who may see them. */
void rows_head(const struct scorecard_view *view, struct buf *out);
/** Append a table of data points. */
void rows_points(const struct scorecard_view *view, const struct rows_indexes *points, struct arena *arena, struct buf *out);
/** Append a table of data points with what each gives to a sum: its points, or where groups are means its weight. */
void rows_members(const struct scorecard_view *view, const struct rows_indexes *points, struct arena *arena, struct buf *out);
/** Append a table of indicators with what they add up to; of use where these are children of groups. */
void rows_indicators(const struct scorecard_view *view, const struct rows_indexes *indicators, struct arena *arena, struct buf *out);
/** Append a table of groups. */
void rows_groups(const struct scorecard_view *view, const struct rows_indexes *groups, struct arena *arena, struct buf *out);

#endif
