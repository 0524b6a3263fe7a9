/*
 * The time series: values over dates, a line for each series; no line over a gap or a break.
 */
#ifndef CITYPROFILE_CHART_SERIES_H
#define CITYPROFILE_CHART_SERIES_H

#include "chart/draw.h"

/** Draw it; its size is the group's. */
void series_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str series_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
