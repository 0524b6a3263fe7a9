/*
 * Marks of series: disc, square, triangle and diamond in four colours, so that form and colour say the same.
 */
#ifndef CITYPROFILE_CHART_DOT_H
#define CITYPROFILE_CHART_DOT_H

#include "chart/draw.h"

/** So many series can be told apart by their marks. */
#define DOT_FORMS 4

/** Returns the colour of series number `place` below DOT_FORMS. `own`: that of the data, or COLOUR_NONE. */
colour dot_colour(struct draw_pen *pen, colour own, size_t place);
/** Draw the mark of a series in the middle of a point: a disc of `radius`, or a form that looks as large. `open`: width of its outline on white; 0: filled. */
void dot_draw(struct draw_pen *pen, size_t place, length x, length y, length radius, colour shade, length open);
/** Report that a series is more than can be told apart. `chart` names the kind in a sentence: "a time series". */
void dot_report_many(struct draw_pen *pen, struct span at, const char *chart);

#endif
