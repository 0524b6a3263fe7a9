/*
 * What can be said of a row of values: how many are given, which is the first, the last, the lowest and the highest.
 */
#ifndef CITYPROFILE_CHART_FACTS_H
#define CITYPROFILE_CHART_FACTS_H

#include "document/document.h"

/** Of a row of values; places of values among them. Without a value all places are 0. */
struct facts {
	size_t count;              /* of given values */
	size_t first, last;
	size_t lowest, highest;    /* the first of equal ones */
	size_t forecast;           /* the first that is expected, if any: see forecast_count */
	size_t forecast_count;
	bool equal;                /* all given values are equal; also when there is only one */
};

/** Returns the facts of `n` values. */
struct facts facts_find(const struct doc_value *values, size_t n);
/** Returns the place of the next given value after `i`, or n. */
size_t facts_next(const struct doc_value *values, size_t n, size_t i);

#endif
