/*
 * Drawing for charts: rectangles, polygons, discs and drawn letters added to a frame group.
 * A pen knows what every item of one chart shares. Coordinates: units, origin top left, y down.
 */
#ifndef CITYPROFILE_CHART_DRAW_H
#define CITYPROFILE_CHART_DRAW_H

#include "chart/chart.h"
#include "locale/format.h"

/** What all items of a drawing share. Borrowed pointers. */
struct draw_pen {
	struct frame_group *group;
	uint32_t node;
	const struct chart_context *context;
	const struct font_set *fonts;  /* of the context's shaper */
	struct span at;
	struct arena *arena;       /* of the context */
	struct format *format;     /* numbers in the language of the context; NULL for charts in a line of text */
	bool missing;              /* a colour was not in the palette, or a letter in the fonts; reported */
};

/** A rectangle by its corner and size. */
struct draw_box {
	length x, y, width, height;
};

/** Returns the palette's colour of this name; reports a missing one and returns black. */
colour draw_colour(struct draw_pen *pen, const char *name);
/** Add a path by its points, which are moved to its own corner in place. */
void draw_path(struct draw_pen *pen, struct text_path_point *points, size_t n, struct frame_paint paint);
/** Add a rectangle, corners rounded by `radius` (0: square). */
void draw_rectangle(struct draw_pen *pen, struct draw_box box, length radius, struct frame_paint paint);
/** Add a closed polygon of `n` corners, x and y in turn. */
void draw_polygon(struct draw_pen *pen, const length *corners, size_t n, struct frame_paint paint);
/** Add an open line through `n` points, x and y in turn. */
void draw_line(struct draw_pen *pen, const length *points, size_t n, struct frame_paint paint);
/** Add a disc. */
void draw_disc(struct draw_pen *pen, length x, length y, length radius, struct frame_paint paint);
/** Add letters as outlines, centred on x, the middle of their capital height on y. */
void draw_letters(struct draw_pen *pen, const struct font_face *face, length size, struct str text, length x, length y, colour colour);

/** Add letters as draw_letters does, turned about their middle; with a halo in the colour `halo` unless that is COLOUR_NONE. */
void draw_letters_turned(struct draw_pen *pen, const struct font_face *face, length size, struct str text, length x, length y,
	struct frame_turn turn, colour shade, colour halo);
/** Turn the points of a path clockwise about its origin and move them by (x, y). */
void draw_turn(struct text_path_point *points, size_t n, struct frame_turn turn, length x, length y);

/** Paint that only fills. */
struct frame_paint draw_fill(colour fill);
/** How wide the halo behind text over lines is stroked. */
#define DRAW_HALO_WIDTH (2 * LENGTH_PT)
/** Paint of such a halo where it is a path. */
struct frame_paint draw_halo(colour shade);

#endif
