/*
 * Pages that stand alone: one page of frames as SVG, or drawn as PNG by cairo. Last stage, beside pdf: a chart on its own.
 *
 * Every item of the page that shows something is one element, in the order in which the PDF paints it. The SVG needs no floating-point
 * numbers and is the same on every machine; for the PNG cairo computes with them, but where the edges lie is given in whole numbers.
 * Pages have no images: charts are vectors.
 */
#ifndef CITYPROFILE_SVG_SVG_H
#define CITYPROFILE_SVG_SVG_H

#include "base/diag.h"
#include "frame/frame.h"

/** Dots in an inch of a PNG, and pixels of one: least and most. */
#define PNG_DPI_LEAST 36
#define PNG_DPI_LIMIT 1200
#define PNG_DPI_USUAL 150
#define PNG_PIXELS_LIMIT (40 * 1000 * 1000)
/** Longest side in pixels, which is what cairo can draw. */
#define PNG_SIDE_LIMIT 32767

/** What a page says of itself. All borrowed. */
struct svg_words {
	struct str name;          /* of XML; begins every id, so that several drawings can stand in one document */
	struct str title, description; /* empty: none */
	struct str lang;          /* BCP 47 */
};

/**
 * Append a page as SVG, on a white ground.
 *
 * outlines  letters are drawn as their outlines. Otherwise they are text, which needs the fonts where it is shown; only what
 *           joins and stands on a curve is outlines then too, with its text as its title.
 */
void svg_write(const struct frame_page *page, const struct svg_words *words, bool outlines, struct buf *out);

/**
 * Draw a page on white with `dpi` dots in an inch, PNG_DPI_LEAST to PNG_DPI_LIMIT, as PNG bytes, owned by the arena.
 * No font of the system is used. A page with more pixels than the limit is an error in diag; returns false then, *ret_bytes untouched.
 */
bool png_write(const struct frame_page *page, const struct svg_words *words, unsigned dpi, struct arena *arena, struct diag *diag,
	struct str *ret_bytes);

#endif
