/*
 * Scoring: a method, a benchmark set and the observations of a city give a scorecard. Runs once
 * for each edition, between profile and template; check and press read what it gives.
 *
 * Invariants: all arithmetic is exact (GMP rationals), and nothing is rounded before it is compared
 * with a limit; the trace is recorded where the numbers are computed, and each formula in it can be
 * computed again as it stands. A data point that is not scored has neither percentage nor band, and
 * a group with nothing scored has none either. Data points, indicators and groups stand in the order of
 * the method. An indicator of class local has its own scores, and enters no group.
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
	SCORE_STEP_VALUE,   /* numerator / denominator * factor, or how many things of a list are met */
	SCORE_STEP_REACHED, /* the limits of thresholds around the value; the result is the percentage of the step reached */
	SCORE_STEP_PERCENT, /* percentage of the target, or of the most points */
	SCORE_STEP_HELD,    /* held between 0 and the cap */
	SCORE_STEP_POINTS,  /* points of a group, in the order of its data points */
	SCORE_STEP_MAXIMUM, /* the most points it could have */
	SCORE_STEP_MEAN,    /* percentage of a group: the mean of those of its children, in their order */
	SCORE_STEP_BAND,    /* the limits around the percentage; the result is the letter */
};

/** A step: numbers are exact decimals or fractions in parentheses, with + - * / min max <= < between them. */
struct score_step {
	enum score_step_kind kind;
	struct str formula;
	struct str result;
};

/** How well a data point, indicator or group does. */
struct score_performance {
	struct str exact;    /* per cent: 37.5 or 113/3; empty: there is none, nor anything below */
	int64_t hundredths;  /* 1/100 per cent, rounded down, so that no rounding lifts it over a limit */
	size_t band;         /* index in the method */
};

/** Steps in the order in which they were computed. */
struct score_steps vec_of(struct score_step);

/** A data point, scored or not. */
struct score_point {
	enum score_state state;
	const struct observation *observation; /* the one that counts; NULL when there is none */
	const struct benchmark *benchmark;     /* NULL when the set does not mention it; may say that there is none */
	struct str exact;                      /* value: 35.16, 7/3, yes, no, how many things of a list; empty when missing */
	struct str rounded;                    /* with the decimals of the method, half away from zero, and more where these would show another band or
	                                          another side of the target; as exact for yes, no and lists */
	const bool *met;                       /* list: of each of its things, in the order of the method; else NULL */
	int64_t weight;                        /* points: in all its groups; mean of children: in its indicator */
	struct score_performance performance;
	struct score_steps steps;
};

/**
 * A group, or an indicator, with what its data points add up to. Groups hold no data points of local indicators.
 *
 * points, maximum  of what is scored, weights included; 0 where the method takes means of children.
 * performance      of groups with anything scored; of indicators only where the method takes means of children.
 */
struct score_group {
	int64_t data_points;
	int64_t reported;                      /* with a value */
	int64_t counts[SCORE_STATE_COUNT];     /* by state */
	int64_t points, maximum;
	struct score_performance performance;
	struct score_steps steps;
};

struct version;

/** What is scored, and by what. All borrowed: it must live as long as the scorecard. */
struct score_input {
	const struct method *method;
	const struct benchmarks *benchmarks;       /* may be NULL: then nothing is scored */
	const struct observation *observations;
	size_t count;
	enum observation_missing unmentioned;      /* what holds for data points without an observation; OBSERVATION_REPORTED: not reported */
	struct str period;                         /* only values of this period, former ones too; empty: the latest, without those in `earlier` */
	bool checked;                              /* the same observations were scored before: what is wrong with those not scored now was said */
	const struct version *version;             /* by which the observations come from another version of the method (version.h); NULL: they do not */
};

/** The scores of a city; `points`, `indicators` and `groups` are parallel to those of the method. */
struct scorecard {
	struct score_input input;              /* from which it was made */
	const struct method *method;           /* those of the input */
	const struct benchmarks *benchmarks;
	struct score_point *points;
	struct score_group *indicators;
	struct score_group *groups;
};

/** Returns whether a value was collected by another version of the method: such values are not scored by this one. */
bool score_is_foreign(const struct method *method, const struct observation *observation);


/** The word for a state as the formats write it; static. */
const char *score_state_word(enum score_state state);
/** The word for a kind of step; static. */
const char *score_step_word(enum score_step_kind kind);

/**
 * Score a city.
 *
 * Of several observations of a data point, that of the latest period counts, of the same period the first.
 * arena owns the scorecard. Returns false, with errors in diag and *ret_scorecard untouched, on unknown data points, values of
 * the wrong kind or out of range, unknown or repeated words of lists, zero denominators and repeated observations; all are
 * reported. Implausible values, and values that do not go together, are warnings.
 */
bool score_make(const struct score_input *input, struct arena *arena, struct diag *diag, struct scorecard *ret_scorecard);

#endif
