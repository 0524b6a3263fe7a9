/*
 * Names in charts: one line of text, shaped as any other (fallback fonts, both directions), that can be turned or laid along a
 * circle, and made shorter until it fits.
 */
#ifndef CITYPROFILE_CHART_LABEL_H
#define CITYPROFILE_CHART_LABEL_H

#include "chart/arc.h"

/** A shaped line. Zeros: empty. */
struct chart_label {
	const struct text_run *runs;
	uint32_t run_count;
	length x;                  /* left edge of the line, as its runs count */
	length width;
	length cap;                /* height of capitals */
};

/** A name and, if there is one, its short form. */
struct label_name {
	struct str full, brief;    /* brief: empty without one */
};

/** Returns a style for chart text, owned by the pen's arena. */
const struct style *label_style(struct draw_pen *pen, const char *family, uint16_t weight, length size, colour colour);
/** Shape a line. A letter that no font has is an error; the line is then empty. */
struct chart_label label_shape(struct draw_pen *pen, struct str text, const struct style *style);
/** Returns a line that was broken elsewhere as a label. */
struct chart_label label_from_line(const struct text_line *line);
/** Find how far its letters reach above the baseline and below it, marks and tails included. */
void label_ink(const struct chart_label *label, length *ret_above, length *ret_below);
/** Add a label whose baseline starts (at the left) at a point and is turned; a halo first unless its colour is COLOUR_NONE. */
void label_draw(struct draw_pen *pen, const struct chart_label *label, length x, length y, struct frame_turn turn, colour halo);
/**
 * Add a label along a circle of the ring's centre, its middle at an angle and the middle of its capitals at `radius`.
 * On the lower half it runs the other way, so that it stands upright.
 */
void label_draw_round(struct draw_pen *pen, const struct chart_label *label, const struct arc_ring *ring, length radius, angle middle, colour halo);
/** Add a label along the ray at an angle, from `radius` outwards, moved across it by `across` (down as the text sees it); upright from the side. */
void label_draw_radial(struct draw_pen *pen, const struct chart_label *label, const struct arc_ring *ring, length radius, angle a, length across, colour halo);
/** Returns whether text along the ray at an angle runs outwards: on the right half. Its tails then point clockwise. */
bool label_is_outwards(angle a);
/** Returns the turn of text along the ray at an angle: outwards on the right half, inwards on the left. */
struct frame_turn label_radial_turn(angle a);

/**
 * Shorten a text from its end, word by word and the last word, unless words_only, letter by letter, with an ellipsis at the end: returns the longest for which
 * `fits` holds, or the empty string, for which it is not asked. What fits fits also when it is shorter, so few are tried. arena owns what is returned.
 */
struct str label_search(struct str text, bool words_only, struct arena *arena, bool (*fits)(struct str text, void *what), void *what);
/**
 * Shape a name to fit: as printed, else its short form, else that with words dropped from the end, and of a single word letters. *ret_shortened tells whether
 * it is not as printed. Empty when nothing fits.
 */
struct chart_label label_fit(struct draw_pen *pen, const struct label_name *name, const struct style *style, length limit, bool *ret_shortened);
/** Likewise a name that may be left out, since another place has it in full: no word of it is cut. */
struct chart_label label_fit_words(struct draw_pen *pen, const struct label_name *name, const struct style *style, length limit, bool *ret_shortened);

#endif
