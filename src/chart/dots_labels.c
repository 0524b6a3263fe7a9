#include "chart/dots.h"

#include "chart/fill.h"

/* What is written in a dot plot: names of cities, and values. */

/* Between the edge of a mark and its value. */
#define VALUE_GAP (LENGTH_PT * 4)
#define LEADER_WIDTH length_scale(LENGTH_PT, 4, 10)
#define NAME_GAP (LENGTH_PT * 7)
#define NAME_ROW (LENGTH_PT * 12)
#define NAME_BETWEEN (LENGTH_PT * 6)
/* Three marks in so little width have no room for their names. */
#define CROWD (LENGTH_PT * 60)
#define KEY_ROW (LENGTH_PT * 16)
#define KEY_FOOT (LENGTH_PT * 3)
#define KEY_MARK (LENGTH_PT * 3)
#define KEY_GAP (LENGTH_PT * 5)
#define KEY_BETWEEN (LENGTH_PT * 14)

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

/* Whether more than two names of the first row fall near one another. */
static bool is_crowded(const struct dots *dots)
{
	length x[DOT_FORMS];
	size_t n = 0;
	for (size_t s = 0; s < dots->grid->series_count; s++) {
		if (first_entry(dots, s) > 0)
			continue;
		length at = axis_at(&dots->axis, &dots->grid->series[s].values[0].number);
		size_t k = n++;
		for (; k > 0 && x[k - 1] > at; k--)
			x[k] = x[k - 1];
		x[k] = at;
	}
	for (size_t i = 2; i < n; i++)
		if (x[i] - x[i - 2] < CROWD)
			return true;
	return false;
}

/* Set the key: a mark and a name for each series, in rows as wide as the chart. Returns its height. */
static length make_key(struct dots *dots, bool drawn)
{
	struct draw_pen *pen = dots->pen;
	length x = 0, y = 0, room = pen->group->width - 2 * KEY_MARK - KEY_GAP;
	for (size_t s = 0; s < dots->grid->series_count; s++) {
		const struct doc_series *data = &dots->grid->series[s];
		const struct style *style = axis_label_style(pen, true, dots_colour(dots, s));
		bool shortened;
		struct chart_label label = drawn ? names_fit(pen, data->name, data->brief, data->at, style, room) : label_fit(pen, &(struct label_name){data->name, data->brief}, style, room, &shortened);
		length whole = 2 * KEY_MARK + KEY_GAP + label.width;
		if (x > 0 && x + whole > pen->group->width) {
			x = 0;
			y += KEY_ROW;
		}
		if (drawn) {
			length middle = y + KEY_ROW / 2;
			dot_draw(pen, s, fill_side(pen, x + KEY_MARK, 0), middle, KEY_MARK, dots_colour(dots, s), 0);
			label_draw(pen, &label, fill_side(pen, x + 2 * KEY_MARK + KEY_GAP, label.width), middle + label.cap / 2, (struct frame_turn){0}, COLOUR_NONE);
		}
		x += whole + KEY_BETWEEN;
	}
	return y + KEY_ROW + KEY_FOOT;
}

length dots_choose_names(struct dots *dots)
{
	struct name names[DOT_FORMS] = {0};
	unsigned rows = make_names(dots, names, false);
	dots->key = rows > 1 || is_crowded(dots);
	return dots->key ? make_key(dots, false) : (length)(rows > 0 ? rows : 1) * NAME_ROW;
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
	if (dots->key) {
		make_key(dots, true);
		return;
	}
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

static length away(length a, length b)
{
	return a < b ? b - a : a - b;
}

/* Whether a label in a place is nearer to its own mark than to any that lies elsewhere. */
static bool is_nearest(const struct dots_mark *marks, size_t n, size_t own, const struct chart_label *label, struct place_spot spot)
{
	length x = spot.x + label->width / 2, y = spot.y - label->cap / 2, near = away(x, marks[own].x) + away(y, marks[own].y);
	for (size_t i = 0; i < n; i++)
		if (marks[i].x != marks[own].x && away(x, marks[i].x) + away(y, marks[i].y) <= near)
			return false;
	return true;
}

/* A thin line from a mark to a value that stands nearer to another. */
static void draw_leader(struct dots *dots, const struct dots_mark *mark, const struct chart_label *label, struct place_spot spot)
{
	bool above = spot.y < mark->y;
	length end = above ? spot.y + LENGTH_PT : spot.y - label->cap - LENGTH_PT, start = above ? mark->y - mark->radius : mark->y + mark->radius;
	if (above ? end < start : end > start)
		axis_line(dots->pen, mark->x, start, spot.x + label->width / 2, end, LEADER_WIDTH, "slate");
}

/* Write the value of a mark: near it on the first of some sides that is free, else further off. */
static bool draw_value(struct dots *dots, size_t entry, const struct dots_mark *marks, size_t n, size_t own, const enum place_side *sides)
{
	const struct dots_mark *mark = &marks[own];
	struct chart_label label = dots_value(dots, mark->series, entry);
	colour white = draw_colour(dots->pen, "white");
	for (int leader = 0; leader < 2; leader++)
		for (length gap = VALUE_GAP; gap <= (leader ? 10 : 4) * VALUE_GAP; gap += VALUE_GAP) {
			struct place_spot spots[8];
			size_t count = 0;
			for (size_t i = 0; i < 8; i++) {
				spots[count] = place_beside(&label, mark->x, mark->y, mark->radius + gap, sides[i]);
				count += leader || is_nearest(marks, n, own, &label, spots[count]);
			}
			size_t at = place_put(&dots->place, dots->pen, &label, spots, count, (struct frame_turn){0}, white);
			if (at == count)
				continue;
			if (leader)
				draw_leader(dots, mark, &label, spots[at]);
			return true;
		}
	return false;
}

size_t dots_draw_values(struct dots *dots, size_t entry, const struct dots_mark *marks, size_t n)
{
	static const enum place_side left[] = {PLACE_LEFT, PLACE_ABOVE, PLACE_BELOW, PLACE_ABOVE_LEFT, PLACE_BELOW_LEFT, PLACE_RIGHT, PLACE_ABOVE_RIGHT, PLACE_BELOW_RIGHT};
	static const enum place_side right[] = {PLACE_RIGHT, PLACE_ABOVE, PLACE_BELOW, PLACE_ABOVE_RIGHT, PLACE_BELOW_RIGHT, PLACE_LEFT, PLACE_ABOVE_LEFT, PLACE_BELOW_LEFT};
	static const enum place_side above[] = {PLACE_ABOVE, PLACE_BELOW, PLACE_ABOVE_LEFT, PLACE_ABOVE_RIGHT, PLACE_BELOW_LEFT, PLACE_BELOW_RIGHT, PLACE_LEFT, PLACE_RIGHT};
	size_t left_out = 0;
	for (size_t k = 0; k < n; k++) {
		/* The outermost first, from both sides in turn. */
		size_t i = k % 2 == 0 ? k / 2 : n - 1 - k / 2;
		left_out += !draw_value(dots, entry, marks, n, i, i == 0 && n > 1 ? left : i == n - 1 ? right : above);
	}
	if (left_out == 0)
		return 0;
	const struct doc_entry *at = &dots->grid->entries[entry];
	struct diag_entry *told = diag_add(dots->pen->context->diag, DIAG_CHART_CROWDED, at->at, "the row “%.*s” has no room for all of its values", STR_ARG(at->name));
	diag_hint(dots->pen->context->diag, told, "show fewer cities, or make the chart wider");
	return left_out;
}
