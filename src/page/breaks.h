/*
 * Where pages end. A cursor says where each item of a list comes to stand on a page; the breaker walks
 * it forward and picks the break that costs least, counting white space and penalties in points.
 * Replaceable as one function: breaks_find.
 */
#ifndef CITYPROFILE_PAGE_BREAKS_H
#define CITYPROFILE_PAGE_BREAKS_H

#include "galley/galley.h"

/** Where the next item goes, from the top of the text area. Start with `top` set. */
struct breaks_cursor {
	const struct style_page *master;
	length y;
	length glue;               /* space just passed: a grid line may take some of it back */
	bool top;                  /* nothing stands above: space vanishes */
	bool passed;               /* a float was put off: the space around it counts once */
	bool waiting;              /* a float waits for the next page, and so do all after it */
};

/** Take an item and return the y of its top; placed items and penalties take no room. What it takes ends at cursor->y. */
length breaks_take(struct breaks_cursor *cursor, const struct galley_item *item);

/** What stands on a page before the list goes on. */
struct breaks_start {
	const struct galley_list *continued; /* from the break before; may be NULL */
	const struct galley_item *const *floats; /* put off from earlier pages */
	size_t float_count;
	size_t from;               /* first item */
	bool waiting;              /* more floats wait for the pages after this one */
	length notes;              /* height of the footnotes called in the floats */
	bool flush;                /* nothing but floats: what follows begins a page of its own */
};

/** A page's share of a list. */
struct breaks_plan {
	size_t end;                /* items before this one stand on the page; a penalty, or the list's end */
	bool barrier;              /* a float waits that must stand before what comes next */
	bool floats_only;          /* floats leave no room: nothing else stands on the page, not even what is continued */
	bool too_tall;             /* one box alone does not fit, with its footnotes and what is repeated above it */
	size_t tall;               /* that box */
};

/** Space between a float at the top of a page and the text. */
#define BREAKS_FLOAT_SPACE (14 * LENGTH_PT)

/** Height of the text area of a master. */
length breaks_capacity(const struct style_page *master);
/** Room that footnotes of `height` take, with the rule above them; 0 for none. */
length breaks_notes_room(const struct style_page *master, length height);
/** Returns a cursor under what stands at the top of the page. */
struct breaks_cursor breaks_start_cursor(const struct style_page *master, const struct breaks_start *start);
/** Returns whether a float goes in place under the cursor, above footnotes of `notes`; else puts it off to the next page. */
bool breaks_take_float(struct breaks_cursor *cursor, const struct galley_item *item, length notes);
/** Height of the footnotes that an item calls. */
length breaks_notes(const struct galley_item *item);
/** Find the end of a page. */
struct breaks_plan breaks_find(const struct galley_list *list, const struct style_page *master, const struct breaks_start *start);

#endif
