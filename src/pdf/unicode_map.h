/*
 * Unicode maps: the ToUnicode stream of a font, by which text is searched, copied and read aloud.
 */
#ifndef CITYPROFILE_PDF_UNICODE_MAP_H
#define CITYPROFILE_PDF_UNICODE_MAP_H

#include "pdf/font.h"

/** Append the map from the codes of a font to their texts. */
void unicode_map_add(struct buf *out, const struct font_use *use);

#endif
