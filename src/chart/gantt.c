#include "chart/gantt.h"

#include "base/date.h"
#include "chart/fill.h"
#include "chart/plan_text.h"
#include "chart/plan_words.h"

/*
 * A row for each task: number, name, sign of its status, and its time on the axis of years. What is planned is an outline; what of it
 * has gone by is filled in the colour of the status; what goes on after the planned end is dashed. Where one end of the time is not
 * known the outline is open and reaches to the end of the axis.
 */

#define LABELS length_from_micrometres(53000)
#define CODE length_from_micrometres(8500)
#define GAP (LENGTH_PT * 6)
#define SIGN (LENGTH_PT * 10)
#define HEAD (LENGTH_PT * 14)
#define ROW (LENGTH_PT * 19)
#define ROW_PAD (LENGTH_PT * 4)
#define BAR (LENGTH_PT * 8)
#define FOOT (LENGTH_PT * 14)
#define KEY_GAP (LENGTH_PT * 7)
#define DIAMOND (LENGTH_PT * 54 / 10) /* from its middle to a corner */
#define ARROW (LENGTH_PT * 4)
#define ARROW_WIDTH length_scale(LENGTH_PT, 9, 10)
#define NAME_LINES 3
#define QUARTERS_FROM (LENGTH_PT * 40) /* width of a year that shows its quarters */

#define EDGE (LENGTH_PT * 6 / 10)      /* free at the end, for the stroke of a bar */

/* What a row shows. */
struct row {
	const struct doc_task *task;
	enum doc_status status;
	struct plan_text code, name, words;
	length y, height;
};

struct gantt {
	struct draw_pen *pen;
	const struct doc_plan *plan;
	struct row *rows;
	bool signs;                /* a status is known */
	bool codes;
	length code_width, labels; /* labels: where the axis begins */
	long first_day, end_day;   /* of the axis; end: the day after it. Both 0: there is no date */
	int first_year, end_year;
	length head, bottom;       /* of the columns of years */
};

static struct frame_paint stroke(struct draw_pen *pen, const char *name, length width)
{
	struct frame_paint paint = draw_fill(COLOUR_NONE);
	paint.stroke = draw_colour(pen, name);
	paint.stroke_width = width;
	return paint;
}

static length axis_width(const struct gantt *gantt)
{
	return gantt->pen->group->width - EDGE - gantt->labels;
}

/* Where a day begins, from the start edge. */
static length day_at(const struct gantt *gantt, long day)
{
	return gantt->labels + length_scale(axis_width(gantt), day - gantt->first_day, gantt->end_day - gantt->first_day);
}

static void reach(long day, long *first, long *last)
{
	if (day == 0)
		return;
	*first = *first == 0 || day < *first ? day : *first;
	*last = day > *last ? day : *last;
}

/* Whole years from the first date to the last. */
static void find_range(struct gantt *gantt)
{
	const struct doc_plan *plan = gantt->plan;
	long first = 0, last = 0;
	for (size_t i = 0; i < plan->task_count; i++) {
		const struct doc_task *task = &plan->tasks[i];
		reach(task->first_day, &first, &last);
		reach(task->last_day, &first, &last);
		reach(task->done_day, &first, &last);
		for (size_t k = 0; k < task->milestone_count; k++)
			reach(task->milestones[k].day, &first, &last);
	}
	if (first == 0)
		return;
	reach(plan->report_day, &first, &last);
	gantt->first_year = plan_year(first);
	gantt->end_year = plan_year(last) + 1;
	gantt->first_day = date_day_number(gantt->first_year * 10000 + 101);
	gantt->end_day = date_day_number(gantt->end_year * 10000 + 101);
}

/* Columns of years */

/* How many years are one column: as few as leave room for its label. */
static int years_in_column(const struct gantt *gantt, length label)
{
	static const int steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000};
	int years = gantt->end_year - gantt->first_year;
	size_t i = 0;
	while (i + 1 < sizeof steps / sizeof *steps && length_scale(axis_width(gantt), steps[i], years) < label + GAP)
		i++;
	return steps[i];
}

static length year_at(const struct gantt *gantt, int year)
{
	int within = year < gantt->first_year ? gantt->first_year : year > gantt->end_year ? gantt->end_year : year;
	return day_at(gantt, date_day_number(within * 10000 + 101));
}

static void draw_quarters(const struct gantt *gantt, int year)
{
	struct frame_paint paint = stroke(gantt->pen, "track", LENGTH_PT * 4 / 10);
	for (int month = 4; month <= 10; month += 3) {
		length x = fill_side(gantt->pen, day_at(gantt, date_day_number(year * 10000 + month * 100 + 1)), 0);
		draw_line(gantt->pen, (const length[]){x, gantt->head, x, gantt->bottom}, 2, paint);
	}
}

/* A single year stands in the middle of its column, the first of several where the column begins. */
static void draw_year(const struct gantt *gantt, const struct style *style, int year, int years)
{
	struct draw_pen *pen = gantt->pen;
	length from = year_at(gantt, year), to = year_at(gantt, year + years);
	struct chart_label label = label_shape(pen, str_format(pen->arena, "%d", year < gantt->first_year ? gantt->first_year : year), style);
	if (label.width > to - from - (years == 1 ? 0 : GAP))
		return;
	length x = years == 1 ? from + (to - from - label.width) / 2 : from;
	label_draw(pen, &label, fill_side(pen, x, label.width), gantt->head - LENGTH_PT * 4, (struct frame_turn){0}, COLOUR_NONE);
}

static void draw_years(const struct gantt *gantt)
{
	struct draw_pen *pen = gantt->pen;
	const struct style *style = label_style(pen, "condensed", 700, LENGTH_PT * 8, draw_colour(pen, "ink"));
	int years = years_in_column(gantt, label_shape(pen, STR("0000"), style).width);
	int begin = gantt->first_year - gantt->first_year % years;
	struct frame_paint ground = draw_fill(draw_colour(pen, "year"));
	for (int year = begin; year < gantt->end_year; year += years) {
		length from = year_at(gantt, year), to = year_at(gantt, year + years);
		if ((year - begin) / years % 2 == 0)
			fill_box(pen, (struct draw_box){from, gantt->head, to - from, gantt->bottom - gantt->head}, ground);
		draw_year(gantt, style, year, years);
		if (years == 1 && to - from >= QUARTERS_FROM)
			draw_quarters(gantt, year);
	}
}

/* Rows */

/* The day after the last on which something was done, or is due to have been done; 0: not known. */
static long elapsed_end(const struct gantt *gantt, const struct row *row)
{
	const struct doc_task *task = row->task;
	long report = gantt->plan->report_day > 0 ? gantt->plan->report_day + 1 : 0;
	long planned = task->last_day > 0 ? task->last_day + 1 : 0;
	bool over = row->status == DOC_STATUS_COMPLETED || row->status == DOC_STATUS_STOPPED;
	if (row->status == DOC_STATUS_NOT_KNOWN)
		return 0;
	if (!over)
		return report;
	if (task->done_day > 0)
		return task->done_day + 1;
	if (row->status == DOC_STATUS_STOPPED)
		return 0;
	return report > 0 && (planned == 0 || report < planned) ? report : planned;
}

/* The sign that a bar goes on beyond the axis: an arrow in its open end. */
static void draw_arrow(const struct gantt *gantt, const struct row *row, length at, bool at_end)
{
	struct draw_pen *pen = gantt->pen;
	length tip = fill_side(pen, at_end ? at - ARROW / 4 : at + ARROW / 4, 0), back = fill_side(pen, at_end ? at - ARROW : at + ARROW, 0);
	draw_line(pen, (const length[]){back, row->y - BAR / 4, tip, row->y, back, row->y + BAR / 4}, 3, stroke(pen, "ink", ARROW_WIDTH));
}

/* A bar between two places along the axis, without a line at an end that is open. */
static void draw_outline(const struct gantt *gantt, const struct row *row, length from, length to)
{
	struct draw_pen *pen = gantt->pen;
	length top = row->y - BAR / 2, bottom = row->y + BAR / 2;
	bool open_start = row->task->first_day == 0, open_end = row->task->last_day == 0;
	struct frame_paint paint = stroke(pen, "slate", LENGTH_PT * 6 / 10);
	if (!open_start && !open_end) {
		fill_box(pen, (struct draw_box){from, top, to - from, BAR}, paint);
		return;
	}
	length closed = fill_side(pen, open_start ? to : from, 0), open = fill_side(pen, open_start ? from : to, 0);
	draw_line(pen, (const length[]){open, top, closed, top, closed, bottom, open, bottom}, 4, paint);
	draw_arrow(gantt, row, open_start ? from : to, !open_start);
}

static void draw_overrun(const struct gantt *gantt, const struct row *row, length from, length to)
{
	struct draw_pen *pen = gantt->pen;
	struct frame_paint paint = stroke(pen, "bronze", LENGTH_PT * 5 / 4);
	paint.dash_on = LENGTH_PT * 5 / 2;
	paint.dash_off = LENGTH_PT * 2;
	draw_line(pen, (const length[]){fill_side(pen, from, 0), row->y, fill_side(pen, to, 0), row->y}, 2, paint);
}

static void draw_bar(const struct gantt *gantt, const struct row *row)
{
	const struct doc_task *task = row->task;
	long end = elapsed_end(gantt, row);
	length from = task->first_day > 0 ? day_at(gantt, task->first_day) : gantt->labels;
	length to = task->last_day > 0 ? day_at(gantt, task->last_day + 1) : gantt->pen->group->width - EDGE;
	length gone = end > 0 ? day_at(gantt, end) : 0;
	colour shade = status_colour(gantt->pen, row->status);
	fill_box(gantt->pen, (struct draw_box){from, row->y - BAR / 2, to - from, BAR}, draw_fill(draw_colour(gantt->pen, "white")));
	if (gone > from && shade != COLOUR_NONE)
		fill_box(gantt->pen, (struct draw_box){from, row->y - BAR / 2, (gone < to ? gone : to) - from, BAR}, draw_fill(shade));
	draw_outline(gantt, row, from, to);
	if (gone > to)
		draw_overrun(gantt, row, to, gone);
}

static void draw_stop(const struct gantt *gantt, const struct row *row)
{
	length width = LENGTH_PT * 16 / 10, x = day_at(gantt, row->task->done_day + 1) - width / 2;
	length last = gantt->pen->group->width - width;
	fill_box(gantt->pen, (struct draw_box){x < last ? x : last, row->y - LENGTH_PT * 6, width, LENGTH_PT * 12}, draw_fill(draw_colour(gantt->pen, "ink")));
}

static void draw_milestones(const struct gantt *gantt, const struct row *row)
{
	struct draw_pen *pen = gantt->pen;
	/* Corners lie within the width of the chart, its stroke too. */
	length reach = DIAMOND - LENGTH_PT * 45 / 100, last = pen->group->width - DIAMOND;
	struct frame_paint paint = stroke(pen, "ink", LENGTH_PT * 9 / 10);
	paint.fill = draw_colour(pen, "white");
	for (size_t i = 0; i < row->task->milestone_count; i++) {
		length along = day_at(gantt, row->task->milestones[i].day + 1);
		length x = fill_side(pen, along < last ? along : last, 0), y = row->y;
		draw_polygon(pen, (const length[]){x, y - reach, x + reach, y, x, y + reach, x - reach, y}, 4, paint);
	}
}

static void draw_row(const struct gantt *gantt, const struct row *row)
{
	struct draw_pen *pen = gantt->pen;
	const struct doc_task *task = row->task;
	length name_x = gantt->code_width, width = gantt->labels - name_x;
	plan_text_draw(pen, &row->code, 0, gantt->code_width, row->y, STYLE_START);
	plan_text_draw(pen, &row->name, name_x, width, row->y, STYLE_START);
	if (gantt->signs)
		status_sign(pen, row->status, fill_side(pen, gantt->labels - GAP - SIGN, SIGN), row->y - SIGN / 2, SIGN);
	if (task->first_day > 0 || task->last_day > 0)
		draw_bar(gantt, row);
	if (row->status == DOC_STATUS_STOPPED && task->done_day > 0)
		draw_stop(gantt, row);
	draw_milestones(gantt, row);
}

/* Over the lines of the axis: that a task has no time; beyond the line of the report where it would run into that. */
static void draw_words(const struct gantt *gantt, const struct row *row)
{
	struct draw_pen *pen = gantt->pen;
	bool report = gantt->first_day > 0 && gantt->plan->report_day > 0;
	length line = report ? day_at(gantt, gantt->plan->report_day + 1) : 0;
	for (uint32_t i = 0; i < row->words.block.n; i++) {
		const struct chart_label *words = &row->words.block.lines[i];
		length at = gantt->labels + GAP;
		bool clear = !report || line >= at + words->width + GAP || line + GAP <= at;
		if (!clear && line + GAP + words->width <= pen->group->width) {
			at = line + GAP;
			clear = true;
		}
		label_draw(pen, words, fill_side(pen, at, words->width), row->y + words->cap / 2, (struct frame_turn){0}, clear ? COLOUR_NONE : draw_colour(pen, "white"));
	}
}

/* The line of the day that the report is of, and its words below it, on the side where there is room. */
static void draw_report(const struct gantt *gantt)
{
	struct draw_pen *pen = gantt->pen;
	const struct style *style = label_style(pen, "condensed", 500, LENGTH_PT * 15 / 2, draw_colour(pen, "ink"));
	struct label_value value = {STR("date"), gantt->plan->report_date};
	length x = day_at(gantt, gantt->plan->report_day + 1), end = pen->group->width, side = fill_side(pen, x, 0);
	format_date(pen->format, gantt->plan->report_date, pen->arena, &value.text);
	struct str words = labels_format(pen->context->labels, STR("chart.gantt.report"), &value, 1, NULL, pen->arena, NULL);
	struct plan_text text = plan_text_set(pen, words, style, end, 1);
	length width = text.block.width, at = x + GAP / 2;
	if (at + width > end)
		at = x - GAP / 2 - width > 0 ? x - GAP / 2 - width : end - width;
	draw_line(pen, (const length[]){side, gantt->head, side, gantt->bottom + LENGTH_PT * 3}, 2, stroke(pen, "ink", LENGTH_PT * 8 / 10));
	plan_text_draw(pen, &text, at, width, gantt->bottom + FOOT / 2 + LENGTH_PT, STYLE_START);
}

/* Layout */

/* The column of numbers is as wide as the widest, but no more than a third of what stands before the axis. */
static void set_codes(struct gantt *gantt, const struct style *style)
{
	const struct doc_plan *plan = gantt->plan;
	length most = gantt->labels / 3, width = 0;
	for (size_t i = 0; i < plan->task_count; i++) {
		gantt->rows[i].code = plan_text_set(gantt->pen, plan->tasks[i].code, style, most - GAP, 1);
		width = gantt->rows[i].code.block.width > width ? gantt->rows[i].code.block.width : width;
	}
	if (width > 0)
		gantt->code_width = width + GAP > CODE && CODE < most ? width + GAP : CODE < most ? CODE : most;
}

static void set_row(struct gantt *gantt, struct row *row, unsigned lines, const struct style *name, const struct style *words)
{
	struct draw_pen *pen = gantt->pen;
	const struct doc_task *task = row->task;
	length width = gantt->labels - gantt->code_width - GAP - (gantt->signs ? SIGN + GAP : 0);
	row->name = plan_text_set(pen, task->name, name, width, lines);
	row->height = row->name.block.n > 1 ? row->name.height + ROW_PAD : row->name.height;
	row->height = row->height > ROW ? row->height : ROW;
	if (task->first_day == 0 && task->last_day == 0 && task->milestone_count == 0) {
		struct str none = labels_format(pen->context->labels, STR("chart.gantt.undated"), NULL, 0, NULL, pen->arena, NULL);
		row->words = plan_text_set(pen, none, words, axis_width(gantt) - GAP, 1);
	}
}

/* Set all rows with names of so many lines at most, and find where they lie. Returns the first that has no room, or how many there are. */
static size_t set_rows(struct gantt *gantt, unsigned lines, length below)
{
	struct draw_pen *pen = gantt->pen;
	const struct style *name = label_style(pen, "condensed", 400, LENGTH_PT * 8, draw_colour(pen, "ink"));
	const struct style *words = label_style(pen, "condensed", 400, LENGTH_PT * 15 / 2, draw_colour(pen, "slate"));
	gantt->bottom = gantt->head;
	for (size_t i = 0; i < gantt->plan->task_count; i++) {
		struct row *row = &gantt->rows[i];
		set_row(gantt, row, lines, name, words);
		row->y = gantt->bottom + row->height / 2;
		gantt->bottom += row->height;
		if (gantt->bottom + below > FILL_HEIGHT_MOST)
			return i;
	}
	return gantt->plan->task_count;
}

/* Names take fewer lines where the rows would be higher than a page. Returns false when they are so all the same, which is reported. */
static bool fit_rows(struct gantt *gantt, length below)
{
	struct draw_pen *pen = gantt->pen;
	const struct doc_plan *plan = gantt->plan;
	size_t fitting = 0;
	set_codes(gantt, label_style(pen, "condensed", 500, LENGTH_PT * 8, draw_colour(pen, "house-blue")));
	for (unsigned lines = NAME_LINES; lines > 0 && fitting < plan->task_count; lines--)
		fitting = set_rows(gantt, lines, below);
	if (fitting < plan->task_count)
		return fill_height(pen, gantt->bottom + below, plan->tasks[fitting].at, "tasks");
	for (size_t i = 0; i < plan->task_count; i++) {
		plan_text_report(pen, &gantt->rows[i].code, plan->tasks[i].code, plan->tasks[i].at);
		plan_text_report(pen, &gantt->rows[i].name, plan->tasks[i].name, plan->tasks[i].at);
	}
	return true;
}

static void gantt_start(struct gantt *gantt, const struct plan_tally *tally)
{
	struct draw_pen *pen = gantt->pen;
	length measure = fill_measure(pen), most = length_scale(measure, 42, 100);
	pen->group->width = measure;
	gantt->rows = arena_array(pen->arena, gantt->plan->task_count, struct row);
	gantt->signs = plan_is_known(tally);
	gantt->labels = LABELS < most ? LABELS : most;
	find_range(gantt);
	gantt->head = gantt->first_day > 0 ? HEAD : 0;
	for (size_t i = 0; i < gantt->plan->task_count; i++) {
		gantt->rows[i].task = &gantt->plan->tasks[i];
		gantt->rows[i].status = plan_status(gantt->plan, &gantt->plan->tasks[i]);
	}
}

void gantt_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	struct gantt gantt = {.pen = pen, .plan = chart->plan};
	struct plan_tally tally = plan_count(chart->plan);
	gantt_start(&gantt, &tally);
	bool report = gantt.first_day > 0 && chart->plan->report_day > 0;
	length foot = report ? FOOT + (gantt.signs ? KEY_GAP : 0) : 0;
	if (!fit_rows(&gantt, foot + (gantt.signs ? FOOT : 0)))
		return;
	if (gantt.first_day > 0)
		draw_years(&gantt);
	for (size_t i = 0; i < chart->plan->task_count; i++)
		draw_row(&gantt, &gantt.rows[i]);
	if (report)
		draw_report(&gantt);
	for (size_t i = 0; i < chart->plan->task_count; i++)
		draw_words(&gantt, &gantt.rows[i]);
	if (gantt.signs)
		foot += plan_key_draw(pen, &tally, gantt.bottom + foot);
	fill_height(pen, gantt.bottom + foot, chart->plan->tasks[chart->plan->task_count - 1].at, "tasks");
}
