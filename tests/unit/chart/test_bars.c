#include "grid.h"

#define SEEDS 500
#define BAR PT(10)
static const colour fills[] = {0x005b94, 0x7fa8c4, 0x4e5d6b, 0xc9dce8, 0x0b2a43};

/* Values of one size, of one sign or two; perhaps some are missing. */
static void make_random(struct fixture *f, uint64_t seed, struct grid_made *made, int64_t numbers[GRID_SERIES][GRID_ENTRIES], bool given[GRID_SERIES][GRID_ENTRIES])
{
	bool arabic = seed % 5 == 4;
	fixture_clear(f);
	grid_empty(made, DOC_CHART_BARS);
	size_t series = next_random(&seed) % 2 ? 1 : 1 + next_random(&seed) % 5, n = 1 + next_random(&seed) % (series == 1 ? 40 : 8);
	unsigned decimals = next_random(&seed) % 10, most = 1;
	bool negative = next_random(&seed) % 3 == 0;
	for (unsigned digits = next_random(&seed) % 9; digits > 0; digits--)
		most *= 10;
	made->grid.stacked = next_random(&seed) % 2;
	made->grid.unit = next_random(&seed) % 2 ? STR("million NOK") : (struct str){0};
	for (size_t i = 0; i < n; i++) {
		grid_add_entry(made, grid_random_name(f, &seed, arabic));
		if (next_random(&seed) % 2)
			made->entries[i].brief = grid_random_name(f, &seed, arabic);
	}
	for (size_t i = 0; i < series; i++) {
		struct doc_series *row = grid_add_series(f, made, grid_random_name(f, &seed, arabic));
		for (size_t k = 0; k < n; k++) {
			numbers[i][k] = (int64_t)(next_random(&seed) % (most + 1)) * (negative && next_random(&seed) % 2 ? -1 : 1);
			row->values[k] = grid_number(f, numbers[i][k], decimals);
			given[i][k] = next_random(&seed) % 15 > 0;
			if (!given[i][k])
				row->values[k] = grid_missing(&seed);
		}
	}
}

/* All bars, against the sum of their lengths and that of their values: each is its share of it. */
static void check_lengths(const struct frame_group *group, const struct grid_made *made, int64_t numbers[GRID_SERIES][GRID_ENTRIES], bool given[GRID_SERIES][GRID_ENTRIES],
	bool rtl, uint64_t seed)
{
	static struct frame_bounds boxes[GRID_SERIES][2 * GRID_ENTRIES];
	size_t count[GRID_SERIES] = {0};
	int64_t most = 0;
	length longest = 0;
	for (size_t i = 0; i < made->grid.series_count; i++) {
		count[i] = grid_boxes(group, fills[i], BAR, rtl, boxes[i]);
		for (size_t k = 0; k < count[i]; k++)
			longest = boxes[i][k].width > longest ? boxes[i][k].width : longest;
		for (size_t k = 0; k < made->grid.entry_count; k++)
			if (given[i][k])
				most = llabs(numbers[i][k]) > most ? llabs(numbers[i][k]) : most;
	}
	for (size_t i = 0; i < made->grid.series_count; i++) {
		size_t next = 0;
		for (size_t k = 0; k < made->grid.entry_count; k++) {
			length wanted = given[i][k] && most > 0 ? longest * llabs(numbers[i][k]) / most : 0;
			bool drawn = next < count[i] && labs((long)(boxes[i][next].width - wanted)) <= 2;
			/* So short a bar may vanish. */
			if (drawn && numbers[i][k] != 0 && given[i][k])
				next++;
			/* What is shorter than a point is a mark. */
			else if (wanted > LENGTH_PT + 2)
				fail_msg("seed %llu: series %zu has no bar of %lld for entry %zu", (unsigned long long)seed, i, (long long)wanted, k);
		}
		assert_int_equal(next, count[i]);
	}
}

static void bars_are_as_long_as_their_values(void **state)
{
	struct fixture *f = *state;
	struct labels arabic;
	size_t refused = 0;
	grid_labels(f, "ar", &arabic);
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		static struct grid_made made;
		static int64_t numbers[GRID_SERIES][GRID_ENTRIES];
		static bool given[GRID_SERIES][GRID_ENTRIES];
		bool rtl = seed % 5 == 4;
		make_random(f, seed, &made, numbers, given);
		struct frame_group group = {0};
		if (!grid_try(f, &made, rtl ? &arabic : &f->labels, seed % 3 == 2 ? MM(83) : 0, &group)) {
			assert_int_equal(fixture_count(f, DIAG_CHART_NUMBERS_LONG), 1);
			assert_int_equal(seed % 3, 2);
			refused++;
			continue;
		}
		assert_int_equal(group.height % PT(7), 0);
		assert_true(group.height < PT(670));
		grid_check(&group, seed);
		check_lengths(&group, &made, numbers, given, rtl, seed);
	}
	assert_true(refused < SEEDS / 20);
}

static void measures_are_those_of_the_design(void **state)
{
	struct fixture *f = *state;
	struct labels arabic;
	struct grid_made made;
	grid_labels(f, "ar", &arabic);
	for (int rtl = 0; rtl < 2; rtl++) {
		struct frame_bounds bars[4] = {0};
		grid_make(f, &made, DOC_CHART_BARS, "Education|Health|Housing|Debt", "2020|40|80|100|-20", NULL);
		made.grid.unit = STR("per cent");
		struct frame_group group = grid_draw(f, &made, rtl ? &arabic : &f->labels, PT(400));
		grid_check(&group, 0);
		assert_int_equal(grid_boxes(&group, fills[0], BAR, rtl, bars), 4);
		for (size_t i = 1; i < 4; i++)
			assert_int_equal(bars[i].y - bars[i - 1].y, PT(14));
		/* From one zero line, to both sides of it. */
		assert_int_equal(bars[1].x, bars[0].x);
		assert_int_equal(bars[3].x + bars[3].width, bars[0].x);
		assert_true(labs((long)(2 * bars[0].width - bars[1].width)) <= 2);
		assert_true(labs((long)(2 * bars[3].width - bars[0].width)) <= 2);
		/* Values are beyond the ends, four points off. */
		const struct frame_item *most = grid_text(&group, "100");
		const struct frame_item *name = grid_text(&group, "Debt"), *debt = grid_text(&group, rtl ? "\xe2\x80\x8e" "−20" : "−20");
		length value_start = rtl ? group.width - most->x - most->width : most->x;
		assert_true(value_start == bars[2].x + bars[2].width + PT(4) || most->y > bars[3].y + BAR);
		assert_non_null(debt);
		length debt_end = rtl ? group.width - debt->x : debt->x + debt->width;
		assert_true(debt_end <= bars[3].x - PT(4) + 1);
		assert_int_equal(rtl ? group.width - name->x - name->width : name->x, 0);
		assert_non_null(grid_text(&group, "per cent"));
		/* The zero line is 0.75 pt slate. */
		size_t lines = 0;
		for (size_t i = 0; i < group.n; i++)
			lines += group.at[i].kind == FRAME_PATH && group.at[i].as.path.paint.stroke == 0x4e5d6b && group.at[i].as.path.paint.stroke_width == PT(0.75) - 0
				&& (rtl ? group.width - group.at[i].x : group.at[i].x) == bars[0].x;
		assert_int_equal(lines, 1);
	}
}

static void series_stand_side_by_side(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	struct frame_bounds women[2] = {0}, men[2] = {0}, tile[2];
	grid_make(f, &made, DOC_CHART_BARS, "Asker|Goris", "Women|50|40", "Men|48|100", NULL);
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	grid_check(&group, 0);
	assert_int_equal(grid_boxes(&group, fills[0], BAR, false, women), 2);
	assert_int_equal(grid_boxes(&group, fills[1], BAR, false, men), 2);
	assert_int_equal(men[0].y - women[0].y, PT(10.8));
	assert_int_equal(women[1].y - men[0].y - BAR, PT(8));
	/* Their names are in the first bars. */
	const struct frame_item *name = grid_text(&group, "Women");
	assert_true(name->x > women[0].x && name->x + name->width < women[0].x + women[0].width);
	assert_int_equal(name->as.text->colour, 0xffffff);
	assert_int_equal(grid_boxes(&group, fills[0], PT(9), false, tile), 0);
	/* Where one has no room, all stand in a legend. */
	grid_make(f, &made, DOC_CHART_BARS, "Asker|Goris", "Women|1|40", "Men|48|100", NULL);
	group = grid_draw(f, &made, &f->labels, 0);
	grid_check(&group, 0);
	assert_int_equal(grid_boxes(&group, fills[0], PT(9), false, tile), 1);
	assert_int_equal(grid_boxes(&group, fills[1], PT(9), false, tile), 1);
	assert_true(grid_text(&group, "Women")->y < grid_text(&group, "Asker")->y);
	/* An author's colour is taken, and written on so that it can be read. */
	grid_make(f, &made, DOC_CHART_BARS, "Asker|Goris", "Women|50|40", "Men|48|100", NULL);
	made.series[0].colour = 0xf4be55;
	made.series[1].colour = 0x2c7b48;
	group = grid_draw(f, &made, &f->labels, 0);
	assert_int_equal(grid_boxes(&group, 0xf4be55, BAR, false, women), 2);
	assert_int_equal(grid_text(&group, "Women")->as.text->colour, 0x16222e);
	assert_int_equal(grid_text(&group, "Men")->as.text->colour, 0xffffff);
}

static void stacks_stand_end_to_end(void **state)
{
	struct fixture *f = *state;
	struct labels arabic;
	struct grid_made made;
	grid_labels(f, "ar", &arabic);
	for (int rtl = 0; rtl < 2; rtl++) {
		struct frame_bounds water[3] = {0}, roads[3] = {0}, schools[3] = {0};
		grid_make(f, &made, DOC_CHART_BARS, "2018|2019|2020", "Water|0.1|0.4|0.5", "Roads|0.2|-0.1|NR", "Schools|0.3|-0.3|0.1", NULL);
		made.grid.stacked = true;
		struct frame_group group = grid_draw(f, &made, rtl ? &arabic : &f->labels, PT(400));
		grid_check(&group, 0);
		assert_int_equal(grid_boxes(&group, fills[0], BAR, rtl, water), 3);
		assert_int_equal(grid_boxes(&group, fills[1], BAR, rtl, roads), 2);
		assert_int_equal(grid_boxes(&group, fills[2], BAR, rtl, schools), 3);
		assert_int_equal(water[1].y - water[0].y, PT(14));
		assert_int_equal(roads[0].x, water[0].x + water[0].width);
		assert_int_equal(schools[0].x, roads[0].x + roads[0].width);
		/* What is less than zero stands on its other side. */
		assert_int_equal(roads[1].x + roads[1].width, water[1].x);
		assert_int_equal(schools[1].x + schools[1].width, roads[1].x);
		assert_true(labs((long)(schools[1].width - 3 * roads[1].width)) <= 3);
		/* Values are inside, names above the first stack. */
		const struct frame_item *value = grid_text(&group, "0.2"), *name = grid_text(&group, "Roads");
		length at = value->x + value->width / 2;
		at = rtl ? group.width - at : at;
		assert_true(labs((long)(at - roads[0].x - roads[0].width / 2)) <= 2);
		assert_int_equal(rtl ? group.width - name->x - name->width : name->x, roads[0].x);
		assert_true(name->y < roads[0].y);
		/* White between parts, not at zero. */
		struct frame_bounds white[8];
		assert_int_equal(grid_boxes(&group, 0xffffff, BAR, rtl, white), 4);
		/* A stack of which a part is missing has an open end, and no bar for it. */
		struct frame_bounds stub[2] = {0};
		assert_int_equal(grid_boxes(&group, 0x7c8a96, BAR, rtl, stub), 0);
		size_t lines = 0;
		for (size_t i = 0; i < group.n; i++) {
			const struct frame_item *item = &group.at[i];
			length x = rtl ? group.width - item->x - item->width : item->x;
			lines += item->kind == FRAME_PATH && item->as.path.paint.stroke == 0x4e5d6b && item->height == 0 && x == schools[2].x + schools[2].width && item->width == PT(8);
		}
		assert_int_equal(lines, 2);
		assert_true(grid_text(&group, "NR") || grid_text(&group, "Roads: not reported") || rtl);
	}
}

/* Where stacks are shares of a hundred, what is missing fills it; not where they only might be. */
static void what_is_missing_from_a_hundred_fills_it(void **state)
{
	static const struct { const char *a, *b, *c; size_t hatched; } rows[] = {
		{"A|61|48", "B|33|NR", "C|6|21", 1}, {"A|61|48", "B|33|NR", "C|6.5|21", 1}, {"A|61|48", "B|33|NR", "C|9|21", 0},
		{"A|NR|48", "B|33|NR", "C|6|21", 0}, {"A|61|148", "B|33|NR", "C|6|21", 0}, {"A|106|48", "B|-3|NR", "C|-3|21", 0},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct grid_made made;
		struct frame_bounds hatch[3] = {0}, first[3] = {0}, third[3] = {0};
		grid_make(f, &made, DOC_CHART_BARS, "Old|New", rows[i].a, rows[i].b, rows[i].c, NULL);
		made.grid.stacked = true;
		struct frame_group group = grid_draw(f, &made, &f->labels, PT(400));
		grid_check(&group, i);
		if (grid_boxes(&group, 0x7c8a96, BAR, false, hatch) != rows[i].hatched)
			fail_msg("row %zu", i);
		if (rows[i].hatched == 0)
			continue;
		assert_int_equal(grid_boxes(&group, fills[0], BAR, false, first), 2);
		assert_int_equal(grid_boxes(&group, fills[2], BAR, false, third), 2);
		assert_true(labs((long)(hatch[0].x - third[1].x - third[1].width)) <= 1);
		assert_true(labs((long)(48 * hatch[0].width - 31 * first[1].width)) <= 100);
		assert_non_null(grid_text(&group, "B: not reported"));
	}
}

/* The words for what is missing give way to letters, and these stand behind the bar where it has no room for them. */
static void little_that_is_missing_is_said_in_letters(void **state)
{
	static const struct { const char *third; const char *words; bool inside; } rows[] = {
		{"C|6|21", "B: not reported", true}, {"C|6|46", "NR", true}, {"C|6|51.5", "NR", false},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct grid_made made;
		struct frame_bounds hatch[3] = {0};
		grid_make(f, &made, DOC_CHART_BARS, "Old|New", "A|61|48", "B|33|NR", rows[i].third, NULL);
		made.grid.stacked = true;
		struct frame_group group = grid_draw(f, &made, &f->labels, PT(400));
		grid_check(&group, i);
		const struct frame_item *words = grid_text(&group, rows[i].words);
		assert_non_null(words);
		assert_int_equal(grid_boxes(&group, 0x7c8a96, BAR, false, hatch), 1);
		assert_int_equal(words->x + words->width <= hatch[0].x + hatch[0].width, rows[i].inside);
		assert_true(rows[i].inside ? words->x >= hatch[0].x : words->x >= hatch[0].x + hatch[0].width);
	}
}

/* Zero and what is next to it have a mark of 1 by 8 pt. */
static void what_would_not_be_seen_has_a_mark(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	struct frame_bounds marks[4] = {0};
	for (int rtl = 0; rtl < 2; rtl++) {
		struct labels labels = f->labels;
		if (rtl)
			grid_labels(f, "ar", &labels);
		grid_make(f, &made, DOC_CHART_BARS, "Large|Small|Zero|Less", "2020|1000000|1|0|-1", NULL);
		struct frame_group group = grid_draw(f, &made, &labels, 0);
		assert_int_equal(grid_boxes(&group, fills[0], BAR, rtl, marks), 1);
		length zero = marks[0].x;
		assert_int_equal(grid_boxes(&group, fills[0], PT(8), rtl, marks), 3);
		for (size_t i = 0; i < 3; i++) {
			assert_int_equal(marks[i].width, LENGTH_PT);
			assert_true(labs((long)(marks[i].x - (i == 2 ? zero - LENGTH_PT : zero))) <= 2);
		}
	}
}

/* What has no room in its part is not lost without a word. */
static void values_without_room_are_told(void **state)
{
	static const char *const said = "Values that have no room here are not shown.";
	struct fixture *f = *state;
	struct grid_made made;
	grid_make(f, &made, DOC_CHART_BARS, "a|b", "X|50|40", "Y|45|60", NULL);
	made.grid.stacked = true;
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	assert_null(grid_text(&group, said));
	length height = group.height;
	made.series[1].values[1] = grid_number(f, 1, 0);
	group = grid_draw(f, &made, &f->labels, 0);
	grid_check(&group, 0);
	assert_non_null(grid_text(&group, said));
	assert_int_equal(group.height, height + PT(14));
}

static void missing_is_not_zero(void **state)
{
	static const struct { const char *value, *words; colour pattern; } rows[] = {
		{"X|5|NR", "not reported", 0x7c8a96}, {"X|5|NV", "not verified", 0x7c8a96}, {"X|5|NB", "no benchmark", 0x5f6e7b}, {"X|5|NK", "not known", 0x7c8a96},
	};
	struct fixture *f = *state;
	struct grid_made made;
	struct frame_bounds stub[2];
	for (size_t i = 0; i < COUNT(rows); i++) {
		grid_make(f, &made, DOC_CHART_BARS, "a|b", rows[i].value, NULL);
		struct frame_group group = grid_draw(f, &made, &f->labels, 0);
		assert_int_equal(grid_boxes(&group, rows[i].pattern, BAR, false, stub), 1);
		assert_non_null(grid_text(&group, rows[i].words));
	}
	grid_make(f, &made, DOC_CHART_BARS, "a|b", "X|5|0.0", NULL);
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	assert_int_equal(grid_boxes(&group, 0x7c8a96, BAR, false, stub), 0);
	assert_non_null(grid_text(&group, "0.0"));
}

static void edge_data(void **state)
{
	static const struct { const char *entries, *first, *second; } rows[] = {
		{"a", "X|1", "Y|1"}, {"a|b|c", "X|5|5|5", "Y|5|5|5"}, {"a|b", "X|0|0", "Y|0|-0"}, {"a|b", "X|NR|NK", "Y|NB|NV"}, {"a|b", "X|-1|-2", "Y|-3|-4"},
		{"a|b", "X|0.000000001|0.000000002", "Y|0.000000003|-0.000000001"}, {"a|b", "X|1000000000000|-1000000000000", "Y|999999999999|1"},
		{"a|b", "X|0.000000001|1000000000000", "Y|1|NR"}, {"a|b", "X|-0.000000001|-1000000000000", "Y|1|NR"},
		{"a|A name of sixty letters, which is longer than any column has", "X|1|2", "Y|1|2"}, {"a", "X|33.333333333333333333", "Y|66.666666666666666667"},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < 4 * COUNT(rows); i++) {
		struct grid_made made;
		grid_make(f, &made, DOC_CHART_BARS, rows[i / 4].entries, rows[i / 4].first, i % 2 ? rows[i / 4].second : (char *)NULL, NULL);
		made.grid.stacked = i / 2 % 2;
		struct frame_group group = grid_draw(f, &made, &f->labels, 0);
		grid_check(&group, i);
	}
}

static void long_names_take_two_lines(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	struct frame_bounds bars[2] = {0};
	grid_make(f, &made, DOC_CHART_BARS, "a|A name of sixty letters, which is longer than any column has", "X|1|2", NULL);
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	assert_non_null(grid_text(&group, "any column has"));
	assert_int_equal(fixture_count(f, DIAG_CHART_NAME_SHORTENED), 0);
	assert_int_equal(grid_boxes(&group, fills[0], BAR, false, bars), 2);
	assert_int_equal(bars[1].y - bars[0].y, PT(22));
	/* Where the page has no room for higher rows, the name is shortened, and that is told. */
	static struct grid_made tall;
	grid_empty(&tall, DOC_CHART_BARS);
	struct doc_series *series = grid_add_series(f, &tall, STR("X"));
	for (size_t i = 0; i < 40; i++) {
		grid_add_entry(&tall, i == 20 ? STR("A name of sixty letters, which is longer than any column has") : STR("a"));
		series->values[i] = grid_number(f, (int64_t)i, 0);
	}
	group = grid_draw(f, &tall, &f->labels, 0);
	assert_int_equal(fixture_count(f, DIAG_CHART_NAME_SHORTENED), 1);
	assert_int_equal(f->diag.at[0].span.start, 10 + 20);
	assert_null(grid_text(&group, "any column has"));
}

static void what_has_no_room_is_refused(void **state)
{
	struct fixture *f = *state;
	static struct grid_made made;
	for (size_t n = 40; n <= 200; n += 160) {
		fixture_clear(f);
		grid_empty(&made, DOC_CHART_BARS);
		struct doc_series *series = grid_add_series(f, &made, STR("X"));
		for (size_t i = 0; i < n; i++) {
			grid_add_entry(&made, str_format(&f->own, "Entry %zu", i));
			series->values[i] = grid_number(f, (int64_t)i - 20, 0);
		}
		if (n == 40)
			grid_draw(f, &made, &f->labels, 0);
		else
			/* 665 - 14 pt for the axis, 14 pt each: 46 have room. */
			grid_refused(f, &made, DIAG_CHART_TALL, 10 + 46);
	}
	grid_make(f, &made, DOC_CHART_BARS, "a", "X|1234567890123456789012345678901234567890123456789012345678901234", NULL);
	grid_refused(f, &made, DIAG_CHART_NUMBERS_LONG, 500);
	grid_make(f, &made, DOC_CHART_BARS, "a", "X|9999999999999999999999999999999999999999999999999999999999999999", "Y|9999999999999999999999999999999999999999999999999999999999999999", NULL);
	made.grid.stacked = true;
	grid_refused(f, &made, DIAG_CHART_NUMBERS_LONG, 500);
	grid_make(f, &made, DOC_CHART_BARS, "a", "1|1", "2|1", "3|1", "4|1", "5|1", "6|1", NULL);
	grid_refused(f, &made, DIAG_CHART_SERIES_MANY, 505);
}

static void words_say_what_the_bars_show(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	grid_make(f, &made, DOC_CHART_BARS, "a|b", "X|1|2", "Y|3|NR", NULL);
	assert_string_equal(chart_alternative(&made.chart, &f->labels, &f->own).at, "Grouped bar chart: 2 series, 2 entries, 3 values. X: highest 2 (b), lowest 1 (a). Y: 3 (a). Y: not reported for b.");
	made.grid.stacked = true;
	assert_true(str_starts(chart_alternative(&made.chart, &f->labels, &f->own), STR("Stacked bar chart: 2 series")));
	made.grid.series_count = 1;
	assert_true(str_starts(chart_alternative(&made.chart, &f->labels, &f->own), STR("Bar chart: one series")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bars_are_as_long_as_their_values),
		cmocka_unit_test(measures_are_those_of_the_design),
		cmocka_unit_test(series_stand_side_by_side),
		cmocka_unit_test(stacks_stand_end_to_end),
		cmocka_unit_test(what_is_missing_from_a_hundred_fills_it),
		cmocka_unit_test(little_that_is_missing_is_said_in_letters),
		cmocka_unit_test(what_would_not_be_seen_has_a_mark),
		cmocka_unit_test(values_without_room_are_told),
		cmocka_unit_test(missing_is_not_zero),
		cmocka_unit_test(edge_data),
		cmocka_unit_test(long_names_take_two_lines),
		cmocka_unit_test(what_has_no_room_is_refused),
		cmocka_unit_test(words_say_what_the_bars_show),
	};
	return cmocka_run_group_tests_name("chart/bars", tests, grid_start, fixture_finish);
}
