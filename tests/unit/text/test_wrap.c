#include "fixture.h"

static const char prose[] = "The city measures what its residents use each day: water, power, roads and the air between them. "
	"Where the record is silent the profile says so, and the reader may weigh the rest without guessing at what was left out.";

static length runs_width(const struct text_line *line)
{
	length sum = 0;
	for (uint32_t i = 0; i < line->run_count; i++) {
		sum += line->runs[i].width;
	}
	return sum;
}

static void lines_hold_the_text(void **state)
{
	struct fixture *f = *state;
	struct buf buf = {.arena = &f->arena};
	assert_true(fixture_break_text(f, prose, "en"));
	assert_true(f->lines.n > 2);
	for (uint32_t i = 0; i < f->lines.n; i++) {
		buf_add_str(&buf, fixture_line(f, i));
		assert_true(f->lines.at[i].width <= f->setting.measure);
		assert_int_equal(f->lines.at[i].last, i + 1 == f->lines.n);
	}
	assert_text(buf_str(&buf), prose);
	assert_int_equal(f->diag.n, 0);
}

/* Spaces keep their limits as long as the text lets them, and lines always come out exact to the unit. */
static void justified_lines_fill_the_measure_exactly(void **state)
{
	struct fixture *f = *state;
	f->setting.align = STYLE_JUSTIFY;
	f->setting.hyphenate = true;
	for (length measure = 280 * LENGTH_PT; measure < 360 * LENGTH_PT; measure += 1777) {
		f->setting.measure = measure;
		assert_true(fixture_break_text(f, prose, "en"));
		for (uint32_t i = 0; i + 1 < f->lines.n; i++) {
			assert_int_equal(runs_width(&f->lines.at[i]), measure);
		}
	}
	assert_int_equal(f->diag.n, 0);
}

static void check_spaces(const struct text_line *line)
{
	const struct text_run *run = &line->runs[0];
	for (uint32_t k = 0; k < run->glyph_count; k++) {
		const struct text_glyph *glyph = &run->glyphs[k];
		if (run->text.at[glyph->character] == ' ' && glyph->advance != 0) {
			assert_in_range(glyph->advance, glyph->natural * 684 / 1000, glyph->natural * 1816 / 1000);
		} else if (glyph->advance != 0) {
			assert_int_equal(glyph->advance, glyph->natural);
		}
	}
}

/* With hyphens, this text needs no wider space than is allowed in any of these measures. */
static void spaces_keep_their_limits(void **state)
{
	struct fixture *f = *state;
	f->setting.align = STYLE_JUSTIFY;
	f->setting.hyphenate = true;
	for (length measure = 280 * LENGTH_PT; measure < 360 * LENGTH_PT; measure += 1111) {
		f->setting.measure = measure;
		assert_true(fixture_break_text(f, prose, "en"));
		for (uint32_t i = 0; i + 1 < f->lines.n; i++) {
			check_spaces(&f->lines.at[i]);
		}
	}
}

/* What a setter would do who fills each line as far as it goes: the sum of the squares of what is left free, in points. */
static int64_t greedy_cost(struct fixture *f, const char *text, length measure)
{
	int64_t cost = 0;
	const char *line = text, *end = text;
	while (true) {
		const char *next = strchr(end + 1, ' ');
		next = next != NULL ? next : end + strlen(end);
		struct text_piece piece = fixture_piece(f, (struct str){line, (size_t)(next - line)}, "en");
		if (text_width(f->shaper, &piece, 1, false, &f->arena, &f->diag, NULL) > measure) {
			piece.text.n = (size_t)(end - line);
			length free_width = (measure - text_width(f->shaper, &piece, 1, false, &f->arena, &f->diag, NULL)) / LENGTH_PT;
			cost += free_width * free_width;
			line = end + 1;
		} else if (*next == '\0') {
			return cost;
		} else {
			end = next;
		}
	}
}

static int64_t lines_cost(const struct text_lines *lines, length measure)
{
	int64_t cost = 0;
	for (uint32_t i = 0; i + 1 < lines->n; i++) {
		length free_width = (measure - lines->at[i].width) / LENGTH_PT;
		cost += free_width * free_width;
	}
	return cost;
}

/* Looking ahead is often better than filling up; where it is not, the price was paid for a last line that is not too short. */
static void ragged_lines_come_out_more_even_than_greedy_ones(void **state)
{
	struct fixture *f = *state;
	int better = 0, worse = 0;
	for (length measure = 90 * LENGTH_PT; measure < 200 * LENGTH_PT; measure += 5 * LENGTH_PT) {
		f->setting.measure = measure;
		assert_true(fixture_break_text(f, prose, "en"));
		int64_t ours = lines_cost(&f->lines, measure), greedy = greedy_cost(f, prose, measure);
		better += ours < greedy;
		worse += ours > greedy;
	}
	assert_true(better >= 9);
	assert_true(worse <= 3);
}

/* The first line could take one word more, but then the second would be left with one short word. */
static void a_known_paragraph_breaks_early_for_what_follows(void **state)
{
	struct fixture *f = *state;
	struct text_piece filled = fixture_piece(f, STR("aaa bb"), "en");
	f->setting.measure = text_width(f->shaper, &filled, 1, false, &f->arena, &f->diag, NULL);
	assert_true(fixture_break_text(f, "aaa bb cc ddddd", "en"));
	assert_int_equal(f->lines.n, 3);
	assert_text(fixture_line(f, 0), "aaa ");
	assert_text(fixture_line(f, 1), "bb cc ");
	assert_text(fixture_line(f, 2), "ddddd");
}

static void no_more_than_two_hyphens_in_a_row(void **state)
{
	struct fixture *f = *state;
	static const char text[] = "administrative consideration characteristically misunderstood international responsibility "
		"municipality infrastructure communication organization administrative consideration transportation environmental";
	f->setting.align = STYLE_JUSTIFY;
	f->setting.hyphenate = true;
	int hyphens = 0;
	for (length measure = 110 * LENGTH_PT; measure < 220 * LENGTH_PT; measure += 3 * LENGTH_PT) {
		int row = 0;
		f->setting.measure = measure;
		assert_true(fixture_break_text(f, text, "en"));
		for (uint32_t i = 0; i < f->lines.n; i++) {
			row = f->lines.at[i].hyphenated ? row + 1 : 0;
			hyphens += f->lines.at[i].hyphenated;
			assert_true(row <= 2);
		}
	}
	assert_true(hyphens > 10);
}

/* Over many measures, last lines of less than a quarter are rare: only where the spaces cannot mend them. */
static void last_lines_are_not_short(void **state)
{
	struct fixture *f = *state;
	int short_last = 0, count = 0;
	f->setting.align = STYLE_JUSTIFY;
	f->setting.hyphenate = true;
	for (length measure = 250 * LENGTH_PT; measure < 360 * LENGTH_PT; measure += LENGTH_PT) {
		f->setting.measure = measure;
		assert_true(fixture_break_text(f, prose, "en"));
		short_last += f->lines.at[f->lines.n - 1].width * 4 < measure;
		count++;
	}
	assert_true(short_last * 10 <= count);
}

/* A word wider than the line is parted: where the language parts it, else between letters. */
static void a_word_too_long_is_parted(void **state)
{
	static const struct { const char *text; const char *lines[4]; bool hyphen; } rows[] = {
		{"a municipality z", {"a muni", "cipality z"}, true},
		{"a XXXXXXXXXX z", {"a XXXXX", "XXXXX z"}, false},
		{"a ѐѐѐѐѐѐѐѐѐѐѐѐ z", {"a ѐѐѐѐѐѐ", "ѐѐѐѐѐѐ z"}, false},
	};
	struct fixture *f = *state;
	f->setting.measure = 45 * LENGTH_PT;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_true(fixture_break_text(f, rows[i].text, "en"));
		bool hyphen = false;
		for (uint32_t k = 0; k < f->lines.n; k++) {
			assert_true(rows[i].lines[k] != NULL);
			assert_text(fixture_line(f, k), rows[i].lines[k]);
			assert_true(f->lines.at[k].width <= f->setting.measure);
			hyphen = hyphen || f->lines.at[k].hyphenated;
		}
		assert_int_equal(hyphen, rows[i].hyphen);
	}
	assert_int_equal(f->diag.n, 0);
}

/* An address goes on after one of its signs, without a hyphen. */
static void addresses_are_parted_at_their_signs(void **state)
{
	static const char text[] = "see https://stat.example/population/by-district?year=2020&sex=all_ages+and=more and www";
	struct fixture *f = *state;
	uint32_t most = 0;
	for (length measure = 60 * LENGTH_PT; measure < 200 * LENGTH_PT; measure += 3 * LENGTH_PT) {
		f->setting.measure = measure;
		assert_true(fixture_break_text(f, text, "en"));
		most = f->lines.n > most ? f->lines.n : most;
		for (uint32_t k = 0; k + 1 < f->lines.n; k++) {
			struct str line = fixture_line(f, k);
			assert_non_null(strchr(" /.-_?&=", line.at[line.n - 1]));
			assert_false(f->lines.at[k].hyphenated);
		}
	}
	assert_true(most > 6);
	assert_int_equal(f->diag.n, 0);
}

static void what_cannot_be_parted_sticks_out_and_is_told(void **state)
{
	struct fixture *f = *state;
	struct text_piece box = {.kind = TEXT_BOX, .style = &f->style, .width = 60 * LENGTH_PT, .ascent = 12000, .descent = 500};
	struct text_piece pieces[] = {fixture_piece(f, STR("a "), "en"), box, fixture_piece(f, STR(" z"), "en")};
	f->setting.measure = 50 * LENGTH_PT;
	assert_true(fixture_break(f, pieces, 3));
	assert_int_equal(f->lines.n, 3);
	assert_true(f->lines.at[1].overfull);
	assert_false(f->lines.at[0].overfull || f->lines.at[2].overfull);
	assert_int_equal(f->diag.n, 1);
	assert_int_equal(f->diag.at[0].code, DIAG_OVERFULL_LINE);
	assert_int_equal(f->lines.at[1].marks[0].x, 0);
	assert_false(diag_failed(&f->diag));
}

/* However the lines before it come out, what is too wide stands in a line of its own, and no other line sticks out. */
static void what_sticks_out_stands_alone(void **state)
{
	static const char words[] = "The harbour of the old town is a small one, and the ferries that call at it in winter are few; in summer they come every hour, ";
	static const enum style_align aligns[] = {STYLE_START, STYLE_JUSTIFY};
	struct fixture *f = *state;
	struct text_piece box = {.kind = TEXT_BOX, .style = &f->style, .width = 130 * LENGTH_PT, .ascent = 12000, .descent = 500};
	f->setting.measure = 120 * LENGTH_PT;
	for (size_t a = 0; a < 2; a++) {
		f->setting.align = aligns[a];
		for (size_t n = 1; n < sizeof words; n++) {
			if (words[n - 1] != ' ') {
				continue;
			}
			struct text_piece pieces[] = {fixture_piece(f, (struct str){words, n}, "en"), box, fixture_piece(f, str_from(" and then"), "en")};
			f->diag.n = 0;
			assert_true(fixture_break(f, pieces, 3));
			assert_int_equal(f->diag.n, 1);
			for (uint32_t i = 0; i < f->lines.n; i++) {
				assert_int_equal(f->lines.at[i].overfull, f->lines.at[i].mark_count == 1);
				assert_true(f->lines.at[i].mark_count == 0 || f->lines.at[i].run_count <= 1);
			}
		}
	}
}

/* Rather than torn apart, a line that what follows leaves too short stays as wide as it is. */
static void no_line_is_stretched_into_holes(void **state)
{
	struct fixture *f = *state;
	f->setting.align = STYLE_JUSTIFY;
	f->setting.measure = 200 * LENGTH_PT;
	assert_true(fixture_break_text(f, "see one XXXXXXXXXXXXXXXXXXXXXXXXXXXXX and what comes after it", "en"));
	assert_text(fixture_line(f, 0), "see one ");
	assert_int_equal(runs_width(&f->lines.at[0]), f->lines.at[0].width);
	assert_int_equal(f->lines.at[0].runs[0].x, 0);
}

static void an_empty_paragraph_has_no_lines(void **state)
{
	struct fixture *f = *state;
	f->lines.n = 7;
	assert_true(fixture_break(f, NULL, 0));
	assert_int_equal(f->lines.n, 0);
	f->lines.n = 7;
	assert_true(fixture_break_text(f, "", "en"));
	assert_int_equal(f->lines.n, 0);
}

/* A hostile word of nearly a million letters, and as many words of one letter: the time for them is that of their length. */
static void long_paragraphs_end(void **state)
{
	struct fixture *f = *state;
	struct buf buf = {.arena = &f->arena};
	f->setting.align = STYLE_JUSTIFY;
	f->setting.hyphenate = true;
	for (int i = 0; i < 999999; i++) {
		buf_add_byte(&buf, 'a');
	}
	struct text_piece piece = fixture_piece(f, buf_str(&buf), "en");
	assert_true(fixture_break(f, &piece, 1));
	assert_true(f->lines.n > 1000);
	for (size_t i = 1; i < buf.n; i += 2) {
		buf.at[i] = ' ';
	}
	assert_true(fixture_break(f, &piece, 1));
	assert_true(f->lines.n > 1000);
	f->setting.measure = 1;
	buf.n = 20000;
	piece.text.n = 20000;
	assert_true(fixture_break(f, &piece, 1));
	assert_int_equal(f->lines.n, 10000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEXT_TEST(lines_hold_the_text),
		TEXT_TEST(justified_lines_fill_the_measure_exactly),
		TEXT_TEST(spaces_keep_their_limits),
		TEXT_TEST(ragged_lines_come_out_more_even_than_greedy_ones),
		TEXT_TEST(a_known_paragraph_breaks_early_for_what_follows),
		TEXT_TEST(no_more_than_two_hyphens_in_a_row),
		TEXT_TEST(last_lines_are_not_short),
		TEXT_TEST(a_word_too_long_is_parted),
		TEXT_TEST(addresses_are_parted_at_their_signs),
		TEXT_TEST(what_cannot_be_parted_sticks_out_and_is_told),
		TEXT_TEST(what_sticks_out_stands_alone),
		TEXT_TEST(no_line_is_stretched_into_holes),
		TEXT_TEST(an_empty_paragraph_has_no_lines),
		TEXT_TEST(long_paragraphs_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
