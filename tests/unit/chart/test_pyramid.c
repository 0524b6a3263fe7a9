#include "grid.h"

#define SEEDS 500
#define GUTTER PT(28)
static const colour fills[] = {0x005b94, 0x7fa8c4};

static void make_random(struct fixture *f, uint64_t seed, struct grid_made *made, int64_t people[2][GRID_ENTRIES])
{
	bool arabic = seed % 5 == 4;
	fixture_clear(f);
	grid_empty(made, DOC_CHART_PYRAMID);
	size_t n = 1 + next_random(&seed) % 43;
	unsigned decimals = next_random(&seed) % 3, most = 1;
	for (unsigned digits = next_random(&seed) % 10; digits > 0; digits--)
		most *= 10;
	for (size_t i = 0; i < n; i++) {
		grid_add_entry(made, next_random(&seed) % 3 ? str_format(&f->own, "%zu–%zu", 5 * i, 5 * i + 4) : grid_random_name(f, &seed, arabic));
		if (next_random(&seed) % 2)
			made->entries[i].brief = str_format(&f->own, "%zu+", 5 * i);
	}
	made->grid.unit = next_random(&seed) % 2 ? STR("persons") : (struct str){0};
	for (size_t i = 0; i < 2; i++) {
		struct doc_series *series = grid_add_series(f, made, grid_random_name(f, &seed, arabic));
		for (size_t k = 0; k < n; k++) {
			people[i][k] = next_random(&seed) % 10 ? next_random(&seed) % (most + 1) : 0;
			series->values[k] = grid_number(f, people[i][k], decimals);
			if (next_random(&seed) % 20 == 0) {
				series->values[k] = grid_missing(&seed);
				people[i][k] = -1;
			}
		}
	}
}

static bool is_in_row(const struct frame_bounds *box, size_t row_from_foot, length foot)
{
	return box->y == foot - (length)row_from_foot * PT(14) - PT(12);
}

/* Bars of both sides against one measure: that of the greatest value. */
static void check_bars(const struct frame_group *group, const struct grid_made *made, int64_t people[2][GRID_ENTRIES], bool rtl, uint64_t seed)
{
	struct frame_bounds boxes[2][2 * GRID_ENTRIES];
	size_t count[2];
	int64_t most = 0;
	length longest = 0, foot = 0, half = (group->width - GUTTER) / 2;
	for (size_t i = 0; i < 2; i++) {
		count[i] = grid_boxes(group, fills[i], PT(10), rtl, boxes[i]);
		for (size_t k = 0; k < count[i]; k++) {
			longest = boxes[i][k].width > longest ? boxes[i][k].width : longest;
			foot = boxes[i][k].y + PT(12) > foot ? boxes[i][k].y + PT(12) : foot;
			assert_int_equal(i == 0 ? boxes[i][k].x + boxes[i][k].width : boxes[i][k].x, i == 0 ? half : half + GUTTER);
		}
		for (size_t k = 0; k < made->grid.entry_count; k++)
			most = people[i][k] > most ? people[i][k] : most;
	}
	for (size_t i = 0; i < 2; i++) {
		size_t next = 0, lowest = 0;
		while (lowest < made->grid.entry_count && people[0][lowest] <= 0 && people[1][lowest] <= 0)
			lowest++;
		for (size_t k = 0; k < made->grid.entry_count; k++) {
			length wanted = people[i][k] > 0 ? longest * people[i][k] / most : 0;
			bool drawn = next < count[i] && is_in_row(&boxes[i][next], k - lowest, foot);
			/* So short a bar is a mark, and may then also be the lowest. */
			if (wanted <= LENGTH_PT + 2)
				next += drawn;
			else if (!drawn || labs((long)(boxes[i][next++].width - wanted)) > 2)
				fail_msg("seed %llu: side %zu, age %zu of %lld has no bar of %lld", (unsigned long long)seed, i, k, (long long)people[i][k], (long long)wanted);
		}
	}
}

static void bars_are_as_long_as_their_values(void **state)
{
	struct fixture *f = *state;
	struct labels arabic;
	grid_labels(f, "ar", &arabic);
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		static struct grid_made made;
		static int64_t people[2][GRID_ENTRIES];
		bool rtl = seed % 5 == 4;
		make_random(f, seed, &made, people);
		struct frame_group group = grid_draw(f, &made, rtl ? &arabic : &f->labels, seed % 3 == 2 ? MM(170) : 0);
		grid_check(&group, seed);
		check_bars(&group, &made, people, rtl, seed);
	}
}

static void measures_are_those_of_the_design(void **state)
{
	struct fixture *f = *state;
	struct labels arabic;
	struct grid_made made;
	grid_labels(f, "ar", &arabic);
	for (int rtl = 0; rtl < 2; rtl++) {
		struct frame_bounds left[3] = {0}, right[3] = {0};
		grid_make(f, &made, DOC_CHART_PYRAMID, "0–19|21|65+", "Male|50|100|20", "Female|60|90|30", NULL);
		made.grid.unit = STR("persons");
		struct frame_group group = grid_draw(f, &made, rtl ? &arabic : &f->labels, PT(400));
		assert_int_equal(grid_boxes(&group, fills[0], PT(10), rtl, left), 3);
		assert_int_equal(grid_boxes(&group, fills[1], PT(10), rtl, right), 3);
		assert_int_equal(left[0].x + left[0].width, PT(186));
		assert_int_equal(right[0].x, PT(214));
		/* The first age is lowest; 10 pt and 4 pt between. */
		assert_int_equal(left[0].y - left[1].y, PT(14));
		assert_int_equal(left[1].y - left[2].y, PT(14));
		assert_int_equal(right[2].y, left[2].y);
		assert_true(labs((long)(left[1].width - 2 * left[0].width)) <= 1);
		assert_true(labs((long)(10 * right[1].width - 9 * left[1].width)) <= 10);
		/* An age stands in the middle, the unit once. */
		const struct frame_item *age = grid_text(&group, "21");
		assert_non_null(age);
		assert_true(labs((long)(age->x + age->width / 2 - PT(200))) <= PT(4));
		assert_non_null(grid_text(&group, "persons"));
		assert_int_equal(grid_text(&group, "Male")->x > PT(200), rtl);
	}
}

static void edge_data(void **state)
{
	static const struct { const char *entries, *first, *second; } rows[] = {
		{"0+", "Male|1", "Female|1"}, {"a|b", "Male|5|5", "Female|5|5"}, {"a|b", "Male|0|0", "Female|0|0"}, {"a|b", "Male|NR|NR", "Female|NK|NB"},
		{"a|b", "Male|0.000000001|0.000000002", "Female|0.000000001|0"}, {"a|b", "Male|1000000000000|1", "Female|999999999999|0.5"},
		{"a|b", "Male|0.000000001|1000000000000", "Female|-0|0"},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct grid_made made;
		grid_make(f, &made, DOC_CHART_PYRAMID, rows[i].entries, rows[i].first, rows[i].second, NULL);
		struct frame_group group = grid_draw(f, &made, &f->labels, 0);
		grid_check(&group, i);
	}
}

static void missing_is_not_zero(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	struct frame_bounds stubs[2] = {0};
	grid_make(f, &made, DOC_CHART_PYRAMID, "0–4|5–9", "Male|0|~5", "Female|NR|~4", NULL);
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	assert_int_equal(grid_boxes(&group, 0x7c8a96, PT(10), false, stubs), 1);
	assert_int_equal(stubs[0].width, PT(14));
	assert_non_null(grid_text(&group, "not reported"));
	assert_true(grid_text(&group, "0")->y < group.height);
	/* What is expected is outlined with a dash, and said to be so where it is first. */
	assert_non_null(grid_text(&group, "5 (forecast)"));
	assert_non_null(grid_text(&group, "4"));
	size_t dashed = 0;
	for (size_t i = 0; i < group.n; i++)
		dashed += group.at[i].kind == FRAME_PATH && group.at[i].as.path.paint.dash_on == PT(3) && group.at[i].as.path.paint.fill == 0xffffff;
	assert_int_equal(dashed, 2);
}

static void long_ages_are_shortened_and_told(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	grid_make(f, &made, DOC_CHART_PYRAMID, "0 to 4 years of age|85 years and over", "Male|1|2", "Female|3|4", NULL);
	made.entries[1].brief = STR("85+");
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	assert_non_null(grid_text(&group, "85+"));
	assert_non_null(grid_text(&group, "0 to 4…"));
	assert_int_equal(fixture_count(f, DIAG_CHART_NAME_SHORTENED), 1);
	assert_int_equal(f->diag.at[0].span.start, 10);
}

static void what_has_no_place_is_refused(void **state)
{
	struct fixture *f = *state;
	static struct grid_made made;
	grid_make(f, &made, DOC_CHART_PYRAMID, "a|b", "Male|1|2", "Female|3|-4", NULL);
	grid_refused(f, &made, DIAG_CHART_BELOW_ZERO, 501);
	grid_make(f, &made, DOC_CHART_PYRAMID, "a|b", "Male|1|2", "Female|3|1234567890123456789012345678901234567890123456789012345678901234", NULL);
	grid_refused(f, &made, DIAG_CHART_NUMBERS_LONG, 500);
	for (size_t n = 40; n <= 200; n += 160) {
		fixture_clear(f);
		grid_empty(&made, DOC_CHART_PYRAMID);
		for (size_t i = 0; i < 2; i++)
			grid_add_series(f, &made, STR("Side"));
		for (size_t i = 0; i < n; i++) {
			grid_add_entry(&made, str_format(&f->own, "%zu", i));
			made.series[0].values[i] = made.series[1].values[i] = grid_number(f, (int64_t)i, 0);
		}
		if (n == 40)
			grid_draw(f, &made, &f->labels, 0);
		else
			grid_refused(f, &made, DIAG_CHART_TALL, 10 + 45);
	}
}

static void words_say_what_the_pyramid_shows(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	grid_make(f, &made, DOC_CHART_PYRAMID, "0–4|5–9", "Male|1200|900", "Female|1100|NK", NULL);
	made.chart.name = STR("Asker");
	made.grid.unit = STR("persons");
	assert_string_equal(chart_alternative(&made.chart, &f->labels, &f->own).at, "Population pyramid, Asker: 2 series, 2 entries, 3 values. Unit: persons. "
		"Male: highest 1,200 (0–4), lowest 900 (5–9). Female: 1,100 (0–4). Female: not known for 5–9.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bars_are_as_long_as_their_values),
		cmocka_unit_test(measures_are_those_of_the_design),
		cmocka_unit_test(edge_data),
		cmocka_unit_test(missing_is_not_zero),
		cmocka_unit_test(long_ages_are_shortened_and_told),
		cmocka_unit_test(what_has_no_place_is_refused),
		cmocka_unit_test(words_say_what_the_pyramid_shows),
	};
	return cmocka_run_group_tests_name("chart/pyramid", tests, grid_start, fixture_finish);
}
