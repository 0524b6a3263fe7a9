#include "grid.h"

#include "chart/grid_words.h"

#define SEEDS 500

static struct str words_of(struct fixture *f, const struct grid_made *made, const struct labels *labels)
{
	return grid_words("chart.bars", &made->chart, labels, &f->own);
}

/* Five sets of data, each in two languages, with numbers counted by hand. */
static void words_are_made_of_the_data(void **state)
{
	struct fixture *f = *state;
	struct labels arabic;
	struct grid_made made;
	grid_labels(f, "ar", &arabic);

	grid_make(f, &made, DOC_CHART_BARS, "Health|Housing|Culture", "Ålesund|91.7|75.0|25.05", NULL);
	made.chart.name = STR("Ålesund");
	made.grid.unit = STR("per cent");
	assert_string_equal(words_of(f, &made, &f->labels).at, "Bar chart, Ålesund: one series, 3 entries, 3 values. Unit: per cent. Ålesund: highest 91.7 (Health), lowest 25.05 (Culture).");
	assert_string_equal(words_of(f, &made, &arabic).at, "رسم بالأعمدة، Ålesund: سلسلة واحدة، 3 بنود، 3 قيم. الوحدة: per cent. Ålesund: الأعلى 91.7 (Health)، والأدنى 25.05 (Culture).");

	grid_make(f, &made, DOC_CHART_BARS, "a|b", "Men|1240500|1240500.0", "Women|NR|0", NULL);
	assert_string_equal(words_of(f, &made, &f->labels).at, "Bar chart: 2 series, 2 entries, 3 values. Men: 1,240,500 throughout. Women: 0 (b). Women: not reported for a.");
	assert_string_equal(words_of(f, &made, &arabic).at, "رسم بالأعمدة: سلسلتان، بندان، 3 قيم. Men: 1,240,500 في كل البنود. Women: 0 (b). Women: لم يُبلَّغ عن a.");

	grid_make(f, &made, DOC_CHART_BARS, "a|b|c|d|e", "X|NR|NV|NB|NK|NR", NULL);
	assert_string_equal(words_of(f, &made, &f->labels).at,
		"Bar chart: one series, 5 entries, no value. X: not reported for a and e. X: not verified for b. X: no benchmark for c. X: not known for d.");
	assert_string_equal(words_of(f, &made, &arabic).at,
		"رسم بالأعمدة: سلسلة واحدة، 5 بنود، بلا أي قيمة. X: لم يُبلَّغ عن a وe. X: لم يُتحقق من b. X: لا معيار للمقارنة لـ c. X: غير معروف لـ d.");

	grid_make(f, &made, DOC_CHART_BARS, "a|b|c|d", "X|-0.000000001|1000000000000|~7|~-3", NULL);
	assert_string_equal(words_of(f, &made, &f->labels).at,
		"Bar chart: one series, 4 entries, 4 values. X: highest 1,000,000,000,000 (b), lowest −3 (d). X: 2 values are expected, not observed.");
	assert_true(strstr(words_of(f, &made, &arabic).at, "4 قيم. X: الأعلى 1,000,000,000,000 (b)") != NULL);
	assert_true(strstr(words_of(f, &made, &arabic).at, "قيمتان متوقعتان") != NULL);

	grid_make(f, &made, DOC_CHART_BARS, "a|b|c|d|e|f|g|h|i|j|k|l|m|n", "X|1|1|1|1|1|1|1|1|1|1|1|1|1|2", "Aim|5|5|5|5|5|5|5|5|5|5|5|5|6|5", NULL);
	made.series[1].target = true;
	assert_string_equal(words_of(f, &made, &f->labels).at, "Bar chart: 2 series, 14 entries, 28 values. X: highest 2 (n), lowest 1 (13 entries). "
		"Aim: highest 6 (m), lowest 5 (13 entries). Aim: values to be reached.");
	assert_true(strstr(words_of(f, &made, &arabic).at, "سلسلتان، 14 بنداً، 28 قيمة. X: الأعلى 2 (n)، والأدنى 1 (13 بنداً).") != NULL);
}

static bool has(struct str text, const char *part)
{
	return strstr(text.at, part) != NULL;
}

/* Extremes found again among whole numbers; names are those of entries, in their order. */
static void check_series(struct fixture *f, const struct grid_made *made, struct str text, size_t series, const int64_t *numbers, const bool *given, uint64_t seed)
{
	int64_t most = INT64_MIN, least = INT64_MAX;
	size_t count = 0;
	for (size_t i = 0; i < made->grid.entry_count; i++) {
		if (!given[i])
			continue;
		most = numbers[i] > most ? numbers[i] : most;
		least = numbers[i] < least ? numbers[i] : least;
		count++;
	}
	struct str name = made->series[series].name;
	assert_int_equal(has(text, str_format(&f->own, "%.*s: highest", STR_ARG(name)).at), count > 1 && most != least);
	if (count == 0)
		return;
	char wanted[2][64];
	snprintf(wanted[0], sizeof wanted[0], "%.*s: highest %s%lld (", STR_ARG(name), most < 0 ? "−" : "", (long long)llabs(most));
	snprintf(wanted[1], sizeof wanted[1], ", lowest %s%lld (", least < 0 ? "−" : "", (long long)llabs(least));
	if (count > 1 && most != least && !(has(text, wanted[0]) && has(text, wanted[1])))
		fail_msg("seed %llu: no “%s…%s” in “%s”", (unsigned long long)seed, wanted[0], wanted[1], text.at);
	if (count > 1 && most == least)
		assert_true(has(text, str_format(&f->own, "%.*s: %s%lld throughout.", STR_ARG(name), most < 0 ? "−" : "", (long long)llabs(most)).at));
	if (count == 1)
		assert_true(has(text, str_format(&f->own, "%.*s: %s%lld (", STR_ARG(name), most < 0 ? "−" : "", (long long)llabs(most)).at));
}

/* Each missing entry is named, or counted where there are many. */
static void check_missing(struct fixture *f, const struct grid_made *made, struct str text, size_t series)
{
	static const char *const words[] = {"", "not reported", "not verified", "no benchmark", "not known"};
	for (int state = 1; state <= 4; state++) {
		size_t n = 0, last = 0;
		for (size_t i = 0; i < made->grid.entry_count; i++)
			if (!made->series[series].values[i].given && (int)made->series[series].values[i].state == state) {
				n++;
				last = i;
			}
		struct str head = str_format(&f->own, "%.*s: %s for ", STR_ARG(made->series[series].name), words[state]);
		const char *at = strstr(text.at, head.at);
		assert_int_equal(at != NULL, n > 0);
		if (n == 0)
			continue;
		struct str sentence = {at, (size_t)(strchr(at, '.') - at)};
		struct str end = n > 12 ? str_format(&f->own, "%zu entries", n) : made->entries[last].name;
		assert_true(str_equal(str_from_byte(sentence, sentence.n - end.n), end));
	}
}

static void numbers_are_found_again(void **state)
{
	struct fixture *f = *state;
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		static struct grid_made made;
		static int64_t numbers[GRID_SERIES][GRID_ENTRIES];
		static bool given[GRID_SERIES][GRID_ENTRIES];
		uint64_t random = seed;
		size_t n = 1 + next_random(&random) % 40, rows = 1 + next_random(&random) % 4, all = 0;
		uint32_t rare = 1 + next_random(&random) % 8;
		fixture_clear(f);
		grid_empty(&made, DOC_CHART_BARS);
		for (size_t i = 0; i < n; i++)
			grid_add_entry(&made, str_format(&f->own, "E%zu", i));
		for (size_t i = 0; i < rows; i++) {
			struct doc_series *series = grid_add_series(f, &made, str_format(&f->own, "S%zu", i));
			for (size_t k = 0; k < n; k++) {
				numbers[i][k] = (int64_t)(next_random(&random) % 1999) - 999;
				given[i][k] = next_random(&random) % rare > 0;
				all += given[i][k];
				series->values[k] = given[i][k] ? grid_number(f, numbers[i][k], 0) : grid_missing(&random);
			}
		}
		struct str text = words_of(f, &made, &f->labels);
		struct str head = str_format(&f->own, "%zu values. ", all);
		assert_true(all > 1 ? has(text, head.at) : has(text, all == 1 ? "one value. " : "no value. "));
		for (size_t i = 0; i < rows; i++) {
			check_series(f, &made, text, i, numbers[i], given[i], seed);
			check_missing(f, &made, text, i);
		}
	}
}

static void decimals_are_compared_exactly(void **state)
{
	static const struct { const char *a, *b; int order; } rows[] = {
		{"1", "1.000", 0}, {"-0", "0", 0}, {"0.1", "0.09", 1}, {"-2", "-1", -1}, {"-5", "3", -1}, {"10", "9", 1}, {"1000000000000", "999999999999.999999999", 1},
		{"0.000000001", "0", 1}, {"-0.000000001", "0", -1},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct decimal a, b;
		assert_true(decimal_parse(str_from(rows[i].a), &a) && decimal_parse(str_from(rows[i].b), &b));
		int order = grid_words_compare(&a, &b), back = grid_words_compare(&b, &a);
		assert_int_equal((order > 0) - (order < 0), rows[i].order);
		assert_int_equal((back > 0) - (back < 0), -rows[i].order);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_made_of_the_data),
		cmocka_unit_test(numbers_are_found_again),
		cmocka_unit_test(decimals_are_compared_exactly),
	};
	return cmocka_run_group_tests_name("chart/grid_words", tests, grid_start, fixture_finish);
}
