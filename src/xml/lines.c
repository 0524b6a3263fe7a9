#include "xml/lines.h"

#include "base/arena.h"
#include "base/utf8.h"

static void check_line(struct str text, struct span span, const char *what, struct diag *diag)
{
	if (utf8_count(text) <= XML_LINE_LIMIT)
		return;
	struct diag_entry *entry = diag_add(diag, DIAG_LINE_TOO_LONG, span, "%s is longer than the limit of %d characters", what, XML_LINE_LIMIT);
	diag_hint(diag, entry, "make it short, and say the rest in the text");
}

static void check_element(const xmlNode *element, const char *namespace_uri, const struct xml_lines *lines, struct diag *diag)
{
	struct arena scratch = {0};
	if (!xml_is(element, namespace_uri, (const char *)element->name))
		return;
	if (str_is_among(str_from((const char *)element->name), lines->elements))
		check_line(xml_text_collapsed(element, &scratch), xml_span(element), str_format(&scratch, "<%s>", (const char *)element->name).at, diag);
	for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
		if (!attribute->ns && str_is_among(str_from((const char *)attribute->name), lines->attributes))
			check_line(xml_text((const xmlNode *)attribute, &scratch), xml_span((const xmlNode *)attribute), (const char *)attribute->name, diag);
	}
	arena_finish(&scratch);
	for (const xmlNode *child = xml_first(element); child; child = xml_next(child))
		check_element(child, namespace_uri, lines, diag);
}

void xml_lines_check(const xmlNode *root, const struct xml_lines *lines, struct diag *diag)
{
	check_element(root, root->ns ? (const char *)root->ns->href : "", lines, diag);
}
