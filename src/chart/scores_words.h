/*
 * Words about scores: how many data points are in each band or missing, which groups are best and weakest, and what one group
 * has come to. The same in every chart of scores. A group is a dimension, sub-dimension or category.
 */
#ifndef CITYPROFILE_CHART_SCORES_WORDS_H
#define CITYPROFILE_CHART_SCORES_WORDS_H

#include "chart/words.h"

/** A band that occurs, and how often. */
struct scores_band { struct str letter; unsigned points; size_t count; };

/** Returns the bands that occur among `count` data points from number `first`, best first; arena owns them. */
struct scores_band *scores_bands(const struct doc_scores *data, size_t first, size_t count, struct arena *arena, size_t *ret_n);
/** Returns how many of them are in a state. */
size_t scores_count_state(const struct doc_scores *data, size_t first, size_t count, enum doc_chart_state state);
/** The states without a score in the order in which charts show them. */
extern const enum doc_chart_state scores_missing_states[4];

/** Returns a percentage in 1/100 as charts print it: with two decimals, as tables do. */
struct str scores_percent(struct format *format, int64_t hundredths, struct arena *arena);

/** Returns the title of a chart, a label, with the city and year that it is about. */
struct str scores_words_title(struct words *words, const struct doc_chart *chart, const char *key);
/** Add how many of all data points are in each band, a sentence, and how many have no score, and why, another if there are any. */
void scores_words_points(struct words *words, const struct doc_scores *data);
/** Returns a list of both for `count` data points from number `first`. */
struct str scores_words_counts(struct words *words, const struct doc_scores *data, size_t first, size_t count);
/**
 * Add which groups have the greatest and the least share of the points that their scored data points can have; nothing if all
 * have the same. `best` and `weakest` are the keys of the labels.
 */
void scores_words_extremes(struct words *words, const struct doc_scores *data, const struct doc_sector *groups, size_t n,
	const char *best, const char *weakest);
/** Add a sentence for each of some groups: what it has come to, and how many of its data points are in each band or missing. */
void scores_words_rows(struct words *words, const struct doc_scores *data, const struct doc_sector *groups, size_t n);
/** Add which categories have nothing scored; nothing if none or all are so. */
void scores_words_empty(struct words *words, const struct doc_scores *data);
/** Returns the name of a group; of a category that shares it with another, with its dimension. */
struct str scores_words_name(struct words *words, const struct doc_scores *data, const struct doc_sector *group);
/** Returns a group with what it has come to: its percentage, if stated, and band, or why it has none. */
struct str scores_words_group(struct words *words, const struct doc_scores *data, const struct doc_sector *group);

#endif
