#include "chart/bars_rows.h"

#include "chart/band.h"
#include "chart/fill.h"
#include "chart/grid_words.h"
#include "chart/value.h"

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
	bars_ends(bars, entry, series, &from, &to);
	value_draw_bar(bars->pen, from, to, middle, value_paint(bars->pen, &bars->grid->series[series], value, fill_of(bars, series).ground));
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

static void draw_inside(const struct bars *bars, const struct chart_label *label, size_t entry, size_t series)
{
	length from, to;
	bars_ends(bars, entry, series, &from, &to);
	if (label->width + VALUE_ROOM_INSIDE <= bar_length(bars, entry, series))
		label_draw(bars->pen, label, (from + to - label->width) / 2, middle_of(bars, entry, series) + label->cap / 2, (struct frame_turn){0}, COLOUR_NONE);
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

/* What is missing stands at the end of the stack, which it would make longer. */
static void draw_stack_missing(const struct bars *bars, size_t entry)
{
	struct draw_pen *pen = bars->pen;
	const struct draw_box *plot = &bars->axis.plot;
	struct str words = missing_names(bars, entry);
	enum doc_chart_state state = DOC_STATE_SCORED;
	struct value_place place = {axis_zero(&bars->axis), middle_of(bars, entry, 0), pen->context->rtl};
	for (size_t i = bars->grid->series_count; i-- > 0;) {
		length from, to;
		if (!value_of(bars, entry, i)->given) {
			state = value_of(bars, entry, i)->state;
			continue;
		}
		bars_ends(bars, entry, i, &from, &to);
		if (place.left ? to < place.x : to > place.x)
			place.x = to;
	}
	length limit = place.left ? place.x - plot->x : plot->x + plot->width - place.x;
	if (words.n > 0)
		value_draw_missing(pen, state, words, place, limit + bars->room);
}

static void draw_stack_values(const struct bars *bars, size_t entry)
{
	for (size_t i = 0; i < bars->grid->series_count; i++) {
		const struct doc_value *value = value_of(bars, entry, i);
		if (!value->given)
			continue;
		struct chart_label label = value_label_inside(bars->pen, value_text(bars->pen, &value->number), text_colour(bars, entry, i));
		draw_inside(bars, &label, entry, i);
	}
	draw_stack_missing(bars, entry);
}

void bars_draw_rows(const struct bars *bars)
{
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
			draw_stack_values(bars, i);
		for (size_t k = 0; !bars->stacks && k < grid->series_count; k++)
			draw_value(bars, i, k);
	}
}
