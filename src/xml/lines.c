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

void xml_lines_check(const xmlNode *root, const struct xml_lines *lines, struct diag *diag)
{
	struct arena scratch = {0};
	if (str_is_among(str_from((const char *)root->name), lines->elements))
		check_line(xml_text_collapsed(root, &scratch), xml_span(root), str_format(&scratch, "<%s>", (const char *)root->name).at, diag);
	for (const xmlAttr *attribute = root->properties; attribute; attribute = attribute->next) {
		if (!attribute->ns && str_is_among(str_from((const char *)attribute->name), lines->attributes))
			check_line(xml_text((const xmlNode *)attribute, &scratch), xml_span((const xmlNode *)attribute), (const char *)attribute->name, diag);
	}
	arena_finish(&scratch);
	for (const xmlNode *child = xml_first(root); child; child = xml_next(child))
		xml_lines_check(child, lines, diag);
}
