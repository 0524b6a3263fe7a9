/*
 * Scorecards for others: as text for readers, as JSON, CSV and SDMX-CSV for programs, as XML for templates
 * (profiles/schema/scorecard.xsd). Nothing is computed here: every number was computed by score.
 */
#ifndef CITYPROFILE_SCORE_SCORECARD_H
#define CITYPROFILE_SCORE_SCORECARD_H

#include <jansson.h>

#include "profile/profile.h"
#include "score/score.h"

struct trend;

/** A scorecard and for whom it is printed. All borrowed. */
struct scorecard_view {
	const struct scorecard *card;
	const struct profile *profile; /* that was scored, for names of boundaries and sources and for reasons; NULL: ids stand for them */
	const struct trend *trend;     /* for JSON, so that each data point has its values in the order of time; NULL: without */
	struct str lang;               /* of names, where there are several */
	bool colour;                   /* for a terminal that wants colours */
};

/**
 * Returns the scorecard as JSON (docs/scorecard.schema.json); a new reference. Every number of the scoring is there exactly (a
 * decimal, or a fraction such as 113/3), as printed, and as a number: values rounded to the decimals of the data point, half
 * away from zero; percentages rounded down to two. Numbers, bands and percentages that do not exist are null.
 */
json_t *scorecard_to_json(const struct scorecard_view *view, struct arena *arena);

/** Append the scorecard as aligned text. */
void scorecard_to_text(const struct scorecard_view *view, struct arena *arena, struct buf *out);

/** Append the scorecard as CSV for spreadsheets: data points, indicators and groups, one in a row; UTF-8 with a byte order mark. */
void scorecard_to_csv(const struct scorecard_view *view, struct arena *arena, struct buf *out);

/**
 * Append the values as SDMX-CSV 2.0: one observation in a row, former periods too; of data points without a value the reason. An
 * observation without a period is left out, since SDMX knows none, and one that was collected by another version of the method.
 */
void scorecard_to_sdmx(const struct scorecard_view *view, struct arena *arena, struct buf *out);

/**
 * Returns the scorecard as a document for templates, in the namespace urn:cityprofile:scorecard:1, texts in all languages of
 * method and set. `percent-hundredths` is in 1/100 per cent, rounded down; `value` has the decimals of the data point,
 * rounded half away from zero. `at` is the place of the observation. Of a restricted set it holds bands only: no target, no
 * source, no words, no percentage of a data point nor a mean of such. The caller frees it with xmlFreeDoc.
 */
xmlDoc *scorecard_to_xml(const struct scorecard *card, struct arena *arena);

#endif
