/*
 * Inside of check: one function for each family of rules. All report into diag and change nothing.
 */
#ifndef CITYPROFILE_CHECK_CHECKS_H
#define CITYPROFILE_CHECK_CHECKS_H

#include "check/check.h"

struct checking {
	const struct profile *profile;
	const struct check_points *points; /* NULL: the method is not at hand */
	struct str folder;
	struct arena *arena;
	struct diag *diag;
};

/** Returns the data point of this code, or NULL. Lent. */
const struct check_point *check_point_lookup(const struct check_points *points, struct str code);

/** Ids are unique; ids and codes that are named exist and are of the right kind; images exist. */
void check_references(const struct checking *checking);
/** Facts agree with the observations. */
void check_facts(const struct checking *checking);
/** No value is given twice, each has a source; not-known stands in reconstructions only. */
void check_values(const struct checking *checking);
/** The standing is kept. */
void check_standing(const struct checking *checking);
/** Sections are not too deep, and elements of text have words. */
void check_text(const struct checking *checking);
/** Nothing is a part of itself; values are for times at which their boundary existed. */
void check_within(const struct checking *checking);
/** Dimensions are those of the method; what is found and recommended is printed by some chapter. */
void check_chapters(const struct checking *checking);
/** Charts have data that fit their kind. */
void check_charts(const struct checking *checking);
/** Dates are in order. */
void check_dates(const struct checking *checking);

#endif
