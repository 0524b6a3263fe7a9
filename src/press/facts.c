#include <libxml/tree.h>

#include "press/loaded.h"

#define FACTS_NAMESPACE "urn:cityprofile:facts:1"

static void add_fact(struct press *press, xmlNode *root, const struct check_figure *figure)
{
	xmlNode *fact = xmlNewChild(root, root->ns, (const xmlChar *)"fact", NULL);
	xmlNewProp(fact, (const xmlChar *)"at", (const xmlChar *)str_copy(span_to_text(figure->at, &press->arena), &press->arena));
	xmlNewProp(fact, (const xmlChar *)"value", (const xmlChar *)str_copy(figure->value, &press->arena));
}

static void set(struct press *press, xmlNode *node, const char *name, struct str value)
{
	if (value.n > 0)
		xmlNewProp(node, (const xmlChar *)name, (const xmlChar *)str_copy(value, &press->arena));
}

static const char *missing_word(enum observation_missing missing)
{
	static const char *const words[] = {
		[OBSERVATION_REPORTED] = "", [OBSERVATION_NOT_REPORTED] = "not-reported", [OBSERVATION_NOT_APPLICABLE] = "not-applicable",
		[OBSERVATION_NOT_COLLECTED] = "not-collected", [OBSERVATION_WITHHELD] = "withheld", [OBSERVATION_NOT_KNOWN] = "not-known",
	};
	return words[missing];
}

static void add_observation(struct press *press, xmlNode *root, const struct check_observation *one)
{
	const struct observation *observation = one->observation;
	xmlNode *node = xmlNewChild(root, root->ns, (const xmlChar *)"observation", NULL);
	set(press, node, "at", span_to_text(observation->span, &press->arena));
	set(press, node, "code", observation->indicator);
	set(press, node, "period", observation->period);
	set(press, node, "boundary", observation->boundary);
	set(press, node, "method", observation->method);
	set(press, node, "source", observation->source);
	set(press, node, "number", one->number);
	set(press, node, "missing", str_from(missing_word(observation->missing)));
	set(press, node, "break", str_from(observation->breaks ? "yes" : ""));
	set(press, node, "forecast", str_from(observation->forecast ? "yes" : ""));
}

xmlDoc *facts_to_xml(struct press *press, const struct check_figures *figures, const struct check_observed *observed)
{
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *root = xmlNewDocNode(doc, NULL, (const xmlChar *)"facts", NULL);
	xmlDocSetRootElement(doc, root);
	xmlSetNs(root, xmlNewNs(root, (const xmlChar *)FACTS_NAMESPACE, NULL));
	for (size_t i = 0; i < figures->n; i++)
		add_fact(press, root, &figures->at[i]);
	for (size_t i = 0; i < observed->n; i++)
		add_observation(press, root, &observed->at[i]);
	return doc;
}
