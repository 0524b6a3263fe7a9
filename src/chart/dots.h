/*
 * The dot plot: a row for each entry, in it a mark for each city, joined by a line; names of cities over their first marks, or in a key
 * over the plot where these are crowded. Marks that lie on one another are parted by white; those at one place lie in one another.
 * What is missing is said in words under its row.
 */
#ifndef CITYPROFILE_CHART_DOTS_H
#define CITYPROFILE_CHART_DOTS_H

#include "chart/axis.h"
#include "chart/dot.h"
#include "chart/names.h"
#include "chart/place.h"

/** Height of a row; one with words under its marks is higher. */
#define DOTS_ROW (LENGTH_PT * 26)

/** A row, with what is missing in it. */
struct dots_row {
	length top, height;        /* from the top of the plot */
	struct chart_label missing; /* empty: nothing */
	length x;                  /* where those words start, at the left */
	bool below;                /* they stand under the marks, not in line with them */
};

/** A dot plot while it is drawn. */
struct dots {
	struct draw_pen *pen;
	const struct doc_grid *grid;
	struct names names;
	struct axis axis;          /* its plot: the rows */
	struct place place;
	struct dots_row *rows;     /* of each entry */
	length area_x, area_width; /* all beside the names: the plot and room for values at both its sides */
	bool empty;                /* no value at all */
	bool key;                  /* names stand in a key */
};

/** A mark: of series `series` in the row of an entry. */
struct dots_mark {
	size_t series;
	length x, y, radius;
	bool ringed;               /* it lies on the one before it */
};

/** Draw it; its size is the group's. */
void dots_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str dots_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

/* What the parts share. */

/** Make rows once the axis has its width and place across; the height of the plot is then known. */
void dots_make_rows(struct dots *dots);
/** Returns where the marks of a row are, down the page. */
length dots_middle(const struct dots *dots, size_t entry);
/** Returns the colour of a series. */
colour dots_colour(const struct dots *dots, size_t series);
/** Returns the value of a series in an entry, as the language writes it, shaped as it is printed. */
struct chart_label dots_value(const struct dots *dots, size_t series, size_t entry);
/** Choose between names at marks and a key; returns the height that they need over the rows. */
length dots_choose_names(struct dots *dots);
/** Draw the names of cities: in the key, or over their marks in the first row, those that have none there over their first mark. */
void dots_draw_names(struct dots *dots);
/** Draw values of a row beside its marks, which are in order from the left. Returns how many have no room. */
size_t dots_draw_values(struct dots *dots, size_t entry, const struct dots_mark *marks, size_t n);
/** Say which values of a row are missing and why. */
void dots_draw_missing(struct dots *dots, size_t entry);

#endif
