/*
 * Names at the start of rows: one line or two, of equal right to be read. A name that has no room on two lines gives way to its
 * short form, and that is shortened, which is told.
 */
#ifndef CITYPROFILE_CHART_NAMES_H
#define CITYPROFILE_CHART_NAMES_H

#include "chart/label.h"

/** Between the lines of a name, and between the column of names and what is beside it. */
#define NAMES_LEADING (LENGTH_PT * 9)
#define NAMES_GAP (LENGTH_PT * 6)

/** A name as it is set. */
struct names_line {
	struct chart_label lines[2];
	unsigned count;            /* of lines: 1 or 2 */
	length width;
};

/** Names of rows. */
struct names {
	struct names_line *at;
	size_t n;
	length width;              /* of the widest */
};

/**
 * Set the names of entries, each on one line or, where `two` and it needs them, on two. A name that is shortened is a warning at its
 * entry. limit  the greatest width.   The pen's arena owns them.
 */
struct names names_make(struct draw_pen *pen, const struct doc_entry *entries, size_t n, bool two, length limit);
/** Draw a name in the column of names that starts at the start edge of the chart, its middle at `y`. */
void names_draw(struct draw_pen *pen, const struct names_line *name, length y);
/** Set one name on one line in a style; a shortened one is a warning at `at`. */
struct chart_label names_fit(struct draw_pen *pen, struct str name, struct str brief, struct span at, const struct style *style, length limit);

#endif
