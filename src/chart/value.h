/*
 * Values at the ends of bars: numbers as the language writes them; for a missing one a stub in the pattern of its state and the words
 * for it. So zero, which has a number and no stub, is never taken for missing.
 */
#ifndef CITYPROFILE_CHART_VALUE_H
#define CITYPROFILE_CHART_VALUE_H

#include "chart/label.h"

/** Height of a bar; between a bar and what stands at its end. */
#define VALUE_BAR (LENGTH_PT * 10)
#define VALUE_GAP (LENGTH_PT * 4)
/* What a number inside a bar needs beside its width. */
#define VALUE_ROOM_INSIDE (LENGTH_PT * 5)

/** Where something grows from a line: to the left or to the right of it. */
struct value_place {
	length x, middle;          /* x of the line; y of the middle of the bar */
	bool left;
};

/** Returns a number as the language writes it; arena owns it. */
struct str value_text(const struct draw_pen *pen, const struct decimal *number);
/** Shape a value of a grid for the end of a bar: its number; the first that is a forecast says so, for all that look like it. */
struct chart_label value_label(struct draw_pen *pen, const struct doc_grid *grid, const struct doc_value *value);
/** Shape a text for the inside of a bar: bold, in a colour. */
struct chart_label value_label_inside(struct draw_pen *pen, struct str text, colour shade);
/** Draw a label that grows from a line, with a halo: grid lines may lie under it. */
void value_draw(struct draw_pen *pen, const struct chart_label *label, struct value_place place);
/** Draw the stub and, at its end, the words for a missing value; its letters where the words have no room in `limit`. */
void value_draw_missing(struct draw_pen *pen, enum doc_chart_state state, struct str words, struct value_place place, length limit);
/** Returns the paint of the bar of a value: what is expected, or to be reached, is only outlined, dashed if expected. */
struct frame_paint value_paint(struct draw_pen *pen, const struct doc_series *series, const struct doc_value *value, colour fill);
/** Add the bar between two places on a line of numbers. */
void value_draw_bar(struct draw_pen *pen, length from, length to, length middle, struct frame_paint paint);
/** Add the bar of a value from a line likewise; one so short that it would not be seen is a mark of 1 by 8 pt. `left`: it grows to the left if it has no length. */
void value_draw_whole(struct draw_pen *pen, struct value_place from, length to, struct frame_paint paint);
/** Say at the foot of a chart, which grows by a row, that some values have no room; nothing when `left_out` is 0. */
void value_draw_note(struct draw_pen *pen, size_t left_out);
/** Returns the greatest width of the values of a grid as they stand at bars, of those below zero or of the others. */
length value_width(struct draw_pen *pen, const struct doc_grid *grid, bool negative);
/** Report, at `at`, that numbers leave no room for bars; nothing is drawn. */
void value_report_room(struct draw_pen *pen, struct span at);
/** Returns whether a number is less than zero. */
bool value_is_negative(const struct decimal *number);

#endif
