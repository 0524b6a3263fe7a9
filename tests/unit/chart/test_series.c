#include "grid.h"

#include "base/date.h"
#include "chart/place.h"
#include "chart/series.h"

#define SEEDS 500
#define BLUE 0x005b94
#define TARGET 0xb5452e
#define NO_DATA 0xf1f4f6

/* The line number `number` of this colour and width; NULL when there are fewer. */
static const struct frame_item *find_line(const struct frame_group *group, colour shade, length width, size_t number)
{
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_paint *paint = &group->at[i].as.path.paint;
		if (group->at[i].kind == FRAME_PATH && paint->fill == COLOUR_NONE && paint->stroke == shade && paint->stroke_width == width && number-- == 0)
			return &group->at[i];
	}
	return NULL;
}

static size_t count_fills(const struct frame_group *group, colour fill, colour stroke)
{
	size_t n = 0;
	for (size_t i = 0; i < group->n; i++)
		n += group->at[i].kind == FRAME_PATH && group->at[i].as.path.paint.fill == fill && group->at[i].as.path.paint.stroke == stroke;
	return n;
}

static void make_gap(struct fixture *f, struct grid_made *made)
{
	grid_make(f, made, DOC_CHART_TIME_SERIES, "2012|2013|2014|2017|2018|2019|2020|2022|2024",
		"Share|36.0|35.1|33.6|31.2|30.7|28.4|26.2|~22.0|~18.0", "Target|NK|NK|NK|NK|NK|NK|NK|NK|15", NULL);
	made->grid.annual = true;
	made->series[1].target = true;
	grid_dates(made);
}

/* The first and last x of a line's points and how many there are. */
static void check_line(const struct frame_item *line, size_t n, length first, length last)
{
	assert_non_null(line);
	const struct text_path_point *points = line->as.path.points;
	assert_int_equal(line->as.path.n, n);
	assert_int_equal(line->x + points[0].x[0], first);
	assert_int_equal(line->x + points[n - 1].x[0], last);
}

/* Middles of the discs of a colour, filled or open, in order of painting. */
static size_t find_discs(const struct frame_group *group, colour fill, colour stroke, length *x, length *y)
{
	size_t n = 0;
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_item *item = &group->at[i];
		if (item->kind != FRAME_PATH || item->as.path.paint.fill != fill || item->as.path.paint.stroke != stroke || item->width > PT(6))
			continue;
		x[n] = item->x + item->width / 2;
		y[n++] = item->y + item->height / 2;
	}
	return n;
}

static void gaps_and_forecasts_are_drawn_as_what_they_are(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	make_gap(f, &made);
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	length x[16], y[16];
	assert_int_equal(group.height, PT(154));
	assert_int_equal(find_discs(&group, BLUE, COLOUR_NONE, x, y), 7);
	assert_int_equal(find_discs(&group, 0xffffff, BLUE, x + 7, y + 7), 2);
	/* Two solid lines of 1.5 pt with the gap between them, and one dashed from the last observed value on. */
	check_line(find_line(&group, BLUE, PT(1.5), 0), 3, x[0], x[2]);
	check_line(find_line(&group, BLUE, PT(1.5), 1), 4, x[3], x[6]);
	assert_null(find_line(&group, BLUE, PT(1.5), 2));
	const struct frame_item *dashed = find_line(&group, BLUE, PT(1.25), 0);
	check_line(dashed, 3, x[6], x[8]);
	assert_int_equal(dashed->as.path.paint.dash_on, PT(3));
	assert_int_equal(dashed->as.path.paint.dash_off, length_scale(LENGTH_PT, 22, 10));
	/* The ground of 2015 and 2016, and no other, with its words. */
	assert_int_equal(count_fills(&group, NO_DATA, COLOUR_NONE), 1);
	for (size_t i = 0; i < group.n; i++)
		if (group.at[i].kind == FRAME_PATH && group.at[i].as.path.paint.fill == NO_DATA && group.at[i].as.path.paint.stroke == COLOUR_NONE) {
			assert_true(group.at[i].x > x[2] && group.at[i].x + group.at[i].width < x[3]);
			assert_true(labs((long)(group.at[i].width - (x[1] - x[0]) * 2)) < PT(0.2));
		}
	assert_non_null(grid_text(&group, "no data"));
	assert_non_null(grid_text(&group, "forecast"));
	/* The target from edge to edge of the plot. */
	const struct frame_item *target = find_line(&group, TARGET, length_scale(LENGTH_PT, 9, 10), 0);
	assert_non_null(target);
	assert_true(target->x < x[0] && target->x + target->width > x[8]);
	assert_int_equal(target->height, 0);
	const struct frame_item *word = grid_text(&group, "Target"), *value = grid_text(&group, "15");
	assert_true(word->x > x[8] && value->x > word->x);
}

static void values_lie_at_their_true_days(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	static const char *const dates[] = {"1989-01-12", "2001-10-10", "2010-01-01", "2011", "2018-07/2019-06", "2022-01-01"};
	/* Days from 1 January 1989, by another calendar: twice the middle. */
	static const long twice[] = {2 * 11, 2 * (12 * 365 + 3 + 282), 2 * (21 * 365 + 5), 2 * (22 * 365 + 5) + 364, 2 * (29 * 365 + 7 + 181) + 364, 2 * (33 * 365 + 8)};
	static const int numbers[] = {439, 233, 591, 206, 348, 334};
	for (int rtl = 0; rtl < 2; rtl++) {
		struct labels labels = f->labels;
		length x[8], y[8];
		if (rtl)
			grid_labels(f, "ar", &labels);
		grid_make(f, &made, DOC_CHART_TIME_SERIES, "1989-01-12|2001-10-10|2010-01-01|2011|2018-07/2019-06|2022-01-01", "City|439|233|591|206|348|334", NULL);
		grid_dates(&made);
		struct frame_group group = grid_draw(f, &made, &labels, MM(170));
		assert_int_equal(find_discs(&group, BLUE, COLOUR_NONE, x, y), COUNT(dates));
		for (size_t i = 0; i < COUNT(dates); i++) {
			double along = (double)(twice[i] - twice[0]) / (double)(twice[5] - twice[0]), up = (double)(numbers[i] - numbers[3]) / (double)(numbers[2] - numbers[3]);
			assert_true(labs((long)(x[i] - x[0] - (length)(along * (double)(x[5] - x[0])))) <= 2);
			assert_true(labs((long)(y[i] - y[3] - (length)(up * (double)(y[2] - y[3])))) <= 3);
		}
		assert_true(rtl ? x[5] < x[0] : x[5] > x[0]);
		/* One line joins them all; the name stands where it ends. */
		check_line(find_line(&group, BLUE, PT(1.5), 0), 6, x[0], x[5]);
		assert_null(find_line(&group, BLUE, PT(1.5), 1));
		const struct frame_item *name = grid_text(&group, "City"), *last = grid_text(&group, "334");
		assert_true(rtl ? name->x < last->x && last->x + last->width < x[5] : name->x > last->x && last->x > x[5]);
		assert_non_null(grid_text(&group, "439"));
		assert_non_null(grid_text(&group, "591"));
		assert_non_null(grid_text(&group, "206"));
	}
}

static void no_line_crosses_a_break(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	length x[8], y[8];
	grid_make(f, &made, DOC_CHART_TIME_SERIES, "2012|2013|2014|2015|2016", "Share|1|2|3|4|5", NULL);
	grid_dates(&made);
	made.series[0].values[3].broken = true;
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	assert_int_equal(find_discs(&group, BLUE, COLOUR_NONE, x, y), 5);
	check_line(find_line(&group, BLUE, PT(1.5), 0), 3, x[0], x[2]);
	check_line(find_line(&group, BLUE, PT(1.5), 1), 2, x[3], x[4]);
	/* Not even when the value of the break itself is missing. */
	made.series[0].values[3].given = false;
	group = grid_draw(f, &made, &f->labels, 0);
	assert_int_equal(find_discs(&group, BLUE, COLOUR_NONE, x, y), 4);
	check_line(find_line(&group, BLUE, PT(1.5), 0), 3, x[0], x[2]);
	assert_null(find_line(&group, BLUE, PT(1.5), 1));
}

/* Zero is a mark on the axis, and a missing value is none. */
static void missing_is_not_zero(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	length x[8], y[8];
	grid_make(f, &made, DOC_CHART_TIME_SERIES, "2012|2013|2014", "Share|5|0|4", NULL);
	grid_dates(&made);
	made.grid.annual = true;
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	assert_int_equal(find_discs(&group, BLUE, COLOUR_NONE, x, y), 3);
	assert_int_equal(count_fills(&group, NO_DATA, COLOUR_NONE), 0);
	const struct frame_item *zero = find_line(&group, 0x4e5d6b, PT(0.75), 0);
	assert_int_equal(zero->y, y[1]);
	made.series[0].values[1].given = false;
	group = grid_draw(f, &made, &f->labels, 0);
	assert_int_equal(find_discs(&group, BLUE, COLOUR_NONE, x, y), 2);
	assert_int_equal(count_fills(&group, NO_DATA, COLOUR_NONE), 1);
	assert_null(find_line(&group, BLUE, PT(1.5), 0));
}

static void four_series_are_told_apart_and_five_refused(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	grid_make(f, &made, DOC_CHART_TIME_SERIES, "2012|2013", "One|1|2", "Two|3|4", "Three|5|6", "Four|7|8", "Five|9|10", NULL);
	grid_dates(&made);
	grid_refused(f, &made, DIAG_CHART_SERIES_MANY, 504);
	assert_non_null(strstr(fixture_report(f), "small multiples"));
	fixture_clear(f);
	grid_make(f, &made, DOC_CHART_TIME_SERIES, "2012|2013", "One|1|2", "Two|3|4", "Three|5|6", "Four|7|8", "Goal|9|9", NULL);
	grid_dates(&made);
	made.series[4].target = true;
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	static const struct { colour shade; size_t points; } marks[] = {{BLUE, 10}, {0x4e5d6b, 5}, {0x8a6410, 4}, {0x2c7b48, 5}};
	for (size_t i = 0; i < COUNT(marks); i++) {
		size_t n = 0;
		for (size_t k = 0; k < group.n; k++) {
			const struct frame_item *item = &group.at[k];
			n += item->kind == FRAME_PATH && item->as.path.paint.fill == marks[i].shade && item->width < PT(7) && item->height < PT(7) && item->as.path.n <= 10 && item->as.path.n >= marks[i].points - 1;
		}
		assert_int_equal(n, 2);
	}
}

struct text_box { struct place_box box; struct str text; };

/* Cut a box from ascent to descent by so much at its top and its foot. */
static void cut_ends(struct place_box *box, length top, length foot, length height)
{
	for (int k = 0; k < 2; k++) {
		length dx = box->x[3 - k] - box->x[k], dy = box->y[3 - k] - box->y[k];
		box->x[k] += length_scale(dx, top > 0 ? top : 0, height);
		box->y[k] += length_scale(dy, top > 0 ? top : 0, height);
		box->x[3 - k] -= length_scale(dx, foot > 0 ? foot : 0, height);
		box->y[3 - k] -= length_scale(dy, foot > 0 ? foot : 0, height);
	}
}

/* No two texts overlap from ascent to descent, turned ones neither; but for runs of one label, which touch at their ends. */
static void check_boxes(struct fixture *f, const struct frame_group *group, uint64_t seed)
{
	struct text_box *boxes = arena_array(&f->own, group->n, struct text_box);
	size_t n = 0;
	for (size_t i = 0; i < group->n; i++) {
		if (group->at[i].kind != FRAME_TEXT)
			continue;
		struct place_box box;
		frame_text_corners(&group->at[i], 0, box.x, box.y);
		/* No more than an em above, three tenths below, and a hair off both ends. */
		const struct text_run *run = group->at[i].as.text;
		length ascent = length_scale(run->face->ascent, run->size, run->face->upem), descent = length_scale(-run->face->descent, run->size, run->face->upem);
		cut_ends(&box, ascent - run->size, descent - run->size * 3 / 10, ascent + descent);
		length dx = (box.x[1] - box.x[0]) / 64, dy = (box.y[1] - box.y[0]) / 64;
		for (int k = 0; k < 4; k++) {
			box.x[k] += k == 0 || k == 3 ? dx : -dx;
			box.y[k] += k == 0 || k == 3 ? dy : -dy;
		}
		boxes[n++] = (struct text_box){box, group->at[i].as.text->text};
	}
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			if (place_overlap(&boxes[i].box, &boxes[k].box))
				fail_msg("seed %llu: “%.*s” and “%.*s” overlap at %lld %lld", (unsigned long long)seed, STR_ARG(boxes[i].text), STR_ARG(boxes[k].text), (long long)boxes[i].box.x[0], (long long)boxes[i].box.y[0]);
}

static void random_values(struct fixture *f, struct doc_series *series, size_t n, uint64_t *seed)
{
	static const int64_t sizes[] = {10, 100, 1000, 1000000, 1000000000};
	int64_t size = sizes[next_random(seed) % COUNT(sizes)], off = next_random(seed) % 3 ? 0 : -size / 2;
	unsigned decimals = next_random(seed) % 4, missing = next_random(seed) % 4;
	size_t forecast = next_random(seed) % 3 ? n : next_random(seed) % n;
	for (size_t i = 0; i < n; i++) {
		bool given = missing == 0 || next_random(seed) % (missing + 1) != 0;
		series->values[i] = given ? grid_number(f, (int64_t)(next_random(seed) % (uint32_t)size) + off, decimals) : grid_missing(seed);
		series->values[i].forecast = given && i >= forecast;
		series->values[i].broken = next_random(seed) % 20 == 0;
	}
}

static void make_random(struct fixture *f, struct grid_made *made, uint64_t seed)
{
	bool arabic = seed % 5 == 4, days = next_random(&seed) % 2;
	size_t n = 1 + next_random(&seed) % (next_random(&seed) % 10 == 0 ? 200 : 14), count = 1 + next_random(&seed) % 4;
	long at = 700000 + next_random(&seed) % 30000;
	int year = 1900 + (int)(next_random(&seed) % 100);
	grid_empty(made, DOC_CHART_TIME_SERIES);
	made->grid.annual = !days && next_random(&seed) % 2;
	made->grid.unit = next_random(&seed) % 2 ? grid_random_name(f, &seed, arabic) : (struct str){0};
	for (size_t i = 0; i < n; i++) {
		long first = days ? at : date_day_number(year * 10000 + 101), last = days ? at : date_day_number(year * 10000 + 1231);
		grid_add_entry(made, days && next_random(&seed) % 3 == 0 ? grid_random_name(f, &seed, arabic) : str_format(&f->own, "%d", date_from_day_number(first) / 10000));
		made->entries[i].first_day = first;
		made->entries[i].last_day = last;
		at += 1 + next_random(&seed) % 900;
		year += 1 + (next_random(&seed) % 4 == 0) * (int)(next_random(&seed) % 4);
	}
	for (size_t s = 0; s < count; s++)
		random_values(f, grid_add_series(f, made, grid_random_name(f, &seed, arabic)), n, &seed);
	if (next_random(&seed) % 3 == 0) {
		struct doc_series *target = grid_add_series(f, made, grid_random_name(f, &seed, arabic));
		target->target = true;
		random_values(f, target, n, &seed);
	}
}

static void nothing_overlaps_whatever_the_data(void **state)
{
	struct fixture *f = *state;
	struct labels arabic;
	size_t crowded = 0;
	grid_labels(f, "ar", &arabic);
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct grid_made made;
		fixture_clear(f);
		make_random(f, &made, seed);
		struct frame_group group = grid_draw(f, &made, seed % 5 == 4 ? &arabic : &f->labels, seed % 7 == 0 ? MM(83) : seed % 7 == 1 ? MM(170) : 0);
		grid_check(&group, seed);
		check_boxes(f, &group, seed);
		crowded += fixture_count(f, DIAG_CHART_CROWDED) > 0;
	}
	/* Values that must be there nearly always are. */
	assert_true(crowded < SEEDS / 10);
}

static void edge_data_are_drawn_or_refused(void **state)
{
	static const struct { const char *entries, *series; int codes; enum diag_code code; bool drawn; const char *text; } rows[] = {
		{"2020", "One|5", 0, 0, true, "5"},
		{"2020", "One|0", 0, 0, true, "0"},
		{"2019|2020", "Equal|7|7", 0, 0, true, "7"},
		{"2019|2020", "None|NR|NK", 0, 0, true, "no data"},
		{"2019|2020|2021", "Negative|-3|-5|-4", 0, 0, true, "−5"},
		{"2019|2020", "Tiny|0.000000001|0.000000002", 0, 0, true, "0.000000002"},
		{"2019|2020", "Great|1000000000000|2000000000000", 0, 0, true, "2,000,000,000,000"},
		{"2019|2020", "Both|0.000000001|1000000000000", 0, 0, true, "1,000,000,000,000"},
		{"2019|2020", "Greater|1|1000000000000000000000000000000", 1, DIAG_CHART_NUMBERS_LONG, false, NULL},
		{"2019|2020", "Wastewatertreatmentplantcapacityutilizationratemeasuredyearly|1|2", 1, DIAG_CHART_NAME_SHORTENED, true, "2"},
		{"2019-01-01|2019-01-02", "Days|1|2", 0, 0, true, "2019-01-02"},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct grid_made made;
		struct frame_group group = {0};
		grid_make(f, &made, DOC_CHART_TIME_SERIES, rows[i].entries, rows[i].series, NULL);
		grid_dates(&made);
		bool drawn = grid_try(f, &made, &f->labels, 0, &group);
		if (drawn != rows[i].drawn || (rows[i].codes && fixture_count(f, rows[i].code) == 0) || (drawn && !grid_text(&group, rows[i].text)))
			fail_msg("row %zu: %s", i, fixture_report(f));
		if (!rows[i].codes && f->diag.n > 0)
			fail_msg("row %zu: %s", i, fixture_report(f));
		if (drawn)
			grid_check(&group, i);
	}
}

/* Every year where there is room; else even steps from the first year on, to the last if that can be; never in a gap of names. */
static void ticks_begin_and_end_with_the_data(void **state)
{
	static const struct { const char *entries, *values; int millimetres; const char *ticks; } rows[] = {
		{"2005|2010|2017|2018|2019", "X|1|2|3|4|5", 170, "2005|2006|2007|2008|2009|2010|2011|2012|2013|2014|2015|2016|2017|2018|2019"},
		{"2005|2010|2017|2018|2019", "X|1|2|3|4|5", 83, "2005|2007|2009|2011|2013|2015|2017|2019"},
		{"2014|2015|2017|2018|2019|2021", "X|1|2|3|4|5|6", 0, "2014|2015|2016|2017|2018|2019|2020|2021"},
		{"1990|2000|2010|2020", "X|1|2|3|4", 0, "1990|1995|2000|2005|2010|2015|2020"},
		{"1901|2018", "X|1|2", 0, "1901|1910|1919|1928|1937|1946|1955|1964|1973|1982|1991|2000|2009|2018"},
		{"2000|2031", "X|1|2", 83, "2000|2031"}, {"2000|2013|2031", "X|1|2|3", 83, "2000|2005|2010|2015|2020|2025|2030"},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct grid_made made;
		grid_make(f, &made, DOC_CHART_TIME_SERIES, rows[i].entries, rows[i].values, NULL);
		grid_dates(&made);
		struct frame_group group = grid_draw(f, &made, &f->labels, rows[i].millimetres > 0 ? MM(rows[i].millimetres) : 0);
		struct str found = {"", 0};
		for (size_t k = 0; k < group.n; k++)
			if (group.at[k].kind == FRAME_TEXT && group.at[k].as.text->text.n == 4)
				found = str_format(&f->own, "%.*s%s%.*s", STR_ARG(found), found.n > 0 ? "|" : "", STR_ARG(group.at[k].as.text->text));
		if (!str_is(found, rows[i].ticks))
			fail_msg("row %zu: %.*s", i, STR_ARG(found));
	}
}

/* A value that has no room above its mark stands at another side, and none is lost without a word. */
static void values_find_a_side_or_are_told(void **state)
{
	struct fixture *f = *state;
	struct grid_made made;
	grid_make(f, &made, DOC_CHART_TIME_SERIES, "2016|2017|2018|2019|2020", "Change|3.1|-0.4|-2.2|0|1.9", NULL);
	grid_dates(&made);
	struct frame_group group = grid_draw(f, &made, &f->labels, 0);
	assert_non_null(grid_text(&group, "−0.4"));
	assert_null(grid_text(&group, "Values that have no room here are not shown."));
	/* Words as wide as the plot cannot all stand there. */
	grid_make(f, &made, DOC_CHART_TIME_SERIES, "2011|2012|2013|2014|2015|2016|2017|2018|2019|2020", "A|1000000001|1000000002|1000000003|1000000004|1000000005|1000000006|1000000007|1000000008|1000000009|1000000010",
		"B|1000000001|1000000003|1000000002|1000000005|1000000004|1000000007|1000000006|1000000009|1000000008|1000000010", NULL);
	grid_dates(&made);
	group = grid_draw(f, &made, &f->labels, MM(83));
	assert_non_null(grid_text(&group, "Values that have no room here are not shown."));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(gaps_and_forecasts_are_drawn_as_what_they_are),
		cmocka_unit_test(values_lie_at_their_true_days),
		cmocka_unit_test(no_line_crosses_a_break),
		cmocka_unit_test(missing_is_not_zero),
		cmocka_unit_test(four_series_are_told_apart_and_five_refused),
		cmocka_unit_test(nothing_overlaps_whatever_the_data),
		cmocka_unit_test(ticks_begin_and_end_with_the_data),
		cmocka_unit_test(values_find_a_side_or_are_told),
		cmocka_unit_test(edge_data_are_drawn_or_refused),
	};
	return cmocka_run_group_tests_name("chart/series", tests, grid_start, fixture_finish);
}
