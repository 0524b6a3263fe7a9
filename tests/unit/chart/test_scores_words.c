#include "scores.h"

#include "chart/scores_words.h"

static void bands_are_counted_best_first(void **state)
{
	static const struct { const char *points, *bands; } rows[] = {
		{"", ""}, {"rvnk", ""}, {"A", "A1 "}, {"DCBA", "A1 B1 C1 D1 "}, {"DDrADn", "A1 D3 "}, {"BABABAC", "A3 B3 C1 "},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct made made;
		struct buf text = {.arena = &f->own};
		size_t n;
		made_scores(&made, DOC_CHART_WHEEL);
		made_category(&made, STR("Before"), 0, "ABCD");
		size_t first = made.scores.point_count;
		made_category(&made, STR("Name"), 0, rows[i].points);
		size_t count = made.scores.point_count - first;
		made_category(&made, STR("After"), 0, "ABCDr");
		const struct scores_band *bands = scores_bands(&made.scores, first, count, &f->own, &n);
		for (size_t k = 0; k < n; k++)
			buf_add_str(&text, str_format(&f->own, "%.*s%zu ", STR_ARG(bands[k].letter), bands[k].count));
		assert_string_equal(text.n > 0 ? buf_str(&text).at : "", rows[i].bands);
		assert_int_equal(scores_count_state(&made.scores, first, count, DOC_STATE_NOT_REPORTED), strchr(rows[i].points, 'r') != NULL);
	}
}

static void percentages_have_two_decimals(void **state)
{
	static const struct { int64_t hundredths; const char *printed; } rows[] = {
		{0, "0.00"}, {9, "0.09"}, {10, "0.10"}, {3299, "32.99"}, {6600, "66.00"}, {9999, "99.99"}, {10000, "100.00"}, {1234567, "12,345.67"},
	};
	struct fixture *f = *state;
	struct format *format = format_create(STR("en"));
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(str_copy(scores_percent(format, rows[i].hundredths, &f->own), &f->own), rows[i].printed);
	format_destroy(format);
}

static const char *extremes(struct fixture *f, const char *const points[3], int64_t last)
{
	struct made made;
	struct words words = words_start(&f->labels, &f->own);
	made_scores(&made, DOC_CHART_WHEEL);
	made_category(&made, STR("One"), 5000, points[0]);
	made_category(&made, STR("Two"), 5000, points[1]);
	made_category(&made, STR("Three"), last, points[2]);
	scores_words_extremes(&words, &made.scores, made.categories, 3, "chart.scores.best", "chart.scores.weakest");
	scores_words_empty(&words, &made.scores);
	return str_copy(words_finish(&words), &f->own);
}

static void extremes_are_compared_exactly(void **state)
{
	static const struct { const char *points[3]; int64_t last; const char *words; } rows[] = {
		{{"AB", "BB", "CC"}, 5000, "Best One C. Weakest Three C."},
		{{"AB", "ABAB", "CC"}, 5000, "All best One and Two C. Weakest Three C."},
		{{"BB", "B", "BBBr"}, 5000, ""},
		{{"B", "B", "r"}, -2, "Empty Three."},
		/* 7 of 8 and 20 of 24 points: 87.5 and 83.3 per cent; what is missing does not count. */
		{{"ABrrr", "AAAADD", "C"}, 5000, "Best One C. Weakest Three C."},
		{{"CCB", "CCBCCB", "CCCBCB"}, 5000, ""},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_string_equal(extremes(f, rows[i].points, rows[i].last), rows[i].words);
}

/* Two dimensions with a category of the same name. */
static void names_that_two_share_have_their_dimension(void **state)
{
	static const char *const names[] = {"Water", "Networks", "Water", "Air"};
	static const char *const said[] = {"Water of Economy", "Networks", "Water of Environment", "Air"};
	struct fixture *f = *state;
	struct made made;
	struct words words = words_start(&f->labels, &f->own);
	struct doc_scores *scores = made_scores(&made, DOC_CHART_WHEEL);
	for (size_t d = 0; d < 2; d++) {
		struct doc_sector dimension = made_group(scores, d ? STR("Environment") : STR("Economy"), 5000);
		made_category(&made, str_from(names[2 * d]), 5000, "AB");
		made_category(&made, str_from(names[2 * d + 1]), 5000, "CC");
		made_close(scores, &dimension);
		made.dimensions[scores->dimension_count++] = dimension;
	}
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(str_copy(scores_words_name(&words, scores, &made.categories[i]), &f->own), said[i]);
	scores_words_extremes(&words, scores, made.categories, 4, "chart.scores.best", "chart.scores.weakest");
	assert_string_equal(str_copy(words_finish(&words), &f->own), "All best Water of Economy and Water of Environment C. All weakest Networks and Air C.");
}

static void groups_say_what_they_came_to(void **state)
{
	static const struct { enum doc_chart_state state; int64_t percent; const char *words; } rows[] = {
		{DOC_STATE_SCORED, 6599, "Name 65.99 B"}, {DOC_STATE_SCORED, 0, "Name 0.00 B"}, {DOC_STATE_SCORED, -1, "Name B"},
		{DOC_STATE_NOT_REPORTED, -1, "Name NR"}, {DOC_STATE_NOT_VERIFIED, -1, "Name NV"}, {DOC_STATE_NO_BENCHMARK, -1, "Name NB"}, {DOC_STATE_NOT_KNOWN, -1, "Name NK"},
	};
	struct fixture *f = *state;
	struct words words = words_start(&f->labels, &f->own);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc_sector group = {.name = STR("Name"), .band = STR("B"), .state = rows[i].state, .percent_hundredths = rows[i].percent};
		assert_string_equal(str_copy(scores_words_group(&words, &(struct doc_scores){0}, &group), &f->own), rows[i].words);
	}
	words_finish(&words);
}

static void titles_have_the_city_and_year_that_are_known(void **state)
{
	static const struct { const char *city, *year, *words; } rows[] = {
		{"City", "2020", "Matrix of City 2020"}, {"City", "", "Matrix of City"}, {"", "2020", "Matrix"}, {"", "", "Matrix"},
	};
	struct fixture *f = *state;
	struct words words = words_start(&f->labels, &f->own);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct doc_scores scores = {.year = str_from(rows[i].year)};
		struct doc_chart chart = {.name = str_from(rows[i].city), .scores = &scores};
		assert_string_equal(str_copy(scores_words_title(&words, &chart, "chart.matrix.title"), &f->own), rows[i].words);
	}
	words_finish(&words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bands_are_counted_best_first),
		cmocka_unit_test(percentages_have_two_decimals),
		cmocka_unit_test(extremes_are_compared_exactly),
		cmocka_unit_test(names_that_two_share_have_their_dimension),
		cmocka_unit_test(groups_say_what_they_came_to),
		cmocka_unit_test(titles_have_the_city_and_year_that_are_known),
	};
	return cmocka_run_group_tests_name("chart/scores_words", tests, fixture_start, fixture_finish);
}
