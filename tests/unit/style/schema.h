/*
 * Whether a schema of profiles/schema accepts a text, by libxml2: what the schemas tell authors is what the readers do.
 */
#ifndef CITYPROFILE_TESTS_SCHEMA_H
#define CITYPROFILE_TESTS_SCHEMA_H

#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* `name` without folder, as "styles.xsd". */
static inline bool schema_accepts(const char *name, const char *text)
{
	char path[4096];
	assert_true((size_t)snprintf(path, sizeof path, "%s/profiles/schema/%s", getenv("CITYPROFILE_DATA"), name) < sizeof path);
	xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt(path);
	xmlSchema *schema = xmlSchemaParse(parser);
	assert_non_null(schema);
	xmlSchemaValidCtxt *validator = xmlSchemaNewValidCtxt(schema);
	xmlDoc *doc = xmlReadMemory(text, (int)strlen(text), "text", NULL, 0);
	int result = xmlSchemaValidateDoc(validator, doc);
	xmlFreeDoc(doc);
	xmlSchemaFreeValidCtxt(validator);
	xmlSchemaFree(schema);
	xmlSchemaFreeParserCtxt(parser);
	return result == 0;
}

#endif
