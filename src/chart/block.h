/*
 * Names over several lines, shortened until they fit; and the line that says how many were.
 */
#ifndef CITYPROFILE_CHART_BLOCK_H
#define CITYPROFILE_CHART_BLOCK_H

#include "chart/label.h"

/** What is set at the point where a block is drawn: its left edge, its middle or its right edge. */
enum block_side { BLOCK_LEFT, BLOCK_MIDDLE, BLOCK_RIGHT };

/** Lines of a name, one under another. Zeros: empty. The arena owns them. */
struct chart_block {
	struct chart_label *lines;
	uint32_t n;
	length width;              /* of the widest line */
	length leading;
	struct str text;           /* as it is set */
};

/**
 * Set a name in at most `most` lines, `leading` apart (further in scripts that reach further down), no wider than `measure`: as printed, else its short form, else that with words dropped from
 * the end. *ret_shortened tells whether it is not as printed. Empty when nothing fits.
 */
struct chart_block block_fit(struct draw_pen *pen, const struct label_name *name, const struct style *style, length leading, length measure,
	uint32_t most, bool *ret_shortened);
/** Add a block by the baseline of its first line; halo as for label_draw. */
void block_draw(struct draw_pen *pen, const struct chart_block *block, length x, length baseline, enum block_side side, colour halo);
/** Returns the baseline of the first line with which a block stands in the middle of a height that begins at `top`. */
length block_middle(const struct chart_block *block, length top, length height);

/** Returns how far the last baseline is below the first. */
length block_fall(const struct chart_block *block);
/** Add, from `top` down over the width of the group, how many names were shortened; nothing for 0. Returns its height, a multiple of 7 pt. */
length block_draw_note(struct draw_pen *pen, unsigned shortened, length top);

#endif
