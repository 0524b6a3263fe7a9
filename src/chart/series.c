#include "chart/series.h"

#include "base/date.h"
#include "chart/dot.h"
#include "chart/fill.h"

#define HEIGHT (LENGTH_PT * 154)
#define EMPTY_HEIGHT (LENGTH_PT * 42)
#define LEAST_HEIGHT (LENGTH_PT * 84)
/* Above the plot, for the values of marks at its top and for the unit. */
#define TOP AXIS_UNIT_ROW
/* From the first and last entry to the edges of the plot, and from there to what stands at the ends of lines. */
#define INSET (LENGTH_PT * 10)
#define END_GAP (LENGTH_PT * 6)
/* Entries nearer than this have no marks of their own. */
#define CROWDED (LENGTH_PT * 7)
#define TICKS 5

int series_year(const struct doc_entry *entry)
{
	return date_from_day_number((entry->first_day + entry->last_day) / 2) / 10000;
}

bool series_joins(const struct doc_grid *grid, const struct doc_series *series, size_t i, size_t k)
{
	for (size_t j = i + 1; j <= k; j++)
		if (series->values[j].broken)
			return false;
	/* Expected values are not due every year. */
	return !grid->annual || series->values[k].forecast || series_year(&grid->entries[k]) - series_year(&grid->entries[i]) <= 1;
}

/* Whether a series that is no target has a value for an entry; an observed one, if asked for. */
static bool has_value(const struct doc_grid *grid, size_t entry, bool observed)
{
	for (size_t s = 0; s < grid->series_count; s++) {
		const struct doc_value *value = &grid->series[s].values[entry];
		if (!grid->series[s].target && value->given && !(observed && value->forecast))
			return true;
	}
	return false;
}

size_t series_find_gaps(const struct doc_grid *grid, struct arena *arena, struct series_gap **ret_gaps)
{
	struct vec_of(struct series_gap) gaps = {0};
	int next = series_year(&grid->entries[0]), last = series_year(&grid->entries[grid->entry_count - 1]), observed = 0;
	for (size_t i = 0; i < grid->entry_count; i++)
		observed = has_value(grid, i, true) ? series_year(&grid->entries[i]) : observed;
	for (size_t i = 0; grid->annual && i < grid->entry_count; i++) {
		int year = series_year(&grid->entries[i]);
		if (!has_value(grid, i, false))
			continue;
		/* Nobody expects something for every year. */
		if (year > next && year <= observed)
			vec_push(&gaps, arena, ((struct series_gap){next, year - 1}));
		next = year + 1;
	}
	if (grid->annual && next <= last)
		vec_push(&gaps, arena, ((struct series_gap){next, last}));
	*ret_gaps = gaps.at;
	return gaps.n;
}

length series_x(const struct series_chart *series, long twice)
{
	length room = series->plot.width - 2 * INSET;
	length along = series->to > series->from ? INSET + length_scale(room, twice - series->from, series->to - series->from) : series->plot.width / 2;
	return series->pen->context->rtl ? series->plot.x + series->plot.width - along : series->plot.x + along;
}

/* Series with their values, then targets: no more of each than can be told apart. */
static bool collect_lines(struct series_chart *series)
{
	const struct doc_grid *grid = series->grid;
	size_t counts[2] = {0};
	series->lines = arena_array(series->pen->arena, grid->series_count, struct series_line);
	for (int target = 0; target < 2; target++)
		for (size_t i = 0; i < grid->series_count; i++) {
			const struct doc_series *data = &grid->series[i];
			if (data->target != target)
				continue;
			size_t number = counts[target]++;
			if (number == DOT_FORMS) {
				dot_report_many(series->pen, data->at, target ? "a time series with targets" : "a time series");
				return false;
			}
			struct series_line line = {.data = data, .facts = facts_find(data->values, grid->entry_count), .mark = number};
			line.shade = target && data->colour == COLOUR_NONE ? draw_colour(series->pen, "target") : dot_colour(series->pen, data->colour, number);
			if (line.facts.count > 0)
				series->lines[series->line_count++] = line;
		}
	return true;
}

static void make_axis(struct series_chart *series, length width, length height)
{
	const struct doc_grid *grid = series->grid;
	struct decimal *values = arena_array(series->pen->arena, grid->entry_count * grid->series_count, struct decimal);
	size_t n = 0;
	for (size_t s = 0; s < grid->series_count; s++)
		for (size_t i = 0; i < grid->entry_count; i++)
			if (grid->series[s].values[i].given)
				values[n++] = grid->series[s].values[i].number;
	struct axis_wish wish = {
		.values = values, .n = n, .vertical = true, .from_zero = axis_is_from_zero(values, n), .ticks = TICKS, .size = height,
		.room = width / 4, .unit = grid->unit, .unit_room = width,
	};
	axis_make(series->pen, &wish, &series->axis);
}

/* Nothing is written over the zero line where it crosses the plot, and over the grid only where there is no other place. */
static void take_grid(struct series_chart *series)
{
	const struct draw_box *plot = &series->plot;
	length zero = axis_zero(&series->axis), end = plot->x + plot->width;
	for (unsigned i = 0; i < series->axis.scale.tick_count; i++) {
		length y = plot->y + plot->height - scale_tick(&series->axis.scale, i);
		place_avoid_grid(&series->place, place_line(plot->x, y, end, y));
	}
	if (zero > plot->y && zero < plot->y + plot->height)
		place_take(&series->place, place_line(plot->x, zero, end, zero));
}

static void take_axis(struct series_chart *series)
{
	const struct axis *axis = &series->axis;
	const struct draw_box *plot = &series->plot;
	length room = axis_room(axis), x = series->pen->context->rtl ? plot->x + plot->width + AXIS_GAP : plot->x - room;
	place_take(&series->place, place_rectangle((struct draw_box){x, plot->y - LENGTH_PT * 4, axis->width, plot->height + LENGTH_PT * 8}));
	place_take(&series->place, place_rectangle((struct draw_box){plot->x - room, plot->y + plot->height, plot->width + 2 * room, AXIS_ROW}));
	take_grid(series);
	if (axis->unit.run_count > 0) {
		struct place_spot spot;
		axis_unit_at(series->pen, axis, &spot.x, &spot.y);
		place_take(&series->place, place_label_box(&axis->unit, spot, (struct frame_turn){0}));
	}
}

/* Find the plot between the axis and what stands at the ends of lines. */
static bool lay_out(struct series_chart *series, const struct doc_chart *chart)
{
	struct frame_group *group = series->pen->group;
	const struct doc_grid *grid = series->grid;
	length needed, width = group->width, ends = series_shape_ends(series, width * 2 / 5, &needed);
	length height = chart->height > 0 ? chart->height : HEIGHT;
	height = height < LEAST_HEIGHT ? LEAST_HEIGHT : height;
	height = height < needed + AXIS_ROW ? needed + AXIS_ROW : height;
	if (!fill_height(series->pen, height, series->pen->at, "series"))
		return false;
	make_axis(series, width, group->height - TOP - AXIS_ROW);
	length start = axis_room(&series->axis), end = ends > 0 ? ends + END_GAP : 0;
	series->plot = (struct draw_box){series->pen->context->rtl ? end : start, TOP, width - start - end, group->height - TOP - AXIS_ROW};
	series->axis.plot = series->plot;
	series->place = place_start(series->pen->arena, (struct draw_box){0, 0, width, group->height});
	series->from = grid->entries[0].first_day + grid->entries[0].last_day;
	series->to = grid->entries[grid->entry_count - 1].first_day + grid->entries[grid->entry_count - 1].last_day;
	series->x = arena_array(series->pen->arena, grid->entry_count, length);
	length nearest = LENGTH_LIMIT;
	for (size_t i = 0; i < grid->entry_count; i++) {
		series->x[i] = series_x(series, grid->entries[i].first_day + grid->entries[i].last_day);
		length apart = i > 0 ? series->x[i] - series->x[i - 1] : LENGTH_LIMIT;
		apart = apart < 0 ? -apart : apart;
		nearest = apart < nearest ? apart : nearest;
	}
	series->crowded = nearest < CROWDED;
	take_axis(series);
	return true;
}

/* Years in which nothing is known need no values at all; without one there is nothing else to draw. */
static void draw_empty(struct series_chart *series)
{
	struct draw_pen *pen = series->pen;
	struct str words = labels_format(pen->context->labels, STR("chart.series.no-data"), NULL, 0, NULL, pen->arena, NULL);
	struct chart_label label = label_shape(pen, words, axis_style(pen));
	pen->group->height = EMPTY_HEIGHT;
	draw_rectangle(pen, (struct draw_box){0, 0, pen->group->width, EMPTY_HEIGHT}, 0, draw_fill(draw_colour(pen, "no-data")));
	label_draw(pen, &label, (pen->group->width - label.width) / 2, EMPTY_HEIGHT / 2 + label.cap / 2, (struct frame_turn){0}, COLOUR_NONE);
}

void series_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	struct series_chart series = {.pen = pen, .grid = chart->grid};
	pen->group->width = fill_measure(pen);
	if (!collect_lines(&series))
		return;
	if (series.line_count == 0) {
		draw_empty(&series);
		return;
	}
	if (!lay_out(&series, chart))
		return;
	series_draw_gaps(&series);
	axis_draw(pen, &series.axis);
	axis_draw_zero(pen, &series.axis);
	series_draw_time(&series);
	series_draw_lines(&series);
	series_label_gaps(&series);
	series_label(&series);
	axis_release(&series.axis);
}
