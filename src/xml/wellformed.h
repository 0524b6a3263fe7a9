/*
 * The first look at a file: encoding, well-formedness and limits, before libxml2 sees it, so that each error stands
 * at its exact place in plain words and nothing hostile gets further. libxml2 reads the file afterwards and has the last word.
 */
#ifndef CITYPROFILE_XML_WELLFORMED_H
#define CITYPROFILE_XML_WELLFORMED_H

#include "xml/xml.h"

/** What the file adds to its document; set before to what stands there already. */
struct wellformed_size {
	size_t depth;    /* elements that are open around the file's root */
	size_t elements; /* counted on */
};

/** Check file number `file`. Returns false, with one error in diag, if it must not be read further. */
bool wellformed_check(uint32_t file, const struct xml_limits *limits, struct wellformed_size *size, struct diag *diag);

#endif
