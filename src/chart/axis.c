#include "chart/axis.h"

#include "base/rational.h"
#include "chart/fill.h"

#define GRID_WIDTH length_scale(LENGTH_PT, 4, 10)
#define ZERO_WIDTH (LENGTH_PT * 3 / 4)
#define TEXT_SIZE (LENGTH_PT * 15 / 2)
#define LABEL_SIZE (LENGTH_PT * 8)
/* Between the numbers of a horizontal axis. */
#define NUMBER_GAP (LENGTH_PT * 6)
/* From the plot, or from the end of a tick, to the baseline of numbers below. */
#define BASELINE (LENGTH_PT * 21 / 2)
/* From the plot, or from what stands over it, up to the baseline of the unit. */
#define UNIT_UP (LENGTH_PT * 11)

const struct style *axis_style(struct draw_pen *pen)
{
	return label_style(pen, "condensed", 400, TEXT_SIZE, draw_colour(pen, "slate"));
}

const struct style *axis_label_style(struct draw_pen *pen, bool bold, colour shade)
{
	return label_style(pen, "condensed", bold ? 700 : 400, LABEL_SIZE, shade);
}

void axis_line(struct draw_pen *pen, length x0, length y0, length x1, length y1, length width, const char *name)
{
	struct frame_paint paint = draw_fill(COLOUR_NONE);
	paint.stroke = draw_colour(pen, name);
	paint.stroke_width = width;
	draw_line(pen, (length[]){x0, y0, x1, y1}, 2, paint);
}

bool axis_is_from_zero(const struct decimal *values, size_t n)
{
	mpq_t low, high, value, three;
	mpq_inits(low, high, value, three, NULL);
	mpq_set_ui(three, 3, 1);
	for (size_t i = 0; i < n; i++) {
		rational_set_decimal(value, &values[i]);
		if (i == 0 || mpq_cmp(value, low) < 0)
			mpq_set(low, value);
		if (i == 0 || mpq_cmp(value, high) > 0)
			mpq_set(high, value);
	}
	mpq_sub(value, high, low);
	mpq_mul(value, value, three);
	mpq_abs(low, low);
	mpq_abs(high, high);
	bool from_zero = mpq_sgn(value) == 0 || (mpq_cmp(value, high) >= 0 && mpq_cmp(value, low) >= 0);
	mpq_clears(low, high, value, three, NULL);
	return from_zero;
}

static void shape_numbers(struct draw_pen *pen, struct axis *axis)
{
	const struct style *style = axis_style(pen);
	axis->labels = arena_array(pen->arena, axis->scale.tick_count, struct chart_label);
	axis->width = 0;
	for (unsigned i = 0; i < axis->scale.tick_count; i++) {
		struct str text = scale_tick_text(&axis->scale, i, pen->arena);
		format_number(pen->format, text, -1, pen->arena, &text);
		axis->labels[i] = label_shape(pen, text, style);
		axis->width = axis->labels[i].width > axis->width ? axis->labels[i].width : axis->width;
	}
}

/* Where tick `i` is on a horizontal axis, from the left of its plot. */
static length tick_x(const struct axis *axis, unsigned i)
{
	length at = scale_tick(&axis->scale, i);
	return axis->mirrored ? axis->scale.size - at : at;
}

static void measure_ends(struct axis *axis)
{
	axis->before = axis->after = 0;
	for (unsigned i = 0; i < axis->scale.tick_count; i++) {
		length x = tick_x(axis, i), half = (axis->labels[i].width + 1) / 2;
		axis->before = half - x > axis->before ? half - x : axis->before;
		axis->after = x + half - axis->scale.size > axis->after ? x + half - axis->scale.size : axis->after;
	}
}

static bool numbers_fit(const struct axis *axis, const struct axis_wish *wish)
{
	if (axis->vertical)
		return axis->width <= wish->room;
	if (axis->before > wish->room || axis->after > wish->room)
		return false;
	for (unsigned i = 1; i < axis->scale.tick_count; i++) {
		length apart = scale_tick(&axis->scale, i) - scale_tick(&axis->scale, i - 1);
		if (apart < (axis->labels[i].width + axis->labels[i - 1].width) / 2 + NUMBER_GAP)
			return false;
	}
	return true;
}

static void report_numbers(struct draw_pen *pen, struct axis *axis)
{
	struct diag_entry *entry = diag_add(pen->context->diag, DIAG_CHART_NUMBERS_LONG, pen->at, "the numbers of the axis have no room");
	diag_hint(pen->context->diag, entry, "state the values in a larger unit, as thousands or millions");
	pen->missing = true;
	for (unsigned i = 0; i < axis->scale.tick_count; i++)
		axis->labels[i] = (struct chart_label){0};
	axis->width = axis->before = axis->after = 0;
}

/* Where an axis without zero begins: at the end that is nearer to zero. Empty for others. */
static struct str from_words(struct draw_pen *pen, const struct axis *axis)
{
	bool above = mpq_sgn(axis->scale.low) > 0;
	if (axis->scale.tick_count == 0 || (!above && mpq_sgn(axis->scale.high) >= 0))
		return (struct str){0};
	struct label_value number = {STR("number"), scale_tick_text(&axis->scale, above ? 0 : axis->scale.tick_count - 1, pen->arena)};
	format_number(pen->format, number.text, -1, pen->arena, &number.text);
	return labels_format(pen->context->labels, STR("chart.axis.from"), &number, 1, NULL, pen->arena, NULL);
}

/* The unit of an axis, and where it begins. */
struct unit {
	struct draw_pen *pen;
	struct str from;
	length room;
	struct chart_label label;  /* the last that was shaped */
};

static bool unit_fits(struct str text, void *what)
{
	struct unit *unit = what;
	struct str both = text.n == 0 || unit->from.n == 0 ? text.n > 0 ? text : unit->from : str_format(unit->pen->arena, "%.*s (%.*s)", STR_ARG(text), STR_ARG(unit->from));
	unit->label = label_shape(unit->pen, both, axis_style(unit->pen));
	return unit->label.width <= unit->room;
}

static void make_unit(struct draw_pen *pen, const struct axis_wish *wish, struct axis *axis)
{
	struct unit unit = {.pen = pen, .from = from_words(pen, axis), .room = wish->unit_room};
	bool whole = unit_fits(wish->unit, &unit);
	if (!whole && wish->unit.n > 0)
		unit_fits(label_search(wish->unit, false, pen->arena, unit_fits, &unit), &unit);
	axis->unit = unit.label;
	if (whole || wish->unit.n == 0)
		return;
	struct diag_entry *entry = diag_add(pen->context->diag, DIAG_CHART_NAME_SHORTENED, pen->at, "the unit “%.*s” has no room and is shortened", STR_ARG(wish->unit));
	diag_hint(pen->context->diag, entry, "say it in fewer words, or in the caption");
}

void axis_make(struct draw_pen *pen, const struct axis_wish *wish, struct axis *ret_axis)
{
	*ret_axis = (struct axis){.vertical = wish->vertical, .mirrored = !wish->vertical && pen->context->rtl};
	bool fits = false;
	for (unsigned ticks = wish->ticks; ticks >= 2 && !fits; ticks--) {
		scale_release(&ret_axis->scale);
		scale_make(wish->values, wish->n, wish->from_zero, ticks, wish->size, &ret_axis->scale);
		shape_numbers(pen, ret_axis);
		measure_ends(ret_axis);
		fits = numbers_fit(ret_axis, wish);
	}
	if (!fits)
		report_numbers(pen, ret_axis);
	else
		make_unit(pen, wish, ret_axis);
}

void axis_release(struct axis *axis)
{
	scale_release(&axis->scale);
}

static length place_on(const struct axis *axis, length at)
{
	if (axis->vertical)
		return axis->plot.y + axis->plot.height - at;
	return axis->mirrored ? axis->plot.x + axis->plot.width - at : axis->plot.x + at;
}

length axis_at(const struct axis *axis, const struct decimal *value)
{
	return place_on(axis, scale_at(&axis->scale, value));
}

length axis_zero(const struct axis *axis)
{
	struct decimal zero;
	decimal_parse(STR("0"), &zero);
	length at = scale_at(&axis->scale, &zero);
	return place_on(axis, at < 0 ? 0 : at > axis->scale.size ? axis->scale.size : at);
}

length axis_room(const struct axis *axis)
{
	if (axis->vertical)
		return axis->width > 0 ? axis->width + AXIS_GAP : 0;
	return AXIS_ROW;
}

length axis_head(const struct axis *axis)
{
	return axis->unit.run_count > 0 ? AXIS_UNIT_ROW : 0;
}

void axis_unit_at(const struct draw_pen *pen, const struct axis *axis, length *ret_x, length *ret_y)
{
	const struct draw_box *plot = &axis->plot;
	/* It begins where the numbers of a vertical axis do, which may be less wide; and ends within the chart. */
	length beside = axis->vertical ? axis_room(axis) : 0, most = pen->group->width - axis->unit.width;
	length start = fill_side(pen, plot->x, plot->width) - beside;
	start = start > most ? most : start;
	*ret_x = fill_side(pen, start < 0 ? 0 : start, axis->unit.width);
	*ret_y = plot->y - axis->over - UNIT_UP;
}

static void draw_unit(struct draw_pen *pen, const struct axis *axis)
{
	length x, y;
	axis_unit_at(pen, axis, &x, &y);
	label_draw(pen, &axis->unit, x, y, (struct frame_turn){0}, COLOUR_NONE);
}

static void draw_vertical(struct draw_pen *pen, const struct axis *axis)
{
	const struct draw_box *plot = &axis->plot;
	bool rtl = pen->context->rtl;
	for (unsigned i = 0; i < axis->scale.tick_count; i++) {
		length y = place_on(axis, scale_tick(&axis->scale, i));
		const struct chart_label *label = &axis->labels[i];
		axis_line(pen, plot->x, y, plot->x + plot->width, y, GRID_WIDTH, "line");
		label_draw(pen, label, rtl ? plot->x + plot->width + AXIS_GAP : plot->x - AXIS_GAP - label->width, y + label->cap / 2, (struct frame_turn){0}, COLOUR_NONE);
	}
}

static void draw_horizontal(struct draw_pen *pen, const struct axis *axis)
{
	const struct draw_box *plot = &axis->plot;
	length bottom = plot->y + plot->height;
	for (unsigned i = 0; i < axis->scale.tick_count; i++) {
		length x = plot->x + tick_x(axis, i);
		const struct chart_label *label = &axis->labels[i];
		axis_line(pen, x, plot->y, x, bottom, GRID_WIDTH, "line");
		label_draw(pen, label, x - label->width / 2, bottom + BASELINE, (struct frame_turn){0}, COLOUR_NONE);
	}
}

void axis_draw(struct draw_pen *pen, const struct axis *axis)
{
	if (axis->vertical)
		draw_vertical(pen, axis);
	else
		draw_horizontal(pen, axis);
	draw_unit(pen, axis);
}

void axis_draw_zero(struct draw_pen *pen, const struct axis *axis)
{
	const struct draw_box *plot = &axis->plot;
	if (mpq_sgn(axis->scale.low) > 0 || mpq_sgn(axis->scale.high) < 0)
		return;
	length at = axis_zero(axis);
	if (axis->vertical)
		axis_line(pen, plot->x, at, plot->x + plot->width, at, ZERO_WIDTH, "slate");
	else
		axis_line(pen, at, plot->y, at, plot->y + plot->height, ZERO_WIDTH, "slate");
}
