#include "chart/pyramid.h"

#include "chart/axis.h"
#include "chart/fill.h"
#include "chart/grid_words.h"
#include "chart/names.h"
#include "chart/value.h"

#define GUTTER (LENGTH_PT * 28)
/* Kept free on both sides of an age. */
#define AGE_ROOM (LENGTH_PT)
#define PITCH (VALUE_BAR + LENGTH_PT * 4)
#define HEAD (LENGTH_PT * 14)        /* the names of the sides */
#define TICKS 4
/* Least width of one side; numbers that leave less are too long. */
#define SIDE_LEAST (LENGTH_PT * 36)

/* A pyramid while it is drawn. Side 0 is at the start edge. */
struct pyramid {
	struct draw_pen *pen;
	const struct doc_grid *grid;
	struct axis sides[2];      /* of one scale */
	bool numbered;             /* some value is given */
	length half;               /* width of a side with its values */
	length top;                /* of the rows */
};

static bool check_signs(struct draw_pen *pen, const struct doc_grid *grid)
{
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < grid->entry_count; k++) {
			const struct doc_value *value = &grid->series[i].values[k];
			if (!value->given || !value_is_negative(&value->number))
				continue;
			diag_add(pen->context->diag, DIAG_CHART_BELOW_ZERO, grid->series[i].at, "“%.*s” of “%.*s” is %.*s, and a pyramid has no place below zero",
				STR_ARG(grid->entries[k].name), STR_ARG(grid->series[i].name), STR_ARG(value->number.text));
			pen->missing = true;
			return false;
		}
	return true;
}

static size_t collect(struct pyramid *pyramid, struct decimal **ret_values)
{
	const struct doc_grid *grid = pyramid->grid;
	size_t n = 0;
	*ret_values = arena_array(pyramid->pen->arena, 2 * grid->entry_count, struct decimal);
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < grid->entry_count; k++)
			if (grid->series[i].values[k].given)
				(*ret_values)[n++] = grid->series[i].values[k].number;
	return n;
}

/* The other side is the same axis, turned round; the side at the start says the unit. */
static void turn_axis(struct pyramid *pyramid)
{
	struct draw_pen *pen = pyramid->pen;
	struct axis *start = &pyramid->sides[0], *end = &pyramid->sides[1];
	/* Both zeros stand in the gutter, so they have no decimals. */
	struct str zero = STR("0");
	format_number(pen->format, zero, -1, pen->arena, &zero);
	end->labels[0] = label_shape(pen, zero, axis_style(pen));
	*start = *end;
	start->mirrored = !end->mirrored;
	start->before = end->after;
	start->after = end->before;
	start->over = HEAD;
	end->unit = (struct chart_label){0};
	pyramid->top = HEAD + (pyramid->numbered ? axis_head(start) : 0);
}

static bool make_axes(struct pyramid *pyramid)
{
	struct draw_pen *pen = pyramid->pen;
	struct decimal *values;
	size_t n = collect(pyramid, &values);
	length room = VALUE_GAP + value_width(pen, pyramid->grid, false);
	struct axis_wish wish = {
		.values = values, .n = n, .from_zero = true, .ticks = TICKS, .size = pyramid->half - room, .room = room,
		.unit_room = pen->group->width, .unit = pyramid->grid->unit,
	};
	pyramid->numbered = n > 0;
	if (wish.size < SIDE_LEAST) {
		value_report_room(pen, pyramid->grid->series[0].at);
		return false;
	}
	axis_make(pen, &wish, &pyramid->sides[1]);
	turn_axis(pyramid);
	return !pen->missing;
}

static void put_axes(struct pyramid *pyramid)
{
	struct draw_pen *pen = pyramid->pen;
	length size = pyramid->sides[1].scale.size, height = (length)pyramid->grid->entry_count * PITCH;
	for (size_t i = 0; i < 2; i++) {
		length x = i == 0 ? pyramid->half - size : pyramid->half + GUTTER;
		pyramid->sides[i].plot = (struct draw_box){fill_side(pen, x, size), pyramid->top, size, height};
		if (pyramid->numbered)
			axis_draw(pen, &pyramid->sides[i]);
	}
}

/* The name of a series over its side, towards the middle. */
static void draw_head(struct pyramid *pyramid, size_t side)
{
	struct draw_pen *pen = pyramid->pen;
	const struct doc_series *series = &pyramid->grid->series[side];
	const struct style *style = axis_label_style(pen, true, draw_colour(pen, "ink"));
	struct chart_label label = names_fit(pen, series->name, series->brief, series->at, style, pyramid->half);
	length x = side == 0 ? pyramid->half - label.width : pyramid->half + GUTTER;
	label_draw(pen, &label, fill_side(pen, x, label.width), pyramid->top - HEAD / 2 + label.cap / 2, (struct frame_turn){0}, COLOUR_NONE);
}

/* The middle of the row of an entry: the first is lowest. */
static length row_middle(const struct pyramid *pyramid, size_t entry)
{
	return pyramid->top + (length)(pyramid->grid->entry_count - 1 - entry) * PITCH + PITCH / 2;
}

static void draw_value(struct pyramid *pyramid, size_t side, size_t entry, bool words)
{
	struct draw_pen *pen = pyramid->pen;
	const struct doc_series *series = &pyramid->grid->series[side];
	const struct doc_value *value = &series->values[entry];
	const struct axis *axis = &pyramid->sides[side];
	struct value_place place = {axis_zero(axis), row_middle(pyramid, entry), (side == 0) != pen->context->rtl};
	if (!value->given) {
		if (words)
			value_draw_missing(pen, value->state, grid_words_reason(pen->context->labels, value->state, pen->arena), place, pyramid->half);
		return;
	}
	length end = axis_at(axis, &value->number);
	struct chart_label label = value_label(pen, pyramid->grid, value);
	if (!words)
		value_draw_whole(pen, place, end, value_paint(pen, series, value, fill_make(pen, series->colour, side).ground));
	place.x = end;
	if (words)
		value_draw(pen, &label, place);
}

static void draw_age(struct pyramid *pyramid, size_t number)
{
	struct draw_pen *pen = pyramid->pen;
	const struct doc_entry *entry = &pyramid->grid->entries[number];
	const struct style *style = axis_label_style(pen, false, draw_colour(pen, "ink"));
	struct chart_label label = names_fit(pen, entry->name, entry->brief, entry->at, style, GUTTER - 2 * AGE_ROOM);
	length x = pyramid->half + (GUTTER - label.width) / 2;
	label_draw(pen, &label, fill_side(pen, x, label.width), row_middle(pyramid, number) + label.cap / 2, (struct frame_turn){0}, COLOUR_NONE);
}

/* Bars under the zero lines, these under the values. */
static void draw_rows(struct pyramid *pyramid)
{
	for (int words = 0; words < 2; words++)
		for (size_t side = 0; side < 2; side++) {
			for (size_t i = 0; i < pyramid->grid->entry_count; i++)
				draw_value(pyramid, side, i, words);
			if (!words && pyramid->numbered)
				axis_draw_zero(pyramid->pen, &pyramid->sides[side]);
		}
	for (size_t i = 0; i < pyramid->grid->entry_count; i++)
		draw_age(pyramid, i);
}

void pyramid_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	struct pyramid pyramid = {.pen = pen, .grid = chart->grid};
	length around = HEAD + AXIS_ROW + (chart->grid->unit.n > 0 ? AXIS_UNIT_ROW : 0);
	size_t count = chart->grid->entry_count, room = (size_t)((FILL_HEIGHT_MOST - around) / PITCH);
	pen->group->width = fill_measure(pen);
	pyramid.half = (pen->group->width - GUTTER) / 2;
	if (count > room && !fill_height(pen, around + (length)count * PITCH, chart->grid->entries[room].at, "ages"))
		return;
	if (!check_signs(pen, chart->grid) || !make_axes(&pyramid)) {
		axis_release(&pyramid.sides[1]);
		return;
	}
	fill_height(pen, pyramid.top + (length)count * PITCH + (pyramid.numbered ? axis_room(&pyramid.sides[1]) : 0), pen->at, "ages");
	put_axes(&pyramid);
	for (size_t i = 0; i < 2; i++)
		draw_head(&pyramid, i);
	draw_rows(&pyramid);
	fill_settle(pen);
	axis_release(&pyramid.sides[1]);
}

struct str pyramid_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	return grid_words("chart.pyramid", chart, labels, arena);
}
