/* What data points add up to: points, means of children, weights, and what counts nowhere. */
#include "sample.h"

#include "base/rational.h"
#define RATIO_100 "formula='ratio' value='100' direction='higher'"
#define BY_POINTS "cap='100' aggregation='points-over-data-points'"
#define BY_MEANS "cap='100' aggregation='mean-of-children' "
#define GROUPS(a, b) \
	"<dimension code='X'><name>Ex</name><sub-dimension code='X:S'><name>Es</name></sub-dimension>" \
	"<category code='X/a'" a "><name>A</name></category><category code='X/b'" b "><name>B</name></category></dimension>" \
	"<dimension code='Y'><name>Why</name></dimension>"
#define IN_A "class='core' dimension='X' category='X/a'"
#define IN_B "class='core' dimension='X' category='X/b'"

/* Places of the groups in GROUPS. */
enum { X, X_S, X_A, X_B, Y };

static const struct score_group *group(const struct city *city, size_t index)
{
	return &city->card.groups[index];
}

/* Points over data points */

/** The two examples that reports publish for Education: 9 of 16, and 9 of 12 where one of the four is not reported. */
static void test_published_examples(void **state)
{
	static const struct { const char *values[4]; int64_t points, maximum, hundredths; const char *shown, *exact; char letter; } rows[] = {
		{{"20", "80", "97", "10"}, 9, 16, 5625, "1 + 3 + 4 + 1", "56.25", 'C'},
		{{"80", "97", "50", "not-reported"}, 9, 12, 7500, "3 + 4 + 2", "75", 'B'},
	};
	static const char *const entries[] = {RATIO_100, RATIO_100, RATIO_100, RATIO_100};
	static const char *const codes[] = {"X:T:1C", "X:T:2C", "X:T:3C", "X:T:4C"};
	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
		struct city city;
		city_start(&city, entries, "share", "", 4);
		for (size_t i = 0; i < 4; i++) {
			city_observe(&city, codes[i], rows[r].values[i]);
		}
		assert_true(city_score(&city));
		assert_int_equal(group(&city, 0)->points, rows[r].points);
		assert_int_equal(group(&city, 0)->maximum, rows[r].maximum);
		assert_int_equal(group(&city, 0)->performance.hundredths, rows[r].hundredths);
		assert_string_equal(step_formula(&group(&city, 0)->steps, SCORE_STEP_POINTS), rows[r].shown);
		assert_performance(&city, group(&city, 0), rows[r].exact, rows[r].letter);
		city_finish(&city);
	}
}

/** An indicator with five data points weighs five times: 5 x 4 + 1 of 24, not the mean of 4 and 1. */
static void test_five_data_points(void **state)
{
	struct city city;
	city_write(&city, BY_POINTS, GROUPS("", "") CITY_INDICATOR("X:1C", IN_A, CITY_POINT("index", "id='a'", "")
		CITY_POINT("index", "id='b'", "") CITY_POINT("index", "id='c'", "") CITY_POINT("index", "id='d'", "")
		CITY_POINT("index", "id='e'", "")) CITY_INDICATOR("X:2C", IN_A, CITY_POINT("index", "", "")),
		CITY_TARGET("X:1C/a", RATIO_100, "") CITY_TARGET("X:1C/b", RATIO_100, "") CITY_TARGET("X:1C/c", RATIO_100, "")
		CITY_TARGET("X:1C/d", RATIO_100, "") CITY_TARGET("X:1C/e", RATIO_100, "") CITY_TARGET("X:2C", RATIO_100, ""));
	static const char *const codes[] = {"X:1C/a", "X:1C/b", "X:1C/c", "X:1C/d", "X:1C/e"};
	for (size_t i = 0; i < 5; i++) {
		city_observe(&city, codes[i], "100");
	}
	city_observe(&city, "X:2C", "10");
	assert_true(city_score(&city));
	assert_int_equal(group(&city, X)->points, 21);
	assert_int_equal(group(&city, X)->maximum, 24);
	assert_performance(&city, group(&city, X), "87.5", 'B');
	/* An indicator has points, but no percentage of its own. */
	assert_int_equal(city.card.indicators[0].points, 20);
	assert_int_equal(city.card.indicators[0].maximum, 20);
	assert_int_equal(city.card.indicators[0].data_points, 5);
	assert_int_equal(city.card.indicators[1].counts[SCORE_SCORED], 1);
	assert_performance(&city, &city.card.indicators[0], "", '-');
	city_finish(&city);
}

/** Weights multiply points and maximum: 6 x 4 + 2 x 1 + 1 x 2 of 9 x 4. */
static void test_weighted_points(void **state)
{
	struct city city;
	city_write(&city, BY_POINTS, GROUPS("", "") CITY_INDICATOR("X:1C", IN_A " weight='2'", CITY_POINT("index", "id='a' weight='3'", "")
		CITY_POINT("index", "id='b'", "")) CITY_INDICATOR("X:2C", IN_B, CITY_POINT("index", "", "")),
		CITY_TARGET("X:1C/a", RATIO_100, "") CITY_TARGET("X:1C/b", RATIO_100, "") CITY_TARGET("X:2C", RATIO_100, ""));
	city_observe(&city, "X:1C/a", "100");
	city_observe(&city, "X:1C/b", "10");
	city_observe(&city, "X:2C", "50");
	assert_true(city_score(&city));
	assert_int_equal(city.card.points[0].weight, 6);
	assert_int_equal(city.card.points[1].weight, 2);
	assert_int_equal(group(&city, X)->points, 28);
	assert_int_equal(group(&city, X)->maximum, 36);
	assert_string_equal(step_formula(&group(&city, X)->steps, SCORE_STEP_POINTS), "6 * 4 + 2 * 1 + 2");
	assert_string_equal(step_formula(&group(&city, X)->steps, SCORE_STEP_MAXIMUM), "(6 + 2 + 1) * 4");
	assert_performance(&city, group(&city, X), "700/9", 'B');
	assert_performance(&city, group(&city, X_A), "81.25", 'B');
	assert_performance(&city, group(&city, X_B), "50", 'C');
	city_finish(&city);
}

/* Means of children */

#define SEVEN(point) point("X:1C") point("X:2C") point("X:3C") point("X:4C") point("X:5C") point("X:6C") point("X:7C")
#define SEVENTH(code) CITY_INDICATOR(code, IN_A, CITY_POINT("index", "factor='100'", "<numerator>n</numerator>"))
#define SEVENTH_TARGET(code) CITY_TARGET(code, RATIO_100, "")

/** Seven children with unequal denominators, which meet a limit exactly, or miss it by one unit in 18 digits of one of them. */
static void test_seven_children(void **state)
{
	static const struct { const char *values[7], *exact; char letter; } rows[] = {
		{{"1/3", "2/7", "4/11", "5/13", "6/17", "7/19", "214691389999999999/969969000000000000"}, "2240628389999999999/67897830000000000", 'D'},
		{{"1/3", "2/7", "4/11", "5/13", "6/17", "7/19", "214691390000000000/969969000000000000"}, "33", 'C'},
		{{"1/3", "2/7", "4/11", "5/13", "6/17", "7/19", "214691390000000001/969969000000000000"}, "2240628390000000001/67897830000000000", 'C'},
		{{"2/3", "5/7", "7/11", "9/13", "11/17", "13/19", "280857889999999999/484984500000000000"}, "2240628389999999999/33948915000000000", 'C'},
		{{"2/3", "5/7", "7/11", "9/13", "11/17", "13/19", "280857890000000000/484984500000000000"}, "66", 'B'},
		{{"2/3", "5/7", "7/11", "9/13", "11/17", "13/19", "280857890000000001/484984500000000000"}, "2240628390000000001/33948915000000000", 'B'},
		{{"3/3", "7/7", "10/11", "12/13", "16/17", "18/19", "858456999999999999/923780000000000000"}, "6143136999999999999/64664600000000000", 'B'},
		{{"3/3", "7/7", "10/11", "12/13", "16/17", "18/19", "858457000000000000/923780000000000000"}, "95", 'A'},
		{{"3/3", "7/7", "10/11", "12/13", "16/17", "18/19", "858457000000000001/923780000000000000"}, "6143137000000000001/64664600000000000", 'A'},
	};
	static const char *const codes[] = {"X:1C", "X:2C", "X:3C", "X:4C", "X:5C", "X:6C", "X:7C"};
	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
		struct city city;
		city_write(&city, BY_MEANS "dimension-children='category'", GROUPS("", "") SEVEN(SEVENTH), SEVEN(SEVENTH_TARGET));
		for (size_t i = 0; i < 7; i++) {
			city_observe(&city, codes[i], rows[r].values[i]);
		}
		assert_true(city_score(&city));
		printf("# mean of %s, %s, %s, %s, %s, %s and %s: %.*s per cent, band %c\n", rows[r].values[0], rows[r].values[1],
			rows[r].values[2], rows[r].values[3], rows[r].values[4], rows[r].values[5], rows[r].values[6],
			STR_ARG(group(&city, X_A)->performance.exact), group_letter(&city, group(&city, X_A)));
		assert_performance(&city, group(&city, X_A), rows[r].exact, rows[r].letter);
		assert_performance(&city, group(&city, X), rows[r].exact, rows[r].letter);
		city_finish(&city);
	}
}

#define WEIGHTED \
	GROUPS(" weight='3'", "") \
	CITY_INDICATOR("X:1C", IN_A " sub-dimension='X:S' weight='2'", \
		CITY_POINT("index", "id='p' weight='3'", "") CITY_POINT("index", "id='q'", "")) \
	CITY_INDICATOR("X:2C", IN_A " sub-dimension='X:S'", CITY_POINT("yes-no", "", "")) \
	CITY_INDICATOR("X:3C", IN_B, CITY_POINT("index", "", "")) \
	CITY_INDICATOR("X:4C", IN_B " weight='4'", CITY_POINT("index", "", "")) \
	CITY_INDICATOR("X:9C", "class='local' dimension='X'", CITY_POINT("index", "", ""))
#define WEIGHTED_TARGETS \
	CITY_TARGET("X:1C/p", "formula='ratio' value='80' direction='higher'", "") CITY_TARGET("X:1C/q", "formula='optimum' value='10'", "") \
	CITY_TARGET("X:2C", "formula='yes-no' value='yes'", "") \
	CITY_TARGET("X:3C", "formula='linear' value='10' floor='60' direction='lower'", "") \
	CITY_TARGET("X:4C", "formula='thresholds' value='10' direction='lower'", "<step limit='20' percent='60'/><step limit='10' percent='100'/>") \
	CITY_TARGET("X:9C", "formula='ratio' value='5' direction='lower'", "")

static void observe_weighted(struct city *city)
{
	city_observe(city, "X:1C/p", "40");  /* 50 */
	city_observe(city, "X:1C/q", "12.5"); /* 80 */
	city_observe(city, "X:2C", "yes");   /* 100 */
	city_observe(city, "X:3C", "35");    /* 50 */
	city_observe(city, "X:4C", "15");    /* 60 */
	city_observe(city, "X:9C", "20");    /* 25 */
}

/** By hand: 1C (3 x 50 + 80) / 4 = 57.5; A (2 x 57.5 + 100) / 3 = 215/3; B (50 + 4 x 60) / 5 = 58; then each way for the dimension. */
static void test_weighted_means(void **state)
{
	static const struct { const char *scoring, *body, *dimension, *shown; char letter; } rows[] = {
		{BY_MEANS "dimension-children='category'", WEIGHTED, "68.25", "(3 * (215/3) + 58) / (3 + 1)", 'B'},
		{BY_MEANS "dimension-children='indicator'", NULL, "63.125", "(2 * 57.5 + 100 + 50 + 4 * 60) / (2 + 1 + 1 + 4)", 'C'},
	};
	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
		struct city city;
		struct run scratch;
		run_start(&scratch);
		/* A weight on a category would have no effect where dimensions are made of indicators, so it is refused there. */
		const char *body = rows[r].body != NULL ? rows[r].body : run_replace(&scratch, WEIGHTED, " weight='3'", "").at;
		city_write(&city, rows[r].scoring, body, WEIGHTED_TARGETS);
		observe_weighted(&city);
		assert_true(city_score(&city));
		assert_performance(&city, &city.card.indicators[0], "57.5", 'C');
		assert_performance(&city, &city.card.indicators[1], "100", 'A');
		assert_performance(&city, group(&city, X_S), "215/3", 'B');
		assert_performance(&city, group(&city, X_A), "215/3", 'B');
		assert_performance(&city, group(&city, X_B), "58", 'C');
		assert_performance(&city, group(&city, X), rows[r].dimension, rows[r].letter);
		assert_string_equal(step_formula(&group(&city, X)->steps, SCORE_STEP_MEAN), rows[r].shown);
		assert_string_equal(step_formula(&city.card.indicators[0].steps, SCORE_STEP_MEAN), "(3 * 50 + 80) / (3 + 1)");
		/* Points are no part of it. */
		assert_int_equal(group(&city, X)->maximum, 0);
		assert_performance(&city, group(&city, Y), "", '-');
		city_finish(&city);
		arena_finish(&scratch.arena);
	}
}

/** Children without a score are left out, with their weights; what nobody scores has no score. */
static void test_missing_children(void **state)
{
	struct city city;
	city_write(&city, BY_MEANS "dimension-children='category'", WEIGHTED, WEIGHTED_TARGETS);
	city_observe(&city, "X:1C/q", "0");
	city_observe(&city, "X:1C/p", "not-known");
	city_observe(&city, "X:2C", "no")->verified = OBSERVATION_UNVERIFIED;
	assert_true(city_score(&city));
	assert_performance(&city, &city.card.indicators[0], "0", 'D');
	assert_performance(&city, &city.card.indicators[1], "", '-');
	assert_performance(&city, group(&city, X_A), "0", 'D');
	assert_performance(&city, group(&city, X_B), "", '-');
	assert_performance(&city, group(&city, X), "0", 'D');
	assert_string_equal(step_formula(&group(&city, X)->steps, SCORE_STEP_MEAN), "(3 * 0) / 3");
	assert_int_equal(group(&city, X)->counts[SCORE_NOT_VERIFIED], 1);
	assert_int_equal(group(&city, X)->reported, 2);
	city_finish(&city);
}

/* Local indicators */

/** A local indicator is scored by its own benchmark, and changes no count and no score of a group, by points or by means. */
static void test_local(void **state)
{
	static const struct { const char *scoring, *own; char letter; } rows[] = {
		{BY_POINTS, "", '-'}, {BY_MEANS "dimension-children='indicator'", "25", 'D'},
	};
	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
		struct city with, without;
		struct run scratch;
		run_start(&scratch);
		const char *body = run_replace(&scratch, WEIGHTED, " weight='3'", "").at;
		city_write(&with, rows[r].scoring, body, WEIGHTED_TARGETS);
		observe_weighted(&with);
		assert_true(city_score(&with));
		city_write(&without, rows[r].scoring, body, WEIGHTED_TARGETS);
		observe_weighted(&without);
		without.observations.n--;
		assert_true(city_score(&without));
		assert_int_equal(with.card.points[5].state, SCORE_SCORED);
		assert_true(str_is(with.card.points[5].performance.exact, "25"));
		assert_int_equal(city_letter(&with, 5), 'D');
		assert_int_equal(with.card.indicators[4].counts[SCORE_SCORED], 1);
		assert_performance(&with, &with.card.indicators[4], rows[r].own, rows[r].letter);
		assert_int_equal(without.card.points[5].state, SCORE_NOT_REPORTED);
		for (size_t i = 0; i < with.method.groups.n; i++) {
			assert_int_equal(group(&with, i)->data_points, group(&without, i)->data_points);
			assert_memory_equal(group(&with, i)->counts, group(&without, i)->counts, sizeof group(&with, i)->counts);
			assert_int_equal(group(&with, i)->points, group(&without, i)->points);
			assert_true(str_equal(group(&with, i)->performance.exact, group(&without, i)->performance.exact));
		}
		assert_int_equal(group(&with, X)->data_points, 5);
		city_finish(&with);
		city_finish(&without);
		arena_finish(&scratch.arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_published_examples),
		cmocka_unit_test(test_five_data_points),
		cmocka_unit_test(test_weighted_points),
		cmocka_unit_test(test_seven_children),
		cmocka_unit_test(test_weighted_means),
		cmocka_unit_test(test_missing_children),
		cmocka_unit_test(test_local),
	};
	xml_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
