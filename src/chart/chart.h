/*
 * Charts: chart data in, a drawing of frame items and a text alternative out. Exact and without
 * libm: the same data draw the same lines on every machine.
 */
#ifndef CITYPROFILE_CHART_CHART_H
#define CITYPROFILE_CHART_CHART_H

#include "document/document.h"
#include "frame/frame.h"

/** What charts are drawn with. Borrowed pointers. */
struct chart_context {
	const struct style_sheet *sheet; /* palette: band, dimension and goal colours */
	const struct labels *labels;     /* words that a chart prints itself */
	struct text_shaper *shaper;
	struct str lang;                 /* of the names in the data */
	bool rtl;                        /* bars grow from the right, wheels turn the other way */
	length measure;                  /* width of the place a figure stands in; 0: in a line of text */
	struct arena *arena;
	struct diag *diag;
};

/**
 * Draw a chart.
 *
 * chart   data; borrowed.   node  document node its items belong to (0: artifact).   at  its place, for messages.
 * Returns the drawing: width, height, and the baseline on which it stands in a line of text of cap height 5.7 pt. The arena owns it.
 * Colours missing in the palette and letters missing in the fonts are errors in diag; returns false then, *ret_group untouched.
 */
bool chart_draw(const struct doc_chart *chart, const struct chart_context *context, uint32_t node, struct span at,
	struct frame_group *ret_group);

/** Returns the text alternative in the language of the labels, from the data; empty for decorations (dash). arena owns it. */
struct str chart_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
