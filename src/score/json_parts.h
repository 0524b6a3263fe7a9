/*
 * Pieces of JSON that scorecards, explanations and coverage share, so that one thing looks the same in all of them
 * (docs/scorecard.schema.json). New references, handed over.
 */
#ifndef CITYPROFILE_SCORE_JSON_PARTS_H
#define CITYPROFILE_SCORE_JSON_PARTS_H

#include "base/json.h"
#include "score/wording.h"

/** Set `method`, `benchmarks` and, where only one is scored, `period`: by what is scored, and what its bands may be called. */
void json_part_head(const struct scorecard_view *view, json_t *object);
/** Set key to the text in the language of the view, nothing if there is none. */
void json_part_text(const struct scorecard_view *view, json_t *object, const char *key, const struct method_texts *texts);
/** Set key to a text, nothing if it is empty. */
void json_part_optional(json_t *object, const char *key, struct str text);
/** Returns a number exactly, as it is printed, and, unless it is an answer, as a number. */
json_t *json_part_number(struct str exact, struct str decimal, bool is_number);
/** Set `percent` and `band`, null where there are none. */
void json_part_performance(const struct scorecard_view *view, json_t *object, bool performs,
	const struct score_performance *performance, struct arena *arena);
/** Set `trace` to the steps. */
void json_part_trace(json_t *object, const struct score_steps *steps);
/** Returns a data point with value, benchmark, performance and trace. */
json_t *json_part_point(const struct scorecard_view *view, size_t index, struct arena *arena);
/** Returns an indicator with what its data points add up to. */
json_t *json_part_indicator(const struct scorecard_view *view, size_t index, struct arena *arena);
/** Returns a group with what it adds up to. */
json_t *json_part_group(const struct scorecard_view *view, size_t index, struct arena *arena);

#endif
