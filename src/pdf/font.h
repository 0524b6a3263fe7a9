/*
 * Fonts: each face that is used, embedded as a subset (Type0, Identity-H, CIDFontType2). A code stands
 * for one pair of glyph and text, so that ToUnicode is exact even where a glyph serves two texts
 * (space and no-break space, hyphen-minus and the hyphen of a line break).
 */
#ifndef CITYPROFILE_PDF_FONT_H
#define CITYPROFILE_PDF_FONT_H

#include "pdf/writer.h"

/** A code of a font: what it draws and what it means. Code 0 is never used. */
struct font_code {
	uint32_t glyph;
	struct str text;
	int64_t width;    /* of the glyph, as printed in W: thousandths of 1/1000 em */
	uint32_t next;    /* another code of the same glyph; 0 none */
};

/** A face in use. */
struct font_use {
	const struct font_face *face;
	uint32_t object;            /* of the Type0 font */
	unsigned number;            /* resource F<number> */
	struct vec_of(struct font_code) codes; /* by code; [0] unused */
	uint32_t *first;            /* by glyph: its first code, 0 none */
	uint32_t glyph_count;
};

/** Returns the use of a face, made and checked on first call: a face that may not be embedded is an error. */
struct font_use *font_use_lookup(struct writer *writer, const struct font_face *face);
/** Returns the code of a glyph with this text (borrowed until the fonts are written). The glyph exists in the face. */
uint32_t font_code_lookup(struct writer *writer, struct font_use *use, uint32_t glyph, struct str text);
/** Write all fonts used; fonts that cannot be subset are errors. */
void font_write_all(struct writer *writer);

#endif
