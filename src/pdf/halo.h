/*
 * Halos: the outlines of glyphs behind text. Each glyph's outline, at the size it is shown in, is one form, which every place
 * that shows it uses again. Forms draw paths, not text: nothing is read twice.
 */
#ifndef CITYPROFILE_PDF_HALO_H
#define CITYPROFILE_PDF_HALO_H

#include "pdf/page.h"

/** Paint a halo. */
void halo_show(struct page *page, const struct frame_item *item);

#endif
