#include "fixture.h"

static void nodes_answer(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	assert_true(parse(fixture, STR("<a xmlns=\"u\" xmlns:n=\"v\" xml:lang=\"en\">\n <b n:x=\"1\" x=\"2\" y=\"\" xml:id=\"i\"> one <!-- no -->\n<c>two</c> </b><d/></a>"), &tree));
	const xmlNode *b = xml_first(tree.root), *c = xml_first(b), *d = xml_next(b);
	bool present = false;
	assert_true(xml_is(b, "u", "b"));
	assert_false(xml_is(b, "v", "b"));
	assert_false(xml_is(b, "u", "c"));
	assert_false(xml_is(tree.root->children, "u", "b"));
	assert_true(str_is(xml_attribute(b, "x", &present), "2"));
	assert_true(present);
	assert_true(str_is(xml_attribute(b, "y", &present), ""));
	assert_true(present);
	assert_true(str_is(xml_attribute(b, "z", &present), ""));
	assert_false(present);
	assert_true(str_is(xml_id(b), "i"));
	assert_true(str_is(xml_id(c), ""));
	assert_true(str_is(xml_lang(c), "en"));
	assert_true(str_is(xml_text(b, &fixture->arena), " one \ntwo "));
	assert_true(str_is(xml_text_collapsed(b, &fixture->arena), "one two"));
	assert_true(str_is(xml_text_collapsed(d, &fixture->arena), ""));
	assert_null(xml_next(d));
	assert_null(xml_first(d));
	assert_true(str_is(source_text(&fixture->sources, xml_span(b)), "b"));
	assert_true(str_is(source_text(&fixture->sources, xml_span(b->children)), "one"));
	assert_true(str_is(source_text(&fixture->sources, xml_span((const xmlNode *)b->properties)), "1"));
	assert_true(str_is(source_text(&fixture->sources, xml_attribute_span(b, "x")), "2"));
	assert_true(str_is(source_text(&fixture->sources, xml_attribute_span(b, "z")), "b"));
	assert_int_equal(xml_attribute_span(b, "y").start, xml_attribute_span(b, "y").end);
	xml_tree_finish(&tree);
	xml_tree_finish(&tree);
}

static void nodes_of_others_have_no_place(void **state)
{
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *node = xmlNewDocNode(doc, NULL, (const xmlChar *)"x", NULL);
	xmlDocSetRootElement(doc, node);
	assert_null(xml_place(node));
	assert_int_equal(xml_span(node).file, 0);
	assert_true(str_is(xml_lang(node), ""));
	xmlFreeDoc(doc);
}

/* Whether ids are good is said later, over all files, by those who know what they are for. */
static void bad_ids_are_read(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	assert_true(parse(fixture, STR("<a xml:id='x'><b xml:id='x'/><c xml:id='1 2'/><d xml:id=''/></a>"), &tree));
	assert_string_equal(reports(fixture), "");
	assert_true(str_is(xml_id(xml_next(xml_first(tree.root))), "1 2"));
	xml_tree_finish(&tree);
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void one_spelling_for_the_same_content(void **state)
{
	static const struct {
		const char *before, *after;
	} rows[] = {
		{"<a/>", "<a/>\n"}, {"<a></a>", "<a/>\n"}, {"<a b = 'x' a='y'  />", "<a a=\"y\" b=\"x\"/>\n"},
		{"<a>&#65;<![CDATA[<&>]]>&quot;'\xC3\xA9</a>", "<a>A&lt;&amp;&gt;\"'\xC3\xA9</a>\n"},
		{"<a b='&quot;&#9;&#10;&#13;&lt;>&amp;'/>", "<a b=\"&quot;&#9;&#10;&#13;&lt;>&amp;\"/>\n"},
		{"<a>\r\n&#13;x\t</a>", "<a>\n&#13;x\t</a>\n"},
		{"<a><!-- c --><?p d?><?q?></a>", "<a><!-- c --><?p d?><?q?></a>\n"},
		{"<a xmlns:z='1' xmlns='u' xmlns:b='2' z:q='1' b:r='2' c='3' xml:id='i'/>",
			"<a xmlns=\"u\" xmlns:b=\"2\" xmlns:z=\"1\" c=\"3\" b:r=\"2\" xml:id=\"i\" z:q=\"1\"/>\n"},
		{"<a xmlns='u'><b xmlns='u'/><b xmlns=''/><p:c xmlns:p='v'><d/></p:c></a>",
			"<a xmlns=\"u\"><b/><b xmlns=\"\"/><p:c xmlns:p=\"v\"><d/></p:c></a>\n"},
	};
	struct fixture *fixture = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct xml_tree tree;
		struct buf once = {.arena = &fixture->arena}, twice = once;
		assert_true(parse(fixture, str_from(rows[i].before), &tree));
		xml_write(tree.root, NULL, NULL, &once);
		xml_tree_finish(&tree);
		assert_string_equal(once.at, str_format(&fixture->arena, HEAD "%s", rows[i].after).at);
		assert_true(parse(fixture, buf_str(&once), &tree));
		xml_write(tree.root, NULL, NULL, &twice);
		xml_tree_finish(&tree);
		assert_string_equal(once.at, twice.at);
		start_over(fixture);
	}
}

/* Keeps what is not called secret, and no comments; counts how often it is asked. */
static bool keep_public(const xmlNode *node, void *context)
{
	++*(int *)context;
	return node->type != XML_COMMENT_NODE && strcmp((const char *)node->name, "secret") != 0;
}

static void what_is_refused_goes_with_all_below(void **state)
{
	struct fixture *fixture = *state;
	struct xml_tree tree;
	struct buf out = {.arena = &fixture->arena};
	int asked = 0;
	assert_true(parse(fixture, STR("<a xmlns:p='u' secret='1' b='2'>t<secret><b c='d'/>hidden</secret><d><secret/><!-- x --></d></a>"), &tree));
	xml_write(tree.root, keep_public, &asked, &out);
	assert_string_equal(out.at, HEAD "<a xmlns:p=\"u\" b=\"2\">t<d/></a>\n");
	assert_int_equal(asked, 7);
	/* A part of a tree brings its namespaces along; a refused root leaves nothing. */
	out.n = 0;
	xml_write(xml_next(xml_first(tree.root)), NULL, NULL, &out);
	assert_string_equal(out.at, HEAD "<d xmlns:p=\"u\"><secret/><!-- x --></d>\n");
	out.n = 0;
	xml_write(xml_first(tree.root), keep_public, &asked, &out);
	assert_string_equal(out.at, HEAD "\n");
	xml_tree_finish(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(nodes_answer, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nodes_of_others_have_no_place, set_up, tear_down),
		cmocka_unit_test_setup_teardown(bad_ids_are_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(one_spelling_for_the_same_content, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_refused_goes_with_all_below, set_up, tear_down),
	};
	xml_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
