#include "frame/cell.h"

#include <assert.h>

#define PITCH 32000
/* The pitch of 45 degree lines measured along the page: times the square root of two. */
#define HATCH_PITCH 45255
/* Rows of dots, each 3.2 from its six neighbours: times half the square root of three. */
#define ROW_PITCH 27713
/* A cell holds many pitches, since viewers round each cell to whole pixels and the eye sees the steps. Even, so that rows of dots meet. */
#define REPEATS 16
/* A line is no dearer for being long. */
#define LINE_WIDTH (REPEATS * REPEATS * PITCH)
#define LINE_PEN 7000
#define DOT_PEN 10000

/* Lines run a pitch over the edges of the cell, where the next cell goes on with them. */
static struct cell make_hatch(struct arena *arena)
{
	const int64_t side = REPEATS * HATCH_PITCH;
	struct cell cell = {side, side, LINE_PEN, .n = 2 * REPEATS + 1};
	cell.strokes = arena_array(arena, cell.n, struct cell_stroke);
	for (int64_t i = 0; i < (int64_t)cell.n; i++) {
		int64_t y = (i - REPEATS) * HATCH_PITCH;
		cell.strokes[i] = (struct cell_stroke){-HATCH_PITCH, y - HATCH_PITCH, side + HATCH_PITCH, y + HATCH_PITCH + side};
	}
	return cell;
}

static struct cell make_lines(struct arena *arena)
{
	struct cell cell = {LINE_WIDTH, REPEATS * PITCH, LINE_PEN, .n = REPEATS};
	cell.strokes = arena_array(arena, cell.n, struct cell_stroke);
	for (int64_t i = 0; i < REPEATS; i++) {
		int64_t y = i * PITCH + PITCH / 2;
		cell.strokes[i] = (struct cell_stroke){-PITCH, y, LINE_WIDTH + PITCH, y};
	}
	return cell;
}

static struct cell make_dots(struct arena *arena)
{
	struct cell cell = {REPEATS * PITCH, REPEATS * ROW_PITCH, DOT_PEN, true, .n = (size_t)REPEATS * REPEATS};
	cell.strokes = arena_array(arena, cell.n, struct cell_stroke);
	for (int64_t i = 0; i < REPEATS * REPEATS; i++) {
		int64_t row = i / REPEATS;
		int64_t x = i % REPEATS * PITCH + (row % 2 == 0 ? PITCH / 4 : 3 * PITCH / 4), y = row * ROW_PITCH + ROW_PITCH / 2;
		cell.strokes[i] = (struct cell_stroke){x, y, x, y};
	}
	return cell;
}

struct cell cell_make(enum frame_pattern pattern, struct arena *arena)
{
	assert(pattern != FRAME_SOLID);
	switch (pattern) {
	case FRAME_HATCH: return make_hatch(arena);
	case FRAME_LINES: return make_lines(arena);
	default: return make_dots(arena);
	}
}
