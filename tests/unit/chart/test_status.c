#include "plan.h"

#include "chart/status.h"

/* Number of fills and strokes of a colour, anywhere in a sign. */
static size_t count_strokes(const struct frame_group *group, colour stroke)
{
	size_t n = 0;
	for (size_t i = 0; i < group->n; i++)
		n += group->at[i].as.path.paint.stroke == stroke;
	return n;
}

static struct frame_group draw_sign(struct fixture *f, enum doc_status status, length height, bool rtl)
{
	struct doc_chart chart = {.type = DOC_CHART_STATUS_SIGN, .status = status, .height = height};
	struct frame_group group = draw_plan(f, &chart, rtl, 0);
	assert_int_equal(group.width, height ? height : 10 * LENGTH_PT);
	assert_int_equal(group.height, group.width);
	ink_check_inside(&group, &f->own, status);
	return group;
}

static void signs_differ_in_form_colour_and_mark(void **state)
{
	static const struct { enum doc_status status; colour fill, mark; size_t items, marks; } rows[] = {
		{DOC_STATUS_NOT_STARTED, COLOUR_NONE, 0x4e5d6b, 1, 1},
		{DOC_STATUS_IN_PROGRESS, 0x4f9bbf, 0x4f9bbf, 2, 1},
		{DOC_STATUS_COMPLETED, 0x0f3b63, 0xffffff, 2, 1},
		{DOC_STATUS_STOPPED, 0xb5452e, 0xffffff, 3, 2},
		{DOC_STATUS_DELAYED, 0xf4be55, 0x8a6410, 3, 1},
		{DOC_STATUS_NOT_KNOWN, 0x4e5d6b, 0x4e5d6b, 1, 0},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct frame_group group = draw_sign(f, rows[i].status, 0, false);
		assert_int_equal(group.n, rows[i].items);
		assert_true(count_fills(&group, rows[i].fill) > 0);
		assert_int_equal(count_strokes(&group, rows[i].mark), rows[i].marks);
	}
	struct frame_group delayed = draw_sign(f, DOC_STATUS_DELAYED, 0, false);
	assert_int_equal(count_fills(&delayed, 0x16222e), 2); /* the mark in it */
	assert_int_equal(delayed.at[0].as.path.n, 4);         /* three corners, closed */
}

/* What is done lies where time has gone: at the end. */
static void the_half_is_mirrored(void **state)
{
	struct fixture *f = *state;
	for (unsigned rtl = 0; rtl < 2; rtl++) {
		struct frame_group group = draw_sign(f, DOC_STATUS_IN_PROGRESS, 20 * LENGTH_PT, rtl);
		const struct frame_item *half = find_fill(&group, 0x4f9bbf, 0);
		assert_true(rtl ? half->x < 2 * LENGTH_PT : half->x >= 10 * LENGTH_PT - 1);
		assert_true(labs((long)(half->width - 9 * LENGTH_PT)) <= 2);
	}
}

static void words_name_the_status(void **state)
{
	static const char *const words[2][STATUS_COUNT] = {
		{"Not started", "In progress", "Completed", "Delayed", "Stopped", "Not known"},
		{"لم يبدأ", "قيد التنفيذ", "اكتمل", "متأخر", "متوقف", "غير معروف"},
	};
	struct fixture *f = *state;
	for (unsigned i = 0; i < 2; i++) {
		struct labels labels = read_labels(f, i ? "ar" : "en");
		for (enum doc_status status = 0; status < STATUS_COUNT; status++) {
			struct doc_chart chart = {.type = DOC_CHART_STATUS_SIGN, .status = status};
			assert_string_equal(str_copy(chart_alternative(&chart, &labels, &f->own), &f->own), words[i][status]);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signs_differ_in_form_colour_and_mark),
		cmocka_unit_test(the_half_is_mirrored),
		cmocka_unit_test(words_name_the_status),
	};
	return cmocka_run_group_tests_name("chart/status", tests, fixture_start, fixture_finish);
}
