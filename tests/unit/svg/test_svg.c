#include "drawing.h"

#define RIGHT_ANGLE ((struct frame_turn){0, FRAME_TURN_ONE})

static const struct svg_words words = {{"w", 1}, {"A <title>", 9}, {"Words & \"more\"", 14}, {"en", 2}};

#define GROUND "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"

/* What stands between the words and ground of the drawing and its patterns and end. */
static const char *body(struct sample *sample, const struct frame_item *items, size_t n, bool outlines)
{
	struct buf out = {.arena = &sample->arena};
	struct frame_page page = drawing_page(sample, items, n);
	svg_write(&page, &words, outlines, &out);
	const char *start = strstr(out.at, "</desc>\n" GROUND);
	assert_non_null(start);
	return start + strlen("</desc>\n" GROUND);
}

static void the_head_says_size_language_and_words(void **state)
{
	struct sample sample;
	sample_init(&sample);
	struct buf out = {.arena = &sample.arena};
	struct frame_page page = {.width = PT(72), .height = PT(144)};
	svg_write(&page, &words, false, &out);
	assert_string_equal(out.at, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"25.4mm\" height=\"50.8mm\""
		" viewBox=\"0 0 72 144\" xml:lang=\"en\" role=\"img\" aria-labelledby=\"w-title\" aria-describedby=\"w-desc\">\n"
		"<title id=\"w-title\">A &lt;title&gt;</title>\n<desc id=\"w-desc\">Words &amp; \"more\"</desc>\n" GROUND "</svg>\n");
	sample_finish(&sample);
}

static void paths_keep_their_paint(void **state)
{
	static const struct { struct frame_paint paint; const char *after; } cases[] = {
		{{.fill = 0x0a0b0c, .ground = COLOUR_NONE, .stroke = COLOUR_NONE}, "<path fill=\"#0a0b0c\" d=\"M5 5L15 5L15 15L5 15Z\"/>\n</svg>\n"},
		{{.fill = COLOUR_NONE, .ground = COLOUR_NONE, .stroke = 0xff0000, .stroke_width = PT(1) / 2},
			"<path fill=\"none\" stroke=\"#ff0000\" stroke-width=\".5\" d=\"M5 5L15 5L15 15L5 15Z\"/>\n</svg>\n"},
		{{.fill = COLOUR_NONE, .ground = COLOUR_NONE, .stroke = 1, .stroke_width = PT(1), .dash_on = PT(3), .dash_off = PT(2), .round_caps = true},
			"<path fill=\"none\" stroke=\"#000001\" stroke-width=\"1\" stroke-linecap=\"round\" stroke-linejoin=\"round\" stroke-dasharray=\"3 2\""
			" d=\"M5 5L15 5L15 15L5 15Z\"/>\n</svg>\n"},
		{{.fill = COLOUR_NONE, .ground = COLOUR_NONE, .stroke = COLOUR_NONE}, "</svg>\n"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample sample;
		sample_init(&sample);
		struct frame_item item = drawing_path(cases[i].paint);
		assert_string_equal(body(&sample, &item, 1, false), cases[i].after);
		sample_finish(&sample);
	}
}

static void a_pattern_is_defined_once_and_has_its_ground(void **state)
{
	struct sample sample;
	sample_init(&sample);
	struct frame_item items[] = {
		drawing_path((struct frame_paint){.fill = 0x808080, .pattern = FRAME_HATCH, .ground = 0xf0f0f0, .stroke = COLOUR_NONE}),
		drawing_path((struct frame_paint){.fill = 0x808080, .pattern = FRAME_HATCH, .ground = COLOUR_NONE, .stroke = COLOUR_NONE}),
		drawing_path((struct frame_paint){.fill = 0x808080, .pattern = FRAME_DOTS, .ground = COLOUR_NONE, .stroke = COLOUR_NONE}),
	};
	struct str text = str_from(body(&sample, items, 3, false));
	assert_int_equal(sample_count(text, "<g><path fill=\"#f0f0f0\""), 1);
	assert_int_equal(sample_count(text, "<path fill=\"url(#w-p0)\""), 2);
	assert_int_equal(sample_count(text, "<path fill=\"url(#w-p1)\""), 1);
	assert_int_equal(sample_count(text, "<pattern id="), 2);
	/* From the bottom of the page upwards, as PDF counts. */
	assert_non_null(sample_find(text, "<pattern id=\"w-p0\" patternUnits=\"userSpaceOnUse\" width=\"72.408\" height=\"72.408\" patternTransform=\"matrix(1 0 0 -1 0 20)\">"));
	assert_non_null(sample_find(text, "<path fill=\"none\" stroke=\"#808080\" stroke-width=\"1\" stroke-linecap=\"round\" d=\"M.8 1.3856L.8 1.3856M4 1.3856L4 1.3856"));
	sample_finish(&sample);
}

static struct frame_item text_item(struct text_run *run)
{
	return (struct frame_item){.kind = FRAME_TEXT, .x = PT(2), .y = PT(12), .width = run->width, .as.text = run};
}

/* Read a number with at most three places, in thousandths; returns what follows it. */
static const char *read_number(const char *from, int64_t *ret_number)
{
	int64_t number = 0, places = -1;
	for (; (*from >= '0' && *from <= '9') || *from == '.'; from++) {
		if (*from != '.')
			number = number * 10 + (*from - '0');
		places += *from == '.' || places >= 0;
	}
	for (places = places < 0 ? 0 : places; places < 3; places++)
		number *= 10;
	*ret_number = number;
	return from;
}

/* The places in the x list of stretch `number`, from 0, in thousandths of a point; returns how many. */
static size_t places(const char *text, size_t number, int64_t at[], struct str *ret_text)
{
	size_t n = 0;
	const char *from = text;
	for (size_t i = 0; i <= number; i++) {
		from = strstr(from, "<tspan x=\"");
		assert_non_null(from);
		from += strlen("<tspan x=\"");
	}
	for (from = read_number(from, &at[n++]); *from == ' '; from = read_number(from + 1, &at[n++])) {
	}
	const char *start = strchr(from, '>') + 1;
	*ret_text = (struct str){start, (size_t)(strchr(start, '<') - start)};
	return n;
}

static void assert_place(int64_t thousandths, length expected)
{
	assert_int_equal(thousandths, length_scale(expected, 1000, LENGTH_PT));
}

static void each_letter_has_its_place(void **state)
{
	struct sample sample;
	int64_t at[20];
	struct str text;
	sample_init(&sample);
	struct text_run *run = sample_run(&sample, sample_face(&sample, ROBOTO, "R"), PT(10), "AV & Wa", false);
	struct frame_item item = text_item(run);
	const char *svg = body(&sample, &item, 1, false);
	assert_non_null(strstr(svg, "<text font-family=\"'Roboto Condensed', sans-serif\" font-size=\"10\" fill=\"#16222e\" xml:space=\"preserve\">"));
	assert_int_equal(places(svg, 0, at, &text), 3);
	assert_true(str_is(text, "AV "));
	length pen = item.x;
	for (int i = 0; i < 3; i++) {
		assert_place(at[i], pen);
		pen += run->glyphs[i].advance;
	}
	assert_int_equal(places(svg, 1, at, &text), 2);
	assert_true(str_is(text, "&amp; "));
	assert_place(at[0], pen);
	assert_int_equal(places(svg, 2, at, &text), 2);
	assert_null(strstr(strstr(svg, "Wa</tspan>"), "<tspan"));
	sample_finish(&sample);
}

/* What no font would say by itself is said letter by letter, for viewers that read the first place of a list only. */
static void tracked_letters_stand_each_alone(void **state)
{
	struct sample sample;
	int64_t at[20];
	struct str text;
	sample_init(&sample);
	struct text_run *run = sample_run(&sample, sample_face(&sample, ROBOTO, "R"), PT(10), "abc", false);
	run->glyphs[0].advance += PT(1);
	run->glyphs[1].advance += PT(1);
	struct frame_item item = text_item(run);
	const char *svg = body(&sample, &item, 1, false);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(places(svg, i, at, &text), 1);
		assert_int_equal(text.n, 1);
	}
	assert_place(at[0], item.x + run->glyphs[0].advance + run->glyphs[1].advance);
	sample_finish(&sample);
}

static void a_ligature_ends_its_list(void **state)
{
	struct sample sample;
	int64_t at[20];
	struct str text;
	sample_init(&sample);
	struct text_run *run = sample_run(&sample, sample_face(&sample, ROBOTO, "R"), PT(10), "offen", false);
	/* As if the font had it: one glyph for two letters. */
	assert_int_equal(run->glyph_count, 5);
	memmove(&run->glyphs[2], &run->glyphs[3], 2 * sizeof *run->glyphs);
	run->glyph_count = 4;
	struct frame_item item = text_item(run);
	const char *svg = body(&sample, &item, 1, false);
	assert_int_equal(places(svg, 0, at, &text), 2);
	assert_true(str_is(text, "off"));
	assert_int_equal(places(svg, 1, at, &text), 2);
	assert_true(str_is(text, "en"));
	assert_place(at[0], item.x + run->glyphs[0].advance + run->glyphs[1].advance);
	sample_finish(&sample);
}

/* A letter and its mark have one place, and words of another language say so. */
static void several_glyphs_of_a_letter_have_one_place(void **state)
{
	struct sample sample;
	int64_t at[20];
	struct str text;
	sample_init(&sample);
	struct text_run *run = sample_run(&sample, sample_face(&sample, ROBOTO, "R"), PT(10), "abc", false);
	/* As if the first two stood for what they write together. */
	run->glyphs[1].character = 0;
	run->lang = STR("nb");
	struct frame_item item = text_item(run);
	const char *svg = body(&sample, &item, 1, false);
	assert_int_equal(places(svg, 0, at, &text), 1);
	assert_true(str_is(text, "ab"));
	assert_place(at[0], item.x);
	assert_int_equal(places(svg, 1, at, &text), 1);
	assert_true(str_is(text, "c"));
	assert_place(at[0], item.x + run->glyphs[0].advance + run->glyphs[1].advance);
	assert_non_null(strstr(svg, " xml:lang=\"nb\" xml:space=\"preserve\">"));
	sample_finish(&sample);
}

static void a_hyphen_of_a_line_break_is_shown(void **state)
{
	struct sample sample;
	int64_t at[20];
	struct str text;
	sample_init(&sample);
	struct text_run *run = sample_run(&sample, sample_face(&sample, ROBOTO, "R"), PT(10), "ab", false);
	length before = run->width;
	sample_hyphenate(&sample, run);
	struct frame_item item = text_item(run);
	assert_int_equal(places(body(&sample, &item, 1, false), 1, at, &text), 1);
	assert_true(str_is(text, "-"));
	assert_place(at[0], item.x + before);
	sample_finish(&sample);
}

static void words_from_the_right_begin_at_their_right(void **state)
{
	struct sample sample;
	int64_t at[20];
	struct str text;
	sample_init(&sample);
	struct text_run *run = sample_run(&sample, sample_face(&sample, ARABIC, "A"), PT(10), "مدينة نقل", true);
	struct frame_item item = text_item(run);
	const char *svg = body(&sample, &item, 1, false);
	length pen = item.x + run->width;
	assert_non_null(strstr(svg, " direction=\"rtl\" unicode-bidi=\"bidi-override\""));
	assert_int_equal(places(svg, 0, at, &text), 1);
	assert_true(str_is(text, "مدينة "));
	assert_place(at[0], pen);
	for (uint32_t i = 0; run->glyphs[i].character < strlen("مدينة "); i++)
		pen -= run->glyphs[i].advance;
	assert_int_equal(places(svg, 1, at, &text), 1);
	assert_true(str_is(text, "نقل"));
	assert_place(at[0], pen);
	sample_finish(&sample);
}

static void turned_text_has_a_matrix(void **state)
{
	struct sample sample;
	int64_t at[20];
	struct str text;
	sample_init(&sample);
	struct frame_item item = text_item(sample_run(&sample, sample_face(&sample, ROBOTO, "R"), PT(10), "ab", false));
	item.turn = RIGHT_ANGLE;
	const char *svg = body(&sample, &item, 1, false);
	assert_non_null(strstr(svg, "<text transform=\"matrix(0 1 -1 0 2 12)\""));
	places(svg, 0, at, &text);
	assert_place(at[0], 0);
	sample_finish(&sample);
}

static void letters_on_a_curve_stand_one_by_one(void **state)
{
	static const struct frame_place on_curve[] = {{PT(1), PT(2), {FRAME_TURN_ONE, 0}}, {PT(3), PT(4), {0, FRAME_TURN_ONE}}};
	struct sample sample;
	sample_init(&sample);
	struct frame_item item = text_item(sample_run(&sample, sample_face(&sample, ROBOTO, "R"), PT(10), "a<", false));
	item.places = on_curve;
	assert_non_null(strstr(body(&sample, &item, 1, false), "<g font-family=\"'Roboto Condensed', sans-serif\" font-size=\"10\" fill=\"#16222e\" xml:space=\"preserve\">"
		"<text transform=\"matrix(1 0 0 1 3 14)\">a</text><text transform=\"matrix(0 1 -1 0 5 16)\">&lt;</text></g>\n"));
	sample_finish(&sample);
}

static void joined_letters_on_a_curve_are_outlines(void **state)
{
	static const struct frame_place on_curve[] = {{PT(9), 0, {FRAME_TURN_ONE, 0}}, {PT(6), 0, {FRAME_TURN_ONE, 0}}, {PT(3), 0, {FRAME_TURN_ONE, 0}}};
	struct sample sample;
	sample_init(&sample);
	struct text_run *run = sample_run(&sample, sample_face(&sample, ARABIC, "A"), PT(10), "نقل", true);
	assert_true(run->glyph_count <= 3);
	struct frame_item item = text_item(run);
	item.places = on_curve;
	const char *svg = body(&sample, &item, 1, false);
	assert_true(strncmp(svg, "<path fill=\"#16222e\" d=\"M", strlen("<path fill=\"#16222e\" d=\"M")) == 0);
	assert_non_null(strstr(svg, "Z\"><title>نقل</title></path>\n</svg>\n"));
	sample_finish(&sample);
}

/* One path behind the letters, which says nothing. */
static void a_halo_is_a_path(void **state)
{
	struct sample sample;
	sample_init(&sample);
	const struct font_face *face = sample_face(&sample, ROBOTO, "R");
	struct frame_item items[] = {
		{.kind = FRAME_HALO, .x = PT(2), .y = PT(12), .as.halo = {sample_run(&sample, face, PT(10), "--", false), 0xeef2f5, PT(2)}},
		{.kind = FRAME_HALO, .x = PT(2), .y = PT(12), .as.halo = {sample_run(&sample, face, PT(10), " ", false), 0xeef2f5, PT(2)}},
	};
	struct str text = str_from(body(&sample, items, 2, false));
	assert_non_null(sample_find(text, "<path fill=\"#eef2f5\" stroke=\"#eef2f5\" stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\" d=\"M"));
	assert_int_equal(sample_count(text, "<path"), 1);
	assert_int_equal(sample_count(text, "Z"), 2);
	assert_null(sample_find(text, "<t"));
	sample_finish(&sample);
}

/* A square glyph outline tells where letters stand: the hyphen-minus is one. */
static void outlines_stand_where_letters_do(void **state)
{
	struct sample sample;
	sample_init(&sample);
	const struct font_face *face = sample_face(&sample, ROBOTO, "R");
	struct text_run *run = sample_run(&sample, face, PT(10), "--", false);
	struct frame_item item = text_item(run);
	struct text_path one = text_glyph_outline(face, PT(10), run->glyphs[0].id, &sample.arena);
	const char *svg = body(&sample, &item, 1, true);
	assert_null(strstr(svg, "<text"));
	int64_t x, y;
	const char *from = strstr(svg, "d=\"M") + strlen("d=\"M");
	read_number(read_number(from, &x) + 1, &y);
	assert_place(x, item.x + one.at[0].x[0]);
	assert_place(y, item.y + one.at[0].y[0]);
	from = strchr(from, 'M');
	assert_non_null(from);
	read_number(from + 1, &x);
	assert_place(x, item.x + run->glyphs[0].advance + one.at[0].x[0]);
	sample_finish(&sample);
}

static void links_lead_out(void **state)
{
	struct sample sample;
	sample_init(&sample);
	struct frame_item item = {.kind = FRAME_LINK, .x = PT(1), .y = PT(2), .width = PT(3), .height = PT(4),
		.as.link = {.href = STR("https://example.org/?a&b"), .contents = STR("Example")}};
	assert_string_equal(body(&sample, &item, 1, false), "<a href=\"https://example.org/?a&amp;b\"><title>Example</title>"
		"<rect fill-opacity=\"0\" x=\"1\" y=\"2\" width=\"3\" height=\"4\"/></a>\n</svg>\n");
	sample_finish(&sample);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_head_says_size_language_and_words),
		cmocka_unit_test(paths_keep_their_paint),
		cmocka_unit_test(a_pattern_is_defined_once_and_has_its_ground),
		cmocka_unit_test(each_letter_has_its_place),
		cmocka_unit_test(tracked_letters_stand_each_alone),
		cmocka_unit_test(a_ligature_ends_its_list),
		cmocka_unit_test(several_glyphs_of_a_letter_have_one_place),
		cmocka_unit_test(a_hyphen_of_a_line_break_is_shown),
		cmocka_unit_test(words_from_the_right_begin_at_their_right),
		cmocka_unit_test(turned_text_has_a_matrix),
		cmocka_unit_test(letters_on_a_curve_stand_one_by_one),
		cmocka_unit_test(joined_letters_on_a_curve_are_outlines),
		cmocka_unit_test(outlines_stand_where_letters_do),
		cmocka_unit_test(a_halo_is_a_path),
		cmocka_unit_test(links_lead_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
