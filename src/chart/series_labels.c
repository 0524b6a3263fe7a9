#include "chart/series.h"

#include "chart/dot.h"
#include "chart/names.h"
#include "chart/value.h"

/* What is written in a time series: value and name at the end of each line, and values at marks. */

#define VALUE_SIZE (LENGTH_PT * 15 / 2)
/* Between value and name; between marks and what stands beside them. */
#define WORD_GAP (LENGTH_PT * 5)
#define MARK_GAP (LENGTH_PT * 6)
#define BESIDE_GAP (LENGTH_PT * 7)
/* From the baseline of a line to that below it. */
#define LEADING (LENGTH_PT * 10)
#define SPREAD_ROUNDS 40
/* A line that ends so far before the edge ends early. */
#define EARLY (LENGTH_PT * 18)
#define COLUMN_GAP (LENGTH_PT * 6)
/* A line leads from a mark to a block that stands further from its height than this. */
#define LEADER_FROM (LENGTH_PT * 9)
#define LEADER_WIDTH length_scale(LENGTH_PT, 4, 10)

static struct str number_text(const struct series_chart *series, const struct doc_value *value)
{
	struct str text = value->number.text;
	format_number(series->pen->format, text, -1, series->pen->arena, &text);
	return text;
}

static const struct style *value_style(const struct series_chart *series, const struct series_line *line)
{
	return label_style(series->pen, "condensed", 500, VALUE_SIZE, line->shade);
}

static void report_long(const struct series_chart *series, const struct doc_series *data)
{
	struct diag_entry *entry = diag_add(series->pen->context->diag, DIAG_CHART_NUMBERS_LONG, data->at, "the last value of “%.*s” has no room at the end of its line", STR_ARG(data->name));
	diag_hint(series->pen->context->diag, entry, "state the values in a larger unit, as thousands or millions");
	series->pen->missing = true;
}

/* Make room for a label whose baseline is that far below the first. */
static void reach(struct series_line *line, const struct chart_label *label, length below)
{
	struct place_box box = place_label_box(label, (struct place_spot){0, below + line->first.cap / 2}, (struct frame_turn){0});
	line->rise = -box.y[0] > line->rise ? -box.y[0] : line->rise;
	line->fall = box.y[2] > line->fall ? box.y[2] : line->fall;
}

/* The value goes first, since it belongs to the mark; of a target the name, since it belongs to the value. */
static void shape_end(struct series_chart *series, struct series_line *line, length limit)
{
	struct draw_pen *pen = series->pen;
	const struct doc_value *last = &line->data->values[line->facts.last];
	const struct style *bold = axis_label_style(pen, true, line->shade), *plain = axis_label_style(pen, false, line->shade);
	struct chart_label value = label_shape(pen, number_text(series, last), bold);
	if (value.width > limit * 2 / 3) {
		report_long(series, line->data);
		return;
	}
	struct chart_label name = names_fit(pen, line->data->name, line->data->brief, line->data->at, plain, limit - value.width - WORD_GAP);
	line->first = line->data->target ? name : value;
	line->second = line->data->target ? value : name;
	line->width = value.width + WORD_GAP + name.width;
	reach(line, &value, 0);
	reach(line, &name, 0);
	if (!last->forecast || line->data->target)
		return;
	struct str words = labels_format(pen->context->labels, STR("chart.series.forecast"), NULL, 0, NULL, pen->arena, NULL);
	line->below = label_shape(pen, words, axis_style(pen));
	line->width = line->below.width > line->width ? line->below.width : line->width;
	reach(line, &line->below, LEADING);
}

length series_shape_ends(struct series_chart *series, length limit, length *ret_height)
{
	length widest = 0;
	*ret_height = 0;
	for (size_t i = 0; i < series->line_count; i++) {
		struct series_line *line = &series->lines[i];
		shape_end(series, line, limit);
		widest = line->width > widest ? line->width : widest;
		*ret_height += line->rise + line->fall;
	}
	return widest;
}

/* Where the line ends: at its last mark, or for targets at the edge of the plot. */
static void end_of(const struct series_chart *series, const struct series_line *line, length *ret_x, length *ret_y)
{
	const struct draw_box *plot = &series->plot;
	*ret_x = series->x[line->facts.last];
	if (line->data->target && line->facts.equal)
		*ret_x = series->pen->context->rtl ? plot->x : plot->x + plot->width;
	*ret_y = axis_at(&series->axis, &line->data->values[line->facts.last].number);
}

static void draw_end(struct series_chart *series, const struct series_line *line, length start, length y, colour halo)
{
	struct draw_pen *pen = series->pen;
	bool rtl = pen->context->rtl;
	length baseline = y + line->first.cap / 2;
	const struct chart_label *labels[] = {&line->first, &line->second, &line->below};
	length offsets[] = {0, line->first.width + WORD_GAP, 0};
	for (int i = 0; i < 3; i++) {
		struct place_spot spot = {rtl ? start - offsets[i] - labels[i]->width : start + offsets[i], baseline + (i == 2 ? LEADING : 0)};
		if (labels[i]->run_count == 0)
			continue;
		place_take(&series->place, place_label_box(labels[i], spot, (struct frame_turn){0}));
		label_draw(pen, labels[i], spot.x, spot.y, (struct frame_turn){0}, halo);
	}
}

static struct place_box end_box(const struct series_chart *series, const struct series_line *line, length start, length y)
{
	length left = series->pen->context->rtl ? start - line->width : start;
	return place_rectangle((struct draw_box){left, y - line->rise, line->width, line->rise + line->fall});
}

/* Where the words of a line start that stand beside its last mark. */
static length beside(const struct series_chart *series, const struct series_line *line, length *ret_y)
{
	length x;
	end_of(series, line, &x, ret_y);
	return series->pen->context->rtl ? x - BESIDE_GAP : x + BESIDE_GAP;
}

/* Lines that end early have their words beside their last mark, if nothing is there. */
static void choose_beside(struct series_chart *series)
{
	struct place trial = series->place;
	const struct draw_box *plot = &series->plot;
	length edge = series->pen->context->rtl ? plot->x : plot->x + plot->width, y;
	for (size_t i = 0; i < series->line_count; i++) {
		struct series_line *line = &series->lines[i];
		length off = edge - series->x[line->facts.last], start = beside(series, line, &y);
		struct place_box box = end_box(series, line, start, y);
		line->beside = !line->data->target && line->width > 0 && (off > EARLY || off < -EARLY) && place_is_free(&trial, &box, false);
		if (line->beside)
			place_take(&trial, box);
	}
}

/* Lines whose words stand in the column, from top to bottom. */
static size_t sort_ends(const struct series_chart *series, struct series_line **order)
{
	size_t n = 0;
	for (size_t i = 0; i < series->line_count; i++) {
		struct series_line *line = &series->lines[i];
		length x;
		if (line->beside || line->width == 0)
			continue;
		end_of(series, line, &x, &line->y);
		size_t at = n++;
		for (; at > 0 && order[at - 1]->y > line->y; at--)
			order[at] = order[at - 1];
		order[at] = line;
	}
	return n;
}

/* Part two blocks that touch by moving each half of the way. */
static void part(struct series_line *above, struct series_line *below)
{
	length over = above->y + above->fall - (below->y - below->rise);
	if (over <= 0)
		return;
	above->y -= over / 2;
	below->y += over - over / 2;
}

/* Move blocks apart: all alike, and then what is still too near down, and up again from the foot. */
static void spread(const struct series_chart *series, struct series_line **order, size_t n)
{
	length top = 0, bottom = series->pen->group->height - AXIS_ROW + LENGTH_PT * 3;
	for (int round = 0; round < SPREAD_ROUNDS; round++)
		for (size_t i = 1; i < n; i++)
			part(order[i - 1], order[i]);
	for (size_t i = 0; i < n; i++) {
		order[i]->y = order[i]->y < top + order[i]->rise ? top + order[i]->rise : order[i]->y;
		top = order[i]->y + order[i]->fall;
	}
	for (size_t i = n; i-- > 0;) {
		order[i]->y = order[i]->y > bottom - order[i]->fall ? bottom - order[i]->fall : order[i]->y;
		bottom = order[i]->y - order[i]->rise;
	}
}

/* Where words in the column start. */
static length column(const struct series_chart *series)
{
	const struct draw_box *plot = &series->plot;
	return series->pen->context->rtl ? plot->x - COLUMN_GAP : plot->x + plot->width + COLUMN_GAP;
}

static bool column_is_free(const struct series_chart *series, struct series_line **order, size_t n)
{
	for (size_t i = 0; i < series->line_count; i++) {
		length y, start = beside(series, &series->lines[i], &y);
		struct place_box box = end_box(series, &series->lines[i], start, y);
		for (size_t k = 0; k < n && series->lines[i].beside; k++) {
			struct place_box other = end_box(series, order[k], column(series), order[k]->y);
			if (place_overlap(&box, &other))
				return false;
		}
	}
	return true;
}

static void put_in_column(struct series_chart *series, const struct series_line *line)
{
	bool rtl = series->pen->context->rtl;
	length x, y, start = column(series), gap = LENGTH_PT * 3;
	end_of(series, line, &x, &y);
	length apart = line->y - y, off = start - x;
	if (apart > LEADER_FROM || apart < -LEADER_FROM || off > EARLY || off < -EARLY)
		axis_line(series->pen, rtl ? x - gap : x + gap, y, rtl ? start + gap / 2 : start - gap / 2, line->y, LEADER_WIDTH, "slate");
	draw_end(series, line, start, line->y, COLOUR_NONE);
}

static void label_ends(struct series_chart *series)
{
	struct series_line *order[2 * DOT_FORMS];
	choose_beside(series);
	size_t n = sort_ends(series, order);
	spread(series, order, n);
	if (!column_is_free(series, order, n)) {
		for (size_t i = 0; i < series->line_count; i++)
			series->lines[i].beside = false;
		n = sort_ends(series, order);
		spread(series, order, n);
	}
	for (size_t i = 0; i < series->line_count; i++) {
		length y, start = beside(series, &series->lines[i], &y);
		if (series->lines[i].beside)
			draw_end(series, &series->lines[i], start, y, draw_colour(series->pen, "white"));
	}
	for (size_t i = 0; i < n; i++)
		put_in_column(series, order[i]);
}

/* Write a value at its mark: above, but the lowest where lines come from above below it; further off where it must be there. */
static bool label_value(struct series_chart *series, const struct series_line *line, size_t i, bool needed)
{
	static const enum place_side up[] = {PLACE_ABOVE, PLACE_BELOW, PLACE_ABOVE_RIGHT, PLACE_ABOVE_LEFT, PLACE_BELOW_RIGHT, PLACE_BELOW_LEFT, PLACE_RIGHT, PLACE_LEFT};
	static const enum place_side down[] = {PLACE_BELOW, PLACE_ABOVE, PLACE_BELOW_RIGHT, PLACE_BELOW_LEFT, PLACE_ABOVE_RIGHT, PLACE_ABOVE_LEFT, PLACE_RIGHT, PLACE_LEFT};
	const struct doc_value *value = &line->data->values[i];
	struct chart_label label = label_shape(series->pen, number_text(series, value), value_style(series, line));
	length x = series->x[i], y = axis_at(&series->axis, &value->number);
	const enum place_side *sides = i == line->facts.lowest && i != line->facts.first && !line->facts.equal ? down : up;
	if (!needed) {
		struct place_spot free[8];
		size_t n = 0;
		for (int k = 0; k < 8; k++) {
			struct place_spot spot = place_beside(&label, x, y, MARK_GAP, sides[k]);
			struct place_box box = place_label_box(&label, spot, (struct frame_turn){0});
			if (place_is_free(&series->place, &box, false))
				free[n++] = spot;
		}
		return place_put(&series->place, series->pen, &label, free, n, (struct frame_turn){0}, draw_colour(series->pen, "white")) < n;
	}
	/* Rather somewhat further off than over a line. */
	for (length gap = MARK_GAP; gap <= 6 * MARK_GAP; gap += MARK_GAP) {
		struct place_spot spots[16];
		for (int k = 0; k < 16; k++)
			spots[k] = place_beside(&label, x, y, k < 8 ? gap : gap + MARK_GAP, sides[k % 8]);
		if (place_put(&series->place, series->pen, &label, spots, 16, (struct frame_turn){0}, draw_colour(series->pen, "white")) < 16)
			return true;
	}
	return false;
}

/* The last value stands at the end of the line. */
static bool is_needed(const struct series_line *line, size_t i)
{
	const struct facts *facts = &line->facts;
	size_t observed = facts->forecast_count > 0 && facts->forecast > facts->first ? facts->forecast - 1 : facts->first;
	return i == facts->first || i == facts->lowest || i == facts->highest || i == observed;
}

static size_t label_values(struct series_chart *series, bool needed)
{
	size_t n = series->grid->entry_count, sum = 0;
	for (size_t s = 0; s < series->line_count; s++) {
		const struct series_line *line = &series->lines[s];
		size_t left_out = 0;
		for (size_t i = line->facts.first; i < n && !line->data->target; i = facts_next(line->data->values, n, i))
			if (i != line->facts.last && is_needed(line, i) == needed && (needed || !series->crowded) && !label_value(series, line, i, needed))
				left_out++;
		sum += left_out;
		if (!needed || left_out == 0)
			continue;
		struct diag_entry *entry = diag_add(series->pen->context->diag, DIAG_CHART_CROWDED, line->data->at, "the chart has no room for all of the first, lowest and highest values of “%.*s”", STR_ARG(line->data->name));
		diag_hint(series->pen->context->diag, entry, "make it higher, or make several charts, each with some of the series");
	}
	return sum;
}

void series_label(struct series_chart *series)
{
	label_ends(series);
	size_t left_out = label_values(series, true);
	left_out += label_values(series, false);
	value_draw_note(series->pen, left_out);
}
