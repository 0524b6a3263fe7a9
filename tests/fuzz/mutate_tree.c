#include "mutate.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

struct nodes {
	struct elements vec_of(xmlNode *) elements;
	struct attributes vec_of(xmlAttr *) attributes;
};

/* Values that no place takes, or only some. */
static const char *const odd_values[] = {
	"", " ", "x", "0", "-1", "1.5", "1e3", "+1", "00", "99999999999999999999", "0.00000000000000000001", "yes", "no", "pt", "1pt", "-1pt", "1mm", "1 pt", "100001pt",
	"2019-02-30", "2020", "#000000", "#GGGGGG", "text", "ink", "a b", "\xc3\xa5", "{x}", "en", "not a language", "1:0-1", "0:0-0", "9:9-1", "none",
};

static const char *some_value(struct chance *chance)
{
	return odd_values[chance_pick(chance, sizeof odd_values / sizeof *odd_values)];
}

static void collect(xmlNode *node, struct nodes *nodes, struct arena *arena)
{
	for (; node; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		vec_push(&nodes->elements, arena, node);
		for (xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
			vec_push(&nodes->attributes, arena, attribute);
		collect(node->children, nodes, arena);
	}
}

static bool is_inside(const xmlNode *node, const xmlNode *ancestor)
{
	while (node && node != ancestor)
		node = node->parent;
	return node != NULL;
}

/* Beside or inside `to`; the root has nothing beside it. */
static void insert(xmlNode *to, xmlNode *node, struct chance *chance)
{
	bool root = to->parent->type != XML_ELEMENT_NODE;
	switch (root ? 2 : chance_pick(chance, 3)) {
	case 0:
		xmlAddPrevSibling(to, node);
		break;
	case 1:
		xmlAddNextSibling(to, node);
		break;
	default:
		xmlAddChild(to, node);
	}
}

static void change_element(xmlNode *node, const struct nodes *nodes, struct chance *chance)
{
	static const char *const texts[] = {"word", " ", "1", "\xc2\xa0", "\xd9\x85", "{count}"};
	xmlNode *other = nodes->elements.at[chance_pick(chance, nodes->elements.n)];
	bool root = node == nodes->elements.at[0];
	switch (chance_pick(chance, 8)) {
	case 0:
		if (!root) {
			xmlUnlinkNode(node);
			xmlFreeNode(node);
		}
		break;
	case 1:
		insert(node, xmlDocCopyNode(other, node->doc, 1), chance);
		break;
	case 2:
		if (!root && !is_inside(other, node)) {
			xmlUnlinkNode(node);
			insert(other, node, chance);
		}
		break;
	case 3:
		xmlNodeSetName(node, chance_pick(chance, 8) == 0 ? BAD_CAST "other" : other->name);
		break;
	case 4:
		insert(node, xmlNewDocText(node->doc, BAD_CAST texts[chance_pick(chance, 6)]), chance);
		break;
	case 5:
		xmlSetNs(node, chance_pick(chance, 2) ? NULL : xmlNewNs(node, BAD_CAST "urn:other", BAD_CAST "o"));
		break;
	case 6:
		if (nodes->attributes.n > 0)
			xmlSetProp(node, nodes->attributes.at[chance_pick(chance, nodes->attributes.n)]->name, BAD_CAST some_value(chance));
		break;
	default:
		if (node->children && node->children->type == XML_TEXT_NODE)
			xmlNodeSetContent(node->children, BAD_CAST some_value(chance));
	}
}

static void set_value(xmlAttr *attribute, const xmlChar *value)
{
	if (attribute->ns)
		xmlSetNsProp(attribute->parent, attribute->ns, attribute->name, value);
	else
		xmlSetProp(attribute->parent, attribute->name, value);
}

static void change_attribute(xmlAttr *attribute, const struct nodes *nodes, struct chance *chance)
{
	xmlAttr *other = nodes->attributes.at[chance_pick(chance, nodes->attributes.n)];
	xmlChar *value = xmlNodeGetContent((xmlNode *)(chance_pick(chance, 2) ? other : attribute));
	size_t n = (size_t)xmlStrlen(value);
	switch (chance_pick(chance, 5)) {
	case 0:
		xmlRemoveProp(attribute);
		break;
	case 1:
		set_value(attribute, BAD_CAST some_value(chance));
		break;
	case 2:
		set_value(attribute, value);
		break;
	case 3:
		xmlSetProp(attribute->parent, other->name, value);
		break;
	default:
		/* One letter, where that is one byte. */
		if (n > 0 && (value[n = chance_pick(chance, n)] & 0x80) == 0) {
			value[n] = (xmlChar)"aZ09-:./ _+%#{"[chance_pick(chance, 14)];
			set_value(attribute, value);
		}
	}
	xmlFree(value);
}

struct str mutate_tree(struct str text, struct chance *chance, struct arena *arena)
{
	struct nodes nodes = {0};
	xmlChar *bytes;
	int n;
	xmlDoc *doc = xmlReadMemory(text.at, (int)text.n, "seed", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (!doc)
		return mutate_bytes(text, chance, arena);
	collect(doc->children, &nodes, arena);
	if (nodes.attributes.n > 0 && chance_pick(chance, 2) == 0)
		change_attribute(nodes.attributes.at[chance_pick(chance, nodes.attributes.n)], &nodes, chance);
	else
		change_element(nodes.elements.at[chance_pick(chance, nodes.elements.n)], &nodes, chance);
	xmlDocDumpMemoryEnc(doc, &bytes, &n, "UTF-8");
	struct str result = {str_copy((struct str){(char *)bytes, (size_t)n}, arena), (size_t)n};
	xmlFree(bytes);
	xmlFreeDoc(doc);
	return result;
}
