/* Targets: each formula with what it needs, what it may not have, and what is out of order. */
#include "sample.h"

#define SOURCE "<source>A plan</source>"
#define ENTRY(code, attributes, steps) "<benchmark indicator='" code "' " attributes " status='project'>" steps SOURCE "</benchmark>\n"
#define STEP(limit, percent) "<step limit='" limit "' percent='" percent "'/>"
#define HIGHER(value) "formula='thresholds' direction='higher' value='" value "'"
#define LOWER(value) "formula='thresholds' direction='lower' value='" value "'"
#define LIST "kind='list' unit='percent' decimals='0' direction='higher'>" \
	"<item id='one'><name>One</name></item><item id='two'><name>Two</name></item>"
#define ANSWER "kind='yes-no' unit='percent' decimals='0' direction='higher'>"

struct entry {
	const char *text, *code, *shown; /* code NULL: it is accepted */
};

/** Read a set of one entry for the sample, whose EN:A:3A is a list, with a direction of EC:I:1C. */
static bool read_directed(struct run *run, const char *direction, const char *entry, struct method *ret_method, struct benchmarks *ret_set)
{
	run_start(run);
	struct str lists = run_replace(run, SAMPLE_METHOD, ANSWER, LIST);
	const char *directed = str_format(&run->arena, "direction='%s' valid-from", direction).at;
	assert_true(run_method(run, run_replace(run, lists.at, "direction='higher' valid-from", directed), ret_method));
	return run_set(run, str_format(&run->arena, "%s%s%s", SAMPLE_SET_START, entry, SAMPLE_SET_END), ret_method, ret_set);
}

/** The same where the method leaves the direction of EC:I:1C to the set. */
static bool read_entry(struct run *run, const char *entry, struct method *ret_method, struct benchmarks *ret_set)
{
	return read_directed(run, "none", entry, ret_method, ret_set);
}

static void check_all(const struct entry *entries, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct run run;
		struct method m;
		struct benchmarks set;
		bool good = read_entry(&run, entries[i].text, &m, &set);
		if (entries[i].code != NULL) {
			assert_false(good);
			run_assert_one(&run, entries[i].code, entries[i].shown);
		} else {
			assert_int_equal(run.diag.n, 0);
			assert_true(good);
		}
		arena_finish(&run.arena);
	}
}

static void test_optimum(void **state)
{
	static const struct entry entries[] = {
		{ENTRY("EC:I:1C", "formula='optimum' value='22'", ""), NULL, NULL},
		{ENTRY("EC:I:1C", "formula='optimum' value='0.00000000000000000000001'", ""), NULL, NULL},
		{ENTRY("EC:I:1C", "formula='optimum' value='0'", ""), "benchmark-target", "0"},
		{ENTRY("EC:I:1C", "formula='optimum' value='-22'", ""), "benchmark-target", "-22"},
		{ENTRY("EC:I:1C", "formula='optimum' value='all'", ""), "benchmark-target", "all"},
		{ENTRY("EC:I:1C", "formula='optimum' value='22' direction='higher'", ""), "benchmark-target", "benchmark"},
		{ENTRY("EC:I:1C", "formula='optimum' value='22' floor='1'", ""), "benchmark-target", "1"},
		{ENTRY("EC:I:1C", "formula='optimum' value='22'", STEP("22", "100")), "benchmark-target", "22"},
		{ENTRY("EN:A:3A", "formula='optimum' value='22'", ""), "benchmark-target", "benchmark"},
	};
	check_all(entries, sizeof entries / sizeof entries[0]);
}

static void test_count_of(void **state)
{
	static const struct entry entries[] = {
		{ENTRY("EN:A:3A", "formula='count-of' value='all'", ""), NULL, NULL},
		{ENTRY("EN:A:3A", "formula='count-of' value='2'", ""), "benchmark-target", "2"},
		{ENTRY("EN:A:3A", "formula='count-of' value='yes'", ""), "benchmark-target", "yes"},
		{ENTRY("EN:A:3A", "formula='yes-no' value='yes'", ""), "benchmark-target", "benchmark"},
		{ENTRY("EN:A:3A", "formula='count-of' value='all' direction='higher'", ""), "benchmark-target", "benchmark"},
		{ENTRY("EC:I:1C", "formula='count-of' value='all'", ""), "benchmark-target", "benchmark"},
	};
	check_all(entries, sizeof entries / sizeof entries[0]);
}

static void test_thresholds(void **state)
{
	static const struct entry entries[] = {
		{ENTRY("EC:I:1C", HIGHER("80"), STEP("-1", "0") STEP("50", "40") STEP("80", "100")), NULL, NULL},
		{ENTRY("EC:I:1C", LOWER("5"), STEP("50", "0.5") STEP("5", "100.0")), NULL, NULL},
		{ENTRY("EC:I:1C", HIGHER("80"), STEP("80", "100")), NULL, NULL},
		{ENTRY("EC:I:1C", HIGHER("80"), ""), "benchmark-target", "benchmark"},
		{ENTRY("EC:I:1C", "formula='thresholds' value='80'", STEP("80", "100")), "benchmark-target", "benchmark"},
		/* The limits turn back, stand still, go the wrong way. */
		{ENTRY("EC:I:1C", HIGHER("80"), STEP("50", "20") STEP("40", "40") STEP("80", "100")), "benchmark-steps", "40"},
		{ENTRY("EC:I:1C", HIGHER("80"), STEP("50", "20") STEP("50.0", "40") STEP("80", "100")), "benchmark-steps", "50.0"},
		{ENTRY("EC:I:1C", LOWER("80"), STEP("50", "20") STEP("80", "100")), "benchmark-steps", "80"},
		/* So do the percentages. */
		{ENTRY("EC:I:1C", HIGHER("80"), STEP("40", "20") STEP("50", "20.00") STEP("80", "100")), "benchmark-steps", "20.00"},
		{ENTRY("EC:I:1C", LOWER("5"), STEP("9", "60") STEP("8", "30") STEP("5", "100")), "benchmark-steps", "30"},
		/* The best step is the target. */
		{ENTRY("EC:I:1C", HIGHER("80"), STEP("50", "20") STEP("80", "99.999")), "benchmark-steps", "99.999"},
		{ENTRY("EC:I:1C", HIGHER("79"), STEP("50", "20") STEP("80", "100")), "benchmark-steps", "79"},
		{ENTRY("EC:I:1C", HIGHER("80"), STEP("50", "-1") STEP("80", "100")), "bad-attribute-value", "-1"},
		{ENTRY("EC:I:1C", HIGHER("80"), STEP("50", "1") STEP("80", "100.1")), "bad-attribute-value", "100.1"},
		{ENTRY("EC:I:1C", HIGHER("80"), STEP("1234567890123456789012345", "1") STEP("80", "100")), "bad-attribute-value",
			"1234567890123456789012345"},
		{ENTRY("EC:I:1C", "formula='ratio' direction='higher' value='80'", STEP("80", "100")), "benchmark-target", "80"},
		{ENTRY("EC:I:1C", HIGHER("80") " floor='3'", STEP("80", "100")), "benchmark-target", "3"},
		{ENTRY("EN:A:3A", HIGHER("2"), STEP("2", "100")), "benchmark-target", "benchmark"},
	};
	check_all(entries, sizeof entries / sizeof entries[0]);
}

/* A set may not call better what the method calls worse. */
static void test_directions(void **state)
{
	static const struct { const char *method, *attributes, *steps, *shown; } rows[] = {
		{"higher", "formula='ratio' value='80' direction='higher'", "", NULL},
		{"higher", "formula='ratio' value='80' direction='lower'", "", "lower"},
		{"higher", "formula='linear' value='80' floor='90' direction='lower'", "", "lower"},
		{"higher", LOWER("5"), STEP("5", "100"), "lower"},
		{"higher", "formula='optimum' value='80'", "", "optimum"},
		{"lower", "formula='ratio' value='80' direction='lower'", "", NULL},
		{"lower", "formula='ratio' value='80' direction='higher'", "", "higher"},
		{"lower", HIGHER("5"), STEP("5", "100"), "higher"},
		{"lower", "formula='optimum' value='80'", "", "optimum"},
		{"optimum", "formula='optimum' value='80'", "", NULL},
		{"optimum", HIGHER("5"), STEP("5", "100"), NULL},
		{"optimum", "formula='ratio' value='80' direction='higher'", "", "higher"},
		{"optimum", "formula='linear' value='80' floor='90' direction='lower'", "", "lower"},
		{"none", "formula='ratio' value='80' direction='lower'", "", NULL},
		{"none", "formula='linear' value='80' floor='0' direction='higher'", "", NULL},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct run run;
		struct method m;
		struct benchmarks set;
		char entry[300];
		snprintf(entry, sizeof entry, "<benchmark indicator='EC:I:1C' %s status='project'>%s" SOURCE "</benchmark>", rows[i].attributes,
			rows[i].steps);
		assert_int_equal(read_directed(&run, rows[i].method, entry, &m, &set), rows[i].shown == NULL);
		if (rows[i].shown != NULL) {
			run_assert_one(&run, "benchmark-target", rows[i].shown);
			assert_true(run.diag.at[0].hint.n > 0);
		}
		arena_finish(&run.arena);
	}
}

static void test_steps_are_read(void **state)
{
	struct run run;
	struct method m;
	struct benchmarks set;
	assert_true(read_entry(&run, ENTRY("EC:I:1C", LOWER("5"), STEP("50", "0.5") STEP("5", "100")), &m, &set));
	const struct benchmark *benchmark = benchmark_lookup(&set, 0);
	assert_int_equal(benchmark->formula, BENCHMARK_THRESHOLDS);
	assert_string_equal(benchmark_formula_word(benchmark->formula), "thresholds");
	assert_int_equal(benchmark->direction, METHOD_LOWER);
	assert_int_equal(benchmark->steps.n, 2);
	assert_true(str_is(benchmark->steps.at[0].limit.value.text, "50"));
	assert_true(str_is(benchmark->steps.at[0].percent.value.text, "0.5"));
	assert_true(str_is(benchmark->set, "tiny-set-1"));
	assert_int_equal(set.access, BENCHMARKS_PUBLIC);
	arena_finish(&run.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_optimum),
		cmocka_unit_test(test_count_of),
		cmocka_unit_test(test_thresholds),
		cmocka_unit_test(test_directions),
		cmocka_unit_test(test_steps_are_read),
	};
	xml_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
