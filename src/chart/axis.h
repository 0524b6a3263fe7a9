/*
 * Axes of numbers: grid, ticks, their numbers as the language writes them, and the unit, once. A vertical axis stands at the
 * start edge of the plot, a horizontal one lies under it; both have their unit above the plot, where the axis starts. Where pages are
 * read from the right, numbers of a horizontal axis grow to the left. An axis that leaves zero out says so beside its unit.
 *
 * Made before the plot is known where (a vertical one by its height, a horizontal one by its width), since its numbers need room;
 * then put somewhere by its plot, and drawn under the data.
 */
#ifndef CITYPROFILE_CHART_AXIS_H
#define CITYPROFILE_CHART_AXIS_H

#include "chart/label.h"
#include "chart/scale.h"

/** Between numbers and plot or tick; length of a tick; height of a row of numbers below the plot, and of the row of a unit above it. */
#define AXIS_GAP (LENGTH_PT * 5)
#define AXIS_TICK (LENGTH_PT * 3)
#define AXIS_ROW (LENGTH_PT * 16)
#define AXIS_UNIT_ROW (LENGTH_PT * 21)

/** What an axis is to be. */
struct axis_wish {
	const struct decimal *values; /* that must lie on it; n may be 0 */
	size_t n;
	bool vertical;
	bool from_zero;            /* zero is on it */
	unsigned ticks;            /* how many about, at least 2; fewer where their numbers would touch */
	length size;               /* height or width of the plot */
	length room;               /* that its numbers may take: in width of a vertical one, beyond each end of a horizontal one */
	length unit_room;          /* width that its unit may take */
	struct str unit;           /* empty: none */
};

/** An axis. */
struct axis {
	struct scale scale;
	bool vertical, mirrored;
	struct chart_label *labels; /* of each tick; empty ones are left out */
	struct chart_label unit;   /* and where the axis begins, unless that is zero */
	length over;               /* between the plot and its unit: what stands over the plot */
	length width;              /* of the widest number */
	length before, after;      /* horizontal: how far numbers reach beyond the plot at its left and right */
	struct draw_box plot;      /* where the data are drawn; set before it is drawn */
};

/**
 * Make an axis; to be released by axis_release. Numbers that have no room are an error at the pen's place that says to use a larger
 * unit; they are then left out.
 */
void axis_make(struct draw_pen *pen, const struct axis_wish *wish, struct axis *ret_axis);
/** Returns whether zero belongs on an axis of values that do not grow from it: unless it would press them all into less than a third of the axis. */
bool axis_is_from_zero(const struct decimal *values, size_t n);
/** Release. */
void axis_release(struct axis *axis);
/** Returns the place of a number on the page: y of a vertical axis, x of a horizontal one. */
length axis_at(const struct axis *axis, const struct decimal *value);
/** Returns the place of zero, or of the end of the axis nearest to it. */
length axis_zero(const struct axis *axis);
/** Returns the height or width that its numbers take beside the plot: width with the gap at the start edge, or height below. */
length axis_room(const struct axis *axis);
/** Returns the height that its unit takes above the plot and what stands over that: AXIS_UNIT_ROW, or 0 without a unit. */
length axis_head(const struct axis *axis);
/** Find where the baseline of its unit starts (at the left). */
void axis_unit_at(const struct draw_pen *pen, const struct axis *axis, length *ret_x, length *ret_y);
/** Draw grid lines over the plot, numbers and unit. */
void axis_draw(struct draw_pen *pen, const struct axis *axis);
/** Draw the zero line over the data, if zero is on the axis. */
void axis_draw_zero(struct draw_pen *pen, const struct axis *axis);

/** Returns the style of what stands at axes: Condensed 7.5 pt slate. */
const struct style *axis_style(struct draw_pen *pen);
/** Returns the style of labels in charts: Condensed 8 pt in a colour, perhaps bold. */
const struct style *axis_label_style(struct draw_pen *pen, bool bold, colour shade);
/** Add a straight line of a palette's colour. */
void axis_line(struct draw_pen *pen, length x0, length y0, length x1, length y1, length width, const char *name);

#endif
