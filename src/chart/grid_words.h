/*
 * Words for charts of entries and series, whatever their kind: how many there are, the extremes of each series with their entries,
 * and what is missing, by name and reason. Kinds that have more to say add sentences of their own.
 */
#ifndef CITYPROFILE_CHART_GRID_WORDS_H
#define CITYPROFILE_CHART_GRID_WORDS_H

#include "chart/words.h"

/** Add what the chart is, how many series, entries and values it has, and its unit. `kind` is the key of the kind's name: "chart.bars". */
void grid_words_head(struct words *words, const char *kind, const struct doc_chart *chart);
/** Add, for one series, its greatest and least value with their entries; what is expected only, or to be reached. */
void grid_words_values(struct words *words, const struct doc_grid *grid, size_t series);
/** Add, for one series, the entries without a value, by reason. Nothing where none is missing. */
void grid_words_missing(struct words *words, const struct doc_grid *grid, size_t series);
/** Returns all three, for a kind that needs no more; arena owns it. */
struct str grid_words(const char *kind, const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

/** Returns the words for a value that is missing, as a chart prints them; arena owns them. */
struct str grid_words_reason(const struct labels *labels, enum doc_chart_state state, struct arena *arena);
/** Compare two decimals exactly: negative, zero, positive. */
int grid_words_compare(const struct decimal *a, const struct decimal *b);

#endif
