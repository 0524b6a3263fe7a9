/*
 * Outline: the tree of headings beside the pages, folded at its first level.
 */
#ifndef CITYPROFILE_PDF_OUTLINE_H
#define CITYPROFILE_PDF_OUTLINE_H

#include "pdf/writer.h"

/** Add the outline. Returns the number of its root, 0 when there is none. */
uint32_t outline_write(struct writer *writer);

#endif
