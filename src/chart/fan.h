/*
 * The fan: the sectors of one dimension as they lie in the wheel, about 12 o'clock, on the page that opens its chapter. Inside
 * an arc in the dimension's colour and the rings of the dimension and of its categories; round it the names of the categories,
 * each with the letter of its band.
 */
#ifndef CITYPROFILE_CHART_FAN_H
#define CITYPROFILE_CHART_FAN_H

#include "chart/draw.h"

/**
 * Draw it. It fills the measure; its radius is half of chart->height or, without one, 92 mm (76 mm if it is wider than 120
 * degrees) for a measure of 198 mm, and less in a narrower one. Its lines are those of the ground that chart->colour names, else
 * white. Names that would touch are left out, with a warning.
 */
void fan_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str fan_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
