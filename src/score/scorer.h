/*
 * What the parts of a scoring share: score.c chooses the observations, value.c reads them, formula.c makes percentages of them,
 * group.c adds them up, relation.c holds them against each other. Internal to score.
 */
#ifndef CITYPROFILE_SCORE_SCORER_H
#define CITYPROFILE_SCORE_SCORER_H

#include <gmp.h>

#include "score/score.h"

/** A scoring under way. */
struct scorer {
	const struct method *method;
	struct arena *arena;
	struct diag *diag;
	struct scorecard card;
	mpq_t *values;   /* of data points, initialized; set where there is a number */
	mpq_t *percents; /* of data points, initialized; set where the data point is scored */
};

#endif
