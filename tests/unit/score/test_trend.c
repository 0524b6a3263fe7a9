/* Trends: series of data points and groups, changes, and where none may be given. */
#include "sample.h"

#include "base/json.h"
#include "base/rational.h"
#include "score/trend.h"

#define RATIO_100 "formula='ratio' value='100' direction='higher'"

static const char *const two[] = {RATIO_100, RATIO_100};

static struct observation *observe(struct city *city, const char *code, const char *period, const char *value)
{
	struct observation *o = city_observe(city, code, value);
	o->period = str_from(period);
	o->boundary = STR("b.city");
	o->earlier = strcmp(period, "2020") != 0;
	return o;
}

static struct trend follow(struct city *city)
{
	struct trend trend;
	assert_true(city_score(city));
	if (!trend_make(&city->card, &city->run.arena, &city->run.diag, &trend)) {
		fail_msg("%s", str_copy(city->run.diag.at[0].message, &city->run.arena));
	}
	return trend;
}

static void assert_change(const struct trend_change *change, int bands, const char *exact, const char *cut)
{
	if (!str_is(change->exact, exact) || !str_is(change->cut, cut)) {
		fail_msg("%.*s, %.*s is not %s, %s", STR_ARG(change->exact), STR_ARG(change->cut), exact, cut);
	}
	assert_int_equal(change->bands, bands);
}

/** Values stand in the order of time, whatever their order in the file, each with its own band. */
static void test_series(void **state)
{
	static const struct { const char *period, *value; char letter; int bands; const char *exact, *cut; } rows[] = {
		{"2016", "20", 'D', 0, "", ""}, {"2017", "96", 'A', 3, "76", "+76.00"}, {"2018", "1/3", 'C', -2, "-188/3", "-62.66"},
		{"2019", "33.334", 'C', 0, "1/1500", "+0.00"}, {"2020", "33.334", 'C', 0, "0", "0.00"},
	};
	static const size_t order[] = {4, 2, 0, 3, 1};
	struct city city;
	city_start(&city, two, "share", "", 2);
	for (size_t i = 0; i < 5; i++) {
		observe(&city, "X:T:1C", rows[order[i]].period, rows[order[i]].value);
	}
	struct trend trend = follow(&city);
	assert_int_equal(trend.series[0].n, 5);
	assert_int_equal(trend.series[1].n, 0);
	for (size_t i = 0; i < 5; i++) {
		const struct trend_value *value = &trend.series[0].at[i];
		assert_true(str_is(value->observation->period, rows[i].period));
		assert_int_equal(city.method.bands.at[value->point->performance.band].letter.text.at[0], rows[i].letter);
		assert_int_equal(value->bar, i == 0 ? TREND_FIRST : TREND_COMPARABLE);
		assert_change(&value->change, rows[i].bands, rows[i].exact, rows[i].cut);
	}
	assert_int_equal(city.run.diag.n, 0);
	city_finish(&city);
}

static void make_break(struct observation *a, struct observation *b) { b->breaks = true; }
static void make_break_before(struct observation *a, struct observation *b) { a->breaks = true; }
static void make_boundary(struct observation *a, struct observation *b) { a->boundary = STR("b.region"); }
static void make_differing(struct observation *a, struct observation *b) { a->definition_differs = true; }
static void make_both_differing(struct observation *a, struct observation *b) { a->definition_differs = b->definition_differs = true; }
static void make_forecast(struct observation *a, struct observation *b) { b->forecast = true; }
static void make_both_forecast(struct observation *a, struct observation *b) { a->forecast = b->forecast = true; }
static void make_foreign(struct observation *a, struct observation *b) { a->method = STR("made-0"); }
static void make_own(struct observation *a, struct observation *b) { a->method = STR("made-1"); }
static void make_overlap(struct observation *a, struct observation *b) { a->period = STR("2019-07/2020-06"); }
static void make_estimated(struct observation *a, struct observation *b) { a->estimated = true; }

/** What keeps two values apart leaves both their bands, and no change: neither of the data point nor of its groups. */
static void test_bars(void **state)
{
	static const struct { void (*make)(struct observation *, struct observation *); enum trend_bar bar; } cases[] = {
		{make_break, TREND_BREAK}, {make_break_before, TREND_COMPARABLE}, {make_boundary, TREND_BOUNDARY},
		{make_differing, TREND_DEFINITION}, {make_both_differing, TREND_DEFINITION}, {make_forecast, TREND_FORECAST},
		{make_both_forecast, TREND_COMPARABLE}, {make_foreign, TREND_METHOD}, {make_own, TREND_COMPARABLE},
		{make_overlap, TREND_OVERLAP}, {make_estimated, TREND_COMPARABLE},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct city city;
		city_start(&city, two, "share", "", 1);
		observe(&city, "X:T:1C", "2019", "20");
		observe(&city, "X:T:1C", "2020", "70");
		cases[i].make(&city.observations.at[0], &city.observations.at[1]);
		struct trend trend = follow(&city);
		bool comparable = cases[i].bar == TREND_COMPARABLE;
		assert_int_equal(trend.series[0].n, 2);
		const struct trend_value *later = &trend.series[0].at[1];
		assert_int_equal(later->bar, cases[i].bar);
		assert_change(&later->change, comparable ? 2 : 0, comparable ? "50" : "", comparable ? "+50.00" : "");
		const struct trend_sums *sums = &trend.sums[0];
		if (cases[i].bar == TREND_METHOD) {
			/* What another version collected is shown, and scored by none. */
			assert_null(trend.series[0].at[0].point);
			assert_int_equal(sums->n, 1);
		} else {
			assert_int_equal(sums->n, 2);
			assert_int_equal(sums->at[1].barred, !comparable);
			assert_change(&sums->at[1].change, comparable ? 2 : 0, comparable ? "50" : "", comparable ? "+50.00" : "");
		}
		city_finish(&city);
	}
}

/** A break lies between all that comes before it and all that comes after, also where it is that of another value. */
static void test_break_between(void **state)
{
	struct city city;
	city_start(&city, two, "share", "", 2);
	observe(&city, "X:T:1C", "2018", "20");
	struct observation *foreign = observe(&city, "X:T:1C", "2019", "50");
	foreign->method = STR("made-0");
	foreign->breaks = true;
	observe(&city, "X:T:1C", "2020", "70");
	struct trend trend = follow(&city);
	assert_int_equal(trend.series[0].at[2].bar, TREND_METHOD);
	/* The group knows 2018 and 2020 only. */
	assert_int_equal(trend.sums[0].n, 2);
	assert_int_equal(trend.sums[0].at[1].barred, 1);
	assert_int_equal(trend.sums[0].at[1].change.exact.n, 0);
	city_finish(&city);
}

/** Groups: 20 and 97 give 1 + 4 of 8; 70 and 97 give 3 + 4 of 8; then one of the two is missing. */
static void test_groups(void **state)
{
	struct city city;
	city_start(&city, two, "share", "", 2);
	observe(&city, "X:T:1C", "2018", "20");
	observe(&city, "X:T:2C", "2018", "97");
	observe(&city, "X:T:1C", "2019", "70");
	observe(&city, "X:T:2C", "2019", "97");
	observe(&city, "X:T:1C", "2020", "70");
	observe(&city, "X:T:2C", "2020", "not-known");
	struct trend trend = follow(&city);
	const struct trend_sums *sums = &trend.sums[0];
	assert_int_equal(sums->n, 3);
	assert_true(str_is(sums->at[0].group->performance.exact, "62.5"));
	assert_true(str_is(sums->at[1].group->performance.exact, "87.5"));
	assert_true(str_is(sums->at[2].group->performance.exact, "75"));
	assert_true(sums->at[0].first);
	assert_change(&sums->at[1].change, 1, "25", "+25.00");
	assert_int_equal(sums->at[2].differing, 1);
	assert_int_equal(sums->at[2].barred, 0);
	assert_change(&sums->at[2].change, 0, "", "");
	/* The category holds the first data point only, so nothing differs there. */
	assert_int_equal(trend.sums[2].n, 3);
	assert_change(&trend.sums[2].at[2].change, 0, "0", "0.00");
	/* A dimension without a value has no periods. */
	assert_int_equal(trend.sums[3].n, 0);
	city_finish(&city);
}

static void test_without_scores(void **state)
{
	static const char *const entries[] = {RATIO_100, NULL};
	struct city city;
	city_start(&city, entries, "share", "", 2);
	observe(&city, "X:T:1C", "2019", "50")->verified = OBSERVATION_UNVERIFIED;
	observe(&city, "X:T:1C", "2020", "70");
	observe(&city, "X:T:2C", "2019", "50");
	observe(&city, "X:T:2C", "2020", "70");
	struct trend trend = follow(&city);
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(trend.series[i].at[1].bar, TREND_COMPARABLE);
		assert_change(&trend.series[i].at[1].change, 0, "", "");
	}
	assert_int_equal(trend.sums[0].at[1].differing, 1);
	city_finish(&city);
}

/** Of two boundaries the first is followed; two spellings of the same days are one period. */
static void test_choice(void **state)
{
	struct city city;
	city_start(&city, two, "share", "", 2);
	observe(&city, "X:T:1C", "2019", "20");
	observe(&city, "X:T:1C", "2019", "90")->boundary = STR("b.region");
	observe(&city, "X:T:2C", "2019-01/2019-12", "50");
	observe(&city, "X:T:1C", "2020", "30");
	struct trend trend = follow(&city);
	assert_int_equal(trend.periods.n, 2);
	assert_int_equal(trend.series[0].n, 2);
	assert_true(str_is(trend.series[0].at[0].point->exact, "20"));
	assert_int_equal(trend.sums[0].at[0].group->reported, 2);
	run_assert_one(&city.run, "observation-not-scored", "X:T:1C");
	city_finish(&city);
}

static void test_bad_former_value(void **state)
{
	struct city city;
	city_start(&city, two, "share", "valid-from='0' valid-to='100'", 1);
	observe(&city, "X:T:1C", "2019", "200");
	observe(&city, "X:T:1C", "2020", "70");
	assert_false(city_score(&city));
	run_assert_one(&city.run, "value-out-of-range", "X:T:1C");
	city_finish(&city);
}

/* Output */

static void write_city(struct city *city)
{
	city_start(city, two, "share", "", 2);
	observe(city, "X:T:1C", "2018", "1/5")->method = STR("made-0");
	observe(city, "X:T:1C", "2019", "1/3");
	observe(city, "X:T:1C", "2020", "70");
	observe(city, "X:T:2C", "2020", "97");
}

static void test_text(void **state)
{
	static const char *const lines[] = {
		"X:T:1C  N           2018      1/5  u            -  -     collected by made-0\n",
		"X:T:1C              2019    33.33  u        33.33  C     not comparable: another version of the method\n",
		"X:T:1C              2020    70.00  u        70.00  B     up 1 band, +36.66\n",
		"Data points with one value only: 1.\n",
		"X:T          2020         2  7 of 8     87.50  B     1 data point scored in one of the two only\n",
		"X/c          2020         1  3 of 4     75.00  B     up 1 band, +25.00\n",
	};
	struct city city;
	write_city(&city);
	struct trend trend = follow(&city);
	struct buf text = {.arena = &city.run.arena};
	struct scorecard_view view = {.card = &city.card, .lang = STR("en")};
	trend_to_text(&view, &trend, &city.run.arena, &text);
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		if (strstr(text.at, lines[i]) == NULL) {
			fail_msg("no line “%s” in\n%s", lines[i], text.at);
		}
	}
	city_finish(&city);
}

static const char *text_at(const json_t *object, const char *key)
{
	const json_t *value = json_object_get(object, key);
	return json_is_string(value) ? json_string_value(value) : json_is_null(value) ? "null" : "nothing";
}

static void test_json(void **state)
{
	struct city city;
	write_city(&city);
	struct trend trend = follow(&city);
	struct scorecard_view view = {.card = &city.card, .lang = STR("en")};
	json_t *json = trend_to_json(&view, &trend, &city.run.arena);
	const json_t *series = json_object_get(json_array_get(json_object_get(json, "data_points"), 0), "series");
	const json_t *last = json_array_get(series, 2);
	assert_int_equal(json_array_size(series), 3);
	assert_string_equal(text_at(json_array_get(series, 0), "method"), "made-0");
	assert_string_equal(text_at(json_array_get(series, 0), "numerator"), "1");
	assert_string_equal(text_at(json_array_get(series, 0), "band"), "null");
	assert_string_equal(text_at(json_array_get(series, 1), "not_comparable"), "method");
	assert_string_equal(text_at(json_array_get(series, 1), "change"), "null");
	assert_string_equal(text_at(last, "not_comparable"), "nothing");
	assert_string_equal(text_at(json_object_get(json_object_get(last, "change"), "percent"), "exact"), "110/3");
	assert_string_equal(text_at(json_object_get(json_object_get(last, "change"), "percent"), "decimal"), "36.66");
	assert_int_equal(json_integer_value(json_object_get(json_object_get(last, "change"), "bands")), 1);
	const json_t *group = json_array_get(json_object_get(json_array_get(json_object_get(json, "groups"), 0), "series"), 1);
	assert_int_equal(json_integer_value(json_object_get(group, "differing_data_points")), 1);
	assert_string_equal(text_at(group, "change"), "null");
	json_decref(json);
	city_finish(&city);
}

/* One period */

static void test_period_without_values(void **state)
{
	static const struct { const char *period, *said; } cases[] = {
		{"2017", "the profile only says why there is none; "}, {"2020-06", ""}, {"last year", ""},
		{"2016", "what there is was collected under another version of the method, and is not scored; "},
	};
	for (size_t i = 0; i < 4; i++) {
		struct city city;
		city_start(&city, two, "share", "", 2);
		observe(&city, "X:T:1C", "2020", "70");
		observe(&city, "X:T:1C", "2018-07/2019-06", "20");
		observe(&city, "X:T:2C", "2017", "not-known");
		observe(&city, "X:T:2C", "2016", "10")->method = STR("made-0");
		city.input.period = str_from(cases[i].period);
		assert_true(city_score(&city));
		assert_false(period_check(&city.card, &city.run.diag));
		run_assert_one(&city.run, "period-without-values", cases[i].period);
		const char *hint = str_format(&city.run.arena, "%sthere are values of 2018-07/2019-06, 2020", cases[i].said).at;
		assert_true(str_is(city.run.diag.at[0].hint, hint));
		city_finish(&city);
	}
}

static void test_period_with_values(void **state)
{
	static const char *const periods[] = {"", "2020", "2018-07/2019-06", "2018-07-01/2019-06-30"};
	for (size_t i = 0; i < 4; i++) {
		struct city city;
		city_start(&city, two, "share", "", 2);
		observe(&city, "X:T:1C", "2020", "70");
		observe(&city, "X:T:1C", "2018-07/2019-06", "20");
		city.input.period = str_from(periods[i]);
		assert_true(city_score(&city));
		assert_true(period_check(&city.card, &city.run.diag));
		assert_int_equal(city.run.diag.n, 0);
		assert_true(str_is(city.card.points[0].exact, i < 2 ? "70" : "20"));
		city_finish(&city);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_series),
		cmocka_unit_test(test_bars),
		cmocka_unit_test(test_break_between),
		cmocka_unit_test(test_groups),
		cmocka_unit_test(test_without_scores),
		cmocka_unit_test(test_choice),
		cmocka_unit_test(test_bad_former_value),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_json),
		cmocka_unit_test(test_period_without_values),
		cmocka_unit_test(test_period_with_values),
	};
	xml_start();
	json_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
