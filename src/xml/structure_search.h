/*
 * Inside of the structure check: the corrections that make the children of an element fit. structure_content.c
 * finds them, structure_report.c says them.
 */
#ifndef CITYPROFILE_XML_STRUCTURE_SEARCH_H
#define CITYPROFILE_XML_STRUCTURE_SEARCH_H

#include "xml/structure_run.h"

/** What is done with a child, or in its place. */
enum structure_correction_kind { CORRECTION_KEEP, CORRECTION_DROP, CORRECTION_REPLACE, CORRECTION_INSERT };

/** One step from the first child to the last. */
struct structure_correction {
	enum structure_correction_kind by;
	size_t child;      /* read, or before which one is put in */
	uint16_t element;  /* kept, put in, or in place of the child */
	uint16_t from, to; /* states */
	bool settled;      /* reported with another */
};

/** How a state was reached after a number of children. */
struct structure_cell {
	uint32_t cost;
	uint16_t from;
	uint16_t element; /* on the edge taken */
	enum structure_correction_kind by;
};

/** One search, over a window of the children. */
struct structure_search {
	struct structure_run *run;
	struct arena *arena; /* of this search alone */
	const struct structure_type *type;
	const xmlNode *parent;
	struct structure_children *children;
	size_t from, end; /* the window */
	uint16_t start;   /* the state before it */
	struct structure_cell *cells;
	struct structure_correction *steps;
	size_t step_count;
};

/** Returns the name of an element of the schema, for messages. */
const char *structure_element_name(const struct structure_run *run, uint16_t element);
/** Returns a state of the type searched. Lent. */
const struct structure_state *structure_state_of(const struct structure_search *search, uint16_t state);
/** Returns the edges of a state. Lent. */
const struct structure_edge *structure_edges_of(const struct structure_search *search, const struct structure_state *state);
/** Returns whether the type takes the node anywhere among its children. */
bool structure_takes(const struct structure_search *search, const xmlNode *node);
/** Returns whether the schema has an element of the node's name. */
bool structure_known(const struct structure_search *search, const xmlNode *node);
/** Returns the child that the parent takes and that an unknown node was probably meant to be; empty when there is none. */
struct str structure_near_child(const struct structure_search *search, const xmlNode *node);
/** Report all corrections of a search. */
void structure_report(struct structure_search *search);

/** Returns the local name of an element. */
static inline const char *node_name(const xmlNode *node)
{
	return (const char *)node->name;
}

#endif
