#include "fixture.h"
#include "text/shaper.h"

static const struct text_run *only_run(struct fixture *f)
{
	assert_int_equal(f->lines.n, 1);
	assert_int_equal(f->lines.at[0].run_count, 1);
	return &f->lines.at[0].runs[0];
}

static void a_ligature_is_one_glyph_for_its_letters(void **state)
{
	struct fixture *f = *state;
	assert_true(fixture_break_text(f, "office", "en"));
	const struct text_run *run = only_run(f);
	static const uint32_t characters[] = {0, 1, 4, 5};
	assert_int_equal(run->glyph_count, 4);
	for (uint32_t i = 0; i < 4; i++) {
		assert_int_equal(run->glyphs[i].character, characters[i]);
	}
}

static void tracking_parts_ligatures_and_ends_with_the_last_letter(void **state)
{
	struct fixture *f = *state;
	f->style.tracking = 100;
	assert_true(fixture_break_text(f, "office", "en"));
	const struct text_run *run = only_run(f);
	assert_int_equal(run->glyph_count, 6);
	for (uint32_t i = 0; i < 6; i++) {
		assert_int_equal(run->glyphs[i].advance - run->glyphs[i].natural, i < 5 ? 100 : 0);
	}
}

static void tracking_does_not_part_a_mark_from_its_base(void **state)
{
	struct fixture *f = *state;
	f->style.tracking = 100;
	assert_true(fixture_break_text(f, "x\u0323a", "en"));
	const struct text_run *run = only_run(f);
	assert_int_equal(run->glyph_count, 3);
	assert_int_equal(run->glyphs[0].advance, run->glyphs[0].natural);
	assert_int_equal(run->glyphs[1].advance, run->glyphs[1].natural + 100);
}

static void letters_are_kerned(void **state)
{
	struct fixture *f = *state;
	length apart = 0;
	struct text_piece pieces[] = {fixture_piece(f, STR("A"), "en"), fixture_piece(f, STR("V"), "en"), fixture_piece(f, STR("AV"), "en")};
	for (size_t i = 0; i < 2; i++) {
		apart += text_width(f->shaper, &pieces[i], 1, false, &f->arena, &f->diag, NULL);
	}
	assert_true(text_width(f->shaper, &pieces[2], 1, false, &f->arena, &f->diag, NULL) < apart);
}

/* What text_width says is what the line then takes. */
static void tracked_text_is_measured_as_it_is_set(void **state)
{
	struct fixture *f = *state;
	f->style.tracking = -1600;
	struct text_piece piece = fixture_piece(f, STR("two words"), "en");
	length width = text_width(f->shaper, &piece, 1, false, &f->arena, &f->diag, NULL);
	f->setting.measure = width;
	assert_true(fixture_break(f, &piece, 1));
	assert_int_equal(f->lines.n, 1);
	assert_int_equal(f->lines.at[0].width, width);
	f->setting.measure = width - 1;
	assert_true(fixture_break(f, &piece, 1));
	assert_int_equal(f->lines.n, 2);
}

/* A word in two colours joins as if it were in one. */
static void arabic_joins_across_pieces(void **state)
{
	struct fixture *f = *state;
	struct style other = f->style;
	other.colour = 0xff0000;
	struct text_piece whole = fixture_piece(f, STR("بيت"), "ar");
	struct text_piece parts[] = {fixture_piece(f, STR("ب"), "ar"), fixture_piece(f, STR("يت"), "ar")};
	parts[1].style = &other;
	assert_true(fixture_break(f, &whole, 1));
	struct text_lines one = f->lines;
	assert_true(fixture_break(f, parts, 2));
	struct text_line *two = f->lines.at;
	assert_int_equal(two->run_count, 2);
	assert_int_equal(two->width, one.at[0].width);
	uint32_t k = 0;
	for (uint32_t i = 0; i < 2; i++) {
		for (uint32_t g = 0; g < two->runs[i].glyph_count; g++) {
			assert_int_equal(two->runs[i].glyphs[g].id, one.at[0].runs[0].glyphs[k++].id);
		}
	}
	assert_int_equal(k, one.at[0].runs[0].glyph_count);
}

static void glyphs_go_in_reading_order(void **state)
{
	struct fixture *f = *state;
	f->setting.rtl = true;
	assert_true(fixture_break_text(f, "مدينة", "ar"));
	const struct text_run *run = only_run(f);
	assert_true(run->rtl);
	for (uint32_t i = 1; i < run->glyph_count; i++) {
		assert_true(run->glyphs[i].character > run->glyphs[i - 1].character);
	}
}

/* What was set before leaves no trace: a word comes out of the cache as it went in. */
static void the_cache_changes_nothing(void **state)
{
	struct fixture *f = *state;
	struct str text = STR("The office of Ålesund, 2020: كلمة (AV) fi");
	struct text_piece piece = fixture_piece(f, text, "en");
	assert_true(fixture_break(f, &piece, 1));
	struct text_lines first = f->lines;
	for (int i = 0; i < 3; i++) {
		f->style.size = (11 + i) * LENGTH_PT;
		assert_true(fixture_break(f, &piece, 1));
	}
	f->style.size = 10 * LENGTH_PT;
	assert_true(fixture_break(f, &piece, 1));
	assert_int_equal(f->lines.at[0].run_count, first.at[0].run_count);
	for (uint32_t i = 0; i < first.at[0].run_count; i++) {
		const struct text_run *a = &first.at[0].runs[i], *b = &f->lines.at[0].runs[i];
		assert_int_equal(a->glyph_count, b->glyph_count);
		assert_int_equal(a->x, b->x);
		assert_memory_equal(a->glyphs, b->glyphs, a->glyph_count * sizeof *a->glyphs);
	}
}

/* Words without number do not fill the memory, and those that come again are as they were. */
static void the_cache_is_emptied_when_it_is_full(void **state)
{
	struct fixture *f = *state;
	struct text_piece piece = fixture_piece(f, STR("The office of Ålesund"), "en");
	length width = text_width(f->shaper, &piece, 1, false, &f->arena, &f->diag, NULL);
	size_t last = 0, emptied = 0;
	for (unsigned n = 0; n < 60 && emptied == 0; n++) {
		struct arena arena = {0};
		struct buf words = {.arena = &arena};
		for (unsigned i = 0; i < 2000; i++) {
			buf_format(&words, "word%u ", 2000 * n + i);
		}
		struct text_piece many = {.kind = TEXT_CHARACTERS, .text = buf_str(&words), .style = &f->style, .lang = STR("en"), .node = 1, .at = piece.at};
		text_width(f->shaper, &many, 1, false, &arena, &f->diag, NULL);
		emptied += f->shaper->cache_arena.total < last;
		last = f->shaper->cache_arena.total;
		assert_true(last < 2 * WORD_CACHE_LIMIT);
		arena_finish(&arena);
	}
	assert_int_equal(emptied, 1);
	assert_int_equal(text_width(f->shaper, &piece, 1, false, &f->arena, &f->diag, NULL), width);
}

/* Widths grow with the size, each glyph rounded by itself. */
static void advances_are_rounded_glyph_by_glyph(void **state)
{
	struct fixture *f = *state;
	f->style.size = 1000;
	assert_true(fixture_break_text(f, "nnn", "en"));
	const struct text_run *run = only_run(f);
	hb_codepoint_t glyph;
	assert_true(hb_font_get_nominal_glyph(run->face->font, 'n', &glyph));
	int64_t advance = hb_font_get_glyph_h_advance(run->face->font, glyph);
	assert_int_equal(run->glyphs[0].advance, (1000 * advance + 1024) / 2048);
	assert_int_equal(run->width, 3 * run->glyphs[0].advance);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEXT_TEST(a_ligature_is_one_glyph_for_its_letters),
		TEXT_TEST(tracking_parts_ligatures_and_ends_with_the_last_letter),
		TEXT_TEST(tracking_does_not_part_a_mark_from_its_base),
		TEXT_TEST(tracked_text_is_measured_as_it_is_set),
		TEXT_TEST(letters_are_kerned),
		TEXT_TEST(arabic_joins_across_pieces),
		TEXT_TEST(glyphs_go_in_reading_order),
		TEXT_TEST(the_cache_changes_nothing),
		TEXT_TEST(the_cache_is_emptied_when_it_is_full),
		TEXT_TEST(advances_are_rounded_glyph_by_glyph),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
