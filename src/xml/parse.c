#include "xml/parse.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "base/memory.h"
#include "xml/places.h"
#include "xml/scan.h"

/* The first error that libxml2 raises on a file; the rest follows from it. */
struct trouble {
	struct arena *arena;
	bool raised;
	int code;
	size_t byte;
	struct str message;
	struct str prefix; /* of a name in an undeclared namespace */
	struct str local;
};

/* The signature is libxml2's; later versions make `error` const. */
static void note_error(void *context, xmlErrorPtr error)
{
	xmlParserCtxt *parser = context;
	struct trouble *trouble = parser->_private;
	/* Whether ids are good and unique is for check to say, over all files of a profile. */
	bool about_ids = error->code == XML_DTD_XMLID_VALUE || error->code == XML_DTD_ID_REDEFINED;
	if (trouble->raised || error->level < XML_ERR_ERROR || about_ids) {
		return;
	}
	long consumed = xmlByteConsumed(parser);
	trouble->raised = true;
	trouble->code = error->code;
	trouble->byte = consumed > 0 ? (size_t)consumed : 0;
	struct str message = str_trim(str_from(error->message));
	trouble->message = str_format(trouble->arena, "%.*s", STR_ARG(message));
	if (error->code == XML_NS_ERR_UNDEFINED_NAMESPACE) {
		trouble->prefix = str_format(trouble->arena, "%s", error->str1 != NULL ? error->str1 : "");
		trouble->local = str_format(trouble->arena, "%s", error->str2 != NULL ? error->str2 : "");
	}
}

/* libxml2 checks namespaces when a start tag is complete: find the last name before `byte` that has the prefix. */
static struct scan_range find_prefixed(struct str bytes, const struct trouble *trouble)
{
	struct str name = str_format(trouble->arena, "%.*s:%.*s", STR_ARG(trouble->prefix), STR_ARG(trouble->local));
	struct scan_range found = {trouble->byte, trouble->byte};
	struct scan scan = scan_start(bytes);
	struct scan_token token;
	for (scan_next(&scan, &token); token.kind != SCAN_END && token.all.start <= trouble->byte; scan_next(&scan, &token)) {
		bool named = token.kind == SCAN_OPEN || token.kind == SCAN_ATTRIBUTE;
		if (named && str_equal((struct str){bytes.at + token.name.start, token.name.end - token.name.start}, name)) {
			found = token.name;
		}
	}
	return found;
}

/* What libxml2 finds beyond wellformed_check, in plain words; its own for the rest. */
static const struct {
	int code;
	const char *message;
} messages[] = {
	{XML_NS_ERR_QNAME, "a name can hold one colon, with a prefix before it and a name behind it"},
	{XML_NS_ERR_COLON, "this name cannot hold a colon"},
	{XML_NS_ERR_ATTRIBUTE_REDEFINED, "an attribute of this element is given twice, under two prefixes of one namespace"},
	{XML_NS_ERR_XML_NAMESPACE, "the prefixes “xml” and “xmlns” and their namespaces cannot be declared otherwise"},
	{XML_NS_ERR_EMPTY, "a namespace prefix cannot be declared empty"},
	{XML_ERR_STANDALONE_VALUE, "standalone can only be “yes” or “no”"},
};

static struct str message_of(const struct trouble *trouble)
{
	for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
		if (messages[i].code == trouble->code) {
			return str_from(messages[i].message);
		}
	}
	return trouble->message;
}

static void report(uint32_t file, struct str bytes, const struct trouble *trouble, struct diag *diag)
{
	if (trouble->code != XML_NS_ERR_UNDEFINED_NAMESPACE) {
		uint32_t byte = (uint32_t)(trouble->byte < bytes.n ? trouble->byte : bytes.n);
		diag_add(diag, DIAG_XML_SYNTAX, (struct span){file, byte, byte}, "not well-formed XML: %.*s", STR_ARG(message_of(trouble)));
		return;
	}
	struct scan_range at = find_prefixed(bytes, trouble);
	struct span span = {file, (uint32_t)at.start, (uint32_t)at.end};
	struct diag_entry *entry = diag_add(diag, DIAG_XML_SYNTAX, span, "the namespace prefix “%.*s” is not declared",
		STR_ARG(trouble->prefix));
	diag_hint(diag, entry, "declare it by xmlns:%.*s=\"...\" on the root element of this file", STR_ARG(trouble->prefix));
}

/*
 * Run libxml2. Text and CDATA become one node; nothing is fetched, and there is no entity to replace. Its own limits are off, since
 * those of wellformed_check hold: they have no number, and refuse sound files of 10 MB that end in a long value.
 */
static xmlDoc *read_bytes(struct str bytes, xmlDict *dict, struct trouble *trouble)
{
	xmlParserCtxt *parser = xmlNewParserCtxt();
	if (parser == NULL) {
		memory_exhausted(sizeof(xmlParserCtxt));
	}
	xmlDictFree(parser->dict);
	parser->dict = dict;
	xmlDictReference(dict);
	parser->_private = trouble;
	parser->sax->serror = note_error;
	xmlDoc *doc = xmlCtxtReadMemory(parser, bytes.at, (int)bytes.n, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_HUGE);
	if (doc != NULL && trouble->raised) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	xmlFreeParserCtxt(parser);
	return doc;
}

xmlDoc *parse_file(uint32_t file, const struct xml_limits *limits, struct wellformed_size *size, xmlDict *dict,
	struct arena *arena, struct diag *diag)
{
	if (!wellformed_check(file, limits, size, diag)) {
		return NULL;
	}
	struct str bytes = source_lookup(diag->sources, file)->bytes;
	struct arena scratch = {0};
	struct trouble trouble = {.arena = &scratch, .message = STR("unreadable")};
	size_t mark = scan_start(bytes).start;
	xmlDoc *doc = read_bytes(str_from_byte(bytes, mark), dict, &trouble);
	if (doc != NULL) {
		places_fill(doc, file, bytes, arena);
	} else {
		trouble.byte += mark;
		report(file, bytes, &trouble, diag);
	}
	arena_finish(&scratch);
	return doc;
}
