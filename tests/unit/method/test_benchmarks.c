/* Benchmark sets: what is read and what is refused; the files that are shipped. */
#include "sample.h"

#define SOURCE "<source address='https://example.org' page='3' year='2020'>A plan</source>"
#define RATIO(code, attributes) "<benchmark indicator='" code "' " attributes " status='derived'>" SOURCE "</benchmark>\n"

static void test_reads_all(void **state)
{
	struct run run;
	struct method m;
	struct benchmarks set;
	run_start(&run);
	assert_true(run_method(&run, STR(SAMPLE_METHOD), &m));
	assert_true(run_set(&run, STR(SAMPLE_SET_START RATIO("EC:I:9C", "formula='ratio' value='100' direction='higher'")
		"<no-benchmark indicator='EN:A:2C/pm10'><reason>None.</reason></no-benchmark>"
		RATIO("EN:A:2C/pm2.5", "formula='linear' value='5' floor='50' direction='lower'")
		RATIO("EN:A:3A", "formula='yes-no' value='no'") SAMPLE_SET_END), &m, &set));
	assert_int_equal(run.diag.n, 0);
	assert_int_equal(set.status, BENCHMARKS_INDICATIVE);
	const struct benchmark *ratio = benchmark_lookup(&set, 0), *none = benchmark_lookup(&set, 2);
	assert_int_equal(ratio->formula, BENCHMARK_RATIO);
	assert_int_equal(ratio->direction, METHOD_HIGHER);
	assert_int_equal(ratio->status, BENCHMARK_DERIVED);
	assert_true(str_is(ratio->sources.at[0].year.text, "2020"));
	assert_int_equal(none->formula, BENCHMARK_NONE);
	assert_true(str_is(none->reasons.at[0].text, "None."));
	assert_true(str_is(benchmark_lookup(&set, 1)->floor.value.text, "50"));
	assert_false(benchmark_lookup(&set, 3)->yes);
	arena_finish(&run.arena);
}

static void test_one_fault_one_report(void **state)
{
	static const struct { const char *entry, *code, *shown; } cases[] = {
		{RATIO("EC:I:2C", "formula='ratio' value='1' direction='higher'"), "unknown-indicator", "EC:I:2C"},
		{RATIO("EN:A:2C", "formula='ratio' value='1' direction='higher'"), "unknown-indicator", "EN:A:2C"},
		{RATIO("EC:I:1C", "formula='ratio' value='0.00' direction='higher'"), "benchmark-target", "0.00"},
		{RATIO("EC:I:1C", "formula='ratio' value='-1' direction='lower'"), "benchmark-target", "-1"},
		{RATIO("EC:I:1C", "formula='ratio' value='1'"), "benchmark-target", "benchmark"},
		{RATIO("EC:I:1C", "formula='ratio' value='yes' direction='higher'"), "benchmark-target", "yes"},
		{RATIO("EC:I:1C", "formula='ratio' value='1' floor='0' direction='higher'"), "benchmark-target", "0"},
		{RATIO("EC:I:1C", "formula='yes-no' value='yes'"), "benchmark-target", "benchmark"},
		{RATIO("EN:A:3A", "formula='yes-no' value='1'"), "benchmark-target", "1"},
		{RATIO("EN:A:3A", "formula='ratio' value='1' direction='higher'"), "benchmark-target", "benchmark"},
		{RATIO("EC:I:1C", "formula='linear' value='1' direction='higher'"), "benchmark-target", "benchmark"},
		{RATIO("EC:I:1C", "formula='linear' value='1' floor='1.0' direction='higher'"), "benchmark-target", "1.0"},
		{RATIO("EC:I:1C", "formula='linear' value='1' floor='2' direction='higher'"), "benchmark-target", "2"},
		{RATIO("EC:I:1C", "formula='linear' value='2' floor='1' direction='lower'"), "benchmark-target", "1"},
		{RATIO("EC:I:1C", "formula='ratio' value='1' direction='higher'") RATIO("EC:I:9C", "formula='ratio' value='1' direction='higher'"),
			"method-duplicate", "EC:I:9C"},
		{"<no-benchmark indicator='EC:I:1C'/>", "missing-element", "no-benchmark"},
		{"<benchmark indicator='EC:I:1C' formula='ratio' value='1' direction='higher' status='derived'>" SOURCE
			"<words>1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21</words></benchmark>", "benchmark-words", "words"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct run run;
		struct method m;
		struct benchmarks set;
		run_start(&run);
		assert_true(run_method(&run, STR(SAMPLE_METHOD), &m));
		struct str text = str_format(&run.arena, "%s%s%s", SAMPLE_SET_START, cases[i].entry, SAMPLE_SET_END);
		assert_false(run_set(&run, text, &m, &set));
		run_assert_one(&run, cases[i].code, cases[i].shown);
		arena_finish(&run.arena);
	}
}

static void test_twenty_words_are_enough(void **state)
{
	struct run run;
	struct method m;
	struct benchmarks set;
	run_start(&run);
	assert_true(run_method(&run, STR(SAMPLE_METHOD), &m));
	assert_true(run_set(&run, STR(SAMPLE_SET_START
		"<benchmark indicator='EC:I:1C' formula='ratio' value='1' direction='higher' status='derived'>" SOURCE
		"<words>1 2 3 4 5 6 7 8 9 10 [...] 11 12 13 14 15 16 17 18 19 20</words></benchmark>" SAMPLE_SET_END), &m, &set));
	arena_finish(&run.arena);
}

static void test_other_method(void **state)
{
	struct run run;
	struct method m;
	struct benchmarks set;
	run_start(&run);
	assert_true(run_method(&run, STR(SAMPLE_METHOD), &m));
	struct str text = run_replace(&run, SAMPLE_SET_START SAMPLE_SET_END, "method='tiny-1'", "method='tiny-2'");
	assert_false(run_set(&run, text, &m, &set));
	run_assert_one(&run, "benchmarks-method", "tiny-2");
	arena_finish(&run.arena);
}

/** Every data point of what is shipped has a target or the reason why not. */
static void assert_covered(const struct method *m, const struct benchmarks *set, size_t targets)
{
	size_t found = 0;
	for (size_t i = 0; i < m->points.n; i++) {
		const struct benchmark *benchmark = benchmark_lookup(set, i);
		assert_non_null(benchmark);
		assert_true(benchmark->reasons.n > 0);
		found += benchmark->formula != BENCHMARK_NONE;
	}
	assert_int_equal(found, targets);
}

static void test_shipped(void **state)
{
	struct run run;
	struct method m;
	struct benchmarks set;
	struct str data = str_from(getenv("CITYPROFILE_DATA"));
	run_start(&run);
	struct method_folders folders = {.data = &data, .data_count = 1, .profile = path_join(data, STR("examples/exampleby"), &run.arena)};
	assert_true(method_load(STR("u4ssc-2017"), &folders, (struct span){0}, &run.arena, &run.diag, &m));
	assert_true(benchmarks_load(STR("open-derived-2026"), &m, &folders, (struct span){0}, &run.arena, &run.diag, &set));
	assert_true(m.complete);
	assert_int_equal(m.points.n, 108);
	assert_int_equal(set.status, BENCHMARKS_INDICATIVE);
	assert_true(set.notices.n > 0);
	assert_covered(&m, &set, 52);

	assert_true(method_load(STR("example-method-1"), &folders, (struct span){0}, &run.arena, &run.diag, &m));
	assert_true(benchmarks_load(STR("example-benchmarks-1"), &m, &folders, (struct span){0}, &run.arena, &run.diag, &set));
	assert_true(m.complete);
	assert_int_equal(m.points.n, 11);
	assert_covered(&m, &set, 10);
	assert_int_equal(run.diag.n, 0);
	arena_finish(&run.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reads_all),
		cmocka_unit_test(test_one_fault_one_report),
		cmocka_unit_test(test_twenty_words_are_enough),
		cmocka_unit_test(test_other_method),
		cmocka_unit_test(test_shipped),
	};
	xml_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
