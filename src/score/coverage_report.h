/*
 * Coverage for others, as a verification report has it: how much is reported, verified and scored, and lists of what is not. Counts
 * of indicators and of data points stand in two tables and are never added; local indicators stand apart.
 */
#ifndef CITYPROFILE_SCORE_COVERAGE_REPORT_H
#define CITYPROFILE_SCORE_COVERAGE_REPORT_H

#include <jansson.h>

#include "score/scorecard.h"

/** Append the two tables and the lists as text. */
void coverage_to_text(const struct scorecard_view *view, struct arena *arena, struct buf *out);
/** Returns the same as JSON (docs/scorecard.schema.json), each row also by core and advanced; a new reference. */
json_t *coverage_to_json(const struct scorecard_view *view, struct arena *arena);
/** Append the counts as CSV: one row for each scope, class, and what is counted. UTF-8 with a byte order mark. */
void coverage_to_csv(const struct scorecard_view *view, struct arena *arena, struct buf *out);

#endif
