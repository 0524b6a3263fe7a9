#include "text/paragraph.h"

#include <assert.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>

/*
 * Where words may be broken. Only plain words are: letters alone, all small, in one language, between spaces or punctuation.
 * A name, an abbreviation, a figure, an address or a word that holds a hyphen, written or soft, is left as it stands.
 */

#define LETTERS_BEFORE 2
#define LETTERS_AFTER 3
#define WORD_LONGEST 63

static bool is_word_letter(uint16_t unit)
{
	return u_islower(unit) || (u_getIntPropertyValue(unit, UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_EXTEND && unit != 0x200d);
}

/* The stretch between spaces, cut to the word within; false when it is no plain word. */
static bool plain_word(const struct paragraph *par, uint32_t *start, uint32_t *end)
{
	while (*start < *end && u_ispunct(par->units[*start])) {
		++*start;
	}
	while (*start < *end && u_ispunct(par->units[*end - 1])) {
		--*end;
	}
	if (*end - *start < LETTERS_BEFORE + LETTERS_AFTER || *end - *start > WORD_LONGEST) {
		return false;
	}
	for (uint32_t i = *start; i < *end; i++) {
		if (!is_word_letter(par->units[i])) {
			return false;
		}
	}
	return true;
}

/* The word in the patterns' character set; 0 when it cannot be written in it. */
static int word_encode(const struct text_language *language, const uint16_t *units, uint32_t n, char *word, int room)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t length_found = 0;
	if (language->charset == NULL) {
		u_strToUTF8(word, room, &length_found, units, (int32_t)n, &status);
		return U_SUCCESS(status) ? length_found : 0;
	}
	length_found = ucnv_fromUChars(language->charset, word, room, units, (int32_t)n, &status);
	/* A character set of one byte a letter, or the places would not be those of the letters. */
	return U_SUCCESS(status) && length_found == (int32_t)n ? length_found : 0;
}

static void word_hyphenate(struct paragraph *par, HyphenDict *patterns, const struct text_language *language, uint32_t start,
	uint32_t end, bool *allowed)
{
	char word[WORD_LONGEST * 3 + 1];
	char marks[sizeof word + 5];
	/* For breaks that change the spelling: patterns_read leaves none. */
	char **replacements = NULL;
	int *positions = NULL, *cuts = NULL;
	int n = word_encode(language, par->units + start, end - start, word, sizeof word);
	if (n == 0 || hnj_hyphen_hyphenate3(patterns, word, n, marks, NULL, &replacements, &positions, &cuts,
		LETTERS_BEFORE, LETTERS_AFTER, LETTERS_BEFORE, LETTERS_AFTER) != 0) {
		return;
	}
	assert(replacements == NULL);
	uint32_t letters = end - start;
	for (uint32_t i = LETTERS_BEFORE; i + LETTERS_AFTER <= letters; i++) {
		allowed[start + i] = (marks[i - 1] & 1) != 0 && u_islower(par->units[start + i]);
	}
}

static void words_hyphenate(struct paragraph *par, bool *allowed)
{
	for (uint32_t i = 0; i < par->n;) {
		uint32_t start = i, end = i;
		while (end < par->n && !unit_separates(par->units[end])) {
			end++;
		}
		i = end + 1;
		if (plain_word(par, &start, &end)) {
			struct text_language *language = paragraph_item(par, start)->language;
			bool one = language == paragraph_item(par, end - 1)->language;
			HyphenDict *patterns = one ? language_patterns(par->shaper, language) : NULL;
			if (patterns != NULL) {
				word_hyphenate(par, patterns, language, start, end, allowed);
			}
		}
	}
}

void paragraph_hyphenate(struct paragraph *par)
{
	bool *allowed = arena_array(par->scratch, par->n + 1, bool);
	struct vec_of(struct text_break_place) all = {0};
	words_hyphenate(par, allowed);
	uint32_t unit = 0;
	for (size_t i = 0; i < par->places.n; i++) {
		for (; unit < par->places.at[i].at; unit++) {
			if (allowed[unit]) {
				vec_push(&all, par->scratch, paragraph_hyphen_place(par, unit));
			}
		}
		unit = par->places.at[i].at + 1;
		vec_push(&all, par->scratch, par->places.at[i]);
	}
	par->places.at = all.at;
	par->places.n = all.n;
	par->places.capacity = all.capacity;
}
