/* What if: values set, what they change, and arguments that are refused. */
#include "sample.h"

#include "base/json.h"
#include "base/rational.h"
#include "score/change.h"

#define RATIO_100 "formula='ratio' value='100' direction='higher'"

static const char *const three[] = {RATIO_100, RATIO_100, RATIO_100};

/** A city of 20, 80 and nothing: 1 + 3 of 8 points. */
static void start(struct city *city)
{
	city_start(city, three, "share", "valid-from='0' valid-to='100'", 3);
	city_observe(city, "X:T:1C", "20");
	city_observe(city, "X:T:2C", "80");
	assert_true(city_score(city));
}

static struct change set(struct city *city, const char *const *settings, size_t n)
{
	struct change change;
	struct str texts[8];
	for (size_t i = 0; i < n; i++) {
		texts[i] = str_from(settings[i]);
	}
	if (!change_make(&city->card, texts, n, &city->run.arena, &city->run.diag, &change)) {
		fail_msg("%s", str_copy(city->run.diag.at[0].message, &city->run.arena));
	}
	return change;
}

static char letter_after(const struct city *city, const struct change *change, size_t point)
{
	const struct score_point *p = &change->after.points[point];
	return p->state == SCORE_SCORED ? city->method.bands.at[p->performance.band].letter.text.at[0] : '-';
}

static void test_settings(void **state)
{
	static const struct { const char *setting; size_t point; const char *exact; char letter; int points, maximum; } cases[] = {
		{"X:T:1C=20", 0, "20", 'D', 4, 8}, {"X:T:1C=95", 0, "95", 'A', 7, 8}, {"X:T:1C=94.999999999999999999", 0, "94.999999999999999999", 'B', 6, 8},
		{"X:T:1C=1/3", 0, "100/3", 'C', 5, 8}, {"X: T: 1C=0.00", 0, "0.00", 'D', 4, 8}, {"X:T:1C= 70 ", 0, "70", 'B', 6, 8},
		{"X:T:1C=not-reported", 0, "", '-', 3, 4}, {"X:T:1C=not-applicable", 0, "", '-', 3, 4}, {"X:T:1C=withheld", 0, "", '-', 3, 4},
		{"X:T:3C=96", 2, "96", 'A', 8, 12}, {"X:T:3C=not-known", 2, "", '-', 4, 8},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct city city;
		start(&city);
		struct change change = set(&city, &cases[i].setting, 1);
		assert_int_equal(change.points.n, 1);
		assert_int_equal(change.points.at[0], cases[i].point);
		assert_true(str_is(change.after.points[cases[i].point].exact, cases[i].exact));
		assert_int_equal(letter_after(&city, &change, cases[i].point), cases[i].letter);
		assert_int_equal(change.after.groups[0].points, cases[i].points);
		assert_int_equal(change.after.groups[0].maximum, cases[i].maximum);
		assert_int_equal(change_in_group(&change, 0), cases[i].points != 4 || cases[i].maximum != 8);
		/* What it was stays as it was. */
		assert_int_equal(city.card.groups[0].points, 4);
		assert_true(str_is(city.observations.at[0].text, "20"));
		assert_int_equal(city.run.diag.n, 0);
		city_finish(&city);
	}
}

static void test_several(void **state)
{
	static const char *const settings[] = {"X:T:3C=100", "X:T:1C=96"};
	struct city city;
	start(&city);
	struct change change = set(&city, settings, 2);
	assert_int_equal(change.points.at[0], 2);
	assert_int_equal(change.points.at[1], 0);
	assert_int_equal(change.after.groups[0].points, 4 + 3 + 4);
	assert_int_equal(change.after.groups[0].maximum, 12);
	/* The category holds the first data point only. The other dimension has none. */
	assert_true(change_in_group(&change, 2));
	assert_false(change_in_group(&change, 3));
	city_finish(&city);
}

static void test_answers_and_lists(void **state)
{
	static const struct { const char *setting, *exact; char letter; } cases[] = {
		{"X:T:1C=yes", "yes", 'A'}, {"X:T:1C=no", "no", 'D'}, {"X:T:2C=a,c", "2", 'B'}, {"X:T:2C=c", "1", 'C'},
		{"X:T:2C=a,b,c", "3", 'A'}, {"X:T:2C=0", "0", 'D'}, {"X:T:2C=not-collected", "", '-'},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct city city;
		city_write(&city, "cap='100' aggregation='points-over-data-points'",
			"<dimension code='X'><name>Ex</name></dimension>"
			CITY_INDICATOR("X:T:1C", "class='core' dimension='X'", CITY_POINT("yes-no", "", ""))
			CITY_INDICATOR("X:T:2C", "class='core' dimension='X'", CITY_POINT("list", "",
				"<item id='a'><name>A</name></item><item id='b'><name>B</name></item><item id='c'><name>C</name></item>")),
			CITY_TARGET("X:T:1C", "formula='yes-no' value='yes'", "") CITY_TARGET("X:T:2C", "formula='count-of' value='all'", ""));
		city_observe(&city, "X:T:2C", "a b");
		assert_true(city_score(&city));
		struct change change = set(&city, &cases[i].setting, 1);
		size_t point = change.points.at[0];
		assert_true(str_is(change.after.points[point].exact, cases[i].exact));
		assert_int_equal(letter_after(&city, &change, point), cases[i].letter);
		city_finish(&city);
	}
}

/** A value that is set counts as the one that it replaces did. */
static void test_keeps_what_is_known(void **state)
{
	static const char *const setting[] = {"X:T:1C=70"};
	struct city city;
	start(&city);
	struct observation *first = &city.observations.at[0];
	first->verified = OBSERVATION_UNVERIFIED;
	first->boundary = STR("b.city");
	first->period = STR("2018");
	first->source = STR("s.register");
	city_observe(&city, "X:T:1C", "5")->boundary = STR("b.region");
	city.observations.at[2].period = STR("2018");
	assert_true(city_score(&city));
	city.run.diag.n = 0;
	struct change change = set(&city, setting, 1);
	const struct score_point *after = &change.after.points[0];
	assert_int_equal(after->state, SCORE_NOT_VERIFIED);
	assert_true(str_is(after->exact, "70"));
	assert_true(str_is(after->observation->boundary, "b.city"));
	assert_true(str_is(after->observation->period, "2018"));
	/* The source did not say this. */
	assert_int_equal(after->observation->source.n, 0);
	city_finish(&city);
}

/** Of one period, the value of that period is set, and one without a value there gets it. */
static void test_period(void **state)
{
	static const char *const settings[] = {"X:T:1C=96", "X:T:2C=96"};
	struct city city;
	start(&city);
	struct observation *former = city_observe(&city, "X:T:1C", "40");
	former->period = STR("2017");
	former->earlier = true;
	city.input.period = STR("2017");
	assert_true(city_score(&city));
	assert_int_equal(city.card.groups[0].points, 2);
	struct change change = set(&city, settings, 2);
	assert_int_equal(change.after.groups[0].points, 8);
	assert_int_equal(change.after.groups[0].maximum, 8);
	city_finish(&city);
}

static void test_refused(void **state)
{
	static const struct { const char *setting, *slug, *shown; } cases[] = {
		{"X:T:1C", "setting-form", "X:T:1C"}, {"=5", "setting-form", "=5"}, {"X:T:1C=", "setting-form", "X:T:1C="}, {"", "setting-form", ""},
		{"X:T:1C= ", "setting-form", "X:T:1C= "}, {"X:T:9C=5", "unknown-indicator", "X:T:9C"}, {"X:T:1C=yes", "value-kind", "yes"},
		{"X:T:1C=5%", "value-kind", "5%"}, {"X:T:1C=1/0", "zero-denominator", "1/0"}, {"X:T:1C=1/", "value-kind", "1/"},
		{"X:T:1C=100.01", "value-out-of-range", "100.01"}, {"X:T:1C=-1", "value-out-of-range", "-1"},
		{"X:T:1C=7/6", "value-out-of-range", "7/6"}, {"X:T:1C=not-here", "value-kind", "not-here"},
		{"X:T:1C=11111111111111111111111111111111111111111111111111111111111111111", "bad-number",
			"11111111111111111111111111111111111111111111111111111111111111111"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct city city;
		struct change change = {0};
		struct str text = str_from(cases[i].setting);
		start(&city);
		assert_false(change_make(&city.card, &text, 1, &city.run.arena, &city.run.diag, &change));
		assert_null(change.before);
		run_assert_one(&city.run, cases[i].slug, cases[i].shown);
		assert_true(str_is(source_lookup(&city.run.sources, city.run.diag.at[0].span.file)->name, "--set"));
		city_finish(&city);
	}
}

static void test_refused_together(void **state)
{
	struct str texts[] = {STR("X:T:1C=5"), STR("foo"), STR("X:T: 1C=6"), STR("X:T:9C=6")};
	static const char *const slugs[] = {"setting-form", "setting-repeated", "unknown-indicator"};
	struct city city;
	struct change change = {0};
	start(&city);
	assert_false(change_make(&city.card, texts, 4, &city.run.arena, &city.run.diag, &change));
	assert_int_equal(city.run.diag.n, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_string_equal(diag_info(city.run.diag.at[i].code)->slug, slugs[i]);
	}
	assert_true(str_is(source_text(&city.run.sources, city.run.diag.at[1].related), "X:T:1C"));
	city_finish(&city);
}

/* Output */

static void test_text(void **state)
{
	static const char *const settings[] = {"X:T:1C=95", "X:T:3C=not-known"};
	static const char *const lines[] = {
		"X:T:1C  N                  20.00       95.00  u        20.00          95.00  D     A\n",
		"X:T:3C  N           not-reported   not-known  u            -              -  -     -          not-known\n",
		"X     Ex     4 of 8       7 of 8     50.00          87.50  C     B\n",
		"X/c   Cat    1 of 4       4 of 4     25.00         100.00  D     A\n",
		"\nUnchanged: Y\n",
	};
	struct city city;
	start(&city);
	struct change change = set(&city, settings, 2);
	struct buf text = {.arena = &city.run.arena};
	struct scorecard_view view = {.card = &city.card, .lang = STR("en")};
	change_to_text(&view, &change, &city.run.arena, &text);
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		if (strstr(text.at, lines[i]) == NULL) {
			fail_msg("no line “%s” in\n%s", lines[i], text.at);
		}
	}
	city_finish(&city);
}

static void test_text_without_change(void **state)
{
	static const char *const settings[] = {"X:T:1C=21"};
	struct city city;
	start(&city);
	struct change change = set(&city, settings, 1);
	struct buf text = {.arena = &city.run.arena};
	struct scorecard_view view = {.card = &city.card, .lang = STR("en")};
	change_to_text(&view, &change, &city.run.arena, &text);
	assert_non_null(strstr(text.at, "\nNo group changes: X, X:T, X/c, Y\n"));
	assert_null(strstr(text.at, "Group  "));
	city_finish(&city);
}

static const char *text_at(const json_t *object, const char *key, const char *member)
{
	const json_t *value = json_object_get(object, key);
	value = member != NULL ? json_object_get(value, member) : value;
	return json_is_string(value) ? json_string_value(value) : json_is_null(value) ? "null" : "nothing";
}

static void test_json(void **state)
{
	static const char *const settings[] = {"X:T:1C=1/3"};
	struct city city;
	start(&city);
	struct change change = set(&city, settings, 1);
	struct scorecard_view view = {.card = &city.card, .lang = STR("en")};
	json_t *json = change_to_json(&view, &change, &city.run.arena);
	const json_t *point = json_array_get(json_object_get(json, "set"), 0), *after = json_object_get(point, "after");
	assert_int_equal(json_array_size(json_object_get(json, "set")), 1);
	assert_string_equal(text_at(json_object_get(point, "before"), "value", "exact"), "20");
	assert_string_equal(text_at(after, "value", "exact"), "100/3");
	assert_string_equal(text_at(after, "value", "decimal"), "33.33");
	assert_string_equal(text_at(after, "percent", "exact"), "100/3");
	assert_string_equal(text_at(after, "band", NULL), "C");
	const json_t *groups = json_object_get(json, "groups");
	assert_true(json_is_true(json_object_get(json_array_get(groups, 0), "changed")));
	assert_true(json_is_false(json_object_get(json_array_get(groups, 3), "changed")));
	assert_int_equal(json_integer_value(json_object_get(json_object_get(json_array_get(groups, 0), "after"), "points")), 5);
	assert_string_equal(text_at(json_object_get(json_array_get(groups, 3), "after"), "band", NULL), "null");
	json_decref(json);
	city_finish(&city);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_settings),
		cmocka_unit_test(test_several),
		cmocka_unit_test(test_answers_and_lists),
		cmocka_unit_test(test_keeps_what_is_known),
		cmocka_unit_test(test_period),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_refused_together),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_text_without_change),
		cmocka_unit_test(test_json),
	};
	xml_start();
	json_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
