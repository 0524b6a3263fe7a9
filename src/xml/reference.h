/*
 * References in raw XML text: the five names that XML defines, and numbers. Nothing else exists,
 * since document types are refused.
 */
#ifndef CITYPROFILE_XML_REFERENCE_H
#define CITYPROFILE_XML_REFERENCE_H

#include <stddef.h>

#include "base/str.h"

enum reference_kind {
	REFERENCE_GOOD,
	REFERENCE_STRAY,      /* an ampersand with no name or number and semicolon behind it */
	REFERENCE_UNKNOWN,    /* a name that XML does not define */
	REFERENCE_BAD_NUMBER, /* a number that is no character of XML */
};

struct reference {
	enum reference_kind kind;
	size_t end; /* behind the semicolon, or behind what looks like the reference */
};

/** Read the reference whose ampersand stands at `at`. */
struct reference reference_read(struct str text, size_t at);

#endif
