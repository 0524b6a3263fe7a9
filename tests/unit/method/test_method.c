/* Methods: what is read, what is refused and where, and how codes and texts are found. */
#include "sample.h"

static void test_reads_all(void **state)
{
	struct run run;
	struct method m;
	run_start(&run);
	assert_true(run_method(&run, STR(SAMPLE_METHOD), &m));
	assert_int_equal(run.diag.n, 0);
	assert_true(str_is(m.id.text, "tiny-1"));
	assert_true(m.complete);
	assert_int_equal(m.bands.n, 3);
	/* Bands come sorted, whatever their order in the file. */
	assert_true(str_is(m.bands.at[0].letter.text, "D"));
	assert_true(str_is(m.bands.at[2].letter.text, "A"));
	assert_int_equal(m.bands.at[2].to.value.text.n, 0);
	assert_int_equal(method_points_maximum(&m), 4);
	assert_int_equal(m.groups.n, 5);
	assert_int_equal(m.groups.at[2].level, METHOD_CATEGORY);
	assert_int_equal(m.groups.at[2].dimension, 0);
	assert_int_equal(m.indicators.n, 3);
	assert_int_equal(m.indicators.at[2].sub_dimension, METHOD_NONE);
	assert_true(str_is(m.indicators.at[0].printed.text, "EC: I: 1C"));
	assert_true(str_is(m.indicators.at[1].printed.text, "EN:A:2C"));
	assert_int_equal(m.points.n, 4);
	assert_true(str_is(m.points.at[1].code, "EN:A:2C/pm2.5"));
	assert_int_equal(m.points.at[0].factor.value.int_digits, 3);
	assert_int_equal(m.points.at[3].kind, METHOD_YES_NO);
	assert_int_equal(m.points.at[3].definitions.at[0].status, METHOD_PUBLISHED);
	assert_true(str_is(source_text(&run.sources, m.points.at[0].valid_to.span), "100"));
	arena_finish(&run.arena);
}

struct fault {
	const char *from, *to, *code, *shown;
};

/** One change to the sample gives exactly one report, at the right place. */
static void test_one_fault_one_report(void **state)
{
	static const struct fault faults[] = {
		{"xml:id='tiny-1'", "xml:id='tiny'", "method-id", "tiny"},
		{"xml:id='tiny-1'", "xml:id='tiny-1b'", "method-id", "tiny-1b"},
		{"cap='100'", "cap='0'", "method-range", "0"},
		{"cap='100'", "cap='1000.1'", "method-range", "1000.1"},
		{"cap='100'", "cap='-3'", "method-range", "-3"},
		{"cap='100'", "cap='00000000000000000000000000000000000000000000000000000000000000001'", "method-range",
			"00000000000000000000000000000000000000000000000000000000000000001"},
		{"cap='100'", "cap='1e2'", "bad-attribute-value", "1e2"},
		{"aggregation='points-over-data-points'", "aggregation='mean'", "bad-attribute-value", "mean"},
		{"letter='C'", "letter='D'", "method-duplicate", "D"},
		{"from='0' to='33'", "from='1' to='33'", "method-bands", "1"},
		{"from='33' to='95'", "from='34' to='95'", "method-bands", "34"},
		{"from='33' to='95'", "from='32.9' to='95'", "method-bands", "32.9"},
		{"from='33' to='95'", "from='33'", "method-bands", "band"},
		{"to='33' points='1'", "to='33' points='3'", "method-bands", "2"},
		{"from='95' points='4'", "from='95' points='1'", "method-bands", "1"},
		{"cap='100'", "cap='94.999'", "method-bands", "94.999"},
		{"from='95' points='4'", "from='95' to='100' points='4'", "method-bands", "100"},
		{"code='EN'>", "code='EC'>", NULL, NULL},
		{"<category code='EC/water'>", "<category code='EC/air'>", "method-reference", "EC/water"},
		{"sub-dimension='EN:A'", "sub-dimension='EC:I'", "method-reference", "EC:I"},
		{"dimension='EC' sub-dimension='EC:I' category='EC/water'", "dimension='XX' sub-dimension='EC:I' category='EC/water'",
			"method-reference", "XX"},
		{"unit='percent' decimals='1' factor", "unit='pct' decimals='1' factor", "method-reference", "pct"},
		{"<indicator code='EN:A:3A'", "<indicator code='EN:A:2C'", "method-duplicate", "EN:A:2C"},
		{"<alias code='EC:I:9C'/>", "<alias code='EC:I:1C'/>", "method-duplicate", "EC:I:1C"},
		{"<alias code='EC:I:9C'/>", "<alias code='EC:I:9C'/><alias code='EC:I:9C'/>", "method-duplicate", "EC:I:9C"},
		{"<data-point id='pm10'", "<data-point id='pm2.5'", "method-duplicate", "pm2.5"},
		{"<data-point id='pm10'", "<data-point", "method-id", "data-point"},
		{"factor='100'", "factor='0.0'", "method-range", "0.0"},
		{"valid-to='100'", "valid-to='-0.5'", "method-range", "-0.5"},
		{"plausible-to='99'", "plausible-to='39.99'", "method-range", "39.99"},
		{"plausible-to='99'", "plausible-to='100.0001'", "method-range", "100"},
		{"valid-from='0'", "valid-from='40.1'", "method-range", "40"},
		{"kind='yes-no'", "kind='maybe'", "bad-attribute-value", "maybe"},
		{" complete='yes'", "", "missing-attribute", "method"},
	};
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		struct run run;
		struct method m;
		run_start(&run);
		bool good = run_method(&run, run_replace(&run, SAMPLE_METHOD, faults[i].from, faults[i].to), &m);
		assert_false(good);
		if (faults[i].code != NULL) {
			run_assert_one(&run, faults[i].code, faults[i].shown);
		}
		arena_finish(&run.arena);
	}
}

static void test_faults_add_up(void **state)
{
	struct run run;
	struct method m;
	run_start(&run);
	struct str text = run_replace(&run, SAMPLE_METHOD, "cap='100'", "cap='0'");
	text = run_replace(&run, text.at, "factor='100'", "factor='-1'");
	text = run_replace(&run, text.at, "from='33' to='95'", "from='34' to='95'");
	assert_false(run_method(&run, text, &m));
	assert_int_equal(run.diag.n, 3);
	arena_finish(&run.arena);
}

static void test_lookup(void **state)
{
	static const struct { const char *code; int point; } cases[] = {
		{"EC:I:1C", 0}, {"EC: I: 1C", 0}, {" EC :I:1 C", 0}, {"EC:I:9C", 0}, {"EC: I:9C", 0}, {"EN:A:2C/pm2.5", 1},
		{"EN: A: 2C / pm10", 2}, {"EN:A:3A", 3}, {"EN:A:2C", -1}, {"EC:I:1C/x", -1}, {"EC:I:9C/x", -1}, {"ec:i:1c", -1},
		{"", -1}, {"/", -1}, {"EC:I:1", -1}, {"EC:I:1CC", -1},
	};
	struct run run;
	struct method m;
	run_start(&run);
	assert_true(run_method(&run, STR(SAMPLE_METHOD), &m));
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t point = 99;
		bool found = method_lookup(&m, str_from(cases[i].code), &point);
		assert_int_equal(found ? (int)point : -1, cases[i].point);
		assert_int_equal(found || point == 99, 1);
	}
	arena_finish(&run.arena);
}

static void test_unknown_codes_are_hinted(void **state)
{
	static const struct { const char *code, *hint; } cases[] = {
		{"EC:I:1A", "did you mean EC:I:1C?"},
		{"EN:A:2C/pm25", "did you mean EN:A:2C/pm2.5?"},
		{"EN:A:2C", "name the data point: EN:A:2C/pm2.5, EN:A:2C/pm10"},
		{"QQQQQQQQQQQ", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct run run;
		struct method m;
		run_start(&run);
		assert_true(run_method(&run, STR(SAMPLE_METHOD), &m));
		method_report_unknown(&m, str_from(cases[i].code), m.span, &run.diag);
		run_assert_one(&run, "unknown-indicator", "method");
		assert_string_equal(str_copy(run.diag.at[0].hint, &run.arena), cases[i].hint);
		arena_finish(&run.arena);
	}
}

static void test_texts(void **state)
{
	static const struct { const char *lang, *text; } cases[] = {
		{"en", "Tiny"}, {"nb", "Liten"}, {"nb-NO", "Liten"}, {"fr", "Tiny"}, {"", "Tiny"},
	};
	struct run run;
	struct method m;
	run_start(&run);
	assert_true(run_method(&run, STR(SAMPLE_METHOD), &m));
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		assert_true(str_is(method_text_choose(&m.names, str_from(cases[i].lang)), cases[i].text));
	}
	assert_true(str_is(method_point_names(&m, 0)->at[0].text, "Piped water"));
	assert_true(str_is(method_point_short_names(&m, 1)->at[0].text, "PM2.5"));
	arena_finish(&run.arena);
}

static void test_ids(void **state)
{
	static const char *const good[] = {"u4ssc-2017", "a-1", "a-b-c-12", "x9-2"};
	static const char *const bad[] = {"", "-1", "1", "a", "a-", "a1", "a--1", "A-1", "a-1-", "a-1b", "../a-1", "a/b-1", "1-1", "a-b1"};
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		assert_true(method_is_id(str_from(good[i])));
	}
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		assert_false(method_is_id(str_from(bad[i])));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reads_all),
		cmocka_unit_test(test_one_fault_one_report),
		cmocka_unit_test(test_faults_add_up),
		cmocka_unit_test(test_lookup),
		cmocka_unit_test(test_unknown_codes_are_hinted),
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_ids),
	};
	xml_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
