#include "fixture.h"

/* A table of `groups` groups of `rows` rows with categories, after `above` lines. */
static struct str make_table(struct arena *arena, unsigned above, unsigned groups, unsigned rows)
{
	struct buf xml = {.arena = arena};
	buf_format(&xml, "<part master='free'>%s<table style='table' continued='(continued)' continues='Continued on the next page.'>"
		"<caption><p style='caption'><label>Table 1</label>Results<note><p style='note'>Note</p></note></p></caption><col width='60pt'/><col width='100pt'/><col decimal='yes' align='end'/>"
		"<thead style='table-head'><tr><th style='cell'><p style='cell'>Category</p></th><th style='cell'><p style='cell'>Name</p></th>"
		"<th style='cell'><p style='cell'>Value</p></th></tr></thead>", above > 0 ? fixture_lines(arena, above).at : "");
	for (unsigned g = 1; g <= groups; g++) {
		buf_format(&xml, "<tbody style='table-group'>");
		for (unsigned i = 1; i <= rows; i++) {
			buf_format(&xml, "<tr>");
			if (i == 1)
				buf_format(&xml, "<th style='cell' scope='rowgroup' rowspan='%u'><p style='cell'>Group%u</p></th>", rows, g);
			buf_format(&xml, "<td style='cell'><p style='cell'>g%ur%u.</p></td><td style='cell'><p style='cell'>%u.5</p></td></tr>", g, i, i);
		}
		buf_format(&xml, "</tbody>");
	}
	buf_format(&xml, "<table-note><p style='table-note'>Source: us</p></table-note></table></part>");
	return buf_str(&xml);
}

static unsigned count_on(const struct frame_page *page, const char *letters, uint32_t *ret_node)
{
	unsigned n = 0;
	for (size_t i = 0; i < page->items.n; i++)
		if (page->items.at[i].kind == FRAME_TEXT && str_starts(page->items.at[i].as.text->text, str_from(letters))) {
			n++;
			*ret_node = page->items.at[i].node;
		}
	return n;
}

static void assert_artifact(const struct frame_page *page, const char *letters)
{
	uint32_t node = 1;
	if (count_on(page, letters, &node) != 1 || node != 0)
		fail_msg("“%s” is not repeated once as an artifact", letters);
}

static void check_pages(struct fixture *f, const struct frames *frames, unsigned groups, unsigned rows)
{
	uint32_t node, last = frames->page_count - 1;
	for (uint32_t p = 0; p <= last; p++) {
		const struct frame_page *page = &frames->pages[p];
		if (count_on(page, "g", &node) == 0)
			continue;
		bool first = fixture_where(frames, "g1r1").page == p, ends = p == last;
		assert_int_equal(count_on(page, "Category", &node), 1);
		assert_true((node == 0) == !first);
		assert_int_equal(count_on(page, "Source", &node), ends ? 1 : 0);
		if (!ends)
			assert_artifact(page, "Continued on");
		if (!first) {
			assert_artifact(page, "Results");
			assert_artifact(page, "Table 1");
			assert_artifact(page, " (continued)");
		}
		/* At least two rows under each head, or a whole table's end with its note. */
		assert_true(count_on(page, "g", &node) >= (first ? 2 : 1));
		/* Each row's category stands on its page. */
		for (unsigned g = 1; g <= groups; g++)
			for (unsigned i = 1; i <= rows; i++) {
				struct arena arena = {0};
				if (count_on(page, str_format(&arena, "g%ur%u.", g, i).at, &node))
					assert_int_equal(count_on(page, str_format(&arena, "Group%u", g).at, &node), 1);
				arena_finish(&arena);
			}
		for (size_t i = 0; i < page->items.n; i++)
			assert_true(page->items.at[i].y <= FOOT + LENGTH_PT);
	}
	(void)f;
}

static void a_broken_table_says_its_heads_again(void **state)
{
	struct fixture *f = *state;
	for (unsigned above = 0; above < 20; above++) {
		struct arena arena = {0};
		struct frames frames = fixture_pages(f, "en", make_table(&arena, above, 4, 7).at);
		assert_true(frames.page_count >= 2);
		check_pages(f, &frames, 4, 7);
		fixture_all_said(f, &frames);
		/* The note of the caption stands once, where the caption stands. */
		assert_int_equal(fixture_where(&frames, "Note").page, fixture_where(&frames, "Results").page);
		arena_finish(&arena);
	}
}

static void a_repeated_category_stands_on_its_row(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct frames frames = fixture_pages(f, "en", make_table(&arena, 12, 1, 12).at);
	assert_int_equal(frames.page_count, 2);
	const struct frame_item *category = fixture_find(&frames.pages[1].items, "Group1"), *row = fixture_find(&frames.pages[1].items, "g1r");
	assert_non_null(category);
	assert_int_equal(category->y, row->y);
	assert_int_equal(category->x, fixture_where(&frames, "Group1").item->x);
	arena_finish(&arena);
}

static void the_name_of_a_group_is_a_row_of_its_own(void **state)
{
	struct fixture *f = *state;
	for (unsigned above = 0; above < 20; above++) {
		struct arena arena = {0};
		struct buf xml = {.arena = &arena};
		buf_format(&xml, "<part master='free'><p style='text'/>%s<table style='table'><col/><col/>", above > 0 ? fixture_lines(&arena, above).at : "");
		for (unsigned g = 1; g <= 3; g++) {
			buf_format(&xml, "<tbody><tr><th style='bare' scope='rowgroup' colspan='2'><p style='text'>Group%u</p></th></tr>", g);
			for (unsigned i = 1; i <= 6; i++)
				buf_format(&xml, "<tr><td style='bare'><p style='text'>g%ur%u.</p></td><td style='bare'><p style='text'>.</p></td></tr>", g, i);
			buf_format(&xml, "</tbody>");
		}
		buf_format(&xml, "</table></part>");
		struct frames frames = fixture_pages(f, "en", buf_str(&xml).at);
		for (unsigned g = 1; g <= 3; g++)
			for (unsigned i = 1; i <= 6; i++) {
				struct found row = fixture_where(&frames, str_format(&arena, "g%ur%u.", g, i).at);
				const struct frame_item *name = fixture_find(&frames.pages[row.page].items, str_format(&arena, "Group%u", g).at);
				/* Above its rows, on every page, and on none without them. */
				assert_non_null(name);
				assert_true(name->y <= row.item->y - PT(14));
				assert_true(i > 1 || fixture_where(&frames, str_format(&arena, "Group%u", g).at).page == row.page);
			}
		fixture_all_said(f, &frames);
		arena_finish(&arena);
	}
}

static void a_table_mirrors(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct frames frames = fixture_pages(f, "ar", make_table(&arena, 10, 2, 8).at);
	check_pages(f, &frames, 2, 8);
	fixture_all_said(f, &frames);
	for (uint32_t p = 0; p < 2; p++) {
		length edge = frames.pages[p].recto ? OUTER : INNER;
		const struct frame_item *head = fixture_find(&frames.pages[p].items, "Category");
		assert_int_equal(head->x + head->width, edge + MEASURE);
		const struct frame_item *name = fixture_find(&frames.pages[p].items, "Name");
		assert_int_equal(name->x + name->width, edge + MEASURE - PT(60));
	}
	arena_finish(&arena);
}

static void a_table_without_a_head_keeps_its_rules(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct buf xml = {.arena = &arena};
	buf_format(&xml, "<part master='free'><table style='table'><col/><tbody>");
	for (unsigned i = 0; i < 30; i++)
		buf_format(&xml, "<tr><td style='bare'><p style='text'>r%u</p></td></tr>", i);
	buf_format(&xml, "</tbody></table></part>");
	struct frames frames = fixture_pages(f, "en", buf_str(&xml).at);
	assert_int_equal(frames.page_count, 2);
	for (uint32_t p = 0; p < 2; p++) {
		unsigned rules = 0;
		for (size_t i = 0; i < frames.pages[p].items.n; i++)
			rules += frames.pages[p].items.at[i].kind == FRAME_PATH && frames.pages[p].items.at[i].height == LENGTH_PT;
		assert_int_equal(rules, 2);
	}
	arena_finish(&arena);
}

static void a_table_in_a_box_closes_both(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct buf xml = {.arena = &arena};
	buf_format(&xml, "<part master='free'><box style='box'><table style='table' continues='Continued'><col/><thead style='table-head'><tr><th style='bare'><p style='text'>Head</p></th></tr></thead><tbody>");
	for (unsigned i = 0; i < 30; i++)
		buf_format(&xml, "<tr><td style='bare'><p style='text'>r%u.</p></td></tr>", i);
	buf_format(&xml, "</tbody></table></box></part>");
	struct frames frames = fixture_pages(f, "en", buf_str(&xml).at);
	for (uint32_t p = 0; p < frames.page_count; p++) {
		length ground = 0, text = 0;
		for (size_t i = 0; i < frames.pages[p].items.n; i++) {
			const struct frame_item *item = &frames.pages[p].items.at[i];
			if (item->kind == FRAME_PATH && item->artifact == FRAME_BACKGROUND && item->y + item->height > ground)
				ground = item->y + item->height;
			if (item->kind == FRAME_TEXT && item->y > text)
				text = item->y;
		}
		assert_true(ground >= text + PT(10));
		assert_non_null(fixture_find(&frames.pages[p].items, "Head"));
	}
	fixture_all_said(f, &frames);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_broken_table_says_its_heads_again),
		cmocka_unit_test(a_repeated_category_stands_on_its_row),
		cmocka_unit_test(the_name_of_a_group_is_a_row_of_its_own),
		cmocka_unit_test(a_table_mirrors),
		cmocka_unit_test(a_table_without_a_head_keeps_its_rules),
		cmocka_unit_test(a_table_in_a_box_closes_both),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_finish);
}
