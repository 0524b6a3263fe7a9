/*
 * Scorecards for others: as JSON and as text for readers, as XML for templates
 * (profiles/schema/scorecard.xsd). Nothing is computed here.
 */
#ifndef CITYPROFILE_SCORE_SCORECARD_H
#define CITYPROFILE_SCORE_SCORECARD_H

#include <jansson.h>

#include "score/score.h"

/**
 * Returns the scorecard as JSON, with names in `lang`; a new reference. Every number of the scoring is an exact string
 * (a decimal, or a fraction such as 113/3) beside one with decimals: values rounded to those of the data point, half
 * away from zero; percentages rounded down to two. Numbers, bands and percentages that do not exist are null.
 */
json_t *scorecard_to_json(const struct scorecard *card, struct str lang, struct arena *arena);

/** Append the scorecard as aligned text, with names in `lang`. */
void scorecard_to_text(const struct scorecard *card, struct str lang, struct arena *arena, struct buf *out);

/**
 * Returns the scorecard as a document for templates, in the namespace urn:cityprofile:scorecard:1, texts in all languages of
 * method and set. `percent-hundredths` is in 1/100 per cent, rounded down; `value` has the decimals of the data point,
 * rounded half away from zero. `at` is the place of the observation. The caller frees it with xmlFreeDoc.
 */
xmlDoc *scorecard_to_xml(const struct scorecard *card, struct arena *arena);

#endif
