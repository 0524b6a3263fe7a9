/* Stylesheets: files that only come from two folders, checked, numbered, compiled. */
#include "template/engine.h"

#include <libxml/globals.h>
#include <libxslt/xsltutils.h>
#include <string.h>

#include "base/file.h"

/* Stylesheets are known to libxslt by addresses that lead nowhere but into the two folders. */
#define URL_OWN "template:/own/"
#define URL_COMMON "template:/common/"

static const xmlNode *node_next(const xmlNode *node, const xmlNode *top)
{
	if (node->children && node->type == XML_ELEMENT_NODE)
		return node->children;
	while (node != top && !node->next)
		node = node->parent;
	return node == top ? NULL : node->next;
}

/* The profile's tree is shared and keeps its places, so nothing may strip it; and sorting follows the edition, not the machine. */
static void element_check(struct template *template, xmlNode *element)
{
	if (xml_is(element, XSL_NAMESPACE, "strip-space"))
		diag_add(&template->diag, DIAG_TEMPLATE_INVALID, xml_span(element), "xsl:strip-space would change the profile; match text() where blanks disturb");
	if (!xml_is(element, XSL_NAMESPACE, "sort"))
		return;
	for (xmlAttr *attribute = element->properties, *next; attribute; attribute = next) {
		next = attribute->next;
		struct str value = xml_attribute(element, (const char *)attribute->name, NULL);
		bool language = xmlStrEqual(attribute->name, (const xmlChar *)"lang");
		bool select = xmlStrEqual(attribute->name, (const xmlChar *)"select");
		if (language) {
			diag_add(&template->diag, DIAG_TEMPLATE_INVALID, xml_span((const xmlNode *)attribute), "sorting follows the language of the edition; xsl:sort has no “lang” here");
			/* libxslt must not see it: it would ask the machine for that language. */
			xmlRemoveProp(attribute);
		} else if (!select && value.n > 0 && memchr(value.at, '{', value.n)) {
			diag_add(&template->diag, DIAG_TEMPLATE_INVALID, xml_span((const xmlNode *)attribute), "the attributes of xsl:sort must be plain words");
		}
	}
}

/* Numbers the elements, and puts the numbers where libxslt looks for lines when it complains. */
static void elements_number(struct template *template, xmlNode *root, struct str url)
{
	struct vec_of(const xmlNode *) elements = {0};
	vec_push(&elements, &template->arena, NULL);
	for (const xmlNode *node = root; node; node = node_next(node, root)) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		element_check(template, (xmlNode *)node);
		((xmlNode *)node)->line = elements.n < TEMPLATE_ELEMENTS_LIMIT ? (unsigned short)elements.n : 0;
		vec_push(&elements, &template->arena, node);
	}
	if (elements.n >= TEMPLATE_ELEMENTS_LIMIT)
		diag_add(&template->diag, DIAG_TEMPLATE_INVALID, xml_span(root), "a stylesheet has more elements than the limit of %d", TEMPLATE_ELEMENTS_LIMIT);
	vec_push(&template->files, &template->arena, ((struct sheet_file){url, elements.at, elements.n}));
}

/* The file behind an address. Returns false if it lies nowhere that a template may reach. */
static bool url_resolve(struct template *template, struct str url, struct str *ret_path)
{
	bool own = str_starts(url, STR(URL_OWN));
	if ((!own && !str_starts(url, STR(URL_COMMON))) || memchr(url.at, '%', url.n))
		return false;
	struct str folder = own ? template->folder : template->common;
	struct str path = path_join(folder, str_from_byte(url, own ? sizeof URL_OWN - 1 : sizeof URL_COMMON - 1), &template->arena);
	if (file_is_regular(path) && !path_inside(path, folder))
		return false;
	*ret_path = path;
	return true;
}

/* libxslt compares names of variables and parameters by address, so all stylesheets of a template share one dictionary. */
static xmlDoc *file_read_as_sheet(struct template *template, struct str url, struct str path, xmlDict *dict, struct span at)
{
	struct xml_tree tree;
	if (!xml_tree_read_shared(path, &xml_limits_default, dict, at, &template->arena, &template->diag, &tree))
		return NULL;
	struct str kept = {str_copy(url, &template->arena), url.n};
	elements_number(template, tree.root, kept);
	xmlFree((xmlChar *)tree.doc->URL);
	tree.doc->URL = xmlStrdup((const xmlChar *)kept.at);
	return tree.doc; /* libxslt's from here; what else the tree has lives in the arena */
}

static struct template *template_of(xsltStylesheet *stylesheet)
{
	while (stylesheet->parent)
		stylesheet = stylesheet->parent;
	return stylesheet->_private;
}

xmlDoc *stylesheet_file_load(const xmlChar *url, xmlDict *dict, int options, void *context, xsltLoadType type)
{
	struct str path, address = str_from((const char *)url);
	if (type != XSLT_LOAD_STYLESHEET) /* what a run may read has been given to it before it starts */
		return NULL;
	struct template *template = template_of(context);
	if (!url_resolve(template, address, &path)) {
		template->loading->refused = true;
		return NULL;
	}
	return file_read_as_sheet(template, address, path, dict, (struct span){0});
}

static void compile(struct template *template, xmlDoc *doc)
{
	xsltStylesheet *stylesheet = xsltNewStylesheet();
	stylesheet->_private = template;
	if (xsltParseStylesheetUser(stylesheet, doc) == 0 && stylesheet->errors == 0) {
		template->stylesheet = stylesheet;
		return;
	}
	if (!diag_failed(&template->diag))
		diag_add(&template->diag, DIAG_TEMPLATE_INVALID, xml_span(xmlDocGetRootElement(doc)), "the stylesheet cannot be compiled");
	bool detached = !stylesheet->doc;
	xsltFreeStylesheet(stylesheet);
	if (detached)
		xmlFreeDoc(doc);
}

bool stylesheet_load(struct template *template)
{
	struct arena scratch = {0};
	struct trouble trouble = {.diag = &template->diag, .template = template, .scratch = &scratch};
	struct str path, url = str_format(&template->arena, URL_OWN "%.*s", STR_ARG(template->info.stylesheet));
	size_t errors = template->diag.errors;
	if (!url_resolve(template, url, &path)) {
		diag_add(&template->diag, DIAG_TEMPLATE_ACCESS, (struct span){0}, "the stylesheet “%.*s” lies outside the template's folder", STR_ARG(template->info.stylesheet));
		return false;
	}
	/* libxml2 keeps its handler by thread. */
	xmlStructuredErrorFunc handler = xmlStructuredError;
	void *handler_context = xmlStructuredErrorContext;
	template->loading = &trouble;
	xsltSetGenericErrorFunc(&trouble, trouble_receive);
	xmlSetStructuredErrorFunc(&trouble, trouble_receive_error);
	xmlDict *dict = xmlDictCreate();
	xmlDoc *doc = file_read_as_sheet(template, url, path, dict, (struct span){0});
	xmlDictFree(dict); /* the tree holds it */
	if (doc)
		compile(template, doc);
	xmlSetStructuredErrorFunc(handler_context, handler);
	xsltSetGenericErrorFunc(NULL, NULL);
	template->loading = NULL;
	arena_finish(&scratch);
	return template->diag.errors == errors && template->stylesheet;
}
