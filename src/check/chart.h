/*
 * Charts of the narrative: whether each has the data that its kind shows. Internal to check.
 *
 * Invariant: what passes here can be drawn. Templates and the document's own check need not say it again in worse words.
 */
#ifndef CITYPROFILE_CHECK_CHART_H
#define CITYPROFILE_CHECK_CHART_H

#include "check/checks.h"
#include "check/figure.h"

/** What the attribute `of` names for a kind of chart. */
enum chart_of { CHART_OF_NOTHING, CHART_OF_POINTS, CHART_OF_POINT, CHART_OF_DIMENSIONS, CHART_OF_DIMENSION, CHART_OF_PLAN };

/** What may stand inside in its place. */
enum chart_inside { CHART_HOLDS_NOTHING, CHART_HOLDS_ROWS, CHART_HOLDS_TASKS };

struct chart_kind {
	const char *type;
	enum chart_of of;
	enum chart_inside inside;
	bool whole;  /* without data of its own it shows the whole profile */
	size_t most; /* data points or columns that it can tell apart; 0: any number */
};

/** One chart while it is checked. */
struct chart_checking {
	const struct checking *checking;
	const struct figure_index *index;
	const struct profile_chart *chart;
	const struct chart_kind *kind;
};

/** What `of` names exists, has values and fits together. The chart has `of`, or shows the whole profile. */
void chart_check_subjects(const struct chart_checking *c);
/** The same for recommendations; and tasks, wherever they stand, have the dates that a plan over time needs. */
void chart_check_plan(const struct chart_checking *c);
/** The columns and rows inside are numbers that the kind can show. */
void chart_check_table(const struct chart_checking *c);
/** Names of columns and rows inside, and codes of tasks, can be seen and told apart; nothing is named twice by `of`. */
void chart_check_names(const struct chart_checking *c);
/** Parts of a hundred while they are added up. */
struct chart_sum {
	mpq_t sum, slack; /* slack: by which rounding may have moved the sum */
	bool has_gap;     /* a part is not known: it may be all that lacks */
};

/** Initialize; to be released by chart_sum_finish. */
void chart_sum_start(struct chart_sum *sum);
/** Add a part. written: its digits where they were rounded; NULL: it is exact. */
void chart_sum_add(struct chart_sum *sum, const mpq_t value, const struct decimal *written);
/** Report at `span` a sum that no rounding can bring to 100. */
void chart_sum_check(const struct chart_sum *sum, const struct chart_checking *c, struct span span);
/** Release what chart_sum_start took. */
void chart_sum_finish(struct chart_sum *sum);

/** Report more series than the kind can tell apart. */
void chart_report_many(const struct chart_checking *c, struct span span, size_t n);

#endif
