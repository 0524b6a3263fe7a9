#include "xml/include.h"

#include <libxml/valid.h>
#include <string.h>

#include "base/file.h"
#include "xml/parse.h"

void include_note_file(struct include_run *run, uint32_t number, struct span from)
{
	struct source_file *file = source_lookup(run->diag->sources, number);
	struct include_file *entry = vec_add(&run->files, run->arena);
	entry->number = number;
	entry->from = from;
	path_resolve(file->name, run->arena, &entry->resolved);
	run->bytes += file->bytes.n;
}

static struct diag_entry *refuse(struct include_run *run, enum diag_code code, struct span at, const char *message)
{
	run->failed = true;
	return diag_add(run->diag, code, at, "%s", message);
}

/* Where the file that was read as `resolved` was included, or NULL. */
static const struct include_file *lookup_file(const struct include_run *run, struct str resolved)
{
	for (size_t i = 0; i < run->files.n; i++) {
		if (str_equal(run->files.at[i].resolved, resolved)) {
			return &run->files.at[i];
		}
	}
	return NULL;
}

/* Returns whether the file `number` is `wanted` or was included, however far up, by it. */
static bool stands_within(const struct include_run *run, uint32_t number, uint32_t wanted)
{
	for (size_t i = run->files.n; i-- > 0;) {
		if (run->files.at[i].number == number) {
			if (number == wanted) {
				return true;
			}
			number = run->files.at[i].from.file;
		}
	}
	return false;
}

/* Only href is read: anything else would be silently lost. Every fault of the element is reported. */
static bool check_form(struct include_run *run, const xmlNode *include)
{
	size_t before = run->diag->errors;
	bool present;
	struct str href = xml_attribute(include, "href", &present);
	if (!xml_is(include, INCLUDE_NAMESPACE, "include")) {
		refuse(run, DIAG_XML_INCLUDE, xml_span(include), "the only element of XInclude that is read is xi:include");
		return false;
	}
	for (const xmlAttr *attribute = include->properties; attribute != NULL; attribute = attribute->next) {
		if (attribute->ns != NULL || strcmp((const char *)attribute->name, "href") != 0) {
			struct span at = xml_place((const xmlNode *)attribute)->name;
			run->failed = true;
			struct diag_entry *entry = diag_add(run->diag, DIAG_XML_INCLUDE, at, "xi:include cannot have the attribute “%.*s”",
				STR_ARG(source_text(run->diag->sources, at)));
			diag_hint(run->diag, entry, "write <xi:include href=\"part.xml\"/> and nothing else");
		}
	}
	for (const xmlNode *child = include->children; child != NULL; child = child->next) {
		if (child->type == XML_ELEMENT_NODE || (child->type == XML_TEXT_NODE && str_trim(str_from((const char *)child->content)).n > 0)) {
			refuse(run, DIAG_XML_INCLUDE, xml_span(child), "xi:include must be empty");
		}
	}
	if (!present || href.n == 0) {
		refuse(run, DIAG_XML_INCLUDE, xml_attribute_span(include, "href"), "xi:include needs the path of a part in href");
	} else if (href.at[0] == '/' || strpbrk(href.at, ":\\#?%") != NULL) {
		diag_hint(run->diag, refuse(run, DIAG_XML_INCLUDE, xml_attribute_span(include, "href"),
			"href must be a plain relative path"), "write a path such as text/economy.xml, seen from the folder of this file");
	}
	return run->diag->errors == before;
}

/* Refuse what lies outside, and what is in the tree already. */
static bool check_path(struct include_run *run, struct str path, struct span at)
{
	struct str resolved;
	if (!path_resolve(path, run->arena, &resolved)) {
		return true; /* reading will say why */
	}
	if (!path_inside(resolved, run->folder)) {
		refuse(run, DIAG_XML_INCLUDE_OUTSIDE, at, "the part lies outside the folder of the first file");
		return false;
	}
	const struct include_file *earlier = lookup_file(run, resolved);
	if (earlier == NULL) {
		return true;
	}
	bool circle = stands_within(run, at.file, earlier->number);
	struct diag_entry *entry = refuse(run, DIAG_XML_INCLUDE_AGAIN, at,
		circle ? "the file includes itself" : "the part is included a second time");
	if (earlier->from.file != 0) {
		diag_relate(entry, earlier->from, "first included here");
	}
	return false;
}

static size_t count_open(const xmlNode *node)
{
	size_t depth = 0;
	for (node = node->parent; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent) {
		depth++;
	}
	return depth;
}

/* Read and parse the part; NULL with an error reported. */
static xmlDoc *read_part(struct include_run *run, const xmlNode *include, struct span at)
{
	struct str includer = source_lookup(run->diag->sources, at.file)->name;
	struct str path = path_join(path_folder(includer), xml_attribute(include, "href", NULL), run->arena);
	struct str bytes;
	if (run->files.n > run->limits->includes) {
		run->failed = true;
		diag_add(run->diag, DIAG_XML_INCLUDES, at, "too many inclusions; the limit is %zu", run->limits->includes);
		return NULL;
	}
	if (!check_path(run, path, at)) {
		return NULL;
	}
	if (!file_read(path, FILE_LIMIT, at, run->arena, run->diag, &bytes)) {
		run->failed = true;
		return NULL;
	}
	uint32_t number = source_add(run->diag->sources, path, bytes);
	include_note_file(run, number, at);
	if (run->bytes > FILE_LIMIT) {
		run->failed = true;
		diag_add(run->diag, DIAG_XML_INCLUDES, at, "all parts together are larger than the limit of %zu bytes", FILE_LIMIT);
		return NULL;
	}
	struct wellformed_size size = {.depth = count_open(include), .elements = run->elements};
	xmlDoc *doc = parse_file(number, run->limits, &size, run->dict, run->arena, run->diag);
	run->elements = size.elements;
	run->failed = run->failed || doc == NULL;
	return doc;
}

/* The node after this one and all below it in document order, within the tree of `top`; NULL after the last. */
static xmlNode *next_after(xmlNode *node, const xmlNode *top)
{
	while (node != top && node->next == NULL) {
		node = node->parent;
	}
	return node == top ? NULL : node->next;
}

static xmlNode *next_node(xmlNode *node, const xmlNode *top)
{
	return node->children != NULL && node->type == XML_ELEMENT_NODE ? node->children : next_after(node, top);
}

static void adopt_attribute(xmlAttr *attribute, xmlDoc *doc, xmlNs *xml_namespace)
{
	attribute->doc = doc;
	for (xmlNode *text = attribute->children; text != NULL; text = text->next) {
		text->doc = doc;
	}
	if (attribute->ns != NULL && strcmp((const char *)attribute->ns->prefix, "xml") == 0) {
		attribute->ns = xml_namespace;
		if (attribute->atype == XML_ATTRIBUTE_ID && attribute->children != NULL) {
			xmlAddID(NULL, doc, attribute->children->content, attribute);
		}
	}
}

/*
 * Make a part's nodes the first document's own. Its names stay, since both share one dictionary; its namespace declarations
 * stand on its elements and move along, but for that of "xml:", which each document keeps for itself.
 */
static void adopt(xmlNode *root, xmlDoc *doc)
{
	xmlNs *xml_namespace = xmlSearchNs(doc, xmlDocGetRootElement(doc), (const xmlChar *)"xml");
	for (xmlNode *node = root; node != NULL; node = next_node(node, root)) {
		node->doc = doc;
		for (xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL; attribute != NULL; attribute = attribute->next) {
			adopt_attribute(attribute, doc, xml_namespace);
		}
	}
}

/* A part without a default namespace keeps being without one where its includer has one. */
static void shield_namespace(const xmlNode *include, xmlNode *root)
{
	const xmlNs *outer = xmlSearchNs(include->doc, (xmlNode *)include, NULL);
	for (const xmlNs *ns = root->nsDef; ns != NULL; ns = ns->next) {
		if (ns->prefix == NULL) {
			return;
		}
	}
	if (outer != NULL && outer->href != NULL && outer->href[0] != '\0') {
		xmlNewNs(root, (const xmlChar *)"", NULL);
	}
}

/* Put the part's root where the inclusion stands. Returns the root, or NULL if there is none to be had. */
static xmlNode *replace(struct include_run *run, xmlNode *include)
{
	if (!check_form(run, include)) {
		return NULL;
	}
	xmlDoc *part = read_part(run, include, xml_attribute_span(include, "href"));
	if (part == NULL) {
		return NULL;
	}
	xmlNode *root = xmlDocGetRootElement(part);
	xmlUnlinkNode(root);
	adopt(root, run->doc);
	shield_namespace(include, root);
	xmlReplaceNode(include, root);
	xmlFreeNode(include);
	xmlFreeDoc(part);
	return root;
}

void include_expand(struct include_run *run)
{
	const xmlNode *top = (const xmlNode *)run->doc;
	for (xmlNode *node = xmlDocGetRootElement(run->doc); node != NULL;) {
		bool includes = node->type == XML_ELEMENT_NODE && node->ns != NULL &&
			strcmp((const char *)node->ns->href, INCLUDE_NAMESPACE) == 0;
		xmlNode *part = includes ? replace(run, node) : NULL;
		/* A part is walked from its root on, which may itself be an inclusion; what stands in a bad one is its fault too. */
		node = part != NULL ? part : includes ? next_after(node, top) : next_node(node, top);
	}
}
