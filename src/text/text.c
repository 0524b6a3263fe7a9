#include "text/paragraph.h"

#include <assert.h>

#include "base/file.h"
#include "text/font_set.h"

struct text_shaper *text_shaper_create(const struct font_set *fonts, struct str data_folder)
{
	struct arena arena = {0};
	struct text_shaper *shaper = arena_new(&arena, struct text_shaper);
	UErrorCode status = U_ZERO_ERROR;
	shaper->fonts = fonts;
	shaper->data_folder = str_from(str_copy(data_folder, &arena));
	shaper->buffer = hb_buffer_create();
	shaper->bidi = ubidi_openSized(0, 0, &status);
	assert(U_SUCCESS(status));
	shaper->arena = arena;
	shaper->sources.arena = shaper->reports.arena = &shaper->arena;
	shaper->reports.sources = &shaper->sources;
	return shaper;
}

void text_shaper_destroy(struct text_shaper *shaper)
{
	if (shaper == NULL) {
		return;
	}
	for (struct text_language *language = shaper->languages; language != NULL; language = language->next) {
		language_finish(language);
	}
	hb_buffer_destroy(shaper->buffer);
	ubidi_close(shaper->bidi);
	arena_finish(&shaper->cache_arena);
	arena_finish(&shaper->scratch);
	/* The shaper itself lies in its arena. */
	struct arena arena = shaper->arena;
	arena_finish(&arena);
}

void text_shaper_warm(struct text_shaper *shaper, struct str lang)
{
	struct text_language *language = language_lookup(shaper, lang);
	language_lines(language);
	language_patterns(shaper, language);
}

void text_shaper_report(const struct text_shaper *shaper, struct diag *diag)
{
	for (size_t i = 0; i < shaper->reports.n; i++) {
		const struct diag_entry *report = &shaper->reports.at[i];
		struct diag_entry *entry = diag_add(diag, report->code, report->span, "%.*s", STR_ARG(report->message));
		diag_hint(diag, entry, "%.*s", STR_ARG(report->hint));
	}
}

bool text_shaper_has_read(const struct text_shaper *shaper, struct str path)
{
	bool read = false;
	for (size_t i = 0; i < shaper->fonts->faces.n && !read; i++) {
		read = file_is_same(path, shaper->fonts->faces.at[i]->path);
	}
	for (const struct text_language *language = shaper->languages; language != NULL && !read; language = language->next) {
		read = language->patterns_path.n > 0 && file_is_same(path, language->patterns_path);
	}
	return read;
}

const struct font_set *text_shaper_fonts(const struct text_shaper *shaper)
{
	return shaper->fonts;
}

static bool paragraph_prepare(struct paragraph *par, struct diag *diag)
{
	word_cache_trim(par->shaper);
	if (!paragraph_itemize(par, diag) || !paragraph_shape(par, diag)) {
		return false;
	}
	paragraph_find_breaks(par);
	return true;
}

bool text_break(struct text_shaper *shaper, const struct text_piece *pieces, size_t piece_count,
	const struct text_setting *setting, struct arena *arena, struct diag *diag, struct text_lines *ret_lines)
{
	struct paragraph par = {.shaper = shaper, .pieces = pieces, .piece_count = piece_count, .setting = setting, .rtl = setting->rtl,
		.scratch = &shaper->scratch};
	assert(setting->measure > 0);
	bool fine = paragraph_prepare(&par, diag);
	if (fine) {
		struct text_lines lines = {0};
		if (par.n > 0 || par.anchors.n > 0) {
			paragraph_wrap(&par);
			paragraph_set_lines(&par, arena, diag, &lines);
		}
		*ret_lines = lines;
	}
	arena_clear(&shaper->scratch);
	return fine;
}

length text_width(struct text_shaper *shaper, const struct text_piece *pieces, size_t piece_count, bool rtl,
	struct arena *arena, struct diag *diag, length *ret_word)
{
	struct paragraph par = {.shaper = shaper, .pieces = pieces, .piece_count = piece_count, .rtl = rtl, .scratch = &shaper->scratch};
	length widest = 0, word = 0;
	if (paragraph_prepare(&par, diag)) {
		uint32_t line = 0, part = 0;
		for (size_t i = 0; i < par.places.n; i++) {
			const struct text_break_place *place = &par.places.at[i];
			length part_width = par.width[place->trim] - par.width[part] - place->trail + place->hyphen;
			word = part_width > word ? part_width : word;
			part = place->at;
			if (place->forced) {
				length line_width = par.width[place->trim] - par.width[line] - place->trail;
				widest = line_width > widest ? line_width : widest;
				line = place->at;
			}
		}
	}
	if (ret_word != NULL) {
		*ret_word = word;
	}
	arena_clear(&shaper->scratch);
	return widest;
}
