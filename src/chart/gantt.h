/*
 * The Gantt chart of an action plan: when each task is planned and how far it is.
 */
#ifndef CITYPROFILE_CHART_GANTT_H
#define CITYPROFILE_CHART_GANTT_H

#include "chart/draw.h"

/** Draw it; its size is the group's. */
void gantt_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str gantt_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
