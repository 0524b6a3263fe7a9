/* Coverage: indicators and data points counted apart, by class and group. */
#include "sample.h"

#include "base/rational.h"
#include "score/coverage.h"

#define RATIO_100 "formula='ratio' value='100' direction='higher'"
#define POINT(attributes) CITY_POINT("index", attributes, "")
#define BODY \
	"<dimension code='X'><name>Ex</name><sub-dimension code='X:S'><name>Es</name></sub-dimension></dimension>" \
	"<dimension code='Y'><name>Why</name></dimension>" \
	CITY_INDICATOR("X:1C", "class='core' dimension='X' sub-dimension='X:S'", POINT("id='a'") POINT("id='b'") POINT("id='c'")) \
	CITY_INDICATOR("X:2C", "class='core' dimension='X'", POINT("")) \
	CITY_INDICATOR("Y:3A", "class='advanced' dimension='Y'", POINT("id='a'") POINT("id='b'")) \
	CITY_INDICATOR("X:9C", "class='local' dimension='X'", POINT(""))

/** Members in the order of the structure. */
static void assert_coverage(const char *what, const struct coverage *coverage, const int64_t wanted[12])
{
	const int64_t got[12] = {
		coverage->total, coverage->reported, coverage->partial, coverage->not_reported, coverage->not_collected, coverage->withheld,
		coverage->not_known, coverage->not_applicable, coverage->verified, coverage->not_verified, coverage->no_benchmark, coverage->scored,
	};
	int64_t parts = 0;
	for (size_t i = 0; i < 12; i++) {
		if (got[i] != wanted[i]) {
			fail_msg("%s: member %zu is %lld, not %lld", what, i, (long long)got[i], (long long)wanted[i]);
		}
		parts += i > 0 && i < 8 ? got[i] : 0;
	}
	assert_int_equal(parts, coverage->total);
}

static void start(struct city *city)
{
	city_write(city, "cap='100' aggregation='points-over-data-points'", BODY,
		CITY_TARGET("X:1C/a", RATIO_100, "") CITY_TARGET("X:1C/b", RATIO_100, "") CITY_TARGET("X:2C", RATIO_100, "")
		CITY_TARGET("X:9C", RATIO_100, ""));
}

/* total, reported, partial, not reported, not collected, withheld, not known, not applicable; verified, not verified, no benchmark, scored */
static void test_counts(void **state)
{
	static const struct {
		const char *name;
		enum coverage_class which;
		size_t group; /* 0 X, 1 X:S, 2 Y */
		int64_t indicators[12], points[12];
	} rows[] = {
		{"all", COVERAGE_ALL, METHOD_NONE, {3, 1, 1, 0, 0, 0, 1, 0, 1, 1, 0, 1}, {6, 3, 0, 0, 0, 1, 2, 0, 2, 1, 1, 1}},
		{"core", COVERAGE_CORE, METHOD_NONE, {2, 1, 1, 0, 0, 0, 0, 0, 1, 1, 0, 1}, {4, 3, 0, 0, 0, 1, 0, 0, 2, 1, 1, 1}},
		{"advanced", COVERAGE_ADVANCED, METHOD_NONE, {1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0}, {2, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0}},
		{"local", COVERAGE_LOCAL, METHOD_NONE, {1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, {1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}},
		{"X", COVERAGE_ALL, 0, {2, 1, 1, 0, 0, 0, 0, 0, 1, 1, 0, 1}, {4, 3, 0, 0, 0, 1, 0, 0, 2, 1, 1, 1}},
		{"X:S", COVERAGE_ALL, 1, {1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 1}, {3, 2, 0, 0, 0, 1, 0, 0, 2, 0, 1, 1}},
		{"Y", COVERAGE_ALL, 2, {1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0}, {2, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0}},
		{"Y, core", COVERAGE_CORE, 2, {0}, {0}},
		{"X, local", COVERAGE_LOCAL, 0, {0}, {0}},
	};
	struct city city;
	start(&city);
	city_observe(&city, "X:1C/a", "50")->verified = OBSERVATION_VERIFIED;
	city_observe(&city, "X:1C/b", "withheld");
	city_observe(&city, "X:1C/c", "0")->verified = OBSERVATION_VERIFIED; /* no target */
	city_observe(&city, "X:2C", "50")->verified = OBSERVATION_UNVERIFIED;
	city_observe(&city, "X:9C", "50");
	city.input.unmentioned = OBSERVATION_NOT_KNOWN;
	assert_true(city_score(&city));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct coverage indicators, points;
		coverage_count(&city.card, rows[i].group, rows[i].which, &indicators, &points);
		assert_coverage(rows[i].name, &indicators, rows[i].indicators);
		assert_coverage(rows[i].name, &points, rows[i].points);
		coverage_count(&city.card, rows[i].group, rows[i].which, NULL, NULL);
	}
	city_finish(&city);
}

/** What an indicator of three data points is, by what these are: the member of the structure that counts it. */
static void test_indicator(void **state)
{
	static const struct { const char *a, *b, *c; size_t member; int64_t verified, not_verified, no_benchmark, scored; } rows[] = {
		{"1", "2", "3", 1, 0, 0, 0, 1},
		{"1", "2", "not-applicable", 1, 0, 0, 0, 1},
		{"not-applicable", "not-applicable", "3", 1, 0, 0, 1, 0},
		{"1", "not-known", "not-applicable", 2, 0, 0, 0, 1},
		{"not-reported", "2", "3", 2, 0, 0, 0, 1},
		{"not-applicable", "not-applicable", "not-applicable", 7, 0, 0, 0, 0},
		{"not-applicable", "withheld", "not-applicable", 5, 0, 0, 0, 0},
		{"not-known", "withheld", "not-applicable", 5, 0, 0, 0, 0},
		{"not-known", "withheld", "not-collected", 4, 0, 0, 0, 0},
		{"not-known", "not-reported", "not-collected", 3, 0, 0, 0, 0},
		{"not-known", "not-known", "not-applicable", 6, 0, 0, 0, 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct city city;
		struct coverage indicators;
		start(&city);
		city_observe(&city, "X:1C/a", rows[i].a);
		city_observe(&city, "X:1C/b", rows[i].b);
		city_observe(&city, "X:1C/c", rows[i].c);
		assert_true(city_score(&city));
		coverage_count(&city.card, 1, COVERAGE_ALL, &indicators, NULL);
		int64_t wanted[12] = {1, [8] = rows[i].verified, rows[i].not_verified, rows[i].no_benchmark, rows[i].scored};
		wanted[rows[i].member] = 1;
		assert_coverage(rows[i].a, &indicators, wanted);
		city_finish(&city);
	}
}

/** Verified when all values are; not verified when one was refused. */
static void test_verified(void **state)
{
	static const struct { enum observation_verified a, b; int64_t verified, not_verified; } rows[] = {
		{OBSERVATION_VERIFIED, OBSERVATION_VERIFIED, 1, 0}, {OBSERVATION_VERIFIED, OBSERVATION_UNSTATED, 0, 0},
		{OBSERVATION_VERIFIED, OBSERVATION_PENDING, 0, 0}, {OBSERVATION_VERIFIED, OBSERVATION_UNVERIFIED, 0, 1},
		{OBSERVATION_UNVERIFIED, OBSERVATION_UNVERIFIED, 0, 1},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct city city;
		struct coverage indicators;
		start(&city);
		city_observe(&city, "X:1C/a", "1")->verified = rows[i].a;
		city_observe(&city, "X:1C/b", "1")->verified = rows[i].b;
		assert_true(city_score(&city));
		coverage_count(&city.card, METHOD_NONE, COVERAGE_CORE, &indicators, NULL);
		assert_int_equal(indicators.verified, rows[i].verified);
		assert_int_equal(indicators.not_verified, rows[i].not_verified);
		assert_int_equal(indicators.partial, 1);
		city_finish(&city);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counts),
		cmocka_unit_test(test_indicator),
		cmocka_unit_test(test_verified),
	};
	xml_start();
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
