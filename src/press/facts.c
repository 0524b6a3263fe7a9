#include <libxml/tree.h>

#include "press/loaded.h"

#define FACTS_NAMESPACE "urn:cityprofile:facts:1"

static void add_fact(struct press *press, xmlNode *root, const struct check_figure *figure)
{
	xmlNode *fact = xmlNewChild(root, root->ns, (const xmlChar *)"fact", NULL);
	xmlNewProp(fact, (const xmlChar *)"at", (const xmlChar *)str_copy(span_to_text(figure->at, &press->arena), &press->arena));
	xmlNewProp(fact, (const xmlChar *)"value", (const xmlChar *)str_copy(figure->value, &press->arena));
}

xmlDoc *facts_to_xml(struct press *press, const struct check_figures *figures)
{
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *root = xmlNewDocNode(doc, NULL, (const xmlChar *)"facts", NULL);
	xmlDocSetRootElement(doc, root);
	xmlSetNs(root, xmlNewNs(root, (const xmlChar *)FACTS_NAMESPACE, NULL));
	for (size_t i = 0; i < figures->n; i++)
		add_fact(press, root, &figures->at[i]);
	return doc;
}
