/*
 * Explanations: everything behind the score of one data point, indicator or group. The trace that score recorded is printed, with
 * what it rests on; nothing is computed a second time.
 */
#ifndef CITYPROFILE_SCORE_EXPLAIN_H
#define CITYPROFILE_SCORE_EXPLAIN_H

#include <jansson.h>

#include "score/scorecard.h"

enum explain_kind { EXPLAIN_POINT, EXPLAIN_INDICATOR, EXPLAIN_GROUP };

/** What is explained; the index is that of the method. */
struct explain_subject {
	enum explain_kind kind;
	size_t index;
};

/**
 * Find what an id names: a data point, an indicator or a group, by its code or an alias, in any spacing and case. The code of an
 * indicator with one data point names that data point.
 *
 * Returns false, with the likeliest code in *ret_nearest (lent; empty when none is near), when the method has nothing of that id.
 */
bool explain_find(const struct method *method, struct str id, struct arena *arena, struct explain_subject *ret_subject,
	struct str *ret_nearest);

/** Append the explanation as text, wrapped. */
void explain_to_text(const struct scorecard_view *view, struct explain_subject subject, struct arena *arena, struct buf *out);
/** Returns the explanation as JSON (docs/scorecard.schema.json); a new reference. */
json_t *explain_to_json(const struct scorecard_view *view, struct explain_subject subject, struct arena *arena);

#endif
