/*
 * Signs of status: form, colour and mark say the same.
 */
#ifndef CITYPROFILE_CHART_STATUS_H
#define CITYPROFILE_CHART_STATUS_H

#include "chart/draw.h"

/** Draw it; its size is the group's. */
void status_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str status_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
