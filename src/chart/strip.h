/*
 * Band strips: how many data points are in each band or missing, a strip for each dimension, or for each category of the
 * only one. With a height in chart->height, one strip of all data points, that high and alone.
 */
#ifndef CITYPROFILE_CHART_STRIP_H
#define CITYPROFILE_CHART_STRIP_H

#include "chart/draw.h"

/** Draw it; its size is the group's. */
void strip_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str strip_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
