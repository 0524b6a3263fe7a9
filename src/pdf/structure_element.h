/*
 * Structure elements: the objects of the structure tree, one for each element, with attributes and
 * kids. Inner part of structure.
 */
#ifndef CITYPROFILE_PDF_STRUCTURE_ELEMENT_H
#define CITYPROFILE_PDF_STRUCTURE_ELEMENT_H

#include "pdf/writer.h"

/** Keys of annotations in the parent tree start here, far above those of pages. */
#define STRUCTURE_ANNOTATION_KEY 1000000u

/** A piece of content: marked content `number` of a page, or an annotation (> 0) on it. */
struct structure_content { uint32_t page, number, annotation; };
/** A kid: an element (> 0), or content. */
struct structure_kid { uint32_t element; struct structure_content content; };
struct structure_box { bool present; uint32_t page; length x0, y0, x1, y1; };
/** By number of the marked content on a page, the element that it belongs to. */
struct structure_marks vec_of(uint32_t);

/** What becomes of a node of the frames, by the same number; [0] is the root. */
struct structure_node {
	bool is_element;
	struct str role;          /* of an element */
	struct str lang;          /* that holds here: its own, or that of the node above */
	bool needed;              /* holds something, itself or below */
	uint32_t parent;          /* element above; 0 the root */
	uint32_t element;         /* itself, or the nearest element above */
	uint32_t object;          /* 0: left out */
	struct str id;            /* notes: unique in the file */
	struct structure_box box; /* figures */
	struct vec_of(struct structure_content) content; /* of this very node, in order of painting */
	struct vec_of(struct structure_content) annotations;
	struct vec_of(struct structure_kid) kids;
};

struct structure {
	struct structure_node *nodes;
	struct structure_marks *marks; /* by page */
	struct vec_of(uint32_t) annotated;    /* element, in order of keys */
};

/** Give the element its body; its object exists already. A figure without an alternative is an error. */
void structure_element_write(struct writer *writer, uint32_t node);
/** Append the kids of an element (0: the root) as an array. */
void structure_element_add_kids(struct writer *writer, struct buf *out, uint32_t node);

#endif
