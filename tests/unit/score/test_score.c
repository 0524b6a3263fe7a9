/* Scoring: which observation counts, states, sums of groups, and what is refused. */
#include "sample.h"

#include "base/rational.h"
#define RATIO_100 "formula='ratio' value='100' direction='higher'"

/** Score `n` data points against 100 and return the group of the whole dimension. */
static void score_values(struct city *city, const char *const *values, size_t n)
{
	static const char *const entries[] = {RATIO_100, RATIO_100, RATIO_100, RATIO_100, RATIO_100, RATIO_100, RATIO_100};
	city_start(city, entries, "share", "", n);
	static const char *const codes[] = {"X:T:1C", "X:T:2C", "X:T:3C", "X:T:4C", "X:T:5C", "X:T:6C", "X:T:7C"};
	for (size_t i = 0; i < n; i++) {
		if (values[i] != NULL) {
			city_observe(city, codes[i], values[i]);
		}
	}
	assert_true(city_score(city));
}

/** Zero is a value; what is missing is none. */
static void test_zero_and_missing(void **state)
{
	struct city city;
	static const char *const values[] = {"0", "not-reported", "not-known", "withheld", "not-applicable", "not-collected", NULL};
	score_values(&city, values, 7);
	const struct score_group *g = &city.card.groups[0];
	assert_int_equal(city.card.points[0].state, SCORE_SCORED);
	assert_int_equal(g->points, 1);
	assert_int_equal(g->maximum, 4);
	assert_int_equal(g->reported, 1);
	assert_int_equal(g->data_points, 7);
	/* The one that the profile does not mention counts as not reported. */
	static const int counts[SCORE_STATE_COUNT] = {1, 0, 0, 2, 1, 1, 1, 1};
	for (int i = 0; i < SCORE_STATE_COUNT; i++) {
		assert_int_equal(g->counts[i], counts[i]);
	}
	city_finish(&city);
}

static void test_nothing_scored(void **state)
{
	struct city city;
	static const char *const values[] = {"not-known", "not-reported"};
	score_values(&city, values, 2);
	for (size_t i = 0; i < city.method.groups.n; i++) {
		assert_int_equal(group_letter(&city, &city.card.groups[i]), '-');
		assert_int_equal(city.card.groups[i].performance.exact.n, 0);
		assert_int_equal(city.card.groups[i].maximum, 0);
	}
	/* The last group has no data point at all. */
	assert_int_equal(city.card.groups[3].data_points, 0);
	city_finish(&city);
}

/** Groups are sums over their own data points: the category holds only the first. */
static void test_groups(void **state)
{
	struct city city;
	static const char *const values[] = {"96", "10", "10"};
	score_values(&city, values, 3);
	assert_int_equal(city.card.groups[0].points, 6);
	assert_int_equal(city.card.groups[1].points, 6);
	assert_int_equal(city.card.groups[2].points, 4);
	assert_int_equal(city.card.groups[2].data_points, 1);
	assert_int_equal(group_letter(&city, &city.card.groups[2]), 'A');
	assert_int_equal(group_letter(&city, &city.card.groups[0]), 'C');
	city_finish(&city);
}

static void test_states(void **state)
{
	struct city city;
	static const char *const entries[] = {RATIO_100, RATIO_100, RATIO_100, NULL};
	city_start(&city, entries, "share", "", 4);
	city_observe(&city, "X:T:1C", "50")->verified = OBSERVATION_UNVERIFIED;
	city_observe(&city, "X:T:2C", "50")->verified = OBSERVATION_PENDING;
	city_observe(&city, "X:T:3C", "50")->verified = OBSERVATION_VERIFIED;
	city_observe(&city, "X:T:4C", "50");
	assert_true(city_score(&city));
	assert_int_equal(city.card.points[0].state, SCORE_NOT_VERIFIED);
	assert_int_equal(city.card.points[1].state, SCORE_SCORED);
	assert_int_equal(city.card.points[2].state, SCORE_SCORED);
	assert_int_equal(city.card.points[3].state, SCORE_NO_BENCHMARK);
	assert_int_equal(city.card.groups[0].reported, 4);
	assert_int_equal(city.card.groups[0].maximum, 8);
	city.method.unverified = METHOD_UNVERIFIED_SCORE;
	assert_true(city_score(&city));
	assert_int_equal(city.card.points[0].state, SCORE_SCORED);
	city_finish(&city);
}

static void test_without_benchmarks(void **state)
{
	struct city city;
	static const char *const entries[] = {RATIO_100};
	city_start(&city, entries, "share", "", 1);
	city_observe(&city, "X:T:1C", "50");
	city.set.id.text.n = 0;
	assert_true(city_score(&city));
	assert_int_equal(city.card.points[0].state, SCORE_NO_BENCHMARK);
	assert_int_equal(city.card.groups[0].reported, 1);
	city_finish(&city);
}

static void test_refused(void **state)
{
	static const struct { const char *kind, *code, *value, *slug; bool scored; } cases[] = {
		{"share", "X:T:2C", "50", "unknown-indicator", false},
		{"share", "X:T:1C/a", "50", "unknown-indicator", false},
		{"share", "X:T:1C", "yes", "value-kind", false},
		{"share", "X:T:1C", "1/0", "zero-denominator", false},
		{"share", "X:T:1C", "1/0.00", "zero-denominator", false},
		{"share", "X:T:1C", "100.01", "value-out-of-range", false},
		{"share", "X:T:1C", "-0.01", "value-out-of-range", false},
		{"share", "X:T:1C", "7/6", "value-out-of-range", false},
		{"share", "X:T:1C", "9.99", "value-implausible", true},
		{"share", "X:T:1C", "90.01", "value-implausible", true},
	};
	static const char *const entries[] = {RATIO_100};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct city city;
		city_start(&city, entries, cases[i].kind, "valid-from='0' valid-to='100' plausible-from='10' plausible-to='90'", 1);
		city_observe(&city, cases[i].code, cases[i].value);
		assert_int_equal(city_score(&city), cases[i].scored);
		run_assert_one(&city.run, cases[i].slug, cases[i].code);
		city_finish(&city);
	}
	static const char *const answers[] = {"formula='yes-no' value='yes'"};
	struct city city;
	city_start(&city, answers, "yes-no", "", 1);
	city_observe(&city, "X:T:1C", "1");
	assert_false(city_score(&city));
	run_assert_one(&city.run, "value-kind", "X:T:1C");
	city_finish(&city);
	/* A fraction of what the method does not call one. */
	city_start(&city, entries, "share", "", 1);
	city.method.points.at[0].numerators.n = 0;
	city_observe(&city, "X:T:1C", "1/2");
	assert_false(city_score(&city));
	run_assert_one(&city.run, "value-kind", "X:T:1C");
	city_finish(&city);
}

static void test_ranges_hold_their_limits(void **state)
{
	static const char *const entries[] = {RATIO_100}, *const values[] = {"0", "100", "100.00", "-0"};
	for (size_t i = 0; i < 4; i++) {
		struct city city;
		city_start(&city, entries, "share", "valid-from='0' valid-to='100' plausible-from='0' plausible-to='100'", 1);
		city_observe(&city, "X:T:1C", values[i]);
		assert_true(city_score(&city));
		assert_int_equal(city.run.diag.n, 0);
		city_finish(&city);
	}
}

/** Which of several observations counts. */
static void test_several_observations(void **state)
{
	static const char *const entries[] = {RATIO_100};
	struct city city;
	city_start(&city, entries, "share", "", 1);
	city_observe(&city, "X:T:1C", "10")->earlier = true;
	city_observe(&city, "X:T:1C", "50");
	assert_true(city_score(&city));
	assert_int_equal(city.run.diag.n, 0);
	assert_true(str_is(city.card.points[0].exact, "50"));
	city_observe(&city, "X:T:1C", "70")->period = STR("2020");
	assert_true(city_score(&city));
	assert_true(str_is(city.card.points[0].exact, "70"));
	assert_int_equal(city.run.diag.n, 0);
	/* June ends before the year does. */
	city_observe(&city, "X:T:1C", "60")->period = STR("2020-06");
	assert_true(city_score(&city));
	assert_true(str_is(city.card.points[0].exact, "70"));
	assert_int_equal(city.run.diag.n, 0);
	struct observation *other = city_observe(&city, "X:T:1C", "75");
	other->period = STR("2020");
	other->boundary = STR("b.other");
	assert_true(city_score(&city));
	assert_true(str_is(city.card.points[0].exact, "70"));
	run_assert_one(&city.run, "observation-not-scored", "X:T:1C");
	city_observe(&city, "X: T: 1C", "80")->period = STR("2020");
	assert_false(city_score(&city));
	city_finish(&city);
}

static void test_values_keep_their_digits(void **state)
{
	static const struct { const char *value, *exact, *rounded; } cases[] = {
		{"97.00", "97.00", "97.00"}, {"6", "6", "6.00"}, {"1.005", "1.005", "1.01"}, {"1240500/3502300", "1240500/35023", "35.42"},
		{"1/8", "12.5", "12.50"},
	};
	static const char *const entries[] = {RATIO_100};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct city city;
		city_start(&city, entries, "share", "", 1);
		city_observe(&city, "X:T:1C", cases[i].value);
		assert_true(city_score(&city));
		assert_string_equal(str_copy(city.card.points[0].exact, &city.run.arena), cases[i].exact);
		assert_string_equal(str_copy(city.card.points[0].rounded, &city.run.arena), cases[i].rounded);
		city_finish(&city);
	}
}

/** A period: former values count as well, and nothing else does. */
static void test_period(void **state)
{
	static const struct { const char *period, *exact; } cases[] = {
		{"", "50"}, {"2019", "50"}, {"2018", "40"}, {"2018-01/2018-12", "40"}, {"2017", NULL}, {"2018-06", "45"}, {"2018-07/2018-12", "44"},
		{"2016", NULL},
	};
	static const char *const entries[] = {RATIO_100, RATIO_100};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct city city;
		city_start(&city, entries, "share", "", 2);
		city_observe(&city, "X:T:1C", "50");
		struct observation *second = city_observe(&city, "X:T:1C", "44");
		second->earlier = true;
		second->period = STR("2018-07/2018-12");
		struct observation *former = city_observe(&city, "X:T:1C", "40");
		former->earlier = true;
		former->period = STR("2018");
		struct observation *half = city_observe(&city, "X:T:1C", "45");
		half->earlier = true;
		half->period = STR("2018-06");
		/* Collected by another version of the method: never scored by this one. */
		struct observation *foreign = city_observe(&city, "X:T:1C", "35");
		foreign->earlier = true;
		foreign->period = STR("2017");
		foreign->method = STR("made-0");
		city.input.period = str_from(cases[i].period);
		city.input.unmentioned = OBSERVATION_NOT_KNOWN;
		assert_true(city_score(&city));
		assert_int_equal(city.run.diag.n, 0);
		const struct score_point *point = &city.card.points[0];
		assert_int_equal(point->state, cases[i].exact != NULL ? SCORE_SCORED : SCORE_NOT_KNOWN);
		assert_true(str_is(point->exact, cases[i].exact != NULL ? cases[i].exact : ""));
		assert_ptr_equal(city.card.input.observations, city.observations.at);
		city_finish(&city);
	}
}

/** A value of the same period that was collected by this version, or by the method that it extends, is scored. */
static void test_versions(void **state)
{
	static const struct { const char *method; bool scored; } cases[] = {{"", true}, {"made-1", true}, {"base-1", true}, {"made-0", false}};
	static const char *const entries[] = {RATIO_100};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct city city;
		city_start(&city, entries, "share", "", 1);
		city.method.base.text = STR("base-1");
		city_observe(&city, "X:T:1C", "50")->method = str_from(cases[i].method);
		assert_true(city_score(&city));
		assert_int_equal(city.card.points[0].state, cases[i].scored ? SCORE_SCORED : SCORE_NOT_REPORTED);
		city_finish(&city);
	}
}

static void test_unmentioned(void **state)
{
	static const struct { enum observation_missing unmentioned; enum score_state state; } cases[] = {
		{OBSERVATION_REPORTED, SCORE_NOT_REPORTED}, {OBSERVATION_NOT_REPORTED, SCORE_NOT_REPORTED},
		{OBSERVATION_NOT_KNOWN, SCORE_NOT_KNOWN}, {OBSERVATION_NOT_COLLECTED, SCORE_NOT_COLLECTED},
		{OBSERVATION_WITHHELD, SCORE_WITHHELD}, {OBSERVATION_NOT_APPLICABLE, SCORE_NOT_APPLICABLE},
	};
	static const char *const entries[] = {RATIO_100, RATIO_100, RATIO_100};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct city city;
		city_start(&city, entries, "share", "", 3);
		city_observe(&city, "X:T:1C", "0");
		city_observe(&city, "X:T:2C", "not-reported");
		city.input.unmentioned = cases[i].unmentioned;
		assert_true(city_score(&city));
		assert_int_equal(city.card.points[0].state, SCORE_SCORED);
		assert_int_equal(city.card.points[1].state, SCORE_NOT_REPORTED);
		assert_int_equal(city.card.points[2].state, cases[i].state);
		assert_null(city.card.points[2].observation);
		city_finish(&city);
	}
}

/** The twelve results of Ålesund that the record shows. */
static void test_aalesund(void **state)
{
	static const struct { const char *code, *value, *exact; char letter; } rows[] = {
		{"EC:P:IN:1C", "1.13", "113/3", 'C'}, {"EC:P:IN:2C", "35.16", NULL, '-'}, {"EC:P:IN:3A", "99.71", NULL, '-'},
		{"EC:P:EM:1C", "2.16", "100", 'A'}, {"EC:P:EM:2C", "2.25", NULL, '-'}, {"EC:P:EM:3A", "3.90", NULL, '-'},
		{"EC:P:EM:4A", "1.25", NULL, '-'}, {"EC:I:T:7A", "0.00", NULL, '-'}, {"EC:I:T:8A", "3.91", "19.55", 'D'},
		{"EC:I:T:4A/public-transport", "6", NULL, '-'}, {"SC:EH:C:1C", "0.00", NULL, '-'}, {"SC:EH:C:2A", "116.38", NULL, '-'},
	};
	struct city city;
	city_load(&city, "u4ssc-2017", "open-derived-2026");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		city_observe(&city, rows[i].code, rows[i].value);
	}
	assert_true(city_score(&city));
	assert_int_equal(city.run.diag.n, 0);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		size_t point;
		assert_true(method_lookup(&city.method, str_from(rows[i].code), &point));
		assert_int_equal(city_letter(&city, point), rows[i].letter);
		if (rows[i].exact != NULL) {
			assert_string_equal(str_copy(city.card.points[point].performance.exact, &city.run.arena), rows[i].exact);
		}
	}
	const struct score_group *economy = &city.card.groups[0];
	assert_int_equal(economy->reported, 10);
	assert_int_equal(economy->points, 2 + 4 + 1);
	assert_int_equal(economy->maximum, 12);
	assert_int_equal(group_letter(&city, &city.card.groups[0]), 'C');
	city_finish(&city);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_zero_and_missing),
		cmocka_unit_test(test_nothing_scored),
		cmocka_unit_test(test_groups),
		cmocka_unit_test(test_states),
		cmocka_unit_test(test_without_benchmarks),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_ranges_hold_their_limits),
		cmocka_unit_test(test_several_observations),
		cmocka_unit_test(test_period),
		cmocka_unit_test(test_versions),
		cmocka_unit_test(test_unmentioned),
		cmocka_unit_test(test_values_keep_their_digits),
		cmocka_unit_test(test_aalesund),
	};
	xml_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
