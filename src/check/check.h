/*
 * Check: what no schema can see. References lead somewhere, ids are unique, no value is given twice, the text
 * agrees with the data, images exist, the standing is kept, dates are in order,
 * nothing is a part of itself, no text is empty, charts have what they show. After profile and beside score;
 * nothing here changes the profile.
 *
 * Invariant: independent of methods. What a method knows of its data points comes in as a sorted list.
 */
#ifndef CITYPROFILE_CHECK_CHECK_H
#define CITYPROFILE_CHECK_CHECK_H

#include "profile/profile.h"

/** Facts and charts of a profile. */
#define CHECK_FACTS_LIMIT 50000
#define CHECK_CHARTS_LIMIT 1000

/** A data point as the method has it. Strings are borrowed. */
struct check_point {
	struct str code;       /* without blanks: EN:EN:AQ:1C/pm2.5 */
	struct decimal factor; /* by which numerator / denominator is multiplied; empty text: 1 */
	unsigned decimals;     /* that a computed value is printed with */
	struct str unit;       /* id of its unit */
	struct str groups[4];  /* dimension, sub-dimension, category and indicator in which it is counted; empty: none */
	bool is_number;        /* takes a number, not an answer or a list */
	bool is_whole;         /* no data point but an indicator of several */
};

/** The data points of a method, sorted by code (str_compare); the codes of indicators with several data points stand in it too. */
struct check_points {
	const struct check_point *at;
	size_t n;
	const struct str *dimensions; /* codes, in the method's order */
	size_t dimension_count;       /* 0: not known */
};

/**
 * Check a profile.
 *
 * points   NULL: the method is not at hand; codes of indicators are then not looked up.
 * folder   of the first file: images are found below it.
 * arena    scratch; what is in it may go when the call returns.
 * diag     everything found.
 * Returns whether there was no error.
 */
bool check_profile(const struct profile *profile, const struct check_points *points, struct str folder, struct arena *arena, struct diag *diag);

/** What a fact without words prints. */
struct check_figure {
	struct span at;   /* of the fact's name */
	struct str value; /* a decimal, yes or no */
};

struct check_figures {
	const struct check_figure *at;
	size_t n;
};

/**
 * Compute what the facts without words print: exact, with the decimals of the fact's `rounded`; without it a written value as it
 * is, the change between two written values with their decimals, and whatever is divided with those of the data point.
 *
 * profile  checked; as what is printed may speak of it, so that of a public edition without what is not public.
 * Returns those that have one, in source order. arena owns them.
 */
struct check_figures check_figures(const struct profile *profile, const struct check_points *points, struct arena *arena);

/** A number of one period, or that there is none. */
struct check_observation {
	const struct observation *observation; /* lent from the profile */
	struct str number;                     /* a decimal; empty: it is missing */
};

struct check_observed {
	const struct check_observation *at;
	size_t n;
};

/**
 * Compute the numbers of all periods: a written one as it is, a computed one with the decimals of its data point.
 *
 * profile  checked; as what is printed may show it, so that of a public edition without what is not public.
 * Returns all observations but answers and lists, in source order. arena owns them.
 */
struct check_observed check_observed(const struct profile *profile, const struct check_points *points, struct arena *arena);

#endif
