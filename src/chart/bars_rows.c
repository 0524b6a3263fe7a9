#include "chart/bars_rows.h"

#include "chart/band.h"
#include "chart/fill.h"
#include "chart/grid_words.h"
#include "chart/value.h"

/* The open end of a stack of which a part is missing, and its lines. */
#define OPEN_END (LENGTH_PT * 8)
#define OPEN_WIDTH (LENGTH_PT * 3 / 4)
/* Of a pattern round the white on which words stand in it. */
#define PLATE_EDGE LENGTH_PT

static const struct doc_value *value_of(const struct bars *bars, size_t entry, size_t series)
{
	return &bars->grid->series[series].values[entry];
}

static struct fill fill_of(const struct bars *bars, size_t series)
{
	return fill_make(bars->pen, bars->grid->series[series].colour, series);
}

/* The middle of the bar of a series, or of the stack. */
static length middle_of(const struct bars *bars, size_t entry, size_t series)
{
	length top = bars->axis.plot.y + (length)entry * bars->pitch + (bars->pitch - bars->block) / 2;
	return top + VALUE_BAR / 2 + (bars->stacks ? 0 : (length)series * (VALUE_BAR + BARS_PARTING));
}

void bars_ends(const struct bars *bars, size_t entry, size_t series, length *ret_from, length *ret_to)
{
	const struct stack_part *part = bars->stacks ? &bars->stacks[entry][series] : NULL;
	*ret_from = part ? axis_at(&bars->axis, &part->from) : axis_zero(&bars->axis);
	*ret_to = axis_at(&bars->axis, part ? &part->to : &value_of(bars, entry, series)->number);
}

static length bar_length(const struct bars *bars, size_t entry, size_t series)
{
	length from, to;
	bars_ends(bars, entry, series, &from, &to);
	return from < to ? to - from : from - to;
}

/* A bar that is only outlined is written on as paper is. */
static colour text_colour(const struct bars *bars, size_t entry, size_t series)
{
	const struct doc_series *row = &bars->grid->series[series];
	bool hollow = row->target || value_of(bars, entry, series)->forecast;
	return hollow ? draw_colour(bars->pen, "ink") : fill_of(bars, series).text;
}

static struct chart_label series_name(const struct bars *bars, size_t series)
{
	return value_label_inside(bars->pen, bars->grid->series[series].name, text_colour(bars, 0, series));
}

bool bars_hold_names(const struct bars *bars)
{
	if (bars->stacks)
		return false;
	for (size_t i = 0; i < bars->grid->series_count; i++)
		if (!value_of(bars, 0, i)->given || series_name(bars, i).width + VALUE_ROOM_INSIDE > bar_length(bars, 0, i))
			return false;
	return true;
}

static void draw_bar(const struct bars *bars, size_t entry, size_t series)
{
	const struct doc_value *value = value_of(bars, entry, series);
	length from, to, middle = middle_of(bars, entry, series);
	if (!value->given)
		return;
	struct frame_paint paint = value_paint(bars->pen, &bars->grid->series[series], value, fill_of(bars, series).ground);
	bars_ends(bars, entry, series, &from, &to);
	if (bars->stacks)
		value_draw_bar(bars->pen, from, to, middle, paint);
	else
		value_draw_whole(bars->pen, (struct value_place){from, middle, bars->pen->context->rtl}, to, paint);
}

/* White between the parts of a stack, unless it would hide them. */
static void draw_partings(const struct bars *bars, size_t entry)
{
	struct frame_paint white = draw_fill(draw_colour(bars->pen, "white"));
	for (size_t i = 0; bars->stacks && i < bars->grid->series_count; i++) {
		length from, to;
		if (!value_of(bars, entry, i)->given || bar_length(bars, entry, i) < 2 * BARS_PARTING)
			continue;
		bars_ends(bars, entry, i, &from, &to);
		if (from != axis_zero(&bars->axis))
			value_draw_bar(bars->pen, from - BARS_PARTING / 2, from + BARS_PARTING / 2, middle_of(bars, entry, i), white);
	}
}

static bool draw_inside(const struct bars *bars, const struct chart_label *label, size_t entry, size_t series)
{
	length from, to;
	bars_ends(bars, entry, series, &from, &to);
	if (label->width + VALUE_ROOM_INSIDE > bar_length(bars, entry, series))
		return false;
	label_draw(bars->pen, label, (from + to - label->width) / 2, middle_of(bars, entry, series) + label->cap / 2, (struct frame_turn){0}, COLOUR_NONE);
	return true;
}

static void draw_missing(const struct bars *bars, size_t entry, size_t series)
{
	struct draw_pen *pen = bars->pen;
	enum doc_chart_state state = value_of(bars, entry, series)->state;
	const struct draw_box *plot = &bars->axis.plot;
	struct value_place place = {axis_zero(&bars->axis), middle_of(bars, entry, series), pen->context->rtl};
	length limit = place.left ? place.x - plot->x : plot->x + plot->width - place.x;
	value_draw_missing(pen, state, grid_words_reason(pen->context->labels, state, pen->arena), place, limit + bars->room);
}

static void draw_value(const struct bars *bars, size_t entry, size_t series)
{
	struct draw_pen *pen = bars->pen;
	const struct doc_value *value = value_of(bars, entry, series);
	if (!value->given) {
		draw_missing(bars, entry, series);
		return;
	}
	length from, to;
	bars_ends(bars, entry, series, &from, &to);
	struct chart_label label = value_label(pen, bars->grid, value);
	value_draw(pen, &label, (struct value_place){to, middle_of(bars, entry, series), value_is_negative(&value->number) != pen->context->rtl});
	if (bars->named && entry == 0) {
		label = series_name(bars, series);
		draw_inside(bars, &label, entry, series);
	}
}

/* The names of the series that an entry has no value of, each with the reason; empty without. */
static struct str missing_names(const struct bars *bars, size_t entry)
{
	struct draw_pen *pen = bars->pen;
	const struct labels *labels = pen->context->labels;
	struct vec_of(struct str) names = {0};
	for (size_t i = 0; i < bars->grid->series_count; i++) {
		const struct doc_value *value = value_of(bars, entry, i);
		struct label_value values[] = {{STR("name"), bars->grid->series[i].name}, {STR("reason"), grid_words_reason(labels, value->state, pen->arena)}};
		if (!value->given)
			vec_push(&names, pen->arena, labels_format(labels, STR("chart.missing.named"), values, 2, NULL, pen->arena, NULL));
	}
	return names.n > 0 ? format_list(pen->format, names.at, names.n, pen->arena) : (struct str){0};
}

/* Where the parts of an entry that are known add up to, on the side where values grow. NULL without one. */
static const struct decimal *known_sum(const struct bars *bars, size_t entry)
{
	for (size_t i = bars->grid->series_count; i-- > 0;) {
		const struct doc_value *value = value_of(bars, entry, i);
		if (value->given && !value_is_negative(&value->number))
			return &bars->stacks[entry][i].to;
	}
	return NULL;
}

/* Whether stacks are shares of a hundred: all of which nothing is missing add up to that, but for rounding, and there is one. */
static bool are_shares(const struct bars *bars, struct decimal *ret_hundred)
{
	struct decimal least, most;
	size_t whole = 0;
	bool right = decimal_parse(STR("99"), &least) && decimal_parse(STR("101"), &most) && decimal_parse(STR("100"), ret_hundred);
	for (size_t i = 0; i < bars->grid->entry_count && right; i++) {
		const struct decimal *sum = known_sum(bars, i);
		bool complete = true;
		for (size_t k = 0; k < bars->grid->series_count; k++) {
			const struct doc_value *value = value_of(bars, i, k);
			complete = complete && value->given;
			right = right && !(value->given && value_is_negative(&value->number));
		}
		whole += complete;
		right = right && (!complete || (sum && grid_words_compare(sum, &least) >= 0)) && (!sum || grid_words_compare(sum, &most) <= 0);
	}
	return right && whole > 0;
}

/* What is missing from a hundred fills it, with the words in it; these give way to letters, which always have room beside it. */
static void draw_rest(const struct bars *bars, enum doc_chart_state state, struct str words, struct value_place place, length end)
{
	struct draw_pen *pen = bars->pen;
	struct chart_label label = label_shape(pen, words, axis_style(pen));
	length size = end < place.x ? place.x - end : end - place.x;
	value_draw_bar(pen, place.x, end, place.middle, band_pattern_outlined(pen, state));
	if (label.width + VALUE_ROOM_INSIDE > size)
		label = label_shape(pen, band_letters(state), axis_style(pen));
	if (label.width + VALUE_ROOM_INSIDE > size) {
		value_draw(pen, &label, (struct value_place){end, place.middle, place.left});
		return;
	}
	length x = (place.x + end - label.width) / 2, height = VALUE_BAR - 2 * PLATE_EDGE;
	draw_rectangle(pen, (struct draw_box){x - 2 * PLATE_EDGE, place.middle - height / 2, label.width + 4 * PLATE_EDGE, height}, 0, draw_fill(draw_colour(pen, "white")));
	label_draw(pen, &label, x, place.middle + label.cap / 2, (struct frame_turn){0}, COLOUR_NONE);
}

/* A stack of which a part is missing goes on, nobody knows how far: its end is open. */
static void draw_open(const struct bars *bars, enum doc_chart_state state, struct str words, struct value_place place, length limit)
{
	struct draw_pen *pen = bars->pen;
	struct chart_label label = label_shape(pen, words, axis_style(pen));
	length end = place.left ? place.x - OPEN_END : place.x + OPEN_END;
	if (OPEN_END + VALUE_GAP + label.width > limit)
		label = label_shape(pen, band_letters(state), axis_style(pen));
	for (int side = -1; side <= 1; side += 2)
		axis_line(pen, place.x, place.middle + side * (VALUE_BAR - OPEN_WIDTH) / 2, end, place.middle + side * (VALUE_BAR - OPEN_WIDTH) / 2, OPEN_WIDTH, "slate");
	place.x = end;
	value_draw(pen, &label, place);
}

/* What is missing stands where the known parts end. */
static void draw_stack_missing(const struct bars *bars, size_t entry)
{
	struct draw_pen *pen = bars->pen;
	const struct draw_box *plot = &bars->axis.plot;
	struct str words = missing_names(bars, entry);
	enum doc_chart_state state = DOC_STATE_SCORED;
	struct decimal hundred;
	const struct decimal *sum = known_sum(bars, entry);
	struct value_place place = {sum ? axis_at(&bars->axis, sum) : axis_zero(&bars->axis), middle_of(bars, entry, 0), pen->context->rtl};
	for (size_t i = bars->grid->series_count; i-- > 0;)
		state = value_of(bars, entry, i)->given ? state : value_of(bars, entry, i)->state;
	if (words.n == 0)
		return;
	length limit = place.left ? place.x - plot->x : plot->x + plot->width - place.x;
	if (are_shares(bars, &hundred) && (!sum || grid_words_compare(sum, &hundred) < 0))
		draw_rest(bars, state, words, place, axis_at(&bars->axis, &hundred));
	else
		draw_open(bars, state, words, place, limit + bars->room);
}

static size_t draw_stack_values(const struct bars *bars, size_t entry)
{
	size_t left_out = 0;
	for (size_t i = 0; i < bars->grid->series_count; i++) {
		const struct doc_value *value = value_of(bars, entry, i);
		if (!value->given)
			continue;
		struct chart_label label = value_label_inside(bars->pen, value_text(bars->pen, &value->number), text_colour(bars, entry, i));
		left_out += !draw_inside(bars, &label, entry, i);
	}
	draw_stack_missing(bars, entry);
	return left_out;
}

size_t bars_draw_rows(const struct bars *bars)
{
	size_t left_out = 0;
	const struct doc_grid *grid = bars->grid;
	for (size_t i = 0; i < grid->entry_count; i++) {
		for (size_t k = 0; k < grid->series_count; k++)
			draw_bar(bars, i, k);
		draw_partings(bars, i);
	}
	if (bars->numbered)
		axis_draw_zero(bars->pen, &bars->axis);
	for (size_t i = 0; i < grid->entry_count; i++) {
		names_draw(bars->pen, &bars->names.at[i], bars->axis.plot.y + (length)i * bars->pitch + bars->pitch / 2);
		if (bars->stacks)
			left_out += draw_stack_values(bars, i);
		for (size_t k = 0; !bars->stacks && k < grid->series_count; k++)
			draw_value(bars, i, k);
	}
	return left_out;
}
