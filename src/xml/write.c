/* The canonical form of a tree. */
#include "xml/xml.h"

#include <stdlib.h>
#include <string.h>

struct writer {
	const xmlNode *root;
	bool (*keep)(const xmlNode *node, void *context);
	void *context;
	struct buf *out;
	struct arena scratch;
	bool in_tag; /* a start tag is written but for its end, which depends on whether anything follows within */
};

static bool is_kept(const struct writer *writer, const xmlNode *node)
{
	return writer->keep == NULL || writer->keep(node, writer->context);
}

/* What would be read back as something else is written as a reference. */
static const char *escaped(char c, bool in_value)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return in_value ? NULL : "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return in_value ? "&quot;" : NULL;
	case '\t':
		return in_value ? "&#9;" : NULL;
	case '\n':
		return in_value ? "&#10;" : NULL;
	default:
		return NULL;
	}
}

void xml_write_text(struct buf *out, struct str text, bool in_value)
{
	for (size_t i = 0; i < text.n; i++) {
		const char *reference = escaped(text.at[i], in_value);
		if (reference != NULL) {
			buf_add_str(out, str_from(reference));
		} else {
			buf_add_byte(out, text.at[i]);
		}
	}
}

static void write_escaped(struct buf *out, const xmlChar *text, bool in_value)
{
	xml_write_text(out, str_from((const char *)text), in_value);
}

static void write_name(struct buf *out, const xmlNs *ns, const xmlChar *name)
{
	if (ns != NULL && ns->prefix != NULL) {
		buf_format(out, "%s:", (const char *)ns->prefix);
	}
	buf_add_str(out, str_from((const char *)name));
}

static bool same_string(const xmlChar *a, const xmlChar *b)
{
	return strcmp(a != NULL ? (const char *)a : "", b != NULL ? (const char *)b : "") == 0;
}

/* The declaration of a prefix that is in force at `node`, looking up to `top` (NULL: the whole tree). */
static const xmlNs *lookup_namespace(const xmlNode *node, const xmlNode *top, const xmlChar *prefix)
{
	for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node == top ? NULL : node->parent) {
		for (const xmlNs *ns = node->nsDef; ns != NULL; ns = ns->next) {
			if (same_string(ns->prefix, prefix)) {
				return ns;
			}
		}
	}
	return NULL;
}

/* A declaration that only repeats what is in force, as parts of a split file have, is left out. */
static bool is_repeat(const struct writer *writer, const xmlNode *element, const xmlNs *ns)
{
	const xmlNs *outer = element != writer->root ? lookup_namespace(element->parent, writer->root, ns->prefix) : NULL;
	return outer != NULL ? same_string(outer->href, ns->href) : same_string(ns->href, NULL);
}

static int compare_namespaces(const void *a, const void *b)
{
	const xmlNs *left = *(const xmlNs *const *)a, *right = *(const xmlNs *const *)b;
	return strcmp(left->prefix != NULL ? (const char *)left->prefix : "", right->prefix != NULL ? (const char *)right->prefix : "");
}

static void write_namespaces(struct writer *writer, const xmlNode *element)
{
	struct vec_of(const xmlNs *) list = {0};
	/* The top element of a part of a tree also declares what its ancestors do. */
	const xmlNode *last = element == writer->root ? NULL : element->parent;
	for (const xmlNode *node = element; node != last && node->type == XML_ELEMENT_NODE; node = node->parent) {
		for (const xmlNs *ns = node->nsDef; ns != NULL; ns = ns->next) {
			if (lookup_namespace(element, NULL, ns->prefix) == ns && !is_repeat(writer, element, ns)) {
				vec_push(&list, &writer->scratch, ns);
			}
		}
	}
	if (list.n > 1) {
		qsort(list.at, list.n, sizeof *list.at, compare_namespaces);
	}
	for (size_t i = 0; i < list.n; i++) {
		const char *prefix = (const char *)list.at[i]->prefix;
		buf_format(writer->out, " xmlns%s%s=\"", prefix != NULL ? ":" : "", prefix != NULL ? prefix : "");
		write_escaped(writer->out, list.at[i]->href, true);
		buf_add_byte(writer->out, '"');
	}
}

static const char *attribute_prefix(const xmlAttr *attribute)
{
	return attribute->ns != NULL && attribute->ns->prefix != NULL ? (const char *)attribute->ns->prefix : "";
}

static int compare_attributes(const void *a, const void *b)
{
	const xmlAttr *left = *(const xmlAttr *const *)a, *right = *(const xmlAttr *const *)b;
	int order = strcmp(attribute_prefix(left), attribute_prefix(right));
	return order != 0 ? order : strcmp((const char *)left->name, (const char *)right->name);
}

static void write_attributes(struct writer *writer, const xmlNode *element)
{
	struct vec_of(const xmlAttr *) list = {0};
	for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next) {
		if (is_kept(writer, (const xmlNode *)attribute)) {
			vec_push(&list, &writer->scratch, attribute);
		}
	}
	if (list.n > 1) {
		qsort(list.at, list.n, sizeof *list.at, compare_attributes);
	}
	for (size_t i = 0; i < list.n; i++) {
		buf_add_byte(writer->out, ' ');
		write_name(writer->out, list.at[i]->ns, list.at[i]->name);
		buf_add_str(writer->out, STR("=\""));
		write_escaped(writer->out, list.at[i]->children != NULL ? list.at[i]->children->content : NULL, true);
		buf_add_byte(writer->out, '"');
	}
}

static void close_tag(struct writer *writer)
{
	if (writer->in_tag) {
		buf_add_byte(writer->out, '>');
		writer->in_tag = false;
	}
}

static void write_start(struct writer *writer, const xmlNode *node)
{
	struct buf *out = writer->out;
	close_tag(writer);
	switch (node->type) {
	case XML_TEXT_NODE:
	case XML_CDATA_SECTION_NODE:
		write_escaped(out, node->content, false);
		break;
	case XML_COMMENT_NODE:
		buf_format(out, "<!--%s-->", (const char *)node->content);
		break;
	case XML_PI_NODE:
		buf_format(out, "<?%s%s%s?>", (const char *)node->name, node->content != NULL ? " " : "",
			node->content != NULL ? (const char *)node->content : "");
		break;
	case XML_ELEMENT_NODE:
		buf_add_byte(out, '<');
		write_name(out, node->ns, node->name);
		write_namespaces(writer, node);
		write_attributes(writer, node);
		writer->in_tag = true;
		break;
	default:
		break;
	}
}

static void write_end(struct writer *writer, const xmlNode *node)
{
	if (node->type != XML_ELEMENT_NODE) {
		return;
	}
	if (writer->in_tag) {
		buf_add_str(writer->out, STR("/>"));
		writer->in_tag = false;
		return;
	}
	buf_add_str(writer->out, STR("</"));
	write_name(writer->out, node->ns, node->name);
	buf_add_byte(writer->out, '>');
}

/* Text is not asked about: it goes with its element. */
static bool is_asked(const xmlNode *node)
{
	return node->type == XML_ELEMENT_NODE || node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE;
}

void xml_write(const xmlNode *root, bool (*keep)(const xmlNode *node, void *context), void *context, struct buf *out)
{
	struct writer writer = {.root = root, .keep = keep, .context = context, .out = out};
	buf_add_str(out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
	for (const xmlNode *node = root; node != NULL;) {
		bool kept = !is_asked(node) || is_kept(&writer, node);
		if (kept) {
			write_start(&writer, node);
		}
		if (kept && node->type == XML_ELEMENT_NODE && node->children != NULL) {
			node = node->children;
			continue;
		}
		if (kept) {
			write_end(&writer, node);
		}
		while (node != root && node->next == NULL) {
			node = node->parent;
			write_end(&writer, node);
		}
		node = node == root ? NULL : node->next;
	}
	buf_add_byte(out, '\n');
	arena_finish(&writer.scratch);
}
