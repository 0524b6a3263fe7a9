#include "chart/series.h"

#include "chart/dot.h"

/* Lines and marks of a time series. */

#define LINE_WIDTH (LENGTH_PT * 3 / 2)
#define FORECAST_WIDTH (LENGTH_PT * 5 / 4)
#define TARGET_WIDTH length_scale(LENGTH_PT, 9, 10)
#define DASH_ON (LENGTH_PT * 3)
#define DASH_OFF length_scale(LENGTH_PT, 22, 10)
/* Half the size of a disc; the other marks look as large. */
#define MARK_RADIUS length_scale(LENGTH_PT, 26, 10)

static length y_of(const struct series_chart *series, const struct series_line *line, size_t i)
{
	return axis_at(&series->axis, &line->data->values[i].number);
}

/* A run of values that one line goes through, dashed or not. */
static void draw_run(struct series_chart *series, const struct series_line *line, const length *points, size_t n, bool dashed)
{
	struct frame_paint paint = draw_fill(COLOUR_NONE);
	paint.stroke = line->shade;
	paint.stroke_width = line->data->target ? TARGET_WIDTH : dashed ? FORECAST_WIDTH : LINE_WIDTH;
	paint.dash_on = dashed ? DASH_ON : 0;
	paint.dash_off = dashed ? DASH_OFF : 0;
	paint.round_caps = !dashed;
	if (n > 1)
		draw_line(series->pen, points, n, paint);
	for (size_t i = 1; i < n; i++)
		place_avoid(&series->place, place_line(points[2 * i - 2], points[2 * i - 1], points[2 * i], points[2 * i + 1]));
}

/* Values with lines between them; a run ends at a gap, at a break, and where expected values begin or end. */
static void draw_values(struct series_chart *series, const struct series_line *line)
{
	const struct doc_value *values = line->data->values;
	size_t n = 0, count = series->grid->entry_count;
	length *points = arena_array(series->pen->arena, 2 * count, length);
	bool dashed = false;
	for (size_t i = line->facts.first, before = count; i < count; before = i, i = facts_next(values, count, i)) {
		bool joined = before < count && series_joins(series->grid, line->data, before, i);
		if (n > 0 && (!joined || values[i].forecast != dashed)) {
			draw_run(series, line, points, n, dashed);
			points[0] = points[2 * n - 2];
			points[1] = points[2 * n - 1];
			n = joined;
		}
		dashed = values[i].forecast;
		points[2 * n] = series->x[i];
		points[2 * n + 1] = y_of(series, line, i);
		n++;
	}
	draw_run(series, line, points, n, dashed);
}

static void draw_mark(struct series_chart *series, const struct series_line *line, length x, length y, bool open)
{
	const length r = MARK_RADIUS * 12 / 10;
	dot_draw(series->pen, line->mark, x, y, MARK_RADIUS, line->shade, open ? FORECAST_WIDTH : 0);
	place_take(&series->place, place_rectangle((struct draw_box){x - r, y - r, 2 * r, 2 * r}));
}

/* Where entries are crowded, only what the words name has a mark, and what no line joins. */
static bool has_mark(const struct series_chart *series, const struct series_line *line, size_t i, size_t before, size_t next)
{
	const struct facts *facts = &line->facts;
	if (!series->crowded || i == facts->first || i == facts->last || i == facts->lowest || i == facts->highest)
		return true;
	return !series_joins(series->grid, line->data, before, i) && !series_joins(series->grid, line->data, i, next);
}

static void draw_marks(struct series_chart *series, const struct series_line *line)
{
	const struct doc_value *values = line->data->values;
	size_t count = series->grid->entry_count;
	for (size_t i = line->facts.first, before = i; i < count; before = i, i = facts_next(values, count, i))
		if (has_mark(series, line, i, before, facts_next(values, count, i)))
			draw_mark(series, line, series->x[i], y_of(series, line, i), values[i].forecast);
}

/* A target with one value, or with the same at all dates, holds from edge to edge. */
static void draw_target(struct series_chart *series, const struct series_line *line)
{
	const struct draw_box *plot = &series->plot;
	length y = y_of(series, line, line->facts.first);
	if (line->facts.equal)
		draw_run(series, line, (length[]){plot->x, y, plot->x + plot->width, y}, 2, false);
	else
		draw_values(series, line);
}

void series_draw_lines(struct series_chart *series)
{
	/* The first series lies over the others. */
	for (size_t i = series->line_count; i-- > 0;) {
		if (series->lines[i].data->target)
			draw_target(series, &series->lines[i]);
		else
			draw_values(series, &series->lines[i]);
	}
	for (size_t i = series->line_count; i-- > 0;)
		if (!series->lines[i].data->target)
			draw_marks(series, &series->lines[i]);
}
