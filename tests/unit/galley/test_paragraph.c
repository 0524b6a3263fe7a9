#include "fixture.h"

static length y_of(const struct galley_list *list, size_t index)
{
	length y = 0;
	for (size_t i = 0; i < index; i++)
		y += list->at[i].kind == GALLEY_BOX || list->at[i].kind == GALLEY_GLUE ? list->at[i].height : 0;
	return y;
}

static void lines_have_leading_and_baseline(void **state)
{
	static const struct { const char *style; length height; double baseline; } rows[] = {
		{"text", PT(14), 10.42}, {"large", PT(30), 21.84}, {"note", PT(10), 7.73},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct str xml = str_format(&arena, "<p style='%s'>a<br/>b</p>", rows[i].style);
		const struct galley_list *list = fixture_list(f, "en", xml.at);
		assert_string_equal(fixture_shape(f, list).at, "bnb");
		assert_int_equal(list->at[0].height, rows[i].height);
		/* Half of what the leading has beyond ascent and descent stands above (Roboto: 1900 and -500 of 2048). */
		assert_in_range(list->at[0].baseline, PT(rows[i].baseline) - 20, PT(rows[i].baseline) + 20);
		assert_int_equal(fixture_find_in(list, "a")->y, list->at[0].baseline);
		arena_finish(&arena);
	}
}

/* A mark that is higher than its line has room above and below. */
static void high_marks_have_room(void **state)
{
	struct fixture *f = *state;
	for (unsigned height = 10; height <= 40; height += 5) {
		struct arena arena = {0};
		struct str xml = str_format(&arena, "<p style='text'>a<chart type='sdg-tile' name='7' height='%upt'/></p>", height);
		const struct galley_list *list = fixture_list(f, "en", xml.at);
		length top = INT64_MAX, bottom = 0;
		for (size_t i = 0; i < list->at[0].content.n; i++) {
			const struct frame_item *item = &list->at[0].content.at[i];
			if (item->kind == FRAME_PATH) {
				top = item->y < top ? item->y : top;
				bottom = item->y + item->height > bottom ? item->y + item->height : bottom;
			}
		}
		assert_int_equal(bottom - top, PT(height));
		assert_true(top >= 0 && bottom <= list->at[0].height);
		assert_true(height > 10 ? list->at[0].height > PT(14) || height < 15 : list->at[0].height == PT(14));
		arena_finish(&arena);
	}
}

/* Shapes of lists: what may be broken where. */
static void breaks_keep_lines_together(void **state)
{
	static const struct { const char *why, *xml, *shape; } rows[] = {
		{"one line", "<p style='text'>a</p>", "b"},
		{"two lines stay", "<p style='text'>a<br/>b</p>", "bnb"},
		{"three lines stay", "<p style='text'>a<br/>b<br/>c</p>", "bnbnb"},
		{"four break in the middle", "<p style='text'>a<br/>b<br/>c<br/>d</p>", "bnbpbnb"},
		{"five: two stay above and below", "<p style='text'>a<br/>b<br/>c<br/>d<br/>e</p>", "bnbpbpbnb"},
		{"kept together", "<p style='together'>a<br/>b<br/>c<br/>d</p>", "bnbnbnb"},
		{"an empty paragraph sets nothing", "<p style='text'/><p style='text'>a</p>", "pb"},
		{"a heading keeps", "<p style='heading'>h</p><p style='text'>a<br/>b<br/>c<br/>d</p>", "gbngbnbpbnb"},
		{"a heading keeps two paragraphs of one line", "<p style='heading'>h</p><p style='text'>a</p><p style='text'>b</p><p style='text'>c</p>", "gbngbnbpb"},
		{"a heading keeps one line, not the heading after it", "<p style='heading'>h</p><p style='text'>a</p><p style='heading'>i</p><p style='text'>b</p><p style='text'>c</p>", "gbngbpgbngbnb"},
		{"headings keep each other", "<p style='heading'>h</p><p style='heading'>i</p><p style='text'>a</p><p style='text'>b</p><p style='text'>c</p>", "gbngbngbnbpb"},
		{"a heading keeps the lines of a list", "<p style='heading'>h</p><list style='list'><item style='item'><p style='text'>a</p></item><item style='item'><p style='text'>b</p></item><item style='item'><p style='text'>c</p></item></list>", "gbngbngbpgb"},
		{"a section keeps what follows it", "<section style='caption'><p style='text'>a</p></section><p style='text'>b</p><p style='text'>c</p><p style='text'>d</p>", "bngbnbpb"},
		{"a break before", "<p style='text'>a</p><p style='new-page'>b</p>", "bFb"},
		{"a section's break before", "<p style='text'>a</p><section style='new-page'><p style='text'>b</p></section>", "bFb"},
		{"none before the first", "<p style='new-page'>b</p>", "b"},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str shape = fixture_shape(f, fixture_list(f, "en", rows[i].xml));
		if (!str_is(shape, rows[i].shape))
			fail_msg("%s: %s, not %s", rows[i].why, shape.at, rows[i].shape);
	}
}

static void spaces_collapse_to_the_larger(void **state)
{
	static const struct { const char *above, *below; length space; } rows[] = {
		{"<p style='after-10'>a</p>", "<p style='before-4'>b</p>", PT(10)},
		{"<p style='spaced'>a</p>", "<p style='before-4'>b</p>", PT(7)},
		{"<p style='text'>a</p>", "<p style='before-4'>b</p>", PT(4)},
		{"<p style='text'>a</p>", "<p style='text'>b</p>", 0},
		{"<p style='after-10'>a</p>", "<space height='3pt'/><p style='text'>b</p>", PT(10)},
		{"<p style='after-10'>a</p>", "<section style='before-4'><p style='spaced'>b</p></section>", PT(10)},
		{"<p style='text'>a</p>", "<box style='before-4'><p style='spaced'>b</p></box>", PT(4)},
		{"<section style='after-10'><p style='spaced'>a</p></section>", "<p style='text'>b</p>", PT(10)},
		{"<list style='list'><item style='item'><p style='text'>a</p></item></list>", "<p style='before-4'>b</p>", PT(7)},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct str xml = str_format(&arena, "%s%s", rows[i].above, rows[i].below);
		const struct galley_list *list = fixture_list(f, "en", xml.at);
		size_t first = list->at[0].kind == GALLEY_BOX ? 0 : 1;
		length space = y_of(list, list->n - 1) - y_of(list, first) - PT(14);
		if (space != rows[i].space)
			fail_msg("%s: %lld, not %lld", xml.at, (long long)space, (long long)rows[i].space);
		arena_finish(&arena);
	}
}

/* Where texts begin, from the start edge of the measure. */
static void labels_and_indents_stand_in_place(void **state)
{
	static const struct { const char *xml; const char *letters; length start; } rows[] = {
		{"<list style='list'><item style='item'><label>x</label><p style='text'>abc</p></item></list>", "x", 0},
		{"<list style='list'><item style='item'><label>x</label><p style='text'>abc</p></item></list>", "abc", PT(12)},
		{"<list style='list'><item style='item'><label>x</label><list style='list'><item style='item'><label>y</label><p style='text'>abc</p></item></list></item></list>", "x", 0},
		{"<list style='list'><item style='item'><label>x</label><list style='list'><item style='item'><label>y</label><p style='text'>abc</p></item></list></item></list>", "y", PT(12)},
		{"<list style='list'><item style='item'><label>x</label><list style='list'><item style='item'><label>y</label><p style='text'>abc</p></item></list></item></list>", "abc", PT(24)},
		{"<p style='hang'><label>x</label>abc</p>", "x", 0},
		{"<p style='hang'><label>x</label>abc</p>", "abc", PT(20)},
		{"<box style='quotation'><p style='text'>abc</p></box>", "abc", PT(13.5)},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct frame_item *item = fixture_find_in(fixture_list(f, "en", rows[i].xml), rows[i].letters);
		if (item->x != rows[i].start)
			fail_msg("%s: %s stands at %lld", rows[i].xml, rows[i].letters, (long long)item->x);
		/* In what reads from right to left, all of it is mirrored. */
		item = fixture_find_in(fixture_list(f, "ar", rows[i].xml), rows[i].letters);
		length width = item->width;
		if (item->x + width != MEASURE - rows[i].start)
			fail_msg("%s: %s ends at %lld", rows[i].xml, rows[i].letters, (long long)(item->x + width));
	}
}

static void labels_hang_outside(void **state)
{
	struct fixture *f = *state;
	const struct galley_list *list = fixture_list(f, "en", "<p style='heading'><label>1.</label>abc</p>");
	const struct frame_item *label = fixture_find_in(list, "1."), *text = fixture_find_in(list, "abc");
	assert_int_equal(text->x, 0);
	/* The space for readers of the structure stands in the gap or beyond, but the number ends before it. */
	assert_true(label->x + label->width <= -PT(12));
	assert_int_equal(label->y, text->y);
}

static void a_wide_label_pushes_the_line(void **state)
{
	struct fixture *f = *state;
	const struct galley_list *list = fixture_list(f, "en", "<p style='hang'><label>(xviii) more</label>abc<br/>def</p>");
	const struct frame_item *label = fixture_find_in(list, "(xviii)"), *text = fixture_find_in(list, "abc");
	assert_true(text->x >= label->x + label->width + PT(3) - LENGTH_PT / 8);
	assert_int_equal(fixture_find_in(list, "def")->x, PT(20));
	list = fixture_list(f, "en", "<p style='run-in'><label>(a)</label>abc</p>");
	assert_int_equal(fixture_find_in(list, "abc")->x, text_width(f->shaper, &(struct text_piece){
		.text = STR("(a)"), .style = style_lookup(&f->sheet, STR("run-in"))}, 1, false, &f->own, &f->diag, NULL) + PT(5));
}

static void labels_are_never_lost(void **state)
{
	static const char *const rows[] = {
		"<p style='hang'><label>x</label></p>",
		"<list style='list'><item style='item'><label>x</label></item></list>",
		"<list style='list'><item style='item'><label>x</label><p style='text'/></item></list>",
		"<list style='list'><item style='item'><label>x</label><space height='3pt'/></item></list>",
		"<list style='list'><item style='item'><label>a</label></item><item style='item'><label>x</label></item></list>",
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		fixture_find_in(fixture_list(f, "en", rows[i]), "x");
}

static void a_drawn_dash_stands_at_the_edge(void **state)
{
	struct fixture *f = *state;
	const struct galley_list *list = fixture_list(f, "en",
		"<list style='list'><item style='item'><label><chart type='dash' colour='blue'/></label><p style='text'>abc</p></item></list>");
	const struct galley_item *box = &list->at[0];
	const struct frame_item *dash = NULL;
	for (size_t i = 0; i < box->content.n; i++)
		if (box->content.at[i].kind == FRAME_PATH)
			dash = &box->content.at[i];
	assert_non_null(dash);
	assert_int_equal(dash->node, 0);
	assert_int_equal(dash->x, 0);
	assert_int_equal(dash->width, PT(5));
	/* On the middle of the capitals: 1456 of 2048 of the size. */
	length middle = box->baseline - PT(10) * 1456 / 2048 / 2;
	assert_in_range(dash->y + dash->height / 2, middle - 16, middle + 16);
}

static void targets_find_a_box(void **state)
{
	static const struct { const char *why, *xml; } rows[] = {
		{"a paragraph", "<p style='text' id='x'>a</p>"},
		{"an empty paragraph before another", "<p style='text' id='x'/><p style='text'>a</p>"},
		{"an empty paragraph at the end", "<p style='text'>a</p><p style='text' id='x'/>"},
		{"an empty section", "<section id='x'/>"},
		{"an empty cell", "<table style='table'><col/><tbody><tr><td style='cell' id='x'/></tr></tbody></table>"},
		{"an empty column", "<columns><column width='50pt' id='x'/></columns>"},
		{"an empty note", "<p style='text'>a<note id='x'/></p>"},
		{"an item", "<list style='list'><item style='item' id='x'><p style='text'>a</p></item></list>"},
		{"an item that is its label", "<list style='list'><item style='item' id='x'><label>x</label></item></list>"},
		{"what stands at a fixed place", "<place x='0' y='0' width='50pt' id='x'><p style='text'>a</p></place>"},
		{"a figure", "<figure style='figure' id='x'><caption><p style='caption'>a</p></caption></figure>"},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct galley_list *list = fixture_list(f, "en", rows[i].xml);
		size_t found = 0;
		for (size_t k = 0; k < list->n; k++) {
			found += list->at[k].target_count;
			for (size_t j = 0; list->at[k].notes && j < list->at[k].notes->n; j++)
				found += list->at[k].notes->at[j].target_count;
		}
		if (found != 1)
			fail_msg("%s: %zu targets", rows[i].why, found);
	}
}

/* Blocks that lie in one row or stand at one place become one box; each keeps its target where it is. */
static void targets_of_one_box_are_all_kept(void **state)
{
	static const char blocks[] = "<p style='text' id='x'>a</p><p style='text' id='y'>b</p><p style='text' id='z'>c</p>";
	static const char *const rows[] = {
		"<table style='table'><col/><tbody><tr><td style='cell'>%s</td></tr></tbody></table>",
		"<columns><column width='50pt'>%s</column></columns>", "<place x='0' y='0' width='50pt'>%s</place>",
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct buf xml = {.arena = &arena};
		const char *hole = strstr(rows[i], "%s");
		buf_add(&xml, rows[i], (size_t)(hole - rows[i]));
		buf_format(&xml, "%s%s", blocks, hole + 2);
		const struct galley_list *list = fixture_list(f, "en", buf_str(&xml).at);
		size_t most = 0;
		for (size_t k = 0; k < list->n; k++) {
			const struct galley_item *item = &list->at[k];
			most = item->target_count > most ? item->target_count : most;
			for (size_t j = 1; item->target_count == 3 && j < 3; j++)
				assert_int_equal(item->targets[j].y - item->targets[j - 1].y, PT(14));
		}
		assert_int_equal(most, 3);
		arena_finish(&arena);
	}
}

static void references_are_filled_in(void **state)
{
	struct fixture *f = *state;
	static const struct doc_reference known[] = {{{"x", 1}, {"xviii", 5}}};
	const char *xml = "<part master='free'><p style='text' id='x'>on page <page-of to='x'/></p></part>";
	assert_true(fixture_try(f, "en", xml));
	fixture_find_in(&f->galley->parts[0].list, "00");
	fixture_clear(f);
	f->references = (struct doc_references){known, 1};
	assert_true(fixture_read(f, "en", xml));
	f->galley = arena_new(&f->own, struct galley);
	assert_true(galley_set(&f->document, &f->references, NULL, f->shaper, &f->own, &f->diag, f->galley));
	fixture_find_in(&f->galley->parts[0].list, "xviii");
}

static void leaders_share_one_raster(void **state)
{
	static const char *const langs[] = {"en", "ar"};
	struct fixture *f = *state;
	for (size_t l = 0; l < 2; l++) {
		const struct galley_list *list = fixture_list(f, langs[l],
			"<p style='text'>Short<leader/>1</p><p style='text'>Somewhat longer<leader/>27</p>");
		for (size_t i = 0; i < list->n; i++) {
			size_t dots = 0;
			const struct frame_group *content = &list->at[i].content;
			for (size_t k = 0; k < content->n; k++) {
				if (content->at[k].kind != FRAME_PATH)
					continue;
				dots++;
				assert_int_equal(content->at[k].x % PT(4), 0);
				for (size_t t = 0; t < content->n; t++) {
					const struct frame_item *text = &content->at[t];
					if (text->kind == FRAME_TEXT)
						assert_true(content->at[k].x >= text->x + text->width + PT(6) || content->at[k].x + PT(7) <= text->x);
				}
			}
			assert_true(list->at[i].kind != GALLEY_BOX || dots > 20);
		}
	}
}

/* Where a text nearly fills its line, no dot stands on it. */
static void leaders_without_room_have_no_dots(void **state)
{
	struct fixture *f = *state;
	size_t without = 0;
	for (int n = 80; n < 110; n++) {
		struct arena arena = {0};
		struct buf xml = {.arena = &arena};
		buf_format(&xml, "<p style='text'>");
		for (int i = 0; i < n; i++)
			buf_add_byte(&xml, 'i');
		buf_format(&xml, "<leader/>1</p>");
		const struct galley_list *list = fixture_list(f, "en", buf_str(&xml).at);
		if (list->n == 1) {
			const struct frame_item *text = fixture_find_in(list, "i");
			size_t dots = 0;
			for (size_t k = 0; k < list->at[0].content.n; k++)
				if (list->at[0].content.at[k].kind == FRAME_PATH) {
					assert_true(list->at[0].content.at[k].x > text->x + text->width);
					dots++;
				}
			without += dots == 0;
		}
		arena_finish(&arena);
	}
	assert_true(without > 0 && without < 15);
}

/* Words keep clear of a label that is wider than its place, in items too. */
static void wide_labels_of_items_push_the_text(void **state)
{
	static const struct { const char *label; length start; } rows[] = {{"a", PT(12)}, {"xviii", 0}, {"mmxviii", 0}};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct str xml = str_format(&arena, "<list style='list'><item style='item'><label>%s</label><p style='text'>Text that goes on to a second line "
			"and a third</p><p style='text'>More</p></item></list>", rows[i].label);
		for (unsigned rtl = 0; rtl < 2; rtl++) {
			const struct galley_list *list = fixture_list(f, rtl ? "ar" : "en", xml.at);
			const struct frame_item *label = fixture_find_in(list, rows[i].label), *text = fixture_find_in(list, "Text"), *more = fixture_find_in(list, "More");
			length start = rtl ? MEASURE - text->x - text->width : text->x;
			length label_end = rtl ? MEASURE - label->x : label->x + label->width;
			if (start < label_end + PT(2))
				fail_msg("%s, %u: %d after %d", rows[i].label, rtl, (int)start, (int)label_end);
			if (rows[i].start)
				assert_int_equal(start, rows[i].start);
			assert_int_equal(rtl ? MEASURE - more->x - more->width : more->x, PT(12));
		}
		arena_finish(&arena);
	}
}

/* Words run as their language does; the edge they start at is the page's. */
static void text_runs_as_its_language_does(void **state)
{
	struct fixture *f = *state;
	const struct frame_group *content = &fixture_list(f, "en", "<p style='text' lang='ar'>\xd9\x85\xd8\xb1\xd8\xad\xd8\xa8\xd8\xa7 U4SSC.</p>")->at[0].content;
	const struct frame_item *first = &content->at[0];
	length least = MEASURE;
	for (size_t i = 0; i < content->n; i++) {
		least = content->at[i].x < least ? content->at[i].x : least;
		assert_true(content->at[i].x <= first->x);
	}
	assert_int_equal(least, 0);
	/* The other way round, the full stop comes last at the right. */
	content = &fixture_list(f, "ar", "<p style='text' lang='en'>Hello.</p>")->at[0].content;
	assert_int_equal(content->n, 1);
	assert_int_equal(content->at[0].x + content->at[0].width, MEASURE);
	assert_false(content->at[0].as.text->rtl);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_have_leading_and_baseline),
		cmocka_unit_test(high_marks_have_room),
		cmocka_unit_test(breaks_keep_lines_together),
		cmocka_unit_test(spaces_collapse_to_the_larger),
		cmocka_unit_test(labels_and_indents_stand_in_place),
		cmocka_unit_test(labels_hang_outside),
		cmocka_unit_test(a_wide_label_pushes_the_line),
		cmocka_unit_test(wide_labels_of_items_push_the_text),
		cmocka_unit_test(text_runs_as_its_language_does),
		cmocka_unit_test(labels_are_never_lost),
		cmocka_unit_test(a_drawn_dash_stands_at_the_edge),
		cmocka_unit_test(targets_find_a_box),
		cmocka_unit_test(targets_of_one_box_are_all_kept),
		cmocka_unit_test(references_are_filled_in),
		cmocka_unit_test(leaders_share_one_raster),
		cmocka_unit_test(leaders_without_room_have_no_dots),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_finish);
}
