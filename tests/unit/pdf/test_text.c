#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pdf/font.h"
#include "pdf/halo.h"
#include "pdf/page.h"
#include "pdf/structure.h"
#include "pdf/text.h"
#include "pdf/unicode_map.h"
#include "sample.h"

/* A writer as it stands while page 0 is painted. */
struct bench {
	struct sample sample;
	struct writer writer;
	struct page page;
	struct font_face *latin, *arabic;
	uint32_t paragraph;
};

static void bench_init(struct bench *bench)
{
	struct sample *sample = &bench->sample;
	sample_init(sample);
	sample_page(sample, "1");
	bench->latin = sample_face(sample, "fonts/Roboto-Regular.ttf", "Roboto-Regular");
	bench->arabic = sample_face(sample, "fonts/NotoSansArabic-Regular.ttf", "NotoSansArabic-Regular");
	bench->paragraph = sample_node(sample, 0, "P");
	bench->writer = (struct writer){.frames = &sample->frames, .metadata = &sample->metadata, .arena = &sample->arena, .diag = &sample->diag,
		.store = store_create()};
	assert_non_null(bench->writer.store);
	structure_init(&bench->writer);
	bench->page = (struct page){.writer = &bench->writer, .height = PT(595), .ops = {.arena = &sample->arena},
		.fill = COLOUR_NONE, .stroke = COLOUR_NONE};
}

static void bench_finish(struct bench *bench)
{
	store_destroy(bench->writer.store);
	arena_finish(&bench->writer.page_arena);
	sample_finish(&bench->sample);
}

static void show(struct bench *bench, uint32_t node, struct text_run *run)
{
	text_show(&bench->page, &(struct frame_item){.kind = FRAME_TEXT, .node = node, .artifact = FRAME_FOOTER, .x = PT(40), .y = PT(95), .as.text = run});
	page_unmark(&bench->page);
}

static const char *unicode_map(struct bench *bench, size_t font)
{
	struct buf map = {.arena = &bench->sample.arena};
	unicode_map_add(&map, bench->writer.fonts.at[font]);
	return map.at;
}

static void latin_is_shown_in_one_array(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct text_run *run = sample_run(&bench.sample, bench.latin, PT(10), "abba", false);
	run->colour = 0;
	show(&bench, bench.paragraph, run);
	assert_string_equal(bench.page.ops.at, "/P<</MCID 0>>BDC\n0 0 0 rg\n/F0 10 Tf\nBT\n40 500 Td\n[<0001000200020001>]TJ\nET\nEMC\n");
	assert_non_null(strstr(unicode_map(&bench, 0), "2 beginbfchar\n<0001> <0061>\n<0002> <0062>\nendbfchar\n"));
	bench_finish(&bench);
}

static void stretched_space_is_a_number(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct text_run *run = sample_run(&bench.sample, bench.latin, PT(10), "a a", false);
	run->glyphs[1].advance += PT(2); /* 200 thousandths of the size */
	run->raise = PT(1);
	show(&bench, 0, run);
	assert_non_null(strstr(bench.page.ops.at, "/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n"));
	assert_non_null(strstr(bench.page.ops.at, "40 501 Td\n[<00010002>-200<0001>]TJ\n"));
	bench_finish(&bench);
}

static void same_owner_shares_a_marking(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct frame_item item = {.kind = FRAME_TEXT, .node = bench.paragraph, .as.text = sample_run(&bench.sample, bench.latin, PT(10), "a", false)};
	text_show(&bench.page, &item);
	text_show(&bench.page, &item);
	item.node = 0;
	text_show(&bench.page, &item);
	item.artifact = FRAME_HEADER;
	text_show(&bench.page, &item);
	page_unmark(&bench.page);
	struct str ops = buf_str(&bench.page.ops);
	assert_int_equal(sample_count(ops, "BDC"), 3);
	assert_int_equal(sample_count(ops, "EMC"), 3);
	assert_int_equal(sample_count(ops, " Tf"), 1);
	bench_finish(&bench);
}

static void hyphen_of_a_break_is_a_soft_hyphen(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct text_run *run = sample_run(&bench.sample, bench.latin, PT(10), "a-b", false);
	sample_hyphenate(&bench.sample, run);
	show(&bench, bench.paragraph, run);
	/* One glyph, two meanings, two codes. */
	assert_non_null(strstr(unicode_map(&bench, 0), "<0001> <0061>\n<0002> <002D>\n<0003> <0062>\n<0004> <00AD>\n"));
	assert_int_equal(bench.writer.fonts.at[0]->codes.at[2].glyph, bench.writer.fonts.at[0]->codes.at[4].glyph);
	bench_finish(&bench);
}

static void right_to_left_steps_back_in_logical_order(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct text_run *run = sample_run(&bench.sample, bench.arabic, PT(10), "لا من", true);
	show(&bench, bench.paragraph, run);
	/* The first glyph is the ligature of lam and alef, furthest to the right; every other one needs a step back. */
	assert_non_null(strstr(unicode_map(&bench, 0), "<0001> <06440627>\n<0002> <0020>\n<0003> <0645>\n<0004> <0646>\n"));
	struct str ops = buf_str(&bench.page.ops);
	assert_int_equal(sample_count(ops, ">"), 2 + 4);
	assert_null(sample_find(ops, "-"));
	assert_non_null(sample_find(ops, "[<0001>"));
	bench_finish(&bench);
}

static void more_glyphs_than_characters_say_their_text(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct text_run *run = sample_run(&bench.sample, bench.latin, PT(10), "abc", false);
	run->text = STR("xy");
	run->glyphs[0].character = 0;
	run->glyphs[1].character = 0;
	run->glyphs[2].character = 1;
	show(&bench, bench.paragraph, run);
	struct str ops = buf_str(&bench.page.ops);
	assert_non_null(sample_find(ops, "/Span<</MCID 0/ActualText(x)>>BDC\n"));
	assert_non_null(sample_find(ops, "EMC\n/P<</MCID 1>>BDC\n"));
	assert_non_null(sample_find(ops, "[<00010002>"));
	bench_finish(&bench);
}

static void artifact_says_nothing(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct text_run *run = sample_run(&bench.sample, bench.latin, PT(10), "ab", false);
	run->text = STR("x");
	run->glyphs[1].character = 0;
	show(&bench, 0, run);
	assert_null(sample_find(buf_str(&bench.page.ops), "ActualText"));
	bench_finish(&bench);
}

static void raised_glyph_is_set_by_rise(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct text_run *run = sample_run(&bench.sample, bench.latin, PT(10), "aba", false);
	run->glyphs[1].dy = PT(2);
	show(&bench, bench.paragraph, run);
	assert_non_null(sample_find(buf_str(&bench.page.ops), "[<0001>]TJ\n2 Ts\n[<0002>]TJ\n0 Ts\n[<0001>]TJ\nET\n"));
	bench_finish(&bench);
}

static void turned_text_has_a_matrix_and_says_itself(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct text_run *run = sample_run(&bench.sample, bench.latin, PT(10), "abba", false);
	struct frame_item item = {.kind = FRAME_TEXT, .node = bench.paragraph, .x = PT(40), .y = PT(95), .turn = {0, FRAME_TURN_ONE}, .as.text = run};
	run->colour = 0;
	text_show(&bench.page, &item);
	page_unmark(&bench.page);
	/* A quarter clockwise: the line runs down the page. */
	assert_string_equal(bench.page.ops.at, "/Span<</MCID 0/ActualText(abba)>>BDC\n0 0 0 rg\n/F0 10 Tf\nBT\n0 -1 1 0 40 500 Tm\n"
		"[<0001000200020001>]TJ\nET\nEMC\n");
	bench_finish(&bench);
}

static void text_on_a_curve_has_a_matrix_for_each_glyph(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct text_run *run = sample_run(&bench.sample, bench.latin, PT(10), "ab", false);
	const struct frame_place places[] = {{0, 0, {FRAME_TURN_ONE, 0}}, {PT(5), PT(2), {FRAME_TURN_ONE / 2, -FRAME_TURN_ONE / 2}}};
	struct frame_item item = {.kind = FRAME_TEXT, .x = PT(40), .y = PT(95), .places = places, .as.text = run};
	run->colour = 0;
	text_show(&bench.page, &item);
	page_unmark(&bench.page);
	assert_string_equal(bench.page.ops.at, "/Artifact<</Type/Layout>>BDC\n0 0 0 rg\n/F0 10 Tf\nBT\n1 0 0 1 40 500 Tm\n<0001>Tj\n"
		".5 .5 -.5 .5 45 498 Tm\n<0002>Tj\nET\nEMC\n");
	bench_finish(&bench);
}

/* Letters that are 6 pt apart, the last one raised. */
static struct frame_item halo_item(struct bench *bench, length size)
{
	struct text_run *run = sample_run(&bench->sample, bench->latin, size, "aa a", false);
	for (uint32_t i = 0; i < run->glyph_count; i++)
		run->glyphs[i].advance = PT(6);
	run->glyphs[3].dy = PT(2);
	return (struct frame_item){.kind = FRAME_HALO, .node = bench->paragraph, .x = PT(40), .y = PT(95), .as.halo = {run, 0xffffff, PT(2)}};
}

static void halo_is_forms_and_no_text(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct frame_item item = halo_item(&bench, PT(10));
	halo_show(&bench.page, &item);
	/* The space shows nothing. */
	assert_string_equal(bench.page.ops.at, "/P<</MCID 0>>BDC\n1 1 1 rg\n1 1 1 RG\n2 w\n1 J 1 j\nq 1 0 0 1 40 500 cm\n/H0 Do\n"
		"1 0 0 1 6 0 cm/H0 Do\n1 0 0 1 12 2 cm/H0 Do\nQ\n");
	bench.page.ops.n = 0;
	item.turn = (struct frame_turn){0, FRAME_TURN_ONE};
	halo_show(&bench.page, &item);
	assert_non_null(sample_find(buf_str(&bench.page.ops), "q 0 -1 1 0 40 500 cm\n/H0 Do\n"));
	assert_int_equal(bench.writer.glyph_forms.n, 1);
	assert_int_equal(bench.writer.fonts.n, 0);
	/* Another size has another outline. */
	item = halo_item(&bench, PT(8));
	halo_show(&bench.page, &item);
	assert_non_null(sample_find(buf_str(&bench.page.ops), "/H1 Do\n"));
	assert_int_equal(bench.writer.glyph_forms.n, 2);
	assert_int_equal(bench.sample.diag.errors, 0);
	bench_finish(&bench);
}

static void halo_on_a_curve_has_a_matrix_for_each_glyph(void **state)
{
	struct bench bench;
	bench_init(&bench);
	const struct frame_place places[] = {{0, 0, {FRAME_TURN_ONE, 0}}, {PT(5), PT(2), {FRAME_TURN_ONE / 2, -FRAME_TURN_ONE / 2}}, {0}, {0}};
	struct frame_item item = halo_item(&bench, PT(10));
	item.places = places;
	halo_show(&bench.page, &item);
	assert_non_null(sample_find(buf_str(&bench.page.ops), "q 1 0 0 1 40 500 cm/H0 Do Q\nq .5 .5 -.5 .5 45 498 cm/H0 Do Q\nq 1 0 0 1 40 500 cm/H0 Do Q\n"));
	assert_int_equal(sample_count(buf_str(&bench.page.ops), " Do"), 3);
	bench_finish(&bench);
}

static void halo_of_a_glyph_that_is_not_there_is_an_error(void **state)
{
	struct bench bench;
	bench_init(&bench);
	struct frame_item item = halo_item(&bench, PT(10));
	item.as.halo.text->glyphs[1].id = hb_face_get_glyph_count(bench.latin->face);
	halo_show(&bench.page, &item);
	assert_int_equal(bench.page.ops.n, 0);
	assert_int_equal(bench.sample.diag.errors, 1);
	assert_int_equal(bench.sample.diag.at[0].code, DIAG_PDF_GLYPH);
	bench_finish(&bench);
}

static void long_maps_come_in_sections(void **state)
{
	struct arena arena = {0};
	struct font_use use = {0};
	for (int i = 0; i <= 250; i++) {
		vec_push(&use.codes, &arena, ((struct font_code){.text = STR("x")}));
	}
	struct buf map = {.arena = &arena};
	unicode_map_add(&map, &use);
	struct str text = buf_str(&map);
	assert_int_equal(sample_count(text, "\n100 beginbfchar\n"), 2);
	assert_int_equal(sample_count(text, "\n50 beginbfchar\n"), 1);
	assert_int_equal(sample_count(text, "\nendbfchar\n"), 3);
	assert_non_null(sample_find(text, "<00FA> <0078>\nendbfchar\nendcmap"));
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(latin_is_shown_in_one_array),
		cmocka_unit_test(stretched_space_is_a_number),
		cmocka_unit_test(same_owner_shares_a_marking),
		cmocka_unit_test(hyphen_of_a_break_is_a_soft_hyphen),
		cmocka_unit_test(right_to_left_steps_back_in_logical_order),
		cmocka_unit_test(more_glyphs_than_characters_say_their_text),
		cmocka_unit_test(artifact_says_nothing),
		cmocka_unit_test(raised_glyph_is_set_by_rise),
		cmocka_unit_test(turned_text_has_a_matrix_and_says_itself),
		cmocka_unit_test(text_on_a_curve_has_a_matrix_for_each_glyph),
		cmocka_unit_test(halo_is_forms_and_no_text),
		cmocka_unit_test(halo_on_a_curve_has_a_matrix_for_each_glyph),
		cmocka_unit_test(halo_of_a_glyph_that_is_not_there_is_an_error),
		cmocka_unit_test(long_maps_come_in_sections),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
