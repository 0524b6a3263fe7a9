#include "chart/texture.h"

#include "chart/band.h"

/* Widths as in the patterns of fills; distances a little less, so that a small square holds three lines or five dots. */
#define PEN (LENGTH_PT * 7 / 10)
#define HATCH_PITCH (LENGTH_PT * 7 / 2) /* along the sides */
#define LINE_PITCH (LENGTH_PT * 2)
#define DOT_PITCH (LENGTH_PT * 8 / 5)
#define DOT_RADIUS (LENGTH_PT / 2)

/* Line -1, 0 or 1 of three, from the middle: rising from one side of a square to another, or level. */
static void add_line(struct text_path_point points[2], int number, bool rises, length x, length y, length half)
{
	length off = number * (rises ? HATCH_PITCH : LINE_PITCH), before = rises && off > 0 ? off : 0, after = rises && off < 0 ? -off : 0;
	points[0] = (struct text_path_point){.verb = TEXT_MOVE, .x = {x - half + before}, .y = {rises ? y + half - after : y + off}};
	points[1] = (struct text_path_point){.verb = TEXT_LINE, .x = {x + half - after}, .y = {rises ? y - half + before : y + off}};
}

static void draw_lines(struct draw_pen *pen, bool rise, colour shade, length x, length y, length half)
{
	struct text_path_point *points = arena_array(pen->arena, 6, struct text_path_point);
	struct frame_paint paint = draw_fill(COLOUR_NONE);
	for (int i = -1; i <= 1; i++)
		add_line(&points[2 * (i + 1)], i, rise, x, y, half);
	paint.stroke = shade;
	paint.stroke_width = PEN;
	draw_path(pen, points, 6, paint);
}

static void draw_dots(struct draw_pen *pen, colour shade, length x, length y)
{
	static const int places[][2] = {{-1, -1}, {1, -1}, {0, 0}, {-1, 1}, {1, 1}};
	for (size_t i = 0; i < sizeof places / sizeof *places; i++)
		draw_disc(pen, x + places[i][0] * DOT_PITCH, y + places[i][1] * DOT_PITCH, DOT_RADIUS, draw_fill(shade));
}

void texture_square(struct draw_pen *pen, enum doc_chart_state state, length x, length y, length side)
{
	struct frame_paint paint = band_pattern_outlined(pen, state), ground = paint;
	ground.pattern = FRAME_SOLID;
	ground.fill = paint.ground;
	ground.ground = COLOUR_NONE;
	draw_rectangle(pen, (struct draw_box){x - side / 2, y - side / 2, side, side}, 0, ground);
	if (paint.pattern == FRAME_DOTS)
		draw_dots(pen, paint.fill, x, y);
	else
		draw_lines(pen, paint.pattern == FRAME_HATCH, paint.fill, x, y, side / 2 - PEN / 2);
}
