#include "text/paragraph.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include "base/utf8.h"

/* Below this no character is written from right to left, and none marks direction. */
#define FIRST_RTL 0x0590

uint32_t paragraph_character(const struct paragraph *par, uint32_t unit)
{
	uint32_t code_point;
	U16_GET(par->units, 0, unit, par->n, code_point);
	return code_point;
}

void paragraph_report_missing(struct paragraph *par, uint32_t unit, struct diag *diag)
{
	uint32_t code_point = paragraph_character(par, unit);
	char name[128];
	UErrorCode status = U_ZERO_ERROR;
	int32_t n = u_charName((UChar32)code_point, U_EXTENDED_CHAR_NAME, name, sizeof name, &status);
	struct diag_entry *entry = diag_add(diag, DIAG_MISSING_GLYPH, paragraph_span(par, unit, diag->sources),
		"no font has a glyph for U+%04X (%.*s)", (unsigned)code_point, U_SUCCESS(status) ? (int)n : 0, name);
	diag_hint(diag, entry, "replace the character, or add a font that has it to fonts.xml");
}

/* Copy one piece of text as UTF-16, each unit with its byte. */
static void units_add_text(struct paragraph *par, struct str text)
{
	size_t i = 0;
	while (i < text.n) {
		uint32_t byte = (uint32_t)i, from = par->n;
		uint32_t code_point = (unsigned char)text.at[i] < 0x80 ? (unsigned char)text.at[i++] : utf8_next(text, &i);
		U16_APPEND_UNSAFE(par->units, par->n, code_point);
		while (from < par->n) {
			par->bytes[from++] = byte;
		}
	}
}

static void units_add_piece(struct paragraph *par, const struct text_piece *piece)
{
	static const uint16_t units[] = {[TEXT_BOX] = UNIT_BOX, [TEXT_LEADER] = UNIT_LEADER, [TEXT_BREAK] = UNIT_BREAK};
	if (piece->kind == TEXT_CHARACTERS) {
		units_add_text(par, piece->text);
	} else if (piece->kind != TEXT_ANCHOR) {
		par->units[par->n++] = units[piece->kind];
	}
}

/* UTF-16 never has more units than UTF-8 has bytes. */
static bool units_make(struct paragraph *par, struct diag *diag)
{
	size_t most = 0;
	for (size_t i = 0; i < par->piece_count; i++) {
		const struct text_piece *piece = &par->pieces[i];
		most += piece->kind == TEXT_CHARACTERS ? piece->text.n : 1;
	}
	if (most <= (size_t)TEXT_PARAGRAPH_LIMIT * 4) {
		par->units = arena_array(par->scratch, most + 1, uint16_t);
		par->bytes = arena_array(par->scratch, most + 1, uint32_t);
		par->piece_start = arena_array(par->scratch, par->piece_count + 1, uint32_t);
		for (uint32_t i = 0; i < par->piece_count; i++) {
			par->piece_start[i] = par->n;
			if (par->pieces[i].kind == TEXT_ANCHOR) {
				vec_push(&par->anchors, par->scratch, ((struct text_anchor){par->n, i}));
			}
			units_add_piece(par, &par->pieces[i]);
		}
		par->piece_start[par->piece_count] = par->n;
	}
	if (most > (size_t)TEXT_PARAGRAPH_LIMIT * 4 || par->n > TEXT_PARAGRAPH_LIMIT) {
		diag_add(diag, DIAG_PARAGRAPH_TOO_LONG, par->pieces[0].at, "the paragraph is longer than the limit of %d characters", TEXT_PARAGRAPH_LIMIT);
		return false;
	}
	return true;
}

static bool has_rtl(const struct paragraph *par)
{
	for (uint32_t i = 0; i < par->n; i++) {
		/* A box may stand anywhere; general punctuation holds direction marks from U+200E on. */
		if (par->units[i] >= FIRST_RTL && par->units[i] != UNIT_BOX && !(par->units[i] >= 0x0e00 && par->units[i] < 0x200b) &&
			!(par->units[i] >= 0x2010 && par->units[i] <= 0x2028) && !(par->units[i] >= 0x2030 && par->units[i] < 0x2060)) {
			return true;
		}
	}
	return false;
}

/*
 * Levels for the whole paragraph at once, since a direction reaches across pieces. A box is neutral, as an isolate would be;
 * a leader separates, so that what follows it takes its own side. Most paragraphs hold nothing written from right to left
 * and are spared the work.
 */
static const uint8_t *levels_make(struct paragraph *par)
{
	if (!par->rtl && !has_rtl(par)) {
		return arena_array(par->scratch, par->n + 1, uint8_t);
	}
	UErrorCode status = U_ZERO_ERROR;
	uint8_t *levels = arena_array(par->scratch, par->n + 1, uint8_t);
	ubidi_setPara(par->shaper->bidi, par->units, (int32_t)par->n, par->rtl ? 1 : 0, NULL, &status);
	const UBiDiLevel *found = par->n > 0 ? ubidi_getLevels(par->shaper->bidi, &status) : NULL;
	if (U_SUCCESS(status) && found != NULL) {
		memcpy(levels, found, par->n);
	}
	return levels;
}

/* Characters that belong to the one before: marks, joiners, variation selectors. */
static bool extends_cluster(uint32_t code_point)
{
	if (code_point < 0x0300) {
		return false;
	}
	int32_t kind = u_getIntPropertyValue((UChar32)code_point, UCHAR_GRAPHEME_CLUSTER_BREAK);
	return kind == U_GCB_EXTEND || kind == U_GCB_SPACING_MARK || kind == U_GCB_ZWJ;
}

/* Characters that are never drawn need no glyph of their own: HarfBuzz makes them invisible in any face. */
static bool needs_no_glyph(uint32_t code_point)
{
	return code_point >= 0x00ad && u_hasBinaryProperty((UChar32)code_point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static bool face_has(const struct font_face *face, uint32_t code_point)
{
	hb_codepoint_t glyph;
	return needs_no_glyph(code_point) || hb_font_get_nominal_glyph(face->font, code_point, &glyph);
}

/* Whether a face has all of a cluster, as it stands or composed. */
static bool face_has_cluster(const struct paragraph *par, const struct font_face *face, uint32_t start, uint32_t end)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *composer = unorm2_getNFCInstance(&status);
	uint32_t base = paragraph_character(par, start);
	for (uint32_t i = start + U16_LENGTH(base); i < end;) {
		uint32_t mark = paragraph_character(par, i);
		UChar32 composed = U_SUCCESS(status) ? unorm2_composePair(composer, (UChar32)base, (UChar32)mark) : -1;
		if (composed >= 0 && face_has(face, (uint32_t)composed)) {
			base = (uint32_t)composed;
		} else if (!face_has(face, mark)) {
			return false;
		}
		i += U16_LENGTH(mark);
	}
	return face_has(face, base);
}

/*
 * The face of one cluster. Spaces and what is not drawn stay in the face before them, so that a word shapes with the space
 * after it. Else the style's own face, if it has the whole cluster; else the first face of the chain that has the base, or
 * failing the marks, one that has a mark and the base as well.
 */
static const struct font_face *cluster_face(const struct paragraph *par, const struct style *style, const struct font_face *own,
	const struct font_face *before, uint32_t start, uint32_t end)
{
	uint32_t base = paragraph_character(par, start);
	if (before != NULL && (base == ' ' || base == 0x00a0 || needs_no_glyph(base)) && face_has_cluster(par, before, start, end)) {
		return before;
	}
	if (face_has_cluster(par, own, start, end)) {
		return own;
	}
	for (uint32_t i = start; i < end; i += U16_LENGTH(paragraph_character(par, i))) {
		const struct font_face *face = font_for_character(par->shaper->fonts, style, paragraph_character(par, i));
		if (face != NULL && face_has_cluster(par, face, start, end)) {
			return face;
		}
	}
	return NULL;
}

/* What itemizing carries from cluster to cluster. */
struct itemizing {
	struct paragraph *par;
	struct diag *diag;
	const uint8_t *levels;
	hb_unicode_funcs_t *unicode;
	hb_script_t script;        /* of the last character that has one */
	bool missing;
};

static void report_cluster(struct itemizing *work, const struct style *style, uint32_t start, uint32_t end)
{
	bool reported = false;
	for (uint32_t i = start; i < end; i += U16_LENGTH(paragraph_character(work->par, i))) {
		uint32_t code_point = paragraph_character(work->par, i);
		if (!needs_no_glyph(code_point) && font_for_character(work->par->shaper->fonts, style, code_point) == NULL) {
			paragraph_report_missing(work->par, i, work->diag);
			reported = true;
		}
	}
	if (!reported) {
		/* Each character has a face, but none has them all: the last mark is what cannot be set on its base. */
		uint32_t last = end - 1;
		U16_SET_CP_START(work->par->units, 0, last);
		paragraph_report_missing(work->par, last, work->diag);
	}
	work->missing = true;
}

static hb_script_t character_script(struct itemizing *work, uint32_t code_point)
{
	if (code_point < 0x80) {
		bool letter = (code_point | 0x20) >= 'a' && (code_point | 0x20) <= 'z';
		return letter ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON;
	}
	return hb_unicode_script(work->unicode, code_point);
}

/* Common characters take the script before them; those that begin the paragraph, the first that comes. */
static hb_script_t resolve_script(struct itemizing *work, uint32_t code_point)
{
	hb_script_t script = character_script(work, code_point);
	if (script != HB_SCRIPT_COMMON && script != HB_SCRIPT_INHERITED && script != HB_SCRIPT_UNKNOWN) {
		work->script = script;
	}
	return work->script;
}

static hb_script_t first_script(struct itemizing *work)
{
	hb_script_t script = HB_SCRIPT_COMMON;
	work->script = HB_SCRIPT_COMMON;
	for (uint32_t i = 0; i < work->par->n && script == HB_SCRIPT_COMMON;) {
		uint32_t code_point = paragraph_character(work->par, i);
		script = resolve_script(work, code_point);
		i += U16_LENGTH(code_point);
	}
	return script;
}

static void item_extend(struct paragraph *par, const struct text_item *next)
{
	struct text_item *last = par->items.n > 0 ? &par->items.at[par->items.n - 1] : NULL;
	if (last != NULL && last->piece == next->piece && last->face == next->face && last->script == next->script &&
		last->level == next->level) {
		last->end = next->end;
	} else {
		vec_push(&par->items, par->scratch, *next);
	}
}

/* Fonts place mark after mark by all those before it, so that one letter could take minutes. */
static void report_marks(struct itemizing *work, uint32_t start)
{
	struct diag_entry *entry = diag_add(work->diag, DIAG_TOO_MANY, paragraph_span(work->par, start, work->diag->sources),
		"a letter has more marks than the limit of %d", TEXT_MARKS_LIMIT);
	diag_hint(work->diag, entry, "leave out the marks that follow it");
	work->missing = true;
}

/* Each language has shaping plans of its own in every font, which are looked up one by one. */
static void report_languages(struct itemizing *work, uint32_t start)
{
	struct diag_entry *entry = diag_add(work->diag, DIAG_TOO_MANY, paragraph_span(work->par, start, work->diag->sources),
		"the publication has more languages than the limit of %d", TEXT_LANGUAGES_LIMIT);
	diag_hint(work->diag, entry, "give words of the same language the same xml:lang");
	work->missing = true;
}

static void itemize_text(struct itemizing *work, uint32_t number)
{
	struct paragraph *par = work->par;
	const struct text_piece *piece = &par->pieces[number];
	const struct font_face *own = font_lookup(par->shaper->fonts, piece->style->family, piece->style->weight, piece->style->italic);
	const struct font_face *face = NULL;
	struct text_language *language = language_lookup(par->shaper, piece->lang);
	uint32_t end = par->piece_start[number + 1];
	if (language == NULL) {
		report_languages(work, par->piece_start[number]);
		return;
	}
	for (uint32_t i = par->piece_start[number]; i < end;) {
		uint32_t start = i, marks = 0;
		uint32_t code_point = paragraph_character(par, i);
		i += U16_LENGTH(code_point);
		for (; i < end && extends_cluster(paragraph_character(par, i)); marks++) {
			i += U16_LENGTH(paragraph_character(par, i));
		}
		if (marks > TEXT_MARKS_LIMIT) {
			report_marks(work, start);
			continue;
		}
		const struct font_face *found = cluster_face(par, piece->style, own, face, start, i);
		if (found == NULL) {
			report_cluster(work, piece->style, start, i);
			continue;
		}
		face = found;
		struct text_item next = {.start = start, .end = i, .piece = number, .face = face, .language = language,
			.script = resolve_script(work, code_point), .level = work->levels[start]};
		item_extend(par, &next);
	}
}

bool paragraph_itemize(struct paragraph *par, struct diag *diag)
{
	if (!units_make(par, diag)) {
		return false;
	}
	struct itemizing work = {.par = par, .diag = diag, .levels = levels_make(par), .unicode = hb_unicode_funcs_get_default()};
	work.script = first_script(&work);
	for (uint32_t i = 0; i < par->piece_count; i++) {
		if (par->pieces[i].kind == TEXT_CHARACTERS) {
			itemize_text(&work, i);
		} else if (par->pieces[i].kind != TEXT_ANCHOR) {
			uint32_t at = par->piece_start[i];
			struct text_item item = {.start = at, .end = at + 1, .piece = i, .level = work.levels[at]};
			vec_push(&par->items, par->scratch, item);
		}
	}
	return !work.missing;
}
