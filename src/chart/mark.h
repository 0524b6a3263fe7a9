/*
 * Small marks: band tiles, goal tiles, signs of dimensions and of findings, the dash of a list item,
 * the arrow between base and target. Vectors all, so that no font need have them.
 */
#ifndef CITYPROFILE_CHART_MARK_H
#define CITYPROFILE_CHART_MARK_H

#include "chart/draw.h"

/** Draw the tile of a band, `size` square, at (x, y): its letter on its colour. */
void mark_band(struct draw_pen *pen, struct str band, length x, length y, length size);
/** Draw the tile of a band, 10 pt or chart->height square. */
void mark_tile(struct draw_pen *pen, const struct doc_chart *chart);
/** Draw the tile of a Sustainable Development Goal, 11 pt or chart->height square. */
void mark_goal(struct draw_pen *pen, const struct doc_chart *chart);
/** Draw a sign by its name: square, disc, triangle, plus, minus, dot. An unknown name is an error. */
void mark_sign(struct draw_pen *pen, const struct doc_chart *chart);
/** Draw the dash of a list item, 5 x 1 pt. */
void mark_dash(struct draw_pen *pen, const struct doc_chart *chart);
/** Draw the arrow from base to target, 12 pt long; it points to the end edge. */
void mark_arrow(struct draw_pen *pen, const struct doc_chart *chart);

#endif
