/*
 * The known word that an unknown one was probably meant to be, for hints. Used by everything that
 * looks names up: elements, attributes, codes, ids.
 */
#ifndef CITYPROFILE_XML_NEAREST_H
#define CITYPROFILE_XML_NEAREST_H

#include <stdbool.h>

#include "base/str.h"

/** The best candidate so far; zero-initialize with the word asked for. */
struct nearest {
	struct str asked;
	struct str best;    /* lent from the candidates; empty when none is near */
	size_t distance;    /* edits between the two */
	size_t *effort;     /* letters compared so far, counted for all questions of a run together (diag.effort); NULL: not counted */
};

/** Letters that are compared for one run; who asks more often than that is not helped by hints. */
#define NEAREST_EFFORT_LIMIT ((size_t)50 * 1000 * 1000)

/** Offer a candidate. The first of equally near ones stays. Returns false when all effort is spent: there is no best one then, and no use in offering more. */
bool nearest_offer(struct nearest *nearest, struct str candidate);
/** Returns whether a candidate was near enough to be worth a hint: at most a third of the letters differ. */
bool nearest_found(const struct nearest *nearest);

#endif
