#include "fixture.h"

#include <libxml/valid.h>
#include <sys/stat.h>

#define XI "xmlns:xi=\"http://www.w3.org/2001/XInclude\""

static const char *written(struct fixture *fixture, const struct xml_tree *tree)
{
	struct buf out = {.arena = &fixture->arena};
	xml_write(tree->root, NULL, NULL, &out);
	return out.at + sizeof "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
}

static void parts_are_moved_in(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	assert_int_equal(mkdir("city", 0700) | mkdir("city/text", 0700), 0);
	write_file(fixture, "city/main.xml", "<a xmlns=\"u\" " XI "><xi:include href=\"text/one.xml\"/><xi:include href=\"two.xml\"> </xi:include></a>");
	/* Paths are seen from the file that names them. */
	write_file(fixture, "city/text/one.xml", "<!-- gone --><n:one xmlns:n=\"v\" xml:id=\"x\" xml:lang=\"ar\"><xi:include " XI " href=\"../three.xml\"/></n:one>");
	write_file(fixture, "city/two.xml", "<two xmlns=\"u\">2</two>");
	write_file(fixture, "city/three.xml", "<three xml:id=\"y\" at=\"&lt;\"/>");
	assert_true(read_tree(fixture, "city/main.xml", &tree));
	assert_string_equal(written(fixture, &tree), "<a xmlns=\"u\" " XI "><n:one xmlns=\"\" xmlns:n=\"v\" xml:id=\"x\" xml:lang=\"ar\"><three at=\"&lt;\" xml:id=\"y\"/></n:one>"
		"<two>2</two></a>\n");
	assert_true(str_is(tree.folder, "city"));
	assert_int_equal(tree.file_count, 4);
	static const char *const names[] = {"city/main.xml", "city/text/one.xml", "city/text/../three.xml", "city/two.xml"};
	for (size_t i = 0; i < 4; i++) {
		assert_true(str_is(source_lookup(&fixture->sources, tree.files[i])->name, names[i]));
	}
	const xmlNode *one = xml_first(tree.root), *three = xml_first(one);
	assert_ptr_equal(three->doc, tree.doc);
	assert_true(str_is(xml_id(three), "y"));
	assert_true(str_is(xml_lang(three), "ar"));
	assert_ptr_equal(xmlGetID(tree.doc, (const xmlChar *)"y")->parent, three);
	assert_ptr_equal(xmlGetID(tree.doc, (const xmlChar *)"x")->parent, one);
	xml_tree_finish(&tree);
}

static void the_root_may_be_an_inclusion(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	write_file(fixture, "a.xml", "<!-- x --><xi:include " XI " href=\"b.xml\"/>");
	write_file(fixture, "b.xml", "<xi:include " XI " href=\"c.xml\"/>");
	write_file(fixture, "c.xml", "<c/>");
	assert_true(read_tree(fixture, "a.xml", &tree));
	assert_string_equal(written(fixture, &tree), "<c/>\n");
	xml_tree_finish(&tree);
}

static void each_bad_inclusion_at_its_place(void **state)
{
	static const struct {
		const char *inclusion, *report;
	} rows[] = {
		{"<xi:include href=\"none.xml\"/>", "main.xml:2:19 file-not-found: there is no file “in/none.xml”\n"},
		{"<xi:include href=\"\"/>", "main.xml:2:19 xml-include: xi:include needs the path of a part in href\n"},
		{"<xi:include/>", "main.xml:2:2 xml-include: xi:include needs the path of a part in href\n"},
		{"<xi:include href=\"good.xml\" parse=\"text\"/>", "main.xml:2:29 xml-include: xi:include cannot have the attribute “parse”\n"},
		{"<xi:include href=\"good.xml\" xpointer=\"x\" xml:lang=\"en\"/>", "main.xml:2:29 xml-include: xi:include cannot have the attribute “xpointer”\n"
			"in/main.xml:2:42 xml-include: xi:include cannot have the attribute “xml:lang”\n"},
		{"<xi:include href=\"good.xml\"><xi:fallback/></xi:include>", "main.xml:2:30 xml-include: xi:include must be empty\n"},
		{"<xi:includes/>", "main.xml:2:2 xml-include: the only element of XInclude that is read is xi:include\n"},
		{"<xi:include href=\"http://localhost/x\"/>", "main.xml:2:19 xml-include: href must be a plain relative path\n"},
		{"<xi:include href=\"/etc/passwd\"/>", "main.xml:2:19 xml-include: href must be a plain relative path\n"},
		{"<xi:include href=\"good.xml#x\"/>", "main.xml:2:19 xml-include: href must be a plain relative path\n"},
		{"<xi:include href=\"../out.xml\"/>", "main.xml:2:19 xml-include-outside: the part lies outside the folder of the first file\n"},
		{"<xi:include href=\"link.xml\"/>", "main.xml:2:19 xml-include-outside: the part lies outside the folder of the first file\n"},
		{"<xi:include href=\"main.xml\"/>", "main.xml:2:19 xml-include-again: the file includes itself\n"},
		{"<xi:include href=\"./sub/../main.xml\"/>", "main.xml:2:19 xml-include-again: the file includes itself\n"},
		{"<xi:include href=\"circle.xml\"/>", "circle.xml:1:71 xml-include-again: the file includes itself\n"},
		{"<xi:include href=\"good.xml\"/><xi:include href=\"good.xml\"/>", "main.xml:2:48 xml-include-again: the part is included a second time\n"},
		{"<xi:include href=\"sub\"/>", "main.xml:2:19 file-unreadable: “in/sub” is a folder, not a file\n"},
		{"<xi:include href=\"pipe\"/>", "main.xml:2:19 file-unreadable: “in/pipe” is a pipe or device, not a file\n"},
		{"<xi:include href=\"bad.xml\"/>", "bad.xml:3:40 xml-syntax: the entity “&nbsp;” is not defined in XML\n"},
		{"<xi:include href=\"latin.xml\"/>", "latin.xml:1:4 not-utf8: the byte 0xE9 here is not UTF-8\n"},
		{"<xi:include href=\"type.xml\"/>", "type.xml:1:1 xml-doctype: a document type declaration is not read\n"},
	};
	struct fixture *fixture = *state;
	assert_int_equal(mkdir("in", 0700) | mkdir("in/sub", 0700) | mkfifo("in/pipe", 0600) | symlink("../out.xml", "in/link.xml"), 0);
	write_file(fixture, "out.xml", "<out/>");
	write_file(fixture, "in/good.xml", "<good/>");
	write_file(fixture, "in/circle.xml", "<circle><xi:include " XI "  href=\"main.xml\"/></circle>");
	write_file(fixture, "in/bad.xml", "<bad>\n\n<p>123456789 123456789 123456789 123456&nbsp;</p></bad>");
	write_file(fixture, "in/latin.xml", "<p>\xE9</p>");
	write_file(fixture, "in/type.xml", "<!DOCTYPE p><p/>");
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct xml_tree tree;
		write_file(fixture, "in/main.xml", str_format(&fixture->arena, "<a " XI ">\n%s</a>", rows[i].inclusion).at);
		assert_false(read_tree(fixture, "in/main.xml", &tree));
		assert_null(tree.doc);
		assert_string_equal(reports(fixture), str_format(&fixture->arena, "in/%s", rows[i].report).at);
		start_over(fixture);
	}
}

static void one_run_reports_the_errors_of_all_files(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	write_file(fixture, "main.xml", "<a " XI ">\n<xi:include href=\"one.xml\"/>\n<xi:include href=\"none.xml\"/>\n<xi:include href=\"two.xml\"/></a>");
	write_file(fixture, "one.xml", "<one>");
	write_file(fixture, "two.xml", "<two " XI "><xi:include/><xi:include href=\"three.xml\"/></two>");
	write_file(fixture, "three.xml", "<three a=1/>");
	assert_false(read_tree(fixture, "main.xml", &tree));
	assert_string_equal(reports(fixture), "main.xml:3:19 file-not-found: there is no file “none.xml”\n"
		"one.xml:1:6 xml-syntax: the file ends, but the element <one> is not closed\n"
		"two.xml:1:50 xml-include: xi:include needs the path of a part in href\n"
		"three.xml:1:8 xml-syntax: the value of the attribute “a” does not begin with a quotation mark\n");
}

/* Files of <r> with a chain of inclusions, each in one element more. */
static void write_chain(struct fixture *fixture, int count)
{
	for (int i = 0; i < count; i++) {
		const char *next = i + 1 < count ? str_format(&fixture->arena, "<xi:include href=\"%d.xml\"/>", i + 1).at : "";
		write_file(fixture, str_format(&fixture->arena, "%d.xml", i).at,
			str_format(&fixture->arena, "<r " XI "><s>%s</s></r>", next).at);
	}
}

static void limits_count_over_all_files(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	write_chain(fixture, 50);
	assert_true(read_tree(fixture, "0.xml", &tree));
	assert_int_equal(tree.file_count, 50);
	xml_tree_finish(&tree);
	start_over(fixture);
	write_chain(fixture, 51);
	assert_false(read_tree(fixture, "0.xml", &tree));
	assert_string_equal(reports(fixture), "49.xml:1:51 xml-depth: elements are nested too deeply here; the limit is 100\n");
	start_over(fixture);

	struct xml_limits limits = xml_limits_default;
	limits.includes = 3;
	assert_false(xml_tree_read(STR("0.xml"), &limits, (struct span){0}, &fixture->arena, &fixture->diag, &tree));
	assert_string_equal(reports(fixture), "3.xml:1:68 xml-includes: too many inclusions; the limit is 3\n");
	start_over(fixture);
	limits = xml_limits_default;
	limits.elements = 10;
	assert_false(xml_tree_read(STR("0.xml"), &limits, (struct span){0}, &fixture->arena, &fixture->diag, &tree));
	assert_string_equal(reports(fixture), "3.xml:1:48 xml-elements: too many elements; the limit is 10\n");
}

/* Each file is small enough, all together are not: told before the last is looked into. */
static void all_files_together_have_the_limit_of_one(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	write_file(fixture, "main.xml", "<a " XI "><xi:include href=\"large.xml\"/></a>");
	write_file(fixture, "large.xml", "<large/>");
	assert_int_equal(truncate("large.xml", FILE_LIMIT), 0);
	assert_false(read_tree(fixture, "main.xml", &tree));
	assert_string_equal(reports(fixture), str_format(&fixture->arena,
		"main.xml:1:65 xml-includes: all parts together are larger than the limit of %zu bytes\n", FILE_LIMIT).at);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(parts_are_moved_in, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_root_may_be_an_inclusion, set_up, tear_down),
		cmocka_unit_test_setup_teardown(each_bad_inclusion_at_its_place, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_run_reports_the_errors_of_all_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(limits_count_over_all_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(all_files_together_have_the_limit_of_one, set_up, tear_down),
	};
	xml_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
