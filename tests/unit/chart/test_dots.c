#include "grid.h"

#include "chart/dots.h"

#define SEEDS 500

static const colour shades[] = {0x005b94, 0x4e5d6b, 0x8a6410, 0x2c7b48};

/* Middles of the marks of a series, from the top. */
static size_t find_marks(const struct frame_group *group, size_t series, length *x, length *y)
{
	size_t n = 0;
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_item *item = &group->at[i];
		if (item->kind != FRAME_PATH || item->as.path.paint.fill != shades[series] || item->width < PT(5) || item->width > PT(7.5) || item->height < PT(5))
			continue;
		x[n] = item->x + item->width / 2;
		y[n++] = item->y + item->height / 2;
	}
	return n;
}

static void marks_lie_in_rows_by_their_values(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	struct labels arabic;
	length x[2][4], y[2][4];
	grid_labels(f, "ar", &arabic);
	for (int rtl = 0; rtl < 2; rtl++) {
		grid_make(f, &made, DOC_CHART_DOT_PLOT, "Police Service|Fire Service", "Asker|89.20|52.28", "Kristiansund|144.19|107.11", NULL);
		struct frame_group group = grid_draw(f, &made, rtl ? &arabic : &f->labels, 0);
		for (size_t s = 0; s < 2; s++)
			assert_int_equal(find_marks(&group, s, x[s], y[s]), 2);
		for (size_t s = 0; s < 2; s++)
			assert_int_equal(y[s][1] - y[s][0], PT(26));
		/* As far apart as the numbers are. */
		const double numbers[2][2] = {{89.20, 52.28}, {144.19, 107.11}};
		double unit = (double)(x[1][0] - x[0][1]) / (numbers[1][0] - numbers[0][1]);
		assert_true(rtl ? unit < 0 : unit > 0);
		for (size_t s = 0; s < 2; s++)
			for (size_t i = 0; i < 2; i++)
				assert_true(labs((long)(x[s][i] - x[0][1] - (length)((numbers[s][i] - numbers[0][1]) * unit))) <= 2);
		/* A joining line of 1 pt in each row, values outside it, names over the first row. */
		size_t joins = 0;
		for (size_t i = 0; i < group.n; i++)
			joins += group.at[i].kind == FRAME_PATH && group.at[i].as.path.paint.stroke_width == LENGTH_PT && group.at[i].height == 0;
		assert_int_equal(joins, 2);
		const struct frame_item *low = grid_text(&group, "89.20"), *high = grid_text(&group, "144.19"), *city = grid_text(&group, "Asker");
		assert_true(rtl ? low->x > x[0][0] : low->x + low->width < x[0][0]);
		assert_true(rtl ? high->x + high->width < x[1][0] : high->x > x[1][0]);
		assert_true(city->y < y[0][0] && labs((long)(city->x + city->width / 2 - x[0][0])) < 2);
		assert_int_equal(fixture_count(f, DIAG_CHART_CROWDED), 0);
	}
}

/* Marks are 6 and 5.4 pt. */
static void marks_have_their_sizes(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	grid_make(f, &made, DOC_CHART_DOT_PLOT, "Police", "A|10", "B|20", NULL);
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	size_t found = 0;
	for (size_t i = 0; i < group.n; i++) {
		const struct frame_item *item = &group.at[i];
		if (item->kind != FRAME_PATH || item->width > PT(7) || item->height != item->width)
			continue;
		found += item->as.path.paint.fill == shades[0] && item->width == PT(6);
		found += item->as.path.paint.fill == shades[1] && labs((long)(item->width - PT(5.4))) <= 2;
	}
	assert_int_equal(found, 2);
}

/* The last mark of a series: that of the last row, after those of the key. */
static const struct frame_item *last_mark(const struct frame_group *group, colour shade)
{
	const struct frame_item *found = NULL;
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].kind == FRAME_PATH && group->at[i].as.path.paint.fill == shade && (!found || group->at[i].y > found->y))
			found = &group->at[i];
	return found;
}

/* All at their value and on the line of their row: each lies in the one before it, with white between. */
static void equal_values_do_not_hide_one_another(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	grid_make(f, &made, DOC_CHART_DOT_PLOT, "All", "A|5", "B|5", "C|5", "D|5", NULL);
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	grid_check(&group, 0);
	const struct frame_item *outer = last_mark(&group, shades[0]);
	length x = outer->x + outer->width / 2, y = outer->y + outer->height / 2;
	for (size_t s = 1; s < 4; s++) {
		const struct frame_item *mark = last_mark(&group, shades[s]);
		assert_true(labs((long)(mark->x + mark->width / 2 - x)) <= 2);
		assert_true(mark->y < y && mark->y + mark->height > y);
		assert_true(mark->width < outer->width);
		assert_true(mark > outer && mark[-1].as.path.paint.fill == 0xffffff && mark[-1].width > mark->width);
		outer = mark;
	}
	/* And each has its value. */
	size_t n = 0;
	for (size_t i = 0; i < group.n; i++)
		n += group.at[i].kind == FRAME_TEXT && str_is(group.at[i].as.text->text, "5") && group.at[i].as.text->size == PT(8);
	assert_int_equal(n, 4);
}

/* Marks that lie on one another stay on the line; each value is nearest to its own mark and has its colour. */
static void values_stand_at_their_own_marks(void **state)
{
	static const char *const rows[][4] = {{"88", "92", "97", "99"}, {"10", "11", "12", "50"}, {"1", "60", "61", "62"}};
	struct fixture *f = *state;
	for (size_t r = 0; r < COUNT(rows); r++) {
		struct grid_made made;
		grid_empty(&made, DOC_CHART_DOT_PLOT);
		grid_add_entry(&made, STR("Homes"));
		for (size_t s = 0; s < 4; s++)
			assert_true(decimal_parse(str_from(rows[r][s]), &grid_add_series(f, &made, str_format(&f->own, "City %zu", s))->values[0].number));
		for (size_t s = 0; s < 4; s++)
			made.series[s].values[0].given = true;
		struct frame_group group = grid_draw(f, &made, &f->labels, 0);
		const struct frame_item *marks[4];
		for (size_t s = 0; s < 4; s++)
			marks[s] = last_mark(&group, shades[s]);
		for (size_t s = 0; s < 4; s++) {
			const struct frame_item *value = NULL;
			for (size_t i = 0; i < group.n; i++)
				if (group.at[i].kind == FRAME_TEXT && str_is(group.at[i].as.text->text, rows[r][s]) && group.at[i].as.text->colour == shades[s])
					value = &group.at[i];
			assert_non_null(value);
			length best = 0, x = value->x + value->width / 2, y = value->y - PT(3);
			size_t nearest = 4;
			for (size_t k = 0; k < 4; k++) {
				length off = labs((long)(marks[k]->x + marks[k]->width / 2 - x)) + labs((long)(marks[0]->y + marks[0]->height / 2 - y));
				nearest = nearest == 4 || off < best ? k : nearest;
				best = nearest == k ? off : best;
			}
			if (nearest != s)
				fail_msg("row %zu: the value of series %zu stands at series %zu", r, s, nearest);
		}
	}
}

/* More names than have room over the first row stand in a key, each once, with its mark. */
static void crowded_names_stand_in_a_key(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	for (int crowded = 0; crowded < 2; crowded++) {
		grid_make(f, &made, DOC_CHART_DOT_PLOT, "All", "Asker|5", crowded ? "Goris|6" : "Goris|50", "Karmøy|100", NULL);
		struct frame_group group = grid_draw(f, &made, &f->labels, 0);
		grid_check(&group, 0);
		size_t marks = 0, names = 0;
		for (size_t i = 0; i < group.n; i++) {
			marks += group.at[i].kind == FRAME_PATH && group.at[i].as.path.paint.fill == shades[1];
			names += group.at[i].kind == FRAME_TEXT && str_is(group.at[i].as.text->text, "Goris");
		}
		assert_int_equal(marks, 1 + crowded);
		assert_int_equal(names, 1);
	}
}

/* Three short names would stand in one row, but not each clear of the others. */
static void short_names_close_together_stand_in_a_key(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	for (int crowded = 0; crowded < 2; crowded++) {
		grid_make(f, &made, DOC_CHART_DOT_PLOT, "All", "A|0", crowded ? "B|5" : "B|30", crowded ? "C|10" : "C|60", "D|100", NULL);
		struct frame_group group = grid_draw(f, &made, &f->labels, 0);
		grid_check(&group, 0);
		size_t marks = 0;
		for (size_t i = 0; i < group.n; i++)
			marks += group.at[i].kind == FRAME_PATH && group.at[i].as.path.paint.fill == shades[1];
		assert_int_equal(marks, 1 + crowded);
	}
}

static void missing_values_are_said_in_words(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	length x[4], y[4];
	grid_make(f, &made, DOC_CHART_DOT_PLOT, "Zero|Missing|Nothing", "Asker|0|NR|NV", "Karmøy|3|4|NB", NULL);
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	assert_int_equal(find_marks(&group, 0, x, y), 1);
	assert_int_equal(find_marks(&group, 1, x, y), 2);
	assert_non_null(grid_text(&group, "0"));
	assert_non_null(grid_text(&group, "Asker: not reported"));
	assert_non_null(grid_text(&group, "Asker: not verified and Karmøy: no benchmark"));
	grid_make(f, &made, DOC_CHART_DOT_PLOT, "One|Two", "Asker|NR|NR", "Karmøy|NR|NR", NULL);
	group = grid_draw(f, &made, &f->labels, 0);
	assert_int_equal(find_marks(&group, 0, x, y), 0);
	assert_null(grid_text(&group, "0"));
	/* Once for all. */
	assert_non_null(grid_text(&group, "not reported"));
}

static void too_much_is_refused_where_it_is(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	grid_make(f, &made, DOC_CHART_DOT_PLOT, "A", "1|1", "2|2", "3|3", "4|4", "5|5", NULL);
	grid_refused(f, &made, DIAG_CHART_SERIES_MANY, 504);
	fixture_clear(f);
	grid_empty(&made, DOC_CHART_DOT_PLOT);
	struct doc_series *series = grid_add_series(f, &made, STR("One"));
	for (size_t i = 0; i < 200; i++) {
		grid_add_entry(&made, STR("Entry"));
		series->values[i] = grid_number(f, (int64_t)i, 0);
	}
	/* Row 24, counted from 0, is the first that is not on the page. */
	grid_refused(f, &made, DIAG_CHART_TALL, 10 + 24);
	fixture_clear(f);
	grid_make(f, &made, DOC_CHART_DOT_PLOT, "A", "One|1000000000000000000000000000000000000000000000000000000000", NULL);
	grid_refused(f, &made, DIAG_CHART_NUMBERS_LONG, 3);
}

static void edge_data_are_drawn(void **state)
{
	static const struct { const char *entries, *first, *second, *text; } rows[] = {
		{"One", "Asker|5", "Karmøy|NR", "5"},
		{"One|Two", "Asker|0|0", "Karmøy|0|0", "0"},
		{"One", "Asker|-5", "Karmøy|5", "−5"},
		{"One", "Asker|0.000000001", "Karmøy|1000000000000", "1,000,000,000,000"},
		{"Wastewatertreatmentplantcapacityutilizationratemeasuredyearly", "Asker|5", "Karmøy|6", "6"},
		{"One", "Wastewatertreatmentplantcapacityutilizationratemeasuredyearly and more of it than has room, by which is meant much more|5", "Karmøy|6", "6"},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct grid_made made;
		grid_make(f, &made, DOC_CHART_DOT_PLOT, rows[i].entries, rows[i].first, rows[i].second, NULL);
		struct frame_group group = grid_draw(f, &made, &f->labels, 0);
		grid_check(&group, i);
		if (!grid_text(&group, rows[i].text))
			fail_msg("row %zu", i);
		if (fixture_count(f, DIAG_CHART_NAME_SHORTENED) != (i >= 4))
			fail_msg("row %zu: %s", i, fixture_report(f));
	}
}

static void nothing_overlaps_whatever_the_data(void **state)
{
	struct fixture *f = *state;
	struct labels arabic;
	size_t crowded = 0;
	grid_labels(f, "ar", &arabic);
	for (uint64_t start = 0; start < SEEDS; start++) {
		static const int64_t sizes[] = {3, 100, 10000, 100000000};
		uint64_t seed = start;
		struct grid_made made;
		fixture_clear(f);
		grid_empty(&made, DOC_CHART_DOT_PLOT);
		size_t n = 1 + next_random(&seed) % 15, count = 1 + next_random(&seed) % 4;
		int64_t size = sizes[next_random(&seed) % COUNT(sizes)], off = next_random(&seed) % 3 ? 0 : -size / 2;
		unsigned decimals = next_random(&seed) % 4, missing = next_random(&seed) % 5;
		bool rtl = start % 5 == 4;
		made.grid.unit = next_random(&seed) % 2 ? grid_random_name(f, &seed, rtl) : (struct str){0};
		for (size_t i = 0; i < n; i++)
			grid_add_entry(&made, grid_random_name(f, &seed, rtl));
		for (size_t s = 0; s < count; s++) {
			struct doc_series *series = grid_add_series(f, &made, grid_random_name(f, &seed, rtl));
			for (size_t i = 0; i < n; i++)
				series->values[i] = missing > 0 && next_random(&seed) % 5 < missing - 1 ? grid_missing(&seed) : grid_number(f, (int64_t)(next_random(&seed) % (uint32_t)size) + off, decimals);
		}
		struct frame_group group = {0};
		if (!grid_try(f, &made, rtl ? &arabic : &f->labels, start % 7 == 0 ? MM(83) : start % 7 == 1 ? MM(170) : 0, &group)) {
			/* Only where numbers of eight digits have half a column. */
			assert_true(start % 7 == 0 && size > 10000 && fixture_count(f, DIAG_CHART_NUMBERS_LONG) == 1);
			continue;
		}
		grid_check(&group, start);
		crowded += fixture_count(f, DIAG_CHART_CROWDED) > 0;
	}
	if (crowded >= SEEDS / 8)
		fail_msg("%zu are crowded", crowded);
}

static void words_say_what_the_rows_show(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	struct labels arabic;
	grid_labels(f, "ar", &arabic);
	grid_make(f, &made, DOC_CHART_DOT_PLOT, "Police Service|Fire Service", "Asker|89.20|52.28", "Kristiansund|144.19|NR", NULL);
	made.grid.unit = STR("FTE");
	struct str words = chart_alternative(&made.chart, &f->labels, &f->own);
	assert_string_equal(str_copy(words, &f->own), "Dot plot: 2 series, 2 entries, 3 values. Unit: FTE. Asker: highest 89.20 (Police Service), lowest 52.28 (Fire Service). "
		"Kristiansund: 144.19 (Police Service). Kristiansund: not reported for Fire Service.");
	words = chart_alternative(&made.chart, &arabic, &f->own);
	assert_string_equal(str_copy(words, &f->own), "مخطط نقطي: سلسلتان، بندان، 3 قيم. الوحدة: FTE. Asker: الأعلى 89.20 (Police Service)، والأدنى 52.28 (Fire Service). "
		"Kristiansund: 144.19 (Police Service). Kristiansund: لم يُبلَّغ عن Fire Service.");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(marks_lie_in_rows_by_their_values),
		cmocka_unit_test(marks_have_their_sizes),
		cmocka_unit_test(equal_values_do_not_hide_one_another),
		cmocka_unit_test(values_stand_at_their_own_marks),
		cmocka_unit_test(crowded_names_stand_in_a_key),
		cmocka_unit_test(short_names_close_together_stand_in_a_key),
		cmocka_unit_test(missing_values_are_said_in_words),
		cmocka_unit_test(too_much_is_refused_where_it_is),
		cmocka_unit_test(edge_data_are_drawn),
		cmocka_unit_test(nothing_overlaps_whatever_the_data),
		cmocka_unit_test(words_say_what_the_rows_show),
	};
	return cmocka_run_group_tests_name("chart/dots", tests, grid_start, fixture_finish);
}
