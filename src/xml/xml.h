/*
 * XML made safe. Second stage of everything that is read: files become libxml2 trees whose every
 * element, attribute and text node knows its bytes in its file.
 *
 * Invariants: UTF-8 only; any DOCTYPE is refused; limits on size, depth, elements, attributes and
 * text; each file is parsed apart and its bytes stay in the source list; included roots are moved
 * into the tree (xi:include with href only, below the folder of the first file), so nothing loses its
 * place. libxml2 is not asked for lines. Nodes carry a `struct xml_place` in _private.
 *
 * Why places are ours: libxml2 gives no column and loses the file after XInclude.
 */
#ifndef CITYPROFILE_XML_XML_H
#define CITYPROFILE_XML_XML_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/diag.h"

/** What a structure check found wrong with an element or attribute, so that what is sound can be read on; all zero: nothing. */
struct xml_fault {
	bool left_out;     /* to be read as if absent: nothing is known of its meaning, or its value is none */
	bool doubtful;     /* of an element: it has an attribute of which nothing is known, which may be what it seems to lack */
	const char *meant; /* the name that a misspelt one was to have; NULL: its own */
	const char *lacks; /* of an element: a child that is missing, the last of several; NULL: none */
};

/** Where a node stands. For an element: `span` the start tag, `whole` through its end tag, `name` the name in the start tag.
 *  For an attribute: `name` its name, `span` its value between the quotes, `whole` both. For text (CDATA sections
 *  and references included), comments and processing instructions: `span` = `whole` the raw bytes, `name` their first line that is not blank. */
struct xml_place {
	struct span span;
	struct span whole;
	struct span name;
	struct xml_fault fault;
};

/** The limits of ordinary runs, as in xml_limits_default; each has an error that names it. All parts of a tree together obey those on files, elements and bytes. */
#define XML_DEPTH_LIMIT 100
#define XML_ELEMENTS_LIMIT 500000
#define XML_ATTRIBUTES_LIMIT 100
#define XML_INCLUDES_LIMIT 500
#define XML_TEXT_LIMIT 1000000
#define XML_NAME_LIMIT 1000
/** Digits of a number in a format: what libxml2 takes for xs:decimal. */
#define XML_DIGITS_LIMIT 24

struct xml_limits {
	size_t depth;       /* nested elements */
	size_t elements;
	size_t attributes;  /* of one element, namespace declarations with them */
	size_t includes;
	size_t text;        /* bytes of one text, attribute value, comment or processing instruction */
	size_t name;        /* bytes of one name of an element, attribute or processing instruction */
};

/** The limits of ordinary runs. */
extern const struct xml_limits xml_limits_default;

/** A tree with everything it was made of. Opaque parts are released by xml_tree_finish. */
struct xml_tree {
	xmlDoc *doc;
	xmlNode *root;
	struct str folder;      /* of the first file: includes and images are found below it */
	uint32_t *files;        /* file numbers in the source list, in the order read, the first file first */
	size_t file_count;
	struct arena *arena;
};

/** Route libxml2's memory and messages through base; call once at program start. */
void xml_start(void);

/**
 * Read a file and all it includes.
 *
 * path     NUL-terminated within the slice's arena; "-" is standard input.
 * at       the place that names the file, for messages; {0} for the command line.
 * arena    owns places, bytes and the file list; the doc itself is freed by xml_tree_finish.
 * diag     every problem found in one run: syntax errors (one per file), each bad include.
 * Returns false, with errors in diag and *ret_tree zeroed, if no whole tree could be made.
 */
bool xml_tree_read(struct str path, const struct xml_limits *limits, struct span at, struct arena *arena,
	struct diag *diag, struct xml_tree *ret_tree);
/** As xml_tree_read, with names kept in `dict`, which the tree then shares: libxslt knows names of several files as equal only by it. */
bool xml_tree_read_shared(struct str path, const struct xml_limits *limits, xmlDict *dict, struct span at, struct arena *arena,
	struct diag *diag, struct xml_tree *ret_tree);
/** As xml_tree_read, from bytes already in the source list as file number `file`, whose folder is `folder`. */
bool xml_tree_parse(uint32_t file, struct str folder, const struct xml_limits *limits, struct arena *arena,
	struct diag *diag, struct xml_tree *ret_tree);
/** Free the doc. Accepts a zeroed tree. */
void xml_tree_finish(struct xml_tree *tree);

/** Returns the place of an element, attribute or text node; NULL for nodes not read by this module. Lent. */
const struct xml_place *xml_place(const xmlNode *node);
/** Returns what a structure check found wrong with an element or attribute. */
struct xml_fault xml_fault(const xmlNode *node);
/** Returns the span that a message about the node should show: an element's name, an attribute's value, a text's first line that is not blank; {0} if unknown. */
struct span xml_span(const xmlNode *node);
/** Returns the span of an attribute's value, or the element's name if it lacks the attribute. */
struct span xml_attribute_span(const xmlNode *element, const char *name);
/**
 * Returns the span of one character of text: raw is the span of a text node or attribute value as written, `character`
 * counts code points of the parsed text (references and line ends resolved). One past the end gives the empty span at the end.
 */
struct span xml_character_span(const struct source_list *sources, struct span raw, size_t character);

/** Returns whether the element has this local name and namespace. */
bool xml_is(const xmlNode *node, const char *namespace_uri, const char *local_name);
/** Returns the first child element, and the next sibling element, or NULL. Lent. */
xmlNode *xml_first(const xmlNode *parent);
/** Returns the next sibling element, or NULL. Lent. */
xmlNode *xml_next(const xmlNode *element);
/** Returns the value of an attribute without namespace, lent from the tree; empty with *ret_present false when absent. ret_present may be NULL. */
struct str xml_attribute(const xmlNode *element, const char *name, bool *ret_present);
/** Returns xml:id, or empty. Lent. */
struct str xml_id(const xmlNode *element);
/** Returns the xml:lang in force at the element, or empty. Lent. */
struct str xml_lang(const xmlNode *element);
/** Returns all text below the node, owned by the arena, white space as it is. */
struct str xml_text(const xmlNode *node, struct arena *arena);
/** Returns all text below the node with white space collapsed and trimmed, owned by the arena. */
struct str xml_text_collapsed(const xmlNode *node, struct arena *arena);

/**
 * Append the canonical form of a tree (one spelling for the same content: attribute order by name, double quotes, UTF-8, LF,
 * XML declaration, no white space touched). `keep` decides which elements, attributes, comments and processing instructions
 * are written (NULL: all); it is asked parent before child and a refused node takes its subtree with it.
 */
void xml_write(const xmlNode *root, bool (*keep)(const xmlNode *node, void *context), void *context, struct buf *out);
/** Append text as it stands in XML, between tags or, if `in_value`, between double quotes. */
void xml_write_text(struct buf *out, struct str text, bool in_value);

#endif
