/*
 * Small squares with the pattern of a state without score. The patterns of fills begin at the corner of the page, so that pieces side
 * by side go on with each other; in a square of two strokes these would be cut anywhere. Here they begin in its middle.
 */
#ifndef CITYPROFILE_CHART_TEXTURE_H
#define CITYPROFILE_CHART_TEXTURE_H

#include "chart/draw.h"

/** Draw an outlined square of 5 to 9 pt, its middle at (x, y), with the pattern of a state without score. */
void texture_square(struct draw_pen *pen, enum doc_chart_state state, length x, length y, length side);

#endif
