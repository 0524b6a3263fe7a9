/*
 * The status board: how far each task was in each year, and what became of its band.
 */
#ifndef CITYPROFILE_CHART_BOARD_H
#define CITYPROFILE_CHART_BOARD_H

#include "chart/draw.h"

/** Draw it; its size is the group's. */
void board_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str board_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
