/*
 * The population pyramid: two series of ages back to back.
 */
#ifndef CITYPROFILE_CHART_PYRAMID_H
#define CITYPROFILE_CHART_PYRAMID_H

#include "chart/draw.h"

/** Draw it; its size is the group's. */
void pyramid_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str pyramid_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
