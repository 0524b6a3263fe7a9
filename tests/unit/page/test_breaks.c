#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "page/breaks.h"

/* Lists are written as letters: b a box of 14 pt, B one of 100 pt, g glue of 14 pt, p a free penalty, n a forbidden one,
 * c a penalty of cost 50, F a forced break, H a free penalty that no float passes, f a float of 200 pt, N a box of 14 pt with a footnote of 20 pt, G a box on the grid. */
static struct galley_list make_list(const char *letters, struct arena *arena)
{
	struct galley_list list = {0};
	for (; *letters; letters++) {
		struct galley_item item = {.kind = GALLEY_BOX, .baseline = -1, .height = 14 * LENGTH_PT, .ground = COLOUR_NONE};
		struct galley_list *notes = arena_new(arena, struct galley_list);
		switch (*letters) {
		case 'B': item.height = 100 * LENGTH_PT; break;
		case 'g': item.kind = GALLEY_GLUE; break;
		case 'p': item.kind = GALLEY_PENALTY; break;
		case 'n': item.kind = GALLEY_PENALTY; item.cost = GALLEY_NEVER; break;
		case 'c': item.kind = GALLEY_PENALTY; item.cost = 50; break;
		case 'H': item.kind = GALLEY_PENALTY; item.barrier = true; break;
		case 'F': item.kind = GALLEY_PENALTY; item.cost = GALLEY_FORCE; break;
		case 'f': item.kind = GALLEY_FLOAT; item.height = 200 * LENGTH_PT; break;
		case 'G': item.grid = true; item.baseline = 10 * LENGTH_PT; break;
		case 'N':
			notes->height = 20 * LENGTH_PT;
			item.notes = notes;
			break;
		}
		vec_push(&list, arena, item);
	}
	return list;
}

/* A page of 300 pt with a grid of 7 pt, first line at 10.4 pt; footnotes cost 10 pt more. */
static const struct style note_style = {.pad_before = 6 * LENGTH_PT, .rule_before_width = LENGTH_PT, .pad_after = 3 * LENGTH_PT};
static const struct style_page master = {
	.width = 400 * LENGTH_PT, .height = 400 * LENGTH_PT, .top = 50 * LENGTH_PT, .bottom = 50 * LENGTH_PT,
	.grid_step = 7 * LENGTH_PT, .grid_first = 10 * LENGTH_PT + 410, .note_style = &note_style,
};

static void find_ends_pages(void **state)
{
	(void)state;
	static const struct { const char *why, *list; size_t end; bool too_tall; } rows[] = {
		{"all of it fits", "bpbpb", 5, false},
		{"the last break that fits", "BpBpBpB", 5, false},
		{"forbidden breaks are passed over", "BpBnBnB", 1, false},
		{"a dear break is left for an earlier one", "BpbpBcBp", 5, false},
		{"a dear break is taken when it saves more", "BcBpBcBpB", 5, false},
		{"a forced break", "bpbFbb", 3, false},
		{"a forced break at the top is none", "Fbpb", 4, false},
		{"glue at the top takes no room", "gggggggBpBpBpB", 12, false},
		{"footnotes take room", "NpBpBpB", 5, false},
		{"two footnotes push a box over", "NpNpBpBpB", 7, false},
		{"a float that does not fit is passed over", "BpBpfpBpB", 7, false},
		{"only forbidden breaks: the last that fits", "BnBnBnB", 5, false},
		{"a box taller than the page", "BBBB", 4, true},
		{"no float passes a barrier", "BpBpfHbpb", 5, false},
		{"a barrier without floats is a break as others", "BpBHbpb", 7, false},
		{"nor does a float in its place mind it", "bpfHbpb", 7, false},
		{"what keeps with a float goes with it", "BpBnfpHb", 1, false},
		{"unless something stands under it", "BpBnfnbpHb", 8, false},
		{"an empty list", "", 0, false},
		{"little is left for the last page: it gets a third", "BpBpbpbpbpbpbpbpbpb", 5, false},
		{"what is before a forced break ends a page too", "BpBpbpbpbpbpbpbpbpbFBBB", 5, false},
		{"the page stays two thirds full", "BpbpbpBbbbbbpb", 12, false},
		{"no break is better than a forbidden one", "BnBnbnbnbnbnbnbpbnb", 15, false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct galley_list list = make_list(rows[i].list, &arena);
		struct breaks_start start = {0};
		struct breaks_plan plan = breaks_find(&list, &master, &start);
		if (plan.end != rows[i].end || plan.too_tall != rows[i].too_tall)
			fail_msg("%s: %s ends at %zu, not %zu", rows[i].why, rows[i].list, plan.end, rows[i].end);
		arena_finish(&arena);
	}
}

static void take_puts_baselines_on_the_grid(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct galley_list list = make_list("GGgGbGBgG", &arena);
	struct breaks_cursor cursor = {.master = &master, .top = true};
	for (size_t i = 0; i < list.n; i++) {
		length y = breaks_take(&cursor, &list.at[i]);
		if (list.at[i].grid)
			assert_int_equal((y + list.at[i].baseline - master.grid_first) % master.grid_step, 0);
	}
	arena_finish(&arena);
}

static void take_moves_to_the_nearest_line(void **state)
{
	(void)state;
	/* A box of 14 pt with its baseline 10 pt under its top, so many points under a line of the grid, after so much space. */
	static const struct { const char *why; double off, space, moved; } rows[] = {
		{"on the line", 0, 14, 0}, {"little below it: up into the space", 2, 14, -2}, {"half way: up", 3.5, 14, -3.5},
		{"little above the next: down", 5, 14, 2}, {"no space to move up into: down", 2, 1, 5}, {"just enough space", 2, 2, -2},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		length start = master.grid_first - 10 * LENGTH_PT + 70 * LENGTH_PT + (length)(rows[i].off * LENGTH_PT);
		struct galley_item box = {.kind = GALLEY_BOX, .grid = true, .height = 14 * LENGTH_PT, .baseline = 10 * LENGTH_PT};
		struct breaks_cursor cursor = {.master = &master, .y = start, .glue = (length)(rows[i].space * LENGTH_PT)};
		length moved = breaks_take(&cursor, &box) - start;
		if (moved != (length)(rows[i].moved * LENGTH_PT))
			fail_msg("%s: moved by %lld", rows[i].why, (long long)moved);
	}
}

static void take_never_overlaps(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct galley_list list = make_list("bGBGNGgGgb", &arena);
	struct breaks_cursor cursor = {.master = &master, .top = true};
	length end = 0;
	for (size_t i = 0; i < list.n; i++) {
		length y = breaks_take(&cursor, &list.at[i]);
		if (list.at[i].kind != GALLEY_BOX)
			continue;
		assert_true(i == 0 || y >= end || end - y == 0);
		end = y + list.at[i].height;
	}
	arena_finish(&arena);
}

static void start_counts_floats_and_continued_heads(void **state)
{
	(void)state;
	struct arena arena = {0};
	struct galley_list head = make_list("bb", &arena), list = make_list("gb", &arena), floats = make_list("f", &arena);
	const struct galley_item *waiting[] = {&floats.at[0]};
	struct breaks_start start = {.continued = &head, .floats = waiting, .float_count = 1};
	struct breaks_cursor cursor = breaks_start_cursor(&master, &start);
	assert_int_equal(cursor.y, 200 * LENGTH_PT + BREAKS_FLOAT_SPACE + 28 * LENGTH_PT);
	/* Space after a repeated head vanishes as at the top. */
	assert_int_equal(breaks_take(&cursor, &list.at[0]), cursor.y);
	assert_int_equal(cursor.y, 200 * LENGTH_PT + BREAKS_FLOAT_SPACE + 28 * LENGTH_PT);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(find_ends_pages),
		cmocka_unit_test(take_puts_baselines_on_the_grid),
		cmocka_unit_test(take_moves_to_the_nearest_line),
		cmocka_unit_test(take_never_overlaps),
		cmocka_unit_test(start_counts_floats_and_continued_heads),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
