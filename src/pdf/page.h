/*
 * Pages: content streams. Every operator that paints stands inside one marked content of the
 * structure tree or inside one artifact, never nested. Graphics state is written only when it changes.
 */
#ifndef CITYPROFILE_PDF_PAGE_H
#define CITYPROFILE_PDF_PAGE_H

#include "pdf/writer.h"

/** What is open for marking. */
struct page_owner {
	bool open;
	uint32_t node;             /* 0: artifact */
	enum frame_artifact artifact;
};

/** A page while its items are painted. */
struct page {
	struct writer *writer;
	uint32_t index;
	length height;
	struct buf ops;
	struct page_owner owner;
	/* What the graphics state is at this point. */
	colour fill, stroke;       /* COLOUR_NONE: unknown */
	length stroke_width, dash_on, dash_off;
	bool round_caps;
	const struct font_use *font;
	length font_size;
	struct vec_of(uint32_t) annotations;
};

/** Write page `index` with all its items. Its object exists already. */
void page_write(struct writer *writer, uint32_t index);
/** Set the colour for filling or text. */
void page_set_fill(struct page *page, colour colour);
/** Open the marking of an item's content, which stays open for the next item of the same owner. */
void page_mark(struct page *page, const struct frame_item *item);
/** Open a marking that gives `actual` as the text of what follows; close it with page_unmark. For content of the structure only. */
void page_mark_actual(struct page *page, uint32_t node, struct str actual);
/** Close the marking that is open, if any. */
void page_unmark(struct page *page);
/** Report an error about an item of this page. */
#define page_error(page, code, item, ...) writer_error((page)->writer, (code), (page)->index, (item)->node, __VA_ARGS__)

#endif
