/*
 * Shares: the parts of a hundred in one bar for each series, the greatest part of the first series first and “Other” last. The parts
 * of a single bar have their names above it, or below where they are wider than the part; where even that has no room, and of
 * several bars, names stand in a legend below.
 */
#ifndef CITYPROFILE_CHART_SHARES_H
#define CITYPROFILE_CHART_SHARES_H

#include "chart/draw.h"

/** Draw it; its size is the group's. Parts that do not make a hundred are errors at their series. */
void shares_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str shares_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
