#include "chart/board.h"

#include "chart/band.h"
#include "chart/fill.h"
#include "chart/mark.h"
#include "chart/plan_text.h"

/*
 * Columns from the start: number, action, years, bands, evidence. Those that nothing is known for are left out. Where there is little
 * room the action gives way, then the years, then the first years are left out, which is told.
 */

#define SIGN (LENGTH_PT * 10)
#define PAD (LENGTH_PT * 43 / 10)
#define GAP (LENGTH_PT * 6)         /* free at the end of a column of text */
#define HEAD_BELOW (LENGTH_PT * 11 / 2) /* under the last baseline of the head */
#define GROUP_BEFORE (LENGTH_PT * 10)
#define KEY_BEFORE (LENGTH_PT * 4)
#define KEY_LEAST (LENGTH_PT * 14)
#define LINES 8                     /* of a text, at most */
#define MM(mm) length_from_micrometres((mm) * 1000)

enum column { CODE, NAME, YEAR, BAND, EVIDENCE, COLUMNS };

/* What a row shows, and the height it takes. */
struct row {
	struct plan_text group, code, name, evidence;
	length height;
};

struct board {
	struct draw_pen *pen;
	const struct doc_plan *plan;
	struct board_years years;  /* that are shown */
	size_t columns;            /* of status: years, or one for the present */
	length width[COLUMNS];     /* YEAR: of one year. 0: left out */
	const struct style *head, *group, *code, *text;
	struct row *rows;
	length y;                  /* so far it is drawn */
};

static length start_of(const struct board *board, enum column column)
{
	length x = 0;
	for (enum column i = 0; i < column; i++)
		x += board->width[i] * (i == YEAR ? (length)board->columns : 1);
	return x;
}

/* Take from a column what is lacking, down to its least. */
static void narrow(struct board *board, enum column column, length least, length *lacking)
{
	length count = column == YEAR ? (length)board->columns : 1, most = (board->width[column] - least) * count;
	if (*lacking <= 0 || most <= 0)
		return;
	length taken = *lacking < most ? *lacking : most;
	length each = (taken + count - 1) / count;
	board->width[column] -= each;
	*lacking -= each * count;
}

/* Leave out the first years for which there is no room. */
static void drop_years(struct board *board, length *lacking)
{
	size_t all = board->columns;
	while (*lacking > 0 && board->columns > 1) {
		board->columns--;
		board->years.at++;
		board->years.n--;
		*lacking -= board->width[YEAR];
	}
	if (board->columns == all)
		return;
	struct draw_pen *pen = board->pen;
	struct diag_entry *entry = diag_add(pen->context->diag, DIAG_CHART_CROWDED, pen->at, "a status board has room for %zu of %zu years", board->columns, all);
	diag_hint(pen->context->diag, entry, "the first are left out; set it over the full width, or make a second board for them");
}

static bool has_column(const struct doc_plan *plan, enum column column)
{
	for (size_t i = 0; i < plan->task_count; i++) {
		const struct doc_task *task = &plan->tasks[i];
		if ((column == CODE && task->code.n > 0) || (column == EVIDENCE && task->evidence.n > 0)
			|| (column == BAND && (task->band_before.n > 0 || task->band_after.n > 0)))
			return true;
	}
	return column == NAME || column == YEAR;
}

static void set_columns(struct board *board)
{
	static const int64_t usual[COLUMNS] = {[CODE] = 11, [NAME] = 54, [YEAR] = 13, [BAND] = 28, [EVIDENCE] = 25};
	static const enum column rest[] = {EVIDENCE, NAME};
	for (enum column i = 0; i < COLUMNS; i++)
		board->width[i] = has_column(board->plan, i) ? MM(usual[i]) : 0;
	length lacking = start_of(board, COLUMNS) - board->pen->group->width;
	narrow(board, NAME, MM(30), &lacking);
	narrow(board, EVIDENCE, MM(18), &lacking);
	narrow(board, YEAR, MM(9), &lacking);
	narrow(board, BAND, LENGTH_PT * 46, &lacking);
	drop_years(board, &lacking);
	narrow(board, NAME, MM(12), &lacking);
	narrow(board, EVIDENCE, MM(10), &lacking);
	/* Evidence takes what is left; without it the action does. */
	board->width[board->width[EVIDENCE] > 0 ? rest[0] : rest[1]] += lacking < 0 ? -lacking : 0;
}

static struct str label_text(const struct board *board, const char *key)
{
	return labels_format(board->pen->context->labels, str_from(key), NULL, 0, NULL, board->pen->arena, NULL);
}

static void draw_rule(const struct board *board, length width)
{
	fill_box(board->pen, (struct draw_box){0, board->y - width / 2, board->pen->group->width, width}, draw_fill(draw_colour(board->pen, "night")));
}

/* Head */

struct head_cell {
	struct plan_text text;
	length x, width;
	enum style_align align;
};

static struct head_cell head_cell(const struct board *board, enum column column, size_t i)
{
	static const char *const keys[COLUMNS] = {
		[CODE] = "chart.plan.number", [NAME] = "chart.plan.task", [YEAR] = "chart.board.status", [BAND] = "chart.board.band", [EVIDENCE] = "chart.board.evidence",
	};
	struct draw_pen *pen = board->pen;
	bool centred = column == YEAR || column == BAND;
	struct head_cell cell = {.x = start_of(board, column) + (length)i * board->width[column], .width = board->width[column]};
	struct str words = column == YEAR && board->years.n > 0 ? str_format(pen->arena, "%d", board->years.at[i]) : label_text(board, keys[column]);
	cell.align = centred ? STYLE_CENTRE : STYLE_START;
	cell.text = plan_text_set(pen, words, board->head, cell.width - (column == YEAR ? LENGTH_PT : GAP), 4);
	return cell;
}

/* How far the middle of a text lies above its last baseline. */
static length rise(const struct plan_text *text)
{
	return text->block.n == 0 ? 0 : (text->block.lines[0].cap + (length)(text->block.n - 1) * text->block.leading) / 2;
}

/* The last lines of all words of the head stand on one baseline. */
static void draw_head(struct board *board)
{
	struct vec_of(struct head_cell) cells = {0};
	length height = 0;
	for (enum column column = 0; column < COLUMNS; column++)
		for (size_t i = 0; board->width[column] > 0 && i < (column == YEAR ? board->columns : 1); i++) {
			struct head_cell cell = head_cell(board, column, i);
			height = cell.text.height > height ? cell.text.height : height;
			vec_push(&cells, board->pen->arena, cell);
		}
	draw_rule(board, LENGTH_PT);
	board->y += LENGTH_PT * 7 + height;
	for (size_t i = 0; i < cells.n; i++)
		plan_text_draw(board->pen, &cells.at[i].text, cells.at[i].x, cells.at[i].width, board->y - HEAD_BELOW - rise(&cells.at[i].text), cells.at[i].align);
	draw_rule(board, LENGTH_PT / 2);
}

/* Rows */

static void draw_band(const struct board *board, struct str band, length x, length y)
{
	struct draw_pen *pen = board->pen;
	enum doc_chart_state state = DOC_STATE_NOT_KNOWN;
	length left = fill_side(pen, x, SIGN);
	if (band.n == 0) {
		status_sign(pen, DOC_STATUS_NOT_KNOWN, left, y - SIGN / 2, SIGN);
		return;
	}
	if (!board_band_state(band, &state)) {
		mark_band(pen, band, left, y - SIGN / 2, SIGN);
		return;
	}
	struct frame_paint paint = band_pattern(pen, state);
	paint.stroke = draw_colour(pen, "pattern");
	paint.stroke_width = LENGTH_PT / 2;
	length inset = LENGTH_PT / 4;
	draw_rectangle(pen, (struct draw_box){left + inset, y - SIGN / 2 + inset, SIGN - 2 * inset, SIGN - 2 * inset}, 0, paint);
}

static void draw_bands(const struct board *board, const struct doc_task *task, length y)
{
	length gap = LENGTH_PT * 5, width = 2 * SIGN + 2 * gap + MARK_ARROW_WIDTH;
	length x = start_of(board, BAND) + (board->width[BAND] - width) / 2, arrow = x + SIGN + gap;
	if (task->band_before.n == 0 && task->band_after.n == 0) {
		draw_band(board, (struct str){0}, start_of(board, BAND) + (board->width[BAND] - SIGN) / 2, y);
		return;
	}
	draw_band(board, task->band_before, x, y);
	mark_arrow_at(board->pen, fill_side(board->pen, arrow, MARK_ARROW_WIDTH), y - MARK_ARROW_HEIGHT / 2, draw_colour(board->pen, "slate"));
	draw_band(board, task->band_after, x + width - SIGN, y);
}

static void draw_statuses(const struct board *board, const struct doc_task *task, length y)
{
	for (size_t i = 0; i < board->columns; i++) {
		enum doc_status status = board_status(board->plan, &board->years, task, board->years.n > 0 ? board->years.at[i] : 0);
		length x = start_of(board, YEAR) + (length)i * board->width[YEAR] + (board->width[YEAR] - SIGN) / 2;
		status_sign(board->pen, status, fill_side(board->pen, x, SIGN), y - SIGN / 2, SIGN);
	}
}

static length most(length a, length b)
{
	return a > b ? a : b;
}

static bool begins_group(const struct doc_plan *plan, size_t i)
{
	return plan->tasks[i].group.n > 0 && (i == 0 || !str_equal(plan->tasks[i].group, plan->tasks[i - 1].group));
}

/* Space before the name of a group and what that takes. */
static length group_before(size_t i)
{
	return i == 0 ? PAD : GROUP_BEFORE;
}

static length group_height(const struct row *row)
{
	return most(row->group.height, LENGTH_PT * 11) + PAD;
}

static void set_row(struct board *board, size_t i, unsigned lines)
{
	struct draw_pen *pen = board->pen;
	const struct doc_task *task = &board->plan->tasks[i];
	struct row *row = &board->rows[i];
	*row = (struct row){.name = plan_text_set(pen, task->name, board->text, board->width[NAME] - GAP, lines)};
	if (begins_group(board->plan, i))
		row->group = plan_text_set(pen, task->group, board->group, pen->group->width, 2);
	if (board->width[CODE] > 0)
		row->code = plan_text_set(pen, task->code, board->code, board->width[CODE] - LENGTH_PT * 2, lines < 2 ? 1 : 2);
	if (board->width[EVIDENCE] > 0)
		row->evidence = plan_text_set(pen, task->evidence, board->text, board->width[EVIDENCE], lines);
	row->height = most(most(row->name.height, row->evidence.height), most(row->code.height, LENGTH_PT * 11)) + 2 * PAD;
}

/* Set all rows with texts of so many lines at most. Returns the first that has no room, or how many there are; and their height. */
static size_t set_rows(struct board *board, unsigned lines, length room, length *ret_height)
{
	*ret_height = 0;
	for (size_t i = 0; i < board->plan->task_count; i++) {
		set_row(board, i, lines);
		*ret_height += board->rows[i].height + (begins_group(board->plan, i) ? group_before(i) + group_height(&board->rows[i]) : 0);
		if (*ret_height > room)
			return i;
	}
	return board->plan->task_count;
}

/* Texts take fewer lines where the rows would be higher than a page. Returns false when they are so all the same, which is reported. */
static bool fit_rows(struct board *board)
{
	struct draw_pen *pen = board->pen;
	const struct doc_plan *plan = board->plan;
	length height = 0, above = board->y + KEY_BEFORE + KEY_LEAST;
	size_t fitting = 0;
	for (unsigned lines = LINES; lines > 0 && fitting < plan->task_count; lines--)
		fitting = set_rows(board, lines, FILL_HEIGHT_MOST - above, &height);
	if (fitting < plan->task_count)
		return fill_height(pen, above + height, plan->tasks[fitting].at, "tasks");
	for (size_t i = 0; i < plan->task_count; i++) {
		plan_text_report(pen, &board->rows[i].group, plan->tasks[i].group, plan->tasks[i].at);
		plan_text_report(pen, &board->rows[i].code, plan->tasks[i].code, plan->tasks[i].at);
		plan_text_report(pen, &board->rows[i].name, plan->tasks[i].name, plan->tasks[i].at);
		plan_text_report(pen, &board->rows[i].evidence, plan->tasks[i].evidence, plan->tasks[i].at);
	}
	return true;
}

static void draw_row(struct board *board, size_t i)
{
	struct draw_pen *pen = board->pen;
	const struct row *row = &board->rows[i];
	const struct doc_task *task = &board->plan->tasks[i];
	if (begins_group(board->plan, i)) {
		board->y += group_before(i);
		plan_text_draw(pen, &row->group, 0, pen->group->width, board->y + group_height(row) / 2, STYLE_START);
		board->y += group_height(row);
	}
	length y = board->y + row->height / 2;
	plan_text_draw(pen, &row->code, 0, board->width[CODE], y, STYLE_START);
	plan_text_draw(pen, &row->name, start_of(board, NAME), board->width[NAME], y, STYLE_START);
	draw_statuses(board, task, y);
	if (board->width[BAND] > 0)
		draw_bands(board, task, y);
	plan_text_draw(pen, &row->evidence, start_of(board, EVIDENCE), board->width[EVIDENCE], y, STYLE_START);
	if (board->width[EVIDENCE] > 0 && row->evidence.block.n == 0)
		draw_band(board, (struct str){0}, start_of(board, EVIDENCE), y);
	board->y += row->height;
}

static void set_styles(struct board *board)
{
	struct draw_pen *pen = board->pen;
	board->head = label_style(pen, "condensed", 700, LENGTH_PT * 8, draw_colour(pen, "night"));
	board->group = label_style(pen, "condensed", 700, LENGTH_PT * 17 / 2, draw_colour(pen, "house-blue"));
	board->code = label_style(pen, "text", 500, LENGTH_PT * 17 / 2, draw_colour(pen, "house-blue"));
	board->text = label_style(pen, "text", 400, LENGTH_PT * 17 / 2, draw_colour(pen, "ink"));
}

void board_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	struct board board = {.pen = pen, .plan = chart->plan, .years = board_years(chart->plan, pen->arena), .y = LENGTH_PT / 2};
	board.rows = arena_array(pen->arena, chart->plan->task_count, struct row);
	board.columns = board.years.n > 0 ? board.years.n : 1;
	pen->group->width = fill_measure(pen);
	set_styles(&board);
	set_columns(&board);
	draw_head(&board);
	if (!fit_rows(&board))
		return;
	for (size_t i = 0; i < chart->plan->task_count; i++)
		draw_row(&board, i);
	draw_rule(&board, LENGTH_PT);
	struct plan_tally tally = board_count(chart->plan, &board.years, board.years.n > 0 ? board.years.at[board.years.n - 1] : 0);
	board.y += KEY_BEFORE;
	board.y += plan_key_draw(pen, &tally, board.y);
	fill_height(pen, board.y, chart->plan->tasks[chart->plan->task_count - 1].at, "tasks");
}
