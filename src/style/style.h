/*
 * Styles: named, inheriting records of how text and blocks look, the palette and the page masters,
 * read from a template's styles.xml and resolved before any layout. Sides are start and end, never
 * left and right: an Arabic page mirrors.
 *
 * A style may be used on a block (all fields count) or on an inline (only the fields it sets, itself
 * or through `based-on`, override the surrounding text: see style_over).
 */
#ifndef CITYPROFILE_STYLE_STYLE_H
#define CITYPROFILE_STYLE_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/length.h"
#include "base/span.h"
#include "xml/xml.h"

/** A colour, 0xRRGGBB. */
typedef uint32_t colour;
/** "Nothing is painted." */
#define COLOUR_NONE ((colour)0xffffffff)

enum style_align { STYLE_START, STYLE_END, STYLE_CENTRE, STYLE_JUSTIFY };
enum style_break { STYLE_BREAK_AUTO, STYLE_BREAK_PAGE, STYLE_BREAK_RECTO };

/** Which fields a style sets; for use on inlines. */
enum style_field {
	STYLE_FAMILY = 1 << 0, STYLE_WEIGHT = 1 << 1, STYLE_ITALIC = 1 << 2, STYLE_SIZE = 1 << 3,
	STYLE_LEADING = 1 << 4, STYLE_TRACKING = 1 << 5, STYLE_COLOUR = 1 << 6, STYLE_RAISE = 1 << 7,
};

/** A resolved style. Lengths in layout units. All strings live as long as the sheet. */
struct style {
	struct str name;
	struct span span;
	unsigned set;            /* enum style_field bits, own and inherited by based-on */
	/* characters */
	struct str family;       /* family name of fonts.xml */
	uint16_t weight;         /* 300, 400, 500, 700 */
	bool italic;
	length size;
	length leading;
	length tracking;         /* added after every cluster */
	colour colour;
	length raise;            /* baseline shift, up is positive */
	/* paragraph */
	enum style_align align;
	bool hyphenate;
	bool grid;               /* baselines sit on the master's grid */
	length before, after;    /* space; the larger of two neighbours' counts */
	length indent_start, indent_end;
	length label_gap;        /* from the end of a hanging label to the text; see DOC_LABEL */
	bool label_inline;       /* the label stands at the text's start edge (hang = indent_start), not right-aligned before it */
	unsigned keep_next;      /* lines of what follows that must stay with this block; 0 none */
	bool keep_together;      /* no page break inside */
	enum style_break break_before;
	/* box */
	colour ground;
	length pad_before, pad_after, pad_start, pad_end;
	length rule_before_width, rule_after_width, rule_start_width;
	colour rule_colour;
};

/** A column of a page master that blocks may be set in. */
struct style_area {
	struct str name;         /* "text", "full", "side" */
	length start;            /* from the start edge of the measure */
	length width;
};

/** A furniture line of a master: running head, folio, standing notice. Its text comes from the document's part. */
struct style_furniture {
	bool present;
	const struct style *style;
	length baseline;         /* from the top trim edge */
	length rule_y;           /* rule over the measure; 0 none */
	length rule_width;
	colour rule_colour;
};

/** Styles, page masters, styles based one on another, and areas of one page master, at most. */
#define STYLE_STYLES_LIMIT 2000
#define STYLE_PAGES_LIMIT 100
#define STYLE_DEPTH_LIMIT 32
#define STYLE_AREAS_LIMIT 4

/** A page master. */
struct style_page {
	struct str name;
	length width, height;    /* trim size */
	length top, bottom, inner, outer;
	colour ground;           /* full bleed; COLOUR_NONE: paper */
	length band_height;      /* coloured band at the top edge, 0 none; colour from the part */
	length grid_step;        /* 0: no grid */
	length grid_first;       /* first baseline under the top of the text area */
	struct style_area areas[STYLE_AREAS_LIMIT];
	unsigned area_count;
	struct style_furniture head, folio, notice;
	const struct style *note_style; /* rule of the footnotes: rule_before_width, rule_colour; space: pad_before */
	length note_rule_length;
	struct str note_area;    /* the area footnotes are set in */
};

/** A resolved style sheet. */
struct style_sheet {
	const struct style *styles; /* sorted by name */
	size_t style_count;
	const struct style_page *pages;
	size_t page_count;
	const struct style_colour { struct str name; colour value; struct span span; } *palette; /* sorted by name, none twice */
	size_t palette_count;
};

/**
 * Read a style sheet. Problems (unknown field, cycle of based-on, unknown colour, bad length) are errors in diag at their place.
 * arena owns the sheet. Returns false, *ret_sheet untouched, on any error.
 */
bool style_read(const struct xml_tree *tree, struct arena *arena, struct diag *diag, struct style_sheet *ret_sheet);
/** Returns the style of this name, or NULL. Lent. */
const struct style *style_lookup(const struct style_sheet *sheet, struct str name);
/** Returns the page master of this name, or NULL. Lent. */
const struct style_page *style_page_lookup(const struct style_sheet *sheet, struct str name);
/** Returns the area of this name, or NULL. Lent. */
const struct style_area *style_area_lookup(const struct style_page *page, struct str name);
/** Find a colour of the palette. Returns false, *ret_colour untouched, when it is absent. */
bool style_colour_lookup(const struct style_sheet *sheet, struct str name, colour *ret_colour);
/** Returns the style of an inline within text of style `base`: base with the character fields that `inner` sets. Owned by the arena. */
const struct style *style_over(const struct style *base, const struct style *inner, struct arena *arena);

#endif
