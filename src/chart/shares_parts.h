/*
 * The parts of a whole: checked, put in order, and cut so exactly that they fill the whole.
 */
#ifndef CITYPROFILE_CHART_SHARES_PARTS_H
#define CITYPROFILE_CHART_SHARES_PARTS_H

#include "chart/draw.h"

/** A part of a bar. */
struct shares_part {
	size_t entry;              /* that it is of; the number of entries: what is left for those without a value */
	size_t place;              /* in the order, which decides its fill */
	const struct doc_value *value; /* of what is left: the first that is missing */
	length start, end;         /* along the bar */
};

/** The parts of one series; those without a value are left out. */
struct shares_bar {
	struct shares_part *parts;
	size_t n;
};

/** Check that all values of a series are shares of a hundred; one that is none is an error at the series. Returns false then. */
bool shares_check(struct draw_pen *pen, const struct doc_grid *grid, size_t series);
/** Returns the entries in the order in which they are drawn: by the first series, the greatest first, “Other” last. */
size_t *shares_order(struct draw_pen *pen, const struct doc_grid *grid);
/** Cut a bar of length `whole` into the parts of a series that has been checked. */
struct shares_bar shares_cut(struct draw_pen *pen, const struct doc_grid *grid, size_t series, const size_t *order, length whole);

#endif
