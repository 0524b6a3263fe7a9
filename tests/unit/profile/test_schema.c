/* Tables made from a schema with everything that the generator understands: the check decides as libxml2's XSD validator does. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "xml/structure.h"
#include "xml/xml.h"

extern const struct structure_schema small_schema;

/* Contents of the root, and whether they are good. */
static const struct {
	const char *content;
	bool good;
} cases[] = {
	{"", true},
	{"<a>1</a>", true},
	{"<a>0</a>", false},
	{"<a> 12 </a>", true},
	{"<a/>", false},
	{"<a>1<b/></a>", false},
	{"<a>1</a><b><item>50</item></b>", true},
	{"<a>1</a><b><item>100.0</item><item>+7</item><item>.5</item></b>", true},
	{"<a>1</a><b><item>100.01</item></b>", false},
	{"<a>1</a><b><item>-0.1</item></b>", false},
	{"<a>1</a><b><item>1e1</item></b>", false},
	{"<a>1</a><b/>", false},
	{"<b><item>1</item></b>", false},
	{"<a>1</a><a>2</a><b><item>1</item></b><a>3</a>", true},
	{"<a>1</a><b><item>1</item></b><b><item>1</item></b>", false},
	{"<c flag='true'/>", true},
	{"<c flag='1'><item>ab abc</item></c>", true},
	{"<c flag='1'><item></item></c>", true},
	{"<c flag='1'><item>ab a</item></c>", false},
	{"<c flag='1'><item>50</item></c>", false},
	{"<c flag='yes'/>", false},
	{"<c/>", false},
	{"<c flag='0'><d>x<d/>y</d></c>", true},
	{"<c flag='0'><d/><d/></c>", false},
	{"<c flag='0' size='ab cd'/>", true},
	{"<c flag='0' size=' ab   cd '/>", true},
	{"<c flag='0' size='ab'/>", false},
	{"<c flag='0' size='ab cd ef'/>", false},
	{"<c flag='0' share='none'/>", true},
	{"<c flag='0' share=' none '/>", true},
	{"<c flag='0' share='100'/>", true},
	{"<c flag='0' share='some'/>", false},
	{"<c flag='0' kind='two  words'/>", true},
	{"<c flag='0' kind='two'/>", false},
	{"<c flag='0'> </c>", true},
	{"<c flag='0'>x</c>", false},
	{"<e>xy</e>", true},
	{"<e>xyzxy</e>", false},
	{"<e>x</e>", false},
	{"<e>ab</e>", false},
	{"<e> xy </e>", true},
	{"<f> any  text </f><f/>", true},
	{"<f><a>1</a></f>", false},
	{"<g><d/></g>", true},
	{"<g><o:x xmlns:o='urn:o' y='z'>text<o:z/></o:x><d/></g>", true},
	{"<g><o:x xmlns:o='urn:o'><d/></o:x><d/></g>", true},
	{"<g><o:x xmlns:o='urn:o'><d><a>1</a></d></o:x><d/></g>", false},
	{"<g><o:x xmlns:o='urn:o' xml:lang='not a language'/><d/></g>", false},
	{"<g><d/><o:x xmlns:o='urn:o'/></g>", false},
	{"<g><x xmlns=''/><d/></g>", false},
	{"<g><a>1</a><d/></g>", false},
	{"<d xml:lang='en'/>", false},
	{"<h/>", false},
	{"text", false},
};

static xmlSchema *oracle;

static void quiet(void *context, const xmlError *error)
{
}

static bool oracle_accepts(xmlDoc *doc)
{
	xmlSchemaValidCtxt *context = xmlSchemaNewValidCtxt(oracle);
	xmlSchemaSetValidStructuredErrors(context, (xmlStructuredErrorFunc)quiet, NULL);
	int result = xmlSchemaValidateDoc(context, doc);
	xmlSchemaFreeValidCtxt(context);
	return result == 0;
}

static xmlDoc *document(const char *content, struct arena *arena)
{
	struct str text = str_format(arena, "<top xmlns='urn:small'>%s</top>", content);
	return xmlReadMemory(text.at, (int)text.n, "test.xml", NULL, XML_PARSE_NONET);
}

static bool we_accept(xmlDoc *doc, struct arena *arena, size_t *ret_reports)
{
	struct source_list sources = {.arena = arena};
	struct diag diag = {.arena = arena, .sources = &sources};
	bool accepted = structure_check(&small_schema, "top", xmlDocGetRootElement(doc), &diag);
	*ret_reports = diag.n;
	return accepted;
}

static void test_cases(void **context)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena arena = {0};
		xmlDoc *doc = document(cases[i].content, &arena);
		size_t reports;
		bool ours = we_accept(doc, &arena, &reports), theirs = oracle_accepts(doc);
		if (ours != cases[i].good || theirs != cases[i].good || reports > 1)
			print_error("%s: good %d, XSD validator %d, structure check %d with %zu reports\n", cases[i].content, cases[i].good, theirs, ours, reports);
		assert_int_equal(theirs, cases[i].good);
		assert_int_equal(ours, cases[i].good);
		assert_int_equal(reports, !cases[i].good);
		xmlFreeDoc(doc);
		arena_finish(&arena);
	}
}

/* Among very many children each fault is still found, and once. */
static void test_many_children(void **context)
{
	struct arena arena = {0};
	struct buf content = {.arena = &arena};
	for (size_t i = 0; i < 5000; i++) {
		buf_format(&content, "<a>1</a>");
		if (i % 700 == 350)
			buf_format(&content, "<h/>");
		if (i % 700 == 500)
			buf_format(&content, "<b><item>1</item></b><b><item>1</item></b>");
	}
	xmlDoc *doc = document(content.at, &arena);
	size_t reports;
	assert_false(we_accept(doc, &arena, &reports));
	assert_int_equal(reports, 7 + 7);
	xmlFreeDoc(doc);
	arena_finish(&arena);
}

static int set_up(void **context)
{
	const char *data = getenv("CITYPROFILE_DATA");
	char path[4096];
	snprintf(path, sizeof path, "%s/tests/unit/profile/small.xsd", data ? data : ".");
	xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt(path);
	oracle = xmlSchemaParse(parser);
	xmlSchemaFreeParserCtxt(parser);
	return oracle ? 0 : -1;
}

static int tear_down(void **context)
{
	xmlSchemaFree(oracle);
	xmlSchemaCleanupTypes();
	xmlCleanupParser();
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),
		cmocka_unit_test(test_many_children),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
