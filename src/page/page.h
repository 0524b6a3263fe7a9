/*
 * Pages: a galley cut into pages. Chooses breaks, places footnotes and floats, adds running heads,
 * folios and notices, and closes the structure tree.
 */
#ifndef CITYPROFILE_PAGE_PAGE_H
#define CITYPROFILE_PAGE_PAGE_H

#include "galley/galley.h"

/** Largest number of pages; more is an error. */
#define PAGE_LIMIT 2000

/**
 * Cut a galley into pages.
 * shaper sets the furniture. Boxes taller than a page are errors at their place. arena owns the frames.
 * Returns false, *ret_frames untouched, on an error.
 */
bool page_make(const struct galley *galley, struct text_shaper *shaper, struct arena *arena, struct diag *diag,
	struct frames *ret_frames);
/** Returns the folios of all targets, sorted by id, for the next pass. arena owns them; ids are those of the document. */
struct doc_references page_references(const struct frames *frames, struct arena *arena);

#endif
