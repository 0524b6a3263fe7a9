#include "chart/series.h"

#include "base/date.h"

/* The time axis: its ticks, and the ground of years for which nothing is known. */

#define TICK_WIDTH (LENGTH_PT / 2)
#define BASELINE (LENGTH_PT * 21 / 2)
#define LABEL_GAP (LENGTH_PT * 6)
/* More labels than this are more than anybody reads. */
#define LABELS_MOST 14
#define YEARS_MOST 24
/* A step that is so much greater than a round one leaves out too much. */
#define STEP_FAR 3

static void draw_tick(const struct series_chart *series, length x)
{
	length bottom = series->plot.y + series->plot.height;
	axis_line(series->pen, x, bottom, x, bottom + AXIS_TICK, TICK_WIDTH, "slate");
}

/* Where a label under x starts: in its middle, but inside the chart, and not under the numbers of the other axis. */
static struct place_spot spot_under(const struct series_chart *series, const struct chart_label *label, length x)
{
	const struct draw_box *plot = &series->plot;
	bool rtl = series->pen->context->rtl;
	length least = rtl ? 0 : plot->x, most = (rtl ? plot->x + plot->width : series->pen->group->width) - label->width, start = x - label->width / 2;
	start = start > most ? most : start;
	return (struct place_spot){start < least ? least : start, plot->y + plot->height + BASELINE};
}

static struct place_box box_under(const struct series_chart *series, const struct chart_label *label, length x)
{
	struct place_spot spot = spot_under(series, label, x);
	return place_rectangle((struct draw_box){spot.x - LABEL_GAP / 2, 0, label->width + LABEL_GAP, LENGTH_PT});
}

/* The row of labels is no place for others, but these are placed in it: a list of its own. */
static bool label_under(struct series_chart *series, struct place *row, const struct chart_label *label, length x)
{
	struct place_spot spot = spot_under(series, label, x);
	struct place_box box = box_under(series, label, x);
	if (label->run_count == 0 || !place_is_free(row, &box, true))
		return false;
	place_take(row, box);
	draw_tick(series, x);
	label_draw(series->pen, label, spot.x, spot.y, (struct frame_turn){0}, COLOUR_NONE);
	return true;
}

static struct place make_row(const struct series_chart *series)
{
	return place_start(series->pen->arena, (struct draw_box){-LABEL_GAP, 0, series->pen->group->width + 2 * LABEL_GAP, LENGTH_PT});
}

static struct chart_label shape_entry(const struct series_chart *series, size_t i)
{
	bool shortened;
	const struct doc_entry *entry = &series->grid->entries[i];
	return label_fit(series->pen, &(struct label_name){entry->name, entry->brief}, axis_style(series->pen), series->pen->group->width / 3, &shortened);
}

static bool all_names_fit(const struct series_chart *series)
{
	struct place row = make_row(series);
	if (series->grid->entry_count > LABELS_MOST)
		return false;
	for (size_t i = 0; i < series->grid->entry_count; i++) {
		struct chart_label label = shape_entry(series, i);
		struct place_box box = box_under(series, &label, series->x[i]);
		if (!place_is_free(&row, &box, true))
			return false;
		place_take(&row, box);
	}
	return true;
}

/* Name an entry if the row has any room at its place. */
static void name_entry(struct series_chart *series, struct place *row, size_t i)
{
	struct place_box point = place_rectangle((struct draw_box){series->x[i], 0, 1, 1});
	if (!place_is_free(row, &point, true))
		return;
	struct chart_label label = shape_entry(series, i);
	label_under(series, row, &label, series->x[i]);
}

/* Names of entries where they have room: the first, the last, the others in their order. */
static void draw_names(struct series_chart *series)
{
	size_t n = series->grid->entry_count;
	struct place row = make_row(series);
	name_entry(series, &row, 0);
	name_entry(series, &row, n - 1);
	for (size_t i = 1; i + 1 < n; i++)
		name_entry(series, &row, i);
}

static bool is_whole(const struct doc_entry *entry)
{
	int first = date_from_day_number(entry->first_day), last = date_from_day_number(entry->last_day);
	return first % 10000 == 101 && last == first / 10000 * 10000 + 1231;
}

/* Ticks of years, from the first to the last that are on the axis. */
struct year_row {
	int first, last;
	bool whole;                /* all entries are years, whose ticks stand at their middles; else they stand at first days */
	bool named;                /* entries have their own names */
};

static long year_twice(const struct year_row *years, int year)
{
	long first = date_day_number(year * 10000 + 101);
	return years->whole ? first + date_day_number(year * 10000 + 1231) : 2 * first;
}

static struct year_row find_years(const struct series_chart *series)
{
	const struct doc_grid *grid = series->grid;
	struct year_row years = {.first = series_year(&grid->entries[0]), .last = series_year(&grid->entries[grid->entry_count - 1]), .whole = true};
	for (size_t i = 0; i < grid->entry_count && years.whole; i++)
		years.whole = is_whole(&grid->entries[i]);
	if (!years.whole && year_twice(&years, years.first) < series->from)
		years.first++;
	years.last = years.last > 9999 ? 9999 : years.last;
	return years;
}

static struct chart_label shape_year(const struct series_chart *series, const struct year_row *years, int year)
{
	for (size_t i = 0; years->named && i < series->grid->entry_count; i++)
		if (series_year(&series->grid->entries[i]) == year)
			return shape_entry(series, i);
	struct str text = str_format(series->pen->arena, "%04d", year);
	format_date(series->pen->format, text, series->pen->arena, &text);
	return label_shape(series->pen, text, axis_style(series->pen));
}

/* Whether the labels of every `step`th year do not touch. */
static bool years_fit(const struct series_chart *series, const struct year_row *years, int step)
{
	struct place row = make_row(series);
	if ((years->last - years->first) / step >= YEARS_MOST)
		return false;
	for (int year = years->first; year <= years->last; year += step) {
		struct chart_label label = shape_year(series, years, year);
		struct place_box box = box_under(series, &label, series_x(series, year_twice(years, year)));
		if (label.run_count == 0 || !place_is_free(&row, &box, true))
			return false;
		place_take(&row, box);
	}
	return true;
}

static int greatest_divisor(int a, int b)
{
	while (b != 0) {
		int rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

/* The least step that divides a number of years and whose labels do not touch; 0 without one. */
static int find_divisor(const struct series_chart *series, const struct year_row *years, int span)
{
	for (int step = 1; step <= span; step++)
		if (span % step == 0 && years_fit(series, years, step))
			return step;
	return 0;
}

/*
 * Every how many years there is a tick: so that all entries have one; else the first and the last, unless a round step from the first
 * year on says far more. 0 when there are not even two ticks.
 */
static int find_step(const struct series_chart *series, const struct year_row *years)
{
	static const int steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};
	int span = years->last - years->first, common = span, step = 0;
	for (size_t i = 0; years->whole && i < series->grid->entry_count; i++)
		common = greatest_divisor(common, series_year(&series->grid->entries[i]) - years->first);
	if (span <= 0)
		return 0;
	step = years->whole ? find_divisor(series, years, common) : 0;
	if (step > 0)
		return step;
	step = find_divisor(series, years, span);
	for (size_t i = 0; i < sizeof steps / sizeof *steps && steps[i] <= span; i++)
		if (years_fit(series, years, steps[i]))
			return step == 0 || step > steps[i] * STEP_FAR ? steps[i] : step;
	return step;
}

void series_draw_time(struct series_chart *series)
{
	struct year_row years = find_years(series);
	int step = !years.whole && all_names_fit(series) ? 0 : find_step(series, &years);
	if (step == 0) {
		draw_names(series);
		return;
	}
	years.named = years.whole;
	years.named = years.named && years_fit(series, &years, step);
	struct place row = make_row(series);
	for (int year = years.first; year <= years.last; year += step) {
		struct chart_label label = shape_year(series, &years, year);
		label_under(series, &row, &label, series_x(series, year_twice(&years, year)));
	}
}

static struct draw_box gap_box(const struct series_chart *series, const struct series_gap *gap)
{
	const struct draw_box *plot = &series->plot;
	length from = series_x(series, 2 * date_day_number(gap->first * 10000 + 101)), to = series_x(series, 2 * date_day_number(gap->last * 10000 + 1231));
	length start = from < to ? from : to, end = from < to ? to : from;
	start = start < plot->x ? plot->x : start;
	end = end > plot->x + plot->width ? plot->x + plot->width : end;
	return (struct draw_box){start, plot->y, end - start, plot->height};
}

void series_draw_gaps(struct series_chart *series)
{
	struct series_gap *gaps;
	size_t n = series_find_gaps(series->grid, series->pen->arena, &gaps);
	for (size_t i = 0; i < n; i++)
		draw_rectangle(series->pen, gap_box(series, &gaps[i]), 0, draw_fill(draw_colour(series->pen, "no-data")));
}

/* Words in the ground, else turned in it, else over its edges. */
static void label_gap(struct series_chart *series, struct draw_box box, const struct chart_label *label)
{
	colour ground = draw_colour(series->pen, "no-data");
	struct frame_turn up = {0, (int32_t)-FRAME_TURN_ONE};
	length middle = box.x + box.width / 2, top = box.y + LENGTH_PT * 5;
	struct place_spot level[3], turned[3];
	for (int i = 0; i < 3; i++) {
		level[i] = (struct place_spot){middle - label->width / 2, top + label->cap + i * box.height * 2 / 5};
		turned[i] = (struct place_spot){middle + label->cap / 2, top + label->width + i * (box.height - label->width - LENGTH_PT * 10) / 2};
	}
	if (box.width >= label->width + LENGTH_PT * 4)
		place_put(&series->place, series->pen, label, level, 3, (struct frame_turn){0}, ground);
	else if (box.width < LENGTH_PT * 9 || place_put(&series->place, series->pen, label, turned, 3, up, ground) == 3)
		place_put(&series->place, series->pen, label, level, 3, (struct frame_turn){0}, ground);
}

void series_label_gaps(struct series_chart *series)
{
	struct draw_pen *pen = series->pen;
	struct series_gap *gaps;
	size_t n = series_find_gaps(series->grid, pen->arena, &gaps);
	struct str words = labels_format(pen->context->labels, STR("chart.series.no-data"), NULL, 0, NULL, pen->arena, NULL);
	struct chart_label label = label_shape(pen, words, axis_style(pen));
	for (size_t i = 0; i < n; i++) {
		struct draw_box box = gap_box(series, &gaps[i]);
		/* What can hardly be seen needs no words. */
		if (box.width >= LENGTH_PT)
			label_gap(series, box, &label);
	}
}
