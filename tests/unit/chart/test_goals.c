#include "plan.h"

/* The official colours, written down once more. */
static const colour official[17] = {
	0xe5243b, 0xdda63a, 0x4c9f38, 0xc5192d, 0xff3a21, 0x26bde2, 0xfcc30b, 0xa21942, 0xfd6925, 0xdd1367, 0xfd9d24, 0xbf8b2e, 0x3f7e44, 0x0a97d9, 0x56c02b,
	0x00689d, 0x19486a,
};

static struct frame_group draw_goals(struct fixture *f, const unsigned *goals, size_t n, bool rtl, length measure)
{
	struct doc_chart chart = {.type = DOC_CHART_SDG_STRIP, .name = STR("City"), .goals = goals, .goal_count = n};
	struct frame_group group = draw_plan(f, &chart, rtl, measure);
	ink_check_inside(&group, &f->own, n);
	return group;
}

static void tiles_have_official_colours_and_measures(void **state)
{
	struct fixture *f = *state;
	unsigned all[17];
	for (unsigned i = 0; i < 17; i++)
		all[i] = i + 1;
	struct frame_group group = draw_goals(f, all, 17, false, MM(170));
	assert_int_equal(group.n, 34);
	assert_int_equal(group.width, MM(170));
	assert_int_equal(group.height, 28 * LENGTH_PT);
	for (unsigned i = 0; i < 17; i++) {
		const struct frame_item *tile = &group.at[2 * i], *number = &group.at[2 * i + 1];
		assert_int_equal(tile->as.path.paint.fill, official[i]);
		assert_int_equal(tile->x, i * 26 * LENGTH_PT);
		assert_int_equal(tile->y, 0);
		assert_int_equal(tile->width, 22 * LENGTH_PT);
		assert_int_equal(tile->height, 22 * LENGTH_PT);
		assert_true(number->x > tile->x && number->x + number->width < tile->x + tile->width);
	}
}

static void rows_break_and_mirror(void **state)
{
	struct fixture *f = *state;
	const unsigned goals[] = {3, 6, 11, 13, 17};
	struct frame_group group = draw_goals(f, goals, 5, true, 80 * LENGTH_PT); /* three of 22 with gaps of 4 */
	assert_int_equal(group.height, 49 * LENGTH_PT);
	assert_int_equal(group.at[0].x, 58 * LENGTH_PT);
	assert_int_equal(group.at[0].as.path.paint.fill, official[2]);
	assert_int_equal(group.at[4].x, 6 * LENGTH_PT);
	assert_int_equal(group.at[6].x, 58 * LENGTH_PT);
	assert_int_equal(group.at[6].y, 26 * LENGTH_PT);
	group = draw_goals(f, goals, 5, false, LENGTH_PT); /* no room: one under another */
	assert_int_equal(group.at[8].y, 4 * 26 * LENGTH_PT);
}

static void words_count_and_list(void **state)
{
	static const struct { const char *lang; unsigned goals[4]; size_t n; const char *words; } rows[] = {
		{"en", {7}, 1, "One Sustainable Development Goal: 7."},
		{"en", {3, 6, 11}, 3, "3 Sustainable Development Goals: 3, 6 and 11."},
		{"ar", {3, 6}, 2, "هدفان من أهداف التنمية المستدامة: 3 و6."},
		{"ar", {3, 6, 11}, 3, "3 أهداف من أهداف التنمية المستدامة: 3 و6 و11."},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct labels labels = read_labels(f, rows[i].lang);
		struct doc_chart chart = {.type = DOC_CHART_SDG_STRIP, .goals = rows[i].goals, .goal_count = rows[i].n};
		assert_string_equal(str_copy(chart_alternative(&chart, &labels, &f->own), &f->own), rows[i].words);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tiles_have_official_colours_and_measures),
		cmocka_unit_test(rows_break_and_mirror),
		cmocka_unit_test(words_count_and_list),
	};
	return cmocka_run_group_tests_name("chart/goals", tests, fixture_start, fixture_finish);
}
