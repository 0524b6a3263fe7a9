#include "oracle.h"

#include <libxml/xmlschemas.h>

#include "base/memory.h"
#include "harness.h"

#define SCHEMAS_LIMIT 2

struct oracle {
	xmlSchema *schemas[SCHEMAS_LIMIT];
};

struct oracle *oracle_create(const char *const *names)
{
	struct oracle *oracle = memory_take_zeroed(1, sizeof *oracle);
	struct arena arena = {0};
	for (size_t i = 0; names[i]; i++) {
		struct str path = trial_path(str_format(&arena, "profiles/schema/%s", names[i]).at, &arena);
		xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt(path.at);
		trial_expect(i < SCHEMAS_LIMIT && parser);
		oracle->schemas[i] = xmlSchemaParse(parser);
		xmlSchemaFreeParserCtxt(parser);
		trial_expect(oracle->schemas[i]);
	}
	arena_finish(&arena);
	return oracle;
}

void oracle_destroy(struct oracle *oracle)
{
	for (size_t i = 0; oracle && i < SCHEMAS_LIMIT; i++)
		xmlSchemaFree(oracle->schemas[i]);
	memory_free(oracle);
}

static void quiet(void *context, const xmlError *error)
{
}

static bool schema_accepts(xmlSchema *schema, xmlDoc *doc)
{
	xmlSchemaValidCtxt *context = xmlSchemaNewValidCtxt(schema);
	xmlSchemaSetValidStructuredErrors(context, (xmlStructuredErrorFunc)quiet, NULL);
	int result = xmlSchemaValidateDoc(context, doc);
	xmlSchemaFreeValidCtxt(context);
	return result == 0;
}

bool oracle_accepts(struct oracle *oracle, struct str text)
{
	xmlDoc *doc = xmlReadMemory(text.at, (int)text.n, "input", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	bool accepted = false;
	for (size_t i = 0; doc && !accepted && i < SCHEMAS_LIMIT && oracle->schemas[i]; i++)
		accepted = schema_accepts(oracle->schemas[i], doc);
	xmlFreeDoc(doc);
	return accepted;
}
