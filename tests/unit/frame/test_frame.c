#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "frame/frame.h"

#define PT(n) ((length)(n) * LENGTH_PT)

static void group_moves_with_its_items(void **state)
{
	struct arena arena = {0};
	struct frame_group inner = {0}, outer = {0};
	frame_add_rectangle(&inner, &arena, PT(1), PT(2), PT(30), PT(4), 0x123456, 7, FRAME_LAYOUT);
	frame_add(&inner, &arena, &(struct frame_item){.kind = FRAME_LINK, .node = 9, .x = PT(5)});
	frame_add_group(&outer, &arena, &inner, PT(10), PT(-20));
	frame_add_group(&outer, &arena, &inner, 0, 0);
	assert_int_equal(outer.n, 4);
	assert_int_equal(outer.at[0].x, PT(11));
	assert_int_equal(outer.at[0].y, PT(-18));
	assert_int_equal(outer.at[0].node, 7);
	assert_int_equal(outer.at[1].x, PT(15));
	assert_int_equal(outer.at[2].x, PT(1));
	assert_int_equal(inner.at[0].x, PT(1));
	arena_finish(&arena);
}

static void rectangle_is_closed_and_filled(void **state)
{
	struct arena arena = {0};
	struct frame_group group = {0};
	frame_add_rectangle(&group, &arena, PT(1), PT(2), PT(30), PT(4), 0x123456, 0, FRAME_BACKGROUND);
	const struct frame_item *item = &group.at[0];
	assert_int_equal(item->artifact, FRAME_BACKGROUND);
	assert_int_equal(item->width, PT(30));
	assert_int_equal(item->height, PT(4));
	assert_int_equal(item->as.path.n, 5);
	assert_int_equal(item->as.path.points[2].x[0], PT(30));
	assert_int_equal(item->as.path.points[2].y[0], PT(4));
	assert_int_equal(item->as.path.points[4].verb, TEXT_CLOSE);
	assert_int_equal(item->as.path.paint.fill, 0x123456);
	assert_int_equal(item->as.path.paint.stroke, COLOUR_NONE);
	arena_finish(&arena);
}

static void targets_are_found(void **state)
{
	struct frame_target targets[] = {{.id = STR("a"), .page = 1}, {.id = STR("ab"), .page = 2}, {.id = STR("b"), .page = 3}, {.id = STR("z"), .page = 4}};
	struct frames frames = {.targets = targets, .target_count = 4};
	static const struct { const char *id; uint32_t page; } cases[] = {{"a", 1}, {"ab", 2}, {"b", 3}, {"z", 4}, {"", 0}, {"aa", 0}, {"zz", 0}};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct frame_target *found = frame_target_lookup(&frames, str_from(cases[i].id));
		assert_int_equal(found ? found->page : 0, cases[i].page);
	}
	frames.target_count = 0;
	assert_null(frame_target_lookup(&frames, STR("a")));
}

/* Text of 10 pt, 20 pt long, in a face that goes 8 pt up and 2 pt down. */
static void boxes_of_text_turn_with_it(void **state)
{
	const struct font_face face = {.upem = 10, .ascent = 8, .descent = -2, .postscript_name = STR("F")};
	struct text_glyph glyphs[] = {{.id = 1, .advance = PT(20)}};
	const struct text_run run = {.face = &face, .size = PT(10), .width = PT(20), .glyphs = glyphs, .glyph_count = 1, .text = STR("x")};
	const int32_t one = FRAME_TURN_ONE;
	const struct frame_place place = {PT(5), PT(7), {0, one}};
	const struct { struct frame_turn turn; const struct frame_place *places; length x, y, width, height; const char *dump; } rows[] = {
		{{0, 0}, NULL, PT(100), PT(92), PT(20), PT(10), NULL},
		{{one, 0}, NULL, PT(100), PT(92), PT(20), PT(10), " turn 1.000 0.000\n"},
		{{0, one}, NULL, PT(98), PT(100), PT(10), PT(20), " turn 0.000 1.000\n"},
		{{0, -one}, NULL, PT(92), PT(80), PT(10), PT(20), " turn 0.000 -1.000\n"},
		{{-one, 0}, NULL, PT(80), PT(98), PT(20), PT(10), " turn -1.000 0.000\n"},
		{{0, 0}, &place, PT(103), PT(107), PT(10), PT(20), " curve at 5.000 7.000 turn 0.000 1.000\n"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena arena = {0};
		struct frame_item item = {.kind = FRAME_TEXT, .x = PT(100), .y = PT(100), .turn = rows[i].turn, .places = rows[i].places, .as.text = &run};
		struct frame_bounds bounds = frame_item_bounds(&item);
		assert_int_equal(bounds.x, rows[i].x);
		assert_int_equal(bounds.y, rows[i].y);
		assert_int_equal(bounds.width, rows[i].width);
		assert_int_equal(bounds.height, rows[i].height);
		assert_int_equal(frame_is_turned(&item), rows[i].dump != NULL);
		/* Halos are where their text is. */
		struct frame_item halo = item;
		halo.kind = FRAME_HALO;
		halo.as.halo.text = &run;
		assert_int_equal(frame_is_turned(&halo), rows[i].dump != NULL);
		assert_int_equal(frame_item_bounds(&halo).x, rows[i].x);
		assert_int_equal(frame_item_bounds(&halo).height, rows[i].height);
		struct frame_page page = {.width = PT(200), .height = PT(200)};
		struct frames frames = {.pages = &page, .page_count = 1};
		struct buf out = {.arena = &arena};
		frame_add(&page.items, &arena, &item);
		frame_dump(&frames, &out);
		const char *dump = buf_str(&out).at;
		if (rows[i].dump != NULL)
			assert_non_null(strstr(dump, rows[i].dump));
		else
			assert_null(strstr(dump, " turn "));
		arena_finish(&arena);
	}
}

static const char expected_dump[] =
	"frames lang \"en\" rtl\n"
	"page 1 size 420.000 595.276 recto folio \"iv\"\n"
	"  path at 1.000 2.000 size 30.000 4.000 background fill #123456: M 0.000 0.000 L 30.000 0.000 L 30.000 4.000 L 0.000 4.000 Z\n"
	"  text at 40.000 50.500 node 2 \"A \\\"b\\\"\\\\\" hyphen Some-Font rtl size 10.000 width 33.001 raise -0.500 colour #16222E lang \"ar\"\n"
	"  halo at 40.000 50.500 node 2 \"A \\\"b\\\"\\\\\" hyphen Some-Font rtl size 10.000 width 33.001 raise -0.500 colour #FFFFFF line 2.000\n"
	"  path at 0.000 0.000 size 0.000 0.000 node 3 fill #7C8A96 hatch ground #FFFFFF stroke #000000 line 0.400 dash 1.000 gap 2.000 round: M 0.000 0.000 C 1.000 2.000 3.000 4.000 5.000 6.000\n"
	"  image at 5.000 6.000 size 7.000 8.000 node 3 pixels 20 10 digest 00000000000000ff\n"
	"  link at 0.000 0.000 size 9.000 1.000 node 2 to \"end\" contents \"To the end\"\n"
	"page 2 size 420.000 595.276 verso\n"
	"targets\n"
	"  \"end\" page 2 y 12.000 node 3\n"
	"outline\n"
	"  1 \"The \\x09end\" page 2 y 12.000 node 3\n"
	"structure\n"
	"  1 Document\n"
	"    2 P leaf lang \"ar\"\n"
	"    3 - id \"fig\"\n"
	"      4 TH scope \"Row\" colspan 2 rowspan 3 numbered alt \"Alt\"\n";

static void add_items(struct frame_group *group, struct arena *arena, const struct text_run *run, const struct image *image)
{
	static const struct text_path_point points[] = {
		{TEXT_MOVE, {0}, {0}},
		{TEXT_CURVE, {PT(1), PT(3), PT(5)}, {PT(2), PT(4), PT(6)}},
	};
	const struct frame_item items[] = {
		{.kind = FRAME_TEXT, .node = 2, .x = PT(40), .y = PT(101) / 2, .as.text = run},
		{.kind = FRAME_HALO, .node = 2, .x = PT(40), .y = PT(101) / 2, .as.halo = {run, 0xffffff, PT(2)}},
		{.kind = FRAME_PATH, .node = 3, .as.path = {points, 2, {0x7c8a96, FRAME_HATCH, 0xffffff, 0, 410, PT(1), PT(2), true}}},
		{.kind = FRAME_IMAGE, .node = 3, .x = PT(5), .y = PT(6), .width = PT(7), .height = PT(8), .as.image = image},
		{.kind = FRAME_LINK, .node = 2, .width = PT(9), .height = PT(1), .as.link = {.to = STR("end"), .contents = STR("To the end")}},
	};
	frame_add_rectangle(group, arena, PT(1), PT(2), PT(30), PT(4), 0x123456, 0, FRAME_BACKGROUND);
	for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
		frame_add(group, arena, &items[i]);
	}
}

static void dump_tells_everything(void **state)
{
	struct arena arena = {0};
	const struct font_face face = {.postscript_name = STR("Some-Font")};
	const struct text_run run = {.face = &face, .size = PT(10), .colour = 0x16222e, .raise = -PT(1) / 2, .rtl = true, .lang = STR("ar"),
		.text = STR("A \"b\"\\"), .hyphen = true, .width = PT(33) + 1};
	const struct image image = {.width = 20, .height = 10, .digest = 255};
	struct frame_page pages[2] = {
		{.width = PT(420), .height = 609563, .folio = STR("iv"), .recto = true},
		{.width = PT(420), .height = 609563},
	};
	struct frame_node nodes[] = {
		{0},
		{.role = STR("Document")},
		{.parent = 1, .role = STR("P"), .lang = STR("ar"), .leaf = true},
		{.parent = 1, .id = STR("fig")},
		{.parent = 3, .role = STR("TH"), .scope = STR("Row"), .colspan = 2, .rowspan = 3, .numbered = true, .alt = STR("Alt")},
	};
	struct frame_target target = {STR("end"), 1, PT(12), 3};
	struct frame_outline outline = {STR("The \tend"), 1, 1, PT(12), 3};
	const struct frames frames = {
		.pages = pages, .page_count = 2, .nodes = nodes, .node_count = 4, .targets = &target, .target_count = 1,
		.outlines = &outline, .outline_count = 1, .lang = STR("en"), .rtl = true,
	};
	add_items(&pages[0].items, &arena, &run, &image);
	struct buf out = {.arena = &arena};
	frame_dump(&frames, &out);
	assert_string_equal(out.at, expected_dump);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(group_moves_with_its_items),
		cmocka_unit_test(rectangle_is_closed_and_filled),
		cmocka_unit_test(targets_are_found),
		cmocka_unit_test(boxes_of_text_turn_with_it),
		cmocka_unit_test(dump_tells_everything),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
