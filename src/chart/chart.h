/*
 * Charts: chart data in, a drawing of frame items and a text alternative out. Exact and without
 * libm: the same data draw the same lines on every machine.
 */
#ifndef CITYPROFILE_CHART_CHART_H
#define CITYPROFILE_CHART_CHART_H

#include "document/document.h"
#include "frame/frame.h"

/**
 * Draw a chart.
 *
 * chart   data; borrowed.   node  document node its items belong to (0: artifact).
 * rtl     bars grow from the right.   palette  of the sheet: band, dimension and goal colours.
 * Returns the drawing: width, height, and the baseline on which it stands in a line of text of cap height 5.7 pt. arena owns it.
 * Colours missing in the palette are errors in diag at `at`; returns false then, *ret_group untouched.
 */
bool chart_draw(const struct doc_chart *chart, uint32_t node, bool rtl, const struct style_sheet *sheet,
	const struct font_set *fonts, struct span at, struct arena *arena, struct diag *diag, struct frame_group *ret_group);

/** Returns the text alternative in the language of the labels, from the data; empty for decorations (dash). arena owns it. */
struct str chart_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
