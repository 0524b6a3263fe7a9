/*
 * Names beside the parts of a single bar: above the part where they are no wider, else below it, moved aside as far as they still
 * stand under the middle of their part.
 */
#ifndef CITYPROFILE_CHART_SHARES_TAGS_H
#define CITYPROFILE_CHART_SHARES_TAGS_H

#include "chart/legend.h"
#include "chart/shares_parts.h"

/** A name. */
struct shares_tag {
	struct chart_label label;
	length x, middle;          /* from the start edge; middle of its part */
	bool above;
};

/** The names of a bar. */
struct shares_tags {
	struct shares_tag *at;
	size_t n;
	bool above, below;         /* whether any stands there */
};

/** Find places for names along a bar of length `whole`, in full, else with their short forms. Returns false when they have no room. */
bool shares_tags_place(struct draw_pen *pen, const struct shares_bar *bar, const struct legend_item *items, length whole, struct shares_tags *ret_tags);
/** Draw them above and below a bar that begins at `y`, in rows of a height. */
void shares_tags_draw(struct draw_pen *pen, const struct shares_tags *tags, length y, length bar, length row);

#endif
