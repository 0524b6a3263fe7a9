/* Values that do not go together are warned of, at the value. */
#include "sample.h"

#include "base/rational.h"
#define RELATIONS \
	"<relation kind='sum' points='X:1C/a X:1C/b X:1C/c' total='100' tolerance='2' status='derived' source='us'>Shares of one whole.</relation>" \
	"<relation kind='not-above' points='X:2C X:3C' status='derived' source='us'>A part of the other.</relation>" \
	"<relation kind='sum' points='X:2C X:4C' total='0.3' status='derived' source='us'>Exactly.</relation>"

static void start(struct city *city)
{
	city_write(city, "cap='100' aggregation='points-over-data-points'", "<dimension code='X'><name>Ex</name></dimension>"
		CITY_INDICATOR("X:1C", "class='core' dimension='X'", CITY_POINT("index", "id='a'", "") CITY_POINT("index", "id='b'", "")
		CITY_POINT("index", "id='c'", ""))
		CITY_INDICATOR("X:2C", "class='core' dimension='X'", CITY_POINT("index", "", ""))
		CITY_INDICATOR("X:3C", "class='core' dimension='X'", CITY_POINT("index", "factor='100'", "<numerator>n</numerator>"))
		CITY_INDICATOR("X:4C", "class='core' dimension='X'", CITY_POINT("index", "", "")) RELATIONS, "");
}

/** Value by value in the order of the method; NULL: none. What is reported, where, and in which words; NULL: nothing. */
static void test_relations(void **state)
{
	static const struct { const char *values[6], *place, *message; } rows[] = {
		{{"50", "30", "20"}, NULL, NULL},
		{{"50", "30", "22"}, NULL, NULL},
		{{"50", "30", "22.000000000000000001"}, "X:1C/a", "X:1C/a, X:1C/b, X:1C/c add up to 102.000000000000000001, not 100 give or take 2"},
		{{"50", "30", "18"}, NULL, NULL},
		{{"50", "30", "17.999999999999999999"}, "X:1C/a", "X:1C/a, X:1C/b, X:1C/c add up to 97.999999999999999999, not 100 give or take 2"},
		/* Not judged before all are there, but what is too much already. */
		{{"50", "30", NULL}, NULL, NULL},
		{{"50", "30", "not-reported"}, NULL, NULL},
		{{NULL, "60", "42.5"}, "X:1C/b", "X:1C/b, X:1C/c add up to 102.5, not 100 give or take 2"},
		/* What does not apply adds nothing. */
		{{"50", "50", "not-applicable"}, NULL, NULL},
		{{"50", "30", "not-applicable"}, "X:1C/a", "X:1C/a, X:1C/b add up to 80, not 100 give or take 2"},
		{{"not-applicable", "not-applicable", "not-applicable"}, NULL, NULL},
		{{NULL, NULL, NULL, "40", "2/5"}, NULL, NULL},
		{{NULL, NULL, NULL, "40.000000000000000001", "2/5"}, "X:2C", "X:2C, 40.000000000000000001, is above X:3C, 40"},
		{{NULL, NULL, NULL, "34", "1/3"}, "X:2C", "X:2C, 34, is above X:3C, 33.33"},
		{{NULL, NULL, NULL, "34", "not-known"}, NULL, NULL},
		{{NULL, NULL, NULL, "0.1", NULL, "0.2"}, NULL, NULL},
		{{NULL, NULL, NULL, "0.1", NULL, "0.200000000000000001"}, "X:2C", "X:2C, X:4C add up to 0.300000000000000001, not 0.3"},
	};
	static const char *const codes[] = {"X:1C/a", "X:1C/b", "X:1C/c", "X:2C", "X:3C", "X:4C"};
	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
		struct city city;
		start(&city);
		for (size_t i = 0; i < 6; i++) {
			if (rows[r].values[i] != NULL) {
				city_observe(&city, codes[i], rows[r].values[i]);
			}
		}
		/* X:2C alone is above the exact total of the last relation; only the rows that give X:4C mean it. */
		if (rows[r].values[3] != NULL && rows[r].values[5] == NULL) {
			city.method.relations.n = 2;
		}
		assert_true(city_score(&city));
		if (rows[r].place == NULL) {
			assert_int_equal(city.run.diag.n, 0);
		} else {
			run_assert_one(&city.run, "relation-broken", rows[r].place);
			assert_string_equal(str_copy(city.run.diag.at[0].message, &city.run.arena), rows[r].message);
			assert_true(city.run.diag.at[0].hint.n > 0);
			assert_int_equal(city.run.diag.errors, 0);
		}
		city_finish(&city);
	}
}

/** Values of two years or two territories are not held against each other. */
static void test_other_times_and_places(void **state)
{
	static const struct { const char *period, *boundary; size_t reports; } rows[] = {
		{"2019", "", 2}, {"2018", "", 0}, {"2019", "b.other", 0},
	};
	for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++) {
		struct city city;
		start(&city);
		city_observe(&city, "X:2C", "50");
		city_observe(&city, "X:1C/a", "60");
		struct observation *first = city_observe(&city, "X:3C", "40"), *second;
		first->period = str_from(rows[r].period);
		first->boundary = str_from(rows[r].boundary);
		second = city_observe(&city, "X:1C/b", "60");
		second->period = str_from(rows[r].period);
		second->boundary = str_from(rows[r].boundary);
		city.method.relations.n = 2;
		assert_true(city_score(&city));
		assert_int_equal(city.run.diag.n, rows[r].reports);
		city_finish(&city);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_relations),
		cmocka_unit_test(test_other_times_and_places),
	};
	xml_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
