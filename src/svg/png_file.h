/*
 * PNG files: rows of pixels packed by libpng, with one setting for all, so that the same pixels give the same bytes. Internal to svg.
 */
#ifndef CITYPROFILE_SVG_PNG_FILE_H
#define CITYPROFILE_SVG_PNG_FILE_H

#include "svg/svg.h"

/**
 * Append a PNG file. `pixels` are words of 0x00RRGGBB, `stride` words a row. What the page says of itself goes with it as text.
 */
void png_file_add(struct buf *out, const uint32_t *pixels, uint32_t width, uint32_t height, size_t stride, unsigned dpi, const struct svg_words *words);

#endif
