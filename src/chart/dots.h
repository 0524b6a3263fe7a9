/*
 * The dot plot: cities on a line for each entry.
 */
#ifndef CITYPROFILE_CHART_DOTS_H
#define CITYPROFILE_CHART_DOTS_H

#include "chart/draw.h"

/** Draw it; its size is the group's. */
void dots_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str dots_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
