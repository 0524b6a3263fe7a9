/*
 * The inside of a shaper: what outlives paragraphs. Word cache (word_cache.c), and for each language
 * its break iterator and hyphenation patterns (language.c), opened when first needed.
 */
#ifndef CITYPROFILE_TEXT_SHAPER_H
#define CITYPROFILE_TEXT_SHAPER_H

#include <hyphen.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/ucnv.h>

#include "base/arena.h"
#include "text/text.h"

/** What a language needs. */
struct text_language {
	struct text_language *next;
	struct str tag;            /* BCP 47, as pieces name it */
	hb_language_t hb;
	UBreakIterator *lines;     /* NULL until used */
	HyphenDict *patterns;      /* NULL: none, or not looked for */
	UConverter *charset;       /* of the patterns; NULL for UTF-8 */
	bool patterns_sought;
	struct str patterns_path;  /* empty: none */
};

/** A glyph in font units. */
struct shape_glyph {
	uint32_t id;
	uint32_t cluster;          /* unit, from the start of the word */
	int32_t advance, dx, dy;
};

/** Everything that a word's shape depends on; the size is none of it. */
struct word_key {
	const struct font_face *face;
	hb_script_t script;
	hb_language_t language;
	bool rtl;
	bool tracked;              /* ligatures off */
	const uint16_t *units;
	uint32_t n;
};

/** A shaped word: glyphs in logical order. */
struct word_shape {
	struct word_shape *next;   /* in the same slot of the cache */
	struct word_key key;
	uint64_t hash;
	uint32_t n;
	struct shape_glyph at[];
};

/** Words kept; a paragraph that finds the cache larger empties it first. */
#define WORD_CACHE_LIMIT ((size_t)16 * 1024 * 1024)
#define WORD_CACHE_SLOTS 16384
/** Longest word that is kept, in units. */
#define WORD_CACHE_LONGEST 64

struct text_shaper {
	const struct font_set *fonts;
	struct str data_folder;
	struct arena arena;        /* languages */
	struct text_language *languages;
	size_t language_count;
	struct source_list sources; /* none: the reports have no places */
	struct diag reports;       /* on hyphenation patterns, until text_shaper_report */
	hb_buffer_t *buffer;
	UBiDi *bidi;
	struct arena cache_arena;
	struct arena scratch;      /* of the paragraph at work */
	struct word_shape **slots; /* WORD_CACHE_SLOTS; NULL: empty cache */
};

/** Shape a buffer by OpenType rules, whatever other shapers the library would choose. */
void shaper_run(hb_font_t *font, hb_buffer_t *buffer, const hb_feature_t *features, unsigned feature_count);

/** Returns the record of a language, made when first asked for; NULL beyond the limit, from which no language at all is excepted. Lent. */
struct text_language *language_lookup(struct text_shaper *shaper, struct str tag);
/** Returns the break iterator of a language, or that of no language. Lent; never NULL. */
UBreakIterator *language_lines(struct text_language *language);
/** Returns the hyphenation patterns, or NULL when there are none. Lent. */
HyphenDict *language_patterns(struct text_shaper *shaper, struct text_language *language);
/** Release what a language holds. */
void language_finish(struct text_language *language);

/** Empty the cache if it grew past its limit. Shapes lent before are gone. */
void word_cache_trim(struct text_shaper *shaper);
/** Find a word. Returns NULL when it is not kept; *ret_hash is for word_cache_keep. Lent until the next trim. */
const struct word_shape *word_cache_lookup(const struct text_shaper *shaper, const struct word_key *key, uint64_t *ret_hash);
/** Returns room for a word of n glyphs, filled in by the caller: in the cache (its units copied), or in `scratch` when that is not NULL. */
struct word_shape *word_cache_keep(struct text_shaper *shaper, const struct word_key *key, uint64_t hash, uint32_t n, struct arena *scratch);

#endif
