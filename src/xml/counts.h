/*
 * Limits on how often things stand in a file of a format that is small by nature: methods, benchmark sets, style sheets, fonts.
 * Their readers look names up one by one, which is right for a hundred of them. Asked before the structure check.
 */
#ifndef CITYPROFILE_XML_COUNTS_H
#define CITYPROFILE_XML_COUNTS_H

#include "xml/xml.h"

/** How many elements of some names a file may have. */
struct xml_count {
	const char *names; /* separated by blanks; their elements are counted together */
	size_t limit;
	const char *things; /* what messages call them: units */
};

/**
 * Count the elements of the root's namespace and report each limit that is passed, at the first element beyond it.
 *
 * counts   ended by one without names.
 * Returns false when one was passed.
 */
bool xml_counts_check(const xmlNode *root, const struct xml_count *counts, struct diag *diag);

#endif
