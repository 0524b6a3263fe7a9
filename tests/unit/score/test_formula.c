/* Percentages: every formula, and bands at their limits. */
#include "sample.h"

#include "base/rational.h"
#define RATIO_100 "formula='ratio' value='100' direction='higher'"
#define RATIO_LOWER_5 "formula='ratio' value='5' direction='lower'"
#define LINEAR "formula='linear' value='10' floor='60' direction='lower'"
#define OPTIMUM "formula='optimum' value='40'"

/** Score one value against one target. */
static void score_one(struct city *city, const char *entry, const char *kind, const char *value)
{
	city_start(city, &entry, kind, "", 1);
	city_observe(city, "X:T:1C", value);
	if (!city_score(city)) {
		fail_msg("%s against %s is not scored: %s", value, entry, str_copy(city->run.diag.at[0].message, &city->run.arena));
	}
}

/** The band that one value gets against one target. */
static void assert_band(const char *entry, const char *kind, const char *value, const char *exact, char letter)
{
	struct city city;
	score_one(&city, entry, kind, value);
	assert_string_equal(str_copy(city.card.points[0].performance.exact, &city.run.arena), exact);
	assert_int_equal(city_letter(&city, 0), letter);
	city_finish(&city);
}

/** Each limit, and one unit in the 18th digit either side: of the value, of its 18th decimal, of a fraction. */
static void test_limits(void **state)
{
	static const struct { const char *value, *exact; char letter; } rows[] = {
		{"0", "0", 'D'},
		{"32.9999999999999999", "32.9999999999999999", 'D'}, {"33", "33", 'C'}, {"33.0000000000000001", "33.0000000000000001", 'C'},
		{"65.9999999999999999", "65.9999999999999999", 'C'}, {"66", "66", 'B'}, {"66.0000000000000001", "66.0000000000000001", 'B'},
		{"94.9999999999999999", "94.9999999999999999", 'B'}, {"95", "95", 'A'}, {"95.0000000000000001", "95.0000000000000001", 'A'},
		{"32.999999999999999999", "32.999999999999999999", 'D'}, {"33.000000000000000001", "33.000000000000000001", 'C'},
		{"65.999999999999999999", "65.999999999999999999", 'C'}, {"66.000000000000000001", "66.000000000000000001", 'B'},
		{"94.999999999999999999", "94.999999999999999999", 'B'}, {"95.000000000000000001", "95.000000000000000001", 'A'},
		{"329999999999999999/1000000000000000000", "32.9999999999999999", 'D'}, {"330000000000000000/1000000000000000000", "33", 'C'},
		{"330000000000000001/1000000000000000000", "33.0000000000000001", 'C'},
		{"659999999999999999/1000000000000000000", "65.9999999999999999", 'C'}, {"660000000000000000/1000000000000000000", "66", 'B'},
		{"660000000000000001/1000000000000000000", "66.0000000000000001", 'B'},
		{"949999999999999999/1000000000000000000", "94.9999999999999999", 'B'}, {"950000000000000000/1000000000000000000", "95", 'A'},
		{"950000000000000001/1000000000000000000", "95.0000000000000001", 'A'},
		{"100", "100", 'A'},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct city city;
		score_one(&city, RATIO_100, "share", rows[i].value);
		const struct score_performance *performance = &city.card.points[0].performance;
		printf("# %-40s of 100: %-22.*s per cent, band %c\n", rows[i].value, STR_ARG(performance->exact), city_letter(&city, 0));
		assert_string_equal(str_copy(performance->exact, &city.run.arena), rows[i].exact);
		assert_int_equal(city_letter(&city, 0), rows[i].letter);
		city_finish(&city);
	}
}

/** What is printed of a value has the decimals of the data point, two here, unless these would show another band or reach the target. */
static void test_printed_digits(void **state)
{
	static const struct { const char *target, *value, *printed; } rows[] = {
		{RATIO_100, "66", "66.00"}, {RATIO_100, "66.004", "66.00"}, {RATIO_100, "65.994", "65.99"}, {RATIO_100, "65.995", "65.995"},
		{RATIO_100, "65.999999999999999999", "65.999999999999999999"}, {RATIO_100, "66.000000000000000001", "66.00"},
		{RATIO_100, "99.9951", "99.995"}, {RATIO_100, "99.99", "99.99"}, {RATIO_100, "100.004", "100.00"}, {RATIO_100, "12.345678", "12.35"},
		/* A fraction that does not end gets what it takes. */
		{RATIO_100, "659999999/1000000000", "65.9999999"}, {RATIO_100, "1979999/3000000", "65.99997"}, {RATIO_100, "2/3", "66.67"},
		/* Where lower is better, a value just above misses, and one just below does not. */
		{RATIO_LOWER_5, "5.004", "5.004"}, {RATIO_LOWER_5, "4.996", "5.00"}, {RATIO_LOWER_5, "0.001", "0.00"},
		/* Half of one hundredth of nothing is not nothing. */
		{"formula='ratio' value='0.001' direction='lower'", "0.004", "0.004"},
		{OPTIMUM, "40.004", "40.004"}, {OPTIMUM, "39.996", "39.996"}, {OPTIMUM, "40", "40.00"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct city city;
		score_one(&city, rows[i].target, "share", rows[i].value);
		assert_string_equal(str_copy(city.card.points[0].rounded, &city.run.arena), rows[i].printed);
		/* That more digits were tried leaves no trace. */
		assert_int_equal(city.card.points[0].steps.n, strchr(rows[i].value, '/') != NULL ? 4 : 3);
		city_finish(&city);
	}
}

static void test_fractions(void **state)
{
	assert_band(RATIO_100, "share", "19/20", "95", 'A');
	assert_band(RATIO_100, "share", "1/3", "100/3", 'C');
	assert_band("formula='ratio' value='3' direction='higher'", "share", "1.13", "113/3", 'C');
}

static void test_formulas(void **state)
{
	assert_band(RATIO_LOWER_5, "share", "5", "100", 'A');
	assert_band(RATIO_LOWER_5, "share", "0", "100", 'A');
	assert_band(RATIO_LOWER_5, "share", "0.00", "100", 'A');
	assert_band(RATIO_LOWER_5, "share", "2.16", "100", 'A');
	assert_band(RATIO_LOWER_5, "share", "10", "50", 'C');
	assert_band(RATIO_LOWER_5, "share", "15", "100/3", 'C');
	assert_band(RATIO_LOWER_5, "share", "15.2", "625/19", 'D');
	assert_band(RATIO_100, "share", "117.2", "100", 'A');
	assert_band(RATIO_100, "share", "1000000000000", "100", 'A');
	assert_band(RATIO_100, "share", "-4", "0", 'D');
	assert_band(RATIO_LOWER_5, "share", "-4", "100", 'A');
	assert_band(RATIO_LOWER_5, "share", "0.000000000000000001", "100", 'A');
	assert_band(RATIO_LOWER_5, "share", "5.000000000000000001", "500000000000000000000/5000000000000000001", 'A');
	assert_band(OPTIMUM, "share", "40", "100", 'A');
	assert_band(OPTIMUM, "share", "20", "50", 'C');
	assert_band(OPTIMUM, "share", "80", "50", 'C');
	assert_band(OPTIMUM, "share", "38", "95", 'A');
	assert_band(OPTIMUM, "share", "37.9999999999999999", "94.99999999999999975", 'B');
	assert_band(OPTIMUM, "share", "60", "200/3", 'B');
	assert_band(OPTIMUM, "share", "0", "0", 'D');
	assert_band(OPTIMUM, "share", "-40", "0", 'D');
	assert_band(LINEAR, "share", "10", "100", 'A');
	assert_band(LINEAR, "share", "60", "0", 'D');
	assert_band(LINEAR, "share", "75", "0", 'D');
	assert_band(LINEAR, "share", "2", "100", 'A');
	assert_band(LINEAR, "share", "35.42", "49.16", 'C');
	assert_band("formula='yes-no' value='yes'", "yes-no", "yes", "100", 'A');
	assert_band("formula='yes-no' value='yes'", "yes-no", "no", "0", 'D');
	assert_band("formula='yes-no' value='no'", "yes-no", "no", "100", 'A');
}

/** The formula of a step, as a reader sees it. */
static void test_formulas_shown(void **state)
{
	static const struct { const char *entry, *value, *percent, *held; } cases[] = {
		{RATIO_100, "7/3", "100 * (700/3) / 100", "max(0, min((700/3), 100))"},
		{RATIO_LOWER_5, "12.50", "100 * 5 / 12.5", "max(0, min(40, 100))"},
		{RATIO_LOWER_5, "0", "100", "max(0, min(100, 100))"},
		{LINEAR, "75", "100 * (75 - 60) / (10 - 60)", "max(0, min((-30), 100))"},
		{OPTIMUM, "50", "100 * min(50 / 40, 40 / 50)", "max(0, min(80, 100))"},
		{OPTIMUM, "-2", "100 * (-2) / 40", "max(0, min((-5), 100))"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct city city;
		score_one(&city, cases[i].entry, "share", cases[i].value);
		const struct score_steps *steps = &city.card.points[0].steps;
		assert_string_equal(step_formula(steps, SCORE_STEP_PERCENT), cases[i].percent);
		assert_string_equal(step_formula(steps, SCORE_STEP_HELD), cases[i].held);
		city_finish(&city);
	}
}

/* Thresholds and lists */

#define DIMENSION "<dimension code='X'><name>Ex</name></dimension>"
#define POINTS_MODE "cap='100' aggregation='points-over-data-points'"

/** Each step is reached at its limit. */
static void test_thresholds(void **state)
{
	static const struct { const char *code, *value, *exact, *shown; char letter; } rows[] = {
		{"X:1C", "9.9999999999999999", "0", "9.9999999999999999 < 10", 'D'},
		{"X:1C", "10", "30", "10 <= 10 < 20", 'D'}, {"X:1C", "19.9999999999999999", "30", "10 <= 19.9999999999999999 < 20", 'D'},
		{"X:1C", "20", "60.5", "20 <= 20 < 50", 'C'}, {"X:1C", "50", "100", "50 <= 50", 'A'}, {"X:1C", "51", "100", "50 <= 51", 'A'},
		{"X:1C", "-1", "0", "(-1) < 10", 'D'}, {"X:1C", "0", "0", "0 < 10", 'D'},
		{"X:2C", "31", "0", "30 < 31", 'D'}, {"X:2C", "30.0000000000000001", "0", "30 < 30.0000000000000001", 'D'},
		{"X:2C", "30", "33", "10 < 30 <= 30", 'C'}, {"X:2C", "10.5", "33", "10 < 10.5 <= 30", 'C'},
		{"X:2C", "10", "70", "(-2) < 10 <= 10", 'B'}, {"X:2C", "0", "70", "(-2) < 0 <= 10", 'B'}, {"X:2C", "-2", "100", "(-2) <= (-2)", 'A'},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct city city;
		city_write(&city, POINTS_MODE, DIMENSION CITY_INDICATOR("X:1C", "class='core' dimension='X'", CITY_POINT("index", "", ""))
			CITY_INDICATOR("X:2C", "class='core' dimension='X'", CITY_POINT("index", "", "")),
			CITY_TARGET("X:1C", "formula='thresholds' value='50' direction='higher'",
				"<step limit='10' percent='30'/><step limit='20' percent='60.5'/><step limit='50' percent='100'/>")
			CITY_TARGET("X:2C", "formula='thresholds' value='-2' direction='lower'",
				"<step limit='30' percent='33'/><step limit='10' percent='70'/><step limit='-2' percent='100'/>"));
		size_t point = rows[i].code[2] == '2';
		city_observe(&city, rows[i].code, rows[i].value);
		assert_true(city_score(&city));
		assert_string_equal(str_copy(city.card.points[point].performance.exact, &city.run.arena), rows[i].exact);
		assert_string_equal(step_formula(&city.card.points[point].steps, SCORE_STEP_REACHED), rows[i].shown);
		assert_int_equal(city_letter(&city, point), rows[i].letter);
		city_finish(&city);
	}
}

#define ITEMS \
	"<item id='mixed-use'><name>a</name></item><item id='compact'><name>b</name></item><item id='inclusive'><name>c</name></item>" \
	"<item id='resilient'><name>d</name></item><item id='connected'><name>e</name></item>"

static void list_start(struct city *city)
{
	city_write(city, POINTS_MODE, DIMENSION CITY_INDICATOR("X:1C", "class='core' dimension='X'", CITY_POINT("list", "", ITEMS)),
		CITY_TARGET("X:1C", "formula='count-of' value='all'", ""));
}

static void test_count_of(void **state)
{
	static const struct { const char *value, *met, *exact, *shown; char letter; } rows[] = {
		{"0", "0", "0", "0 + 0 + 0 + 0 + 0", 'D'}, {"compact", "1", "20", "0 + 1 + 0 + 0 + 0", 'D'},
		{"resilient  mixed-use", "2", "40", "1 + 0 + 0 + 1 + 0", 'C'},
		{"connected resilient inclusive compact mixed-use", "5", "100", "1 + 1 + 1 + 1 + 1", 'A'},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct city city;
		list_start(&city);
		city_observe(&city, "X:1C", rows[i].value);
		assert_true(city_score(&city));
		const struct score_point *point = &city.card.points[0];
		assert_true(str_is(point->exact, rows[i].met) && str_is(point->rounded, rows[i].met));
		assert_string_equal(str_copy(point->performance.exact, &city.run.arena), rows[i].exact);
		assert_string_equal(step_formula(&point->steps, SCORE_STEP_VALUE), rows[i].shown);
		assert_int_equal(city_letter(&city, 0), rows[i].letter);
		for (size_t k = 0; k < 5; k++) {
			assert_int_equal(point->met[k], rows[i].shown[4 * k] == '1');
		}
		city_finish(&city);
	}
}

static void test_list_refused(void **state)
{
	static const struct { const char *value, *slug, *hint; } rows[] = {
		{"compact incluSive", "list-word", "did you mean inclusive? the list is: mixed-use, compact, inclusive, resilient, connected"},
		{"xyz", "list-word", "the list is: mixed-use, compact, inclusive, resilient, connected; 0 says that none of it is met"},
		{"compact mixed-use compact", "list-word-repeated", ""}, {"1", "list-word", NULL}, {"yes", "list-word", NULL}, {"1/5", "value-kind", ""},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct city city;
		list_start(&city);
		city_observe(&city, "X:1C", rows[i].value);
		assert_false(city_score(&city));
		run_assert_one(&city.run, rows[i].slug, "X:1C");
		if (rows[i].hint != NULL) {
			assert_string_equal(str_copy(city.run.diag.at[0].hint, &city.run.arena), rows[i].hint);
		}
		city_finish(&city);
	}
}

/** The cap is that of the method: above 100 where it says so. */
static void test_cap(void **state)
{
	static const struct { const char *value, *exact; } rows[] = {{"110", "110"}, {"120", "120"}, {"121", "120"}, {"-1", "0"}};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct city city;
		city_write(&city, "cap='120' aggregation='points-over-data-points'",
			DIMENSION CITY_INDICATOR("X:1C", "class='core' dimension='X'", CITY_POINT("index", "", "")),
			CITY_TARGET("X:1C", RATIO_100, ""));
		city_observe(&city, "X:1C", rows[i].value);
		assert_true(city_score(&city));
		assert_string_equal(str_copy(city.card.points[0].performance.exact, &city.run.arena), rows[i].exact);
		city_finish(&city);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_printed_digits),
		cmocka_unit_test(test_fractions),
		cmocka_unit_test(test_formulas),
		cmocka_unit_test(test_formulas_shown),
		cmocka_unit_test(test_thresholds),
		cmocka_unit_test(test_count_of),
		cmocka_unit_test(test_list_refused),
		cmocka_unit_test(test_cap),
	};
	xml_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
