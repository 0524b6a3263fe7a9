/*
 * XML seen as bytes: a linear scanner over one file, which gives every tag, attribute, text and comment with
 * its place. It runs twice: before libxml2 reads the file, to find errors and limits at their exact place
 * (wellformed.h), and after, to give each node its place (places.h).
 *
 * Invariant: the bytes are UTF-8 and hold only characters that XML allows. The scanner never accepts less than libxml2 does.
 */
#ifndef CITYPROFILE_XML_SCAN_H
#define CITYPROFILE_XML_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum scan_kind {
	SCAN_END,         /* end of the file */
	SCAN_DECLARATION, /* <?xml ... ?> */
	SCAN_DOCTYPE,     /* <!DOCTYPE; nothing behind it is scanned */
	SCAN_OPEN,        /* <name; attributes and SCAN_OPENED follow */
	SCAN_ATTRIBUTE,   /* name="value" */
	SCAN_OPENED,      /* > or /> */
	SCAN_CLOSE,       /* </name> */
	SCAN_TEXT,
	SCAN_CDATA,
	SCAN_COMMENT,
	SCAN_INSTRUCTION,
	SCAN_BAD,         /* an error; nothing behind it is scanned */
};

/** What is wrong with the bytes; the messages stand in wellformed.c. */
enum scan_problem {
	SCAN_STRAY_LESS,
	SCAN_BAD_TAG_END,
	SCAN_NO_BLANK,
	SCAN_NO_EQUALS,
	SCAN_NO_QUOTE,
	SCAN_OPEN_VALUE,
	SCAN_LESS_IN_VALUE,
	SCAN_STRAY_AMPERSAND,
	SCAN_UNKNOWN_ENTITY,
	SCAN_BAD_NUMBER,
	SCAN_CDATA_END_IN_TEXT,
	SCAN_OPEN_COMMENT,
	SCAN_HYPHENS_IN_COMMENT,
	SCAN_OPEN_CDATA,
	SCAN_OPEN_INSTRUCTION,
	SCAN_BAD_INSTRUCTION,
	SCAN_LATE_DECLARATION,
	SCAN_UNFINISHED_TAG,
};

/** A byte range of the file. */
struct scan_range {
	size_t start, end;
};

struct scan_token {
	enum scan_kind kind;
	struct scan_range all;
	struct scan_range name;    /* of elements, attributes and instructions; of SCAN_BAD what is at fault, if it has a name */
	struct scan_range value;   /* of attributes, between the quotes */
	bool empty;                /* SCAN_OPENED by "/>" */
	enum scan_problem problem; /* of SCAN_BAD, which stands at `all` */
};

/** A scanner. Set bytes and start (behind a byte order mark); the rest is zero. */
struct scan {
	struct str bytes;
	size_t at;
	size_t start;     /* where the declaration may stand */
	bool in_tag;
	bool stopped;
};

/** Returns a scanner at the start of the bytes, behind a byte order mark. */
struct scan scan_start(struct str bytes);
/** Give the next token. After SCAN_DOCTYPE and SCAN_BAD comes SCAN_END. */
void scan_next(struct scan *scan, struct scan_token *ret_token);
/** Give the next pseudo-attribute of a declaration as SCAN_ATTRIBUTE, from *at (its name's end at first), which moves; SCAN_END when none is left. */
void scan_declared(struct str bytes, struct scan_range declaration, size_t *at, struct scan_token *ret_token);

/**
 * Read the character at *at of raw text as XML means it: references resolved, CDATA markers skipped, CRLF one line end.
 * Returns false at the end. *ret_range is the bytes that stand for the character; the text is known to be well formed.
 */
bool scan_character(struct str raw, size_t *at, bool *in_cdata, struct scan_range *ret_range);

#endif
