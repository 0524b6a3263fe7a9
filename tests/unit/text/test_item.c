#include "fixture.h"

/* The runs of one long line as "face:text" with the direction; one run a row. */
static void assert_runs(struct fixture *f, const char *const *wanted)
{
	assert_int_equal(f->lines.n, 1);
	const struct text_line *line = f->lines.at;
	for (uint32_t i = 0; i < line->run_count; i++) {
		const struct text_run *run = &line->runs[i];
		assert_non_null(wanted[i]);
		assert_text(str_format(&f->arena, "%.*s %s [%.*s]", STR_ARG(run->face->postscript_name), run->rtl ? "rtl" : "ltr", STR_ARG(run->text)), wanted[i]);
	}
	assert_null(wanted[line->run_count]);
}

static void a_face_that_lacks_a_character_is_replaced_for_it_alone(void **state)
{
	struct fixture *f = *state;
	assert_true(fixture_break_text(f, "Tbilisi თბილისი and Երևան", "en"));
	assert_runs(f, (const char *const[]){"Roboto-Regular ltr [Tbilisi ]", "NotoSansGeorgian-Regular ltr [თბილისი ]", "Roboto-Regular ltr [and ]",
		"NotoSansArmenian-Regular ltr [Երևան]", NULL});
}

static void arabic_takes_brackets_and_figures_from_latin_and_keeps_its_order(void **state)
{
	struct fixture *f = *state;
	f->setting.rtl = true;
	assert_true(fixture_break_text(f, "عام (2020) بنسبة 45%", "ar"));
	assert_runs(f, (const char *const[]){"NotoSansArabic-Regular rtl [عام ]", "Roboto-Regular rtl [(]", "Roboto-Regular ltr [2020]",
		"Roboto-Regular rtl [) ]", "NotoSansArabic-Regular rtl [بنسبة ]", "Roboto-Regular ltr [45]", "Roboto-Regular rtl [%]", NULL});
	/* From right to left each run begins where the one before ends. */
	length edge = f->setting.measure;
	for (uint32_t i = 0; i < f->lines.at[0].run_count; i++) {
		const struct text_run *run = &f->lines.at[0].runs[i];
		edge -= run->width;
		assert_int_equal(run->x, edge);
	}
}

static void brackets_are_mirrored(void **state)
{
	struct fixture *f = *state;
	hb_codepoint_t open = 0, close = 0;
	const struct font_face *face = font_lookup(f->fonts, STR("text"), 400, false);
	assert_true(hb_font_get_nominal_glyph(face->font, '(', &open) && hb_font_get_nominal_glyph(face->font, ')', &close));
	f->setting.rtl = true;
	assert_true(fixture_break_text(f, "عام (ab)", "ar"));
	assert_int_equal(f->lines.at[0].runs[1].glyphs[0].id, close);
	f->setting.rtl = false;
	assert_true(fixture_break_text(f, "(ab)", "en"));
	assert_int_equal(f->lines.at[0].runs[0].glyphs[0].id, open);
}

/* Latin words within Arabic go from left to right, as one piece of the line. */
static void latin_words_within_arabic_keep_their_order(void **state)
{
	struct fixture *f = *state;
	f->setting.rtl = true;
	assert_true(fixture_break_text(f, "قال Smart City هنا", "ar"));
	const struct text_line *line = f->lines.at;
	assert_int_equal(line->run_count, 4);
	assert_text(line->runs[1].text, "Smart City");
	assert_false(line->runs[1].rtl);
	assert_true(line->runs[0].x > line->runs[1].x && line->runs[1].x > line->runs[2].x && line->runs[2].x > line->runs[3].x);
}

static void a_mark_stays_with_its_base(void **state)
{
	struct fixture *f = *state;
	assert_true(fixture_break_text(f, "مَدينة", "ar"));
	assert_int_equal(f->lines.at[0].run_count, 1);
	assert_true(fixture_break_text(f, "e\u0301 o\u0328\u0301", "en"));
	for (uint32_t i = 0; i < f->lines.at[0].run_count; i++) {
		/* no run begins with a mark */
		assert_true((unsigned char)f->lines.at[0].runs[i].text.at[0] < 0x80);
	}
}

static void all_missing_glyphs_are_told_at_their_characters(void **state)
{
	struct fixture *f = *state;
	struct text_lines before = f->lines;
	assert_false(fixture_break_text(f, "a\U0001f600b\u4e2d", "en"));
	assert_int_equal(f->diag.n, 2);
	assert_memory_equal(&f->lines, &before, sizeof before);
	static const struct { const char *message, *text; } wanted[] = {
		{"no font has a glyph for U+1F600 (GRINNING FACE)", "\U0001f600"},
		{"no font has a glyph for U+4E2D (CJK UNIFIED IDEOGRAPH-4E2D)", "\u4e2d"},
	};
	for (size_t i = 0; i < 2; i++) {
		assert_int_equal(f->diag.at[i].code, DIAG_MISSING_GLYPH);
		assert_text(f->diag.at[i].message, wanted[i].message);
		assert_text(source_text(&f->sources, f->diag.at[i].span), wanted[i].text);
	}
}

/* Each character is in some font, but no font has both: the mark is what cannot be set. */
static void a_mark_that_fits_no_font_of_its_base_is_told(void **state)
{
	struct fixture *f = *state;
	assert_true(fixture_break_text(f, "e\u0301 \u0639", "en"));
	assert_false(fixture_break_text(f, "a \u0639\u0301", "ar"));
	assert_int_equal(f->diag.n, 1);
	assert_text(f->diag.at[0].message, "no font has a glyph for U+0301 (COMBINING ACUTE ACCENT)");
	assert_text(source_text(&f->sources, f->diag.at[0].span), "\u0301");
}

/* References are longer in the source than in the text, white space was collapsed: places after them still fit. */
static void a_missing_glyph_is_found_in_the_source_as_written(void **state)
{
	struct fixture *f = *state;
	static const struct { const char *raw, *text, *at; uint32_t start; } table[] = {
		{"a &amp; b\u4e2d", "a & b\u4e2d", "\u4e2d", 9},
		{"\n\t a\r\n  b &#x20AC; \u4e2d", "a b \u20ac \u4e2d", "\u4e2d", 19},
		{"  a &#x4e2d;", " a \u4e2d", "&#x4e2d;", 4},
		/* not the source's own words: the whole place */
		{"<p id='x'>", "Table \u4e2d", "<p id='x'>", 0},
		{"", "\u4e2d", "", 0},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct str raw = str_from(table[i].raw);
		struct text_piece piece = fixture_piece(f, str_from(table[i].text), "en");
		piece.at = (struct span){source_add(&f->sources, STR("raw.xml"), raw), 0, (uint32_t)raw.n};
		f->diag.n = 0;
		assert_false(fixture_break(f, &piece, 1));
		assert_text(source_text(&f->sources, f->diag.at[0].span), table[i].at);
		assert_int_equal(f->diag.at[0].span.start, table[i].start);
	}
}

static void a_paragraph_past_the_limit_is_an_error(void **state)
{
	struct fixture *f = *state;
	struct buf buf = {.arena = &f->arena};
	for (int i = 0; i < 4 * TEXT_PARAGRAPH_LIMIT + 1; i++) {
		buf_add_byte(&buf, 'a');
	}
	/* Too many characters; too many bytes, not looked at; and the same in two pieces. */
	static const struct { size_t first, second; } rows[] = {{TEXT_PARAGRAPH_LIMIT + 1, 0}, {4 * TEXT_PARAGRAPH_LIMIT + 1, 0}, {4 * TEXT_PARAGRAPH_LIMIT, 1}};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct text_piece pieces[] = {
			fixture_piece(f, (struct str){buf.at, rows[i].first}, "en"), fixture_piece(f, (struct str){buf.at, rows[i].second}, "en"),
		};
		assert_false(fixture_break(f, pieces, 2));
		assert_int_equal(f->diag.n, i + 1);
		assert_int_equal(f->diag.at[i].code, DIAG_PARAGRAPH_TOO_LONG);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEXT_TEST(a_face_that_lacks_a_character_is_replaced_for_it_alone),
		TEXT_TEST(arabic_takes_brackets_and_figures_from_latin_and_keeps_its_order),
		TEXT_TEST(brackets_are_mirrored),
		TEXT_TEST(latin_words_within_arabic_keep_their_order),
		TEXT_TEST(a_mark_stays_with_its_base),
		TEXT_TEST(all_missing_glyphs_are_told_at_their_characters),
		TEXT_TEST(a_mark_that_fits_no_font_of_its_base_is_told),
		TEXT_TEST(a_missing_glyph_is_found_in_the_source_as_written),
		TEXT_TEST(a_paragraph_past_the_limit_is_an_error),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
