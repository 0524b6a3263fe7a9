#include "fixture.h"

/* The artifact of a kind on a page that reads so; NULL when there is none. */
static const struct frame_item *furniture(const struct frame_page *page, enum frame_artifact kind, const char *letters)
{
	for (size_t i = 0; i < page->items.n; i++) {
		const struct frame_item *item = &page->items.at[i];
		if (item->kind == FRAME_TEXT && item->artifact == kind && item->node == 0 && str_is(item->as.text->text, letters))
			return item;
	}
	return NULL;
}

/* Pages as words: r or v for the side, the folio, "-" for blank. */
static struct str pages_as_words(struct fixture *f, const struct frames *frames)
{
	struct buf text = {.arena = &f->own};
	buf_add(&text, "", 0);
	for (uint32_t i = 0; i < frames->page_count; i++) {
		const struct frame_page *page = &frames->pages[i];
		buf_format(&text, "%s%c%.*s%s", i > 0 ? " " : "", page->recto ? 'r' : 'v', STR_ARG(page->folio), page->items.n == 0 ? "-" : "");
	}
	return buf_str(&text);
}

#define PART(attributes) "<part master='page' " attributes "><p style='text'>x</p></part>"
#define TWO(attributes) "<part master='page' " attributes "><p style='text'>x</p><p style='new-page'>y</p></part>"

static void parts_count_their_pages(void **state)
{
	static const struct { const char *xml, *pages; } rows[] = {
		{"", ""},
		{PART("folio='arabic'"), "r1"},
		{PART("folio='arabic'") PART("folio='arabic'"), "r1 v2"},
		{PART("folio='arabic'") PART("folio='arabic' start='recto'"), "r1 v2- r3"},
		{TWO("folio='roman'") PART("folio='arabic' restart='yes'"), "ri vii r1"},
		{PART("folio='roman'") PART("folio='arabic' restart='yes'"), "ri vii- r1"},
		{PART("folio='roman'") TWO("folio='arabic' restart='yes'") PART("folio='arabic' start='recto'"), "ri vii- r1 v2 r3"},
		{PART("") PART("folio='arabic'"), "r r1"},
		{PART("folio='arabic'") PART("") PART("folio='arabic'"), "r1 r v2"},
		{"<part master='page' folio='arabic'><p style='text'>x</p><p style='new-recto'>y</p></part>", "r1 v2- r3"},
		{"<part master='page' folio='arabic'><p style='text'>x</p><p style='new-page'>x</p><p style='new-recto'>y</p></part>", "r1 v2 r3"},
		{"<part master='page' folio='arabic'/>", "r1"},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct frames frames = fixture_pages(f, "en", rows[i].xml);
		struct str pages = pages_as_words(f, &frames);
		if (!str_is(pages, rows[i].pages))
			fail_msg("%s: %s, not %s", rows[i].xml, pages.at, rows[i].pages);
	}
}

static void furniture_stands_on_its_sides(void **state)
{
	static const struct { const char *lang; uint32_t page; bool outer_right; } rows[] = {
		{"en", 1, false}, {"en", 2, true}, {"ar", 1, true}, {"ar", 2, false},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct frames frames = fixture_pages(f, rows[i].lang, "<part master='page' folio='arabic' head-verso='Verso' head-recto='Recto' notice='Notice' "
			"tab='T' tab-index='1' colour='blue'><p style='text'>a</p><p style='new-page'>b</p><p style='new-page'>c</p></part>");
		const struct frame_page *page = &frames.pages[rows[i].page];
		/* The measure lies between the inner margin, at the binding, and the outer. */
		length edge = rows[i].outer_right ? INNER : OUTER, end = edge + MEASURE;
		const struct frame_item *head = furniture(page, FRAME_HEADER, rows[i].page == 1 ? "Verso" : "Recto");
		const struct frame_item *folio = furniture(page, FRAME_FOOTER, rows[i].page == 1 ? "2" : "3");
		const struct frame_item *notice = furniture(page, FRAME_FOOTER, "Notice");
		assert_true(head && folio && notice);
		assert_int_equal(head->y, PT(30));
		assert_int_equal(folio->y, PT(380));
		assert_int_equal(rows[i].outer_right ? head->x + head->width : head->x, rows[i].outer_right ? end : edge);
		assert_int_equal(rows[i].outer_right ? folio->x + folio->width : folio->x, rows[i].outer_right ? end : edge);
		assert_int_equal(rows[i].outer_right ? notice->x : notice->x + notice->width, rows[i].outer_right ? edge : end);
		bool tab = false;
		for (size_t k = 0; k < page->items.n; k++)
			if (page->items.at[k].artifact == FRAME_BACKGROUND && page->items.at[k].kind == FRAME_PATH) {
				tab = true;
				/* 6 mm of the page, and over its edge, where it is cut. */
				length x = page->items.at[k].x, tab_end = x + page->items.at[k].width, width = length_from_micrometres(6000);
				assert_true(rows[i].outer_right ? x == PT(300) - width && tab_end > PT(300) : x < 0 && tab_end == width);
				assert_int_equal(page->items.at[k].y, length_from_micrometres(60000) + length_from_micrometres(32000));
			}
		assert_true(tab);
		/* No running head on a first page. */
		assert_null(furniture(&frames.pages[0], FRAME_HEADER, "Recto"));
	}
}

/* A part that continues another has a running head on its first page, where others have none. */
static void a_part_that_continues_has_its_head_at_once(void **state)
{
	struct fixture *f = *state;
	struct frames frames = fixture_pages(f, "en", PART("folio='arabic' head-recto='Recto' head-verso='Verso'")
		PART("folio='arabic' head-recto='Recto' head-verso='Verso' continues='yes'") PART("folio='arabic' head-recto='Recto' head-verso='Verso'"));
	assert_null(furniture(&frames.pages[0], FRAME_HEADER, "Recto"));
	assert_non_null(furniture(&frames.pages[1], FRAME_HEADER, "Verso"));
	assert_null(furniture(&frames.pages[2], FRAME_HEADER, "Recto"));
}

/* Margins differ, and what is wider than the measure stands in the middle of the page all the same; the rest keeps to its place. */
static void what_is_too_wide_stands_in_the_middle_of_the_page(void **state)
{
	struct fixture *f = *state;
	const char *wheel = "<figure style='figure' area='full'><chart type='wheel' name='Town' year='2020' most='4' height='280pt'><dimension name='E' band='B' colour='blue'>"
		"<category name='C' band='B'><data-point name='A name that has far more words than there is room for in the wheel' short-name='Few words' band='B' points='3'/>"
		"</category></dimension></chart></figure>";
	for (unsigned rtl = 0; rtl < 2; rtl++) {
		struct str xml = str_format(&f->arena, "<part master='page' folio='arabic'>%s</part><part master='page' folio='arabic'>%s</part>", wheel, wheel);
		struct frames frames = fixture_pages(f, rtl ? "ar" : "en", xml.at);
		for (uint32_t page = 0; page < 2; page++) {
			const struct frame_group *items = &frames.pages[page].items;
			length origin = (page == 0) != rtl ? INNER : OUTER;
			unsigned found = 0;
			for (size_t i = 0; i < items->n; i++) {
				const struct frame_item *item = &items->at[i];
				if (item->kind == FRAME_TEXT && str_is(item->as.text->text, "Town") && ++found)
					assert_true(labs((long)(item->x + item->width / 2 - PT(150))) <= 1);
				if (item->kind == FRAME_TEXT && str_is(item->as.text->text, "1 name cut") && ++found)
					assert_int_equal(item->x, origin);
				/* In a line from right to left the number is a piece of its own, at its right end. */
				if (item->kind == FRAME_TEXT && item->node > 0 && str_is(item->as.text->text, "1") && ++found)
					assert_int_equal(item->x + item->width, origin + MEASURE);
			}
			assert_int_equal(found, 2);
		}
	}
}

static void text_mirrors(void **state)
{
	struct fixture *f = *state;
	const char *xml = "<part master='page' folio='arabic'><p style='text'>Aa</p><p style='new-page'>Bb</p></part>";
	struct frames frames = fixture_pages(f, "en", xml);
	assert_int_equal(fixture_where(&frames, "Aa").item->x, INNER + PT(40));
	assert_int_equal(fixture_where(&frames, "Bb").item->x, OUTER + PT(40));
	frames = fixture_pages(f, "ar", xml);
	/* The first page of a book read from right to left is bound at its right. */
	const struct frame_item *first = fixture_where(&frames, "Aa").item, *second = fixture_where(&frames, "Bb").item;
	assert_int_equal(first->x + first->width, OUTER + MEASURE - PT(40));
	assert_int_equal(second->x + second->width, INNER + MEASURE - PT(40));
}

static void a_part_may_stand_at_the_foot(void **state)
{
	struct fixture *f = *state;
	struct frames frames = fixture_pages(f, "en", "<part master='free' align='end'><p style='text' id='t' outline='T'>Aa</p><p style='text'>Zz</p>"
		"<place x='10pt' y='20pt' width='100pt' baseline='yes'><p style='text' id='p'>Pp</p></place></part>");
	const struct frame_item *last = fixture_where(&frames, "Zz").item;
	assert_in_range(last->y, FOOT - PT(3.7), FOOT - PT(3.5));
	assert_int_equal(fixture_where(&frames, "Pp").item->y, PT(20));
	assert_int_equal(frame_target_lookup(&frames, STR("t"))->y, FOOT - PT(28));
	assert_in_range(frame_target_lookup(&frames, STR("p"))->y, PT(9.5), PT(9.6));
	assert_int_equal(frames.outlines[0].y, FOOT - PT(28));
	frames = fixture_pages(f, "en", "<part master='free' align='end'><p style='text'>Aa<note><p style='note'>Note</p></note></p></part>");
	assert_true(fixture_where(&frames, "Aa").item->y < fixture_where(&frames, "Note").item->y - PT(10));
}

static void targets_know_their_page(void **state)
{
	struct fixture *f = *state;
	struct frames frames = fixture_pages(f, "en", TWO("folio='roman' id='front'") "<part master='page' folio='arabic' restart='yes'>"
		"<p style='text' id='zebra'>a</p><p style='new-page' id='apple' outline='Apple'>b</p><section id='end'/></part>");
	struct doc_references references = page_references(&frames, &f->own);
	static const struct { const char *id, *folio; } rows[] = {{"apple", "2"}, {"end", "2"}, {"front", "i"}, {"zebra", "1"}};
	assert_int_equal(references.n, 4);
	for (size_t i = 0; i < 4; i++) {
		assert_true(str_is(references.at[i].id, rows[i].id));
		assert_true(str_is(document_folio(&references, str_from(rows[i].id)), rows[i].folio));
	}
	assert_int_equal(frames.outline_count, 1);
	assert_int_equal(frames.outlines[0].page, 3);
}

static void outlines_are_in_the_order_of_reading(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct str xml = str_format(&arena, "%s<figure style='figure' float='yes' alt='x' outline='Figure'><caption>%s</caption></figure>"
		"<p style='text' outline='After'>z</p>", fixture_lines(&arena, 15).at, fixture_lines(&arena, 10).at);
	struct frames frames = fixture_blocks(f, "en", "free", xml.at);
	assert_int_equal(frames.outline_count, 2);
	assert_true(str_is(frames.outlines[0].title, "Figure"));
	assert_int_equal(frames.outlines[0].page, 1);
	assert_int_equal(frames.outlines[1].page, 0);
	arena_finish(&arena);
}

static void a_head_too_long_is_a_warning(void **state)
{
	struct fixture *f = *state;
	fixture_pages(f, "en", "<part master='page' folio='arabic' head-verso='A running head that is far longer than the measure of two hundred and forty points "
		"will ever hold on one line'><p style='text'>a</p><p style='new-page'>b</p></part>");
	assert_int_equal(fixture_count(f, DIAG_OVERFULL_LINE), 1);
}

/* What stands only at the edge of pages is told like any text; without it there are no pages. */
static void a_head_without_a_font_is_an_error(void **state)
{
	struct fixture *f = *state;
	struct frames frames;
	assert_false(fixture_try_pages(f, "en", "<part master='page' folio='arabic' head-verso='\u4e2d'><p style='text'>a</p><p style='new-page'>b</p></part>", &frames));
	assert_int_equal(fixture_count(f, DIAG_MISSING_GLYPH), 1);
	assert_int_equal(f->diag.n, 1);
}

static void the_structure_is_the_document(void **state)
{
	struct fixture *f = *state;
	struct frames frames = fixture_pages(f, "en", "<part master='free'><section id='s'><list style='list'><item style='item'><label><span>(a)</span></label>"
		"<p style='text'>x</p></item></list><list style='list'><item style='item'><label><chart type='dash' colour='blue'/></label><p style='text'>x</p></item></list>"
		"<p style='text'><chart type='performance-bar' band='B' percent='70.5'/><chart type='performance-bar' state='not-reported'/></p>"
		"<figure style='figure' id='f'><chart type='performance-bar' band='A' percent='100'/></figure>"
		"<table style='table'><col/><col/><tbody><tr><th style='bare' scope='rowgroup' rowspan='2'/><td style='bare'/></tr><tr><td style='bare'/></tr></tbody></table>"
		"</section></part>");
	const char *numbered = "", *alt[3] = {0};
	unsigned alts = 0;
	assert_int_equal(frames.node_count, f->document.node_count);
	for (uint32_t i = 1; i <= frames.node_count; i++) {
		const struct doc_node *node = f->document.nodes[i];
		const struct frame_node *made = &frames.nodes[i];
		assert_int_equal(made->parent, node->parent ? node->parent->number : 0);
		if (!str_is(node->role, "Artifact"))
			assert_true(str_equal(made->role, node->role));
		if (node->kind == DOC_LIST)
			numbered = made->numbered ? (*numbered ? "wrong" : "first") : numbered;
		if ((node->kind == DOC_CHART && node->parent->kind == DOC_PARAGRAPH) || node->kind == DOC_FIGURE)
			alt[alts++] = str_copy(made->alt, &f->own);
		if (node->kind == DOC_CELL && node->as.cell.header) {
			assert_int_equal(made->rowspan, 2);
			assert_true(str_is(made->scope, "Row"));
		}
	}
	assert_string_equal(numbered, "first");
	assert_string_equal(alt[0], "70.5 of target, band B");
	assert_string_equal(alt[1], "not reported");
	assert_string_equal(alt[2], "100 of target, band A");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts_count_their_pages),
		cmocka_unit_test(furniture_stands_on_its_sides),
		cmocka_unit_test(a_part_that_continues_has_its_head_at_once),
		cmocka_unit_test(what_is_too_wide_stands_in_the_middle_of_the_page),
		cmocka_unit_test(text_mirrors),
		cmocka_unit_test(a_part_may_stand_at_the_foot),
		cmocka_unit_test(targets_know_their_page),
		cmocka_unit_test(outlines_are_in_the_order_of_reading),
		cmocka_unit_test(a_head_too_long_is_a_warning),
		cmocka_unit_test(a_head_without_a_font_is_an_error),
		cmocka_unit_test(the_structure_is_the_document),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_finish);
}
