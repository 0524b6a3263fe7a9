#include "grid.h"

#define SEEDS 500
#define BAR PT(14)
static const colour fills[] = {0x005b94, 0x7fa8c4, 0x4e5d6b, 0xc9dce8, 0x0b2a43};

/* The parts of all bars in the order in which they are painted, patterns too. */
static size_t parts_of(const struct frame_group *group, bool rtl, struct frame_bounds *parts)
{
	size_t n = 0;
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_item *item = &group->at[i];
		if (item->kind == FRAME_PATH && item->height == BAR && item->as.path.paint.fill != 0xffffff)
			parts[n++] = (struct frame_bounds){rtl ? group->width - item->x - item->width : item->x, item->y, item->width, item->height};
	}
	return n;
}

/* Shares in hundredths that sum to a whole; perhaps some are missing. */
static void make_random(struct fixture *f, uint64_t seed, struct grid_made *made, int64_t shares[GRID_SERIES][GRID_ENTRIES])
{
	bool arabic = seed % 5 == 4;
	fixture_clear(f);
	grid_empty(made, DOC_CHART_SHARES);
	size_t series = 1 + (next_random(&seed) % 3 ? 0 : next_random(&seed) % 6), n = 1 + next_random(&seed) % (series == 1 ? 7 : 5);
	for (size_t i = 0; i < n; i++) {
		grid_add_entry(made, grid_random_name(f, &seed, arabic));
		if (next_random(&seed) % 2)
			made->entries[i].brief = grid_random_name(f, &seed, arabic);
	}
	made->grid.unit = next_random(&seed) % 2 ? STR("%") : (struct str){0};
	for (size_t i = 0; i < series; i++) {
		struct doc_series *row = grid_add_series(f, made, grid_random_name(f, &seed, arabic));
		int64_t left = 10000;
		for (size_t k = 0; k < n; k++) {
			shares[i][k] = k + 1 == n ? left : (int64_t)(next_random(&seed) % (uint32_t)(left + 1));
			left -= shares[i][k];
			row->values[k] = grid_number(f, shares[i][k], 2);
			if (next_random(&seed) % 12 == 0) {
				row->values[k] = grid_missing(&seed);
				shares[i][k] = -1;
			}
		}
	}
}

/* Whatever the order, the widths of a bar are those of its values, and end where the whole ends. */
static void check_widths(const struct grid_made *made, int64_t shares[GRID_ENTRIES], const struct frame_bounds *parts, size_t n, uint64_t seed)
{
	length whole = 0, sum = 0;
	for (size_t i = 0; i < n; i++) {
		assert_true(i == 0 || parts[i].x == parts[i - 1].x + parts[i - 1].width);
		whole += parts[i].width;
	}
	for (size_t k = 0; k < made->grid.entry_count; k++) {
		length wanted = shares[k] < 0 ? 0 : shares[k] * whole / 10000;
		sum += wanted;
		bool found = wanted <= 1;
		for (size_t i = 0; i < n && !found; i++)
			found = labs((long)(parts[i].width - wanted)) <= 1;
		if (!found)
			fail_msg("seed %llu: no part has the width of %lld", (unsigned long long)seed, (long long)shares[k]);
	}
	assert_true(sum <= whole);
}

static void parts_fill_the_whole_whatever_the_data(void **state)
{
	struct fixture *f = *state;
	struct labels arabic;
	size_t drawn = 0;
	grid_labels(f, "ar", &arabic);
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		static struct grid_made made;
		static int64_t shares[GRID_SERIES][GRID_ENTRIES];
		struct frame_bounds parts[GRID_SERIES * GRID_ENTRIES];
		struct frame_group group = {0};
		bool rtl = seed % 5 == 4;
		make_random(f, seed, &made, shares);
		if (!grid_try(f, &made, rtl ? &arabic : &f->labels, seed % 3 ? 0 : MM(83), &group)) {
			assert_int_equal(fixture_count(f, DIAG_CHART_SERIES_MANY), 1);
			assert_true(made.grid.entry_count > 5);
			continue;
		}
		drawn++;
		grid_check(&group, seed);
		size_t n = parts_of(&group, rtl, parts), first = 0, bars = 0;
		while (first < n) {
			size_t end = first;
			while (end < n && parts[end].y == parts[first].y)
				end++;
			check_widths(&made, shares[bars++], parts + first, end - first, seed);
			length right = parts[end - 1].x + parts[end - 1].width;
			assert_int_equal(right, group.width);
			assert_true(made.grid.series_count > 1 || parts[first].x == 0);
			first = end;
		}
		assert_int_equal(bars, made.grid.series_count);
	}
	assert_true(drawn > SEEDS * 7 / 10);
}

static void the_greatest_is_first_and_other_last(void **state)
{
	struct fixture *f = *state;
	struct labels arabic;
	struct grid_made made;
	grid_labels(f, "ar", &arabic);
	for (int rtl = 0; rtl < 2; rtl++) {
		struct frame_bounds parts[8];
		length middles[5];
		grid_make(f, &made, DOC_CHART_SHARES, rtl ? "أ|وسائل أخرى|ب|ج|د" : "Walking|Other|Private vehicles|Public transport|Cycling", "Trips|21|30|35|6|8", NULL);
		struct frame_group group = grid_draw(f, &made, rtl ? &arabic : &f->labels, PT(400));
		assert_int_equal(parts_of(&group, rtl, parts), 5);
		static const int64_t values[] = {35, 21, 8, 6, 30};
		for (size_t i = 0; i < 5; i++) {
			assert_int_equal(parts[i].width, values[i] * PT(4));
			struct frame_bounds one[1] = {0};
			assert_int_equal(grid_boxes(&group, fills[i], BAR, rtl, one), 1);
			assert_int_equal(one[0].x, parts[i].x);
			middles[i] = parts[i].x + parts[i].width / 2;
		}
		const struct frame_item *value = grid_text(&group, "35"), *other = grid_text(&group, "30");
		assert_non_null(value);
		assert_non_null(other);
		length at = value->x + value->width / 2;
		assert_true(labs((long)((rtl ? group.width - at : at) - middles[0])) <= 2);
		assert_int_equal(value->as.text->colour, 0xffffff);
		assert_int_equal(other->as.text->colour, 0xffffff);
		assert_int_equal(grid_text(&group, "21")->as.text->colour, 0x16222e);
		/* White between, 0.8 pt. */
		struct frame_bounds gaps[8];
		assert_int_equal(grid_boxes(&group, 0xffffff, BAR, rtl, gaps), 4);
		assert_int_equal(gaps[0].width, PT(0.8));
		assert_int_equal(gaps[0].x + gaps[0].width / 2, parts[1].x);
	}
}

static void names_stand_above_or_below(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	grid_make(f, &made, DOC_CHART_SHARES, "Private vehicles|Public transport|Walking|Cycling|Other", "Trips|62|6|21|8|3", NULL);
	made.grid.unit = STR("%");
	struct frame_group group = grid_draw(f, &made, &f->labels, MM(170));
	grid_check(&group, 0);
	struct frame_bounds bar[1];
	assert_int_equal(grid_boxes(&group, fills[0], BAR, false, bar), 1);
	assert_true(grid_text(&group, "Private vehicles")->y < bar[0].y);
	assert_true(grid_text(&group, "Walking")->y < bar[0].y);
	assert_true(grid_text(&group, "Public transport")->y > bar[0].y + BAR);
	assert_true(grid_text(&group, "Other")->y > bar[0].y + BAR);
	assert_int_equal(grid_text(&group, "Private vehicles")->x, 0);
	assert_non_null(grid_text(&group, "62\xc2\xa0%"));
	assert_null(grid_text(&group, "62"));
	assert_int_equal(group.height, PT(42));
	/* A value without room in its part follows the name. */
	grid_make(f, &made, DOC_CHART_SHARES, "Most|Little", "Trips|99.5|0.5", NULL);
	group = grid_draw(f, &made, &f->labels, 0);
	assert_non_null(grid_text(&group, "Little\xc2\xa0" "0.5"));
	assert_null(grid_text(&group, "0.5"));
	/* Zero is a value. */
	grid_make(f, &made, DOC_CHART_SHARES, "All|None", "Trips|100|0", NULL);
	group = grid_draw(f, &made, &f->labels, 0);
	assert_non_null(grid_text(&group, "None\xc2\xa0" "0"));
}

static void names_without_room_stand_in_a_legend(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	grid_make(f, &made, DOC_CHART_SHARES, "Households in detached houses of their own|Households in rented flats|Households in care homes and shelters|Households on boats or wheels",
		"Homes|76|8|8|8", NULL);
	struct frame_group group = grid_draw(f, &made, &f->labels, MM(83));
	struct frame_bounds tile[2];
	grid_check(&group, 0);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(grid_boxes(&group, fills[i], PT(9), false, tile), 1);
	assert_non_null(grid_text(&group, "Households on boats or wheels"));
	/* Short names spare it. */
	static const char *const brief[] = {"Own", "Flat", "Care", "Boat"};
	for (size_t i = 0; i < 4; i++)
		made.entries[i].brief = str_from(brief[i]);
	group = grid_draw(f, &made, &f->labels, MM(83));
	assert_int_equal(grid_boxes(&group, fills[0], PT(9), false, tile), 0);
	assert_non_null(grid_text(&group, "Care"));
}

static void several_bars_share_a_legend(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	struct frame_bounds parts[8], tile[3];
	grid_make(f, &made, DOC_CHART_SHARES, "A|B", "Goris|25|75", "Voznesensk|50|50", "Asker|NR|40", NULL);
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	grid_check(&group, 0);
	assert_int_equal(parts_of(&group, false, parts), 6);
	/* The order of the first bar is that of all. */
	assert_int_equal(grid_boxes(&group, fills[0], BAR, false, tile), 3);
	assert_true(tile[0].width > tile[1].width && tile[1].width > tile[2].width);
	assert_int_equal(tile[1].y - tile[0].y, PT(21));
	assert_int_equal(grid_boxes(&group, fills[1], PT(9), false, tile), 1);
	/* What is left is missing, not zero. */
	assert_int_equal(group.at[0].node, 7);
	assert_int_equal(grid_boxes(&group, 0x7c8a96, BAR, false, tile), 1);
	assert_true(labs((long)(2 * tile[0].width - 3 * parts[4].width)) <= 3);
	assert_non_null(grid_text(&group, "not reported"));
	assert_non_null(grid_text(&group, "NR"));
}

static void what_is_missing_is_said(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	struct frame_bounds rest[2] = {0};
	grid_make(f, &made, DOC_CHART_SHARES, "Car|Bus|Foot", "Trips|60|NR|NV", NULL);
	struct frame_group group = grid_draw(f, &made, &f->labels, PT(400));
	assert_int_equal(grid_boxes(&group, 0x7c8a96, BAR, false, rest), 1);
	assert_int_equal(rest[0].x, PT(240));
	assert_int_equal(rest[0].width, PT(160));
	assert_non_null(grid_text(&group, "Bus: not reported and Foot: not verified"));
	grid_make(f, &made, DOC_CHART_SHARES, "Car|Bus", "Trips|NR|NR", NULL);
	group = grid_draw(f, &made, &f->labels, PT(400));
	assert_int_equal(grid_boxes(&group, 0x7c8a96, BAR, false, rest), 1);
	assert_int_equal(rest[0].width, PT(400));
}

static void what_makes_no_hundred_is_refused(void **state)
{
	static const struct { const char *values; enum diag_code code; } rows[] = {
		{"T|50|50", 0}, {"T|33|33|33", 0}, {"T|33.3|33.3|33.3", 0}, {"T|34|34|33", 0}, {"T|0|100", 0}, {"T|100", 0}, {"T|50.0|49.9", 0}, {"T|NR|99", 0}, {"T|NR|100.0", 0},
		{"T|50|48", DIAG_CHART_SHARES_SUM}, {"T|33.3|33.3|33.1", DIAG_CHART_SHARES_SUM}, {"T|0|0", DIAG_CHART_SHARES_SUM}, {"T|99", DIAG_CHART_SHARES_SUM},
		{"T|50|60", DIAG_CHART_SHARES_SUM}, {"T|NR|100.5", DIAG_CHART_SHARES_SUM}, {"T|0.5|0.5", DIAG_CHART_SHARES_SUM}, {"T|1000000000000|0.000000001", DIAG_CHART_SHARES_SUM},
		{"T|110|-10", DIAG_CHART_BELOW_ZERO}, {"T|100|-0", 0},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct grid_made made;
		size_t bars = 0;
		for (const char *c = rows[i].values; *c; c++)
			bars += *c == '|';
		grid_make(f, &made, DOC_CHART_SHARES, bars == 1 ? "A" : bars == 2 ? "A|B" : "A|B|C", rows[i].values, NULL);
		if (rows[i].code)
			grid_refused(f, &made, rows[i].code, 500);
		else
			grid_draw(f, &made, &f->labels, 0);
	}
}

static void too_many_parts_are_refused(void **state)
{
	struct fixture *f = *state;
	static struct grid_made made;
	for (size_t n = 41; n <= 200; n += 159) {
		fixture_clear(f);
		grid_empty(&made, DOC_CHART_SHARES);
		struct doc_series *series = grid_add_series(f, &made, STR("Trips"));
		for (size_t i = 0; i < n; i++) {
			grid_add_entry(&made, STR("Part"));
			series->values[i] = grid_number(f, i == 0 ? 100 : 0, 0);
		}
		grid_refused(f, &made, DIAG_CHART_SERIES_MANY, 10 + 40);
	}
	grid_make(f, &made, DOC_CHART_SHARES, "A|B|C|D|E|F", "X|50|10|10|10|10|10", "Y|50|10|10|10|10|10", NULL);
	grid_refused(f, &made, DIAG_CHART_SERIES_MANY, 10 + 5);
}

static void words_say_what_the_bar_shows(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	grid_make(f, &made, DOC_CHART_SHARES, "Car|Bus|Foot", "Trips|60|30|10", NULL);
	assert_string_equal(chart_alternative(&made.chart, &f->labels, &f->own).at, "Shares of a whole: one series, 3 entries, 3 values. Trips: highest 60 (Car), lowest 10 (Foot).");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_fill_the_whole_whatever_the_data),
		cmocka_unit_test(the_greatest_is_first_and_other_last),
		cmocka_unit_test(names_stand_above_or_below),
		cmocka_unit_test(names_without_room_stand_in_a_legend),
		cmocka_unit_test(several_bars_share_a_legend),
		cmocka_unit_test(what_is_missing_is_said),
		cmocka_unit_test(what_makes_no_hundred_is_refused),
		cmocka_unit_test(too_many_parts_are_refused),
		cmocka_unit_test(words_say_what_the_bar_shows),
	};
	return cmocka_run_group_tests_name("chart/shares", tests, grid_start, fixture_finish);
}
