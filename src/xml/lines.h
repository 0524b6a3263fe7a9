/*
 * A limit on words that are set on one line wherever they are named: at the edge of pages, in the contents, in tables and charts.
 * Asked when the structure is sound, or of what is sound of it.
 */
#ifndef CITYPROFILE_XML_LINES_H
#define CITYPROFILE_XML_LINES_H

#include "xml/xml.h"

/** Characters of a title, name, unit or term. */
#define XML_LINE_LIMIT 1000

/** What a format sets so: names separated by blanks. */
struct xml_lines {
	const char *elements, *attributes;
};

/** Report every such element of the root's namespace, and attribute of one, that is longer than the limit. What is in other vocabularies is passed over. */
void xml_lines_check(const xmlNode *root, const struct xml_lines *lines, struct diag *diag);

#endif
