/*
 * Bars while they are drawn: what the rows of bars share with the chart round them.
 */
#ifndef CITYPROFILE_CHART_BARS_ROWS_H
#define CITYPROFILE_CHART_BARS_ROWS_H

#include "chart/axis.h"
#include "chart/names.h"
#include "chart/stack.h"

/** Between the bars of one entry. */
#define BARS_PARTING (LENGTH_PT * 8 / 10)

/** A chart of bars. Places on the page, as its axis gives them. */
struct bars {
	struct draw_pen *pen;
	const struct doc_grid *grid;
	struct stack_part **stacks; /* of each entry; NULL: side by side */
	struct names names;
	struct axis axis;
	length pitch;              /* from entry to entry */
	length block;              /* height of the bars of an entry */
	length room;               /* beyond the plot, for numbers */
	bool numbered;             /* some value is given */
	bool named;                /* the bars of the first entry say the names of series */
};

/** Returns the place of zero, or where the value before ends in a stack; and where the value itself ends. */
void bars_ends(const struct bars *bars, size_t entry, size_t series, length *ret_from, length *ret_to);
/** Returns whether the bars of the first entry have room for the names of all series. */
bool bars_hold_names(const struct bars *bars);
/** Draw all bars, the zero line over them, and what is written in and beside them. Returns how many values have no room. */
size_t bars_draw_rows(const struct bars *bars);

#endif
