/*
 * Writer: what all parts of this folder share while one file is written. The parts come in the order
 * of pdf.c: structure first, pages and what they use, then what refers to pages.
 *
 * Nothing is fatal at once: problems are reported and writing goes on, so that one run finds them
 * all; pdf_write gives no file when any was an error.
 */
#ifndef CITYPROFILE_PDF_WRITER_H
#define CITYPROFILE_PDF_WRITER_H

#include "pdf/object.h"
#include "pdf/pdf.h"

struct font_use;
struct structure;

/** A resource in use: object and, by its place in its list, its name. */
struct image_use { const struct image *image; uint32_t object; };
/** Outlines of a face at a size, stroked so wide: of each glyph, what halo.c makes of it. */
struct halo_use { const struct font_face *face; length size, stroke_width; uint32_t *forms; uint32_t glyph_count; };
struct pattern_use { enum frame_pattern pattern; colour colour; uint32_t object; };

/** One file being written. */
struct writer {
	const struct frames *frames;
	const struct pdf_metadata *metadata;
	struct arena *arena;      /* scratch, for all bodies */
	struct arena page_arena;  /* scratch, for the page at work */
	struct diag *diag;
	struct store *store;
	struct structure *structure;
	uint32_t *pages;          /* object of each page */
	uint32_t page_tree;
	uint32_t resources;       /* shared by all pages */
	struct vec_of(struct font_use *) fonts;
	struct vec_of(struct image_use) images;
	struct vec_of(struct pattern_use) patterns;
	struct vec_of(struct halo_use) halos;
	struct vec_of(uint32_t) glyph_forms; /* objects, by the number in their name */
};

#define WRITER_NO_PAGE UINT32_MAX

/** Report an error about a page (its index, or WRITER_NO_PAGE) and a node (0: none); the place is put into the message. */
void writer_error(struct writer *writer, enum diag_code code, uint32_t page, uint32_t node, const char *format, ...)
	__attribute__((format(printf, 5, 6)));
/** Append a text string; one that is too long for PDF/A is an error about `node`. `what` names it. */
void writer_add_text(struct writer *writer, struct buf *out, struct str text, uint32_t node, const char *what);
/** Append an explicit destination: page and height on it. */
void writer_add_destination(struct writer *writer, struct buf *out, uint32_t page, length y);
/** Append a point, y turned upwards from the bottom of a page of this height: two operands. */
void writer_add_point(struct buf *out, length page_height, length x, length y);
/** Append the matrix that moves an origin to a point of a page of this height and turns what stands there: six operands. */
void writer_add_matrix(struct buf *out, length page_height, struct frame_turn turn, length x, length y);
/** Returns an empty buffer in the scratch arena. */
struct buf writer_buf(struct writer *writer);
/** Add a dictionary with this body. Returns its number. */
uint32_t writer_add_object(struct writer *writer, const struct buf *body);
/** Add a stream, deflated. `entries` may be empty. Returns its number. */
uint32_t writer_add_stream(struct writer *writer, struct str entries, struct str bytes);
/** Append a reference to an object: ` n 0 R`. */
void writer_add_reference(struct buf *out, uint32_t object);

#endif
