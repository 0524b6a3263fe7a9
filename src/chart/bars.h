/*
 * Bars: one for each value, side by side or end to end.
 */
#ifndef CITYPROFILE_CHART_BARS_H
#define CITYPROFILE_CHART_BARS_H

#include "chart/draw.h"

/** Draw it; its size is the group's. */
void bars_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str bars_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
