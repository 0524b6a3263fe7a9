/* Questions about the nodes of a tree. */
#include "xml/xml.h"

#include <string.h>

static const char xml_uri[] = "http://www.w3.org/XML/1998/namespace";

const struct xml_place *xml_place(const xmlNode *node)
{
	return node->_private;
}

struct xml_fault xml_fault(const xmlNode *node)
{
	const struct xml_place *place = xml_place(node);
	return place != NULL ? place->fault : (struct xml_fault){0};
}

struct span xml_span(const xmlNode *node)
{
	const struct xml_place *place = xml_place(node);
	if (place == NULL) {
		return (struct span){0};
	}
	return node->type == XML_ATTRIBUTE_NODE ? place->span : place->name;
}

static const xmlAttr *lookup_attribute(const xmlNode *element, const char *namespace_uri, const char *name)
{
	const xmlAttr *attribute = element->type == XML_ELEMENT_NODE ? element->properties : NULL;
	for (; attribute != NULL; attribute = attribute->next) {
		bool same_space = namespace_uri == NULL ? attribute->ns == NULL
			: attribute->ns != NULL && strcmp((const char *)attribute->ns->href, namespace_uri) == 0;
		if (same_space && strcmp((const char *)attribute->name, name) == 0) {
			break;
		}
	}
	return attribute;
}

/* Without entities a value is one text node, or none when it is empty. */
static struct str attribute_value(const xmlAttr *attribute)
{
	const char *value = attribute->children != NULL ? (const char *)attribute->children->content : NULL;
	return value != NULL ? str_from(value) : STR("");
}

struct span xml_attribute_span(const xmlNode *element, const char *name)
{
	const xmlAttr *attribute = lookup_attribute(element, NULL, name);
	return attribute != NULL ? xml_span((const xmlNode *)attribute) : xml_span(element);
}

bool xml_is(const xmlNode *node, const char *namespace_uri, const char *local_name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, local_name) == 0 && node->ns != NULL &&
		strcmp((const char *)node->ns->href, namespace_uri) == 0;
}

static xmlNode *skip_to_element(xmlNode *node)
{
	while (node != NULL && node->type != XML_ELEMENT_NODE) {
		node = node->next;
	}
	return node;
}

xmlNode *xml_first(const xmlNode *parent)
{
	return skip_to_element(parent->children);
}

xmlNode *xml_next(const xmlNode *element)
{
	return skip_to_element(element->next);
}

struct str xml_attribute(const xmlNode *element, const char *name, bool *ret_present)
{
	const xmlAttr *attribute = lookup_attribute(element, NULL, name);
	if (ret_present != NULL) {
		*ret_present = attribute != NULL;
	}
	return attribute != NULL ? attribute_value(attribute) : STR("");
}

struct str xml_id(const xmlNode *element)
{
	const xmlAttr *attribute = lookup_attribute(element, xml_uri, "id");
	return attribute != NULL ? attribute_value(attribute) : STR("");
}

struct str xml_lang(const xmlNode *element)
{
	for (; element != NULL && element->type != XML_DOCUMENT_NODE; element = element->parent) {
		const xmlAttr *attribute = lookup_attribute(element, xml_uri, "lang");
		if (attribute != NULL) {
			return attribute_value(attribute);
		}
	}
	return STR("");
}

/* The node after this one in document order, below `top`. */
static const xmlNode *next_below(const xmlNode *node, const xmlNode *top)
{
	if (node->type == XML_ELEMENT_NODE && node->children != NULL) {
		return node->children;
	}
	while (node != top && node->next == NULL) {
		node = node->parent;
	}
	return node == top ? NULL : node->next;
}

struct str xml_text(const xmlNode *node, struct arena *arena)
{
	struct buf text = {.arena = arena};
	if (node->type == XML_ATTRIBUTE_NODE) {
		return attribute_value((const xmlAttr *)node);
	}
	for (const xmlNode *below = node; below != NULL; below = next_below(below, node)) {
		if ((below->type == XML_TEXT_NODE || below->type == XML_CDATA_SECTION_NODE) && below->content != NULL) {
			buf_add_str(&text, str_from((const char *)below->content));
		}
	}
	return buf_str(&text);
}

struct str xml_text_collapsed(const xmlNode *node, struct arena *arena)
{
	struct str rest = xml_text(node, arena), word;
	struct buf text = {.arena = arena};
	while (str_next_word(&rest, &word)) {
		if (text.n > 0) {
			buf_add_byte(&text, ' ');
		}
		buf_add_str(&text, word);
	}
	return buf_str(&text);
}
