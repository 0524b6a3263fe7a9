/*
 * What page keeps while it makes frames: pages so far, targets, the folio count.
 */
#ifndef CITYPROFILE_PAGE_MAKER_H
#define CITYPROFILE_PAGE_MAKER_H

#include "page/breaks.h"
#include "page/page.h"

/** Lines at the edges of a page; heads of right-hand and of left-hand pages differ. */
enum page_edge_kind { PAGE_HEAD_RECTO, PAGE_HEAD_VERSO, PAGE_FOLIO, PAGE_NOTICE, PAGE_EDGES };

/** A line at an edge as it was broken last: most are the same on many pages. */
struct page_edge {
	const struct galley_part *part; /* NULL: none yet */
	struct str text;
	struct text_lines lines;
};

struct page_maker {
	const struct galley *galley;
	struct text_shaper *shaper;
	struct arena *arena;
	struct diag *diag;
	struct vec_of(struct frame_page) pages;
	struct vec_of(struct frame_target) targets;
	struct vec_of(struct frame_outline) outlines;
	uint32_t folio;            /* number of the next counted page */
	bool verso;                /* the next counted page is a left-hand one */
	const struct galley_part *counted; /* part of the last counted page */
	struct page_edge edges[PAGE_EDGES];
	bool failed;
};

/** A page being filled. */
struct page_sheet {
	const struct galley_part *part;
	struct frame_group items;
	struct frame_group placed; /* at fixed places, behind the items */
	colour ground;             /* of the last item taken */
	bool recto;
	bool first;                /* of its part, and of parts that this one continues: without running head */
	length origin;             /* x of the measure */
	struct str folio;
};

/** Returns the folio of a page number in the part's numerals; empty for parts without. arena owns it. */
struct str folio_text(enum doc_folio kind, uint32_t number, struct arena *arena);

/** Add ground, band and thumb tab, as artifacts; before the content, which stands on them. */
void furniture_ground(struct page_maker *maker, struct page_sheet *sheet);
/** Add running head, folio and notice, as artifacts. */
void furniture_lines(struct page_maker *maker, struct page_sheet *sheet);

/** Set a part on pages of its own. */
void place_part(struct page_maker *maker, const struct galley_part *part);

/** Make the nodes of the structure tree from the document's. */
void structure_make(struct page_maker *maker, struct frames *frames);

#endif
