/*
 * Frames: finished pages of placed items, and beside them the structure tree in document order.
 * Last form before an output is written; knows no XML and no layout.
 *
 * Coordinates: layout units, origin at the top left corner of the trim box, y down, x to the right
 * whatever the direction of reading. Items are painted in order.
 * Content is either of a structure leaf (`node` > 0) or an artifact (`node` 0 and a kind).
 */
#ifndef CITYPROFILE_FRAME_FRAME_H
#define CITYPROFILE_FRAME_FRAME_H

#include "image/image.h"
#include "text/text.h"

/** A halo keeps what lies under text off its letters: their outlines, filled and stroked in one colour, drawn before the text. It says nothing. */
enum frame_kind { FRAME_TEXT, FRAME_PATH, FRAME_IMAGE, FRAME_LINK, FRAME_HALO };

/** Why something is no content: for assistive technology to skip. */
enum frame_artifact { FRAME_LAYOUT, FRAME_HEADER, FRAME_FOOTER, FRAME_BACKGROUND, FRAME_REPEAT };

/** How text is turned: cosine and sine, in 2.30 fixed point, of the angle clockwise. Both 0: not turned. */
struct frame_turn { int32_t cosine, sine; };
#define FRAME_TURN_ONE (INT64_C(1) << 30)

/** Where one glyph of text on a curve has its origin, from the item's own, and how it is turned. */
struct frame_place { length x, y; struct frame_turn turn; };

enum frame_pattern { FRAME_SOLID, FRAME_HATCH, FRAME_LINES, FRAME_DOTS };

/** Paint of a path. Widths in layout units. */
struct frame_paint {
	colour fill;               /* COLOUR_NONE: not filled */
	enum frame_pattern pattern; /* how `fill` is put on: 45 degree lines, horizontal lines, dots (visual design: not reported, not verified, no benchmark) */
	colour ground;             /* under a pattern; COLOUR_NONE: none */
	colour stroke;             /* COLOUR_NONE: not stroked */
	length stroke_width;
	length dash_on, dash_off;  /* 0: solid */
	bool round_caps;           /* round corners too */
};

struct frame_item {
	enum frame_kind kind;
	uint32_t node;             /* leaf node number, 0: artifact */
	enum frame_artifact artifact;
	length x, y;               /* text, halo: left edge on the baseline; path: origin of its points; image, link: top left corner */
	length width, height;      /* image, link: size; path: bounding box; text, halo: run width, 0 */
	struct frame_turn turn;    /* text, halo: about its origin */
	const struct frame_place *places; /* text on a curve, its halo: one for each glyph, in their order; NULL: in a row */
	union {
		const struct text_run *text;
		struct { const struct text_run *text; colour colour; length stroke_width; } halo; /* corners are round */
		struct { const struct text_path_point *points; size_t n; struct frame_paint paint; } path;
		const struct image *image;
		struct { struct str to, href, contents; } link; /* node is the Link element's number */
	} as;
};

/** A list of items with the size of what they draw: how chart and galley hand drawings on. */
struct frame_group {
	struct frame_item *at;
	size_t n, capacity;
	length width, height;
	length baseline;           /* from the top */
	size_t about_middle;       /* of a drawing: so many of its first items may move sideways, the rest keeps to its place; 0: all may */
};

/** A rectangle along the sides of the page. */
struct frame_bounds { length x, y, width, height; };

struct frame_page {
	length width, height;
	struct frame_group items;
	struct str folio;          /* page label; empty: none */
	bool recto;
};

/** A node of the structure tree, same number as the document's node. role "": transparent (children belong to the parent). Leaves (text, charts, images) are elements only if they have a role. */
struct frame_node {
	uint32_t parent;           /* 0: child of the root */
	struct str role;
	struct span at;            /* in the source; file 0: that of the parent */
	struct str alt, lang, id, scope;
	unsigned colspan, rowspan;
	bool numbered;             /* list: ListNumbering Decimal instead of None */
	bool leaf;                 /* carries content itself */
};

struct frame_target { struct str id; uint32_t page; length y; uint32_t node; };
struct frame_outline { struct str title; unsigned level; uint32_t page; length y; uint32_t node; };

struct frames {
	struct frame_page *pages;
	uint32_t page_count;
	struct frame_node *nodes;  /* by number; [0] unused */
	uint32_t node_count;       /* numbers 1..node_count */
	struct frame_target *targets; /* sorted by id */
	uint32_t target_count;
	struct frame_outline *outlines; /* document order */
	uint32_t outline_count;
	struct str lang;
	bool rtl;
};

/** Add a copy of an item. */
void frame_add(struct frame_group *group, struct arena *arena, const struct frame_item *item);
/** Add all items of `from`, moved by (dx, dy). */
void frame_add_group(struct frame_group *group, struct arena *arena, const struct frame_group *from, length dx, length dy);
/** Add a filled rectangle (artifact of kind `artifact` when node is 0). */
void frame_add_rectangle(struct frame_group *group, struct arena *arena, length x, length y, length width, length height,
	colour fill, uint32_t node, enum frame_artifact artifact);
/** Returns the glyphs of text or of a halo; of other items NULL. Lent. */
const struct text_run *frame_item_run(const struct frame_item *item);
/** Returns whether text or a halo is turned or on a curve. */
bool frame_is_turned(const struct frame_item *item);
/**
 * Where the glyphs of a run in a row have their origins, from its left edge along its line, offsets included, whatever its
 * direction: glyph_count of them.
 */
void frame_glyph_origins(const struct text_run *run, length *ret_x);
/**
 * The corners of the box of text in a row, from ascent to descent, turned as the text is: start of the line at the top, then
 * clockwise as the text sees it. Of text on a curve, the box of glyph number `glyph`.
 */
void frame_text_corners(const struct frame_item *item, uint32_t glyph, length x[4], length y[4]);
/** Returns the smallest rectangle around an item. */
struct frame_bounds frame_item_bounds(const struct frame_item *item);
/** Returns the target with this id, or NULL. Lent. */
const struct frame_target *frame_target_lookup(const struct frames *frames, struct str id);
/** Append the dump: one line an item, lengths in points with three decimals, text in quotes; then targets, outline and structure tree. */
void frame_dump(const struct frames *frames, struct buf *out);

#endif
