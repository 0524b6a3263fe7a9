#include "fixture.h"

static length height_of(const struct galley_list *list)
{
	length height = 0;
	for (size_t i = 0; i < list->n; i++)
		height += list->at[i].kind == GALLEY_BOX ? list->at[i].height : 0;
	return height;
}

static void columns_align_baselines_or_tops(void **state)
{
	static const struct { const char *align; double large, small; } rows[] = {{"baseline", 21.84, 21.84}, {"top", 21.84, 10.42}};
	struct fixture *f = *state;
	for (size_t i = 0; i < 2; i++) {
		struct arena arena = {0};
		struct str xml = str_format(&arena, "<columns align='%s'><column start='0' width='80pt'><p style='large'>Large</p></column>"
			"<column start='100pt' width='80pt'><p style='text'>Small<br/>b</p></column></columns>", rows[i].align);
		const struct galley_list *list = fixture_list(f, "en", xml.at);
		assert_string_equal(fixture_shape(f, list).at, "b");
		assert_in_range(fixture_find_in(list, "Large")->y, PT(rows[i].large) - 20, PT(rows[i].large) + 20);
		assert_in_range(fixture_find_in(list, "Small")->y, PT(rows[i].small) - 20, PT(rows[i].small) + 20);
		assert_int_equal(fixture_find_in(list, "Small")->x, PT(100));
		const struct frame_item *small = fixture_find_in(fixture_list(f, "ar", xml.at), "Small");
		assert_int_equal(small->x + small->width, MEASURE - PT(100));
		arena_finish(&arena);
	}
}

static void columns_hold_as_many_as_there_are(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct buf xml = {.arena = &arena};
	buf_format(&xml, "<columns>");
	for (unsigned i = 0; i < 40; i++)
		buf_format(&xml, "<column start='%upt' width='6pt'><p style='text'>%u.</p></column>", 6 * i, i % 10);
	buf_format(&xml, "</columns>");
	const struct galley_list *list = fixture_list(f, "en", buf_str(&xml).at);
	assert_int_equal(fixture_text(f, &list->at[0].content).n, 80);
	arena_finish(&arena);
}

static void a_box_pads_and_grounds(void **state)
{
	struct fixture *f = *state;
	const struct galley_list *list = fixture_list(f, "en", "<box style='box'><p style='text'>a</p><p style='spaced'>b</p></box>");
	assert_string_equal(fixture_shape(f, list).at, "gbnbpgbnb");
	/* Rule 2, padding 9 and 10, two lines. */
	assert_int_equal(height_of(list), PT(2 + 9 + 14 + 14 + 10));
	assert_int_equal(fixture_find_in(list, "a")->x, PT(12));
	for (size_t i = 1; i < list->n; i++)
		if (list->at[i].kind != GALLEY_PENALTY) {
			assert_int_equal(list->at[i].ground, 0xeef4f8);
			assert_int_equal(list->at[i].ground_x, 0);
			assert_int_equal(list->at[i].ground_width, MEASURE);
		} else {
			assert_int_equal(list->at[i].before->height, PT(10));
			assert_int_equal(list->at[i].after->height, PT(11));
		}
}

static void boxes_in_boxes_close_both(void **state)
{
	struct fixture *f = *state;
	const struct galley_list *list = fixture_list(f, "en",
		"<box style='box'><box style='box'><p style='text'>a</p><p style='text'>b</p></box></box>");
	bool seen = false;
	for (size_t i = 0; i < list->n; i++) {
		const struct galley_item *item = &list->at[i];
		if (item->kind != GALLEY_PENALTY || item->cost >= GALLEY_NEVER)
			continue;
		seen = true;
		/* Rather than in two, they go to the next page. */
		assert_true(item->cost > 0);
		assert_int_equal(item->before->height, PT(20));
		assert_int_equal(item->after->height, PT(22));
		for (size_t k = 0; k < item->before->n; k++)
			assert_int_equal(item->before->at[k].ground, 0xeef4f8);
	}
	assert_true(seen);
}

static void a_box_keeps_together(void **state)
{
	static const char *const rows[] = {
		"<box style='box-together'><p style='text'>a<br/>b<br/>c<br/>d<br/>e</p><p style='text'>f</p></box>",
		"<box style='together'><p style='text'>a<br/>b<br/>c<br/>d<br/>e</p><p style='text'>f</p></box>",
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < 2; i++)
		assert_null(strchr(fixture_shape(f, fixture_list(f, "en", rows[i])).at, 'p'));
	/* The break above it stays. */
	assert_string_equal(fixture_shape(f, fixture_list(f, "en", "<p style='text'>a</p><box style='together'><p style='text'>b</p><p style='text'>c</p></box>")).at, "bpbnb");
}

static void places_count_from_the_trim(void **state)
{
	static const struct { const char *lang, *align; length start, end; } rows[] = {
		{"en", "start", PT(30), -1}, {"en", "end", -1, PT(130)}, {"ar", "start", -1, PT(270)}, {"ar", "end", PT(170), -1},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct str xml = str_format(&arena, "<place x='30pt' y='200pt' width='100pt' baseline='yes' align='%s'><p style='text'>abc</p></place>", rows[i].align);
		const struct galley_list *list = fixture_list(f, rows[i].lang, xml.at);
		assert_string_equal(fixture_shape(f, list).at, "P");
		const struct frame_item *item = fixture_find_in(list, "abc");
		assert_int_equal(item->y, PT(200));
		if (rows[i].start >= 0)
			assert_int_equal(item->x, rows[i].start);
		else
			assert_int_equal(item->x + item->width, rows[i].end);
		arena_finish(&arena);
	}
}

/* A document of one figure whose image has this many pixels, so many to the inch. */
static const struct frame_item *set_image(struct fixture *f, uint32_t width, uint32_t height, unsigned dpi, const char *notes)
{
	struct arena arena = {0};
	struct str part = str_format(&arena, "<part master='free'><figure style='figure' alt='a' float='yes'><caption><p style='caption'>Cap</p></caption>"
		"<chart type='dash' colour='blue'/><table-note>%s</table-note></figure></part>", notes);
	fixture_clear(f);
	assert_true(fixture_read(f, "en", part.at));
	struct image *image = arena_new(&f->own, struct image);
	*image = (struct image){.width = width, .height = height, .dots_per_metre = (dpi * 10000 + 127) / 254};
	struct doc_node *node = f->document.root->first->first->first->next;
	node->kind = DOC_IMAGE;
	node->style = style_lookup(&f->sheet, STR("text"));
	node->as.image.image = image;
	node->as.image.width = 0;
	f->galley = arena_new(&f->own, struct galley);
	assert_true(galley_set(&f->document, &f->references, NULL, f->shaper, &f->own, &f->diag, f->galley));
	arena_finish(&arena);
	const struct galley_list *list = &f->galley->parts[0].list;
	for (size_t i = 0; i < list->n; i++)
		for (size_t k = 0; k < list->at[i].content.n; k++)
			if (list->at[i].content.at[k].kind == FRAME_IMAGE)
				return &list->at[i].content.at[k];
	fail_msg("no image");
	return NULL;
}

/* The region is 240 pt wide, the page has room for 300 pt. */
static void images_have_their_size_and_fit(void **state)
{
	static const struct { uint32_t width, height; unsigned dpi; double set_width, set_height; bool coarse; } rows[] = {
		{300, 150, 0, 72, 36, false}, {300, 150, 150, 144, 72, false}, {300, 150, 600, 36, 18, false},
		{3000, 1500, 300, 240, 120, false}, {3000, 6000, 300, 90, 180, false}, {400, 100, 72, 240, 60, true},
		{1, 1, 0, 0.24, 0.24, false}, {1, 1, 1, 72, 72, true}, {100, 100000, 72, 0.18, 180, false}, {1, 1000000, 72, 0, 180, false},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct frame_item *item = set_image(f, rows[i].width, rows[i].height, rows[i].dpi, "");
		assert_in_range(item->width, PT(rows[i].set_width) * 99 / 100, PT(rows[i].set_width) * 101 / 100 + 1);
		assert_in_range(item->height, PT(rows[i].set_height) * 99 / 100, PT(rows[i].set_height) * 101 / 100 + 1);
		assert_int_equal(fixture_count(f, DIAG_IMAGE_COARSE), rows[i].coarse);
	}
}

static void a_figure_fits_a_page_with_its_words(void **state)
{
	struct fixture *f = *state;
	const char *notes = "<p style='text'>a<br/>b<br/>c<br/>d<br/>e<br/>f<br/>g<br/>h<br/>i<br/>k<br/>l<br/>m</p>";
	const struct frame_item *item = set_image(f, 3000, 6000, 50, notes);
	const struct galley_list *list = &f->galley->parts[0].list;
	assert_true(item->height < PT(180) && item->height > PT(36));
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].kind == GALLEY_FLOAT)
			assert_in_range(list->at[i].height, PT(299), PT(300));
	/* Set twice, reported once. */
	set_image(f, 100, 200, 20, notes);
	assert_int_equal(fixture_count(f, DIAG_IMAGE_COARSE), 1);
}

/* Whatever the kind, what is seen of a drawing stands 4 pt under its caption and 4 pt over its source. */
static void drawings_are_as_far_from_their_words(void **state)
{
	static const char *const charts[] = {
		"<chart type='bars' name='c'><entry name='a'/><series name='s'><value number='4'/></series></chart>",
		"<chart type='dot-plot' name='c'><entry name='a'/><series name='s'><value number='4'/></series></chart>",
		"<chart type='shares' name='c'><entry name='a'/><entry name='b'/><series name='s'><value number='40'/><value number='60'/></series></chart>",
		"<chart type='time-series' name='c'><entry name='1' date='2019'/><entry name='2' date='2020'/><series name='s'><value number='4'/><value number='5'/></series></chart>",
		"<chart type='sdg-strip' name='c' goals='1 2'/>",
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof charts / sizeof *charts; i++) {
		struct arena arena = {0};
		struct str xml = str_format(&arena, "<figure style='figure' alt='x'><caption><p style='caption'>Cap</p></caption>%s<table-note><p style='table-note'>Src</p></table-note></figure>", charts[i]);
		const struct galley_list *list = fixture_list(f, "en", xml.at);
		length top = INT64_MAX, bottom = 0, words = 0, source = 0;
		for (size_t k = 0; k < list->n; k++)
			for (size_t m = 0; m < list->at[k].content.n; m++) {
				const struct frame_item *item = &list->at[k].content.at[m];
				bool text = item->kind == FRAME_TEXT, line = text && (str_is(item->as.text->text, "Cap") || str_is(item->as.text->text, "Src"));
				if (line && str_is(item->as.text->text, "Cap"))
					words = item->y;
				if (line && str_is(item->as.text->text, "Src"))
					source = item->y;
				if (line || (!text && item->as.path.paint.fill == 0xffffff) || (!text && item->as.path.paint.stroke == 0xffffff))
					continue;
				length above = text ? item->y - item->as.text->size * 3 / 4 : item->y, below = text ? item->y + item->as.text->size / 4 : item->y + item->height;
				top = above < top ? above : top;
				bottom = below > bottom ? below : bottom;
			}
		if (top - words < PT(7) || top - words > PT(9) || source - bottom < PT(10.5) || source - bottom > PT(12.5))
			fail_msg("chart %zu: %lld and %lld", i, (long long)(top - words), (long long)(source - bottom));
		arena_finish(&arena);
	}
}

/* Before some blocks stands a break that no float passes. */
static void blocks_stop_floats(void **state)
{
	static const struct { const char *why, *xml; bool stops; } rows[] = {
		{"text", "<p style='text'>b</p>", false}, {"a section", "<heading level='2' style='heading'>b</heading>", true},
		{"a part of a section", "<heading level='3' style='heading'>b</heading>", true}, {"less", "<heading level='4' style='heading'>b</heading>", false},
		{"a float", "<figure style='figure' float='yes' alt='x'><caption><p style='text'>b</p></caption></figure>", false},
		{"a figure in its place", "<figure style='figure' alt='x'><caption><p style='text'>b</p></caption></figure>", true},
		{"a heading in a column", "<columns><column width='50pt'><heading level='2' style='heading'>b</heading></column></columns>", true},
		{"a table", "<table style='table'><col/><tbody><tr><td style='bare'><p style='text'>b</p></td></tr></tbody></table>", false},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		const struct galley_list *list = fixture_list(f, "en", str_format(&arena, "<p style='text'>a</p>%s", rows[i].xml).at);
		bool stops = false;
		for (size_t k = 0; k < list->n; k++)
			stops = stops || list->at[k].barrier;
		if (stops != rows[i].stops)
			fail_msg("%s", rows[i].why);
		arena_finish(&arena);
	}
}

static void faults_have_a_place(void **state)
{
	static const struct { const char *why, *xml; enum diag_code code; } rows[] = {
		{"indents wider than the area", "<p style='narrow'>a</p>", DIAG_REGION_TOO_NARROW},
		{"a column beyond the measure", "<columns><column start='200pt' width='60pt'><p style='text'>a</p></column></columns>", DIAG_COLUMN_OUTSIDE},
		{"a column before the measure", "<columns><column start='-20pt' width='60pt'><p style='text'>a</p></column></columns>", DIAG_COLUMN_OUTSIDE},
		{"an area that the master lacks", "<p style='text' area='side'>a</p>", DIAG_AREA_UNKNOWN},
		{"a missing glyph", "<p style='text'>a\xe4\xb8\xad</p>", DIAG_MISSING_GLYPH},
		{"a colour that the palette lacks", "<p style='text'><chart type='band-tile' band='E'/></p>", DIAG_PALETTE_COLOUR_MISSING},
		{"a goal that the palette lacks", "<p style='text'><chart type='sdg-tile' name='\xe6\x97\xa5\xe6\x9c\xac'/></p>", DIAG_PALETTE_COLOUR_MISSING},
		{"a missing glyph in a chart", "<figure style='figure' alt='a'><chart type='bars' name='c'><entry name='\xe4\xb8\xad'/><series name='s'><value number='4'/></series></chart></figure>", DIAG_MISSING_GLYPH},
		{"a missing glyph in a matrix", "<figure style='figure' alt='a'><chart type='matrix' name='c' most='4'><dimension name='\xe4\xb8\xad' colour='blue' state='not-reported'>"
			"<category name='\xe4\xb8\xad' state='not-reported'/></dimension></chart></figure>", DIAG_MISSING_GLYPH},
		{"a series that is too high", "<figure style='figure' alt='a'><chart type='time-series' name='c' height='700pt'><entry name='1' date='2019'/><entry name='2' date='2020'/>"
			"<series name='s'><value number='4'/><value number='5'/></series></chart></figure>", DIAG_CHART_TALL},
		{"goals that are too high", "<figure style='figure' alt='a'><chart type='sdg-strip' name='c' goals='1 2 3 4' height='200pt'/></figure>", DIAG_CHART_TALL},
		{"an unknown sign", "<p style='text'><chart type='sign' name='star' colour='blue'/></p>", DIAG_CHART_SIGN_UNKNOWN},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct str part = str_format(&arena, "<part master='free'>%s</part>", rows[i].xml);
		if (fixture_try(f, "en", part.at) || fixture_count(f, rows[i].code) == 0)
			fail_msg("%s: %s", rows[i].why, fixture_report(f));
		assert_int_not_equal(f->diag.at[0].span.file, 0);
		arena_finish(&arena);
	}
}

static void empty_blocks_do_no_harm(void **state)
{
	static const char *const rows[] = {
		"", "<section/>", "<p style='text'/>", "<list style='list'><item style='item'/></list>", "<box style='box'/>", "<box style='together'/>",
		"<columns/>", "<columns><column width='10pt'/></columns>", "<figure style='figure' alt='a'/>", "<table/>", "<table><col/><tbody/></table>",
		"<table><col/><thead/><tbody><tr/></tbody></table>", "<place x='0' y='0' width='10pt'/>", "<space height='0'/>",
		"<p style='hang'><label/></p>", "<p style='text'><note/></p>", "<p style='text'><leader/></p>", "<p style='text'><br/></p>",
		"<table><col decimal='yes'/><tbody><tr><td/></tr></tbody></table>", "<p style='text'><span/></p>", "<p style='text'><chart type='dash' colour='blue'/></p>", "<rule/>",
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		fixture_list(f, "en", rows[i]);
}

static void deep_nesting_is_no_matter(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct buf xml = {.arena = &arena};
	for (unsigned i = 0; i < 90; i++)
		buf_format(&xml, "<section>");
	buf_format(&xml, "<p style='text'>deep</p>");
	for (unsigned i = 0; i < 90; i++)
		buf_format(&xml, "</section>");
	fixture_find_in(fixture_list(f, "en", buf_str(&xml).at), "deep");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_align_baselines_or_tops),
		cmocka_unit_test(columns_hold_as_many_as_there_are),
		cmocka_unit_test(a_box_pads_and_grounds),
		cmocka_unit_test(boxes_in_boxes_close_both),
		cmocka_unit_test(a_box_keeps_together),
		cmocka_unit_test(places_count_from_the_trim),
		cmocka_unit_test(images_have_their_size_and_fit),
		cmocka_unit_test(a_figure_fits_a_page_with_its_words),
		cmocka_unit_test(drawings_are_as_far_from_their_words),
		cmocka_unit_test(blocks_stop_floats),
		cmocka_unit_test(faults_have_a_place),
		cmocka_unit_test(empty_blocks_do_no_harm),
		cmocka_unit_test(deep_nesting_is_no_matter),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_finish);
}
