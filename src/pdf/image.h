/*
 * Images: pixels deflated with their transparency as a soft mask, JPEG files and rows of PNG files passed through. Images
 * with the same digest share one object.
 */
#ifndef CITYPROFILE_PDF_IMAGE_H
#define CITYPROFILE_PDF_IMAGE_H

#include "pdf/page.h"

/** Paint an image item. */
void image_show(struct page *page, const struct frame_item *item);

#endif
