/*
 * Paths: lines and surfaces, plain or with one of the patterns of the visual design.
 */
#ifndef CITYPROFILE_PDF_PATH_H
#define CITYPROFILE_PDF_PATH_H

#include "pdf/page.h"

/** Paint a path item. */
void path_show(struct page *page, const struct frame_item *item);
/** Append the three operands of an RGB colour. */
void path_add_colour(struct buf *out, colour colour);

#endif
