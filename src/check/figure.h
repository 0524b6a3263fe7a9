/*
 * The figure that a fact gives: a value, a percentage of another or a change, computed exactly. The check of facts compares words
 * with it, and a fact without words prints it. Internal to check.
 */
#ifndef CITYPROFILE_CHECK_FIGURE_H
#define CITYPROFILE_CHECK_FIGURE_H

#include <gmp.h>

#include "check/checks.h"

/** What a fact is about, and what is known of its data point. */
struct figure {
	const struct observation *observation; /* of its indicator, period and boundary */
	const struct observation *other;       /* with which it is compared; NULL: with none */
	mpq_t value;
	mpq_t factor; /* what a share of one is in the unit of the value: 100 for per cent */
};

/** What a fact makes of its value. */
enum figure_form { FIGURE_VALUE, FIGURE_SHARE, FIGURE_CHANGE };

/** Returns what the fact asks for. */
enum figure_form figure_form(const struct profile_fact *fact);

/** The observations of a profile in the order in which facts look for them. */
struct figure_index {
	const struct figure_entry *entries;
	size_t entry_count;
	const struct observation **observations; /* all, also unsure ones, by code, then in source order */
	size_t observation_count;
};

/** Returns the index of a profile, which must outlive it. arena owns it. */
struct figure_index figure_index(const struct profile *profile, struct arena *arena);
/** Returns the latest value of a data point, of this period and boundary where they are not empty, or NULL. Lent. */
const struct observation *figure_observation(
	const struct figure_index *index, struct str indicator, struct str period, struct str boundary);
/** Returns all observations of a data point, also unsure ones, in source order. Lent. */
const struct observation *const *figure_observations(const struct figure_index *index, struct str indicator, size_t *ret_n);

/** Returns the observation with which the one of the fact is compared, or NULL. The fact must not ask for a value. Lent. */
const struct observation *figure_other(
	const struct figure_index *index, const struct profile_fact *fact, const struct observation *observation);

/** Initialize; to be released by figure_finish. */
void figure_start(struct figure *figure);
/** Release what figure_start took. */
void figure_finish(struct figure *figure);

/**
 * Compute the figure of a fact from figure->observation and, unless the fact asks for a value, figure->other.
 *
 * points  NULL: the method is not at hand; fractions are then not computed.
 * Returns false when there is no number: an answer, a list, a denominator of zero, a percentage of zero.
 */
bool figure_compute(struct figure *figure, const struct profile_fact *fact, const struct check_points *points);

#endif
