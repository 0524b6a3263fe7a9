/*
 * Legends: a tile of each fill and its name, in rows. For charts in which names cannot stand beside what they name.
 */
#ifndef CITYPROFILE_CHART_LEGEND_H
#define CITYPROFILE_CHART_LEGEND_H

#include "chart/label.h"

/** Height of a row. */
#define LEGEND_ROW (LENGTH_PT * 14)

/** What a tile stands for. */
struct legend_item {
	struct frame_paint paint;
	struct str name, brief;    /* brief: empty without one */
	struct span at;
};

/** A legend as it is set. */
struct legend {
	const struct legend_item *items;
	struct chart_label *labels;
	length *x;                 /* of each tile, from the start edge */
	size_t *row;
	size_t n, rows;
};

/** Set items in rows of a width, in their order; a name that is shortened is a warning at its item. The pen's arena owns what it makes; items are borrowed. */
struct legend legend_make(struct draw_pen *pen, const struct legend_item *items, size_t n, length width);
/** Draw it, its rows from `y` down. The group's width is set. */
void legend_draw(struct draw_pen *pen, const struct legend *legend, length y);

#endif
