/*
 * Inside of the structure check: what its three parts share. structure.c walks the tree,
 * structure_content.c explains children that do not fit, structure_value.c judges values.
 */
#ifndef CITYPROFILE_XML_STRUCTURE_RUN_H
#define CITYPROFILE_XML_STRUCTURE_RUN_H

#include <libxml/xmlregexp.h>

#include "base/arena.h"
#include "xml/structure.h"

/** One check. */
struct structure_run {
	const struct structure_schema *schema;
	struct diag *diag;
	struct arena scratch;
	xmlRegexp **patterns; /* by simple type, compiled on first use */
	bool failed;
};

/** Returns whether the text is a value of the simple type. */
bool structure_value_valid(struct structure_run *run, uint16_t simple, struct str text);
/** Give a report on a bad value its hint: what is allowed, and the nearest allowed word. */
void structure_value_hint(struct structure_run *run, struct diag_entry *entry, uint16_t simple, struct str text);
/** Release the compiled patterns. */
void structure_values_finish(struct structure_run *run);

/** What is known of a name among children that are settled. */
struct structure_seen {
	const xmlChar *name;
	size_t until;         /* children looked at */
	const xmlNode *first; /* the first of them that is kept and has this name, or NULL */
};

/** The element children of one element. */
struct structure_children {
	const xmlNode **at;
	uint16_t *declared; /* the declaration by which each is to be checked; STRUCTURE_NONE: not at all */
	size_t n;
	size_t capacity;
	struct vec_of(struct structure_seen) seen; /* for reports */
};

/** Returns whether the node's namespace is the schema's. */
bool structure_in_namespace(const struct structure_schema *schema, const xmlNode *node);
/** Returns the edge that the node takes from a state, or NULL. */
const struct structure_edge *structure_step(const struct structure_schema *schema, const struct structure_type *type, uint16_t state, const xmlNode *node);
/** Follow children [from, end) from *state, noting declarations; returns the first that finds no way, or end. *state is then where it stopped. */
size_t structure_follow(const struct structure_schema *schema, const struct structure_type *type, struct structure_children *children, size_t from, uint16_t *state);
/** Report what is wrong with children of which number `stopped` found no way on from the state reached (or the end came too early), by the fewest corrections; sets the declarations. */
void structure_explain(struct structure_run *run, const struct structure_type *type, const xmlNode *parent, struct structure_children *children, size_t stopped);

/** Mark an element or attribute as not to be read. */
void structure_leave_out(const xmlNode *node);
/** Mark a misspelt element or attribute as what was meant. `name` is a static string. */
void structure_read_as(const xmlNode *node, const char *name);
/** Mark an element as lacking a child. `name` is a static string. */
void structure_lacks(const xmlNode *node, const char *name);

/** Report an error of this run. */
#define structure_fault(run, code, span, ...) ((run)->failed = true, diag_add((run)->diag, (code), (span), __VA_ARGS__))

#endif
