/*
 * The structure check accepts and rejects what libxml2's XSD validator does, on seeded mutations of the example
 * profile. Left out are mutations of the root's name, since any global element may be the root of an XSD, and ids given
 * twice, which are a matter of references: a copied element gets ids of its own.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "profile/schema.h"
#include "xml/xml.h"

#define MUTATIONS 2000
#define SEED 20261122u

struct setting {
	struct arena arena;
	struct source_list sources;
	struct xml_tree trees[2];
	xmlSchema *oracle;
};

struct mutant {
	xmlDoc *doc;
	xmlNode **elements;
	size_t count;
	uint32_t *state;
};

static uint32_t next_number(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static size_t pick(struct mutant *mutant, size_t n)
{
	return next_number(mutant->state) % n;
}

static void collect(xmlNode *node, struct mutant *mutant)
{
	for (; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		mutant->elements[mutant->count++] = node;
		collect(node->children, mutant);
	}
}

/* Any element but the root. */
static xmlNode *some_element(struct mutant *mutant)
{
	return mutant->elements[1 + pick(mutant, mutant->count - 1)];
}

static xmlAttr *some_attribute(struct mutant *mutant)
{
	for (size_t tries = 0; tries < 100; tries++) {
		xmlNode *element = mutant->elements[pick(mutant, mutant->count)];
		size_t n = 0;
		for (xmlAttr *a = element->properties; a; a = a->next)
			n++;
		if (n == 0)
			continue;
		size_t wanted = pick(mutant, n);
		xmlAttr *attribute = element->properties;
		while (wanted-- > 0)
			attribute = attribute->next;
		return attribute;
	}
	return mutant->elements[0]->properties;
}

static const char *some_name(struct mutant *mutant)
{
	static const char *const odd[] = {"titel", "x", "observations", "profile"};
	size_t i = pick(mutant, profile_schema.element_count + 4);
	return i < 4 ? odd[i] : profile_schema.elements[i - 4].name;
}

static bool is_inside(const xmlNode *node, const xmlNode *ancestor)
{
	for (; node; node = node->parent) {
		if (node == ancestor)
			return true;
	}
	return false;
}

static xmlNode *next_element(xmlNode *node)
{
	return xml_next(node);
}

static void delete_element(struct mutant *mutant)
{
	xmlNode *node = some_element(mutant);
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

static void rename_ids(xmlNode *node)
{
	xmlAttr *id = xmlHasNsProp(node, BAD_CAST "id", XML_XML_NAMESPACE);
	if (id) {
		xmlChar *old = xmlNodeGetContent((xmlNode *)id);
		xmlChar *renamed = xmlStrncatNew(old, BAD_CAST "-copy", -1);
		xmlSetNsProp(node, id->ns, id->name, renamed);
		xmlFree(old);
		xmlFree(renamed);
	}
	for (xmlNode *child = xml_first(node); child; child = xml_next(child))
		rename_ids(child);
}

static xmlNode *copied(struct mutant *mutant, xmlNode *node)
{
	xmlNode *copy = xmlDocCopyNode(node, mutant->doc, 1);
	rename_ids(copy);
	return copy;
}

static void duplicate_element(struct mutant *mutant)
{
	xmlNode *node = some_element(mutant);
	xmlAddNextSibling(node, copied(mutant, node));
}

static void swap_elements(struct mutant *mutant)
{
	for (size_t tries = 0; tries < 100; tries++) {
		xmlNode *node = some_element(mutant), *next = next_element(node);
		if (next) {
			xmlUnlinkNode(node);
			xmlAddNextSibling(next, node);
			return;
		}
	}
}

static void rename_element(struct mutant *mutant)
{
	xmlNodeSetName(some_element(mutant), BAD_CAST some_name(mutant));
}

static void insert_near(struct mutant *mutant, xmlNode *node, xmlNode *moved)
{
	switch (pick(mutant, 3)) {
	case 0:
		xmlAddPrevSibling(node, moved);
		break;
	case 1:
		xmlAddNextSibling(node, moved);
		break;
	default:
		xmlAddChild(node, moved);
	}
}

static void move_element(struct mutant *mutant)
{
	for (size_t tries = 0; tries < 100; tries++) {
		xmlNode *node = some_element(mutant), *to = some_element(mutant);
		if (is_inside(to, node))
			continue;
		xmlUnlinkNode(node);
		insert_near(mutant, to, node);
		return;
	}
}

static void insert_copy(struct mutant *mutant)
{
	xmlNode *copy = copied(mutant, some_element(mutant));
	insert_near(mutant, some_element(mutant), copy);
}

static void delete_attribute(struct mutant *mutant)
{
	xmlRemoveProp(some_attribute(mutant));
}

static void rename_attribute(struct mutant *mutant)
{
	static const char *const names[] = {"kind", "type", "source", "form", "too", "value", "period", "id", "lang"};
	xmlAttr *attribute = some_attribute(mutant);
	xmlChar *value = xmlNodeGetContent((xmlNode *)attribute);
	xmlNode *element = attribute->parent;
	xmlRemoveProp(attribute);
	xmlSetProp(element, BAD_CAST names[pick(mutant, sizeof names / sizeof names[0])], value);
	xmlFree(value);
}

static void set_value(xmlAttr *attribute, const char *value)
{
	if (attribute->ns)
		xmlSetNsProp(attribute->parent, attribute->ns, attribute->name, BAD_CAST value);
	else
		xmlSetProp(attribute->parent, attribute->name, BAD_CAST value);
}

static void damage_value(struct mutant *mutant)
{
	static const char *const values[] = {"", " ", "x", "0", "-1", "+5", "1.", ".5", "2019", "2019-13", "2019-02-30", "2020-02-29", "-2019", "2019Z",
		"2019-01-01Z", "2018-07/2019-06", "yes", "YES", "a b", "a  b", " public ", "public", "s.a s.b", "1a", "NO", "NO ", "nb-NO", "toolonglanguage", "1e3", "180.0001", "-180",
		"6.4 17.a", "EC:ICT:ICT:1C", "ec:ict", "EN:EN:AQ:1C/pm2.5", "1/3", "http://x y/", "%", "http://example.org/a?b#c", "estimated break", "estimated,break", "\xc3\xa5", "u4ssc-2017", "u4ssc"};
	size_t n = sizeof values / sizeof values[0];
	xmlAttr *attribute = some_attribute(mutant);
	size_t kind = pick(mutant, n + 10);
	if (kind < n) {
		set_value(attribute, values[kind]);
		return;
	}
	xmlChar *old = xmlNodeGetContent((xmlNode *)attribute);
	char changed[2048];
	size_t length = strlen((char *)old);
	if (length == 0 || length > 1000) {
		xmlFree(old);
		return;
	}
	size_t at = pick(mutant, length);
	static const char letters[] = "aZ0-:./ _+";
	memcpy(changed, old, length + 1);
	if ((unsigned char)changed[at] < 0x80)
		changed[at] = letters[pick(mutant, sizeof letters - 1)];
	set_value(attribute, changed);
	xmlFree(old);
}

static void add_attribute(struct mutant *mutant)
{
	static const char *const names[] = {"kind", "type", "source", "access", "to", "value", "period", "from", "within", "style"};
	static const char *const values[] = {"public", "internal", "s.x", "2020", "12", "x y"};
	xmlSetProp(mutant->elements[pick(mutant, mutant->count)], BAD_CAST names[pick(mutant, sizeof names / sizeof names[0])],
		BAD_CAST values[pick(mutant, sizeof values / sizeof values[0])]);
}

static void insert_text(struct mutant *mutant)
{
	static const char *const texts[] = {"word", " ", "\n\t", "1", "\xc2\xa0"};
	const char *text = texts[pick(mutant, 5)];
	xmlNode *node = pick(mutant, 4) == 0 ? xmlNewCDataBlock(mutant->doc, BAD_CAST text, (int)strlen(text)) : xmlNewDocText(mutant->doc, BAD_CAST text);
	insert_near(mutant, some_element(mutant), node);
}

static void delete_text(struct mutant *mutant)
{
	for (size_t tries = 0; tries < 100; tries++) {
		xmlNode *node = some_element(mutant)->children;
		if (node && node->type == XML_TEXT_NODE) {
			xmlUnlinkNode(node);
			xmlFreeNode(node);
			return;
		}
	}
}

static void change_namespace(struct mutant *mutant)
{
	xmlNode *node = some_element(mutant);
	if (pick(mutant, 2) == 0)
		node->ns = NULL;
	else
		node->ns = xmlNewNs(node, BAD_CAST "urn:other", BAD_CAST "o");
}

static void insert_foreign(struct mutant *mutant)
{
	xmlNode *node = xmlNewDocNode(mutant->doc, NULL, BAD_CAST "other", NULL);
	xmlSetNs(node, xmlNewNs(node, BAD_CAST "urn:other", BAD_CAST "o"));
	if (pick(mutant, 2) == 0)
		xmlAddChild(node, copied(mutant, some_element(mutant)));
	if (pick(mutant, 3) == 0)
		xmlNodeSetLang(node, BAD_CAST (pick(mutant, 2) ? "en" : "not a language"));
	if (pick(mutant, 3) == 0)
		xmlSetProp(node, BAD_CAST "kind", BAD_CAST "x");
	xmlNode *to = some_element(mutant);
	for (size_t i = 0; pick(mutant, 2) == 0 && i < mutant->count; i++) {
		if (strcmp((const char *)mutant->elements[i]->name, "extension") == 0)
			to = mutant->elements[i];
	}
	xmlAddChild(to, node);
}

static const struct {
	const char *name;
	void (*apply)(struct mutant *mutant);
} mutations[] = {
	{"element deleted", delete_element},
	{"element duplicated", duplicate_element},
	{"elements swapped", swap_elements},
	{"element renamed", rename_element},
	{"element moved", move_element},
	{"element inserted from elsewhere", insert_copy},
	{"attribute deleted", delete_attribute},
	{"attribute renamed", rename_attribute},
	{"value damaged", damage_value},
	{"attribute added", add_attribute},
	{"text inserted", insert_text},
	{"text deleted", delete_text},
	{"namespace changed", change_namespace},
	{"foreign element inserted", insert_foreign},
};

#define KINDS (sizeof mutations / sizeof mutations[0])

static void quiet(void *context, const xmlError *error)
{
}

static bool oracle_accepts(struct setting *setting, xmlDoc *doc)
{
	xmlSchemaValidCtxt *context = xmlSchemaNewValidCtxt(setting->oracle);
	xmlSchemaSetValidStructuredErrors(context, (xmlStructuredErrorFunc)quiet, NULL);
	int result = xmlSchemaValidateDoc(context, doc);
	xmlSchemaFreeValidCtxt(context);
	assert_true(result >= 0);
	return result == 0;
}

static bool we_accept(struct setting *setting, xmlDoc *doc, bool print)
{
	struct arena arena = {0};
	struct diag diag = {.arena = &arena, .sources = &setting->sources};
	bool accepted = structure_check(&profile_schema, "profile", xmlDocGetRootElement(doc), &diag);
	assert_int_equal(accepted, diag.n == 0);
	for (size_t i = 0; print && i < diag.n; i++)
		fprintf(stderr, "ours: %.*s\n", STR_ARG(diag.at[i].message));
	arena_finish(&arena);
	return accepted;
}

static void run_one(struct setting *setting, const struct xml_tree *tree, size_t kind, uint32_t *state, size_t *accepted, size_t *mismatches)
{
	struct mutant mutant = {.doc = xmlCopyDoc(tree->doc, 1), .state = state};
	mutant.elements = malloc(100000 * sizeof *mutant.elements);
	collect(xmlDocGetRootElement(mutant.doc), &mutant);
	mutations[kind].apply(&mutant);
	bool theirs = oracle_accepts(setting, mutant.doc), ours = we_accept(setting, mutant.doc, false);
	*accepted += theirs;
	if (theirs != ours) {
		++*mismatches;
		fprintf(stderr, "%s: XSD validator %s, structure check %s\n", mutations[kind].name, theirs ? "accepts" : "rejects", ours ? "accepts" : "rejects");
		we_accept(setting, mutant.doc, true);
		if (*mismatches <= 3)
			xmlDocDump(stderr, mutant.doc);
	}
	free(mutant.elements);
	xmlFreeDoc(mutant.doc);
}

static void test_mutations(void **context)
{
	struct setting *setting = *context;
	size_t accepted[KINDS] = {0}, tried[KINDS] = {0}, mismatches = 0;
	uint32_t state = SEED;
	for (size_t i = 0; i < MUTATIONS; i++) {
		size_t kind = i % KINDS;
		/* The fictional city uses the whole vocabulary; the smallest profile is the other one. */
		const struct xml_tree *tree = &setting->trees[i % 10 == 0];
		run_one(setting, tree, kind, &state, &accepted[kind], &mismatches);
		tried[kind]++;
	}
	for (size_t kind = 0; kind < KINDS; kind++)
		print_message("%s: %zu tried, %zu accepted by both\n", mutations[kind].name, tried[kind], accepted[kind]);
	print_message("%d mutations, %zu judged differently\n", MUTATIONS, mismatches);
	assert_int_equal(mismatches, 0);
}

static void test_examples_are_valid(void **context)
{
	struct setting *setting = *context;
	for (size_t i = 0; i < 2; i++) {
		assert_true(we_accept(setting, setting->trees[i].doc, true));
		assert_true(oracle_accepts(setting, setting->trees[i].doc));
	}
}

static struct str data_path(struct setting *setting, const char *name)
{
	const char *data = getenv("CITYPROFILE_DATA");
	return str_format(&setting->arena, "%s/%s", data ? data : ".", name);
}

static int set_up(void **context)
{
	static const char *const names[] = {"examples/exampleby/profile.xml", "examples/smallest/profile.xml"};
	struct setting *setting = calloc(1, sizeof *setting);
	setting->sources.arena = &setting->arena;
	struct diag diag = {.arena = &setting->arena, .sources = &setting->sources};
	xml_start();
	xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt(data_path(setting, "profiles/schema/profile.xsd").at);
	setting->oracle = xmlSchemaParse(parser);
	xmlSchemaFreeParserCtxt(parser);
	for (size_t i = 0; i < 2; i++)
		xml_tree_read(data_path(setting, names[i]), &xml_limits_default, (struct span){0}, &setting->arena, &diag, &setting->trees[i]);
	for (size_t i = 0; i < diag.n; i++)
		fprintf(stderr, "%.*s\n", STR_ARG(diag.at[i].message));
	*context = setting;
	return setting->oracle && setting->trees[0].doc && setting->trees[1].doc ? 0 : -1;
}

static int tear_down(void **context)
{
	struct setting *setting = *context;
	xml_tree_finish(&setting->trees[0]);
	xml_tree_finish(&setting->trees[1]);
	xmlSchemaFree(setting->oracle);
	xmlSchemaCleanupTypes();
	arena_finish(&setting->arena);
	free(setting);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples_are_valid),
		cmocka_unit_test(test_mutations),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
