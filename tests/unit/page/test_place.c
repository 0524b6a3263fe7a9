#include "fixture.h"

static length bottom_of_last_note(const struct frame_page *page)
{
	/* Notes of the fixture have lines of 10 pt; their baseline lies 7.73 pt under the top. */
	const struct frame_item *last = NULL;
	for (size_t i = 0; i < page->items.n; i++)
		if (page->items.at[i].kind == FRAME_TEXT && page->items.at[i].as.text->size == PT(8) && page->items.at[i].y < FOOT)
			last = !last || page->items.at[i].y > last->y ? &page->items.at[i] : last;
	return last ? last->y + PT(10 - 7.734) : 0;
}

#define NOTE(letters) "<note><p style='note'><label>1</label>" letters "</p></note>"

static void notes_stand_under_their_mark(void **state)
{
	static const struct { const char *why, *xml, *mark, *note; } rows[] = {
		{"one", "<p style='text'>Mark" NOTE("Note") "</p>", "Mark", "Note"},
		{"two lines", "<p style='text'>Mark" NOTE("Note<br/>more") "</p>", "Mark", "Note"},
		{"in a cell", "<table style='table'><col/><tbody><tr><td style='bare'><p style='text'>Mark" NOTE("Note") "</p></td></tr></tbody></table>", "Mark", "Note"},
		{"in a column", "<columns><column start='0' width='50pt'><p style='text'>Mark" NOTE("Note") "</p></column></columns>", "Mark", "Note"},
		{"in a box", "<box style='box'><p style='text'>Mark" NOTE("Note") "</p></box>", "Mark", "Note"},
		{"at a fixed place", "<place x='40pt' y='60pt' width='100pt'><p style='text'>Mark" NOTE("Note") "</p></place>", "Mark", "Note"},
		{"in a caption", "<figure style='figure' alt='x' float='yes'><caption><p style='caption'>Mark" NOTE("Note") "</p></caption></figure>", "Mark", "Note"},
		{"in a note", "<p style='text'>Mark<note><p style='note'>Outer" NOTE("Note") "</p></note></p>", "Outer", "Note"},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct frames frames = fixture_blocks(f, "en", "page", rows[i].xml);
		struct found mark = fixture_where(&frames, rows[i].mark), note = fixture_where(&frames, rows[i].note);
		assert_int_equal(mark.page, note.page);
		assert_true(note.item->y > mark.item->y);
		assert_in_range(bottom_of_last_note(&frames.pages[note.page]), FOOT - 16, FOOT + 16);
		/* Notes stand in their area, hung by 9 pt. */
		assert_int_equal(note.item->x, INNER + PT(40 + 9));
	}
}

/* Twenty lines of 14 pt fit on a page of 300; the notes push lines over, never notes from their lines. */
static void notes_go_with_their_lines(void **state)
{
	struct fixture *f = *state;
	for (unsigned n = 15; n < 25; n++) {
		struct arena arena = {0};
		struct buf xml = {.arena = &arena};
		for (unsigned i = 1; i <= n; i++)
			buf_format(&xml, "<p style='text'>L%u." "<note><p style='note'>N%u.</p></note>" "</p>", i, i);
		struct frames frames = fixture_blocks(f, "en", "page", buf_str(&xml).at);
		assert_true(frames.page_count > 1);
		for (unsigned i = 1; i <= n; i++) {
			struct found line = fixture_where(&frames, str_format(&arena, "L%u.", i).at);
			struct found note = fixture_where(&frames, str_format(&arena, "N%u.", i).at);
			assert_int_equal(line.page, note.page);
			assert_true(note.item->y > line.item->y);
			assert_true(note.item->y < FOOT);
		}
		fixture_all_said(f, &frames);
		arena_finish(&arena);
	}
}

static void notes_have_a_rule(void **state)
{
	static const struct { const char *lang; length x; } rows[] = {{"en", INNER + 40 * LENGTH_PT}, {"ar", OUTER + 140 * LENGTH_PT}};
	struct fixture *f = *state;
	for (size_t i = 0; i < 2; i++) {
		struct frames frames = fixture_blocks(f, rows[i].lang, "page", "<p style='text'>Mark" NOTE("Note") "</p>");
		const struct frame_group *items = &frames.pages[0].items;
		size_t rules = 0;
		for (size_t k = 0; k < items->n; k++) {
			if (items->at[k].kind != FRAME_PATH)
				continue;
			rules++;
			assert_int_equal(items->at[k].x, rows[i].x);
			assert_int_equal(items->at[k].width, PT(60));
			/* Note of 10 pt with 2 pt above, 3 pt clear, rule of 1 pt. */
			assert_int_equal(items->at[k].y, FOOT - PT(16));
		}
		assert_int_equal(rules, 1);
		frames = fixture_blocks(f, rows[i].lang, "page", "<p style='text'>No mark</p>");
		assert_int_equal(frames.pages[0].items.n, 1);
	}
}

#define FIGURE(letters, height) "<figure style='figure' float='yes' alt='x'><caption><p style='text'>" letters "</p></caption>" \
	"<table-note><space height='" height "'/><p style='text'>.</p></table-note></figure>"

static void floats_stand_where_they_fit(void **state)
{
	static const struct { const char *why; unsigned lines; const char *xml; uint32_t a, b, z; } rows[] = {
		{"in place", 3, FIGURE("Aa", "100pt") "<p style='text'>Zz</p>", 0, 0, 0},
		{"on the next page", 15, FIGURE("Aa", "100pt") "<p style='text'>Zz</p>", 1, 1, 0},
		{"two in place", 3, FIGURE("Aa", "50pt") FIGURE("Bb", "50pt") "<p style='text'>Zz</p>", 0, 0, 0},
		{"the second waits", 3, FIGURE("Aa", "100pt") FIGURE("Bb", "150pt") "<p style='text'>Zz</p>", 0, 1, 0},
		{"two keep their order", 14, FIGURE("Aa", "150pt") FIGURE("Bb", "5pt") "<p style='text'>Zz</p>", 1, 1, 0},
		{"two that need a page each", 14, FIGURE("Aa", "200pt") FIGURE("Bb", "200pt") "<p style='text'>Zz</p>", 1, 2, 0},
		{"flushed at the end", 18, FIGURE("Aa", "200pt"), 1, 1, 0},
		{"flushed before a forced break", 18, FIGURE("Aa", "200pt") "<p style='new-page'>Zz</p>", 1, 1, 2},
		{"a float as tall as a page", 4, FIGURE("Aa", "270pt") "<p style='text'>Zz</p>", 1, 1, 0},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct str xml = str_format(&arena, "%s%s", fixture_lines(&arena, rows[i].lines).at, rows[i].xml);
		struct frames frames = fixture_blocks(f, "en", "free", xml.at);
		uint32_t a = fixture_where(&frames, "Aa").page;
		uint32_t b = strstr(rows[i].xml, "Bb") ? fixture_where(&frames, "Bb").page : rows[i].b;
		uint32_t z = strstr(rows[i].xml, "Zz") ? fixture_where(&frames, "Zz").page : rows[i].z;
		if (a != rows[i].a || b != rows[i].b || z != rows[i].z)
			fail_msg("%s: pages %u, %u, %u", rows[i].why, a, b, z);
		if (a == b && strstr(rows[i].xml, "Bb"))
			assert_true(fixture_where(&frames, "Aa").item->y < fixture_where(&frames, "Bb").item->y);
		fixture_all_said(f, &frames);
		arena_finish(&arena);
	}
}

static void a_float_that_waits_leaves_one_space(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct str xml = str_format(&arena, "%s" FIGURE("Aa", "200pt") "<p style='text'>Zz</p>", fixture_lines(&arena, 14).at);
	struct frames frames = fixture_blocks(f, "en", "free", xml.at);
	assert_int_equal(fixture_where(&frames, "Zz").item->y - fixture_where(&frames, "14.").item->y, PT(14 + 14));
	arena_finish(&arena);
}

static void a_waiting_float_stands_before_the_text(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct str xml = str_format(&arena, "%s" FIGURE("Aa", "50pt") "<p style='text'>Mark" NOTE("Note") "</p>%s", fixture_lines(&arena, 19).at,
		fixture_paragraph(&arena, "text", "Z", 30).at);
	struct frames frames = fixture_blocks(f, "en", "free", xml.at);
	struct found figure = fixture_where(&frames, "Aa");
	assert_int_equal(figure.page, 1);
	for (size_t i = 0; i < frames.pages[1].items.n; i++)
		if (frames.pages[1].items.at[i].kind == FRAME_TEXT)
			assert_true(frames.pages[1].items.at[i].y >= figure.item->y);
	arena_finish(&arena);
}

/* The notes of a float at the top of a page leave less room for text. */
static void notes_of_a_float_take_room(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct str xml = str_format(&arena, "%s<figure style='figure' float='yes' alt='x'><caption><p style='text'>Aa" NOTE("Note<br/>two<br/>three<br/>four")
		"</p></caption></figure>%s", fixture_lines(&arena, 19).at, fixture_paragraph(&arena, "text", "Z", 40).at);
	struct frames frames = fixture_blocks(f, "en", "free", xml.at);
	struct found figure = fixture_where(&frames, "Aa"), note = fixture_where(&frames, "Note");
	assert_int_equal(figure.page, 1);
	assert_int_equal(note.page, 1);
	for (size_t i = 0; i < frames.pages[1].items.n; i++) {
		const struct frame_item *item = &frames.pages[1].items.at[i];
		if (item->kind == FRAME_TEXT && item->as.text->text.at[0] == 'Z')
			assert_true(item->y < note.item->y - PT(10 + 10));
	}
	arena_finish(&arena);
}

/* The rule beside a quotation runs from its first line to its last on each page, and no further. */
static void the_rule_of_a_quotation_keeps_to_its_lines(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct buf xml = {.arena = &arena};
	buf_format(&xml, "<box style='quotation'>");
	for (unsigned i = 0; i < 40; i++)
		buf_format(&xml, "<p style='spaced'>Q</p>");
	buf_format(&xml, "</box>");
	struct frames frames = fixture_blocks(f, "en", "free", buf_str(&xml).at);
	assert_true(frames.page_count > 1);
	for (uint32_t p = 0; p < frames.page_count; p++) {
		const struct frame_group *items = &frames.pages[p].items;
		length end = -1;
		for (size_t i = 0; i < items->n; i++) {
			if (items->at[i].kind != FRAME_PATH)
				continue;
			assert_int_equal(items->at[i].width, PT(1.5));
			assert_true(end < 0 ? items->at[i].y == TOP : items->at[i].y == end);
			end = items->at[i].y + items->at[i].height;
		}
		assert_true(end <= FOOT + LENGTH_PT / 2);
	}
	arena_finish(&arena);
}

/* The ground of a box covers everything between its first and last line, on every page. */
static void a_broken_box_is_closed_on_both_pages(void **state)
{
	static const char *const styles[] = {"text", "grid", "spaced"};
	struct fixture *f = *state;
	for (size_t s = 0; s < 3; s++) {
		struct arena arena = {0};
		struct str xml = str_format(&arena, "%s<box style='box'>%s%s%s</box>", fixture_lines(&arena, 9).at, fixture_paragraph(&arena, styles[s], "A", 6).at,
			fixture_paragraph(&arena, styles[s], "B", 6).at, fixture_paragraph(&arena, styles[s], "C", 6).at);
		struct frames frames = fixture_blocks(f, "en", "page", xml.at);
		assert_int_equal(frames.page_count, 2);
		for (uint32_t p = 0; p < 2; p++) {
			const struct frame_group *items = &frames.pages[p].items;
			length from = -1, end = -1, first = -1, last = -1, rule = -1;
			for (size_t i = 0; i < items->n; i++) {
				const struct frame_item *item = &items->at[i];
				if (item->kind == FRAME_PATH && item->artifact == FRAME_BACKGROUND) {
					assert_true(from < 0 || (item->y <= end && item->y >= from));
					from = from < 0 ? item->y : from;
					end = item->y + item->height > end ? item->y + item->height : end;
				} else if (item->kind == FRAME_PATH && item->as.path.paint.fill == 0x005b94) {
					rule = item->y;
				} else if (item->kind == FRAME_TEXT && strchr("ABC", item->as.text->text.at[0])) {
					first = first < 0 ? item->y : first;
					last = item->y;
				}
			}
			assert_int_equal(rule, from);
			/* Rule 2, padding 9, half leading; and below, padding 10. */
			assert_true(first - from >= PT(2 + 9 + 3));
			assert_true(end - last >= PT(10 + 3));
			assert_true(end <= FOOT + LENGTH_PT);
		}
		fixture_all_said(f, &frames);
		arena_finish(&arena);
	}
}

static void baselines_of_text_lie_on_the_grid(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct buf xml = {.arena = &arena};
	for (unsigned i = 0; i < 12; i++)
		buf_format(&xml, "<p style='heading'>H%u.</p>%s<p style='spaced'>off the grid</p><space height='%upt'/>%s", i,
			fixture_paragraph(&arena, "grid", "G", 5).at, i, fixture_paragraph(&arena, "grid", "G", 3).at);
	struct frames frames = fixture_blocks(f, "en", "page", buf_str(&xml).at);
	unsigned seen = 0;
	for (uint32_t p = 0; p < frames.page_count; p++)
		for (size_t i = 0; i < frames.pages[p].items.n; i++) {
			const struct frame_item *item = &frames.pages[p].items.at[i];
			if (item->kind != FRAME_TEXT || !strchr("HG", item->as.text->text.at[0]))
				continue;
			seen++;
			assert_int_equal((item->y - TOP - length_scale(104, LENGTH_PT, 10)) % PT(7), 0);
		}
	assert_int_equal(seen, 12 * 9);
	assert_in_range(fixture_where(&frames, "H0").item->y, TOP, TOP + PT(21));
	arena_finish(&arena);
}

static void no_line_is_left_alone(void **state)
{
	struct fixture *f = *state;
	for (unsigned above = 14; above < 22; above++)
		for (unsigned n = 2; n <= 6; n++) {
			struct arena arena = {0};
			struct str xml = str_format(&arena, "%s<p style='heading'>Head</p>%s", fixture_lines(&arena, above).at, fixture_paragraph(&arena, "text", "P", n).at);
			struct frames frames = fixture_blocks(f, "en", "free", xml.at);
			unsigned on[3] = {0};
			for (unsigned i = 1; i <= n; i++)
				on[fixture_where(&frames, str_format(&arena, "P%u", i).at).page]++;
			for (unsigned p = 0; p < 3; p++)
				assert_true(on[p] != 1);
			assert_int_equal(fixture_where(&frames, "Head").page, fixture_where(&frames, "P2").page);
			arena_finish(&arena);
		}
}

static void what_fits_no_page_is_said(void **state)
{
	static const struct { const char *why, *xml, *words; } rows[] = {
		{"a row", "<table style='table'><col/><tbody><tr><td style='bare'>%s</td></tr></tbody></table>", "this is taller"},
		{"columns", "<columns><column width='50pt'>%s</column></columns>", "this is taller"},
		{"a figure", "<figure style='figure' alt='x'><caption>%s</caption></figure>", "this is taller"},
		{"a floating figure", "<figure style='figure' float='yes' alt='x'><caption>%s</caption></figure>", "this is taller"},
		{"a note", "<p style='text'>a<note>%s</note></p>", "this with its footnotes"},
		{"notes of one row", "<table style='table'><col/><tbody><tr><td style='bare'><p style='text'>a<note>%s</note></p></td></tr></tbody></table>", "this with its footnotes"},
		{"a float's notes", "<figure style='figure' float='yes' alt='x'><caption><p style='text'>a<note>%s</note></p></caption></figure>", "this with its footnotes"},
	};
	struct fixture *f = *state;
	struct arena arena = {0};
	struct str lines = fixture_lines(&arena, 30);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf part = {.arena = &arena};
		const char *hole = strstr(rows[i].xml, "%s");
		buf_format(&part, "<part master='free'><p style='text'>x</p>%.*s%s%s</part>", (int)(hole - rows[i].xml), rows[i].xml, lines.at, hole + 2);
		struct frames frames = {0};
		if (fixture_try_pages(f, "en", buf_str(&part).at, &frames) || f->diag.n != 1 || fixture_count(f, DIAG_BOX_TOO_TALL) != 1 ||
				!str_starts(f->diag.at[0].message, str_from(rows[i].words)))
			fail_msg("%s: %zu reports, %s", rows[i].why, f->diag.n, fixture_report(f));
		assert_int_not_equal(f->diag.at[0].span.file, 0);
	}
	arena_finish(&arena);
}

static void a_head_as_tall_as_the_page_ends_in_an_error(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct buf part = {.arena = &arena};
	buf_format(&part, "<part master='free'><table style='table'><col/><thead>");
	for (unsigned i = 0; i < 40; i++)
		buf_format(&part, "<tr><th style='bare'><p style='text'>h</p></th></tr>");
	buf_format(&part, "</thead><tbody>");
	for (unsigned i = 0; i < 400; i++)
		buf_format(&part, "<tr><td style='bare'><p style='text'>b</p></td></tr>");
	buf_format(&part, "</tbody></table></part>");
	struct frames frames = {0};
	assert_false(fixture_try_pages(f, "en", buf_str(&part).at, &frames));
	assert_int_equal(fixture_count(f, DIAG_BOX_TOO_TALL), 1);
	arena_finish(&arena);
}

static void all_that_is_too_tall_is_said(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct str lines = fixture_lines(&arena, 30);
	struct str parts = str_format(&arena, "<part master='free'><columns><column width='50pt'>%s</column></columns><p style='text'>x</p>"
		"<columns><column width='50pt'>%s</column></columns></part><part master='free'><columns><column width='50pt'>%s</column></columns></part>",
		lines.at, lines.at, lines.at);
	struct frames frames = {0};
	assert_false(fixture_try_pages(f, "en", parts.at, &frames));
	assert_int_equal(fixture_count(f, DIAG_BOX_TOO_TALL), 3);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(notes_stand_under_their_mark),
		cmocka_unit_test(notes_go_with_their_lines),
		cmocka_unit_test(notes_have_a_rule),
		cmocka_unit_test(floats_stand_where_they_fit),
		cmocka_unit_test(a_float_that_waits_leaves_one_space),
		cmocka_unit_test(a_waiting_float_stands_before_the_text),
		cmocka_unit_test(notes_of_a_float_take_room),
		cmocka_unit_test(the_rule_of_a_quotation_keeps_to_its_lines),
		cmocka_unit_test(a_broken_box_is_closed_on_both_pages),
		cmocka_unit_test(baselines_of_text_lie_on_the_grid),
		cmocka_unit_test(no_line_is_left_alone),
		cmocka_unit_test(what_fits_no_page_is_said),
		cmocka_unit_test(a_head_as_tall_as_the_page_ends_in_an_error),
		cmocka_unit_test(all_that_is_too_tall_is_said),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_finish);
}
