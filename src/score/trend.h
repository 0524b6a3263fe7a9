/*
 * Trends: what the values of a city have done over time. Made from a scorecard: each period is scored by the same method and
 * benchmarks as the scorecard, and each value is set against the one before it.
 *
 * Invariants: a change is given only between values that mean the same, else the reason why not; that of a group only
 * where the same data points are scored in both periods and each of them may be compared. Nothing is rounded.
 */
#ifndef CITYPROFILE_SCORE_TREND_H
#define CITYPROFILE_SCORE_TREND_H

#include "score/period.h"
#include "score/scorecard.h"

/** Periods of one trend, at most: each is scored by itself. */
#define TREND_PERIODS_LIMIT 100

/** Why a value cannot be set against the one before it; of several reasons the first here. */
enum trend_bar {
	TREND_COMPARABLE,
	TREND_FIRST,        /* there is none before it */
	TREND_METHOD,       /* collected under different versions of the method */
	TREND_BREAK,        /* flag `break` on this value, or on one between them */
	TREND_BOUNDARY,     /* of another territory */
	TREND_DEFINITION,   /* flag `definition-differs` on either */
	TREND_FORECAST,     /* one is a forecast, the other is not */
	TREND_OVERLAP,      /* the two periods have days in common */
};

/** A change of performance; exact empty: none is given. */
struct trend_change {
	int64_t bands;      /* up, negative: down */
	struct str exact;   /* per cent: -1.5, 7/3 */
	struct str cut;     /* with sign and two decimals, the others cut off: +2.33; 0.00 for none */
};

/** A value of a data point. */
struct trend_value {
	struct date_range days;
	const struct observation *observation;
	const struct score_point *point; /* NULL: collected under another version of the method, and not scored */
	enum trend_bar bar;
	struct trend_change change;
};

/** The values of a data point, in the order of time. */
struct trend_series vec_of(struct trend_value);

/** A group in a period in which a data point of it has a value. */
struct trend_sum {
	size_t period;                    /* index */
	const struct score_group *group;
	bool first;
	size_t differing;                 /* data points that are scored in only one of this and the period before it */
	size_t barred;                    /* data points scored in both that cannot be compared */
	struct trend_change change;
};

/** What a group does over time. */
struct trend_sums vec_of(struct trend_sum);

/** Series and sums are parallel to data points and groups of the method. */
struct trend {
	const struct scorecard *card;
	struct periods periods;
	struct scorecard *cards;          /* parallel to periods */
	struct trend_series *series;
	struct trend_sums *sums;
};

/** Returns the word for a bar as JSON has it; static. */
const char *trend_bar_word(enum trend_bar bar);

/**
 * Follow the values of a scorecard's city through time.
 *
 * Of several values of one data point and period, the one counts that score_make takes.
 * card, and what it was made from, must live as long as the trend; arena owns it. Returns false, with errors in diag and
 * *ret_trend untouched, when a former value is not one that could be scored.
 */
bool trend_make(const struct scorecard *card, struct arena *arena, struct diag *diag, struct trend *ret_trend);

/** Append the trend as aligned text: what has two values or more; the others are counted. */
void trend_to_text(const struct scorecard_view *view, const struct trend *trend, struct arena *arena, struct buf *out);
/** Returns the series of a data point as JSON: an array, one object for each value; a new reference. */
json_t *trend_series_to_json(const struct scorecard_view *view, const struct trend *trend, size_t point, struct arena *arena);
/** Returns the trend as JSON: all data points with a value, all groups; a new reference. */
json_t *trend_to_json(const struct scorecard_view *view, const struct trend *trend, struct arena *arena);

#endif
