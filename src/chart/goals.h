/*
 * The strip of goals: numbers of Sustainable Development Goals on plain tiles in the official colours.
 */
#ifndef CITYPROFILE_CHART_GOALS_H
#define CITYPROFILE_CHART_GOALS_H

#include "chart/draw.h"

/** Draw it; its size is the group's. */
void goals_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str goals_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
