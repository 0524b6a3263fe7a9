/*
 * Shares: the parts of a hundred in one bar for each series.
 */
#ifndef CITYPROFILE_CHART_SHARES_H
#define CITYPROFILE_CHART_SHARES_H

#include "chart/draw.h"

/** Draw it; its size is the group's. */
void shares_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str shares_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
