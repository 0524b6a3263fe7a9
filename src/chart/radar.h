/*
 * The radar: categories on spokes from 0 to 100, joined by straight lines.
 */
#ifndef CITYPROFILE_CHART_RADAR_H
#define CITYPROFILE_CHART_RADAR_H

#include "chart/draw.h"

/** Draw it; its size is the group's. */
void radar_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str radar_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
