/*
 * The inverse of the formulas: which value a data point needs for a percentage. Internal to score; for gaps.
 *
 * Invariants: what is given was scored by the formula itself and reaches the percentage, and no worse value with as many decimals does.
 */
#ifndef CITYPROFILE_SCORE_AIM_H
#define CITYPROFILE_SCORE_AIM_H

#include "score/gap.h"
#include "score/scorer.h"

/** A scoring in which values are tried. */
struct aimer {
	const struct scorecard *card;
	struct arena *arena;    /* of what is given */
	struct scorer trial;
	struct arena scratch;   /* of its traces */
};

/** Start trying values for a scorecard. Release with aimer_finish. */
void aimer_start(const struct scorecard *card, struct arena *arena, struct aimer *ret_aimer);
/** Release what trying took. */
void aimer_finish(struct aimer *aimer);

/**
 * Find the value nearest to the present one by which a scored data point below a percentage reaches it: with the decimals of the data
 * point, rounded to the better side; with more only where none with so few reaches it and is possible.
 * Returns false, *ret_aim untouched, when no possible value reaches it.
 */
bool aimer_find(struct aimer *aimer, size_t point, const mpq_t percent, struct gap_aim *ret_aim);

/** Set to the value of a scored data point; 0 for answers. */
void aimer_value(const struct aimer *aimer, size_t point, mpq_t ret_value);

#endif
