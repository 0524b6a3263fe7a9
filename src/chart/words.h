/*
 * Words for charts: sentences made of labels, one after another, for those who cannot see the drawing.
 */
#ifndef CITYPROFILE_CHART_WORDS_H
#define CITYPROFILE_CHART_WORDS_H

#include "chart/chart.h"
#include "locale/format.h"

/** A text while it is made. Borrowed pointers, but for the format. */
struct words {
	const struct labels *labels;
	struct arena *arena;
	struct format *format;
	struct buf out;
};

/** Begin a text in the language of the labels; to be ended by words_finish. */
struct words words_start(const struct labels *labels, struct arena *arena);
/** Returns the text; arena owns it. */
struct str words_finish(struct words *words);
/** Returns a label with its places filled; `count`, if not NULL, chooses the plural form. */
struct str words_phrase(struct words *words, const char *key, const struct label_value *values, size_t n, const int64_t *count);
/** Add a sentence: a label likewise, after a space. */
void words_add(struct words *words, const char *key, const struct label_value *values, size_t n, const int64_t *count);
/** Returns a label whose place “count” holds a number, which chooses the plural form; and whose other place is `value`. */
struct str words_counted(struct words *words, const char *key, struct label_value value, size_t count);
/** Add such a label as a sentence. */
void words_add_counted(struct words *words, const char *key, struct label_value value, size_t count);
/** Returns digits as the language writes them. */
struct str words_value(struct words *words, const struct decimal *number);
/** Returns items as a list of the language. */
struct str words_list(struct words *words, const struct str *items, size_t n);

#endif
