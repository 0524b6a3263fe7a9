#include "scores.h"

#include "chart/strip.h"

#define BAR PT(12)
#define BETWEEN PT(0.8)

/* The pieces of one row, from where lines begin. */
struct pieces { size_t n; length x[8], width[8]; colour fill[8]; enum frame_pattern pattern[8]; };

static struct pieces pieces_of(const struct frame_group *group, length middle, bool rtl)
{
	struct pieces pieces = {0};
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_item *item = &group->at[i];
		if (item->kind != FRAME_PATH || item->height != BAR || item->y + BAR / 2 != middle)
			continue;
		pieces.x[pieces.n] = rtl ? group->width - item->x - item->width : item->x;
		pieces.fill[pieces.n] = item->as.path.paint.fill;
		pieces.pattern[pieces.n] = item->as.path.paint.pattern;
		pieces.width[pieces.n++] = item->width;
	}
	return pieces;
}

/* The middle of row `number`: rows are drawn in their order. */
static length middle_of(const struct frame_group *group, size_t number)
{
	length last = -1;
	size_t rows = 0;
	for (size_t i = 0; i < group->n; i++) {
		const struct frame_item *item = &group->at[i];
		if (item->kind != FRAME_PATH || item->height != BAR || item->y == last)
			continue;
		last = item->y;
		if (rows++ == number)
			return item->y + BAR / 2;
	}
	fail_msg("there is no row %zu", number);
	return 0;
}

static const struct frame_item *text_at(const struct frame_group *group, const char *text)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].kind == FRAME_TEXT && str_is(group->at[i].as.text->text, text))
			return &group->at[i];
	fail_msg("there is no “%s”", text);
	return NULL;
}

/* How many data points of a row are in a band or state, by its place in the order A B C D NV NR NB NK. */
static void count_again(const struct made *made, const struct doc_sector *row, size_t counts[8])
{
	static const enum doc_chart_state states[] = {DOC_STATE_NOT_VERIFIED, DOC_STATE_NOT_REPORTED, DOC_STATE_NO_BENCHMARK, DOC_STATE_NOT_KNOWN};
	memset(counts, 0, 8 * sizeof *counts);
	for (size_t i = row->first; i < row->first + row->count; i++)
		for (size_t k = 0; k < 4; k++) {
			counts[k] += made->points[i].state == DOC_STATE_SCORED && made->points[i].band.at[0] == (char)('A' + k);
			counts[4 + k] += made->points[i].state == states[k];
		}
}

/* Pieces of a row follow each other 0.8 pt apart in the order of bands and states, and share the rest by their counts. */
static void check_row(const struct made *made, const struct doc_sector *row, const struct pieces *pieces, uint64_t seed)
{
	static const colour fills[8] = {0x0f3b63, 0x4f9bbf, 0xf4be55, 0xb5452e, 0x7c8a96, 0x7c8a96, 0x5f6e7b, 0x7c8a96};
	static const enum frame_pattern patterns[8] = {0, 0, 0, 0, FRAME_LINES, FRAME_HATCH, FRAME_DOTS, FRAME_HATCH};
	size_t counts[8], n = 0;
	length whole = 0;
	count_again(made, row, counts);
	for (size_t i = 0; i < pieces->n; i++)
		whole += pieces->width[i];
	for (size_t k = 0; k < 8; k++) {
		if (counts[k] == 0)
			continue;
		assert_true(n < pieces->n);
		if (labs((long)(pieces->width[n] * (length)row->count - whole * (length)counts[k])) > (long)row->count)
			fail_msg("seed %llu: piece %zu of %zu data points of %zu is %lld of %lld", (unsigned long long)seed, n, counts[k], row->count, (long long)pieces->width[n], (long long)whole);
		assert_int_equal(pieces->fill[n], fills[k]);
		assert_int_equal(pieces->pattern[n], patterns[k]);
		if (n > 0)
			assert_int_equal(pieces->x[n], pieces->x[n - 1] + pieces->width[n - 1] + BETWEEN);
		n++;
	}
	assert_int_equal(n, pieces->n);
}

static void pieces_have_their_counts_and_nothing_overlaps(void **state)
{
	struct fixture *f = *state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		struct made made;
		bool arabic = make_random(f, DOC_CHART_BAND_STRIP, seed, &made);
		bool whole = made.scores.dimension_count > 1;
		const struct doc_sector *rows = whole ? made.dimensions : made.categories;
		size_t n = whole ? made.scores.dimension_count : made.scores.category_count;
		struct frame_group group = {0};
		if (!try_scores(f, &made, arabic, random_measure(seed / 5), &group)) {
			assert_true(n > 46);
			continue;
		}
		assert_int_equal(group.height % PT(7), 0);
		for (size_t i = 0; i < n; i++) {
			struct pieces pieces = pieces_of(&group, middle_of(&group, i), arabic);
			check_row(&made, &rows[i], &pieces, seed);
		}
		ink_check_inside(&group, &f->own, seed);
		ink_check_apart(&group, &f->own, seed);
	}
}

static void numbers_give_way_to_letters_and_these_stand_over_the_bar(void **state)
{
	struct fixture *f = *state;
	struct made made;
	static const int64_t percents[] = {5000};
	make_one(f, DOC_CHART_BAND_STRIP, &made, percents, 1);
	made.scores.category_count = made.scores.point_count = 0;
	/* 200 data points on about 260 pt: 100, 92, 6, 2 of them. */
	char points[201] = {0};
	for (size_t i = 0; i < 200; i++)
		points[i] = i < 100 ? 'A' : i < 192 ? 'B' : i < 198 ? 'C' : 'D';
	made_category(&made, STR("Name"), 8000, points);
	made.dimensions[0].count = 200;
	struct frame_group group = draw_scores(f, &made, false, MM(126));
	assert_int_equal(count_text(&group, "A 100"), 1);
	assert_int_equal(count_text(&group, "B 92"), 1);
	assert_int_equal(count_text(&group, "C 6"), 0);
	assert_int_equal(count_text(&group, "6"), 0);
	assert_int_equal(count_text(&group, "D 2") + count_text(&group, "2"), 0);
	length middle = middle_of(&group, 0);
	assert_true(text_at(&group, "C")->y < middle + BAR / 2 && text_at(&group, "C")->y > middle - BAR / 2);
	assert_int_equal(text_at(&group, "D")->y, middle - BAR / 2 - LENGTH_PT * 6 / 5);
	assert_int_equal(count_text(&group, "Band"), 1);
	assert_int_equal(group.height, PT(14 + 21));
	assert_int_equal(middle_of(&group, 0), PT(14 + 10.5));
}

/* One of each band and state, on so little room that no letters stand in their pieces: all stand over them, in their order. */
static void letters_over_a_bar_keep_apart(void **state)
{
	static const char *const order[] = {"A", "B", "C", "D", "NV", "NR", "NB", "NK"};
	static const int64_t percents[] = {5000};
	struct fixture *f = *state;
	struct made made;
	for (unsigned rtl = 0; rtl < 2; rtl++) {
		make_one(f, DOC_CHART_BAND_STRIP, &made, percents, 1);
		made.scores.category_count = made.scores.point_count = 0;
		char points[208] = {0};
		memset(points, 'A', 200);
		memcpy(points + 200, "BCDvrnk", 7);
		made_category(&made, STR("Name"), 8000, points);
		made.dimensions[0].count = 207;
		struct frame_group group = draw_scores(f, &made, rtl, MM(126));
		length last = 0;
		assert_int_equal(count_text(&group, "A 200"), 1);
		for (size_t i = 1; i < 8; i++) {
			const struct frame_item *item = text_at(&group, order[i]);
			length at = rtl ? group.width - item->x - item->width : item->x;
			assert_true(at >= last + (i > 1 ? PT(1.5) : 0));
			last = at + item->width;
		}
		struct pieces pieces = pieces_of(&group, middle_of(&group, 0), rtl);
		assert_int_equal(last, pieces.x[7] + pieces.width[7]);
	}
}

static void one_strip_alone_has_its_height(void **state)
{
	struct fixture *f = *state;
	struct made made;
	make_known(f, DOC_CHART_BAND_STRIP, &made);
	made.chart.height = BAR;
	struct frame_group group = draw_scores(f, &made, false, MM(100));
	struct doc_sector all = {.count = made.scores.point_count};
	struct pieces pieces = pieces_of(&group, BAR / 2, false);
	assert_int_equal(group.height, BAR);
	assert_int_equal(pieces.x[0], 0);
	assert_int_equal(pieces.x[pieces.n - 1] + pieces.width[pieces.n - 1], group.width);
	check_row(&made, &all, &pieces, 0);
}

static void words_say_what_strips_show(void **state)
{
	struct fixture *f = *state;
	struct made made;
	make_known(f, DOC_CHART_BAND_STRIP, &made);
	assert_string_equal(words_in(f, &made, "en"), "Band strips of City, 2020: 15 data points in 3 dimensions. "
		"9 data points are scored: 4 in band A, 2 in band B, 2 in band C and 1 in band D. Without a score: 1 not verified, 2 not reported, 2 without benchmark and 1 whose value is not known. "
		"Best dimension: Environment (band B). Weakest dimension: Economy (band C). "
		"Economy (55.55 per cent, band C): 2 in band A, 1 in band B, 2 in band C, 1 in band D, 1 not verified, 1 not reported and 2 without benchmark. "
		"Environment (91.66 per cent, band B): 2 in band A and 1 in band B. Society (not scored): 1 not reported and 1 whose value is not known.");
}

/* The counts of every row, counted again, in two languages. */
static void words_have_all_counts(void **state)
{
	static const struct { const char *lang, *band; } languages[] = {{"en", "%zu in band %c"}, {"ar", "%zu في النطاق %c"}};
	struct fixture *f = *state;
	for (uint64_t seed = 0; seed < 5; seed++) {
		struct made made;
		make_random(f, DOC_CHART_BAND_STRIP, seed, &made);
		make_apart(f, &made);
		for (size_t l = 0; l < 2; l++) {
			const char *words = words_in(f, &made, languages[l].lang);
			bool whole = made.scores.dimension_count > 1;
			for (size_t i = 0; i < (whole ? made.scores.dimension_count : made.scores.category_count); i++) {
				const struct doc_sector *row = whole ? &made.dimensions[i] : &made.categories[i];
				size_t counts[8];
				count_again(&made, row, counts);
				expect_words(words, str_format(&f->own, "%.*s (", STR_ARG(row->name)));
				for (size_t k = 0; k < 4; k++)
					if (counts[k] > 0)
						expect_words(words, str_format(&f->own, languages[l].band, counts[k], (int)('A' + k)));
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_have_their_counts_and_nothing_overlaps),
		cmocka_unit_test(numbers_give_way_to_letters_and_these_stand_over_the_bar),
		cmocka_unit_test(letters_over_a_bar_keep_apart),
		cmocka_unit_test(one_strip_alone_has_its_height),
		cmocka_unit_test(words_say_what_strips_show),
		cmocka_unit_test(words_have_all_counts),
	};
	return cmocka_run_group_tests_name("chart/strip", tests, fixture_start, fixture_finish);
}
