/*
 * Annotations: links, to places in the file and out of it.
 */
#ifndef CITYPROFILE_PDF_ANNOTATION_H
#define CITYPROFILE_PDF_ANNOTATION_H

#include "pdf/page.h"

/** Add the link of an item to its page and to the structure. A link without contents, node or goal is an error. */
void annotation_add(struct page *page, const struct frame_item *item);
/** Append an address with everything that is not printable ASCII as %xx. */
void annotation_add_address(struct buf *out, struct str address);

#endif
