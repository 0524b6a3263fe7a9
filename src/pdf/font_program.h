/*
 * Font programs: the subset of a TrueType face that holds just the glyphs used, by hb-subset, without
 * hints and layout tables, which a PDF does not need.
 */
#ifndef CITYPROFILE_PDF_FONT_PROGRAM_H
#define CITYPROFILE_PDF_FONT_PROGRAM_H

#include "pdf/font.h"

/** A subset: its bytes, and for each code the glyph in it. Owned by the writer's arena. */
struct font_program {
	struct str bytes;
	uint32_t *glyphs;
};

/** Subset the face of `use`. Returns false with an error when it has no TrueType outlines or cannot be read. */
bool font_program_subset(struct writer *writer, const struct font_use *use, struct font_program *ret_program);
/** Returns the signed 16-bit number at a byte of a table; 0 when the table is missing or too short. */
int font_table_number(hb_face_t *face, hb_tag_t table, unsigned byte);

#endif
