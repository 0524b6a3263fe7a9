#include "chart/arc.h"

#define PIECE (TRIG_DEGREE * 45 / 2)

void arc_point(const struct arc_ring *ring, angle a, length radius, length *ret_x, length *ret_y)
{
	*ret_x = ring->x + trig_scale(radius, trig_sine(a));
	*ret_y = ring->y - trig_scale(radius, trig_cosine(a));
}

static size_t piece_count(angle span)
{
	angle size = span < 0 ? -span : span;
	return (size_t)((size + PIECE - 1) / PIECE);
}

/* Handles lie on the tangents, 4/3 tan(span / 4) of the radius away. */
static void add_piece(struct text_path_point *point, const struct arc_ring *ring, length radius, angle from, angle to)
{
	angle quarter = (to - from) / 4;
	length handle = length_scale(4 * radius, trig_sine(quarter), 3 * trig_cosine(quarter));
	length x0, y0;
	arc_point(ring, from, radius, &x0, &y0);
	arc_point(ring, to, radius, &point->x[2], &point->y[2]);
	point->verb = TEXT_CURVE;
	point->x[0] = x0 + trig_scale(handle, trig_cosine(from));
	point->y[0] = y0 + trig_scale(handle, trig_sine(from));
	point->x[1] = point->x[2] - trig_scale(handle, trig_cosine(to));
	point->y[1] = point->y[2] - trig_scale(handle, trig_sine(to));
}

static size_t add_arc(struct text_path_point *points, const struct arc_ring *ring, length radius, angle from, angle to)
{
	size_t n = piece_count(to - from);
	for (size_t i = 0; i < n; i++)
		add_piece(&points[i], ring, radius, from + length_scale(to - from, (int64_t)i, (int64_t)n), from + length_scale(to - from, (int64_t)i + 1, (int64_t)n));
	return n;
}

void arc_sector(struct draw_pen *pen, const struct arc_ring *ring, angle from, angle to, struct frame_paint paint)
{
	struct text_path_point *points = arena_array(pen->arena, 2 * piece_count(to - from) + 3, struct text_path_point);
	size_t n = 1;
	points[0].verb = TEXT_MOVE;
	arc_point(ring, from, ring->outer, &points[0].x[0], &points[0].y[0]);
	n += add_arc(points + n, ring, ring->outer, from, to);
	points[n].verb = TEXT_LINE;
	arc_point(ring, to, ring->inner, &points[n].x[0], &points[n].y[0]);
	n++;
	n += add_arc(points + n, ring, ring->inner, to, from);
	points[n++].verb = TEXT_CLOSE;
	draw_path(pen, points, n, paint);
}

void arc_rays(struct draw_pen *pen, const struct arc_ring *ring, const angle *angles, size_t n, struct frame_paint paint)
{
	struct text_path_point *points = arena_array(pen->arena, 2 * n, struct text_path_point);
	for (size_t i = 0; i < n; i++) {
		points[2 * i].verb = TEXT_MOVE;
		arc_point(ring, angles[i], ring->inner, &points[2 * i].x[0], &points[2 * i].y[0]);
		points[2 * i + 1].verb = TEXT_LINE;
		arc_point(ring, angles[i], ring->outer, &points[2 * i + 1].x[0], &points[2 * i + 1].y[0]);
	}
	draw_path(pen, points, 2 * n, paint);
}
