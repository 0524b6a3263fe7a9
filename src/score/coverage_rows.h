/*
 * What the reports of coverage share: the rows in their order, the columns with their words, and the lists. Internal to score.
 */
#ifndef CITYPROFILE_SCORE_COVERAGE_ROWS_H
#define CITYPROFILE_SCORE_COVERAGE_ROWS_H

#include <jansson.h>

#include "score/coverage.h"
#include "score/rows.h"

/** A row: a scope with a class. */
struct coverage_row {
	const char *level;          /* all, dimension, sub-dimension, category */
	size_t group;               /* METHOD_NONE: the whole method */
	enum coverage_class which;
	struct coverage indicators, points;
};
/** Rows: the whole first, then groups in the order of the method. */
struct coverage_rows vec_of(struct coverage_row);

/** Columns of a count. */
#define COVERAGE_COLUMN_COUNT 12

/** Returns the name of a column as JSON and CSV write it; static. */
const char *coverage_column_word(size_t column);
/** Returns the number that a column shows. */
int64_t coverage_column_value(const struct coverage *coverage, size_t column);
/** Returns the counts as JSON; `partial` only where they are of indicators. A new reference. */
json_t *coverage_counts_to_json(const struct coverage *coverage, bool of_indicators);
/** Returns the word for a class: all, core, advanced, local; static. */
const char *coverage_class_word(enum coverage_class which);

/** Returns the rows; groups by class too where `classes`, the whole always. A row for local indicators stands last where there are any. */
struct coverage_rows coverage_make_rows(const struct scorecard *card, bool classes, struct arena *arena);

/** Indicators that want attention, in the order of the method; local ones are among them. */
struct coverage_lists {
	struct rows_indexes partial;      /* some of the data points that apply are missing */
	struct rows_indexes not_reported; /* all are missing, for whatever reason */
	struct rows_indexes not_verified; /* a value was refused */
};

/** Returns the lists. */
struct coverage_lists coverage_make_lists(const struct scorecard *card, struct arena *arena);
/** Returns the data points of an indicator that have no value; of one reported in part without those that do not apply. */
struct rows_indexes coverage_missing(const struct scorecard *card, size_t indicator, struct arena *arena);
/** Returns the data points of an indicator whose values were refused. */
struct rows_indexes coverage_refused(const struct scorecard *card, size_t indicator, struct arena *arena);

#endif
