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
};

/** Offer a candidate. The first of equally near ones stays. */
void nearest_offer(struct nearest *nearest, struct str candidate);
/** Returns whether a candidate was near enough to be worth a hint: at most a third of the letters differ. */
bool nearest_found(const struct nearest *nearest);

#endif
