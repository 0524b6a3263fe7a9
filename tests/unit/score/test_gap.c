/* Gaps: what each data point needs, what would lift a group, by hand. */
#include "sample.h"

#include "base/json.h"
#include "base/rational.h"
#include "score/gap.h"

#define RATIO_100 "formula='ratio' value='100' direction='higher'"

static struct gaps find(struct city *city)
{
	struct gaps gaps;
	if (!city_score(city)) {
		fail_msg("%s", str_copy(city->run.diag.at[0].message, &city->run.arena));
	}
	gap_make(&city->card, &city->run.arena, &gaps);
	return gaps;
}

static char aim_letter(const struct city *city, const struct gap_aim *aim)
{
	return aim->possible ? city->method.bands.at[aim->performance.band].letter.text.at[0] : '-';
}

static void assert_aim(const struct city *city, const struct gap_aim *aim, const char *value, char letter)
{
	if (!str_is(aim->value, value) || aim_letter(city, aim) != letter) {
		fail_msg("%.*s %c is not %s %c", STR_ARG(aim->value), aim_letter(city, aim), value, letter);
	}
}

/* What a data point needs */

struct inverse {
	const char *target, *value;
	int decimals;
	const char *distance, *next;
	char next_letter;
	const char *most;
	char most_letter;
};

static void assert_inverse(struct city *city, const struct inverse *row)
{
	city->method.points.at[0].decimals = row->decimals;
	city_observe(city, "X:T:1C", row->value);
	struct gaps gaps = find(city);
	if (gaps.points.n != 1) {
		fail_msg("%s has no gap", row->value);
	}
	const struct gap_point *gap = &gaps.points.at[0];
	if (!str_is(gap->distance, row->distance)) {
		fail_msg("%s: the distance %.*s is not %s", row->value, STR_ARG(gap->distance), row->distance);
	}
	assert_aim(city, &gap->next, row->next, row->next_letter);
	assert_aim(city, &gap->most, row->most, row->most_letter);
}

static void test_inverses(void **state)
{
	static const struct inverse rows[] = {
		{RATIO_100, "20", 2, "80", "33.00", 'C', "95.00", 'A'},
		{RATIO_100, "1/3", 2, "200/3", "66.00", 'B', "95.00", 'A'},
		{RATIO_100, "94.999", 2, "5.001", "95.00", 'A', "95.00", 'A'},
		{"formula='ratio' value='3' direction='higher'", "1.13", 2, "1.87", "1.98", 'B', "2.85", 'A'},
		{"formula='ratio' value='0.7' direction='higher'", "0.1", 2, "0.6", "0.24", 'C', "0.67", 'A'},
		{"formula='ratio' value='7' direction='higher'", "0", 0, "7", "3", 'C', "7", 'A'},
		{"formula='ratio' value='5' direction='lower'", "10", 2, "5", "7.57", 'B', "5.26", 'A'},
		{"formula='ratio' value='5' direction='lower'", "15.2", 2, "10.2", "15.15", 'C', "5.26", 'A'},
		{"formula='ratio' value='5' direction='lower'", "20", 0, "15", "15", 'C', "5", 'A'},
		/* So little that only nothing is good enough. */
		{"formula='ratio' value='0.001' direction='lower'", "1", 2, "0.999", "0.00", 'A', "0.00", 'A'},
		{"formula='linear' value='10' floor='60' direction='lower'", "35.42", 2, "25.42", "27.00", 'B', "12.50", 'A'},
		{"formula='linear' value='80' floor='20' direction='higher'", "10", 1, "70", "39.8", 'C', "77.0", 'A'},
		{"formula='linear' value='0' floor='-3' direction='higher'", "-3", 0, "3", "-2", 'C', "0", 'A'},
		/* An optimum is approached from the side on which the value lies. */
		{"formula='optimum' value='2'", "1", 2, "1", "1.32", 'B', "1.90", 'A'},
		{"formula='optimum' value='2'", "4", 2, "2", "3.03", 'B', "2.10", 'A'},
		{"formula='optimum' value='2'", "-1", 2, "3", "0.66", 'C', "1.90", 'A'},
		/* With no decimal it would be passed by: 2 is as far above as 1 is below. */
		{"formula='optimum' value='1.5'", "1", 0, "0.5", "1.5", 'A', "1.5", 'A'},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct city city;
		city_start(&city, &rows[i].target, "share", "", 1);
		assert_inverse(&city, &rows[i]);
		city_finish(&city);
	}
}

static void test_inverses_of_thresholds(void **state)
{
	static const struct { const char *direction, *steps; struct inverse row; } cases[] = {
		{"value='40' direction='higher'", "<step limit='10' percent='30'/><step limit='20.05' percent='70'/><step limit='40' percent='100'/>",
			{NULL, "5", 1, "35", "20.1", 'B', "40.0", 'A'}},
		{"value='40' direction='higher'", "<step limit='10' percent='30'/><step limit='20.05' percent='70'/><step limit='40' percent='100'/>",
			{NULL, "25", 1, "15", "40.0", 'A', "40.0", 'A'}},
		{"value='20' direction='lower'", "<step limit='40.05' percent='40'/><step limit='20' percent='100'/>", {NULL, "50", 1, "30", "40.0", 'C', "20.0", 'A'}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct city city;
		struct arena arena = {0};
		struct str target = str_format(&arena, "<benchmark indicator='X:T:1C' status='project' formula='thresholds' %s>%s<source>S</source></benchmark>",
			cases[i].direction, cases[i].steps);
		city_write(&city, "cap='100' aggregation='points-over-data-points'", "<dimension code='X'><name>Ex</name></dimension>"
			CITY_INDICATOR("X:T:1C", "class='core' dimension='X'", CITY_POINT("index", "", "")), target.at);
		assert_inverse(&city, &cases[i].row);
		city_finish(&city);
		arena_finish(&arena);
	}
}

#define THINGS "<item id='a'><name>a</name></item><item id='b'><name>b</name></item><item id='c'><name>c</name></item>" \
	"<item id='d'><name>d</name></item><item id='e'><name>e</name></item>"

static void test_inverses_of_answers_and_lists(void **state)
{
	static const struct { const char *kind, *target, *items; struct inverse row; } cases[] = {
		{"yes-no", "formula='yes-no' value='yes'", "", {NULL, "no", 0, "", "yes", 'A', "yes", 'A'}},
		{"yes-no", "formula='yes-no' value='no'", "", {NULL, "yes", 0, "", "no", 'A', "no", 'A'}},
		{"list", "formula='count-of' value='all'", THINGS, {NULL, "b", 0, "4", "2", 'C', "5", 'A'}},
		{"list", "formula='count-of' value='all'", THINGS, {NULL, "a b c d", 0, "1", "5", 'A', "5", 'A'}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct city city;
		struct arena arena = {0};
		struct str body = str_format(&arena, "<dimension code='X'><name>Ex</name></dimension><indicator code='X:T:1C' class='core' dimension='X'>"
			"<name>N</name><data-point kind='%s' unit='u' decimals='0' direction='none'>%s<definition status='derived' source='us'>D</definition>"
			"</data-point></indicator>", cases[i].kind, cases[i].items);
		struct str target = str_format(&arena, "<benchmark indicator='X:T:1C' status='project' %s><source>S</source></benchmark>", cases[i].target);
		city_write(&city, "cap='100' aggregation='points-over-data-points'", body.at, target.at);
		assert_inverse(&city, &cases[i].row);
		city_finish(&city);
		arena_finish(&arena);
	}
}

/** What is not possible is not named. */
static void test_valid_range(void **state)
{
	static const struct { const char *range; struct inverse row; } cases[] = {
		{"valid-to='90'", {RATIO_100, "70", 2, "30", "", '-', "", '-'}},
		{"valid-to='70'", {RATIO_100, "40", 2, "60", "66.00", 'B', "66.00", 'B'}},
		/* 96 is not possible, 95.4 is. */
		{"valid-to='95.5'", {"formula='ratio' value='100.4' direction='higher'", "80", 0, "20.4", "95.4", 'A', "95.4", 'A'}},
		{"valid-from='6'", {"formula='ratio' value='5' direction='lower'", "10", 2, "5", "7.57", 'B', "7.57", 'B'}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct city city;
		city_start(&city, &cases[i].row.target, "share", cases[i].range, 1);
		assert_inverse(&city, &cases[i].row);
		city_finish(&city);
	}
}

/* What lifts a group */

static void assert_group(const struct city *city, const struct gaps *gaps, size_t place, const char *code, int missing, const char *lifts)
{
	const struct gap_group *gap = &gaps->groups.at[place];
	struct buf text = {.arena = (struct arena *)&city->run.arena};
	for (size_t i = 0; i < gap->lifts.n; i++) {
		const struct gap_lift *lift = &gap->lifts.at[i];
		buf_format(&text, "%s%.*s=%.*s", i > 0 ? " " : "", STR_ARG(city->method.points.at[lift->point].code), STR_ARG(lift->aim.value));
	}
	struct str found = city->method.groups.at[gap->group].code.text;
	if (!str_is(found, code) || gap->missing_points != missing || !str_is(buf_str(&text), lifts)) {
		fail_msg("%.*s, %lld, “%.*s” is not %s, %d, “%s”", STR_ARG(found), (long long)gap->missing_points, STR_ARG(buf_str(&text)), code, missing, lifts);
	}
	assert_int_equal(gap->liftable, lifts[0] != '\0');
}

static const char *const five[] = {RATIO_100, RATIO_100, RATIO_100, RATIO_100, RATIO_100};
static const char *const codes[] = {"X:T:1C", "X:T:2C", "X:T:3C", "X:T:4C", "X:T:5C"};

static struct gaps find_values(struct city *city, const char *const *values, size_t n, const char *extra)
{
	city_start(city, five, "share", extra, n);
	for (size_t i = 0; i < n; i++) {
		city_observe(city, codes[i], values[i]);
	}
	return find(city);
}

/** 1 + 3 + 4 + 1 of 16 is C, and 11 of 16 B. Either of the low ones can add 3, so one is enough, and needs only 2. */
static void test_one_lifts(void **state)
{
	static const char *const values[] = {"20", "80", "97", "10"};
	struct city city;
	struct gaps gaps = find_values(&city, values, 4, "");
	assert_int_equal(gaps.groups.n, 3);
	assert_group(&city, &gaps, 0, "X", 2, "X:T:1C=66.00");
	assert_group(&city, &gaps, 1, "X:T", 2, "X:T:1C=66.00");
	assert_group(&city, &gaps, 2, "X/c", 1, "X:T:1C=33.00");
	assert_true(str_is(gaps.groups.at[0].missing, "12.5"));
	assert_true(str_is(gaps.groups.at[2].missing, "25"));
	/* The nearest to their next band first: 13, 15 and 23 per cent. */
	static const size_t order[] = {0, 1, 2}, points[] = {0, 1, 3};
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(gaps.groups.at[0].points.at[i], order[i]);
		assert_int_equal(gaps.order.at[i], order[i]);
		assert_int_equal(gaps.points.at[i].point, points[i]);
	}
	assert_int_equal(gaps.points.at[0].next.points, 1);
	assert_int_equal(gaps.points.at[0].most.points, 3);
	assert_int_equal(gaps.points.at[1].most.points, 1);
	assert_int_equal(gaps.highest_points, 1);
	assert_int_equal(gaps.unscored.n, 1);
	assert_int_equal(gaps.unscored.at[0], 3);
	city_finish(&city);
}

/** 1 + 1 + 1 + 4 of 16 is C, and 11 are B: one can add 3, so it takes two, of which the second needs only 1. */
static void test_two_lift(void **state)
{
	static const char *const values[] = {"30", "31", "32", "97"};
	struct city city;
	struct gaps gaps = find_values(&city, values, 4, "");
	/* The category lacks the same share, 1 of 4, but needs only one. */
	assert_group(&city, &gaps, 0, "X/c", 1, "X:T:1C=33.00");
	assert_group(&city, &gaps, 1, "X", 4, "X:T:3C=95.00 X:T:2C=33.00");
	city_finish(&city);
}

static void test_highest_and_impossible(void **state)
{
	static const char *const high[] = {"97", "98"}, *const stuck[] = {"40", "41"};
	struct city city;
	struct gaps gaps = find_values(&city, high, 2, "");
	assert_int_equal(gaps.groups.n, 0);
	assert_int_equal(gaps.points.n, 0);
	assert_int_equal(gaps.highest.n, 3);
	assert_int_equal(gaps.highest_points, 2);
	city_finish(&city);
	gaps = find_values(&city, stuck, 2, "valid-to='60'");
	assert_group(&city, &gaps, 0, "X", 2, "");
	assert_int_equal(gaps.points.at[0].next.possible, false);
	city_finish(&city);
}

/** Sorted by what is missing, then by how many it takes, then as in the method. 5 of 8 is 62.5 per cent. */
static void test_order_of_groups(void **state)
{
	static const char body[] = "<dimension code='P'><name>P</name></dimension><dimension code='Q'><name>Q</name></dimension>"
		"<dimension code='R'><name>R</name></dimension><dimension code='S'><name>S</name></dimension>"
		CITY_INDICATOR("P:1C", "class='core' dimension='P'", CITY_POINT("index", "", ""))
		CITY_INDICATOR("Q:1C", "class='core' dimension='Q'", CITY_POINT("index", "", ""))
		CITY_INDICATOR("Q:2C", "class='core' dimension='Q'", CITY_POINT("index", "", ""))
		CITY_INDICATOR("R:1C", "class='core' dimension='R'", CITY_POINT("index", "valid-to='60'", ""))
		CITY_INDICATOR("S:1C", "class='core' dimension='S' weight='2'", CITY_POINT("index", "", ""))
		CITY_INDICATOR("S:2C", "class='core' dimension='S'", CITY_POINT("index", "weight='2'", ""))
		CITY_INDICATOR("L:1C", "class='local' dimension='P'", CITY_POINT("index", "", ""));
	static const char targets[] = CITY_TARGET("P:1C", RATIO_100, "") CITY_TARGET("Q:1C", RATIO_100, "") CITY_TARGET("Q:2C", RATIO_100, "")
		CITY_TARGET("R:1C", RATIO_100, "") CITY_TARGET("S:1C", RATIO_100, "") CITY_TARGET("S:2C", RATIO_100, "") CITY_TARGET("L:1C", RATIO_100, "");
	struct city city;
	city_write(&city, "cap='100' aggregation='points-over-data-points'", body, targets);
	city_observe(&city, "P:1C", "70");
	city_observe(&city, "Q:1C", "20");
	city_observe(&city, "Q:2C", "97");
	city_observe(&city, "R:1C", "50");
	city_observe(&city, "S:1C", "20");
	city_observe(&city, "S:2C", "97");
	city_observe(&city, "L:1C", "50");
	struct gaps gaps = find(&city);
	/* Q: 5 of 8, 6 are B. S: 10 of 16, 11 are B, and one step adds 2. P: 3 of 4, 4 are A. R: 2 of 4, 3 are B, and out of reach. */
	assert_group(&city, &gaps, 0, "S", 1, "S:1C=33.00");
	assert_group(&city, &gaps, 1, "Q", 1, "Q:1C=33.00");
	assert_group(&city, &gaps, 2, "P", 1, "P:1C=95.00");
	assert_group(&city, &gaps, 3, "R", 1, "");
	assert_true(str_is(gaps.groups.at[0].missing, "6.25"));
	/* Data points follow their dimensions; the local one, which is in none, comes last and lifts nothing. */
	static const char *const order[] = {"S:1C", "Q:1C", "P:1C", "R:1C", "L:1C"};
	for (size_t i = 0; i < 5; i++) {
		assert_true(str_is(city.method.points.at[gaps.points.at[gaps.order.at[i]].point].code, order[i]));
	}
	assert_int_equal(gaps.points.at[gaps.order.at[0]].next.points, 2);
	assert_int_equal(gaps.points.at[gaps.order.at[0]].most.points, 6);
	city_finish(&city);
}

/** (3 * 50 + 90) / 4 is 60 per cent; 6 are missing, and each per cent of the first adds 3/4: 58 is enough. */
static void test_means(void **state)
{
	struct city city;
	city_write(&city, "cap='100' aggregation='mean-of-children' dimension-children='indicator'", "<dimension code='X'><name>Ex</name></dimension>"
		CITY_INDICATOR("X:1C", "class='core' dimension='X' weight='3'", CITY_POINT("index", "", ""))
		CITY_INDICATOR("X:2C", "class='core' dimension='X'", CITY_POINT("index", "", "")),
		CITY_TARGET("X:1C", RATIO_100, "") CITY_TARGET("X:2C", RATIO_100, ""));
	city_observe(&city, "X:1C", "50");
	city_observe(&city, "X:2C", "96");
	city.observations.at[1].value.text = city.observations.at[1].text = STR("90");
	struct gaps gaps = find(&city);
	assert_group(&city, &gaps, 0, "X", 0, "X:1C=58.00");
	assert_true(str_is(gaps.groups.at[0].missing, "6"));
	/* Where groups are means, each per cent counts up to the target. */
	assert_aim(&city, &gaps.points.at[0].most, "100.00", 'A');
	assert_int_equal(gaps.points.at[0].most.points, 0);
	city_finish(&city);
}

static void test_absent(void **state)
{
	static const char *const states[] = {"20", "not-reported", "not-applicable", "withheld", "50"};
	struct city city;
	city_start(&city, five, "share", "", 5);
	for (size_t i = 0; i < 5; i++) {
		city_observe(&city, codes[i], states[i])->verified = i == 4 ? OBSERVATION_UNVERIFIED : OBSERVATION_VERIFIED;
	}
	struct gaps gaps = find(&city);
	static const size_t points[] = {1, 3, 4};
	assert_int_equal(gaps.absent.n, 3);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(gaps.absent.at[i].point, points[i]);
		assert_int_equal(gaps.absent.at[i].points, 4);
	}
	city_finish(&city);
}

/* Output */

static void test_text(void **state)
{
	static const char *const values[] = {"20", "80", "97", "10", "not-known"};
	static const char *const lines[] = {
		"X     Ex     9 of 16     56.25  C     B                  2            1  X:T:1C to 66.00\n",
		"X/c   Cat     1 of 4     25.00  D     C                  1            1  X:T:1C to 33.00\n",
		"\nNothing scored: Y\n",
		"X:T:2C  N           80.00  u     >= 100  20.00     80.00  B       15.00    95.00  A         +1    95.00      +1\n",
		"\nData points in the highest band already: 1.\n",
		"X:T:5C  N           not-known   >= 100  u                  4  X 16 to 20, X:T 16 to 20\n",
	};
	struct city city;
	struct gaps gaps = find_values(&city, values, 5, "");
	struct buf text = {.arena = &city.run.arena};
	struct scorecard_view view = {.card = &city.card, .lang = STR("en")};
	gap_to_text(&view, &gaps, &city.run.arena, &text);
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		if (strstr(text.at, lines[i]) == NULL) {
			fail_msg("no line “%s” in\n%s", lines[i], text.at);
		}
	}
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
	static const char *const values[] = {"1/5", "80", "97", "10", "not-known"};
	struct city city;
	struct gaps gaps = find_values(&city, values, 5, "");
	struct scorecard_view view = {.card = &city.card, .lang = STR("en")};
	json_t *json = gap_to_json(&view, &gaps, &city.run.arena);
	const json_t *group = json_array_get(json_object_get(json, "groups"), 0), *point = json_array_get(json_object_get(json, "data_points"), 0);
	assert_string_equal(text_at(group, "next_band", NULL), "B");
	assert_string_equal(text_at(group, "missing_percent", NULL), "12.5");
	assert_int_equal(json_integer_value(json_object_get(group, "missing_points")), 2);
	assert_string_equal(text_at(json_array_get(json_object_get(group, "fewest_data_points"), 0), "value", NULL), "66.00");
	assert_int_equal(json_array_size(json_object_get(group, "data_points")), 3);
	assert_string_equal(text_at(point, "distance", "exact"), "80");
	assert_string_equal(text_at(point, "next", "value"), "33.00");
	assert_string_equal(text_at(point, "most", "band"), "A");
	assert_string_equal(text_at(point, "missing_percent", NULL), "13");
	assert_string_equal(text_at(json_array_get(json_object_get(json, "would_count"), 0), "state", NULL), "not-known");
	const json_t *maximum = json_array_get(json_object_get(json_array_get(json_object_get(json, "would_count"), 0), "groups"), 0);
	assert_int_equal(json_integer_value(json_object_get(maximum, "maximum_then")), 20);
	json_decref(json);
	city_finish(&city);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_inverses),
		cmocka_unit_test(test_inverses_of_thresholds),
		cmocka_unit_test(test_inverses_of_answers_and_lists),
		cmocka_unit_test(test_valid_range),
		cmocka_unit_test(test_one_lifts),
		cmocka_unit_test(test_two_lift),
		cmocka_unit_test(test_highest_and_impossible),
		cmocka_unit_test(test_order_of_groups),
		cmocka_unit_test(test_means),
		cmocka_unit_test(test_absent),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_json),
	};
	xml_start();
	json_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
