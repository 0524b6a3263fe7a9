/*
 * What must be known to read a comparison: where cities were not measured alike. Internal to compare.
 */
#ifndef CITYPROFILE_COMPARE_NOTE_H
#define CITYPROFILE_COMPARE_NOTE_H

#include "compare/compare.h"

/** Returns whether two cities have a score in a group that rests on different data points. */
bool note_group_differs(const struct comparison *comparison, size_t group);
/** Returns how many data points of a group are scored in the cities that have a score there: "13 and 15 of 31", "3 to 15 of 31". arena owns it. */
struct str note_group_counts(const struct comparison *comparison, size_t group, struct arena *arena);
/** Returns whether two cities have values of a data point that are of different periods. */
bool note_point_differs(const struct comparison *comparison, size_t point);

/** Sentences on the comparison as a whole, owned by the arena. */
struct note_sentences vec_of(struct str);
/** Returns what holds for the whole: different periods, kinds of territory, other versions, what is left out or closed. */
struct note_sentences note_make_sentences(const struct comparison *comparison, struct arena *arena);

/** Returns the period of a city's values: as it is written, "2017 to 2019" for several, empty when it has none. arena owns it. */
struct str note_period(const struct compare_city *city, struct arena *arena);

#endif
