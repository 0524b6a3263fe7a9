/* The set open-derived-2026: complete, sourced, honest about its status, and worth 100 per cent at each target. */
#include "sample.h"

#include "base/rational.h"
#define DATA_POINTS 108
#define TARGETS 52

/** Words of a source that carry a figure; places left out do not count. */
static size_t count_words(struct str text)
{
	struct str word;
	size_t count = 0;
	while (str_next_word(&text, &word)) {
		count += !str_is(word, "[...]");
	}
	return count;
}

/** Returns what the set says of a data point, and fails when it says nothing. */
static const struct benchmark *entry_of(const struct city *city, size_t point)
{
	const struct benchmark *entry = benchmark_lookup(&city->set, point);
	if (entry == NULL) {
		fail_msg("%.*s is missing", STR_ARG(city->method.points.at[point].code));
	}
	return entry;
}

static void test_every_data_point_once(void **state)
{
	struct city city;
	size_t by_formula[BENCHMARK_THRESHOLDS + 1] = {0}, by_status[BENCHMARK_PROJECT + 1] = {0};
	city_load(&city, "u4ssc-2017", "open-derived-2026");
	assert_int_equal(city.run.diag.n, 0);
	assert_int_equal(city.method.points.n, DATA_POINTS);
	for (size_t i = 0; i < city.method.points.n; i++) {
		const struct benchmark *target = entry_of(&city, i);
		assert_int_equal(target->reasons.n, 1);
		by_formula[target->formula]++;
		if (target->formula != BENCHMARK_NONE) {
			by_status[target->status]++;
		}
	}
	assert_int_equal(by_formula[BENCHMARK_NONE], DATA_POINTS - TARGETS);
	assert_int_equal(by_formula[BENCHMARK_RATIO], 43);
	assert_int_equal(by_formula[BENCHMARK_LINEAR], 6);
	assert_int_equal(by_formula[BENCHMARK_OPTIMUM], 1);
	assert_int_equal(by_formula[BENCHMARK_COUNT_OF], 1);
	assert_int_equal(by_formula[BENCHMARK_YES_NO], 1);
	assert_int_equal(by_formula[BENCHMARK_THRESHOLDS], 0);
	assert_int_equal(by_status[BENCHMARK_PUBLISHED], 0);
	assert_int_equal(by_status[BENCHMARK_DERIVED], TARGETS);
	assert_int_equal(by_status[BENCHMARK_PROJECT], 0);
	city_finish(&city);
}

static void test_every_target_has_its_source(void **state)
{
	struct city city;
	city_load(&city, "u4ssc-2017", "open-derived-2026");
	for (size_t i = 0; i < city.method.points.n; i++) {
		const struct benchmark *target = entry_of(&city, i);
		if (target->formula == BENCHMARK_NONE) {
			continue;
		}
		assert_int_equal(target->sources.n, 1);
		const struct benchmark_source *source = &target->sources.at[0];
		assert_true(source->title.text.n > 20);
		assert_memory_equal(source->address.text.at, "http", 4);
		assert_true(source->page.text.n > 0);
		assert_int_equal(target->words.n, 1);
		size_t words = count_words(target->words.at[0].text);
		assert_in_range(words, 3, BENCHMARKS_WORDS_LIMIT);
	}
	city_finish(&city);
}

/** Reports of ITU say of these four that they have no benchmark. */
static void test_known_to_have_none(void **state)
{
	static const char *const codes[] = {"EC:ICT:ICT:5A", "EC:ICT:PS:1A/number", "EC:ICT:PS:2A", "SC:EH:C:2A"};
	struct city city;
	city_load(&city, "u4ssc-2017", "open-derived-2026");
	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
		size_t point;
		assert_true(method_lookup(&city.method, str_from(codes[i]), &point));
		assert_int_equal(entry_of(&city, point)->formula, BENCHMARK_NONE);
	}
	city_finish(&city);
}

static void test_directions_are_those_of_the_method(void **state)
{
	struct city city;
	city_load(&city, "u4ssc-2017", "open-derived-2026");
	for (size_t i = 0; i < city.method.points.n; i++) {
		const struct benchmark *target = entry_of(&city, i);
		enum method_direction direction = city.method.points.at[i].direction;
		switch (target->formula) {
		case BENCHMARK_NONE:
			break;
		case BENCHMARK_OPTIMUM:
			assert_int_equal(direction, METHOD_OPTIMUM);
			break;
		case BENCHMARK_YES_NO:
		case BENCHMARK_COUNT_OF:
			assert_int_equal(direction, METHOD_HIGHER);
			break;
		case BENCHMARK_RATIO:
		case BENCHMARK_LINEAR:
		case BENCHMARK_THRESHOLDS:
			if (target->direction != direction) {
				fail_msg("%.*s has another direction", STR_ARG(city.method.points.at[i].code));
			}
		}
	}
	city_finish(&city);
}

/** Returns the value that reaches a target, as a profile writes it. */
static const char *value_at_target(struct city *city, const struct benchmark *target)
{
	if (target->formula != BENCHMARK_COUNT_OF) {
		return str_copy(target->value_text.text, &city->run.arena);
	}
	const struct method_items *items = &city->method.points.at[target->point].items;
	struct buf all = {.arena = &city->run.arena};
	for (size_t i = 0; i < items->n; i++) {
		buf_format(&all, "%s%.*s", i > 0 ? " " : "", STR_ARG(items->at[i].id.text));
	}
	return str_copy(buf_str(&all), &city->run.arena);
}

static void assert_percent(struct city *city, size_t point, const char *value, const char *percent)
{
	city->observations.n = 0;
	city_observe(city, str_copy(city->method.points.at[point].code, &city->run.arena), value);
	assert_true(city_score(city));
	const struct score_point *scored = &city->card.points[point];
	assert_int_equal(scored->state, SCORE_SCORED);
	assert_string_equal(str_copy(scored->performance.exact, &city->run.arena), percent);
}

static void test_target_is_100_per_cent(void **state)
{
	struct city city;
	size_t reached = 0;
	city_load(&city, "u4ssc-2017", "open-derived-2026");
	for (size_t i = 0; i < city.method.points.n; i++) {
		const struct benchmark *target = entry_of(&city, i);
		if (target->formula == BENCHMARK_NONE) {
			continue;
		}
		assert_percent(&city, i, value_at_target(&city, target), "100");
		assert_int_equal(city_letter(&city, i), 'A');
		reached++;
	}
	assert_int_equal(reached, TARGETS);
	city_finish(&city);
}

/** Values away from the target, computed by hand. */
static void test_away_from_the_target(void **state)
{
	static const struct { const char *code, *value, *percent; } rows[] = {
		{"EC:P:EM:1C", "10", "50"},
		{"EC:P:EM:1C", "0", "100"},
		{"EC:I:T:4A/private-vehicles", "80", "37.5"},
		{"EC:ICT:ES:1C", "20", "25"},
		{"EC:I:UP:2A", "compact connected", "40"},
		{"EN:EN:AQ:1C/pm2.5", "8", "62.5"},
		{"EN:EN:WA:1C/landfill", "25", "40"},
		{"EN:EN:WA:1C/open-dump", "5", "95"},
		{"EN:EN:EQ:2A", "100", "0"},
		{"EN:E:E:1C", "8.5", "20"},
		{"SC:EH:H:1C", "54", "0"},
		{"SC:EH:H:1C", "67", "50"},
		{"SC:EH:H:1C", "83.1", "100"},
		{"SC:SH:HO:1C", "10", "90"},
		{"SC:SH:SI:1C", "0.8", "80"},
		{"SC:SH:SI:1C", "1.25", "80"},
		{"SC:SH:SI:2C", "0.465", "50"},
		{"SC:SH:SA:3A", "no", "0"},
		{"SC:SH:SA:9C", "16.8", "50"},
	};
	struct city city;
	city_load(&city, "u4ssc-2017", "open-derived-2026");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		size_t point;
		assert_true(method_lookup(&city.method, str_from(rows[i].code), &point));
		assert_percent(&city, point, rows[i].value, rows[i].percent);
	}
	city_finish(&city);
}

static void test_says_that_it_is_not_of_itu(void **state)
{
	static const char *const langs[] = {"en", "fr", "es", "ru", "ar", "zh", "nb"};
	struct city city;
	city_load(&city, "u4ssc-2017", "open-derived-2026");
	assert_int_equal(city.set.status, BENCHMARKS_INDICATIVE);
	assert_int_equal(city.set.notices.n, sizeof langs / sizeof langs[0]);
	for (size_t i = 0; i < city.set.notices.n; i++) {
		assert_true(str_is(city.set.notices.at[i].lang, langs[i]));
	}
	assert_true(str_is(city.set.notices.at[0].text, "Indicative, not ITU results."));
	city_finish(&city);
}

/** Returns the line of the page that begins with the code of a data point, and fails unless there is exactly one. */
static const char *page_row(struct city *city, const char *page, struct str code)
{
	struct str start = str_format(&city->run.arena, "\n| `%.*s` | ", STR_ARG(code));
	const char *row = strstr(page, start.at);
	if (row == NULL || strstr(row + 1, start.at) != NULL) {
		fail_msg("docs/open-derived-2026.md has not one row for %.*s", STR_ARG(code));
	}
	const char *end = strchr(row + 1, '\n');
	assert_non_null(end);
	return str_copy((struct str){row + 1, (size_t)(end - row - 1)}, &city->run.arena);
}

/** The page that explains the set has the same targets, and the same reasons where there is none. */
static void test_page_agrees(void **state)
{
	struct city city;
	struct str bytes;
	city_load(&city, "u4ssc-2017", "open-derived-2026");
	struct str path = path_join(str_from(getenv("CITYPROFILE_DATA")), STR("docs/open-derived-2026.md"), &city.run.arena);
	assert_true(file_read(path, 1000000, (struct span){0}, &city.run.arena, &city.run.diag, &bytes));
	const char *page = str_copy(bytes, &city.run.arena);
	for (size_t i = 0; i < city.method.points.n; i++) {
		const struct benchmark *target = entry_of(&city, i);
		const char *row = page_row(&city, page, city.method.points.at[i].code);
		if (target->formula == BENCHMARK_NONE) {
			assert_non_null(strstr(row, str_copy(target->reasons.at[0].text, &city.run.arena)));
			continue;
		}
		struct str formula = str_format(&city.run.arena, "| %s", benchmark_formula_word(target->formula));
		assert_non_null(strstr(row, formula.at));
		assert_non_null(strstr(row, "| derived |"));
		struct str value = target->value_text.text;
		struct str cell = str_format(&city.run.arena, "| %.*s", STR_ARG(str_is(value, "100000") ? STR("100,000") : value));
		assert_non_null(strstr(row, cell.at));
	}
	city_finish(&city);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_data_point_once),
		cmocka_unit_test(test_every_target_has_its_source),
		cmocka_unit_test(test_known_to_have_none),
		cmocka_unit_test(test_directions_are_those_of_the_method),
		cmocka_unit_test(test_target_is_100_per_cent),
		cmocka_unit_test(test_away_from_the_target),
		cmocka_unit_test(test_says_that_it_is_not_of_itu),
		cmocka_unit_test(test_page_agrees),
	};
	xml_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
