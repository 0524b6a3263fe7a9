/*
 * Cells of patterns: the textures that stand for "not reported", "not verified" and "no benchmark", as strokes of a cell that is
 * repeated over the page from its bottom left corner, so that pieces side by side go on with each other. Pitch 3.2 points;
 * lines 0.7, dots 1 point. Every output draws these.
 */
#ifndef CITYPROFILE_FRAME_CELL_H
#define CITYPROFILE_FRAME_CELL_H

#include "frame/frame.h"

/** Units of a cell in a point. */
#define CELL_UNITS 10000

/** A stroke, y up. One without length is a dot under a round pen. */
struct cell_stroke { int64_t x0, y0, x1, y1; };

struct cell {
	int64_t width, height;
	int64_t pen;               /* width of the strokes */
	bool round_caps;
	struct cell_stroke *strokes;
	size_t n;
};

/** Returns the cell of a pattern, which is not FRAME_SOLID. The arena owns its strokes. */
struct cell cell_make(enum frame_pattern pattern, struct arena *arena);

#endif
