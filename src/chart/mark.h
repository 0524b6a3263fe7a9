/*
 * Small marks: band tiles, goal tiles, signs of dimensions and of findings, the dash of a list item,
 * the arrow between base and target. Vectors all, so that no font need have them.
 */
#ifndef CITYPROFILE_CHART_MARK_H
#define CITYPROFILE_CHART_MARK_H

#include "chart/draw.h"

#define MARK_ARROW_WIDTH (12 * LENGTH_PT)
#define MARK_ARROW_HEIGHT (6 * LENGTH_PT)

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
/** Draw the tile of a goal, `size` square, at (x, y), its number in letters of a size. */
void mark_goal_at(struct draw_pen *pen, struct str number, length x, length y, length size, length letters);
/** Draw the arrow from base to target, in the box of MARK_ARROW_WIDTH by MARK_ARROW_HEIGHT whose corner is (x, y); it points to the end edge. */
void mark_arrow_at(struct draw_pen *pen, length x, length y, colour shade);
/** Draw it as a chart of its own. */
void mark_arrow(struct draw_pen *pen, const struct doc_chart *chart);

#endif
