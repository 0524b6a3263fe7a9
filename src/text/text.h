/*
 * Text: a paragraph in, lines of placed glyph runs out. Itemizes by style, direction, script and font
 * (with fallback per character), shapes with HarfBuzz, finds break opportunities with ICU and
 * libhyphen, and chooses breaks for the whole paragraph (Knuth-Plass), justified or ragged.
 *
 * A pure function of (pieces, styles, measure). Runs keep their glyphs in logical order; only
 * positions are visual. Every run knows its document node and character range.
 */
#ifndef CITYPROFILE_TEXT_TEXT_H
#define CITYPROFILE_TEXT_TEXT_H

#include "text/font.h"

/** Longest paragraph, in units of UTF-16: about 250 pages. */
#define TEXT_PARAGRAPH_LIMIT 1000000
/** Marks on one letter, and languages of what one shaper sets, at most. */
#define TEXT_MARKS_LIMIT 100
#define TEXT_LANGUAGES_LIMIT 200
/** Largest file of hyphenation patterns, in bytes. */
#define TEXT_PATTERNS_LIMIT ((size_t)2 * 1024 * 1024)

enum text_piece_kind {
	TEXT_CHARACTERS,
	TEXT_BOX,        /* opaque inline box: width, ascent, descent */
	TEXT_LEADER,     /* stretches to fill the line; drawn by the caller */
	TEXT_BREAK,      /* forced line break */
	TEXT_ANCHOR,     /* no width: carries an insertion or target to its line */
};

/** A piece of a paragraph, in logical order. Strings and styles are borrowed and outlive the lines. */
struct text_piece {
	enum text_piece_kind kind;
	struct str text;           /* TEXT_CHARACTERS: UTF-8, white space collapsed, no controls */
	const struct style *style;
	struct str lang;           /* BCP 47: shaping, hyphenation, breaking */
	uint32_t node;             /* document node; leaf of the structure tree */
	struct span at;            /* for messages */
	bool artifact;             /* not part of the reading text */
	length width, ascent, descent; /* TEXT_BOX */
};

/** How the paragraph is set. */
struct text_setting {
	bool rtl;                  /* base direction */
	bool against;              /* the page is read in the other direction, so that its start edge is where the text ends */
	enum style_align align;
	bool hyphenate;
	length measure;            /* > 0 */
	length first_indent;       /* of the first line, from the start edge; may be negative */
	length tail;               /* required free width at the end of the last line (contents entries); usually 0 */
};

/**
 * One glyph; advances and offsets in layout units at the run's size. In a run from left to right the pen starts at the run's
 * left edge, and a glyph's origin is the pen (plus dx) before its advance; from right to left the pen starts at the right
 * edge, and the origin is the pen (plus dx) after its advance, which moves it left.
 */
struct text_glyph {
	uint32_t id;               /* in the face; never 0 */
	uint32_t character;        /* byte offset in the run's text of its cluster */
	length advance;            /* in writing direction, spacing and justification included; 0 for a space that ends a line */
	length natural;            /* HarfBuzz advance alone */
	length dx, dy;             /* offset; dy up */
};

/** Glyphs of one face, size, colour, direction and node, placed on a line. */
struct text_run {
	const struct font_face *face;
	length size;
	colour colour;
	length raise;
	bool rtl;
	bool artifact;
	uint32_t node;
	struct str lang;
	struct str text;           /* the source characters of the run, logical order; lent */
	uint32_t first_character;  /* code point number of the run's first character in its node's string */
	struct text_glyph *glyphs; /* logical order */
	uint32_t glyph_count;
	bool hyphen;               /* the last glyph is a hyphen made by a line break: text U+00AD, not in `text`, which ends with
	                              the author's own U+00AD where that made the break */
	length x;                  /* left edge from the left edge of the measure (visual) */
	length width;
};

/** A box, leader or anchor that came to stand on a line; index of its piece, left edge and width. */
struct text_mark {
	uint32_t piece;
	length x, width;
};

struct text_line {
	struct text_run *runs;     /* in logical order */
	uint32_t run_count;
	struct text_mark *marks;
	uint32_t mark_count;
	length width;              /* natural, after breaking */
	length ascent, descent;    /* largest of faces (style sizes) and boxes */
	bool hyphenated, last;
	bool overfull;
};

struct text_lines {
	struct text_line *at;
	uint32_t n;
};

struct text_shaper;

/**
 * A shaper keeps what outlives paragraphs: word cache, break iterators, hyphenation dictionaries (hyphenation/hyph_<lang>.dic below data folder).
 * fonts borrowed. Never NULL. Not for two threads at once. Release with text_shaper_destroy.
 */
struct text_shaper *text_shaper_create(const struct font_set *fonts, struct str data_folder);
/** Release a shaper and all it keeps. Accepts NULL. */
void text_shaper_destroy(struct text_shaper *shaper);
/**
 * Open ahead of time what paragraphs of a language need: break rules and hyphenation patterns, which take milliseconds to read.
 * May run on a thread of its own while nothing else uses the shaper.
 */
void text_shaper_warm(struct text_shaper *shaper, struct str lang);
/**
 * Report hyphenation patterns that cannot be used, of all languages that the shaper has met; a language without patterns is
 * none. Each is a warning at no place. Call once, when all is set.
 */
void text_shaper_report(const struct text_shaper *shaper, struct diag *diag);
/** Returns whether a path, links resolved, leads to a font or to hyphenation patterns that the shaper was made with. */
bool text_shaper_has_read(const struct text_shaper *shaper, struct str path);
/** Returns the font set of the shaper. Lent. */
const struct font_set *text_shaper_fonts(const struct text_shaper *shaper);

/**
 * Break pieces into lines.
 * diag    a missing glyph is an error (code missing-glyph) at its character: at piece->at refined by character; an overfull line is a warning. `sources` in diag.
 * arena   owns the lines.
 * An empty paragraph gives no lines; one of anchors alone gives one line without height.
 * Returns false when a glyph is missing everywhere (all are told) or the paragraph is past its limit; *ret_lines is then untouched.
 */
bool text_break(struct text_shaper *shaper, const struct text_piece *pieces, size_t piece_count,
	const struct text_setting *setting, struct arena *arena, struct diag *diag, struct text_lines *ret_lines);

/**
 * Returns the width of the pieces on one line (of the widest, where breaks are forced), and in *ret_word (may be NULL) that of
 * the widest part that cannot be broken. For table columns. Both are 0 when a glyph is missing, which is told in diag.
 */
length text_width(struct text_shaper *shaper, const struct text_piece *pieces, size_t piece_count, bool rtl,
	struct arena *arena, struct diag *diag, length *ret_word);

/** One outline segment of drawn letters: marks are vectors, never glyphs. */
enum text_path_verb { TEXT_MOVE, TEXT_LINE, TEXT_CURVE, TEXT_CLOSE };
struct text_path_point { enum text_path_verb verb; length x[3], y[3]; };
struct text_path { struct text_path_point *at; size_t n; length width; };
/** Returns the outlines of a short string of one script and direction, all in one face, at a size, baseline at 0, y down. arena owns it. */
struct text_path text_outline(const struct font_face *face, length size, struct str text, struct arena *arena);
/** Find how far the glyphs of a run reach above its baseline and below it; 0 where they do not. */
void text_run_ink(const struct text_run *run, length *ret_above, length *ret_below);
/** Returns the outline of one glyph about its origin likewise; without width. */
struct text_path text_glyph_outline(const struct font_face *face, length size, uint32_t glyph, struct arena *arena);

#endif
