#include "scores.h"

#include "chart/radar.h"

#define DOT (2 * (LENGTH_PT * 26 / 10))
#define SQUARE PT(6)
#define RADIUS PT(76)

/* The centre, where the first spoke begins, and the radius of 100. */
static void find_circle(const struct frame_group *group, length *ret_x, length *ret_y, length *ret_radius)
{
	const struct frame_item *spoke = &group->at[0];
	assert_int_equal(spoke->as.path.n, 2);
	*ret_x = spoke->x + spoke->as.path.points[0].x[0];
	*ret_y = spoke->y + spoke->as.path.points[0].y[0];
	*ret_radius = *ret_y - (spoke->y + spoke->as.path.points[1].y[0]);
}

static bool is_square(const struct frame_item *item, length side)
{
	return item->kind == FRAME_PATH && item->width == side && item->height == side;
}

static size_t count_squares(const struct frame_group *group, length side)
{
	size_t n = 0;
	for (size_t i = 0; i < group->n; i++)
		n += is_square(&group->at[i], side);
	return n;
}

/* Dots lie as far from the centre as their percentage says, at most at 100; in the order of the categories. */
static void check_dots(const struct made *made, const struct frame_group *group, uint64_t seed)
{
	length x, y, radius;
	size_t number = 0;
	find_circle(group, &x, &y, &radius);
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_item *item = &group->at[i];
		if (!is_square(item, DOT) && !is_square(item, SQUARE))
			continue;
		const struct doc_sector *category = &made->categories[number++];
		bool scored = category->state == DOC_STATE_SCORED;
		int64_t percent = scored && category->percent_hundredths < 10000 ? category->percent_hundredths : 10000;
		length dx = item->x + item->width / 2 - x, dy = item->y + item->height / 2 - y, wanted = radius * percent / 10000, low = wanted > 2 ? wanted - 2 : 0;
		assert_int_equal(item->width, scored ? DOT : SQUARE);
		if (dx * dx + dy * dy < low * low || dx * dx + dy * dy > (wanted + 2) * (wanted + 2))
			fail_msg("seed %llu: category %zu is not %lld from the centre", (unsigned long long)seed, number - 1, (long long)wanted);
	}
	assert_int_equal(number, made->scores.category_count);
}

/* Names stay out of the circle, in which only the numbers of the rings stand. */
static void check_names(struct fixture *f, const struct frame_group *group, uint64_t seed)
{
	length x, y, radius;
	find_circle(group, &x, &y, &radius);
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_item *item = &group->at[i];
		if (item->kind != FRAME_TEXT || (item->as.text->text.n <= 3 && strspn(str_copy(item->as.text->text, &f->own), "0248 16") == item->as.text->text.n))
			continue;
		struct ink_box box = ink_glyphs(item, 0, item->as.text->glyph_count, &f->own);
		length dx = box.x[0] > x ? box.x[0] - x : box.x[1] < x ? x - box.x[1] : 0, dy = box.y[0] > y ? box.y[0] - y : box.y[2] < y ? y - box.y[2] : 0;
		if (dx * dx + dy * dy < radius * radius)
			fail_msg("seed %llu: “%.*s” stands in the circle", (unsigned long long)seed, STR_ARG(item->as.text->text));
	}
}

static void values_lie_on_their_spokes_and_nothing_overlaps(void **state)
{
	struct fixture *f = *state;
	size_t round = 0, rows = 0;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct made made;
		bool arabic = make_random(f, DOC_CHART_RADAR, seed, &made);
		struct frame_group group = {0};
		if (!try_scores(f, &made, arabic, random_measure(seed / 5), &group)) {
			assert_true(made.scores.category_count > 47);
			continue;
		}
		assert_int_equal(group.height % PT(7), 0);
		ink_check_inside(&group, &f->own, seed);
		ink_check_apart(&group, &f->own, seed);
		bool circle = made.scores.category_count >= 3 && made.scores.category_count <= 40;
		if (circle) {
			check_dots(&made, &group, seed);
			check_names(f, &group, seed);
		}
		round += circle;
		rows += !circle;
	}
	assert_true(round > 100 && rows > 20);
}

/* Where the middle of the dot or square number `n` lies. */
static void mark_at(const struct frame_group *group, size_t n, length *ret_x, length *ret_y)
{
	for (size_t i = 0; i < group->n; i++)
		if ((is_square(&group->at[i], DOT) || is_square(&group->at[i], SQUARE)) && n-- == 0) {
			*ret_x = group->at[i].x + group->at[i].width / 2;
			*ret_y = group->at[i].y + group->at[i].height / 2;
			return;
		}
	fail_msg("there are not so many marks");
}

static void measures_are_those_of_the_design(void **state)
{
	static const int64_t percents[] = {10000, 5000, 0, -2};
	struct fixture *f = *state;
	for (unsigned rtl = 0; rtl < 2; rtl++) {
		struct made made;
		length x, y, radius, mark_x, mark_y;
		make_one(f, DOC_CHART_RADAR, &made, percents, 4);
		struct frame_group group = draw_scores(f, &made, rtl, MM(83));
		find_circle(&group, &x, &y, &radius);
		assert_int_equal(radius, RADIUS);
		assert_int_equal(group.width, MM(83));
		assert_int_equal(x, group.width / 2);
		mark_at(&group, 0, &mark_x, &mark_y);
		assert_int_equal(mark_x, x);
		assert_int_equal(mark_y, y - RADIUS);
		/* Clockwise; the other way where pages are read from the right. */
		mark_at(&group, 1, &mark_x, &mark_y);
		assert_int_equal(mark_x, rtl ? x - RADIUS / 2 : x + RADIUS / 2);
		assert_int_equal(mark_y, y);
		mark_at(&group, 2, &mark_x, &mark_y);
		assert_int_equal(mark_x, x);
		assert_int_equal(mark_y, y);
		mark_at(&group, 3, &mark_x, &mark_y);
		assert_int_equal(mark_x, rtl ? x + RADIUS : x - RADIUS);
		for (unsigned ring = 20; ring <= 100; ring += 20)
			assert_int_equal(count_text(&group, str_format(&f->own, "%u", ring).at), 1);
	}
}

/* Lines in the colour of the dimension: how many, how many points they have together, and how many are filled. */
struct lines { size_t n, points, filled; };

static struct lines lines_of(const struct frame_group *group)
{
	struct lines lines = {0};
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_item *item = &group->at[i];
		if (item->kind != FRAME_PATH || item->as.path.paint.stroke != 0x4a3e94)
			continue;
		assert_int_equal(item->as.path.paint.stroke_width, PT(1.25));
		lines.n++;
		lines.filled += item->as.path.paint.fill != COLOUR_NONE;
		for (size_t k = 0; k < item->as.path.n; k++)
			lines.points += item->as.path.points[k].verb != TEXT_CLOSE;
	}
	return lines;
}

static void line_breaks_where_there_is_no_score(void **state)
{
	static const struct { int64_t percents[6]; size_t n, lines, points, filled, squares; } rows[] = {
		{{10, 20, 30, 40, 50, 60}, 6, 1, 6, 1, 0},
		{{5000, 5000, 5000}, 3, 1, 3, 1, 0},
		{{0, 0, 0, 0}, 4, 1, 4, 1, 0},
		{{10, -2, 30, 40, 50, 60}, 6, 1, 5, 0, 1},
		{{10, -2, 30, 40, -2, 60}, 6, 2, 4, 0, 2},
		{{-2, 20, 30, -2, 50, 60}, 6, 2, 4, 0, 2},
		{{-2, 20, -2, 40, -2, 60}, 6, 0, 0, 0, 3},
		{{-2, -2, -2, -2, -2, 60}, 6, 0, 0, 0, 5},
		{{-2, -2, -2, -2, -2, -2}, 6, 0, 0, 0, 6},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made made;
		make_one(f, DOC_CHART_RADAR, &made, rows[i].percents, rows[i].n);
		struct frame_group group = draw_scores(f, &made, false, 0);
		struct lines lines = lines_of(&group);
		assert_int_equal(lines.n, rows[i].lines);
		assert_int_equal(lines.points, rows[i].points);
		assert_int_equal(lines.filled, rows[i].filled);
		assert_int_equal(count_squares(&group, SQUARE), rows[i].squares);
		assert_int_equal(count_squares(&group, DOT), rows[i].n - rows[i].squares);
		/* 12 hundredths of 4A3E94 on white. */
		for (size_t k = 0; k < group.n && rows[i].filled; k++)
			if (group.at[k].kind == FRAME_PATH && group.at[k].as.path.paint.stroke == 0x4a3e94)
				assert_int_equal(group.at[k].as.path.paint.fill, 0xe9e8f2);
	}
}

/* No line runs through the number of a ring. */
static void numbers_stand_over_the_line(void **state)
{
	static const int64_t percents[][4] = {{5000, 5000, 5000, 5000}, {6000, 6000, -2, 6000}};
	struct fixture *f = *state;
	for (size_t i = 0; i < 2; i++) {
		struct made made;
		size_t line = 0, number = 0;
		make_one(f, DOC_CHART_RADAR, &made, percents[i], 4);
		struct frame_group group = draw_scores(f, &made, false, MM(83));
		for (size_t k = 0; k < group.n; k++) {
			if (group.at[k].kind == FRAME_PATH && group.at[k].as.path.paint.stroke == 0x4a3e94)
				line = k;
			if (group.at[k].kind == FRAME_TEXT && str_is(group.at[k].as.text->text, "20"))
				number = k;
		}
		assert_true(line > 0 && number > line);
		/* Its halo too, drawn right before it. */
		assert_int_equal(group.at[line + 1].kind, FRAME_HALO);
		assert_int_equal(group.at[line + 1].as.halo.colour, 0xffffff);
	}
}

/* The pattern of a square begins in its middle, wherever on the page it stands, and stays inside. */
static void squares_hold_their_pattern(void **state)
{
	static const int64_t percents[] = {-2, -2, -2, -2};
	struct fixture *f = *state;
	struct made made;
	size_t squares = 0;
	make_one(f, DOC_CHART_RADAR, &made, percents, 4);
	made.categories[1].state = DOC_STATE_NOT_VERIFIED;
	made.categories[2].state = DOC_STATE_NO_BENCHMARK;
	made.categories[3].state = DOC_STATE_NOT_KNOWN;
	struct frame_group group = draw_scores(f, &made, false, MM(83));
	for (size_t i = 0; i < group.n; i++) {
		if (!is_square(&group.at[i], SQUARE))
			continue;
		const struct frame_item *ground = &group.at[i], *first = &group.at[i + 1], *last = first;
		for (const struct frame_item *item = first; item < group.at + group.n && item->kind == FRAME_PATH && !is_square(item, SQUARE); item++) {
			assert_true(item->x >= ground->x && item->x + item->width <= ground->x + SQUARE);
			assert_true(item->y >= ground->y && item->y + item->height <= ground->y + SQUARE);
			last = item;
		}
		assert_int_equal(ground->as.path.paint.stroke, 0x7c8a96);
		assert_int_equal(ground->as.path.paint.stroke_width, PT(0.5));
		/* As far from one corner as from the other. */
		assert_int_equal(first->x - ground->x, ground->x + SQUARE - last->x - last->width);
		assert_int_equal(first->y - ground->y, ground->y + SQUARE - last->y - last->height);
		assert_int_equal(last - first, squares == 2 ? 4 : 0);
		squares++;
	}
	assert_int_equal(squares, 4);
}

static void few_and_many_are_bars(void **state)
{
	static const size_t counts[] = {1, 2, 41, 47};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		struct made made;
		int64_t percents[48];
		for (size_t k = 0; k < 48; k++)
			percents[k] = k % 3 ? 5000 : -2;
		make_one(f, DOC_CHART_RADAR, &made, percents, counts[i]);
		struct frame_group group = draw_scores(f, &made, false, 0);
		size_t tracks = 0;
		for (size_t k = 0; k < group.n; k++)
			tracks += group.at[k].kind == FRAME_PATH && group.at[k].width == PT(72) && group.at[k].height == PT(6);
		assert_int_equal(tracks, counts[i]);
		assert_int_equal(group.height, counts[i] > 40 ? (PT(14) * (length)counts[i] + PT(7) - 1) / PT(7) * PT(7) : PT(21) * (length)counts[i]);
		assert_int_equal(count_squares(&group, SQUARE), 0);
		make_one(f, DOC_CHART_RADAR, &made, percents, 48);
		assert_false(try_scores(f, &made, false, 0, &group));
	}
}

static void names_are_shortened_and_counted(void **state)
{
	static const int64_t percents[] = {5000, 5000, 5000, 5000};
	struct fixture *f = *state;
	struct made made;
	make_one(f, DOC_CHART_RADAR, &made, percents, 4);
	made.categories[1].name = STR("Percentage of households with water");
	made.categories[1].brief = STR("Water");
	made.categories[3].name = STR("Percentage of households with electricity");
	struct frame_group group = draw_scores(f, &made, false, MM(83));
	assert_int_equal(count_text(&group, "Water"), 1);
	assert_int_equal(count_text(&group, "50.00 B") + count_text(&group, "50.00 C"), 4);
	assert_int_equal(count_text(&group, "2 names short"), 1);
	made.categories[3].name = STR("Short");
	group = draw_scores(f, &made, false, MM(83));
	assert_int_equal(count_text(&group, "1 name short"), 1);
	made.categories[1].name = STR("Short");
	group = draw_scores(f, &made, false, MM(83));
	for (size_t i = 0; i < group.n; i++)
		assert_false(group.at[i].kind == FRAME_TEXT && strstr(str_copy(group.at[i].as.text->text, &f->own), "name"));
}

static void words_say_what_the_radar_shows(void **state)
{
	static const int64_t mixed[] = {8759, 9999, -2, 2500, 2500}, equal[] = {5000, 5000, 5000}, none[] = {-2, -2, -2}, one[] = {-2, 7000, -2};
	struct fixture *f = *state;
	struct made made;
	make_one(f, DOC_CHART_RADAR, &made, mixed, 5);
	assert_string_equal(words_in(f, &made, "en"), "Radar of City, 2020: 5 categories of Society, from 0 to 100 per cent. "
		"Highest: Category b (99.99 per cent, band A). Lowest: Category d and Category e (25.00 per cent, band D, each). Category without a scored data point: Category c. "
		"All in turn: Category a (87.59 per cent, band B), Category b (99.99 per cent, band A), Category c (not scored), Category d (25.00 per cent, band D) and Category e (25.00 per cent, band D).");
	make_one(f, DOC_CHART_RADAR, &made, equal, 3);
	expect_words(words_in(f, &made, "en"), STR("All scores are equal: 50.00 per cent, band C."));
	make_one(f, DOC_CHART_RADAR, &made, none, 3);
	expect_words(words_in(f, &made, "en"), STR("No category is scored."));
	make_one(f, DOC_CHART_RADAR, &made, one, 3);
	expect_words(words_in(f, &made, "en"), STR("The only score: Category b (70.00 per cent, band B)."));
}

/* All numbers, derived again, in two languages. */
static void words_have_all_numbers(void **state)
{
	static const struct { const char *lang, *group, *highest, *lowest; } languages[] = {
		{"en", "%.*s (%.*s per cent, band %.*s)", "Highest: ", "Lowest: "}, {"ar", "%.*s (%.*s في المائة، النطاق %.*s)", "الأعلى: ", "الأدنى: "},
	};
	struct fixture *f = *state;
	for (uint64_t seed = 10; seed < 16; seed++) {
		struct made made;
		make_random(f, DOC_CHART_RADAR, seed, &made);
		make_apart(f, &made);
		for (size_t l = 0; l < 2; l++) {
			const char *words = words_in(f, &made, languages[l].lang);
			int64_t least = INT64_MAX, greatest = -1;
			for (size_t i = 0; i < made.scores.category_count; i++) {
				const struct doc_sector *category = &made.categories[i];
				if (category->state != DOC_STATE_SCORED)
					continue;
				least = category->percent_hundredths < least ? category->percent_hundredths : least;
				greatest = category->percent_hundredths > greatest ? category->percent_hundredths : greatest;
				struct str percent = printed(f, category->percent_hundredths);
				expect_words(words, str_format(&f->own, languages[l].group, STR_ARG(category->name), STR_ARG(percent), STR_ARG(category->band)));
			}
			if (greatest <= least)
				continue;
			const char *high = strstr(words, languages[l].highest), *low = strstr(words, languages[l].lowest);
			assert_true(high && low && high < low);
			assert_true(strstr(high, printed(f, greatest).at) < low);
			expect_words(low, printed(f, least));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_lie_on_their_spokes_and_nothing_overlaps),
		cmocka_unit_test(measures_are_those_of_the_design),
		cmocka_unit_test(line_breaks_where_there_is_no_score),
		cmocka_unit_test(numbers_stand_over_the_line),
		cmocka_unit_test(squares_hold_their_pattern),
		cmocka_unit_test(few_and_many_are_bars),
		cmocka_unit_test(names_are_shortened_and_counted),
		cmocka_unit_test(words_say_what_the_radar_shows),
		cmocka_unit_test(words_have_all_numbers),
	};
	return cmocka_run_group_tests_name("chart/radar", tests, fixture_start, fixture_finish);
}
