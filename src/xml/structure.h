/*
 * Structure: whether a tree has the elements, attributes and values that its schema asks for.
 * Stands between xml and whatever reads a format (profile, method, styles, labels, fonts, template).
 *
 * A schema is a table made at build time from an XSD by tools/schema_table.py, so that the XSD which authors
 * see stays the only statement. Each complex type has a deterministic automaton over its child elements.
 *
 * Invariants: a tree is accepted exactly when XSD 1.0 accepts it, but for three things: the root must have the name
 * asked for; xsi:type and xsi:nil are attributes like others; an id or another name given twice is left to the
 * readers. Faults in different places give as many reports; one fault gives one.
 * What is at fault is marked in the places of the tree (xml_fault), so that the rest can be read on.
 */
#ifndef CITYPROFILE_XML_STRUCTURE_H
#define CITYPROFILE_XML_STRUCTURE_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"

/** In place of an index: none; on an edge: an element of another vocabulary. */
#define STRUCTURE_NONE 0xFFFF

enum structure_variety { STRUCTURE_BUILTIN, STRUCTURE_RESTRICTION, STRUCTURE_LIST, STRUCTURE_UNION };

/** A simple type. A built-in type is known by its name alone; a restriction or list has one member, what it restricts or lists. */
struct structure_simple {
	const char *name;    /* "" when it has none */
	const char *summary; /* what it is, in words */
	enum structure_variety variety;
	uint16_t first_member, member_count;
	uint16_t first_value, value_count; /* of an enumeration */
	const char *pattern;               /* NULL: none */
	int least_length, most_length;     /* in characters, of a list in items; -1: no limit */
	const char *minimum, *maximum;     /* inclusive; NULL: none */
};

struct structure_attribute {
	const char *name; /* with the prefix xml: for that namespace */
	bool required;
	uint16_t simple;
	const char *summary;
};

/** A child element (index into elements, or STRUCTURE_NONE) and the state after it, counted from the type's first. */
struct structure_edge {
	uint16_t element;
	uint16_t to;
};

struct structure_state {
	uint16_t first_edge, edge_count;
	bool accepts; /* the content may end here */
};

/** What an element may hold. */
struct structure_type {
	const char *name;
	const char *content; /* the children in words: `title; lead (optional); any number of p, ul` */
	uint16_t first_state, state_count;
	uint16_t first_attribute, attribute_count;
	bool mixed;      /* text may stand between the children */
	uint16_t simple; /* of an element that holds a value and nothing else; STRUCTURE_NONE otherwise */
};

struct structure_element {
	const char *name;
	uint16_t type;
	bool global;
	const char *summary;
};

/** A schema; all const data. Elements are sorted by name. */
struct structure_schema {
	const char *namespace_uri; /* "" when the format has none */
	const struct structure_element *elements;
	uint16_t element_count;
	const struct structure_type *types;
	uint16_t type_count;
	const struct structure_state *states;
	const struct structure_edge *edges;
	const struct structure_attribute *attributes;
	const struct structure_simple *simples;
	uint16_t simple_count;
	const uint16_t *members;
	const char *const *values;
	uint16_t first_foreign, foreign_count; /* attributes of the xml namespace, as other vocabularies may use them */
};

/**
 * Check a whole tree.
 *
 * schema  the format.   root_name  the name that the root element must have.   root  borrowed; only its marks are set.
 * diag    every fault found.
 * Returns whether there was none.
 */
bool structure_check(const struct structure_schema *schema, const char *root_name, const xmlNode *root, struct diag *diag);

/** Returns the global element of this name, or NULL. Lent. */
const struct structure_element *structure_element_lookup(const struct structure_schema *schema, const char *name);
/** Returns the type of a global element. Lent. */
const struct structure_type *structure_element_type(const struct structure_schema *schema, const struct structure_element *element);
/** Returns the attribute of this name (with prefix xml: for that namespace), or NULL. Lent. */
const struct structure_attribute *structure_attribute_lookup(const struct structure_schema *schema, const struct structure_type *type, const char *name);
/** Returns whether the children of an element of this type are complete and in order; attributes, text and what lies deeper apart. */
bool structure_children_accepted(const struct structure_schema *schema, const struct structure_type *type, const xmlNode *element);

#endif
