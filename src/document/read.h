/*
 * What the parts of the document reader share. Internal to document.
 */
#ifndef CITYPROFILE_DOCUMENT_READ_H
#define CITYPROFILE_DOCUMENT_READ_H

#include "document/document.h"

#define DOCUMENT_NAMESPACE "urn:cityprofile:document:1"

/** What may stand where: each element is of one class and holds some. */
enum doc_class {
	CLASS_DOCUMENT = 1 << 0,
	CLASS_PART = 1 << 1,
	CLASS_BLOCK = 1 << 2,
	CLASS_ITEM = 1 << 3,
	CLASS_CAPTION = 1 << 4,
	CLASS_ROWS = 1 << 5,
	CLASS_ROW = 1 << 6,
	CLASS_CELL = 1 << 7,
	CLASS_TABLE_NOTE = 1 << 8,
	CLASS_IMAGE = 1 << 9,
	CLASS_COLUMN = 1 << 10,
	CLASS_INLINE = 1 << 11,
	CLASS_LABEL = 1 << 12,
	CLASS_TEXT = 1 << 13,  /* held by `t` */
	CLASS_CHART = 1 << 14, /* an inline that may stand in a figure too */
};

/** One element of the vocabulary. */
struct doc_element {
	const char *name;
	enum doc_kind kind;
	unsigned is;            /* one bit of enum doc_class */
	unsigned holds;
	const char *role;       /* structure type when the attribute is absent */
	const char *attributes; /* beside the common ones */
};

/** A target that something leads to, checked when all ids are known. */
struct doc_wanted {
	struct str id;
	struct span at;
};

struct doc_image_read {
	struct str path;
	const struct image *image; /* NULL: could not be read, and said so */
};

/** The state of reading one document; everything borrowed but what the arena owns. */
struct doc_reader {
	struct arena *arena;
	struct diag *diag;
	struct str folder;
	struct document *document;
	struct doc_wanted_list vec_of(struct doc_wanted) wanted;
	struct doc_image_list vec_of(struct doc_image_read) images;
	uint64_t image_bytes;    /* of all of them */
};

/** Returns the element of this name, or of this kind, or NULL. Lent. */
const struct doc_element *element_lookup(struct str name);
/** Returns the XML name of a kind of node ("p" stands for paragraphs and headings). */
const char *element_name(enum doc_kind kind);

/** Read the attributes of an element into its node, defaults included; everything wrong with them is reported. `element` is its row. */
void attributes_read(struct doc_reader *reader, const xmlNode *source, const struct doc_element *element, struct doc_node *node);
/** Read a `col` element into a column. */
void column_read(struct doc_reader *reader, const xmlNode *source, struct span at, struct doc_table_column *column);
/** Read the `meta` element. */
void meta_read(struct doc_reader *reader, const xmlNode *source);

/** White space in a paragraph: state from one run of text to the next. Zero-initialize with after_space true. */
struct doc_space {
	bool after_space;        /* a space now would be a second one, or the first of a line */
	struct doc_node *ending; /* the last text node, if it ends in a space that may have to go */
};

/** Returns the text with runs of white space made one space, by the state before it; arena owns it. */
struct str space_collapse(struct str text, struct doc_space *space, struct arena *arena);
/** Take the last space away: a line ends here. */
void space_end(struct doc_space *space);

/** Check roles, alternatives, heading levels, ids and targets of a numbered document. */
void document_check(struct doc_reader *reader);

#endif
