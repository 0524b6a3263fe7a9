#include "text/shaper.h"

#include <assert.h>
#include <string.h>

#include "base/file.h"
#include "text/patterns.h"

struct text_language *language_lookup(struct text_shaper *shaper, struct str tag)
{
	struct text_language *language = shaper->languages;
	while (language != NULL && !str_equal(language->tag, tag)) {
		language = language->next;
	}
	if (language == NULL && (tag.n == 0 || shaper->language_count < TEXT_LANGUAGES_LIMIT)) {
		shaper->language_count++;
		language = arena_new(&shaper->arena, struct text_language);
		language->tag = str_from(str_copy(tag, &shaper->arena));
		language->hb = hb_language_from_string(tag.at, (int)tag.n);
		language->next = shaper->languages;
		shaper->languages = language;
	}
	return language;
}

UBreakIterator *language_lines(struct text_language *language)
{
	if (language->lines == NULL) {
		UErrorCode status = U_ZERO_ERROR;
		language->lines = ubrk_open(UBRK_LINE, language->tag.at, NULL, 0, &status);
		if (U_FAILURE(status)) {
			status = U_ZERO_ERROR;
			language->lines = ubrk_open(UBRK_LINE, "", NULL, 0, &status);
		}
		/* ICU's data is linked in or the program would not run: without rules there is nothing to go on with. */
		assert(U_SUCCESS(status));
	}
	return language->lines;
}

/* Regions whose patterns serve a language named without one; the editorial English is British. */
static const struct { const char *language, *region; } usual_regions[] = {
	{"cs", "CZ"}, {"da", "DK"}, {"de", "DE"}, {"el", "GR"}, {"en", "GB"}, {"es", "ES"}, {"et", "EE"},
	{"fr", "FR"}, {"hu", "HU"}, {"it", "IT"}, {"nb", "NO"}, {"nl", "NL"}, {"nn", "NO"}, {"pl", "PL"},
	{"pt", "PT"}, {"ro", "RO"}, {"ru", "RU"}, {"sk", "SK"}, {"sl", "SI"}, {"sv", "SE"}, {"uk", "UA"},
};

/* Returns the pattern file of a language, or empty when there is none. */
static struct str patterns_path(struct text_shaper *shaper, struct str language, struct str region)
{
	struct str name = str_format(&shaper->arena, "hyphenation/hyph_%.*s%s%.*s.dic", STR_ARG(language),
		region.n > 0 ? "_" : "", STR_ARG(region));
	struct str path = path_join(shaper->data_folder, name, &shaper->arena);
	return file_is_there(path) ? path : STR("");
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* The region is the subtag of two capitals; scripts and variants do not choose patterns. */
static struct str tag_region(struct str tag)
{
	for (size_t i = 2; i + 3 <= tag.n; i++) {
		if (tag.at[i] == '-' && is_upper(tag.at[i + 1]) && is_upper(tag.at[i + 2]) && (i + 3 == tag.n || tag.at[i + 3] == '-')) {
			return (struct str){tag.at + i + 1, 2};
		}
	}
	return (struct str){0};
}

/* The first file there is of region, language and usual region; what is wrong with that one is not made good by another. */
static struct str patterns_find(struct text_shaper *shaper, struct str tag)
{
	const char *dash = tag.n > 0 ? memchr(tag.at, '-', tag.n) : NULL;
	struct str language = {tag.at, dash != NULL ? (size_t)(dash - tag.at) : tag.n};
	struct str region = tag_region(tag), path = {0};
	for (size_t i = 0; i < language.n; i++) {
		if (language.at[i] < 'a' || language.at[i] > 'z') {
			return path; /* no part of a path comes from anything but a language code */
		}
	}
	if (region.n > 0) {
		path = patterns_path(shaper, language, region);
	}
	if (path.n == 0 && language.n > 0) {
		path = patterns_path(shaper, language, (struct str){0});
	}
	for (size_t i = 0; path.n == 0 && i < sizeof usual_regions / sizeof *usual_regions; i++) {
		if (str_is(language, usual_regions[i].language)) {
			path = patterns_path(shaper, language, str_from(usual_regions[i].region));
		}
	}
	return path;
}

static void patterns_open(struct text_shaper *shaper, struct text_language *language, struct str path)
{
	struct arena scratch = {0};
	UErrorCode status = U_ZERO_ERROR;
	language->patterns = patterns_read(path, &scratch, &shaper->reports);
	if (language->patterns != NULL && !language->patterns->utf8) {
		language->charset = ucnv_open(language->patterns->cset, &status);
		if (U_FAILURE(status)) {
			patterns_refuse(path, str_format(&scratch, "there is no character set “%s”", language->patterns->cset), &shaper->reports);
			hnj_hyphen_free(language->patterns);
			language->patterns = NULL;
		}
	}
	arena_finish(&scratch);
}

HyphenDict *language_patterns(struct text_shaper *shaper, struct text_language *language)
{
	if (!language->patterns_sought) {
		language->patterns_path = patterns_find(shaper, language->tag);
		language->patterns_sought = true;
		if (language->patterns_path.n > 0) {
			patterns_open(shaper, language, language->patterns_path);
		}
	}
	return language->patterns;
}

void language_finish(struct text_language *language)
{
	if (language->lines != NULL) {
		ubrk_close(language->lines);
	}
	if (language->charset != NULL) {
		ucnv_close(language->charset);
	}
	if (language->patterns != NULL) {
		hnj_hyphen_free(language->patterns);
	}
}
