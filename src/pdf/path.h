/*
 * Paths: lines and surfaces, plain or with one of the patterns of the visual design.
 */
#ifndef CITYPROFILE_PDF_PATH_H
#define CITYPROFILE_PDF_PATH_H

#include "pdf/page.h"

/** Paint a path item. */
void path_show(struct page *page, const struct frame_item *item);
/** Set colour, width, corners and dashes of lines. */
void path_set_stroke(struct page *page, const struct frame_paint *paint);
/** Append the operators that build a path, its origin at (x, y) of a page of this height. */
void path_add_points(struct buf *out, const struct text_path_point *points, size_t n, length page_height, length x, length y);
/** Append the three operands of an RGB colour. */
void path_add_colour(struct buf *out, colour colour);

#endif
