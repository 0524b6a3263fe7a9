#include "fixture.h"

/* Returns `count` copies of `piece` between `before` and `after`; owned by the fixture's arena. */
static struct str repeat(struct fixture *fixture, const char *before, const char *piece, size_t count, const char *after)
{
	struct buf buf = {.arena = &fixture->arena};
	buf_add_str(&buf, str_from(before));
	for (size_t i = 0; i < count; i++) {
		buf_add_str(&buf, str_from(piece));
	}
	buf_add_str(&buf, str_from(after));
	return buf_str(&buf);
}

static void assert_refused(struct fixture *fixture, struct str bytes, const char *report)
{
	struct xml_tree tree;
	assert_false(parse(fixture, bytes, &tree));
	assert_string_equal(reports(fixture), report);
	start_over(fixture);
}

static void hostile_files(void **state)
{
	struct fixture *fixture = *state;
	assert_refused(fixture, repeat(fixture, "", "<a>", 200000, ""),
		"t.xml:1:302 xml-depth: elements are nested too deeply here; the limit is 100\n");
	assert_refused(fixture, repeat(fixture, "<a>", "<b/>", 1000000, "</a>"),
		"t.xml:1:2000001 xml-elements: too many elements; the limit is 500000\n");
	struct buf attributes = {.arena = &fixture->arena};
	buf_add_str(&attributes, STR("<a"));
	for (int i = 0; i < 1000000; i++) {
		buf_format(&attributes, " a%06d=''", i);
	}
	buf_add_str(&attributes, STR("/>"));
	assert_refused(fixture, buf_str(&attributes), "t.xml:1:1104 xml-attributes: too many attributes in one element; the limit is 100\n");
	assert_refused(fixture, repeat(fixture, "<a>\n<", "n", 5000000, "/></a>"),
		"t.xml:2:2 xml-text: too many bytes in one name; the limit is 1000\n");
	assert_refused(fixture, repeat(fixture, "<a b=\"", "n", 5000000, "\"/>"),
		"t.xml:1:4 xml-text: too many bytes in one value, comment or processing instruction; the limit is 1000000\n");
	assert_refused(fixture, repeat(fixture, "<a>", "text", 3000000, "</a>"),
		"t.xml:1:4 xml-text: too many bytes of text without a tag between; the limit is 1000000\n");
	assert_refused(fixture, repeat(fixture, "<a>", "<![CDATA[abcdefghij]]>", 100000, "</a>"),
		"t.xml:1:999992 xml-text: too many bytes of text without a tag between; the limit is 1000000\n");
	assert_refused(fixture, repeat(fixture, "", "\xEF\xBB\xBF", 1000, "<a/>"),
		"t.xml:1:1 xml-syntax: text cannot stand outside the root element\n");
}

/* A name at the limit is read, one past it is not; libxml2's own limits, which have no number, are never met. */
static void names_are_limited(void **state)
{
	struct fixture *fixture = *state;
	static const struct { const char *before, *after, *place; } cases[] = {
		{"<", "/>", "1:2"}, {"<a ", "='x'/>", "1:4"}, {"<?", " x?><a/>", "1:3"}, {"<p:", " xmlns:p='urn:p'/>", "1:2"}, {"<a xmlns:", "='urn:p'/>", "1:4"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t prefix = i == 3 ? 2 : i == 4 ? 6 : 0;
		struct xml_tree tree;
		assert_true(parse(fixture, repeat(fixture, cases[i].before, "n", 1000 - prefix, cases[i].after), &tree));
		xml_tree_finish(&tree);
		start_over(fixture);
		char report[100]; /* what is in the arena ends with a refusal */
		snprintf(report, sizeof report, "t.xml:%s xml-text: too many bytes in one name; the limit is 1000\n", cases[i].place);
		assert_refused(fixture, repeat(fixture, cases[i].before, "n", 1001 - prefix, cases[i].after), report);
		assert_refused(fixture, repeat(fixture, cases[i].before, "n", 999990, cases[i].after), report);
	}
}

/* As many long names as a file can hold: libxml2 counts the bytes of those that differ. */
static void many_long_names_are_read(void **state)
{
	struct fixture *fixture = *state;
	struct buf bytes = {.arena = &fixture->arena};
	struct xml_tree tree;
	char name[1000];
	memset(name, 'n', sizeof name);
	buf_add_str(&bytes, STR("<a>"));
	for (unsigned i = 0; i < 33000; i++) {
		buf_format(&bytes, "<n%06u%.*s/>", i, 990, name);
	}
	buf_add_str(&bytes, STR("</a>"));
	assert_true(bytes.n < FILE_LIMIT);
	if (!parse(fixture, buf_str(&bytes), &tree)) {
		fail_msg("%s", reports(fixture));
	}
	assert_string_equal(reports(fixture), "");
	xml_tree_finish(&tree);
}

static void entity_bombs(void **state)
{
	struct fixture *fixture = *state;
	assert_refused(fixture, STR("<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;&x;&x;&x;&x;&x;'><!ENTITY z '&y;&y;&y;'>]>\n<a>&z;</a>"),
		"t.xml:1:1 xml-doctype: a document type declaration is not read\n");
	assert_refused(fixture, STR("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"),
		"t.xml:1:1 xml-doctype: a document type declaration is not read\n");
	assert_refused(fixture, STR("<!DOCTYPE a SYSTEM 'http://localhost/a.dtd'><a/>"),
		"t.xml:1:1 xml-doctype: a document type declaration is not read\n");
}

static void up_to_the_limits_all_is_read(void **state)
{
	struct fixture *fixture = *state;
	struct buf bytes = {.arena = &fixture->arena};
	struct xml_tree tree;
	for (int i = 0; i < 99; i++) {
		buf_add_str(&bytes, STR("<a>"));
	}
	buf_add_str(&bytes, STR("<b"));
	for (int i = 0; i < 100; i++) {
		buf_format(&bytes, " a%d='%d'", i, i);
	}
	buf_add_str(&bytes, STR(">"));
	buf_add_str(&bytes, repeat(fixture, "", "text", 250000, "</b>"));
	for (int i = 0; i < 99; i++) {
		buf_add_str(&bytes, STR("</a>"));
	}
	assert_true(parse(fixture, buf_str(&bytes), &tree));
	assert_string_equal(reports(fixture), "");
	xml_tree_finish(&tree);
}

/* libxml2 has limits of its own on what it looks ahead; a large file of small parts meets none. */
static void a_large_file_is_read(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	char paragraph[1000];
	memset(paragraph, 'x', sizeof paragraph);
	memcpy(paragraph, "<p>", 3);
	memcpy(paragraph + sizeof paragraph - 5, "</p>", 5);
	char last[700]; /* near the end of a large file libxml2 looks for where it is */
	snprintf(last, sizeof last, "<p x='%0600d'/></a>", 0);
	struct str bytes = repeat(fixture, "<a>", paragraph, 20000, last);
	assert_true(parse(fixture, bytes, &tree));
	assert_string_equal(reports(fixture), "");
	assert_int_equal(xml_place(tree.root)->whole.end, bytes.n);
	xml_tree_finish(&tree);
}

static void files_beyond_the_limit_are_refused(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	write_file(fixture, "a.xml", "<a/>");
	assert_int_equal(truncate("a.xml", (off_t)FILE_LIMIT + 1), 0);
	assert_false(read_tree(fixture, "a.xml", &tree));
	assert_string_equal(reports(fixture), "-:1:1 file-too-large: the file “a.xml” is larger than the limit of 33554432 bytes\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(hostile_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(names_are_limited, set_up, tear_down),
		cmocka_unit_test_setup_teardown(many_long_names_are_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(entity_bombs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(up_to_the_limits_all_is_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_large_file_is_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(files_beyond_the_limit_are_refused, set_up, tear_down),
	};
	xml_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
