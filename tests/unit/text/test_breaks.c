#include "fixture.h"

/* The lines of a text in a measure so small that every place where a line may end is taken. */
static void every_place(struct fixture *f, const char *text, const char *lang)
{
	f->setting.measure = 1;
	assert_true(fixture_break_text(f, text, lang));
}

static void lines_end_where_the_text_allows(void **state)
{
	struct fixture *f = *state;
	static const struct { const char *text; const char *lines[6]; } table[] = {
		{"one two three", {"one ", "two ", "three"}},
		{"12\u00a0km away", {"12\u00a0km ", "away"}},
		{"p.\u202f5 and", {"p.\u202f5 ", "and"}},
		{"about 12 km away", {"about ", "12 km ", "away"}},
		{"97.3 % of all", {"97.3 % ", "of ", "all"}},
		{"in 2019 the city", {"in ", "2019 ", "the ", "city"}},
		{"(and so) \u201con\u201d", {"(and ", "so) ", "\u201con\u201d"}},
		{"well-known", {"well-", "known"}},
		{"2015\u20132020", {"2015\u2013", "2020"}},
		{"micrograms/m\u00b3 rivers/lakes", {"micrograms/m\u00b3 ", "rivers/", "lakes"}},
		{"http://example/water/", {"http://example/", "water/"}},
		{"after 5 p.m. on", {"after ", "5 p.m. ", "on"}},
		{"soft\u00adhyphen", {"soft\u00ad", "hyphen"}},
		{"no\u2060break\u200bhere", {"no\u2060break\u200b", "here"}},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		every_place(f, table[i].text, "en-GB");
		uint32_t n = 0;
		while (n < 6 && table[i].lines[n] != NULL) {
			n++;
		}
		for (uint32_t k = 0; k < n && k < f->lines.n; k++) {
			assert_text(fixture_line(f, k), table[i].lines[k]);
		}
		assert_int_equal(f->lines.n, n);
	}
}

static void a_written_break_ends_its_line(void **state)
{
	struct fixture *f = *state;
	struct text_piece pieces[] = {fixture_piece(f, STR("one "), "en"), {.kind = TEXT_BREAK, .style = &f->style}, fixture_piece(f, STR("two"), "en"),
		{.kind = TEXT_BREAK, .style = &f->style}};
	f->setting.align = STYLE_JUSTIFY;
	assert_true(fixture_break(f, pieces, 4));
	assert_int_equal(f->lines.n, 2);
	assert_text(fixture_line(f, 0), "one ");
	assert_text(fixture_line(f, 1), "two");
	assert_false(f->lines.at[0].last);
	/* such a line is not stretched */
	assert_int_equal(f->lines.at[0].runs[0].width, f->lines.at[0].width);
	assert_true(f->lines.at[0].width < 20 * LENGTH_PT);
}

static void a_box_clings_to_its_word(void **state)
{
	struct fixture *f = *state;
	struct text_piece box = {.kind = TEXT_BOX, .style = &f->style, .width = 9000, .ascent = 12000, .descent = 500};
	struct text_piece touching[] = {fixture_piece(f, STR("note"), "en"), box, fixture_piece(f, STR("more"), "en")};
	struct text_piece spaced[] = {fixture_piece(f, STR("note "), "en"), box, fixture_piece(f, STR(" more"), "en")};
	struct text_piece boxes[] = {box, box};
	f->setting.measure = 1;
	assert_true(fixture_break(f, touching, 3));
	assert_int_equal(f->lines.n, 1);
	assert_true(fixture_break(f, spaced, 3));
	assert_int_equal(f->lines.n, 3);
	assert_int_equal(f->lines.at[1].mark_count, 1);
	assert_true(fixture_break(f, boxes, 2));
	assert_int_equal(f->lines.n, 2);
}

static void a_leader_keeps_both_its_sides(void **state)
{
	struct fixture *f = *state;
	struct text_piece pieces[] = {fixture_piece(f, STR("A title "), "en"), {.kind = TEXT_LEADER, .style = &f->style}, fixture_piece(f, STR(" 12"), "en")};
	f->setting.measure = 1;
	assert_true(fixture_break(f, pieces, 3));
	assert_int_equal(f->lines.n, 2);
	assert_text(fixture_line(f, 0), "A ");
	assert_text(fixture_line(f, 1), "title  12");
	/* A wide space behind the first changes nothing. */
	pieces[0] = fixture_piece(f, STR("A title \u2003"), "en");
	assert_true(fixture_break(f, pieces, 3));
	assert_int_equal(f->lines.n, 2);
	assert_text(fixture_line(f, 1), "title \u2003 12");
}

static void widths_are_those_of_the_line_and_of_its_widest_word(void **state)
{
	struct fixture *f = *state;
	struct text_piece pieces[] = {fixture_piece(f, STR("ab "), "en"), fixture_piece(f, STR("infrastructure"), "en"), {.kind = TEXT_BREAK, .style = &f->style},
		fixture_piece(f, STR("c d"), "en")};
	length word, whole = text_width(f->shaper, pieces, 4, false, &f->arena, &f->diag, &word);
	length long_word = text_width(f->shaper, &pieces[1], 1, false, &f->arena, &f->diag, NULL);
	length short_word = text_width(f->shaper, &pieces[0], 1, false, &f->arena, &f->diag, NULL);
	assert_true(fixture_break(f, pieces, 4));
	assert_int_equal(word, long_word);
	assert_int_equal(whole, f->lines.at[0].width);
	assert_true(whole > long_word + short_word);
	assert_int_equal(text_width(f->shaper, pieces, 0, false, &f->arena, &f->diag, &word), 0);
	assert_int_equal(word, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEXT_TEST(lines_end_where_the_text_allows),
		TEXT_TEST(a_written_break_ends_its_line),
		TEXT_TEST(a_box_clings_to_its_word),
		TEXT_TEST(a_leader_keeps_both_its_sides),
		TEXT_TEST(widths_are_those_of_the_line_and_of_its_widest_word),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
