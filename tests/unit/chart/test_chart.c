#include "fixture.h"

#define BLUE 0x005b94
#define TRACK 0xe4eaee
#define WHITE 0xffffff

static bool try_draw(struct fixture *f, const struct doc_chart *chart, bool rtl, struct frame_group *ret_group)
{
	struct chart_context context = {
		.sheet = &f->sheet, .labels = &f->labels, .shaper = f->shaper, .lang = STR("en"), .rtl = rtl, .arena = &f->own, .diag = &f->diag,
	};
	return chart_draw(chart, &context, 7, (struct span){1, 3, 9}, ret_group);
}

static struct frame_group draw(struct fixture *f, const struct doc_chart *chart, bool rtl)
{
	struct frame_group group = {0};
	fixture_clear(f);
	if (!try_draw(f, chart, rtl, &group))
		fail_msg("%s", fixture_report(f));
	for (size_t i = 0; i < group.n; i++) {
		assert_int_equal(group.at[i].node, 7);
		assert_int_equal(group.at[i].kind, FRAME_PATH);
	}
	return group;
}

static const struct frame_item *filled(const struct frame_group *group, colour fill, unsigned number)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].as.path.paint.fill == fill && number-- == 0)
			return &group->at[i];
	return NULL;
}

/* Where something stands from the side that bars grow from. */
static length from_start(const struct frame_item *item, bool rtl)
{
	return rtl ? PT(87) - item->x - item->width : item->x;
}

static void bars_are_as_long_as_their_value(void **state)
{
	static const struct { int64_t hundredths; const char *band; colour fill; length width, height; } rows[] = {
		{0, "D", 0xb5452e, PT(1), PT(8)},
		{1, "D", 0xb5452e, 7, PT(6)}, /* 72 * 1024 / 10,000 */
		{3300, "C", 0xf4be55, 24330, PT(6)},
		{3955, "C", 0xf4be55, 29159, PT(6)},
		{5000, "C", 0xf4be55, PT(36), PT(6)},
		{9500, "A", 0x0f3b63, 70042, PT(6)},
		{10000, "A", 0x0f3b63, PT(72), PT(6)},
		{10001, "A", 0x0f3b63, PT(72), PT(6)},
		{999999999, "A", 0x0f3b63, PT(72), PT(6)},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		for (unsigned rtl = 0; rtl < 2; rtl++) {
			struct doc_chart chart = {.type = DOC_CHART_PERFORMANCE_BAR, .percent_hundredths = rows[i].hundredths, .band = str_from(rows[i].band)};
			struct frame_group group = draw(f, &chart, rtl);
			assert_int_equal(group.width, PT(87));
			assert_int_equal(group.height, PT(10));
			const struct frame_item *bar = filled(&group, rows[i].fill, 0), *track = filled(&group, TRACK, 0), *tile = filled(&group, rows[i].fill, 1);
			assert_int_equal(bar->width, rows[i].width);
			assert_int_equal(bar->height, rows[i].height);
			assert_int_equal(from_start(bar, rtl), 0);
			assert_int_equal(track->width, PT(72));
			assert_int_equal(from_start(track, rtl), 0);
			assert_int_equal(from_start(tile, rtl), PT(77));
			assert_int_equal(tile->width, PT(10));
		}
}

static void ticks_mark_the_limits_of_bands(void **state)
{
	static const int64_t hundredths[] = {2500, 6650, 9999};
	struct fixture *f = *state;
	struct doc_chart chart = {.type = DOC_CHART_PERFORMANCE_BAR, .percent_hundredths = 5000, .band = STR("B"), .limits = hundredths, .limit_count = 3};
	for (unsigned rtl = 0; rtl < 2; rtl++) {
		struct frame_group group = draw(f, &chart, rtl);
		for (unsigned i = 0; i < 3; i++) {
			const struct frame_item *tick = filled(&group, WHITE, i);
			assert_int_equal(tick->width, 614);
			assert_int_equal(from_start(tick, rtl) + 307, length_scale(PT(72), hundredths[i], 10000));
		}
		assert_null(filled(&group, WHITE, 3));
	}
	chart.limit_count = 0;
	struct frame_group bare = draw(f, &chart, false);
	assert_null(filled(&bare, WHITE, 0));
}

static void the_light_band_has_an_outline(void **state)
{
	static const struct { const char *band; colour fill; bool outlined; } rows[] = {
		{"A", 0x0f3b63, false}, {"B", 0x4f9bbf, false}, {"C", 0xf4be55, true}, {"D", 0xb5452e, false},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < 4; i++) {
		struct doc_chart chart = {.type = DOC_CHART_PERFORMANCE_BAR, .percent_hundredths = 5000, .band = str_from(rows[i].band)};
		struct frame_group group = draw(f, &chart, false);
		assert_int_equal(filled(&group, rows[i].fill, 0)->as.path.paint.stroke, rows[i].outlined ? 0x8a6410 : COLOUR_NONE);
	}
}

static void states_without_a_score_have_a_pattern(void **state)
{
	static const struct { enum doc_chart_state state; enum frame_pattern pattern; const char *words; } rows[] = {
		{DOC_STATE_NOT_REPORTED, FRAME_HATCH, "not reported"}, {DOC_STATE_NOT_VERIFIED, FRAME_LINES, "not verified"},
		{DOC_STATE_NO_BENCHMARK, FRAME_DOTS, "no benchmark"}, {DOC_STATE_NOT_KNOWN, FRAME_HATCH, "not known"},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc_chart chart = {.type = DOC_CHART_PERFORMANCE_BAR, .state = rows[i].state};
		struct frame_group group = draw(f, &chart, false);
		assert_int_equal(group.n, 2); /* pattern and letters, no bar */
		assert_int_equal(group.at[0].as.path.paint.pattern, rows[i].pattern);
		assert_int_equal(group.at[0].width, PT(72));
		assert_true(group.at[1].x >= PT(75) && group.at[1].x + group.at[1].width <= PT(89));
		assert_true(str_is(chart_alternative(&chart, &f->labels, &f->own), rows[i].words));
		chart.type = DOC_CHART_SWATCH;
		group = draw(f, &chart, false);
		assert_int_equal(group.at[0].as.path.paint.pattern, rows[i].pattern);
	}
}

static void marks_have_their_sizes(void **state)
{
	static const struct { struct doc_chart chart; double width, height; size_t items; } rows[] = {
		{{.type = DOC_CHART_BAND_TILE, .band = {"A", 1}}, 10, 10, 2},
		{{.type = DOC_CHART_BAND_TILE, .band = {"B", 1}, .height = 9 * LENGTH_PT}, 9, 9, 2},
		{{.type = DOC_CHART_SDG_TILE, .name = {"7", 1}}, 11, 11, 2},
		{{.type = DOC_CHART_SDG_TILE, .name = {"7", 1}, .height = 22 * LENGTH_PT}, 22, 22, 2},
		{{.type = DOC_CHART_SIGN, .name = {"square", 6}}, 6.5, 6.5, 1},
		{{.type = DOC_CHART_SIGN, .name = {"disc", 4}}, 6.5, 6.5, 1},
		{{.type = DOC_CHART_SIGN, .name = {"triangle", 8}}, 6.5, 6.5, 1},
		{{.type = DOC_CHART_SIGN, .name = {"plus", 4}}, 9, 9, 3},
		{{.type = DOC_CHART_SIGN, .name = {"minus", 5}}, 9, 9, 2},
		{{.type = DOC_CHART_SIGN, .name = {"dot", 3}}, 9, 9, 2},
		{{.type = DOC_CHART_DASH}, 5, 1, 1},
		{{.type = DOC_CHART_ARROW}, 12, 6, 2},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct frame_group group = draw(f, &rows[i].chart, false);
		assert_int_equal(group.width, PT(rows[i].width));
		assert_int_equal(group.height, PT(rows[i].height));
		assert_int_equal(group.n, rows[i].items);
		/* Nothing sticks out of the drawing. */
		for (size_t k = 0; k < group.n; k++) {
			assert_true(group.at[k].x >= 0 && group.at[k].x + group.at[k].width <= group.width);
			assert_true(group.at[k].y >= 0 && group.at[k].y + group.at[k].height <= group.height);
		}
	}
}

static void alternatives_say_the_data(void **state)
{
	static const struct { struct doc_chart chart; const char *words; } rows[] = {
		{{.type = DOC_CHART_PERFORMANCE_BAR, .percent_hundredths = 3955, .band = {"C", 1}}, "39.55 of target, band C"},
		{{.type = DOC_CHART_PERFORMANCE_BAR, .percent_hundredths = 3950, .band = {"C", 1}}, "39.5 of target, band C"},
		{{.type = DOC_CHART_PERFORMANCE_BAR, .percent_hundredths = 3905, .band = {"C", 1}}, "39.05 of target, band C"},
		{{.type = DOC_CHART_PERFORMANCE_BAR, .percent_hundredths = 0, .band = {"D", 1}}, "0 of target, band D"},
		{{.type = DOC_CHART_PERFORMANCE_BAR, .percent_hundredths = 12300, .band = {"A", 1}}, "123 of target, band A"},
		{{.type = DOC_CHART_PERFORMANCE_BAR, .percent_hundredths = 3955, .band = {"C", 1}, .name = {"Jobs, 3 per cent", 16}}, "Jobs, 3 per cent: 39.55 of target, band C"},
		{{.type = DOC_CHART_PERFORMANCE_BAR, .state = DOC_STATE_NO_BENCHMARK, .name = {"Jobs, 3 per cent", 16}}, "Jobs, 3 per cent: no benchmark"},
		{{.type = DOC_CHART_BAND_TILE, .band = {"A", 1}}, "band A"},
		{{.type = DOC_CHART_BAND_TILE, .band = {"A", 1}, .name = {"Jobs", 4}}, "Jobs: band A"},
		{{.type = DOC_CHART_SDG_TILE, .name = {"7", 1}}, "goal 7"},
		{{.type = DOC_CHART_DASH}, ""},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_true(str_is(chart_alternative(&rows[i].chart, &f->labels, &f->own), rows[i].words));
}

static void missing_colours_are_errors_in_place(void **state)
{
	static const struct { struct doc_chart chart; enum diag_code code; } rows[] = {
		{{.type = DOC_CHART_PERFORMANCE_BAR, .percent_hundredths = 50, .band = {"E", 1}}, DIAG_PALETTE_COLOUR_MISSING},
		{{.type = DOC_CHART_PERFORMANCE_BAR, .percent_hundredths = 50}, DIAG_PALETTE_COLOUR_MISSING},
		{{.type = DOC_CHART_BAND_TILE, .band = {"AB", 2}}, DIAG_PALETTE_COLOUR_MISSING},
		{{.type = DOC_CHART_SDG_TILE, .name = {"18", 2}}, DIAG_PALETTE_COLOUR_MISSING},
		{{.type = DOC_CHART_SDG_TILE, .name = {"777777777777777777777777777777777777777777", 42}}, DIAG_PALETTE_COLOUR_MISSING},
		{{.type = DOC_CHART_SIGN, .name = {"star", 4}}, DIAG_CHART_SIGN_UNKNOWN},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct frame_group group = {.width = 99};
		fixture_clear(f);
		assert_false(try_draw(f, &rows[i].chart, false, &group));
		assert_int_equal(group.width, 99);
		assert_int_equal(fixture_count(f, rows[i].code), f->diag.n);
		for (size_t k = 0; k < f->diag.n; k++)
			assert_int_equal(f->diag.at[k].span.start, 3);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bars_are_as_long_as_their_value),
		cmocka_unit_test(ticks_mark_the_limits_of_bands),
		cmocka_unit_test(the_light_band_has_an_outline),
		cmocka_unit_test(states_without_a_score_have_a_pattern),
		cmocka_unit_test(marks_have_their_sizes),
		cmocka_unit_test(alternatives_say_the_data),
		cmocka_unit_test(missing_colours_are_errors_in_place),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_finish);
}
