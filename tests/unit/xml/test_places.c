#include "fixture.h"

#include "base/utf8.h"

static const char main_file[] =
	"\xEF\xBB\xBF<?xml version=\"1.0\"?>\r\n"
	"<!-- before -->\r\n"
	"<a xmlns=\"u\" xmlns:xi=\"http://www.w3.org/2001/XInclude\"\r\n"
	"\tsingle='it is \"so\"' xml:id=\"i1\">\r\n"
	"\t<p note = \"&lt;&#x20AC; \xD1\x8E\">\xD0\xAE&amp;x<![CDATA[<raw>]]>\r\nend<!-- c -->more<?pi data?>last</p>\r\n"
	"\t<empty/><e ></e ><![CDATA[]]>\r\n"
	"\t<xi:include href=\"part.xml\"/>tail\r\n"
	"</a><!-- after -->\r\n";
static const char part_file[] = "<?p q?>\n<part xmlns=\"u\" xmlns:n=\"v\">\n<n:q n:r='1'>inner</n:q></part>\n";

/* Kind and raw text of every node in document order: elements as their start tag, name and end. */
static void describe(const struct source_list *sources, const xmlNode *node, struct buf *out)
{
	const struct xml_place *place = xml_place(node);
	assert_non_null(place);
	struct str span = source_text(sources, place->span), whole = source_text(sources, place->whole), name = source_text(sources, place->name);
	switch (node->type) {
	case XML_ELEMENT_NODE: {
		struct str last = str_from_byte(whole, whole.n > 5 ? whole.n - 5 : 0);
		buf_format(out, "%u E [%.*s] %.*s ...%.*s\n", place->span.file, STR_ARG(span), STR_ARG(name), STR_ARG(last));
		break;
	}
	case XML_ATTRIBUTE_NODE:
		buf_format(out, "%u A [%.*s] %.*s [%.*s]\n", place->span.file, STR_ARG(span), STR_ARG(name), STR_ARG(whole));
		break;
	default:
		assert_true(str_equal(span, whole));
		buf_format(out, "%u %c [%.*s] %.*s\n", place->span.file, node->type == XML_TEXT_NODE ? 'T' : 'O', STR_ARG(span), STR_ARG(name));
	}
}

static void describe_tree(const struct source_list *sources, const xmlNode *root, struct buf *out)
{
	for (const xmlNode *node = root; node != NULL;) {
		describe(sources, node, out);
		for (const xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL; attribute != NULL; attribute = attribute->next) {
			describe(sources, (const xmlNode *)attribute, out);
		}
		if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
			node = node->children;
			continue;
		}
		while (node != root && node->next == NULL) {
			node = node->parent;
		}
		node = node == root ? NULL : node->next;
	}
}

static void every_node_stands_where_it_is(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	write_file(fixture, "main.xml", main_file);
	write_file(fixture, "part.xml", part_file);
	assert_true(read_tree(fixture, "main.xml", &tree));
	struct buf out = {.arena = &fixture->arena};
	describe_tree(&fixture->sources, tree.root, &out);
	assert_string_equal(out.at,
		"1 E [<a xmlns=\"u\" xmlns:xi=\"http://www.w3.org/2001/XInclude\"\r\n\tsingle='it is \"so\"' xml:id=\"i1\">] a ...\n</a>\n"
		"1 A [it is \"so\"] single [single='it is \"so\"']\n"
		"1 A [i1] xml:id [xml:id=\"i1\"]\n"
		"1 T [\r\n\t] \r\n\t\n"
		"1 E [<p note = \"&lt;&#x20AC; \xD1\x8E\">] p ...t</p>\n"
		"1 A [&lt;&#x20AC; \xD1\x8E] note [note = \"&lt;&#x20AC; \xD1\x8E\"]\n"
		"1 T [\xD0\xAE&amp;x<![CDATA[<raw>]]>\r\nend] \xD0\xAE&amp;x<![CDATA[<raw>]]>\n"
		"1 O [<!-- c -->] <!-- c -->\n"
		"1 T [more] more\n"
		"1 O [<?pi data?>] <?pi data?>\n"
		"1 T [last] last\n"
		"1 T [\r\n\t] \r\n\t\n"
		"1 E [<empty/>] empty ...pty/>\n"
		"1 E [<e >] e ...</e >\n"
		"1 T [<![CDATA[]]>\r\n\t] <![CDATA[]]>\n"
		"2 E [<part xmlns=\"u\" xmlns:n=\"v\">] part ...part>\n"
		"2 T [\n] \n\n"
		"2 E [<n:q n:r='1'>] n:q .../n:q>\n"
		"2 A [1] n:r [n:r='1']\n"
		"2 T [inner] inner\n"
		"1 T [tail\r\n] tail\n");
	assert_int_equal(tree.file_count, 2);
	xml_tree_finish(&tree);
}

/* Every character of every text and attribute value is what its bytes mean. */
static void every_character_stands_where_it_is(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	assert_true(parse(fixture, STR("<a b='x&#233;&quot;\tz\r\nw'>\xD0\xAE&amp;<![CDATA[&<]]]>\r\n<![CDATA[]]>&#x1F600;</a>"), &tree));
	static const char *const text[] = {"\xD0\xAE", "&amp;", "&", "<", "]", "\r\n", "&#x1F600;"};
	static const char *const value[] = {"x", "&#233;", "&quot;", "\t", "z", "\r\n", "w"};
	struct span text_span = xml_place(tree.root->children)->span, value_span = xml_attribute_span(tree.root, "b");
	assert_int_equal(utf8_count(xml_text(tree.root, &fixture->arena)), 7);
	assert_int_equal(utf8_count(xml_attribute(tree.root, "b", NULL)), 7);
	for (size_t i = 0; i < 7; i++) {
		assert_true(str_is(source_text(&fixture->sources, xml_character_span(&fixture->sources, text_span, i)), text[i]));
		assert_true(str_is(source_text(&fixture->sources, xml_character_span(&fixture->sources, value_span, i)), value[i]));
	}
	struct span end = xml_character_span(&fixture->sources, text_span, 7);
	assert_int_equal(end.start, text_span.end);
	assert_int_equal(end.end, text_span.end);
	xml_tree_finish(&tree);
}

static void a_text_of_no_characters_is_no_node(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	assert_true(parse(fixture, STR("<a><b><![CDATA[]]></b><![CDATA[]]><c/></a>"), &tree));
	assert_null(xml_first(tree.root)->children);
	assert_ptr_equal(tree.root->children->next, xml_next(xml_first(tree.root)));
	xml_tree_finish(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_node_stands_where_it_is, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_character_stands_where_it_is, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_text_of_no_characters_is_no_node, set_up, tear_down),
	};
	xml_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
