/*
 * The fan: the sectors of one dimension as they lie in the wheel, about 12 o’clock, on the page that opens its chapter.
 */
#ifndef CITYPROFILE_CHART_FAN_H
#define CITYPROFILE_CHART_FAN_H

#include "chart/draw.h"

/** Draw it; its size is the group's. */
void fan_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str fan_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
