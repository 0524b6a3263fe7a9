/*
 * Bars: one for each value, from zero, side by side or, where the grid is stacked, end to end. Names of entries stand at the start,
 * values at the ends of bars or in them. Series are named in the bars of the first entry, or above its stack, or else in a legend.
 */
#ifndef CITYPROFILE_CHART_BARS_H
#define CITYPROFILE_CHART_BARS_H

#include "chart/draw.h"

/** Draw it; its size is the group's. More entries than a page holds are an error at the first of them, more series than there are fills one at the first of these. */
void bars_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str bars_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
