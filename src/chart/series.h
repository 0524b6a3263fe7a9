/*
 * The time series: values over dates, a line for each series; no line over a gap or a break.
 *
 * Values stand at the middle of their day or period. Where values are due every year, a year without one breaks the line, and
 * years in which no series has one have a ground with words. Expected values are dashed with open marks.
 */
#ifndef CITYPROFILE_CHART_SERIES_H
#define CITYPROFILE_CHART_SERIES_H

#include "chart/axis.h"
#include "chart/facts.h"
#include "chart/place.h"

/** A line while it is drawn, and what stands at its end: value and name, in this order for values, the other for targets. */
struct series_line {
	const struct doc_series *data;
	struct facts facts;
	colour shade;
	size_t mark;               /* of chart/dot.h */
	struct chart_label first, second, below; /* below: that the last value is expected */
	length width;              /* of the three */
	length rise, fall;         /* how far they reach above and below the middle of the capitals of the first */
	length y;                  /* of that middle, once they are placed */
	bool beside;               /* at the last mark, not in the column at the end of the plot */
};

/** Years from the first to the last. */
struct series_gap {
	int first, last;
};

/** A time series while it is drawn. */
struct series_chart {
	struct draw_pen *pen;
	const struct doc_grid *grid;
	struct series_line *lines; /* all series with a value, targets last; in the order of the data else */
	size_t line_count;
	struct axis axis;
	struct place place;
	struct draw_box plot;
	length *x;                 /* where each entry is */
	long from, to;             /* the first and the last entry: twice the number of the day at the middle */
	bool crowded;              /* entries are too near one another for marks and values of each */
};

/** Draw it; its size is the group's. */
void series_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str series_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

/* What the parts share. */

/** Returns the year in whose days the middle of an entry lies. */
int series_year(const struct doc_entry *entry);
/** Returns whether a line joins given value `i` and the next, number `k`. */
bool series_joins(const struct doc_grid *grid, const struct doc_series *series, size_t i, size_t k);
/** Find the runs of years that lack a value where one is due: no series but targets has any, and some was observed later or none is expected. Returns how many; arena owns them. */
size_t series_find_gaps(const struct doc_grid *grid, struct arena *arena, struct series_gap **ret_gaps);
/** Returns the place on the page of twice the number of a day. */
length series_x(const struct series_chart *series, long twice);
/** Draw the time axis: names of entries where all fit, else round years. */
void series_draw_time(struct series_chart *series);
/** Draw the ground of years without data; before all else. Words on it are placed by series_label_gaps. */
void series_draw_gaps(struct series_chart *series);
/** Place the words on the ground of years without data. */
void series_label_gaps(struct series_chart *series);
/** Draw lines and marks, which take their places. */
void series_draw_lines(struct series_chart *series);
/** Shape what stands at the end of each line, in at most `limit`; returns the width of the widest and in *ret_height what all need. */
length series_shape_ends(struct series_chart *series, length limit, length *ret_height);
/** Draw what stands at the ends, then values at marks. */
void series_label(struct series_chart *series);

#endif
