/*
 * The population pyramid: two series of ages back to back on one scale, the first at the start edge, the first age lowest. The ages
 * stand between them.
 */
#ifndef CITYPROFILE_CHART_PYRAMID_H
#define CITYPROFILE_CHART_PYRAMID_H

#include "chart/draw.h"

/** Draw it; its size is the group's. A value below zero is an error at its series, more ages than a page holds one at the first of them. */
void pyramid_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str pyramid_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
