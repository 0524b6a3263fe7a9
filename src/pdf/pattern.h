/*
 * Patterns: the cells of frame/cell.h in a colour, as tiling patterns.
 */
#ifndef CITYPROFILE_PDF_PATTERN_H
#define CITYPROFILE_PDF_PATTERN_H

#include "pdf/writer.h"

/** Returns the number of a pattern in this colour, resource P<number>, made on first use. Not for FRAME_SOLID. */
size_t pattern_lookup(struct writer *writer, enum frame_pattern pattern, colour colour);

#endif
