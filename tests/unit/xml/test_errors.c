#include "fixture.h"

static void each_error_at_its_place(void **state)
{
	static const struct {
		const char *bytes, *report;
	} rows[] = {
		{"", "t.xml:1:1 xml-syntax: the file holds no element\n"},
		{"  \n", "t.xml:2:1 xml-syntax: the file holds no element\n"},
		{"hello", "t.xml:1:1 xml-syntax: text cannot stand outside the root element\n"},
		{"<a>", "t.xml:1:4 xml-syntax: the file ends, but the element <a> is not closed\n"},
		{"<a>\n <b></c>\n</a>", "t.xml:2:7 xml-syntax: the end tag </c> stands where </b> is expected\n"},
		{"<a></a></b>", "t.xml:1:10 xml-syntax: the end tag </b> closes nothing\n"},
		{"<a/>\n<b/>", "t.xml:2:2 xml-syntax: a second root element <b>; a file has exactly one\n"},
		{"<a/>\n text", "t.xml:2:2 xml-syntax: text cannot stand outside the root element\n"},
		{"<a/>\xC2\xA0", "t.xml:1:5 xml-syntax: text cannot stand outside the root element\n"},
		{"<a/><![CDATA[]]>", "t.xml:1:5 xml-syntax: text cannot stand outside the root element\n"},
		{"<a>x &nbsp; y</a>", "t.xml:1:6 xml-syntax: the entity “&nbsp;” is not defined in XML\n"},
		{"<a b=\"&x;\"/>", "t.xml:1:7 xml-syntax: the entity “&x;” is not defined in XML\n"},
		{"<a>R&D</a>", "t.xml:1:5 xml-syntax: “&” does not begin a reference here\n"},
		{"<a>& </a>", "t.xml:1:4 xml-syntax: “&” does not begin a reference here\n"},
		{"<a>&#x;</a>", "t.xml:1:4 xml-syntax: “&” does not begin a reference here\n"},
		{"<a>&#0;</a>", "t.xml:1:4 xml-syntax: the number “&#0;” is not a character that XML allows\n"},
		{"<a>&#xD800;</a>", "t.xml:1:4 xml-syntax: the number “&#xD800;” is not a character that XML allows\n"},
		{"<a>&#99999999999999;</a>", "t.xml:1:4 xml-syntax: the number “&#99999999999999;” is not a character that XML allows\n"},
		{"<a>1 < 2</a>", "t.xml:1:6 xml-syntax: “<” does not begin a tag here\n"},
		{"<a>]]></a>", "t.xml:1:4 xml-syntax: “]]>” cannot stand in text\n"},
		{"<a b=1/>", "t.xml:1:4 xml-syntax: the value of the attribute “b” does not begin with a quotation mark\n"},
		{"<a b/>", "t.xml:1:4 xml-syntax: the attribute “b” has no value\n"},
		{"<a b=\"1\"c=\"2\"/>", "t.xml:1:9 xml-syntax: a space is missing before the attribute “c”\n"},
		{"<a b=\"1\"\n b='2'/>", "t.xml:2:2 xml-syntax: the attribute “b” is given twice\n"},
		{"<a b=\"x<y\"/>", "t.xml:1:8 xml-syntax: “<” cannot stand in the value of the attribute “b”\n"},
		{"<a b=\"x>\n<c/></a>", "t.xml:1:6 xml-syntax: the value of the attribute “b” is not closed\n"},
		{"<a b=\"x", "t.xml:1:6 xml-syntax: the value of the attribute “b” is not closed\n"},
		{"<a ,/>", "t.xml:1:4 xml-syntax: an attribute or “>” is expected here\n"},
		{"<a", "t.xml:1:3 xml-syntax: the file ends within a tag\n"},
		{"<a></a", "t.xml:1:4 xml-syntax: the file ends within a tag\n"},
		{"<a><!-- x", "t.xml:1:4 xml-syntax: this comment is not closed\n"},
		{"<a><!-- x -- y --></a>", "t.xml:1:11 xml-syntax: “--” cannot stand within a comment\n"},
		{"<a><![CDATA[ x", "t.xml:1:4 xml-syntax: this CDATA section is not closed\n"},
		{"<a><?x", "t.xml:1:4 xml-syntax: a processing instruction begins with “<?” and a name\n"},
		{"<a><?x y", "t.xml:1:4 xml-syntax: this processing instruction is not closed\n"},
		{"<a><?\?></a>", "t.xml:1:4 xml-syntax: a processing instruction begins with “<?” and a name\n"},
		{" <?xml version=\"1.0\"?><a/>", "t.xml:1:2 xml-syntax: the XML declaration can only be the very first thing in a file\n"},
		{"<?xml version=\"1.1\"?><a/>", "t.xml:1:16 xml-syntax: only XML 1.0 is read\n"},
		{"\n<?xml version=\"1.0\"?><a/>", "t.xml:2:1 xml-syntax: the XML declaration can only be the very first thing in a file\n"},
		{"<?xml encoding=\"UTF-8\"?><a/>", "t.xml:1:1 xml-syntax: this is no XML declaration\n"},
		{"<?xml?><a/>", "t.xml:1:1 xml-syntax: this is no XML declaration\n"},
		{"<?xml version='1.0' version='1.0'?><a/>", "t.xml:1:1 xml-syntax: this is no XML declaration\n"},
		{"<?xml version='1.0' standalone='yes' encoding='UTF-8'?><a/>", "t.xml:1:1 xml-syntax: this is no XML declaration\n"},
		{"<?xml version='1.0'encoding='UTF-8'?><a/>", "t.xml:1:1 xml-syntax: this is no XML declaration\n"},
		{"<?xml version='1.0' x?><a/>", "t.xml:1:1 xml-syntax: this is no XML declaration\n"},
		{"<a>\n <x:b/>\n</a>", "t.xml:2:3 xml-syntax: the namespace prefix “x” is not declared\n"},
		{"<a>\n <b c=\"\" x:d=\"\"/>\n</a>", "t.xml:2:10 xml-syntax: the namespace prefix “x” is not declared\n"},
		{"<?xml version=\"1.0\" encoding=\"windows-1251\"?><a/>",
			"t.xml:1:31 xml-encoding: the file declares the encoding “windows-1251”; only UTF-8 is read\n"},
		{"\xFF\xFE<", "t.xml:1:1 xml-encoding: the file is UTF-16; only UTF-8 is read\n"},
		{"<a>\n  caf\xE9</a>", "t.xml:2:6 not-utf8: the byte 0xE9 here is not UTF-8\n"},
		{"<a>\xC0\x80</a>", "t.xml:1:4 not-utf8: the byte 0xC0 here is not UTF-8\n"},
		{"<a>\xED\xA0\x80</a>", "t.xml:1:4 not-utf8: the byte 0xED here is not UTF-8\n"},
		{"<a>\x07</a>", "t.xml:1:4 xml-syntax: the character U+0007 cannot stand in XML\n"},
		{"<a>\xEF\xBF\xBF</a>", "t.xml:1:4 xml-syntax: the character U+FFFF cannot stand in XML\n"},
		{"\xEF\xBB\xBF<a>&x;</a>", "t.xml:1:4 xml-syntax: the entity “&x;” is not defined in XML\n"},
		{"<!DOCTYPE a><a/>", "t.xml:1:1 xml-doctype: a document type declaration is not read\n"},
		{"<?xml version='1.0'?>\n<!-- <!DOCTYPE b> -->\n <!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
			"t.xml:3:2 xml-doctype: a document type declaration is not read\n"},
		{"<a><!ELEMENT b></a>", "t.xml:1:4 xml-syntax: “<” does not begin a tag here\n"},
	};
	struct fixture *fixture = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct xml_tree tree = {.file_count = 9};
		assert_false(parse(fixture, str_from(rows[i].bytes), &tree));
		assert_null(tree.doc);
		assert_int_equal(tree.file_count, 0);
		assert_string_equal(reports(fixture), rows[i].report);
		start_over(fixture);
	}
}

static void zero_bytes(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	assert_false(parse(fixture, STR("<a>x\0y</a>"), &tree));
	assert_string_equal(reports(fixture), "t.xml:1:5 xml-syntax: the character U+0000 cannot stand in XML\n");
	start_over(fixture);
	assert_false(parse(fixture, STR("<\0a\0/\0>\0"), &tree));
	assert_string_equal(reports(fixture), "t.xml:1:1 xml-encoding: the file is UTF-16; only UTF-8 is read\n");
}

/* What libxml2 alone finds: it still gets a place, and plain words where it is common. */
static void errors_of_libxml2(void **state)
{
	static const struct {
		const char *bytes, *words;
	} rows[] = {
		{"<a>\n <b\xC2\xA0/></a>", "not well-formed XML"}, {"<a xmlns:x=\"\"/>", "not well-formed XML"},
		{"<a xmlns:xml=\"u\"/>", "“xml” and “xmlns”"}, {"<x:a:b xmlns:x=\"u\"/>", "one colon"}, {"<a xmlns:x=\"u\" x:=\"\"/>", "one colon"},
		{"<a xmlns:p=\"u\" xmlns:q=\"u\" p:c=\"\" q:c=\"\"/>", "two prefixes of one namespace"},
		{"<?xml version=\"1.0\" standalone=\"si\"?><a/>", "“yes” or “no”"}, {"<a><?b:c d?><e/></a>", "cannot hold a colon"},
	};
	struct fixture *fixture = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct xml_tree tree;
		assert_false(parse(fixture, str_from(rows[i].bytes), &tree));
		assert_int_equal(fixture->diag.n, 1);
		assert_int_equal(fixture->diag.at[0].code, DIAG_XML_SYNTAX);
		assert_int_equal(fixture->diag.at[0].span.file, 1);
		if (strstr(fixture->diag.at[0].message.at, rows[i].words) == NULL) {
			fail_msg("%s: %s", rows[i].bytes, fixture->diag.at[0].message.at);
		}
		start_over(fixture);
	}
}

static void related_places_and_hints(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	assert_false(parse(fixture, STR("<a>\n<p>\n</a>"), &tree));
	assert_true(str_is(source_text(&fixture->sources, fixture->diag.at[0].related), "p"));
	assert_int_equal(fixture->diag.at[0].related.start, 5);
	assert_true(fixture->diag.at[0].hint.n > 0);
}

static const char whole[] = "\xEF\xBB\xBF<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<!-- c --><a xmlns=\"u\" b='1 &lt;'>\r\n"
	"\xD1\x8E&#233;<![CDATA[<x>]]><p/>t<?pi d?></a>\n";

static void truncation_at_every_byte_is_an_error(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	for (size_t n = 0; n < sizeof whole - 2; n++) {
		assert_false(parse(fixture, (struct str){whole, n}, &tree));
		assert_int_equal(fixture->diag.n, 1);
		start_over(fixture);
	}
	assert_true(parse(fixture, (struct str){whole, sizeof whole - 1}, &tree));
	xml_tree_finish(&tree);
}

/* Every byte replaced by each of some others: no crash, and either a tree or exactly one error within the file. */
static void damage_is_survived(void **state)
{
	struct fixture *fixture = *state;
	static const char others[] = "<>&;\"'/!?-[] =:x\n\xC3\x80\xFF";
	for (size_t at = 0; at < sizeof whole - 1; at++) {
		for (size_t other = 0; other < sizeof others; other++) {
			char bytes[sizeof whole];
			memcpy(bytes, whole, sizeof whole);
			bytes[at] = others[other];
			struct xml_tree tree;
			bool good = parse(fixture, (struct str){bytes, sizeof whole - 1}, &tree);
			assert_int_equal(fixture->diag.n, good ? 0 : 1);
			assert_true(good || fixture->diag.at[0].span.end <= sizeof whole - 1);
			xml_tree_finish(&tree);
			start_over(fixture);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(each_error_at_its_place, set_up, tear_down),
		cmocka_unit_test_setup_teardown(zero_bytes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(errors_of_libxml2, set_up, tear_down),
		cmocka_unit_test_setup_teardown(related_places_and_hints, set_up, tear_down),
		cmocka_unit_test_setup_teardown(truncation_at_every_byte_is_an_error, set_up, tear_down),
		cmocka_unit_test_setup_teardown(damage_is_survived, set_up, tear_down),
	};
	xml_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
