/*
 * The matrix: a row for each dimension, a cell for each of its sub-dimensions with their categories.
 */
#ifndef CITYPROFILE_CHART_MATRIX_H
#define CITYPROFILE_CHART_MATRIX_H

#include "chart/draw.h"

/** Draw it; its size is the group's. */
void matrix_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str matrix_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
