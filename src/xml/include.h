/*
 * XInclude, as much of it as profiles need: <xi:include href="part.xml"/> is replaced by the root element of a part, which
 * is parsed apart and moved, so that every node keeps the place it has in its own file.
 *
 * Invariants: parts lie below the folder of the first file; no file stands in a tree twice, which also rules out circles
 * and growth without bound; one bad part does not keep the others from being read and reported on.
 */
#ifndef CITYPROFILE_XML_INCLUDE_H
#define CITYPROFILE_XML_INCLUDE_H

#include "xml/wellformed.h"
#include "xml/xml.h"

#define INCLUDE_NAMESPACE "http://www.w3.org/2001/XInclude"

/** A file of a tree that is being read. */
struct include_file {
	uint32_t number;       /* in the source list */
	struct str resolved;   /* its path, links resolved; empty for standard input */
	struct span from;      /* the href that included it; {0} for the first */
};

/** A tree that is being read. */
struct include_run {
	const struct xml_limits *limits;
	struct arena *arena;
	struct diag *diag;
	struct str folder;
	xmlDict *dict;
	xmlDoc *doc;            /* of the first file */
	struct vec_of(struct include_file) files;
	size_t elements;        /* of all files */
	size_t bytes;
	bool failed;
};

/** Enter a file that is in the source list; its path is its name there. */
void include_note_file(struct include_run *run, uint32_t number, struct span from);
/** Replace every inclusion in run->doc, those in included parts with them. Errors go to diag and set run->failed. */
void include_expand(struct include_run *run);

#endif
