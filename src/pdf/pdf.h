/*
 * PDF: frames written as a tagged, archivable file (PDF/A-3a and PDF/UA-1). libharu serves as object
 * store and serializer only; it stands behind this folder. Last stage.
 */
#ifndef CITYPROFILE_PDF_PDF_H
#define CITYPROFILE_PDF_PDF_H

#include "frame/frame.h"

/** Longest string that PDF/A allows, in bytes as stored; pairs of glyph and text that one font may be used with; sides of a page that PDF allows. */
#define PDF_STRING_LIMIT 32767
#define PDF_CODES_LIMIT 65535
#define PDF_SIDE_LEAST (3 * LENGTH_PT)
#define PDF_SIDE_LIMIT (14400 * LENGTH_PT)

/** A file that travels inside. All strings borrowed. */
struct pdf_attachment {
	struct str name;          /* file name without a path */
	struct str mime;
	struct str description;
	struct str relationship;  /* Source, Data, Alternative, Supplement, Unspecified */
	struct str bytes;
};

/** Metadata. Dates are ISO 8601 (yyyy-mm-dd or with time Z); empty: none. */
struct pdf_metadata {
	struct str title, author, subject, description, keywords, created, producer, identifier;
};

/**
 * Write frames as PDF bytes, owned by the arena.
 * Same input, same bytes. Refused input (glyph 0, missing alternative, item without node or artifact, a font that may not be embedded) is an
 * error in diag. Returns false, *ret_bytes untouched.
 */
bool pdf_write(const struct frames *frames, const struct pdf_metadata *metadata, const struct pdf_attachment *attachments, size_t attachment_count,
	struct arena *arena, struct diag *diag, struct str *ret_bytes);

#endif
