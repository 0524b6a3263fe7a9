/*
 * Scoring: a method, a benchmark set and the observations of a city give a scorecard. Runs once
 * for each edition, between profile and template; check and press read what it gives.
 *
 * Invariants: all arithmetic is exact (GMP rationals), and nothing is rounded before it is compared
 * with a limit; the trace is recorded where the numbers are computed, and each formula in it can be
 * computed again as it stands. A data point that is not scored has neither percentage nor band, and
 * a group with nothing scored has none either. Data points and groups stand in the order of the method.
 */
#ifndef CITYPROFILE_SCORE_SCORE_H
#define CITYPROFILE_SCORE_SCORE_H

#include "method/benchmarks.h"
#include "profile/observation.h"

/** Where a data point stands; the first that fits, from the top: missing, unverified, without benchmark, scored. */
enum score_state {
	SCORE_SCORED,
	SCORE_NO_BENCHMARK,   /* has a value */
	SCORE_NOT_VERIFIED,   /* has a value, which the method leaves out */
	SCORE_NOT_REPORTED,   /* also when the profile does not mention the data point */
	SCORE_NOT_APPLICABLE,
	SCORE_NOT_COLLECTED,
	SCORE_WITHHELD,
	SCORE_NOT_KNOWN,
};

#define SCORE_STATE_COUNT 8

/** What a step of the trace computes. */
enum score_step_kind {
	SCORE_STEP_VALUE,   /* numerator / denominator * factor */
	SCORE_STEP_PERCENT, /* percentage of the target, or of the most points */
	SCORE_STEP_HELD,    /* held between 0 and the cap */
	SCORE_STEP_POINTS,  /* points of a group, in the order of its data points */
	SCORE_STEP_MAXIMUM, /* the most points it could have */
	SCORE_STEP_BAND,    /* the limits around the percentage; the result is the letter */
};

/** A step: numbers are exact decimals or fractions in parentheses, with + - * / min max <= < between them. */
struct score_step {
	enum score_step_kind kind;
	struct str formula;
	struct str result;
};

/** How well a data point or group does; only where it is scored. */
struct score_performance {
	struct str exact;    /* per cent: 37.5 or 113/3 */
	int64_t hundredths;  /* 1/100 per cent, rounded down, so that no rounding lifts it over a limit */
	size_t band;         /* index in the method */
};

/** Steps in the order in which they were computed. */
struct score_steps vec_of(struct score_step);

/** A data point, scored or not. */
struct score_point {
	enum score_state state;
	const struct observation *observation; /* NULL when the profile does not mention it */
	const struct benchmark *benchmark;     /* NULL when the set does not mention it; may say that there is none */
	struct str exact;                      /* value: 35.16, 7/3, yes, no; empty when missing */
	struct str rounded;                    /* with the decimals of the method, half away from zero; yes, no */
	struct score_performance performance;
	struct score_steps steps;
};

/** A group with what its data points add up to. */
struct score_group {
	int64_t data_points;
	int64_t reported;                      /* with a value */
	int64_t counts[SCORE_STATE_COUNT];     /* by state */
	int64_t points, maximum;
	struct score_performance performance;  /* when counts[SCORE_SCORED] > 0 */
	struct score_steps steps;
};

/** The scores of a city; `points` and `groups` are parallel to those of the method. */
struct scorecard {
	const struct method *method;
	const struct benchmarks *benchmarks;   /* may be NULL */
	struct score_point *points;
	struct score_group *groups;
};

/** Route GMP's memory through base; call once at program start. */
void score_start(void);

/** The word for a state as the formats write it; static. */
const char *score_state_word(enum score_state state);
/** The word for a kind of step; static. */
const char *score_step_word(enum score_step_kind kind);

/**
 * Score a city.
 *
 * method, benchmarks, observations  borrowed; must live as long as the scorecard. benchmarks may be NULL: then nothing is scored.
 * Former values (`earlier`) are passed over. Of several observations of a data point, that of the latest period counts.
 * Returns false, with errors in diag and *ret_scorecard untouched, on unknown data points, values of the wrong kind or
 * out of range, zero denominators and repeated observations; all are reported. Implausible values are warnings.
 */
bool score_make(const struct method *method, const struct benchmarks *benchmarks, const struct observation *observations,
	size_t count, struct arena *arena, struct diag *diag, struct scorecard *ret_scorecard);

#endif
