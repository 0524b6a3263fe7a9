#include "plan.h"

#include "chart/board.h"

static void nothing_overlaps_whatever_the_data(void **state)
{
	check_seeds(*state, DOC_CHART_STATUS_BOARD);
}

static void make_board(struct fixture *f, struct made *made)
{
	static const struct { const char *code, *name, *group, *before, *after, *evidence; enum doc_status steps[2]; } rows[] = {
		{"4.1", "Audit", "4 Water", "D", "C", "Report", {DOC_STATUS_IN_PROGRESS, DOC_STATUS_COMPLETED}},
		{"4.2", "Index", "4 Water", "NR", "D", "", {DOC_STATUS_NOT_STARTED, DOC_STATUS_DELAYED}},
		{"7.1", "Buses", "7 Transport", "", "", "Timetable", {DOC_STATUS_IN_PROGRESS, DOC_STATUS_STOPPED}},
	};
	fixture_clear(f);
	memset(made, 0, sizeof *made);
	made->chart = (struct doc_chart){.type = DOC_CHART_STATUS_BOARD, .name = STR("City"), .plan = &made->plan};
	made->plan = (struct doc_plan){.tasks = made->tasks, .task_count = 3};
	for (size_t i = 0; i < 3; i++) {
		made->tasks[i] = (struct doc_task){
			.at = {1, (unsigned)i + 10, (unsigned)i + 11}, .code = str_from(rows[i].code), .name = str_from(rows[i].name), .group = str_from(rows[i].group), .status = DOC_STATUS_NOT_KNOWN,
			.band_before = str_from(rows[i].before), .band_after = str_from(rows[i].after), .evidence = str_from(rows[i].evidence), .steps = made->marks[i][1], .step_count = 2,
		};
		for (int k = 0; k < 2; k++)
			made->marks[i][1][k] = (struct doc_mark){.day = day_of(2021 + 3 * k, 12, 31), .status = rows[i].steps[k]};
	}
}

static void columns_have_their_measures(void **state)
{
	struct fixture *f = *state;
	struct made made;
	make_board(f, &made);
	struct frame_group group = draw_plan(f, &made.chart, false, MM(170));
	assert_int_equal(find_text(&group, "4.1")->x, 0);
	assert_int_equal(find_text(&group, "Audit")->x, MM(11));
	assert_int_equal(find_text(&group, "Evidence")->x, MM(11) + MM(54) + 2 * MM(13) + MM(28));
	/* Years stand in the middle of their columns, and signs under them. */
	for (int i = 0; i < 2; i++) {
		const struct frame_item *year = find_text(&group, i ? "2024" : "2021");
		length middle = MM(65) + MM(13) * i + MM(13) / 2;
		assert_true(labs((long)(year->x + year->width / 2 - middle)) <= 2);
	}
	/* Rows are a line of 11 pt and twice 4.3 pt high. */
	assert_int_equal(find_text(&group, "4.2")->y - find_text(&group, "4.1")->y, 11 * LENGTH_PT + 2 * (LENGTH_PT * 43 / 10));
	/* The group of a row stands once, before its first row. */
	const struct frame_item *water = find_text(&group, "4 Water"), *transport = find_text(&group, "7 Transport");
	assert_true(water->y < find_text(&group, "4.1")->y);
	assert_true(transport->y > find_text(&group, "4.2")->y && transport->y < find_text(&group, "7.1")->y);
	/* Bands: D, C and D as tiles, what was not reported as a pattern. */
	size_t patterns = 0;
	for (size_t i = 0; i < group.n; i++)
		patterns += group.at[i].kind == FRAME_PATH && group.at[i].as.path.paint.pattern == FRAME_HATCH;
	assert_int_equal(patterns, 1);
	/* Three rules: 1 pt, 0.5 pt, 1 pt. */
	const struct frame_item *top = find_fill(&group, 0x0b2a43, 0), *head = find_fill(&group, 0x0b2a43, 1), *bottom = find_fill(&group, 0x0b2a43, 2);
	assert_int_equal(top->height, LENGTH_PT);
	assert_int_equal(top->y, 0);
	assert_int_equal(head->height, LENGTH_PT / 2);
	assert_int_equal(bottom->height, LENGTH_PT);
	assert_int_equal(bottom->width, group.width);
	assert_null(find_fill(&group, 0x0b2a43, 3));
}

static void the_key_counts_the_last_year(void **state)
{
	static const struct { const char *name, *count; } rows[] = {{"waiting", "0"}, {"running", "0"}, {"done", "1"}, {"late", "1"}, {"stopped", "1"}};
	struct fixture *f = *state;
	struct made made;
	make_board(f, &made);
	struct frame_group group = draw_plan(f, &made.chart, false, MM(170));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct frame_item *name = find_text(&group, rows[i].name);
		assert_non_null(name);
		assert_true(str_is((name + 1)->as.text->text, rows[i].count));
	}
	assert_null(find_text(&group, "unknown"));
	made.tasks[2].step_count = 1;
	group = draw_plan(f, &made.chart, false, MM(170));
	assert_non_null(find_text(&group, "unknown"));
}

static void columns_without_data_are_left_out(void **state)
{
	struct fixture *f = *state;
	struct made made;
	make_board(f, &made);
	for (size_t i = 0; i < 3; i++) {
		made.tasks[i].code = made.tasks[i].band_before = made.tasks[i].band_after = made.tasks[i].evidence = made.tasks[i].group = (struct str){0};
		made.tasks[i].step_count = 0;
		made.tasks[i].status = DOC_STATUS_DELAYED;
	}
	struct frame_group group = draw_plan(f, &made.chart, false, MM(170));
	assert_null(find_text(&group, "No."));
	assert_null(find_text(&group, "Band"));
	assert_null(find_text(&group, "Evidence"));
	assert_int_equal(find_text(&group, "Audit")->x, 0);
	const struct frame_item *status = find_text(&group, "Status");
	assert_true(labs((long)(status->x + status->width / 2 - MM(170) + MM(13) / 2)) <= 2);
}

static void years_give_way_when_there_are_many(void **state)
{
	struct fixture *f = *state;
	struct made made;
	struct doc_mark steps[30];
	make_board(f, &made);
	for (int i = 0; i < 30; i++)
		steps[i] = (struct doc_mark){.day = day_of(2000 + i, 6, 1), .status = DOC_STATUS_IN_PROGRESS};
	made.tasks[0].steps = steps;
	made.tasks[0].step_count = 30;
	struct frame_group group = draw_plan(f, &made.chart, false, MM(170));
	assert_int_equal(fixture_count(f, DIAG_CHART_CROWDED), 1);
	assert_null(find_text(&group, "2000"));
	assert_non_null(find_text(&group, "2029"));
	ink_check_apart(&group, &f->own, 0);
	ink_check_inside(&group, &f->own, 0);
}

static void a_board_higher_than_a_page_is_an_error(void **state)
{
	struct fixture *f = *state;
	struct made made;
	struct frame_group group;
	make_board(f, &made);
	for (size_t i = 3; i < TASKS_MOST; i++)
		made.tasks[i] = (struct doc_task){.at = {1, (unsigned)i + 10, (unsigned)i + 11}, .name = STR("Task"), .status = DOC_STATUS_STOPPED};
	made.plan.task_count = TASKS_MOST;
	assert_false(try_plan(f, &made.chart, false, MM(170), &group));
	assert_int_equal(fixture_count(f, DIAG_CHART_TALL), 1);
	assert_true(f->diag.at[0].span.start > 12);
	made.plan.task_count = 28;
	assert_true(try_plan(f, &made.chart, false, MM(170), &group));
}

static void texts_take_fewer_lines_rather_than_a_second_page(void **state)
{
	struct fixture *f = *state;
	struct made made;
	make_board(f, &made);
	for (size_t i = 0; i < 20; i++)
		made.tasks[i] = (struct doc_task){.at = {1, (unsigned)i + 10, (unsigned)i + 11}, .name = STR("Task"), .status = DOC_STATUS_STOPPED,
			.evidence = STR("A report of the council on what was done, what was left undone, why, and what it would cost to do all of it by the end of the year")};
	made.plan.task_count = 20;
	struct frame_group group = draw_plan(f, &made.chart, false, MM(83));
	assert_int_equal(fixture_count(f, DIAG_CHART_NAME_SHORTENED), 20);
	assert_true(group.height <= 665 * LENGTH_PT);
	ink_check_apart(&group, &f->own, 0);
}

static void words_say_what_the_board_shows(void **state)
{
	static const struct { const char *lang, *words; } rows[] = {
		{"en", "City. Status of 3 actions in 2021 and 2024. Status, 2024: 1 completed, 1 delayed and 1 stopped. Completed: 0 in 2021, 1 in 2024. Delayed: 4.2 Index. Stopped: 7.1 Buses. "
			"4.1 Audit: In progress in 2021 and Completed in 2024. KPI before: Band D, after: Band C. Evidence: Report. "
			"4.2 Index: Not started in 2021 and Delayed in 2024. KPI before: not reported, after: Band D. "
			"7.1 Buses: In progress in 2021 and Stopped in 2024. Evidence: Timetable."},
		{"ar", "City. الحالة في 2021 و2024: 3 إجراءات. الحالة في 2024: واحد اكتمل وواحد متأخر وواحد متوقف. ما اكتمل: 0 في 2021، و1 في 2024. متأخر: 4.2 Index. متوقف: 7.1 Buses. "
			"4.1 Audit: قيد التنفيذ في 2021 واكتمل في 2024. المؤشر قبل: النطاق D، وبعد: النطاق C. الدليل: Report. "
			"4.2 Index: لم يبدأ في 2021 ومتأخر في 2024. المؤشر قبل: لم يُبلَّغ عنه، وبعد: النطاق D. "
			"7.1 Buses: قيد التنفيذ في 2021 ومتوقف في 2024. الدليل: Timetable."},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < 2; i++) {
		struct made made;
		make_board(f, &made);
		struct labels labels = read_labels(f, rows[i].lang);
		assert_string_equal(str_copy(chart_alternative(&made.chart, &labels, &f->own), &f->own), rows[i].words);
	}
}

/* The status in a year, written down once more: that of the latest step of the year. */
static enum doc_status status_in(const struct doc_task *task, int year)
{
	for (size_t i = task->step_count; i-- > 0;)
		if (date_from_day_number(task->steps[i].day) / 10000 == year)
			return task->steps[i].status;
	return DOC_STATUS_NOT_KNOWN;
}

static void numbers_in_words_are_those_of_the_data(void **state)
{
	static const char *const names[] = {"waiting", "running", "done", "late", "stopped", "unknown"};
	struct fixture *f = *state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct made made;
		size_t counts[6] = {0}, first_done = 0;
		int first = 0, last = 0;
		fixture_clear(f);
		make_plan(f, seed, DOC_CHART_STATUS_BOARD, &made);
		/* What a report does to it has a test of its own. */
		made.plan.report_day = 0;
		for (size_t i = 0; i < made.plan.task_count; i++)
			for (size_t k = 0; k < made.tasks[i].step_count; k++) {
				int year = date_from_day_number(made.tasks[i].steps[k].day) / 10000;
				first = first == 0 || year < first ? year : first;
				last = year > last ? year : last;
			}
		if (last == 0)
			continue;
		for (size_t i = 0; i < made.plan.task_count; i++) {
			enum doc_status own = made.tasks[i].status;
			counts[own != DOC_STATUS_NOT_KNOWN ? own : status_in(&made.tasks[i], last)]++;
			first_done += status_in(&made.tasks[i], first) == DOC_STATUS_COMPLETED;
		}
		struct str words = chart_alternative(&made.chart, &f->labels, &f->own);
		for (size_t i = 0; i < 6; i++)
			if (counts[i] > 0 && counts[5] < made.plan.task_count)
				assert_contains(words, str_format(&f->own, "%zu %s", counts[i], names[i]).at, &f->own);
		if (first < last)
			assert_contains(words, str_format(&f->own, "Done %zu %d, %zu %d.", first_done, first, counts[DOC_STATUS_COMPLETED], last).at, &f->own);
	}
}

/* A status without a step stands at the report, or in the last year, and is counted; what lies after the report is not known yet. */
static void a_status_without_a_step_is_not_lost(void **state)
{
	static const struct { int report; enum doc_status status; int last; enum doc_status shown; size_t delayed, not_known; } rows[] = {
		{0, DOC_STATUS_DELAYED, 2024, DOC_STATUS_DELAYED, 2, 0}, {2024, DOC_STATUS_DELAYED, 2024, DOC_STATUS_DELAYED, 2, 0},
		{2025, DOC_STATUS_DELAYED, 2025, DOC_STATUS_DELAYED, 2, 0}, {2022, DOC_STATUS_STOPPED, 2022, DOC_STATUS_STOPPED, 0, 0},
		{2024, DOC_STATUS_NOT_KNOWN, 2024, DOC_STATUS_NOT_KNOWN, 1, 1}, {2025, DOC_STATUS_NOT_KNOWN, 2024, DOC_STATUS_NOT_KNOWN, 1, 1},
		{2022, DOC_STATUS_NOT_KNOWN, 2021, DOC_STATUS_NOT_KNOWN, 0, 1}, {2020, DOC_STATUS_DELAYED, 0, DOC_STATUS_DELAYED, 1, 2},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made made;
		make_board(f, &made);
		made.plan.report_day = rows[i].report ? day_of(rows[i].report, 12, 31) : 0;
		made.tasks[2].step_count = 0;
		made.tasks[2].status = rows[i].status;
		struct board_years years = board_years(&made.plan, &f->own);
		int last = years.n > 0 ? years.at[years.n - 1] : 0;
		struct plan_tally tally = board_count(&made.plan, &years, last);
		assert_int_equal(last, rows[i].last);
		assert_int_equal(board_status(&made.plan, &years, &made.tasks[2], last), rows[i].shown);
		assert_int_equal(tally.of[DOC_STATUS_DELAYED], rows[i].delayed);
		assert_int_equal(tally.of[DOC_STATUS_NOT_KNOWN], rows[i].not_known);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_overlaps_whatever_the_data),
		cmocka_unit_test(columns_have_their_measures),
		cmocka_unit_test(the_key_counts_the_last_year),
		cmocka_unit_test(columns_without_data_are_left_out),
		cmocka_unit_test(years_give_way_when_there_are_many),
		cmocka_unit_test(a_board_higher_than_a_page_is_an_error),
		cmocka_unit_test(texts_take_fewer_lines_rather_than_a_second_page),
		cmocka_unit_test(words_say_what_the_board_shows),
		cmocka_unit_test(numbers_in_words_are_those_of_the_data),
		cmocka_unit_test(a_status_without_a_step_is_not_lost),
	};
	return cmocka_run_group_tests_name("chart/board", tests, fixture_start, fixture_finish);
}
