/*
 * Structure: the tree of tagged elements, made from the nodes of the frames. A node with a role is an
 * element; one without is transparent, and what it holds belongs to the nearest element above it.
 * An element's kids stand in the order of node numbers, which is the order of the document.
 * Elements without content are left out, except cells, which a table needs for its grid.
 */
#ifndef CITYPROFILE_PDF_STRUCTURE_H
#define CITYPROFILE_PDF_STRUCTURE_H

#include "pdf/writer.h"

/** Check the nodes and prepare the tree. Problems are errors in the writer's diag; nodes that are wrong then count as transparent. */
void structure_init(struct writer *writer);
/** Returns the element that content of this node belongs to; 0 when there is none. */
uint32_t structure_element(const struct writer *writer, uint32_t node);
/** Returns the role of an element. Lent. */
struct str structure_role(const struct writer *writer, uint32_t element);
/** Give content of `node` on a page the next number of that page. Returns it. The node has an element. */
uint32_t structure_mark(struct writer *writer, uint32_t page, uint32_t node);
/** Put an annotation under the element of `node`. Returns its key in the parent tree. */
uint32_t structure_annotate(struct writer *writer, uint32_t page, uint32_t node, uint32_t annotation);
/** Widen the box of the figure that `node` is in, if it is in one, on the figure's first page. Lengths as in frames. */
void structure_cover(struct writer *writer, uint32_t page, uint32_t node, length x, length y, length width, length height);
/** Add all objects of the tree. Returns the number of its root. */
uint32_t structure_write(struct writer *writer);

#endif
