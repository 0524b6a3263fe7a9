#include "chart/dots.h"

/* What is written in a dot plot: names of cities, and values. */

#define VALUE_GAP (LENGTH_PT * 7)
#define NAME_GAP (LENGTH_PT * 7)
#define NAME_ROW (LENGTH_PT * 12)
#define NAME_BETWEEN (LENGTH_PT * 6)

struct chart_label dots_value(const struct dots *dots, size_t series, size_t entry)
{
	struct draw_pen *pen = dots->pen;
	struct str text = dots->grid->series[series].values[entry].number.text;
	format_number(pen->format, text, -1, pen->arena, &text);
	return label_shape(pen, text, label_style(pen, "condensed", 500, LENGTH_PT * 8, dots_colour(dots, series)));
}

/* The name of a city over the rows. */
struct name {
	struct chart_label label;
	length x;                  /* its left edge */
	unsigned row;              /* from below */
};

/* The first entry for which a series has a value, or the number of entries. */
static size_t first_entry(const struct dots *dots, size_t series)
{
	size_t i = 0;
	while (i < dots->grid->entry_count && !dots->grid->series[series].values[i].given)
		i++;
	return i;
}

/* Set the name of a series over a value of its, inside the chart; one that is shortened is told only if it is drawn. */
static struct name make_name(const struct dots *dots, size_t series, size_t entry, bool drawn)
{
	const struct doc_series *data = &dots->grid->series[series];
	length least = dots->area_x, most = dots->area_x + dots->area_width;
	struct name name = {0};
	const struct style *style = axis_label_style(dots->pen, true, dots_colour(dots, series));
	bool shortened;
	if (drawn)
		name.label = names_fit(dots->pen, data->name, data->brief, data->at, style, most - least);
	else
		name.label = label_fit(dots->pen, &(struct label_name){data->name, data->brief}, style, most - least, &shortened);
	name.x = axis_at(&dots->axis, &data->values[entry].number) - name.label.width / 2;
	name.x = name.x + name.label.width > most ? most - name.label.width : name.x;
	name.x = name.x < least ? least : name.x;
	return name;
}

/* Names over the first row, each in the lowest row of names where none of those before it is in its way. Returns how many rows they need. */
static unsigned make_names(const struct dots *dots, struct name *names, bool drawn)
{
	unsigned rows = 0;
	for (size_t s = 0; s < dots->grid->series_count; s++) {
		if (first_entry(dots, s) > 0)
			continue;
		names[s] = make_name(dots, s, 0, drawn);
		for (size_t k = 0; k < s;) {
			bool apart = names[k].label.run_count == 0 || names[k].row != names[s].row || names[k].x + names[k].label.width + NAME_BETWEEN <= names[s].x ||
				names[s].x + names[s].label.width + NAME_BETWEEN <= names[k].x;
			names[s].row += !apart;
			k = apart ? k + 1 : 0;
		}
		rows = names[s].row + 1 > rows ? names[s].row + 1 : rows;
	}
	return rows;
}

unsigned dots_name_rows(const struct dots *dots)
{
	struct name names[DOT_FORMS] = {0};
	unsigned rows = make_names(dots, names, false);
	return rows > 0 ? rows : 1;
}

static void draw_first_names(struct dots *dots)
{
	struct name names[DOT_FORMS] = {0};
	make_names(dots, names, true);
	for (size_t s = 0; s < dots->grid->series_count; s++) {
		struct place_spot spot = {names[s].x, dots->axis.plot.y - (length)names[s].row * NAME_ROW - LENGTH_PT};
		if (names[s].label.run_count == 0)
			continue;
		place_take(&dots->place, place_label_box(&names[s].label, spot, (struct frame_turn){0}));
		label_draw(dots->pen, &names[s].label, spot.x, spot.y, (struct frame_turn){0}, draw_colour(dots->pen, "white"));
	}
}

/* Name a series at one of its marks. */
static bool name_mark(struct dots *dots, size_t series, size_t entry, bool drawn)
{
	static const enum place_side sides[] = {PLACE_ABOVE, PLACE_ABOVE_LEFT, PLACE_ABOVE_RIGHT, PLACE_BELOW, PLACE_BELOW_LEFT, PLACE_BELOW_RIGHT};
	struct name name = make_name(dots, series, entry, drawn);
	length x = name.x + name.label.width / 2;
	return place_put_beside(&dots->place, dots->pen, &name.label, x, dots_middle(dots, entry), NAME_GAP, sides, 6, draw_colour(dots->pen, "white")) < 6;
}

void dots_draw_names(struct dots *dots)
{
	size_t n = dots->grid->entry_count;
	draw_first_names(dots);
	for (size_t s = 0; s < dots->grid->series_count; s++) {
		const struct doc_series *data = &dots->grid->series[s];
		size_t first = first_entry(dots, s), entry = first;
		while (entry < n && first > 0 && !(data->values[entry].given && name_mark(dots, s, entry, entry == first)))
			entry++;
		if (first == 0 || first == n || entry < n)
			continue;
		struct diag_entry *told = diag_add(dots->pen->context->diag, DIAG_CHART_CROWDED, data->at, "the dot plot has no room for the name “%.*s” at its marks", STR_ARG(data->name));
		diag_hint(dots->pen->context->diag, told, "begin with an entry for which all cities have a value");
	}
}

void dots_draw_values(struct dots *dots, size_t entry, const struct dots_mark *marks, size_t n)
{
	static const enum place_side left[] = {PLACE_LEFT, PLACE_RIGHT, PLACE_ABOVE, PLACE_BELOW, PLACE_ABOVE_LEFT, PLACE_BELOW_LEFT, PLACE_ABOVE_RIGHT, PLACE_BELOW_RIGHT};
	static const enum place_side right[] = {PLACE_RIGHT, PLACE_LEFT, PLACE_ABOVE, PLACE_BELOW, PLACE_ABOVE_RIGHT, PLACE_BELOW_RIGHT, PLACE_ABOVE_LEFT, PLACE_BELOW_LEFT};
	static const enum place_side above[] = {PLACE_ABOVE, PLACE_BELOW, PLACE_ABOVE_LEFT, PLACE_ABOVE_RIGHT, PLACE_BELOW_LEFT, PLACE_BELOW_RIGHT, PLACE_LEFT, PLACE_RIGHT};
	length row = dots_middle(dots, entry);
	size_t left_out = 0, moved = 0;
	for (size_t k = 0; k < n; k++) {
		/* The outermost first, from both sides in turn; of marks one above the other every second one on the same side. */
		size_t i = marks[0].y != row || marks[n - 1].y != row ? k : k % 2 == 0 ? k / 2 : n - 1 - k / 2;
		moved = marks[i].y != row ? moved + 1 : 0;
		const enum place_side *sides = moved > 0 ? (moved % 2 == 1 ? left : right) : i == 0 && n > 1 ? left : i == n - 1 ? right : above;
		struct chart_label label = dots_value(dots, marks[i].series, entry);
		bool placed = false;
		for (length gap = VALUE_GAP; gap <= 3 * VALUE_GAP && !placed; gap += VALUE_GAP / 2)
			placed = place_put_beside(&dots->place, dots->pen, &label, marks[i].x, marks[i].y, gap, sides, 8, draw_colour(dots->pen, "white")) < 8;
		left_out += !placed;
	}
	if (left_out == 0)
		return;
	const struct doc_entry *at = &dots->grid->entries[entry];
	struct diag_entry *told = diag_add(dots->pen->context->diag, DIAG_CHART_CROWDED, at->at, "the row “%.*s” has no room for all of its values", STR_ARG(at->name));
	diag_hint(dots->pen->context->diag, told, "show fewer cities, or make the chart wider");
}
