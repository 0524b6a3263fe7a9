#include <time.h>

#include "fixture.h"
#include "page/breaks.h"

/* Processor time that breaking a list of boxes takes. */
static clock_t time_of_breaks(unsigned n)
{
	static const struct style_page master = {.width = 300 * LENGTH_PT, .height = 400 * LENGTH_PT, .top = 50 * LENGTH_PT, .bottom = 50 * LENGTH_PT};
	struct arena arena = {0};
	struct galley_list list = {0};
	struct breaks_start start = {0};
	for (unsigned i = 0; i < n; i++) {
		struct galley_item box = {.kind = GALLEY_BOX, .baseline = -1, .height = 14 * LENGTH_PT, .ground = COLOUR_NONE};
		vec_push(&list, &arena, box);
		struct galley_item penalty = {.kind = GALLEY_PENALTY, .baseline = -1, .ground = COLOUR_NONE, .cost = (int)(i % 7)};
		vec_push(&list, &arena, penalty);
	}
	clock_t before = clock();
	while (start.from < list.n) {
		size_t end = breaks_find(&list, &master, &start).end;
		assert_true(end > start.from);
		start.from = end;
	}
	clock_t spent = clock() - before;
	arena_finish(&arena);
	return spent;
}

static void time_grows_with_length(void **state)
{
	(void)state;
	/* Ten times as long may take thirty times as much, never a hundred. */
	clock_t few = time_of_breaks(40000), many = time_of_breaks(400000);
	assert_true(many < few * 30 + CLOCKS_PER_SEC / 20);
}

static void five_thousand_paragraphs(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct buf xml = {.arena = &arena};
	for (unsigned i = 0; i < 5000; i++)
		buf_format(&xml, "<p style='spaced'>Paragraph %u of many.</p>", i);
	struct frames frames = fixture_blocks(f, "en", "page", buf_str(&xml).at);
	assert_true(frames.page_count > 300);
	assert_int_equal(fixture_where(&frames, "Paragraph 4999").page, frames.page_count - 1);
	arena_finish(&arena);
}

static void three_thousand_rows(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct buf xml = {.arena = &arena};
	buf_format(&xml, "<table style='table' continues='c' continued='d'><caption><p style='caption'>T</p></caption><col/><col/><thead><tr><th style='bare'><p style='text'>h</p></th></tr></thead>"
		"<tbody><tr><th style='bare' scope='rowgroup' rowspan='1000'><p style='text'>g</p></th><td style='bare'><p style='text'>0</p></td></tr>");
	for (unsigned i = 1; i < 3000; i++)
		buf_format(&xml, "%s<tr>%s<td style='bare'><p style='text'>r%u.</p></td></tr>", i % 1000 == 0 ? "</tbody><tbody>" : "",
			i % 1000 == 0 ? "<th style='bare' scope='rowgroup' rowspan='1000'><p style='text'>g</p></th>" : "", i);
	buf_format(&xml, "</tbody></table>");
	struct frames frames = fixture_blocks(f, "en", "page", buf_str(&xml).at);
	assert_int_equal(fixture_where(&frames, "r2999.").page, frames.page_count - 1);
	arena_finish(&arena);
}

static void many_floats_and_notes(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct buf xml = {.arena = &arena};
	for (unsigned i = 0; i < 300; i++)
		buf_format(&xml, "<figure style='figure' float='yes' alt='x'><caption><p style='text'>F%u.<note><p style='note'>n</p></note></p></caption>"
			"<table-note><space height='%upt'/><p style='text'>.</p></table-note></figure>%s", i, 10 + i * 37 % 200, i % 5 == 0 ? "<p style='text'>t</p>" : "");
	struct frames frames = fixture_blocks(f, "en", "page", buf_str(&xml).at);
	uint32_t page = 0;
	for (unsigned i = 0; i < 300; i++) {
		struct found found = fixture_where(&frames, str_format(&arena, "F%u.", i).at);
		assert_true(found.page >= page);
		page = found.page;
	}
	for (uint32_t p = 0; p < frames.page_count; p++)
		for (size_t i = 0; i < frames.pages[p].items.n; i++)
			assert_true(frames.pages[p].items.at[i].y <= FOOT + LENGTH_PT);
	fixture_all_said(f, &frames);
	arena_finish(&arena);
}

static void a_page_too_low_for_a_line_ends_in_errors(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct frames frames = {0};
	/* Lines of 14 pt in a text area of 10 pt. */
	struct style_page low = f->sheet.pages[0];
	assert_true(fixture_try(f, "en", str_format(&arena, "<part master='page'>%s</part>", fixture_lines(&arena, 50).at).at));
	low.bottom = low.height - low.top - 10 * LENGTH_PT;
	f->galley->parts[0].master = &low;
	assert_false(page_make(f->galley, f->shaper, &f->own, &f->diag, &frames));
	assert_int_equal(fixture_count(f, DIAG_BOX_TOO_TALL), 50);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_grows_with_length),
		cmocka_unit_test(five_thousand_paragraphs),
		cmocka_unit_test(three_thousand_rows),
		cmocka_unit_test(many_floats_and_notes),
		cmocka_unit_test(a_page_too_low_for_a_line_ends_in_errors),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_finish);
}
