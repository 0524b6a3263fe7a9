/*
 * The inside of a font set: families as lists of faces, and the fallback order. font_read.c fills it
 * from fonts.xml, font_face.c opens the files, font.c answers questions.
 *
 * Invariant of a set handed out: at least one family; every family has a face; every name leads to a family.
 */
#ifndef CITYPROFILE_TEXT_FONT_SET_H
#define CITYPROFILE_TEXT_FONT_SET_H

#include <unicode/uscript.h>

#include "text/font.h"

/** The family that serves a script. */
struct font_script {
	UScriptCode script;
	const struct font_family *family;
};

struct font_family {
	struct str name;
	struct vec_of(const struct font_face *) faces;
	struct vec_of(struct font_script) scripts;
};

struct font_set {
	struct vec_of(struct font_face *) faces;     /* by number */
	struct vec_of(struct font_family *) families; /* in the order written */
	struct vec_of(struct font_script) scripts;   /* fallback of all families */
	struct vec_of(const struct font_family *) general;
};

/**
 * Open a font file and add it to the set.
 * path   NUL-terminated.    at  where fonts.xml names it, for messages.
 * Returns the face, its style fields zero, lent by the set; NULL with an error in diag if it is missing, damaged or may not be embedded.
 */
struct font_face *font_face_open(struct font_set *set, struct str path, struct span at, struct arena *arena, struct diag *diag);
/** Release what HarfBuzz holds of a face. */
void font_face_close(struct font_face *face);
/** Returns the family of this name, or NULL. Lent. */
struct font_family *font_family_lookup(const struct font_set *set, struct str name);
/** Returns the face of the family nearest in weight and slant. Lent. */
const struct font_face *font_family_face(const struct font_family *family, uint16_t weight, bool italic);

#endif
