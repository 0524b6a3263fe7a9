/*
 * Fills of bars and of parts of a whole: colours by their place, and what is written on them; and boxes that grow from where lines of
 * the page begin.
 */
#ifndef CITYPROFILE_CHART_FILL_H
#define CITYPROFILE_CHART_FILL_H

#include "chart/draw.h"

/** So many fills can be told apart. */
#define FILL_COUNT 5

/** A colour and that of text on it. */
struct fill {
	colour ground, text;
};

/** Returns the fill of series or part number `place`, from 0; after the last it begins anew. `own`: the author's colour, or COLOUR_NONE. */
struct fill fill_make(struct draw_pen *pen, colour own, size_t place);
/** Returns x of something `width` wide that lies `x` from the start edge of the group, whose width is set. */
length fill_side(const struct draw_pen *pen, length x, length width);
/** Add a rectangle whose x counts from the start edge. */
void fill_box(struct draw_pen *pen, struct draw_box box, struct frame_paint paint);
/** Returns the width of the place a chart stands in; that of the text column when it stands nowhere. */
length fill_measure(const struct draw_pen *pen);
/**
 * Set the height of the group to the next multiple of 7 pt. A chart higher than a page is an error at `at`, the first row that has no
 * room; the hint says to make several of `what`. Returns false then.
 */
bool fill_height(struct draw_pen *pen, length height, struct span at, const char *what);
/** Once all is drawn: make room for letters that reach beyond the top or the foot of the group, which those of some scripts do. */
void fill_settle(struct draw_pen *pen);
/** The greatest height. */
#define FILL_HEIGHT_MOST (LENGTH_PT * 665)

#endif
