/*
 * Comparisons: scorecards of several cities side by side. Stands after score: press scores one profile after the other and adds
 * what is compared, so that nothing else of a profile need be kept.
 *
 * Invariants: all cities were scored by one method and one benchmark set. Cities stand in the order of their names in the
 * language of the comparison, those of one name by their ids, whatever the order in which they were added. Indicators of
 * one city are in no comparison. Nothing is computed but ranks, and these on exact percentages.
 */
#ifndef CITYPROFILE_COMPARE_COMPARE_H
#define CITYPROFILE_COMPARE_COMPARE_H

#include <jansson.h>

#include "base/date.h"
#include "score/scorecard.h"

/** A data point of one city. Strings are owned by the arena of the comparison. */
struct compare_point {
	enum score_state state;
	struct str exact, rounded;                 /* value, as in score_point; empty when missing */
	struct score_performance performance;      /* when scored */
	struct str period, boundary;               /* of the observation; boundary: its name */
	struct date_range days;                    /* of the period; zeros where there is none */
	bool closed;                               /* the value is not public */
	bool taken;                                /* collected under another version of the method */
};

/** A group of one city. */
struct compare_group {
	int64_t data_points, reported, scored;
	int64_t points, maximum;
	struct score_performance performance;      /* exact empty: no score */
	size_t rank;                               /* from 1; 0: none is given, no score, or nobody to compare with */
};

/** A city; `points` and `groups` are parallel to those of the method. */
struct compare_city {
	struct str id, name, standing;             /* id: of its profile */
	struct str path;                           /* of its profile, which orders cities that are otherwise equal */
	struct str method;                         /* that its values were collected under, where it is another version */
	struct str boundary, boundary_kind;        /* of most of its values */
	bool boundary_named;                       /* `boundary` is a name, not an id */
	size_t boundaries;                         /* of its values: how many there are */
	struct date_range days;                    /* first and last day of its values; zeros where there are none */
	struct str period;                         /* of all its values; empty: several, or none */
	int64_t locals;                            /* data points of indicators of its own, which are left out */
	struct compare_point *points;
	struct compare_group *groups;
};

/** Zero-initialize with what is borrowed; the arena owns the rest. */
struct comparison {
	const struct method *method;               /* one of those that were scored by: all have the same rules */
	const struct benchmarks *benchmarks;       /* NULL: nothing is scored */
	struct str lang;                           /* of names, and by which they are ordered */
	size_t group;                              /* only what lies in this one; METHOD_NONE: everything */
	bool ranked;
	bool colour;                               /* for a terminal that wants colours */
	struct arena *arena;
	struct vec_of(struct compare_city) cities;
};

/** Add a city from its scorecard, which, with its profile, may go afterwards. path: of the profile. */
void compare_add(struct comparison *comparison, const struct scorecard_view *view, struct str path);
/** Put the cities into their order and, if asked for, rank them. Call once, after the last city and before anything is printed. */
void compare_finish(struct comparison *comparison);

/** Returns whether a data point, or a group, is in what is compared. */
bool compare_has_point(const struct comparison *comparison, size_t point);
/** As compare_has_point, for groups. */
bool compare_has_group(const struct comparison *comparison, size_t group);

/** Returns whether any city has a value of a data point. */
bool compare_has_value(const struct comparison *comparison, size_t point);
/** Returns whether any city has a value in a group. */
bool compare_has_values(const struct comparison *comparison, size_t group);

/**
 * Append the comparison as aligned text. A table has a column for each city where that fits COMPARE_TEXT_WIDTH, else a row. Groups
 * and data points of which no city has a value are counted only.
 */
void compare_to_text(const struct comparison *comparison, struct arena *arena, struct buf *out);
/** Returns the comparison as JSON (docs/comparison.schema.json); a new reference. */
json_t *compare_to_json(const struct comparison *comparison, struct arena *arena);
/** Append the comparison as CSV: a row for each city and group, then for each city and data point. UTF-8 with a byte order mark. */
void compare_to_csv(const struct comparison *comparison, struct arena *arena, struct buf *out);

/** Cells of a terminal that a table may take with a column for each city. */
#define COMPARE_TEXT_WIDTH 120

#endif
