/* The minimal template, carried out: what a document is made of, in what language, and where it says it comes from. */
#include <pthread.h>

#include "bench.h"
#include "locale/format.h"

static const struct doc_node *nth(const struct document *document, enum doc_kind kind, int n)
{
	for (uint32_t i = 1; i <= document->node_count; i++)
		if (document->nodes[i]->kind == kind && n-- == 0)
			return document->nodes[i];
	fail_msg("no such node");
	return NULL;
}

static void read_result(struct bench *bench, struct document *document)
{
	bool good = document_read(bench->result, bench->profile.folder, template_sheet(bench->template), template_labels(bench->template),
		&bench->arena, &bench->diag, document);
	if (!good)
		print_error("%.*s", STR_ARG(bench_reports(bench)));
	assert_true(good);
}

static void makes_a_document(void **state)
{
	struct bench bench;
	struct document document;
	bench_start(&bench);
	assert_true(bench_run(&bench, "en"));
	read_result(&bench, &document);
	assert_true(str_is(document.meta.title, "Profile of Littleby"));
	assert_true(str_is(document.meta.identifier, "e.en"));
	assert_false(document.rtl);
	assert_true(str_is(nth(&document, DOC_TEXT, 0)->as.text.string, "Profile of Littleby"));
	assert_true(str_is(nth(&document, DOC_TEXT, 1)->as.text.string, "1 data point; 1,240,500.50"));
	assert_true(str_is(nth(&document, DOC_TEXT, 2)->as.text.string, "Economy"));
	assert_true(str_is(nth(&document, DOC_TEXT, 3)->as.text.string, "Littleby & its "));
	assert_true(str_is(nth(&document, DOC_TEXT, 4)->as.text.string, "harbour "));
	assert_true(str_is(nth(&document, DOC_TEXT, 5)->as.text.string, "do not exist."));
	bench_finish(&bench);
}

/* Text of the document, back in the profile as it is written there: with references, and white space between. */
static void texts_keep_their_place(void **state)
{
	static const struct { int text; unsigned line; const char *written; } cases[] = {
		{3, 7, "Littleby   &amp; its\n\t\t\t"}, {4, 8, "harbour "}, {5, 8, " do not exist."},
	};
	struct bench bench;
	struct document document;
	bench_start(&bench);
	assert_true(bench_run(&bench, "en"));
	read_result(&bench, &document);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct span at = nth(&document, DOC_TEXT, cases[i].text)->at;
		assert_int_equal(source_position(&bench.sources, at.file, at.start).line, cases[i].line);
		assert_string_equal(str_copy(source_text(&bench.sources, at), &bench.arena), cases[i].written);
	}
	bench_finish(&bench);
}

static void speaks_the_language(void **state)
{
	struct bench bench;
	struct document document;
	bench_start(&bench);
	assert_true(bench_run(&bench, "ar"));
	read_result(&bench, &document);
	assert_true(document.rtl);
	assert_true(str_is(nth(&document, DOC_TEXT, 0)->as.text.string, "ملف Littleby"));
	bench_finish(&bench);
}

static void lacks_a_language(void **state)
{
	struct bench bench;
	bench_start(&bench);
	assert_false(bench_run(&bench, "ka"));
	assert_int_equal(bench.diag.n, 1);
	assert_int_equal(bench.diag.at[0].code, DIAG_TEMPLATE_INVALID);
	bench_finish(&bench);
}

#define MANIFEST(attributes, inside) "<template xmlns=\"urn:cityprofile:template:1\" " attributes ">" inside "</template>"
#define FILES "stylesheet=\"a.xsl\" styles=\"b.xml\""

/* What template.xml may not say: all faults at once, each at its words. */
static void manifests_are_refused(void **state)
{
	static const struct { const char *xml; struct { enum diag_code code; const char *at; } reports[4]; const char *hint; } cases[] = {
		{MANIFEST("id=\"a-1\" " FILES, "<title>A</title>"), {{DIAG_MISSING_ELEMENT, "template"}}, "language"},
		{MANIFEST("id=\"profile\" " FILES, "<language lang=\"en\"/>"), {{DIAG_BAD_ATTRIBUTE_VALUE, "profile"}}, "as profile-1"},
		{MANIFEST("id=\"../a-1\" " FILES, "<language lang=\"en\"/>"), {{DIAG_BAD_ATTRIBUTE_VALUE, "../a-1"}}, "as profile-1"},
		{MANIFEST("stylesheet=\"\" styles=\"b.xml\"", "<language/><language lang=\"-\"/>"),
			{{DIAG_MISSING_ATTRIBUTE, "template"}, {DIAG_BAD_ATTRIBUTE_VALUE, ""}, {DIAG_MISSING_ATTRIBUTE, "language"}, {DIAG_BAD_ATTRIBUTE_VALUE, "-"}}, NULL},
		{MANIFEST("id=\"a-1\" " FILES, "<language lang=\"en\"/><title/>"), {{DIAG_WRONG_ORDER, "title"}}, NULL},
		{MANIFEST("id=\"a-1\" " FILES, "<langauge lang=\"en\"/>"), {{DIAG_UNKNOWN_ELEMENT, "langauge"}}, "language"},
		{"<template/>", {{DIAG_WRONG_NAMESPACE, "template"}}, "urn:cityprofile:template:1"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bench bench;
		struct template_info info = {.title = STR("before")};
		bench_start(&bench);
		bench_sheet(&bench, "");
		bench_write(&bench, "template.xml", cases[i].xml);
		assert_false(template_info_read(bench.folder, (struct span){0}, &bench.arena, &bench.diag, &info));
		assert_true(str_is(info.title, "before"));
		diag_sort(&bench.diag);
		size_t k = 0;
		for (; k < 4 && cases[i].reports[k].at; k++) {
			assert_true(k < bench.diag.n);
			assert_string_equal(diag_info(bench.diag.at[k].code)->slug, diag_info(cases[i].reports[k].code)->slug);
			assert_true(str_is(source_text(&bench.sources, bench.diag.at[k].span), cases[i].reports[k].at));
		}
		assert_int_equal(bench.diag.n, k);
		if (cases[i].hint)
			assert_non_null(strstr(bench.diag.at[0].hint.at, cases[i].hint));
		bench_finish(&bench);
	}
}

/* What template.xml says is kept; a language is not more than its tag. */
static void manifests_are_read(void **state)
{
	struct bench bench;
	struct template_info info;
	bench_start(&bench);
	bench_sheet(&bench, "");
	bench_write(&bench, "template.xml", MANIFEST("id=\"a-12\" " FILES, "<title> A  title </title><language lang=\"en\"/><language lang=\" ar \"/>"));
	assert_true(template_info_read(bench.folder, (struct span){0}, &bench.arena, &bench.diag, &info));
	assert_true(str_is(info.id, "a-12") && str_is(info.title, "A title") && str_is(info.stylesheet, "a.xsl") && str_is(info.styles, "b.xml"));
	assert_true(info.language_count == 2 && str_is(info.languages[0], "en") && str_is(info.languages[1], "ar"));
	bench_finish(&bench);
}

/* The inputs are lent, not changed: the same twice, and the tree is what it was. */
static void leaves_inputs_alone(void **state)
{
	struct bench bench;
	bench_start(&bench);
	struct buf before = {.arena = &bench.arena}, after = {.arena = &bench.arena}, first = {.arena = &bench.arena}, second = {.arena = &bench.arena};
	xml_write(bench.profile.root, NULL, NULL, &before);
	const xmlChar *url = bench.scorecard->URL;
	assert_true(bench_run(&bench, "en"));
	xml_write(xmlDocGetRootElement(bench.result), NULL, NULL, &first);
	xmlFreeDoc(bench.result);
	bench.result = NULL;
	template_finish(bench.template);
	assert_true(bench_run(&bench, "en"));
	xml_write(xmlDocGetRootElement(bench.result), NULL, NULL, &second);
	xml_write(bench.profile.root, NULL, NULL, &after);
	assert_true(str_equal(buf_str(&first), buf_str(&second)));
	assert_true(str_equal(buf_str(&before), buf_str(&after)));
	assert_ptr_equal(bench.scorecard->URL, url);
	assert_non_null(xml_place(xml_first(bench.profile.root)));
	bench_finish(&bench);
}

static void sorts_by_dictionary(void **state)
{
	struct bench bench;
	bench_start(&bench);
	bench_sheet(&bench, "<xsl:template match=\"/\"><xsl:variable name=\"w\" select=\"str:tokenize('zebra Apple éclair banana Éa 10 9', ' ')\"/>"
		"<r><xsl:for-each select=\"$w\"><xsl:sort select=\".\"/><xsl:value-of select=\"concat(., ' ')\"/></xsl:for-each>|"
		"<xsl:for-each select=\"$w[. &lt; 100]\"><xsl:sort select=\".\" data-type=\"number\" order=\"descending\"/><xsl:value-of select=\"concat(., ' ')\"/></xsl:for-each></r>"
		"</xsl:template>");
	assert_true(bench_run(&bench, "en"));
	struct str text = xml_text(xmlDocGetRootElement(bench.result), &bench.arena);
	assert_string_equal(text.at, "10 9 Apple banana Éa éclair zebra |10 9 ");
	bench_finish(&bench);
}

/* Parameters and variables are known across files, by names that are not in the first file. */
static void files_share_names(void **state)
{
	struct bench bench;
	bench_start(&bench);
	bench_sheet(&bench, "<xsl:import href=\"other.xsl\"/><xsl:variable name=\"seen\" select=\"'!'\"/>"
		"<xsl:template match=\"/\"><r><xsl:call-template name=\"twice\"><xsl:with-param name=\"among\" select=\"//p:p\"/></xsl:call-template></r></xsl:template>");
	bench_write(&bench, "other.xsl", SHEET_HEAD "<!-- note --><?target text?>"
		"<xsl:template name=\"twice\"><xsl:param name=\"among\"/><xsl:value-of select=\"concat(count($among), $seen)\"/><![CDATA[&]]></xsl:template>" SHEET_END);
	assert_true(bench_run(&bench, "en"));
	assert_string_equal(xml_text(xmlDocGetRootElement(bench.result), &bench.arena).at, "1!&");
	bench_finish(&bench);
}

/* What an imported file imports comes from the same folders. */
static void imports_go_on(void **state)
{
	struct bench bench;
	bench_start(&bench);
	bench_sheet(&bench, "<xsl:import href=\"other.xsl\"/>");
	bench_write(&bench, "other.xsl", SHEET_HEAD "<xsl:import href=\"third.xsl\"/><xsl:template match=\"/\"><r><xsl:call-template name=\"deep\"/></r></xsl:template>" SHEET_END);
	bench_write(&bench, "third.xsl", SHEET_HEAD "<xsl:template name=\"deep\">deep</xsl:template>" SHEET_END);
	assert_true(bench_run(&bench, "en"));
	assert_string_equal(xml_text(xmlDocGetRootElement(bench.result), &bench.arena).at, "deep");
	bench_finish(&bench);
}

/* A template without one of its parts: each is told, and the others are read. */
static void parts_are_missed(void **state)
{
	static const struct { const char *part; enum diag_code code; } cases[] = {
		{"template.xml", DIAG_FILE_NOT_FOUND}, {"styles.xml", DIAG_FILE_NOT_FOUND}, {"labels/en.xml", DIAG_FILE_NOT_FOUND}, {"publication.xsl", DIAG_FILE_NOT_FOUND},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct bench bench;
		bench_start(&bench);
		bench_sheet(&bench, "<xsl:template match=\"/\"><r/></xsl:template>");
		assert_int_equal(remove(path_join(bench.home, str_from(cases[i].part), &bench.arena).at), 0);
		assert_false(bench_run(&bench, "en"));
		assert_int_equal(bench.diag.n, 1);
		assert_string_equal(diag_info(bench.diag.at[0].code)->slug, diag_info(cases[i].code)->slug);
		assert_non_null(strstr(bench.diag.at[0].message.at, cases[i].part));
		bench_finish(&bench);
	}
}

/* A template is one folder: a link to elsewhere is not followed. */
static void links_out_are_refused(void **state)
{
	static const char *const parts[] = {"styles.xml", "labels/en.xml", "publication.xsl", "other.xsl"};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		struct bench bench;
		bench_start(&bench);
		bench_sheet(&bench, "<xsl:import href=\"other.xsl\"/><xsl:template match=\"/\"><r/></xsl:template>");
		bench_write(&bench, "other.xsl", SHEET_HEAD SHEET_END);
		struct str path = path_join(bench.home, str_from(parts[i]), &bench.arena);
		struct str elsewhere = source_path(&bench, "tests/unit/template/minimal/publication.xsl");
		assert_int_equal(remove(path.at), 0);
		assert_int_equal(symlink(elsewhere.at, path.at), 0);
		assert_false(bench_run(&bench, "en"));
		if (bench.diag.n != 1)
			print_error("%.*s", STR_ARG(bench_reports(&bench)));
		assert_int_equal(bench.diag.n, 1);
		assert_string_equal(diag_info(bench.diag.at[0].code)->slug, diag_info(DIAG_TEMPLATE_ACCESS)->slug);
		bench_finish(&bench);
	}
}

static void *load_apart(void *context)
{
	struct bench *bench = context;
	return template_load(bench->folder, bench->common, STR("en"), (struct span){0});
}

/* Loaded on a second thread while the first one reads; joined, its places are in the common list. */
static void loads_on_a_second_thread(void **state)
{
	struct bench bench;
	pthread_t thread;
	void *loaded;
	bench_start(&bench);
	bench_sheet(&bench, "<xsl:template match=\"/\"><r><xsl:value-of select=\"$nowhere\"/></r></xsl:template>");
	assert_int_equal(pthread_create(&thread, NULL, load_apart, &bench), 0);
	for (int i = 0; i < 50; i++) {
		struct arena arena = {0};
		struct source_list sources = {.arena = &arena};
		struct diag diag = {.arena = &arena, .sources = &sources};
		struct xml_tree tree;
		uint32_t file = source_add(&sources, STR("x"), STR("<a><b c='d'>e</b></a>"));
		assert_true(xml_tree_parse(file, STR("."), &xml_limits_default, &arena, &diag, &tree));
		xml_tree_finish(&tree);
		arena_finish(&arena);
	}
	pthread_join(thread, &loaded);
	bench.template = loaded;
	assert_true(template_join(bench.template, &bench.diag));
	const struct template_run run = {.profile = bench.profile.doc, .edition = STR("e.en")};
	assert_false(template_carry_out(bench.template, &run, &bench.diag, &bench.result));
	const struct source_file *file = source_lookup(&bench.sources, bench.diag.at[0].span.file);
	assert_true(str_is(path_name(file->name), "publication.xsl"));
	bench_finish(&bench);
}

/* What has no place of its own has that of the element around it; what a template made has none. */
static void places_are_inherited(void **state)
{
	struct bench bench;
	bench_start(&bench);
	bench_sheet(&bench, "<xsl:template match=\"/\"><r><xsl:value-of select=\"cp:at(document('cityprofile:scorecard')//group/@name)\"/>|"
		"<xsl:value-of select=\"cp:at(//p:name)\"/>|<xsl:value-of select=\"cp:at(//p:name/text())\"/>|<xsl:value-of select=\"cp:at(//p:city/@country)\"/></r></xsl:template>");
	assert_true(bench_run(&bench, "en"));
	struct str rest = xml_text(xmlDocGetRootElement(bench.result), &bench.arena);
	static const char *const texts[] = {"<?xml", "name", "Littleby", "XX"};
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct span span;
		size_t n = 0;
		while (n < rest.n && rest.at[n] != '|')
			n++;
		assert_true(span_from_text((struct str){rest.at, n}, &span));
		assert_true(str_is(source_text(&bench.sources, span), texts[i]));
		rest = str_from_byte(rest, n + 1);
	}
	bench_finish(&bench);
}

/* As they are, quotes and all; one that nobody declares changes nothing. */
static void parameters_are_handed_on(void **state)
{
	struct bench bench;
	bench_start(&bench);
	bench_sheet(&bench, "<xsl:param name=\"chart\">none</xsl:param><xsl:param name=\"other\">none</xsl:param>"
		"<xsl:template match=\"/\"><r><xsl:value-of select=\"concat($chart, '|', $other)\"/></r></xsl:template>");
	bench.template = template_load(bench.folder, bench.common, STR("en"), (struct span){0});
	assert_true(template_join(bench.template, &bench.diag));
	const struct template_parameter parameters[] = {{"chart", STR("it's a \"wheel\"")}, {"unknown", STR("x")}};
	const struct template_run run = {.profile = bench.profile.doc, .edition = STR("e.en"), .parameters = parameters, .parameter_count = 2};
	assert_true(template_carry_out(bench.template, &run, &bench.diag, &bench.result));
	assert_true(str_is(xml_text(xmlDocGetRootElement(bench.result), &bench.arena), "it's a \"wheel\"|none"));
	bench_finish(&bench);
}

static void messages_are_advice(void **state)
{
	struct bench bench;
	bench_start(&bench);
	bench_sheet(&bench, "<xsl:template match=\"/\"><xsl:message>No <xsl:value-of select=\"'mayor'\"/> is named.</xsl:message><r/></xsl:template>");
	assert_true(bench_run(&bench, "en"));
	assert_int_equal(bench.diag.n, 1);
	assert_int_equal(bench.diag.at[0].code, DIAG_TEMPLATE_MESSAGE);
	assert_true(str_is(bench.diag.at[0].message, "No mayor is named."));
	bench_finish(&bench);
}

static void dates_and_lists(void **state)
{
	struct bench bench;
	bench_start(&bench);
	bench_sheet(&bench, "<xsl:template match=\"/\"><r><xsl:value-of select=\"cp:date('2019-12-03')\"/>|<xsl:value-of select=\"cp:number('-1234.565', 2)\"/>|"
		"<xsl:value-of select=\"cp:list(str:tokenize('a b c', ' '))\"/>|<xsl:value-of select=\"cp:has-label('points')\"/>|<xsl:value-of select=\"cp:has-label('x')\"/></r></xsl:template>");
	assert_true(bench_run(&bench, "en"));
	struct str text = xml_text(xmlDocGetRootElement(bench.result), &bench.arena);
	assert_string_equal(text.at, "3 December 2019|−1,234.57|a, b and c|true|false");
	bench_finish(&bench);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_a_document),
		cmocka_unit_test(texts_keep_their_place),
		cmocka_unit_test(speaks_the_language),
		cmocka_unit_test(lacks_a_language),
		cmocka_unit_test(manifests_are_refused),
		cmocka_unit_test(manifests_are_read),
		cmocka_unit_test(leaves_inputs_alone),
		cmocka_unit_test(sorts_by_dictionary),
		cmocka_unit_test(files_share_names),
		cmocka_unit_test(imports_go_on),
		cmocka_unit_test(parts_are_missed),
		cmocka_unit_test(links_out_are_refused),
		cmocka_unit_test(loads_on_a_second_thread),
		cmocka_unit_test(places_are_inherited),
		cmocka_unit_test(parameters_are_handed_on),
		cmocka_unit_test(messages_are_advice),
		cmocka_unit_test(dates_and_lists),
	};
	xml_start();
	locale_start();
	template_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
