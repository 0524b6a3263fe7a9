#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "frame/cell.h"

static int64_t modulo(int64_t value, int64_t by)
{
	return (value % by + by) % by;
}

/* Whether some stroke passes a height at the left edge of the cell, whichever cell above or below it comes from. */
static bool enters(const struct cell *cell, int64_t height)
{
	for (size_t i = 0; i < cell->n; i++) {
		const struct cell_stroke *stroke = &cell->strokes[i];
		int64_t slope = stroke->y1 == stroke->y0 ? 0 : 1;
		if (modulo(stroke->y0 - slope * stroke->x0, cell->height) == modulo(height, cell->height))
			return true;
	}
	return false;
}

static void lines_go_on_in_the_next_cell(void **state)
{
	static const enum frame_pattern patterns[] = {FRAME_HATCH, FRAME_LINES};
	for (size_t k = 0; k < 2; k++) {
		struct arena arena = {0};
		struct cell cell = cell_make(patterns[k], &arena);
		assert_int_equal(cell.pen, 7 * CELL_UNITS / 10);
		assert_false(cell.round_caps);
		for (size_t i = 0; i < cell.n; i++) {
			const struct cell_stroke *stroke = &cell.strokes[i];
			assert_true(stroke->x0 < 0 && stroke->x1 > cell.width);
			int64_t rise = stroke->y1 - stroke->y0, run = stroke->x1 - stroke->x0;
			assert_true(rise == 0 || rise == run); /* level, or 45 degrees */
			assert_true(enters(&cell, stroke->y0 + (rise == 0 ? 0 : cell.width - stroke->x0)));
		}
		arena_finish(&arena);
	}
}

/* Every dot has its six neighbours 3.2 points away, those of the next cells with them. */
static void dots_stand_alike(void **state)
{
	struct arena arena = {0};
	struct cell cell = cell_make(FRAME_DOTS, &arena);
	assert_true(cell.round_caps);
	for (size_t i = 0; i < cell.n; i++) {
		int near = 0;
		assert_int_equal(cell.strokes[i].x0, cell.strokes[i].x1);
		assert_in_range(cell.strokes[i].x0, 1, cell.width - 1);
		assert_in_range(cell.strokes[i].y0, 1, cell.height - 1);
		for (size_t k = 0; k < 9 * cell.n; k++) {
			const struct cell_stroke *other = &cell.strokes[k / 9];
			int64_t dx = other->x0 + ((int64_t)(k % 3) - 1) * cell.width - cell.strokes[i].x0;
			int64_t dy = other->y0 + ((int64_t)(k / 3 % 3) - 1) * cell.height - cell.strokes[i].y0;
			int64_t square = dx * dx + dy * dy, pitch = 32 * CELL_UNITS / 10;
			near += square > pitch * pitch * 99 / 100 && square < pitch * pitch * 101 / 100;
		}
		assert_int_equal(near, 6);
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_go_on_in_the_next_cell),
		cmocka_unit_test(dots_stand_alike),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
