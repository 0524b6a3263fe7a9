/*
 * Fonts: the families, faces and fallback order of fonts.xml, opened with HarfBuzz. Only files named
 * there are ever used; the system's fonts are not looked at.
 */
#ifndef CITYPROFILE_TEXT_FONT_H
#define CITYPROFILE_TEXT_FONT_H

#include <hb.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/length.h"
#include "style/style.h"

/** Largest font file, in bytes, and how many faces, families and lines on scripts fonts.xml may have. */
#define FONT_FILE_LIMIT FILE_LIMIT
#define FONT_FACES_LIMIT 200
#define FONT_FAMILIES_LIMIT 200
#define FONT_SCRIPTS_LIMIT 1000

/** One opened face. Lives as long as its set. */
struct font_face {
	struct str family, file;
	uint16_t weight;
	bool italic;
	unsigned number;          /* index in the set */
	hb_face_t *face;
	hb_font_t *font;          /* scale = units per em */
	unsigned upem;
	int32_t ascent, descent;  /* font units; descent negative (hhea) */
	int32_t cap_height;
	struct str postscript_name;
	struct str bytes;         /* the file */
	struct str path;          /* where it was read */
};

struct font_set;

/**
 * Open the fonts that fonts.xml (profiles/schema/fonts.xsd) names. The files are read, checked to be fonts that may be embedded, and parsed by HarfBuzz as they are needed.
 * arena owns what font_set_destroy does not release. Returns NULL with errors in diag, all that can be found.
 */
struct font_set *font_set_create(struct str fonts_xml_path, struct arena *arena, struct diag *diag);
/** Release what HarfBuzz holds of the faces. Accepts NULL. */
void font_set_destroy(struct font_set *set);
/** Returns the face of a family nearest in weight and slant; falls to the fallback families when the family is unknown. Lent, never NULL. */
const struct font_face *font_lookup(const struct font_set *set, struct str family, uint16_t weight, bool italic);
/** Returns the first face in the fallback chain of `style` (its family, then the families for the script, then the general ones) that has a glyph for the code point; NULL when none. Lent. */
const struct font_face *font_for_character(const struct font_set *set, const struct style *style, uint32_t code_point);

#endif
