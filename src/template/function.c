/* The functions that templates have beside those of XSLT, in namespace urn:cityprofile:template:1. */
#include "template/engine.h"

#include <libxslt/extensions.h>
#include <libxslt/functions.h>

static struct trouble *trouble_of(xmlXPathParserContext *parser)
{
	return xsltXPathGetTransformContext(parser)->_private;
}

static void string_push(xmlXPathParserContext *parser, struct str text)
{
	valuePush(parser, xmlXPathWrapString(xmlStrndup((const xmlChar *)(text.at ? text.at : ""), (int)text.n)));
}

/* Takes an argument off the stack as a string in the scratch arena. */
static struct str string_pop(xmlXPathParserContext *parser)
{
	struct arena *arena = trouble_of(parser)->scratch;
	xmlChar *value = xmlXPathPopString(parser);
	struct str text = str_from((const char *)value);
	text.at = str_copy(text, arena);
	xmlFree(value);
	return str_trim(text);
}

static bool count_check(xmlXPathParserContext *parser, int count, int least, int most)
{
	if (count >= least && count <= most)
		return true;
	xmlXPathErr(parser, XPATH_INVALID_ARITY);
	return false;
}

static struct str element_place(struct trouble *trouble, const xmlNode *element)
{
	const struct xml_place *place = xml_place(element);
	return place ? span_to_text(place->name, trouble->scratch) : xml_attribute(element, "at", NULL);
}

/*
 * What is known of a node's place: its own, or that of the nearest element around it. In a tree made by the program, elements
 * say their place by an attribute "at".
 */
static struct str node_place(struct trouble *trouble, const xmlNode *node)
{
	if (node->type == XML_NAMESPACE_DECL)
		return (struct str){0};
	if (node->type == XML_DOCUMENT_NODE)
		node = xmlDocGetRootElement((xmlDoc *)node);
	if (node && node->type != XML_ELEMENT_NODE && xml_place(node))
		return span_to_text(xml_place(node)->span, trouble->scratch);
	struct str place = {0};
	for (; node && node->type != XML_DOCUMENT_NODE && place.n == 0; node = node->parent)
		if (node->type == XML_ELEMENT_NODE)
			place = element_place(trouble, node);
	return place;
}

/* Names what the template took for a part of the source. */
static void placeless_report(struct trouble *trouble, const xmlNode *node)
{
	const xmlNode *element = node && node->type != XML_ELEMENT_NODE && node->type != XML_NAMESPACE_DECL ? node->parent : node;
	if (!node)
		trouble_report(trouble, DIAG_TEMPLATE_FAILED, "cp:at() was given no node");
	else if (element && element->type == XML_ELEMENT_NODE)
		trouble_report(trouble, DIAG_TEMPLATE_FAILED, "cp:at() was given a part of “%s”, which is not from the source", (const char *)element->name);
	else
		trouble_report(trouble, DIAG_TEMPLATE_FAILED, "cp:at() was given something that is not from the source");
}

/* Keeps the part of the profile that was asked for last, which is what is being worked on while the current node is in another tree. */
static void work_note(struct trouble *trouble, const xmlNode *node)
{
	if (node->type != XML_NAMESPACE_DECL && node->doc == trouble->run->profile)
		trouble->worked_on = node;
}

static void at_call(xmlXPathParserContext *parser, int count)
{
	struct trouble *trouble = trouble_of(parser);
	struct str place = {0};
	if (!count_check(parser, count, 1, 1))
		return;
	xmlXPathObject *value = valuePop(parser);
	xmlNodeSet *nodes = value && (value->type == XPATH_NODESET || value->type == XPATH_XSLT_TREE) ? value->nodesetval : NULL;
	if (nodes && nodes->nodeNr > 0) {
		place = node_place(trouble, nodes->nodeTab[0]);
		work_note(trouble, nodes->nodeTab[0]);
	}
	if (place.n == 0)
		placeless_report(trouble, nodes && nodes->nodeNr > 0 ? nodes->nodeTab[0] : NULL);
	string_push(parser, place);
	xmlXPathFreeObject(value);
}

/* Values of places in a label; one called "count" that is a whole number chooses the plural form. */
struct label_call {
	struct label_value *values;
	size_t n;
	int64_t count;
	bool counted;
};

static void label_values_pop(xmlXPathParserContext *parser, int pairs, struct label_call *call)
{
	struct trouble *trouble = trouble_of(parser);
	call->values = arena_array(trouble->scratch, (size_t)pairs, struct label_value);
	call->n = (size_t)pairs;
	for (int i = pairs - 1; i >= 0; i--) {
		struct label_value *value = &call->values[i];
		value->text = string_pop(parser);
		value->name = string_pop(parser);
		if (str_is(value->name, "count") && str_to_integer(value->text, &call->count)) {
			call->counted = true;
			format_number(trouble->format, value->text, -1, trouble->scratch, &value->text);
		}
	}
}

static void label_call(xmlXPathParserContext *parser, int count)
{
	struct trouble *trouble = trouble_of(parser);
	struct label_call call = {0};
	bool found;
	if (!count_check(parser, count, 1, 33) || !count_check(parser, count % 2, 1, 1))
		return;
	label_values_pop(parser, count / 2, &call);
	struct str key = string_pop(parser);
	struct str text = labels_format(&trouble->template->labels, key, call.values, call.n, call.counted ? &call.count : NULL, trouble->scratch, &found);
	if (!found)
		trouble_report(trouble, DIAG_LABEL_MISSING, "the labels of language “%.*s” have no key “%.*s”", STR_ARG(trouble->template->lang), STR_ARG(key));
	string_push(parser, text);
}

static void has_label_call(xmlXPathParserContext *parser, int count)
{
	struct trouble *trouble = trouble_of(parser);
	bool found;
	if (!count_check(parser, count, 1, 1))
		return;
	labels_format(&trouble->template->labels, string_pop(parser), NULL, 0, &(int64_t){0}, trouble->scratch, &found);
	valuePush(parser, xmlXPathNewBoolean(found));
}

static void number_call(xmlXPathParserContext *parser, int count)
{
	struct trouble *trouble = trouble_of(parser);
	int64_t decimals = -1;
	if (!count_check(parser, count, 1, 2))
		return;
	if (count == 2) {
		struct str wanted = string_pop(parser);
		if (!str_to_integer(wanted, &decimals) || decimals > DECIMAL_DIGITS_LIMIT)
			trouble_report(trouble, DIAG_TEMPLATE_FAILED, "cp:number() was asked for “%.*s” decimals", STR_ARG(wanted));
	}
	struct str text = string_pop(parser), made = text;
	if (decimals > DECIMAL_DIGITS_LIMIT || !format_number(trouble->format, text, (int)decimals, trouble->scratch, &made))
		trouble_report(trouble, DIAG_TEMPLATE_FAILED, "cp:number() was given “%.*s”, which is no decimal number", STR_ARG(text));
	string_push(parser, made);
}

static void date_call(xmlXPathParserContext *parser, int count)
{
	struct trouble *trouble = trouble_of(parser);
	if (!count_check(parser, count, 1, 1))
		return;
	struct str text = string_pop(parser), made = text;
	if (!format_date(trouble->format, text, trouble->scratch, &made))
		trouble_report(trouble, DIAG_TEMPLATE_FAILED, "cp:date() was given “%.*s”, which is no date", STR_ARG(text));
	string_push(parser, made);
}

static void list_call(xmlXPathParserContext *parser, int count)
{
	struct trouble *trouble = trouble_of(parser);
	if (!count_check(parser, count, 1, 1))
		return;
	xmlXPathObject *value = valuePop(parser);
	xmlNodeSet *nodes = value && (value->type == XPATH_NODESET || value->type == XPATH_XSLT_TREE) ? value->nodesetval : NULL;
	size_t n = nodes ? (size_t)nodes->nodeNr : 0;
	struct str *items = arena_array(trouble->scratch, n, struct str);
	for (size_t i = 0; i < n; i++) {
		xmlChar *text = xmlXPathCastNodeToString(nodes->nodeTab[i]);
		struct str item = str_trim(str_from((const char *)text));
		items[i] = (struct str){str_copy(item, trouble->scratch), item.n};
		xmlFree(text);
	}
	string_push(parser, format_list(trouble->format, items, n, trouble->scratch));
	xmlXPathFreeObject(value);
}

/* As key(), which looks in the tree of the current node: that node is for so long the first one of the third argument. */
static void key_call(xmlXPathParserContext *parser, int count)
{
	if (!count_check(parser, count, 3, 3))
		return;
	xmlXPathObject *top = valuePop(parser);
	xmlNodeSet *nodes = top && (top->type == XPATH_NODESET || top->type == XPATH_XSLT_TREE) ? top->nodesetval : NULL;
	xmlNode *current = parser->context->node;
	if (nodes && nodes->nodeNr > 0 && nodes->nodeTab[0]->type != XML_NAMESPACE_DECL) {
		parser->context->node = nodes->nodeTab[0];
		xsltKeyFunction(parser, 2);
		parser->context->node = current;
	} else {
		xmlXPathFreeObject(valuePop(parser));
		xmlXPathFreeObject(valuePop(parser));
		valuePush(parser, xmlXPathNewNodeSet(NULL));
	}
	xmlXPathFreeObject(top);
}

void functions_register(xsltTransformContext *context)
{
	static const struct { const char *name; xmlXPathFunction function; } functions[] = {
		{"at", at_call},
		{"label", label_call},
		{"has-label", has_label_call},
		{"number", number_call},
		{"date", date_call},
		{"list", list_call},
		{"key", key_call},
	};
	for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
		xsltRegisterExtFunction(context, (const xmlChar *)functions[i].name, (const xmlChar *)TEMPLATE_NAMESPACE, functions[i].function);
}
