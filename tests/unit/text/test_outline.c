#include "fixture.h"

static const struct font_face *regular(struct fixture *f)
{
	return font_lookup(f->fonts, STR("text"), 400, false);
}

/* A letter of straight strokes: its box is that of the face's capitals, upside down since y grows downwards. */
static void a_letter_stands_on_its_baseline(void **state)
{
	struct fixture *f = *state;
	const struct font_face *face = regular(f);
	struct text_path path = text_outline(face, 2048, STR("H"), &f->arena);
	length top = 0, bottom = 0;
	size_t moves = 0, closes = 0;
	for (size_t i = 0; i < path.n; i++) {
		const struct text_path_point *point = &path.at[i];
		assert_int_not_equal(point->verb, TEXT_CURVE);
		moves += point->verb == TEXT_MOVE;
		closes += point->verb == TEXT_CLOSE;
		if (point->verb != TEXT_CLOSE) {
			top = point->y[0] < top ? point->y[0] : top;
			bottom = point->y[0] > bottom ? point->y[0] : bottom;
		}
	}
	assert_int_equal(moves, 1);
	assert_int_equal(closes, 1);
	assert_int_equal(top, -face->cap_height);
	assert_int_equal(bottom, 0);
}

static void curves_pass_through_their_ends(void **state)
{
	struct fixture *f = *state;
	struct text_path path = text_outline(regular(f), 2048, STR("o"), &f->arena);
	size_t curves = 0;
	for (size_t i = 0; i < path.n; i++) {
		curves += path.at[i].verb == TEXT_CURVE;
		for (int k = 0; path.at[i].verb == TEXT_CURVE && k < 3; k++) {
			assert_in_range(path.at[i].x[k], 0, 1200);
			assert_in_range(-path.at[i].y[k] + 100, 0, 1400);
		}
	}
	assert_true(curves >= 8);
}

static void letters_follow_one_another_as_in_text(void **state)
{
	struct fixture *f = *state;
	struct text_piece piece = fixture_piece(f, STR("AV"), "en");
	length width = text_width(f->shaper, &piece, 1, false, &f->arena, &f->diag, NULL);
	struct text_path path = text_outline(regular(f), 10 * LENGTH_PT, STR("AV"), &f->arena);
	struct text_path first = text_outline(regular(f), 10 * LENGTH_PT, STR("A"), &f->arena);
	assert_in_range(path.width, width - 1, width + 1);
	assert_memory_equal(path.at, first.at, first.n * sizeof *first.at);
	length right = 0;
	for (size_t i = 0; i < path.n; i++) {
		right = path.at[i].x[0] > right ? path.at[i].x[0] : right;
	}
	assert_true(right > first.width && right <= path.width);
}

static void a_space_draws_nothing_but_has_a_width(void **state)
{
	struct fixture *f = *state;
	struct text_path path = text_outline(regular(f), 10 * LENGTH_PT, STR(" "), &f->arena);
	assert_int_equal(path.n, 0);
	assert_true(path.width > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEXT_TEST(a_letter_stands_on_its_baseline),
		TEXT_TEST(curves_pass_through_their_ends),
		TEXT_TEST(letters_follow_one_another_as_in_text),
		TEXT_TEST(a_space_draws_nothing_but_has_a_width),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
