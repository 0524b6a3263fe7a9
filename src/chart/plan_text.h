/*
 * Text in the columns of a plan: lines as far apart as those of a table, and the height they take.
 */
#ifndef CITYPROFILE_CHART_PLAN_TEXT_H
#define CITYPROFILE_CHART_PLAN_TEXT_H

#include "chart/block.h"

/** Lines as they are set. Zeros: none. */
struct plan_text {
	struct chart_block block;
	length height;
	bool shortened;
};

/** Set a text in lines of a width, at most so many. One that has no room is shortened. A letter that no font has is an error. */
struct plan_text plan_text_set(struct draw_pen *pen, struct str text, const struct style *style, length width, unsigned most);
/** Tell that a text had to be shortened, if it was: a warning at its place. */
void plan_text_report(struct draw_pen *pen, const struct plan_text *set, struct str text, struct span at);
/** Draw it in the column that begins `x` from the start edge of the group, whose width is set; its middle at `y`. */
void plan_text_draw(struct draw_pen *pen, const struct plan_text *text, length x, length width, length y, enum style_align align);

#endif
