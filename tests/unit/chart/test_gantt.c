#include "plan.h"

#define LABELS MM(53)
#define WHITE 0xffffff
#define INK 0x16222e
#define SLATE 0x4e5d6b
#define YEAR 0xf4f7f9

static void nothing_overlaps_whatever_the_data(void **state)
{
	check_seeds(*state, DOC_CHART_GANTT);
}

static void start_plan(struct fixture *f, struct made *made, size_t tasks)
{
	fixture_clear(f);
	memset(made, 0, sizeof *made);
	made->chart = (struct doc_chart){.type = DOC_CHART_GANTT, .name = STR("City"), .plan = &made->plan};
	made->plan = (struct doc_plan){.tasks = made->tasks, .task_count = tasks};
	for (size_t i = 0; i < tasks; i++)
		made->tasks[i] = (struct doc_task){.at = {1, (unsigned)i + 10, (unsigned)i + 11}, .name = STR("Task"), .status = DOC_STATUS_NOT_KNOWN,
			.milestones = made->marks[i][0], .steps = made->marks[i][1]};
}

/* The path of a stroke, the number `nth` from 0; NULL: there is none. */
static const struct frame_item *find_stroke(const struct frame_group *group, colour stroke, length width, size_t nth)
{
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_item *item = &group->at[i];
		if (item->kind == FRAME_PATH && item->as.path.paint.stroke == stroke && item->as.path.paint.stroke_width == width && nth-- == 0)
			return item;
	}
	return NULL;
}

/* Where a day lies on an axis of the years 2021 to 2024, which have 1,461 days: counted here from the months. */
static length place(int year, int month, int day)
{
	static const int months[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	long days = day - 1 + 365 * (year - 2021);
	for (int i = 0; i < month - 1; i++)
		days += months[i] + (i == 1 && year == 2024);
	return LABELS + (MM(170) - PT(0.6) - LABELS) * days / 1461;
}

static void assert_span(const struct frame_item *item, length from, length to)
{
	assert_non_null(item);
	assert_true(labs((long)(item->x - from)) <= 1);
	assert_true(labs((long)(item->x + item->width - to)) <= 1);
}

/* What is filled, dashed and marked for each status. Planned is 2022, the report is of the end of June 2023 or of June 2022. */
static void bars_show_what_is_planned_and_gone(void **state)
{
	static const struct { enum doc_status status; int report, done; colour fill; int to_year, to_month; int dashed_year, dashed_month; } rows[] = {
		{DOC_STATUS_IN_PROGRESS, 20220630, 0, 0x4f9bbf, 2022, 7, 0, 0},
		{DOC_STATUS_IN_PROGRESS, 20230630, 0, 0x4f9bbf, 2023, 1, 2023, 7},
		{DOC_STATUS_DELAYED, 20230630, 0, 0xf4be55, 2023, 1, 2023, 7},
		{DOC_STATUS_DELAYED, 20220630, 0, 0xf4be55, 2022, 7, 0, 0},
		{DOC_STATUS_COMPLETED, 20230630, 20220331, 0x0f3b63, 2022, 4, 0, 0},
		{DOC_STATUS_COMPLETED, 20230630, 20230331, 0x0f3b63, 2023, 1, 2023, 4},
		{DOC_STATUS_COMPLETED, 20230630, 0, 0x0f3b63, 2023, 1, 0, 0},
		{DOC_STATUS_COMPLETED, 0, 0, 0x0f3b63, 2023, 1, 0, 0},
		{DOC_STATUS_STOPPED, 20230630, 20220930, 0xb5452e, 2022, 10, 0, 0},
		{DOC_STATUS_STOPPED, 20230630, 0, 0xb5452e, 0, 0, 0, 0},
		{DOC_STATUS_NOT_STARTED, 20220630, 0, 0, 0, 0, 0, 0},
		{DOC_STATUS_NOT_STARTED, 20230630, 0, 0, 0, 0, 2023, 7},
		{DOC_STATUS_IN_PROGRESS, 20210630, 0, 0x4f9bbf, 0, 0, 0, 0},
		{DOC_STATUS_IN_PROGRESS, 0, 0, 0x4f9bbf, 0, 0, 0, 0},
		{DOC_STATUS_NOT_KNOWN, 20230630, 0, 0, 0, 0, 0, 0},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made made;
		start_plan(f, &made, 2);
		/* The second task makes the axis four years long. */
		made.tasks[1].first_day = day_of(2021, 1, 1);
		made.tasks[1].last_day = day_of(2024, 12, 31);
		made.tasks[0].first_day = day_of(2022, 1, 1);
		made.tasks[0].last_day = day_of(2022, 12, 31);
		made.tasks[0].status = rows[i].status;
		made.tasks[0].done_day = rows[i].done ? date_day_number(rows[i].done) : 0;
		made.plan.report_day = rows[i].report ? date_day_number(rows[i].report) : 0;
		made.plan.report_date = str_from("2023-06-30");
		struct frame_group group = draw_plan(f, &made.chart, false, MM(170));
		const struct frame_item *outline = find_stroke(&group, SLATE, PT(0.6), 0);
		assert_span(outline, place(2022, 1, 1), place(2023, 1, 1));
		assert_int_equal(outline->height, 8 * LENGTH_PT);
		/* Fills of bars are 8 pt high; those of signs and the key are not as wide. */
		const struct frame_item *fill = NULL;
		for (size_t k = 0; k < group.n && rows[i].fill; k++)
			if (group.at[k].kind == FRAME_PATH && group.at[k].as.path.paint.fill == rows[i].fill && group.at[k].height == 8 * LENGTH_PT && group.at[k].x >= LABELS)
				fill = &group.at[k];
		if (rows[i].to_year)
			assert_span(fill, place(2022, 1, 1), place(rows[i].to_year, rows[i].to_month, 1));
		else
			assert_null(fill);
		const struct frame_item *dashed = find_stroke(&group, 0x8a6410, PT(1.25), 0);
		if (rows[i].dashed_year) {
			assert_span(dashed, place(2023, 1, 1), place(rows[i].dashed_year, rows[i].dashed_month, 1));
			assert_int_equal(dashed->as.path.paint.dash_on, PT(2.5));
			assert_int_equal(dashed->as.path.paint.dash_off, PT(2));
		} else {
			assert_null(dashed);
		}
		const struct frame_item *stop = NULL;
		for (size_t k = 0; k < group.n; k++)
			if (group.at[k].kind == FRAME_PATH && group.at[k].as.path.paint.fill == INK && group.at[k].height == 12 * LENGTH_PT)
				stop = &group.at[k];
		assert_int_equal(stop != NULL, rows[i].status == DOC_STATUS_STOPPED && rows[i].done);
		if (stop)
			assert_span(stop, place(2022, 10, 1) - PT(0.8), place(2022, 10, 1) + PT(0.8));
		assert_int_equal(find_stroke(&group, INK, PT(0.8), 0) != NULL, rows[i].report != 0);
	}
}

static void rows_years_and_marks_have_their_measures(void **state)
{
	struct fixture *f = *state;
	struct made made;
	start_plan(f, &made, 3);
	for (size_t i = 0; i < 3; i++) {
		made.tasks[i].name = str_from((const char *[]){"One", "Two", "Three"}[i]);
		made.tasks[i].first_day = day_of(2021, 1, 1);
		made.tasks[i].last_day = day_of(2024, 12, 31);
	}
	made.tasks[0].milestone_count = 1;
	made.marks[0][0][0].day = day_of(2022, 12, 31);
	struct frame_group group = draw_plan(f, &made.chart, false, MM(170));
	assert_int_equal(find_text(&group, "Two")->y - find_text(&group, "One")->y, 19 * LENGTH_PT);
	assert_int_equal(find_text(&group, "Three")->y - find_text(&group, "Two")->y, 19 * LENGTH_PT);
	/* 14 of the years and 57 of the rows, and no key where no status is known. */
	assert_int_equal(group.height, 77 * LENGTH_PT);
	assert_null(find_text(&group, "waiting"));
	assert_int_equal(count_fills(&group, YEAR), 2); /* every other year */
	assert_span(find_fill(&group, YEAR, 1), place(2023, 1, 1), place(2024, 1, 1));
	const struct frame_item *year = find_text(&group, "2022");
	assert_true(labs((long)(year->x + year->width / 2 - (place(2022, 1, 1) + place(2023, 1, 1)) / 2)) <= 2);
	const struct frame_item *diamond = find_stroke(&group, INK, LENGTH_PT * 9 / 10, 0);
	assert_int_equal(diamond->as.path.paint.fill, WHITE);
	assert_true(labs((long)(diamond->width + PT(0.9) - PT(10.8))) <= 2);
	assert_true(labs((long)(diamond->x + diamond->width / 2 - place(2023, 1, 1))) <= 2);
	assert_int_equal(diamond->y + diamond->height / 2, 14 * LENGTH_PT + PT(9.5));
}

/* Each path of one drawing stands in the other where a mirror would show it. */
static void pages_from_the_right_are_mirrored(void **state)
{
	struct fixture *f = *state;
	for (uint64_t seed = 0; seed < 40; seed++) {
		struct made made;
		fixture_clear(f);
		make_plan(f, seed, DOC_CHART_GANTT, &made);
		for (size_t i = 0; i < made.plan.task_count; i++)
			made.tasks[i].name = STR("3G");
		struct frame_group ltr = draw_plan(f, &made.chart, false, MM(170)), rtl = draw_plan(f, &made.chart, true, MM(170));
		size_t k = 0;
		for (size_t i = 0; i < ltr.n; i++) {
			if (ltr.at[i].kind != FRAME_PATH || ltr.at[i].height != 8 * LENGTH_PT)
				continue;
			while (k < rtl.n && (rtl.at[k].kind != FRAME_PATH || rtl.at[k].height != 8 * LENGTH_PT))
				k++;
			assert_true(k < rtl.n);
			assert_int_equal(rtl.at[k].width, ltr.at[i].width);
			assert_int_equal(rtl.at[k].x, ltr.width - ltr.at[i].x - ltr.at[i].width);
			k++;
		}
	}
}

static void time_that_is_not_known_is_told_or_open(void **state)
{
	struct fixture *f = *state;
	struct made made;
	start_plan(f, &made, 3);
	made.tasks[1].first_day = day_of(2022, 1, 1);
	made.tasks[2].last_day = day_of(2023, 12, 31);
	struct frame_group group = draw_plan(f, &made.chart, false, MM(170));
	const struct frame_item *none = find_text(&group, "no time");
	assert_true(none->x > LABELS);
	assert_true(labs((long)(none->y - 14 * LENGTH_PT - PT(9.5))) < 4 * LENGTH_PT);
	/* Two open outlines, of four points each, that reach to an end of the axis; nothing is drawn for the first task. */
	const struct frame_item *one = find_stroke(&group, SLATE, PT(0.6), 0), *two = find_stroke(&group, SLATE, PT(0.6), 1);
	assert_int_equal(one->as.path.n, 4);
	assert_int_equal(one->x + one->width, MM(170) - PT(0.6));
	assert_int_equal(two->as.path.n, 4);
	assert_int_equal(two->x, LABELS);
	assert_null(find_stroke(&group, SLATE, PT(0.6), 2));
	/* An arrow in each open end says that the bar goes on. */
	const struct frame_item *on = find_stroke(&group, INK, PT(0.9), 0), *back = find_stroke(&group, INK, PT(0.9), 1);
	assert_true(on && back && !find_stroke(&group, INK, PT(0.9), 2));
	assert_true(on->x > one->x + one->width - PT(5) && on->x + on->width < one->x + one->width && on->as.path.n == 3);
	assert_true(back->x > two->x && back->x + back->width < two->x + PT(5) && back->as.path.n == 3);
	/* Words stand clear of the line of the report. */
	made.plan.report_day = day_of(2022, 2, 1);
	made.plan.report_date = STR("2022-02-01");
	group = draw_plan(f, &made.chart, false, MM(170));
	const struct frame_item *line = find_stroke(&group, INK, length_scale(LENGTH_PT, 8, 10), 0), *words = find_text(&group, "no time");
	assert_non_null(line);
	assert_true(words->x >= line->x + PT(6) || words->x + words->width + PT(6) <= line->x);
	/* No date at all: no axis. */
	start_plan(f, &made, 1);
	made.plan.report_day = day_of(2022, 1, 1);
	made.plan.report_date = STR("2022-01-01");
	group = draw_plan(f, &made.chart, false, MM(170));
	assert_int_equal(count_fills(&group, YEAR), 0);
	assert_non_null(find_text(&group, "no time"));
	assert_int_equal(group.height, 21 * LENGTH_PT);
}

static void many_years_share_columns(void **state)
{
	static const struct { int first, last; size_t columns; const char *labels[3]; } rows[] = {
		{2021, 2021, 1, {"2021", "2021", "2021"}},
		{2000, 2039, 8, {"2000", "2005", "2035"}},
		{1999, 2201, 12, {"2000", "2020", "2180"}},
		{1, 9999, 10, {"1000", "2000", "9000"}},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made made;
		start_plan(f, &made, 1);
		made.tasks[0].first_day = day_of(rows[i].first, 2, 1);
		made.tasks[0].last_day = day_of(rows[i].last, 11, 30);
		struct frame_group group = draw_plan(f, &made.chart, false, MM(170));
		assert_int_equal(count_fills(&group, YEAR), (rows[i].columns + 1) / 2);
		for (size_t k = 0; k < 3; k++)
			assert_non_null(find_text(&group, rows[i].labels[k]));
		ink_check_apart(&group, &f->own, i);
	}
}

static void names_break_and_are_shortened(void **state)
{
	struct fixture *f = *state;
	struct made made;
	start_plan(f, &made, 3);
	made.tasks[0].name = STR("Renew the twelve kilometres of mains that leak most of all");
	made.tasks[1].name = STR("Renew the twelve kilometres of mains that leak most of all, then those that leak less, then those of which nothing is known at all, then the mains of the islands");
	made.tasks[2].name = STR("Wastewatertreatmentplantcapacityutilizationratemeasuredannuallyandreportedtothecouncilofthecityandtothenationalagencyeachyearandafterwardstothepublic");
	made.tasks[0].first_day = day_of(2022, 1, 1);
	draw_plan(f, &made.chart, false, MM(170));
	assert_int_equal(fixture_count(f, DIAG_CHART_NAME_SHORTENED), 2);
	assert_int_equal(f->diag.at[0].span.start, 11);
	assert_int_equal(f->diag.at[1].span.start, 12);
}

/* A name that no column ever shows whole is cut between two letters, and shortened as others are. */
static void names_without_end_are_shortened(void **state)
{
	struct fixture *f = *state;
	struct made made;
	for (int first = 0; first < 2; first++) {
		start_plan(f, &made, 2);
		struct buf name = {.arena = &f->own};
		buf_format(&name, "%s", first ? "a" : "");
		for (int i = 0; i < 400; i++)
			buf_add_str(&name, i % 9 == 8 ? STR(" ") : STR("å"));
		made.tasks[0].name = buf_str(&name);
		struct frame_group group = draw_plan(f, &made.chart, false, MM(170));
		assert_int_equal(fixture_count(f, DIAG_CHART_NAME_SHORTENED), 1);
		assert_int_equal(f->diag.n, 1);
		for (size_t i = 0; i < group.n; i++)
			if (group.at[i].kind == FRAME_TEXT)
				assert_int_not_equal(group.at[i].as.text->text.at[0] & 0xc0, 0x80);
	}
}

static void a_plan_higher_than_a_page_is_an_error(void **state)
{
	struct fixture *f = *state;
	struct made made;
	struct frame_group group;
	start_plan(f, &made, TASKS_MOST);
	assert_false(try_plan(f, &made.chart, false, MM(170), &group));
	assert_int_equal(fixture_count(f, DIAG_CHART_TALL), 1);
	assert_int_equal(f->diag.at[0].span.start, 10 + 35); /* 35 rows of 19 pt are 665 pt */
	made.plan.task_count = 34;
	assert_true(try_plan(f, &made.chart, false, MM(170), &group));
}

static void names_take_fewer_lines_rather_than_a_second_page(void **state)
{
	struct fixture *f = *state;
	struct made made;
	start_plan(f, &made, 30);
	for (size_t i = 0; i < 30; i++)
		made.tasks[i].name = STR("Renew the twelve kilometres of mains of the old town that leak most of all in winter");
	/* Two lines in three rows fit; in thirty, one does. */
	struct frame_group group = draw_plan(f, &made.chart, false, MM(170));
	assert_int_equal(fixture_count(f, DIAG_CHART_NAME_SHORTENED), 30);
	assert_int_equal(group.height, 574 * LENGTH_PT); /* 30 rows of 19 */
	ink_check_apart(&group, &f->own, 0);
	start_plan(f, &made, 3);
	for (size_t i = 0; i < 3; i++)
		made.tasks[i].name = STR("Renew the twelve kilometres of mains of the old town that leak most of all in winter");
	draw_plan(f, &made.chart, false, MM(170));
	assert_int_equal(fixture_count(f, DIAG_CHART_NAME_SHORTENED), 0);
}

/* Words */

static void make_words(struct fixture *f, struct made *made)
{
	static const struct { const char *code, *name; int first, last; enum doc_status status; } rows[] = {
		{"1.1", "Audit", 20210101, 20211231, DOC_STATUS_COMPLETED}, {"1.2", "Mains", 20220101, 20231231, DOC_STATUS_DELAYED},
		{"1.3", "Meters", 20220301, 20261231, DOC_STATUS_IN_PROGRESS}, {"2.1", "Buses", 0, 0, DOC_STATUS_STOPPED},
		{"2.2", "Bicycles", 20230101, 20240630, DOC_STATUS_IN_PROGRESS}, {"2.3", "Ferries", 0, 20261231, DOC_STATUS_NOT_STARTED},
	};
	start_plan(f, made, 6);
	made->plan.report_day = day_of(2024, 12, 31);
	made->plan.report_date = STR("2024-12-31");
	for (size_t i = 0; i < 6; i++) {
		struct doc_task *task = &made->tasks[i];
		task->code = str_from(rows[i].code);
		task->name = str_from(rows[i].name);
		task->first_day = rows[i].first ? date_day_number(rows[i].first) : 0;
		task->last_day = rows[i].last ? date_day_number(rows[i].last) : 0;
		task->status = rows[i].status;
	}
	made->tasks[0].milestone_count = 2;
	made->tasks[2].milestone_count = 1;
}

static void words_say_what_the_plan_shows(void **state)
{
	static const struct { const char *lang, *words; } rows[] = {
		{"en", "City. Gantt chart of 6 actions, planned from 2021 to 2026. Status, 31 December 2024: 1 completed, 2 in progress, 1 delayed, 1 stopped and 1 not started. "
			"First to begin, in 2021: 1.1 Audit. Last to end, in 2026: 1.3 Meters and 2.3 Ferries. Delayed: 1.2 Mains. Stopped: 2.1 Buses. "
			"Not completed by their planned end: 1.2 Mains and 2.2 Bicycles. 3 milestones are marked. Without time frame: 2.1 Buses."},
		{"ar", "City. مخطط زمني: 6 إجراءات، من 2021 إلى 2026 حسب الخطة. الحالة في 31 ديسمبر 2024: واحد اكتمل واثنان قيد التنفيذ وواحد متأخر وواحد متوقف وواحد لم يبدأ. "
			"أول ما يبدأ، في 2021: 1.1 Audit. آخر ما ينتهي، في 2026: 1.3 Meters و2.3 Ferries. متأخر: 1.2 Mains. متوقف: 2.1 Buses. "
			"لم يكتملا بحلول نهايتهما المخططة: 1.2 Mains و2.2 Bicycles. عُلِّمت 3 معالم. بلا إطار زمني: 2.1 Buses."},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < 2; i++) {
		struct made made;
		make_words(f, &made);
		struct labels labels = read_labels(f, rows[i].lang);
		assert_string_equal(str_copy(chart_alternative(&made.chart, &labels, &f->own), &f->own), rows[i].words);
	}
}

/* The status of a task, written down once more: its own, else that of the last step that the report knows. */
static enum doc_status last_status(const struct made *made, const struct doc_task *task)
{
	if (task->status != DOC_STATUS_NOT_KNOWN)
		return task->status;
	for (size_t i = task->step_count; i-- > 0;)
		if (made->plan.report_day == 0 || task->steps[i].day <= made->plan.report_day)
			return task->steps[i].status;
	return DOC_STATUS_NOT_KNOWN;
}

static void numbers_in_words_are_those_of_the_data(void **state)
{
	static const char *const names[] = {"waiting", "running", "done", "late", "stopped", "unknown"};
	struct fixture *f = *state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct made made;
		size_t counts[6] = {0}, milestones = 0;
		int from = 0, to = 0;
		fixture_clear(f);
		make_plan(f, seed, DOC_CHART_GANTT, &made);
		for (size_t i = 0; i < made.plan.task_count; i++) {
			const struct doc_task *task = &made.tasks[i];
			counts[last_status(&made, task)]++;
			milestones += task->milestone_count;
			for (int k = 0; k < 2; k++) {
				long day = k ? task->last_day : task->first_day;
				int year = day ? date_from_day_number(day) / 10000 : 0;
				from = year && (!from || year < from) ? year : from;
				to = year > to ? year : to;
			}
		}
		struct str words = chart_alternative(&made.chart, &f->labels, &f->own);
		assert_contains(words, str_format(&f->own, "Gantt of %zu task", made.plan.task_count).at, &f->own);
		for (size_t i = 0; i < 6; i++)
			if (counts[i] > 0 && counts[5] < made.plan.task_count)
				assert_contains(words, str_format(&f->own, "%zu %s", counts[i], names[i]).at, &f->own);
		if (milestones > 0)
			assert_contains(words, str_format(&f->own, "Milestones %zu.", milestones).at, &f->own);
		if (to)
			assert_contains(words, str_format(&f->own, " %d %d.", from, to).at, &f->own);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_overlaps_whatever_the_data),
		cmocka_unit_test(bars_show_what_is_planned_and_gone),
		cmocka_unit_test(rows_years_and_marks_have_their_measures),
		cmocka_unit_test(pages_from_the_right_are_mirrored),
		cmocka_unit_test(time_that_is_not_known_is_told_or_open),
		cmocka_unit_test(many_years_share_columns),
		cmocka_unit_test(names_break_and_are_shortened),
		cmocka_unit_test(names_without_end_are_shortened),
		cmocka_unit_test(names_take_fewer_lines_rather_than_a_second_page),
		cmocka_unit_test(a_plan_higher_than_a_page_is_an_error),
		cmocka_unit_test(words_say_what_the_plan_shows),
		cmocka_unit_test(numbers_in_words_are_those_of_the_data),
	};
	return cmocka_run_group_tests_name("chart/gantt", tests, fixture_start, fixture_finish);
}
