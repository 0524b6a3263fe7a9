/*
 * One file through libxml2: checked before, placed after.
 */
#ifndef CITYPROFILE_XML_PARSE_H
#define CITYPROFILE_XML_PARSE_H

#include "xml/wellformed.h"
#include "xml/xml.h"

/**
 * Parse file number `file`. All files of a tree share `dict`. Returns a doc to be freed by xmlFreeDoc, every node with its
 * place (owned by arena); or NULL with one error in diag.
 */
xmlDoc *parse_file(uint32_t file, const struct xml_limits *limits, struct wellformed_size *size, xmlDict *dict,
	struct arena *arena, struct diag *diag);

#endif
