/*
 * Where labels go: a list of what is taken, and the first of some spots, in order of preference, where a label touches nothing.
 *
 * What is taken is never touched. Lines are avoided: a label stands over one only where no spot is free of all of them, and its
 * halo parts the two. So is the grid, but less than lines. Boxes may be turned; all lie inside the area given at the start. Boxes that only touch do not overlap.
 */
#ifndef CITYPROFILE_CHART_PLACE_H
#define CITYPROFILE_CHART_PLACE_H

#include "chart/label.h"

/** A box, turned or not: its corners clockwise. A line is a box without height. */
struct place_box {
	length x[4], y[4];
};

/** What is taken. Zeros but for arena and area: nothing yet. The arena owns the lists. */
struct place {
	struct arena *arena;
	struct draw_box area;      /* no label leaves it */
	struct vec_of(struct place_box) taken, lines, grid;
};

/** Where the baseline of a label starts (at the left). */
struct place_spot {
	length x, y;
};

/** Where a label stands, seen from a point: above and below are centred on it. */
enum place_side { PLACE_ABOVE, PLACE_BELOW, PLACE_LEFT, PLACE_RIGHT, PLACE_ABOVE_LEFT, PLACE_ABOVE_RIGHT, PLACE_BELOW_LEFT, PLACE_BELOW_RIGHT };

/** Begin with nothing taken. */
struct place place_start(struct arena *arena, struct draw_box area);
/** Returns a rectangle along the sides of the page as a box. */
struct place_box place_rectangle(struct draw_box box);
/** Returns the straight line between two points as a box. */
struct place_box place_line(length x0, length y0, length x1, length y1);
/** Returns the box of a label, from ascent to descent (at most one em, and three tenths), whose baseline starts at a spot and is turned. */
struct place_box place_label_box(const struct chart_label *label, struct place_spot spot, struct frame_turn turn);
/** Returns whether two boxes overlap. */
bool place_overlap(const struct place_box *a, const struct place_box *b);
/** Mark a box as taken. */
void place_take(struct place *place, struct place_box box);
/** Mark a line, from place_line, as one to be avoided. */
void place_avoid(struct place *place, struct place_box line);
/** Mark a line as one to be avoided where that costs nothing else. */
void place_avoid_grid(struct place *place, struct place_box line);
/** Returns whether a box lies in the area and overlaps nothing that is taken; and no line either, unless `over_lines`. */
bool place_is_free(const struct place *place, const struct place_box *box, bool over_lines);
/** Returns where a label stands beside a point, `gap` from it to its capitals or its side. */
struct place_spot place_beside(const struct chart_label *label, length x, length y, length gap, enum place_side side);
/**
 * Draw a label at the first of `n` spots that is free, with 2.5 pt to what is taken at its sides, else at the first that is but for the grid, then but for lines, and take its box.
 * halo as for label_draw.   Returns the number of the spot, or n: it is not drawn.
 */
size_t place_put(struct place *place, struct draw_pen *pen, const struct chart_label *label, const struct place_spot *spots, size_t n,
	struct frame_turn turn, colour halo);
/** Draw a label beside a point likewise, at the first of `n` sides that is free. */
size_t place_put_beside(struct place *place, struct draw_pen *pen, const struct chart_label *label, length x, length y, length gap,
	const enum place_side *sides, size_t n, colour halo);

#endif
