/*
 * Text: glyph runs as TJ operators. Glyphs come in logical order, in right-to-left runs too, where the
 * pen steps back: readers of the structure then get the words exact. Every position is computed from
 * the layout, so tracking, kerning and justification need no operators of their own.
 */
#ifndef CITYPROFILE_PDF_TEXT_H
#define CITYPROFILE_PDF_TEXT_H

#include "pdf/page.h"

/** Paint a text item. Glyph 0, and text that PDF cannot carry, are errors. */
void text_show(struct page *page, const struct frame_item *item);

#endif
