/* Labels: places, plural forms, faults. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "locale/format.h"
#include "locale/labels.h"

#define LABELS(lang, body) "<labels xmlns='urn:cityprofile:labels:1' xml:lang='" lang "'>\n" body "</labels>"

struct bench {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
	struct xml_tree tree;
	struct labels labels;
};

static bool bench_read(struct bench *bench, const char *text)
{
	*bench = (struct bench){0};
	bench->sources.arena = &bench->arena;
	bench->diag = (struct diag){.arena = &bench->arena, .sources = &bench->sources};
	uint32_t file = source_add(&bench->sources, STR("labels"), str_from(text));
	assert_true(xml_tree_parse(file, STR("."), &xml_limits_default, &bench->arena, &bench->diag, &bench->tree));
	return labels_read(&bench->tree, &bench->arena, &bench->diag, &bench->labels);
}

static void bench_finish(struct bench *bench)
{
	xml_tree_finish(&bench->tree);
	arena_finish(&bench->arena);
}

static void places_are_filled(void **state)
{
	static const struct label_value values[] = {{{"city", 4}, {"Oslo", 4}}, {{"year", 4}, {"2020", 4}}};
	struct bench bench;
	bool found;
	assert_true(bench_read(&bench, LABELS("en", "<label key='a'>{city}, {year}:\n  {city} {nothing}</label><label key='b'>plain</label>")));
	struct str made = labels_format(&bench.labels, STR("a"), values, 2, NULL, &bench.arena, &found);
	assert_true(found);
	assert_string_equal(str_copy(made, &bench.arena), "Oslo, 2020: Oslo {nothing}");
	assert_true(str_is(labels_lookup(&bench.labels, STR("b"), NULL), "plain"));
	made = labels_format(&bench.labels, STR("c"), NULL, 0, NULL, &bench.arena, &found);
	assert_false(found);
	assert_string_equal(str_copy(made, &bench.arena), "[c]");
	bench_finish(&bench);
}

static void plural_forms_are_chosen(void **state)
{
	static const char russian[] = LABELS("ru", "<label key='a' plural='one'>one</label><label key='a' plural='few'>few</label><label key='a' plural='many'>many</label><label key='a' plural='other'>other</label>");
	static const char sparse[] = LABELS("ar", "<label key='a' plural='two'>two</label><label key='a' plural='other'>other</label>");
	static const char plain[] = LABELS("en", "<label key='a'>plain</label>");
	static const struct { const char *text; int64_t count; const char *made; } cases[] = {
		{russian, 1, "one"}, {russian, 3, "few"}, {russian, 5, "many"}, {russian, 11, "many"}, {russian, 21, "one"}, {russian, 22, "few"},
		{sparse, 2, "two"}, {sparse, 0, "other"}, {sparse, 3, "other"}, {plain, 1, "plain"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bench bench;
		assert_true(bench_read(&bench, cases[i].text));
		struct str made = labels_format(&bench.labels, STR("a"), NULL, 0, &cases[i].count, &bench.arena, NULL);
		assert_string_equal(str_copy(made, &bench.arena), cases[i].made);
		bench_finish(&bench);
	}
}

static void faults_are_found(void **state)
{
	static const struct { const char *text; enum diag_code code; unsigned line, column; } cases[] = {
		{LABELS("en", "<label key='a'>x</label>\n<label key='a'>y</label>"), DIAG_LABELS_INVALID, 3, 2},
		{LABELS("en", "<label>x</label>"), DIAG_MISSING_ATTRIBUTE, 2, 2},
		{LABELS("en", "<label key='a' plural='some'>x</label><label key='a'>y</label>"), DIAG_BAD_ATTRIBUTE_VALUE, 2, 24},
		{LABELS("en", "<label key='a' plural='one'>x</label>"), DIAG_LABELS_INVALID, 2, 2},
		{LABELS("en", "<label key='a'>{x</label>"), DIAG_LABELS_INVALID, 2, 2},
		{LABELS("en", "<label key='a'>x}</label>"), DIAG_LABELS_INVALID, 2, 2},
		{LABELS("en", "<label key='a'>{}</label>"), DIAG_LABELS_INVALID, 2, 2},
		{LABELS("en", "<label key='a'>{{x}}</label>"), DIAG_LABELS_INVALID, 2, 2},
		{LABELS("en", "<label key='a' colour='x'>x</label>"), DIAG_UNKNOWN_ATTRIBUTE, 2, 16},
		{LABELS("en", "<label key='a'><b/></label>"), DIAG_UNKNOWN_ELEMENT, 2, 17},
		{LABELS("en", "<word/>"), DIAG_UNKNOWN_ELEMENT, 2, 2},
		{"<labels xmlns='urn:cityprofile:labels:1'/>", DIAG_MISSING_ATTRIBUTE, 1, 2},
		{"<labels/>", DIAG_WRONG_NAMESPACE, 1, 2},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bench bench;
		assert_false(bench_read(&bench, cases[i].text));
		assert_int_equal(bench.diag.n, 1);
		assert_int_equal(bench.diag.at[0].code, cases[i].code);
		struct span span = bench.diag.at[0].span;
		struct position at = source_position(&bench.sources, span.file, span.start);
		assert_int_equal(at.line, cases[i].line);
		assert_int_equal(at.column, cases[i].column);
		bench_finish(&bench);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_are_filled),
		cmocka_unit_test(plural_forms_are_chosen),
		cmocka_unit_test(faults_are_found),
	};
	xml_start();
	locale_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
