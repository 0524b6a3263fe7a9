/*
 * The inside of text_break: one paragraph on its way from pieces to lines, each stage adding to it.
 *
 *   item.c    pieces to UTF-16 units, levels, items (one piece, face, script, level, language each)
 *   shape.c   items to words with glyphs; widths summed up by unit
 *   breaks.c  where a line may end;  hyphen.c adds the places within words
 *   wrap.c    the breaks that give the best paragraph;  rescue.c breaks words wider than a line
 *   line.c    lines of runs, in place
 *
 * Positions are numbers of UTF-16 units from the start of the paragraph. A piece that is not text is
 * one unit (an anchor is none): U+FFFC for a box, a tab for a leader, U+2028 for a forced break.
 */
#ifndef CITYPROFILE_TEXT_PARAGRAPH_H
#define CITYPROFILE_TEXT_PARAGRAPH_H

#include "text/shaper.h"

/** Units that stand for pieces without text. */
#define UNIT_BOX 0xfffc
#define UNIT_LEADER 0x0009
#define UNIT_BREAK 0x2028
#define UNIT_SOFT_HYPHEN 0x00ad

/** A stretch of units that shape together. */
struct text_item {
	uint32_t start, end;
	uint32_t piece;
	uint32_t word;             /* its first word */
	const struct font_face *face; /* NULL: no text */
	struct text_language *language;
	hb_script_t script;
	uint8_t level;             /* bidi */
};

/** A stretch of an item that is shaped by itself: a word and the spaces after it. */
struct text_word {
	uint32_t start, end;
	uint32_t item;
	const struct word_shape *shape;
};

/** A piece without units, at the unit it stands before. */
struct text_anchor {
	uint32_t at;
	uint32_t piece;
};

/** A place where a line may end. */
struct text_break_place {
	uint32_t at;               /* the next line's first unit */
	uint32_t trim;             /* end of what is seen; the units between are spaces */
	length hyphen;             /* width of the hyphen to be added; 0 none */
	length trail;              /* tracking after the last letter, which is dropped */
	bool hyphenated;           /* a hyphen is added */
	bool dashed;               /* a hyphen ends the line, added or written */
	bool forced;               /* a line must end here */
	bool cut;                  /* within a word, since nothing else fits */
};

/** Places in order; the last is the end of the paragraph. */
struct text_break_places vec_of(struct text_break_place);

/** One chosen line end. */
struct text_break_choice {
	struct text_break_place place;
	bool overfull;
};

/** Line ends in order. */
struct text_break_choices vec_of(struct text_break_choice);

/** How far a piece's text was walked along its source, for messages. */
struct text_place_walk {
	bool started;
	bool foreign;              /* the text is not the source's own */
	uint32_t piece;
	size_t byte;               /* in the piece's text */
	struct span rest;          /* what lies ahead of it in the source */
};

struct paragraph {
	struct text_shaper *shaper;
	const struct text_piece *pieces;
	size_t piece_count;
	const struct text_setting *setting; /* NULL when only widths are wanted */
	bool rtl;
	struct arena *scratch;
	uint16_t *units;
	uint32_t *bytes;           /* byte of each unit in its piece's text */
	uint32_t *piece_start;     /* first unit of each piece, and one past */
	uint32_t n;
	struct vec_of(struct text_anchor) anchors;
	struct vec_of(struct text_item) items;
	struct vec_of(struct text_word) words;
	length *width;             /* width of all units before this one; n + 1 */
	length *space;             /* width of all stretchable spaces before this one; n + 1 */
	uint32_t *leader;          /* leaders before this one; n + 1; NULL: there is none */
	struct text_break_places places; /* in order; the last is the end */
	struct text_break_choices choices;
	struct text_place_walk walk;
};

/** Make units and items. Returns false with every missing glyph reported, or when the paragraph is too long. */
bool paragraph_itemize(struct paragraph *par, struct diag *diag);
/** Report that no font has a glyph for the character at a unit. */
void paragraph_report_missing(struct paragraph *par, uint32_t unit, struct diag *diag);
/** Returns the place of the character at a unit, for messages; soonest found when asked for in rising order. */
struct span paragraph_span(struct paragraph *par, uint32_t unit, const struct source_list *sources);
/** Returns the code point at a unit. */
uint32_t paragraph_character(const struct paragraph *par, uint32_t unit);

/** Shape all items and sum up widths. Returns false with errors in diag when a font's own rules end in a missing glyph. */
bool paragraph_shape(struct paragraph *par, struct diag *diag);
/** Returns the shape of the units [start, end) within one word. Lent until the shaper's cache is trimmed or scratch ends. */
const struct word_shape *paragraph_shape_part(struct paragraph *par, const struct text_item *item, uint32_t start, uint32_t end);
/** Returns the item that holds a unit. Lent. */
const struct text_item *paragraph_item(const struct paragraph *par, uint32_t unit);
/** Returns the advance of a glyph of a shape before tracking, and in *ret_tracked with it. `start` is the unit of the shape's cluster 0. */
length paragraph_advance(const struct paragraph *par, const struct text_item *item, const struct word_shape *shape, uint32_t glyph,
	uint32_t start, length *ret_tracked);

/** Returns the tracking that stands after the unit before `end`. */
length paragraph_tracking_before(const struct paragraph *par, uint32_t end);

/** Find the places where a line may end, the end of the paragraph included. */
void paragraph_find_breaks(struct paragraph *par);
/** Add the places within words that the language's patterns give. */
void paragraph_hyphenate(struct paragraph *par);
/** Returns the glyph that a face has for the hyphen at the end of a line; 0 without one. */
uint32_t paragraph_hyphen_glyph(const struct font_face *face);
/** Returns a break place that adds a hyphen after the unit before `at`. */
struct text_break_place paragraph_hyphen_place(const struct paragraph *par, uint32_t at);

/** Add the places that the patterns give within words wider than a line. */
void paragraph_hyphenate_wide(struct paragraph *par);
/** Add all places between letters within words wider than a line. */
void paragraph_cut_wide(struct paragraph *par);

/** Choose the line ends. */
void paragraph_wrap(struct paragraph *par);
/** Returns the width that a line has, the first or another. */
length paragraph_measure(const struct paragraph *par, bool first);

/** Make lines of the chosen line ends. */
void paragraph_set_lines(struct paragraph *par, struct arena *arena, struct diag *diag, struct text_lines *ret_lines);

/** Returns whether a unit is a space at which a line may end and that is not seen there. */
static inline bool unit_is_space(uint16_t unit)
{
	return unit == ' ' || (unit >= 0x2000 && unit <= 0x200a && unit != 0x2007) || unit == 0x205f || unit == 0x3000;
}

/** Returns whether a unit parts one word, or address, from the next. */
static inline bool unit_separates(uint16_t unit)
{
	return unit_is_space(unit) || unit == 0x00a0 || unit == UNIT_BOX || unit == UNIT_LEADER || unit == UNIT_BREAK;
}

/** Returns whether a unit is a space that stretches in a justified line. */
static inline bool unit_stretches(uint16_t unit)
{
	return unit == ' ' || unit == 0x00a0;
}

/** The narrowest and widest word space, in thousandths of its natural width: 1.7 and 4.5 pt of 2.48 pt. */
#define SPACE_SHRINK 315
#define SPACE_STRETCH 815

#endif
