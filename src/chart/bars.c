#include "chart/bars.h"

#include "chart/bars_rows.h"
#include "chart/fill.h"
#include "chart/grid_words.h"
#include "chart/legend.h"
#include "chart/shares_tags.h"
#include "chart/value.h"

#define GAP (LENGTH_PT * 4)
/* Between entries that have several bars. */
#define GROUP_GAP (2 * GAP)
/* A row in which a name has two lines. */
#define TWO_LINES (LENGTH_PT * 22)
#define TICKS 5
#define NAMES_PERCENT 40
#define PLOT_LEAST (LENGTH_PT * 36)
/* Least room beyond the plot: half of a number at the axis; the stub of what is missing from a stack, and letters. */
#define END_LEAST (LENGTH_PT * 12)
#define MISSING_END (LENGTH_PT * 30)
#define HEAD (LENGTH_PT * 14)
#define HEAD_GAP (LENGTH_PT * 7)

/* Numbers that the axis must hold: values, or the ends of stacks. False when a sum has too many digits. */
struct numbers {
	struct decimal *at;
	size_t n;
};

static bool stack_all(struct bars *bars, struct numbers *numbers)
{
	const struct doc_grid *grid = bars->grid;
	bars->stacks = arena_array(bars->pen->arena, grid->entry_count, struct stack_part *);
	for (size_t i = 0; i < grid->entry_count; i++) {
		bars->stacks[i] = stack_make(grid, i, bars->pen->arena, &numbers->at[numbers->n], &numbers->at[numbers->n + 1]);
		numbers->n += 2;
		if (!bars->stacks[i])
			return false;
	}
	return true;
}

static bool collect(struct bars *bars, struct numbers *numbers)
{
	const struct doc_grid *grid = bars->grid;
	numbers->at = arena_array(bars->pen->arena, (grid->series_count + 1) * grid->entry_count + 1, struct decimal);
	for (size_t i = 0; i < grid->series_count; i++)
		for (size_t k = 0; k < grid->entry_count; k++)
			if (grid->series[i].values[k].given)
				numbers->at[numbers->n++] = grid->series[i].values[k].number;
	bars->numbered = numbers->n > 0;
	if (!grid->stacked || grid->series_count == 1)
		return true;
	numbers->n = 0;
	return stack_all(bars, numbers);
}

static bool report_room(const struct bars *bars)
{
	value_report_room(bars->pen, bars->grid->series[0].at);
	return false;
}

static bool check_series(const struct bars *bars)
{
	const struct doc_grid *grid = bars->grid;
	if (grid->series_count <= FILL_COUNT)
		return true;
	struct diag_entry *entry = diag_add(bars->pen->context->diag, DIAG_CHART_SERIES_MANY, grid->series[FILL_COUNT].at, "the bars are of %zu series, more than can be told apart", grid->series_count);
	diag_hint(bars->pen->context->diag, entry, "make several charts, each with at most %d of them", FILL_COUNT);
	bars->pen->missing = true;
	return false;
}

static bool is_any_wide(struct draw_pen *pen, const struct doc_grid *grid, length limit)
{
	const struct style *style = axis_label_style(pen, false, 0);
	for (size_t i = 0; i < grid->entry_count; i++)
		if (label_shape(pen, grid->entries[i].name, style).width > limit)
			return true;
	return false;
}

/* What stands above and below the rows, at most. */
static length around(const struct bars *bars)
{
	return AXIS_ROW + (bars->grid->unit.n > 0 ? AXIS_UNIT_ROW : 0) + (bars->grid->series_count > 1 ? HEAD + HEAD_GAP : 0);
}

/* Rows are as high as their bars; all a little higher where a name needs two lines and the page has room. */
static bool make_rows(struct bars *bars)
{
	const struct doc_grid *grid = bars->grid;
	bool several = grid->series_count > 1 && !grid->stacked;
	length limit = bars->pen->group->width * NAMES_PERCENT / 100, room = FILL_HEIGHT_MOST - around(bars), count = (length)grid->entry_count;
	bars->block = several ? (length)grid->series_count * (VALUE_BAR + BARS_PARTING) - BARS_PARTING : VALUE_BAR;
	bars->pitch = bars->block + (several ? GROUP_GAP : GAP);
	if (count * bars->pitch > room && !fill_height(bars->pen, count * bars->pitch + around(bars), grid->entries[room / bars->pitch].at, "entries"))
		return false;
	if (bars->pitch < TWO_LINES && count * TWO_LINES <= room && is_any_wide(bars->pen, grid, limit))
		bars->pitch = TWO_LINES;
	bars->names = names_make(bars->pen, grid->entries, grid->entry_count, bars->pitch >= TWO_LINES, limit);
	return true;
}

static bool is_any_missing(const struct doc_grid *grid)
{
	for (size_t i = 0; i < grid->series_count; i++)
		for (size_t k = 0; k < grid->entry_count; k++)
			if (!grid->series[i].values[k].given)
				return true;
	return false;
}

/* Beside the plot: values beyond the ends of bars, or half of the number at its last tick. */
static length end_room(const struct bars *bars)
{
	length values = value_width(bars->pen, bars->grid, false) + VALUE_GAP, half = value_width(bars->pen, bars->grid, true) / 2 + VALUE_GAP;
	length least = bars->stacks && is_any_missing(bars->grid) ? MISSING_END : END_LEAST;
	least = half > least ? half : least;
	return values > least ? values : least;
}

static bool make_axis(struct bars *bars, const struct numbers *numbers)
{
	struct draw_pen *pen = bars->pen;
	length negative = bars->stacks ? 0 : value_width(pen, bars->grid, true);
	length start = bars->names.width + NAMES_GAP + (negative > 0 ? negative + VALUE_GAP : 0);
	bars->room = end_room(bars);
	start = start > bars->room ? start : bars->room;
	length size = pen->group->width - start - bars->room;
	if (size < PLOT_LEAST)
		return report_room(bars);
	struct axis_wish wish = {
		.values = numbers->at, .n = numbers->n, .from_zero = true, .ticks = TICKS, .size = size, .room = bars->room,
		.unit_room = pen->group->width, .unit = bars->grid->unit,
	};
	axis_make(pen, &wish, &bars->axis);
	bars->axis.plot = (struct draw_box){fill_side(pen, start, size), 0, size, (length)bars->grid->entry_count * bars->pitch};
	return !pen->missing;
}

static struct legend_item series_item(const struct bars *bars, size_t number)
{
	const struct doc_series *series = &bars->grid->series[number];
	struct doc_value observed = {.given = true};
	struct frame_paint paint = value_paint(bars->pen, series, &observed, fill_make(bars->pen, series->colour, number).ground);
	return (struct legend_item){paint, series->name, series->brief, series->at};
}

/* Names over the parts of the first stack: all of them, each no wider than its part, none below zero. */
static bool place_tags(const struct bars *bars, const struct legend_item *items, struct shares_tags *ret_tags)
{
	const struct draw_box *plot = &bars->axis.plot;
	size_t n = bars->grid->series_count;
	struct shares_bar first = {.parts = arena_array(bars->pen->arena, n, struct shares_part), .n = n};
	length start = fill_side(bars->pen, plot->x, plot->width);
	for (size_t i = 0; i < n; i++) {
		length from, to;
		const struct doc_value *value = &bars->grid->series[i].values[0];
		if (!value->given || value_is_negative(&value->number))
			return false;
		bars_ends(bars, 0, i, &from, &to);
		first.parts[i] = (struct shares_part){.start = fill_side(bars->pen, from, 0) - start, .end = fill_side(bars->pen, to, 0) - start};
	}
	if (!shares_tags_place(bars->pen, &first, items, plot->width, ret_tags) || ret_tags->below)
		return false;
	for (size_t i = 0; i < n; i++)
		ret_tags->at[i].x += start;
	return true;
}

/* Name the series: in the first bars, over the first stack, or in a legend above. Sets where the plot begins. */
static void name_series(struct bars *bars)
{
	struct draw_pen *pen = bars->pen;
	size_t n = bars->grid->series_count;
	struct shares_tags tags;
	length unit = bars->numbered ? axis_head(&bars->axis) : 0;
	bars->axis.plot.y = unit;
	bars->named = n > 1 && bars_hold_names(bars);
	if (n == 1 || bars->named)
		return;
	struct legend_item *items = arena_array(pen->arena, n, struct legend_item);
	for (size_t i = 0; i < n; i++)
		items[i] = series_item(bars, i);
	if (bars->stacks && place_tags(bars, items, &tags)) {
		bars->axis.over = HEAD - GAP / 2;
		bars->axis.plot.y = unit + bars->axis.over;
		shares_tags_draw(pen, &tags, unit + HEAD, VALUE_BAR, HEAD);
		return;
	}
	struct legend legend = legend_make(pen, items, n, pen->group->width);
	legend_draw(pen, &legend, 0);
	bars->axis.plot.y = (length)legend.rows * LEGEND_ROW + (unit > 0 ? unit : HEAD_GAP);
}

static void draw_all(struct bars *bars)
{
	struct axis *axis = &bars->axis;
	name_series(bars);
	length bottom = axis->plot.y + axis->plot.height;
	if (!fill_height(bars->pen, bottom + (bars->numbered ? axis_room(axis) : 0), bars->grid->entries[bars->grid->entry_count - 1].at, "entries"))
		return;
	if (bars->numbered)
		axis_draw(bars->pen, axis);
	value_draw_note(bars->pen, bars_draw_rows(bars));
	fill_settle(bars->pen);
}

void bars_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	struct bars bars = {.pen = pen, .grid = chart->grid};
	struct numbers numbers = {0};
	pen->group->width = fill_measure(pen);
	if (!check_series(&bars) || !make_rows(&bars))
		return;
	if (!collect(&bars, &numbers))
		report_room(&bars);
	else if (make_axis(&bars, &numbers))
		draw_all(&bars);
	axis_release(&bars.axis);
}

struct str bars_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	bool several = chart->grid->series_count > 1;
	return grid_words(!several ? "chart.bars" : chart->grid->stacked ? "chart.bars.stacked" : "chart.bars.grouped", chart, labels, arena);
}
