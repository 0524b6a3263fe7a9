/*
 * The performance bar of a table cell: how far a data point has come to its target, with the letter
 * of its band. Never by colour alone: length, letter and, without a score, a pattern.
 */
#ifndef CITYPROFILE_CHART_BAR_H
#define CITYPROFILE_CHART_BAR_H

#include "chart/draw.h"

/** Draw the bar, 87 pt wide and 10 pt high; it grows from where lines of the page begin. */
void bar_draw(struct draw_pen *pen, const struct doc_chart *chart);

/** Draw the pattern of a state alone, 14 x 8 pt, for a legend. A scored state has none: the band's tile stands for it. */
void bar_swatch(struct draw_pen *pen, const struct doc_chart *chart);

#endif
