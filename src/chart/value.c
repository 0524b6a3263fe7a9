#include "chart/value.h"

#include "chart/axis.h"
#include "chart/band.h"
#include "chart/fill.h"

#define TEXT_SIZE (LENGTH_PT * 15 / 2)
#define STUB (LENGTH_PT * 14)
#define LEAST LENGTH_PT
#define LEAST_HEIGHT (LENGTH_PT * 8)
#define NOTE_ROW (LENGTH_PT * 14)
#define OUTLINE (LENGTH_PT * 3 / 4)
#define DASH_ON (LENGTH_PT * 3)
#define DASH_OFF (LENGTH_PT * 22 / 10)

struct str value_text(const struct draw_pen *pen, const struct decimal *number)
{
	struct str text = number->text;
	format_number(pen->format, number->text, -1, pen->arena, &text);
	return text;
}

static const struct doc_value *first_forecast(const struct doc_grid *grid)
{
	for (size_t i = 0; i < grid->series_count; i++)
		for (size_t k = 0; k < grid->entry_count; k++)
			if (grid->series[i].values[k].given && grid->series[i].values[k].forecast)
				return &grid->series[i].values[k];
	return NULL;
}

struct chart_label value_label(struct draw_pen *pen, const struct doc_grid *grid, const struct doc_value *value)
{
	struct str text = value_text(pen, &value->number);
	if (value == first_forecast(grid)) {
		struct str word = labels_format(pen->context->labels, STR("chart.series.forecast"), NULL, 0, NULL, pen->arena, NULL);
		text = str_format(pen->arena, "%.*s (%.*s)", STR_ARG(text), STR_ARG(word));
	}
	return label_shape(pen, text, label_style(pen, "condensed", 400, TEXT_SIZE, draw_colour(pen, "ink")));
}

struct chart_label value_label_inside(struct draw_pen *pen, struct str text, colour shade)
{
	return label_shape(pen, text, label_style(pen, "condensed", 700, TEXT_SIZE, shade));
}

void value_draw(struct draw_pen *pen, const struct chart_label *label, struct value_place place)
{
	length x = place.left ? place.x - VALUE_GAP - label->width : place.x + VALUE_GAP;
	label_draw(pen, label, x, place.middle + label->cap / 2, (struct frame_turn){0}, draw_colour(pen, "white"));
}

void value_draw_missing(struct draw_pen *pen, enum doc_chart_state state, struct str words, struct value_place place, length limit)
{
	struct chart_label label = label_shape(pen, words, axis_style(pen));
	if (STUB + VALUE_GAP + label.width > limit)
		label = label_shape(pen, band_letters(state), axis_style(pen));
	length end = place.left ? place.x - STUB : place.x + STUB;
	value_draw_bar(pen, place.x, end, place.middle, band_pattern(pen, state));
	place.x = end;
	value_draw(pen, &label, place);
}

struct frame_paint value_paint(struct draw_pen *pen, const struct doc_series *series, const struct doc_value *value, colour fill)
{
	struct frame_paint paint = draw_fill(fill);
	if (!series->target && !value->forecast)
		return paint;
	paint.fill = draw_colour(pen, "white");
	paint.stroke = fill;
	paint.stroke_width = OUTLINE;
	if (value->forecast) {
		paint.dash_on = DASH_ON;
		paint.dash_off = DASH_OFF;
	}
	return paint;
}

void value_draw_bar(struct draw_pen *pen, length from, length to, length middle, struct frame_paint paint)
{
	length left = from < to ? from : to, width = from < to ? to - from : from - to;
	if (width > 0)
		draw_rectangle(pen, (struct draw_box){left, middle - VALUE_BAR / 2, width, VALUE_BAR}, 0, paint);
}

void value_draw_whole(struct draw_pen *pen, struct value_place from, length to, struct frame_paint paint)
{
	length size = to < from.x ? from.x - to : to - from.x;
	if (size >= LEAST) {
		value_draw_bar(pen, from.x, to, from.middle, paint);
		return;
	}
	bool left = to < from.x || (to == from.x && from.left);
	colour shade = paint.stroke != COLOUR_NONE && paint.stroke_width > 0 ? paint.stroke : paint.fill;
	draw_rectangle(pen, (struct draw_box){left ? from.x - LEAST : from.x, from.middle - LEAST_HEIGHT / 2, LEAST, LEAST_HEIGHT}, 0, draw_fill(shade));
}

void value_draw_note(struct draw_pen *pen, size_t left_out)
{
	if (left_out == 0)
		return;
	struct str words = labels_format(pen->context->labels, STR("chart.values.left-out"), NULL, 0, NULL, pen->arena, NULL);
	bool shortened;
	struct chart_label label = label_fit(pen, &(struct label_name){.full = words}, axis_style(pen), pen->group->width, &shortened);
	label_draw(pen, &label, fill_side(pen, 0, label.width), pen->group->height + NOTE_ROW / 2 + label.cap / 2, (struct frame_turn){0}, COLOUR_NONE);
	fill_height(pen, pen->group->height + NOTE_ROW, pen->at, "entries");
	fill_settle(pen);
}

bool value_is_negative(const struct decimal *number)
{
	return number->negative && !decimal_is_zero(number);
}

length value_width(struct draw_pen *pen, const struct doc_grid *grid, bool negative)
{
	length most = 0;
	for (size_t i = 0; i < grid->series_count; i++)
		for (size_t k = 0; k < grid->entry_count; k++) {
			const struct doc_value *value = &grid->series[i].values[k];
			if (!value->given || value_is_negative(&value->number) != negative)
				continue;
			length width = value_label(pen, grid, value).width;
			most = width > most ? width : most;
		}
	return most;
}

void value_report_room(struct draw_pen *pen, struct span at)
{
	struct diag_entry *entry = diag_add(pen->context->diag, DIAG_CHART_NUMBERS_LONG, at, "the values leave no room for bars in a place %lld pt wide",
		(long long)(pen->group->width / LENGTH_PT));
	diag_hint(pen->context->diag, entry, "state them in a larger unit, as thousands or millions, or give the chart a wider place");
	pen->missing = true;
}
