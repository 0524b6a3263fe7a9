#include "chart/dots.h"

#include "chart/fill.h"
#include "chart/grid_words.h"
#include "chart/value.h"

#define JOIN_WIDTH LENGTH_PT
#define MARK_RADIUS (LENGTH_PT * 3)
/* Values may reach so far over the rows, into what is free of the key. */
#define KEY_FREE (LENGTH_PT * 6)
/* Over the letters of names at marks. */
#define NAMES_FREE (LENGTH_PT * 5)
#define RING length_scale(LENGTH_PT, 7, 10)
/* A mark in another is smaller by this. */
#define NESTED length_scale(LENGTH_PT, 13, 10)
#define TICKS 5
#define LEAST_PLOT (LENGTH_PT * 90)
/* Marks nearer than this lie on one another; nearer than that, they would hide one another. */
#define MARK_NEAR (LENGTH_PT * 7)
#define MARK_HIDDEN (LENGTH_PT * 2)
/* Between a value and the end of the plot or the edge of its mark. */
#define BESIDE (LENGTH_PT * 10)

colour dots_colour(const struct dots *dots, size_t series)
{
	const struct doc_series *data = &dots->grid->series[series];
	return data->target && data->colour == COLOUR_NONE ? draw_colour(dots->pen, "target") : dot_colour(dots->pen, data->colour, series);
}

/* Marks of a row, in order from the left, where the axis says; those that would hide one another lie in one another. */
static size_t find_marks(const struct dots *dots, size_t entry, struct dots_mark *marks)
{
	size_t n = 0;
	for (size_t s = 0; s < dots->grid->series_count; s++) {
		const struct doc_value *value = &dots->grid->series[s].values[entry];
		if (!value->given)
			continue;
		struct dots_mark mark = {s, axis_at(&dots->axis, &value->number), dots_middle(dots, entry), MARK_RADIUS, false};
		size_t at = n++;
		for (; at > 0 && marks[at - 1].x > mark.x; at--)
			marks[at] = marks[at - 1];
		marks[at] = mark;
	}
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && marks[end].x - marks[end - 1].x < MARK_HIDDEN;)
			end++;
		for (size_t k = i; k < end; k++) {
			marks[k].radius += (length)(end - 1 - k) * NESTED;
			marks[k].ringed = k > 0 && marks[k].x - marks[k - 1].x < MARK_NEAR + marks[k - 1].radius - MARK_RADIUS;
		}
	}
	return n;
}

static void draw_row(struct dots *dots, size_t entry)
{
	struct dots_mark marks[DOT_FORMS];
	struct draw_pen *pen = dots->pen;
	size_t n = dots->empty ? 0 : find_marks(dots, entry, marks);
	length y = dots_middle(dots, entry);
	names_draw(pen, &dots->names.at[entry], y);
	if (n > 1 && marks[n - 1].x > marks[0].x)
		axis_line(pen, marks[0].x, y, marks[n - 1].x, y, JOIN_WIDTH, "slate");
	for (size_t i = 0; i < n; i++) {
		length r = marks[i].radius * 12 / 10;
		if (marks[i].ringed)
			dot_draw(pen, marks[i].series, marks[i].x, marks[i].y, marks[i].radius + RING, draw_colour(pen, "white"), 0);
		dot_draw(pen, marks[i].series, marks[i].x, marks[i].y, marks[i].radius, dots_colour(dots, marks[i].series), 0);
		place_take(&dots->place, place_rectangle((struct draw_box){marks[i].x - r, marks[i].y - r, 2 * r, 2 * r}));
	}
	if (n > 1)
		place_avoid(&dots->place, place_line(marks[0].x, y, marks[n - 1].x, y));
}

static void collect_values(const struct dots *dots, struct axis_wish *wish, struct decimal *values)
{
	const struct doc_grid *grid = dots->grid;
	wish->values = values;
	for (size_t s = 0; s < grid->series_count; s++)
		for (size_t i = 0; i < grid->entry_count; i++)
			if (grid->series[s].values[i].given)
				values[wish->n++] = grid->series[s].values[i].number;
}

static length widest_value(const struct dots *dots)
{
	length widest = 0;
	for (size_t s = 0; s < dots->grid->series_count; s++)
		for (size_t i = 0; i < dots->grid->entry_count; i++) {
			length width = dots->grid->series[s].values[i].given ? dots_value(dots, s, i).width : 0;
			widest = width > widest ? width : widest;
		}
	return widest;
}

/* Names take a third of the width, but less where values need it. */
static length names_limit(length width, length beside)
{
	length left = width - 2 * beside - NAMES_GAP - LEAST_PLOT;
	return left > width * 7 / 20 ? width * 7 / 20 : left < width / 5 ? width / 5 : left;
}

/* Find the plot: names at the start, values beside it on both sides, axis below. */
static bool lay_out(struct dots *dots)
{
	struct draw_pen *pen = dots->pen;
	const struct doc_grid *grid = dots->grid;
	length width = pen->group->width, beside = widest_value(dots) + BESIDE;
	struct axis_wish wish = {.ticks = TICKS, .unit = grid->unit};
	collect_values(dots, &wish, arena_array(pen->arena, grid->series_count * grid->entry_count, struct decimal));
	dots->empty = wish.n == 0;
	dots->names = names_make(pen, grid->entries, grid->entry_count, true, names_limit(width, beside));
	length start = dots->names.width + NAMES_GAP;
	if (beside > (width - start) / 3) {
		struct diag_entry *entry = diag_add(pen->context->diag, DIAG_CHART_NUMBERS_LONG, pen->at, "the values have no room beside their marks");
		diag_hint(pen->context->diag, entry, "state the values in a larger unit, as thousands or millions");
		pen->missing = true;
		return false;
	}
	wish.from_zero = axis_is_from_zero(wish.values, wish.n);
	wish.size = width - start - 2 * beside;
	wish.room = beside;
	wish.unit_room = width;
	axis_make(pen, &wish, &dots->axis);
	dots->area_x = pen->context->rtl ? 0 : start;
	dots->area_width = width - start;
	dots->axis.plot = (struct draw_box){dots->area_x + beside, 0, wish.size, 0};
	dots_make_rows(dots);
	return true;
}

/* A grid of nothing has names and words alone. */
static bool set_height(struct dots *dots)
{
	const struct doc_grid *grid = dots->grid;
	struct axis *axis = &dots->axis;
	length names = dots->empty ? 0 : dots_choose_names(dots);
	axis->over = dots->empty || dots->key ? 0 : names - NAMES_FREE;
	axis->plot.y = names + (dots->empty || axis_head(axis) == 0 ? 0 : axis_head(axis) - (dots->key ? 0 : NAMES_FREE));
	length rest = axis->plot.y + (dots->empty ? 0 : axis_room(axis));
	size_t i = 0;
	while (i + 1 < grid->entry_count && rest + dots->rows[i].top + dots->rows[i].height <= FILL_HEIGHT_MOST)
		i++;
	return fill_height(dots->pen, rest + axis->plot.height, grid->entries[i].at, "entries");
}

static bool is_too_many(struct dots *dots)
{
	if (dots->grid->series_count <= DOT_FORMS)
		return false;
	dot_report_many(dots->pen, dots->grid->series[DOT_FORMS].at, "a dot plot");
	return true;
}

/* Rows that have no room even without words in them need not be shaped. */
static bool is_too_tall(struct dots *dots)
{
	size_t most = (size_t)((FILL_HEIGHT_MOST - AXIS_ROW) / DOTS_ROW);
	const struct doc_grid *grid = dots->grid;
	return grid->entry_count > most && !fill_height(dots->pen, (length)grid->entry_count * DOTS_ROW + AXIS_ROW, grid->entries[most].at, "entries");
}

/* Nothing is written over the zero line. */
static void draw_zero(struct dots *dots)
{
	const struct axis *axis = &dots->axis;
	length x = axis_zero(axis);
	axis_draw_zero(dots->pen, axis);
	if (mpq_sgn(axis->scale.low) <= 0 && mpq_sgn(axis->scale.high) >= 0)
		place_take(&dots->place, place_line(x, axis->plot.y, x, axis->plot.y + axis->plot.height));
}

static void take_unit(struct dots *dots)
{
	struct place_spot spot;
	axis_unit_at(dots->pen, &dots->axis, &spot.x, &spot.y);
	if (dots->axis.unit.run_count > 0)
		place_take(&dots->place, place_label_box(&dots->axis.unit, spot, (struct frame_turn){0}));
}

static void draw_rows(struct dots *dots)
{
	struct dots_mark marks[DOT_FORMS];
	size_t n = dots->grid->entry_count, left_out = 0;
	length top = dots->axis.plot.y - (dots->key ? KEY_FREE : dots->axis.over + NAMES_FREE);
	dots->place = place_start(dots->pen->arena, (struct draw_box){dots->area_x, top, dots->area_width, dots->axis.plot.y - top + dots->axis.plot.height + LENGTH_PT * 4});
	if (!dots->empty)
		axis_draw(dots->pen, &dots->axis);
	if (!dots->empty) {
		draw_zero(dots);
		take_unit(dots);
	}
	for (size_t i = 0; i < n; i++) {
		draw_row(dots, i);
		dots_draw_missing(dots, i);
	}
	dots_draw_names(dots);
	for (size_t i = 0; i < n; i++)
		left_out += dots_draw_values(dots, i, marks, dots->empty ? 0 : find_marks(dots, i, marks));
	value_draw_note(dots->pen, left_out);
}

void dots_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	struct dots dots = {.pen = pen, .grid = chart->grid};
	pen->group->width = fill_measure(pen);
	if (is_too_many(&dots) || is_too_tall(&dots) || !lay_out(&dots))
		return;
	if (set_height(&dots))
		draw_rows(&dots);
	axis_release(&dots.axis);
}

struct str dots_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	return grid_words("chart.dots", chart, labels, arena);
}
