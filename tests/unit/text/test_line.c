#include "fixture.h"

#include "base/utf8.h"

static length content_end(const struct text_line *line)
{
	length end = 0;
	for (uint32_t i = 0; i < line->run_count; i++) {
		length right = line->runs[i].x + line->runs[i].width;
		end = right > end ? right : end;
	}
	return end;
}

static void lines_stand_at_their_side(void **state)
{
	struct fixture *f = *state;
	static const struct { enum style_align align; bool rtl; int side; } table[] = { /* 0 left, 1 middle, 2 right */
		{STYLE_START, false, 0}, {STYLE_END, false, 2}, {STYLE_CENTRE, false, 1}, {STYLE_JUSTIFY, false, 0},
		{STYLE_START, true, 2}, {STYLE_END, true, 0}, {STYLE_CENTRE, true, 1}, {STYLE_JUSTIFY, true, 2},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		f->setting.align = table[i].align;
		f->setting.rtl = table[i].rtl;
		assert_true(fixture_break_text(f, "Short", "en"));
		const struct text_line *line = f->lines.at;
		length gap = f->setting.measure - line->width, left = line->runs[0].x;
		assert_int_equal(left, table[i].side == 0 ? 0 : table[i].side == 2 ? gap : table[i].rtl ? gap - gap / 2 : gap / 2);
	}
}

static void the_first_line_is_indented_from_its_start(void **state)
{
	struct fixture *f = *state;
	f->setting.measure = 210 * LENGTH_PT;
	f->setting.first_indent = 20 * LENGTH_PT;
	f->setting.align = STYLE_JUSTIFY;
	f->setting.hyphenate = true;
	assert_true(fixture_break_text(f, "The city measures what its residents use each day: water, power, roads and the air between them", "en"));
	assert_int_equal(f->lines.at[0].runs[0].x, 20 * LENGTH_PT);
	assert_int_equal(content_end(&f->lines.at[0]), f->setting.measure);
	assert_int_equal(f->lines.at[1].runs[0].x, 0);
	f->setting.first_indent = -15 * LENGTH_PT;
	assert_true(fixture_break_text(f, "The city measures what its residents use each day: water, power, roads and the air between them", "en"));
	assert_int_equal(f->lines.at[0].runs[0].x, -15 * LENGTH_PT);
	assert_int_equal(content_end(&f->lines.at[0]), f->setting.measure);
	f->setting.rtl = true;
	assert_true(fixture_break_text(f, "قياس", "ar"));
	assert_int_equal(content_end(&f->lines.at[0]), f->setting.measure + 15 * LENGTH_PT);
}

static void a_space_at_the_end_of_a_line_takes_no_room(void **state)
{
	struct fixture *f = *state;
	f->setting.measure = 60 * LENGTH_PT;
	f->setting.align = STYLE_END;
	assert_true(fixture_break_text(f, "reported figures", "en"));
	assert_int_equal(f->lines.n, 2);
	const struct text_run *run = &f->lines.at[0].runs[0];
	const struct text_glyph *space = &run->glyphs[run->glyph_count - 1];
	assert_int_equal(run->text.at[space->character], ' ');
	assert_int_equal(space->advance, 0);
	assert_true(space->natural > 0);
	assert_int_equal(run->x + run->width, f->setting.measure);
}

static void a_leader_fills_the_line_and_spares_the_tail(void **state)
{
	struct fixture *f = *state;
	struct text_piece pieces[] = {fixture_piece(f, STR("Water"), "en"), {.kind = TEXT_LEADER, .style = &f->style}, fixture_piece(f, STR("12"), "en")};
	f->setting.tail = 30 * LENGTH_PT;
	for (int rtl = 0; rtl < 2; rtl++) {
		f->setting.rtl = rtl == 1;
		assert_true(fixture_break(f, pieces, 3));
		assert_int_equal(f->lines.n, 1);
		const struct text_line *line = f->lines.at;
		const struct text_mark *leader = &line->marks[0];
		assert_int_equal(leader->piece, 1);
		assert_int_equal(line->width + leader->width, f->setting.measure - f->setting.tail);
		/* title, leader and number follow one another from the start edge */
		const struct text_run *title = &line->runs[0], *number = &line->runs[1];
		assert_int_equal(title->x + (rtl ? title->width : 0), rtl ? f->setting.measure : 0);
		assert_int_equal(leader->x, rtl ? title->x - leader->width : title->width);
		assert_int_equal(number->x, rtl ? leader->x - number->width : leader->x + leader->width);
	}
}

static void the_tail_is_free_on_the_last_line(void **state)
{
	struct fixture *f = *state;
	f->setting.tail = 60 * LENGTH_PT;
	f->setting.measure = 100 * LENGTH_PT;
	assert_true(fixture_break_text(f, "Drinking water quality", "en"));
	const struct text_line *last = &f->lines.at[f->lines.n - 1];
	assert_int_equal(f->lines.n, 2);
	assert_true(last->width <= 40 * LENGTH_PT);
}

static void boxes_stand_among_the_words(void **state)
{
	struct fixture *f = *state;
	struct text_piece pieces[] = {fixture_piece(f, STR("grade "), "en"),
		{.kind = TEXT_BOX, .style = &f->style, .width = 9000, .ascent = 99999, .descent = 8888}, fixture_piece(f, STR(" of four"), "en")};
	assert_true(fixture_break(f, pieces, 3));
	const struct text_line *line = f->lines.at;
	assert_int_equal(line->mark_count, 1);
	assert_int_equal(line->marks[0].piece, 1);
	assert_int_equal(line->marks[0].x, line->runs[0].width);
	assert_int_equal(line->marks[0].width, 9000);
	assert_int_equal(line->runs[1].x, line->runs[0].width + 9000);
	assert_int_equal(line->ascent, 99999);
	assert_int_equal(line->descent, 8888);
	/* from right to left after an Arabic word, but among Latin words as they go */
	struct text_piece arabic[] = {fixture_piece(f, STR("تقدير "), "ar"), pieces[1]};
	f->setting.rtl = true;
	assert_true(fixture_break(f, arabic, 2));
	line = f->lines.at;
	assert_int_equal(line->marks[0].x + 9000 + line->runs[0].width, f->setting.measure);
	assert_true(fixture_break(f, pieces, 3));
	line = f->lines.at;
	assert_int_equal(line->marks[0].x, line->runs[0].x + line->runs[0].width);
	assert_int_equal(line->runs[1].x + line->runs[1].width, f->setting.measure);
}

static void anchors_come_to_stand_on_the_line_of_their_word(void **state)
{
	struct fixture *f = *state;
	struct text_piece anchor = {.kind = TEXT_ANCHOR};
	struct text_piece after_word[] = {fixture_piece(f, STR("one"), "en"), anchor, fixture_piece(f, STR(" two"), "en"), anchor};
	struct text_piece before_word[] = {anchor, fixture_piece(f, STR("one "), "en"), anchor, fixture_piece(f, STR("two"), "en")};
	f->setting.measure = 1;
	assert_true(fixture_break(f, after_word, 4));
	assert_int_equal(f->lines.n, 2);
	for (uint32_t i = 0; i < 2; i++) {
		assert_int_equal(f->lines.at[i].mark_count, 1);
		assert_int_equal(f->lines.at[i].marks[0].piece, 1 + 2 * i);
		assert_int_equal(f->lines.at[i].marks[0].x, f->lines.at[i].width);
	}
	assert_true(fixture_break(f, before_word, 4));
	assert_int_equal(f->lines.n, 2);
	for (uint32_t i = 0; i < 2; i++) {
		assert_int_equal(f->lines.at[i].mark_count, 1);
		assert_int_equal(f->lines.at[i].marks[0].piece, 2 * i);
		assert_int_equal(f->lines.at[i].marks[0].x, 0);
	}
	assert_true(fixture_break(f, &anchor, 1));
	assert_int_equal(f->lines.n, 1);
	assert_int_equal(f->lines.at[0].mark_count, 1);
}

/* Words that make trouble: ligatures, marks, both directions, fixed spaces, soft hyphens, figures, brackets, other scripts. */
static const char *const corpus[] = {
	"office ", "efficient ", "the ", "a ", "water ", "administrative ", "consideration ", "12\u00a0km ", "45% ", "(2020) ", "well-known ",
	"soft\u00adhyphen ", "e\u0301te\u0301 ", "x\u0323 ", "مدينة ", "السكان ", "بَيْت ", "، ", "لا ", "(بنسبة) ", "Երևան ", "თბილისი ", "\u201con\u201d ", "—",
	"no\u2060break ", "zero\u200bwidth ", "\u200ebidi\u200f ", "Ålesund", "fi", "٢٠٢٠ ", "AV/To ",
};

static uint32_t next_number(uint64_t *seed, uint32_t below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33) % below;
}

static struct str make_text(struct fixture *f, uint64_t *seed)
{
	struct buf buf = {.arena = &f->arena};
	uint32_t words = next_number(seed, 25);
	buf_add(&buf, "", 0);
	for (uint32_t i = 0; i < words; i++) {
		buf_add_str(&buf, str_from(corpus[next_number(seed, sizeof corpus / sizeof *corpus)]));
	}
	return buf_str(&buf);
}

static void check_run(const struct text_run *run, const struct text_piece *piece, size_t *covered)
{
	struct str before = {piece->text.at, *covered};
	length width = 0;
	assert_ptr_equal(run->text.at, piece->text.at + *covered);
	assert_int_equal(run->first_character, utf8_count(before));
	for (uint32_t k = 0; k < run->glyph_count; k++) {
		assert_int_not_equal(run->glyphs[k].id, 0);
		assert_true(k == 0 || run->glyphs[k].character >= run->glyphs[k - 1].character);
		assert_true(run->glyphs[k].character < run->text.n + (run->hyphen ? 1 : 0));
		width += run->glyphs[k].advance;
	}
	assert_int_equal(width, run->width);
	*covered += run->text.n;
}

/* Seen from the left, what stands on a line stands side by side. */
static void check_places(const struct text_line *line, length left, length right)
{
	length sum = 0;
	for (uint32_t i = 0; i < line->run_count; i++) {
		assert_true(line->overfull || (line->runs[i].x >= left && line->runs[i].x + line->runs[i].width <= right));
		sum += line->runs[i].width;
		for (uint32_t k = 0; k < i; k++) {
			const struct text_run *a = &line->runs[i], *b = &line->runs[k];
			assert_true(a->width == 0 || b->width == 0 || a->x + a->width <= b->x || b->x + b->width <= a->x);
		}
	}
	assert_true(line->overfull || sum <= right - left);
}

static length line_spaces(const struct text_line *line)
{
	length spaces = 0;
	for (uint32_t i = 0; i < line->run_count; i++) {
		for (uint32_t k = 0; k < line->runs[i].glyph_count; k++) {
			const struct text_glyph *glyph = &line->runs[i].glyphs[k];
			if (glyph->advance != 0 && glyph->character < line->runs[i].text.n && line->runs[i].text.at[glyph->character] == ' ') {
				spaces += glyph->natural;
			}
		}
	}
	return spaces;
}

/* A justified line that has a space comes out exact, in either direction, or is left as it is when that would tear holes. */
static void check_measure(const struct text_line *line, const struct text_setting *setting)
{
	length sum = 0;
	for (uint32_t i = 0; i < line->run_count; i++) {
		sum += line->runs[i].width;
	}
	if (setting->align == STYLE_JUSTIFY && !line->last && !line->overfull && sum != setting->measure) {
		assert_int_equal(sum, line->width);
		assert_true(setting->measure - sum > line_spaces(line) * 4 / 5);
	}
}

/* Every character of the source is in one run, once, in order, whatever the words and the setting. */
static void runs_cover_the_source_once(void **state)
{
	struct fixture *f = *state;
	struct style bold = f->style, light = f->style;
	bold.weight = 700;
	light.size = 7 * LENGTH_PT;
	light.tracking = 300;
	const struct style *styles[] = {&f->style, &bold, &light};
	static const char *const langs[] = {"en", "ar", "nb"};
	for (uint64_t round = 1; round <= 400; round++) {
		uint64_t seed = round;
		struct text_piece pieces[3];
		for (uint32_t i = 0; i < 3; i++) {
			pieces[i] = fixture_piece(f, make_text(f, &seed), langs[next_number(&seed, 3)]);
			pieces[i].node = i + 1;
			pieces[i].style = styles[next_number(&seed, 3)];
		}
		f->setting = (struct text_setting){.rtl = next_number(&seed, 2) == 1, .align = (enum style_align)next_number(&seed, 4), .hyphenate = true,
			.measure = (60 + next_number(&seed, 300)) * LENGTH_PT};
		assert_true(fixture_break(f, pieces, 3));
		size_t covered[3] = {0};
		for (uint32_t i = 0; i < f->lines.n; i++) {
			for (uint32_t k = 0; k < f->lines.at[i].run_count; k++) {
				const struct text_run *run = &f->lines.at[i].runs[k];
				check_run(run, &pieces[run->node - 1], &covered[run->node - 1]);
			}
			check_places(&f->lines.at[i], 0, f->setting.measure);
			check_measure(&f->lines.at[i], &f->setting);
		}
		for (uint32_t i = 0; i < 3; i++) {
			assert_int_equal(covered[i], pieces[i].text.n);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEXT_TEST(lines_stand_at_their_side),
		TEXT_TEST(the_first_line_is_indented_from_its_start),
		TEXT_TEST(a_space_at_the_end_of_a_line_takes_no_room),
		TEXT_TEST(a_leader_fills_the_line_and_spares_the_tail),
		TEXT_TEST(the_tail_is_free_on_the_last_line),
		TEXT_TEST(boxes_stand_among_the_words),
		TEXT_TEST(anchors_come_to_stand_on_the_line_of_their_word),
		TEXT_TEST(runs_cover_the_source_once),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
