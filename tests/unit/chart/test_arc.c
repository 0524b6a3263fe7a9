#include "fixture.h"

#include "chart/arc.h"

/* 129 mm, the largest wheel. */
#define RADIUS 374449

static struct draw_pen pen_of(struct fixture *f, struct frame_group *group)
{
	fixture_clear(f);
	return (struct draw_pen){.group = group, .fonts = f->fonts, .arena = &f->own};
}

/* The point of a curve at t / 16, times 4,096. */
static int64_t bezier(length p0, const length p[3], int64_t t)
{
	int64_t u = 16 - t;
	return p0 * u * u * u + 3 * p[0] * u * u * t + 3 * p[1] * u * t * t + p[2] * t * t * t;
}

static uint64_t root(uint64_t square)
{
	uint64_t low = 0, high = UINT64_C(3000000000);
	while (low + 1 < high) {
		uint64_t middle = low + (high - low) / 2;
		if (middle * middle <= square)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* How far, in 4,096ths of a unit, a curve leaves the circle about (x, y). */
static int64_t distance_from(int64_t x, int64_t y, length radius)
{
	int64_t away = (int64_t)root((uint64_t)(x * x) + (uint64_t)(y * y)) - radius * 4096;
	return away < 0 ? -away : away;
}

static int64_t worst_of(const struct frame_item *item, const struct arc_ring *ring)
{
	int64_t worst = 0;
	length x = 0, y = 0;
	bool inner = false;
	for (size_t i = 0; i < item->as.path.n; i++) {
		const struct text_path_point *point = &item->as.path.points[i];
		int last = point->verb == TEXT_CURVE ? 2 : 0;
		inner = inner || point->verb == TEXT_LINE;
		for (int64_t t = 0; point->verb == TEXT_CURVE && t <= 16; t++) {
			int64_t away = distance_from(bezier(x, point->x, t) + (item->x - ring->x) * 4096, bezier(y, point->y, t) + (item->y - ring->y) * 4096,
				inner ? ring->inner : ring->outer);
			worst = away > worst ? away : worst;
		}
		x = point->x[last];
		y = point->y[last];
	}
	return worst;
}

static void arcs_stay_on_their_circle(void **state)
{
	struct fixture *f = *state;
	for (angle span = TRIG_DEGREE / 3; span <= TRIG_TURN; span += TRIG_DEGREE * 29 / 7) {
		struct frame_group group = {0};
		struct draw_pen pen = pen_of(f, &group);
		struct arc_ring ring = {RADIUS, RADIUS, RADIUS / 2, RADIUS};
		arc_sector(&pen, &ring, span / 5, span / 5 + span, draw_fill(0x005b94));
		assert_int_equal(group.n, 1);
		int64_t worst = worst_of(&group.at[0], &ring);
		if (worst > 4096)
			fail_msg("a piece of %lld leaves its circle by %lld / 4096 units", (long long)span, (long long)worst);
	}
}

static void sectors_go_where_the_clock_shows(void **state)
{
	static const struct { int degrees; length x, y; } rows[] = {
		{0, 1000, 0}, {90, 2000, 1000}, {180, 1000, 2000}, {270, 0, 1000}, {360, 1000, 0}, {30, 1500, 134},
	};
	const struct arc_ring ring = {1000, 1000, 0, 1000};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		length x, y;
		arc_point(&ring, rows[i].degrees * TRIG_DEGREE, 1000, &x, &y);
		assert_int_equal(x, rows[i].x);
		assert_int_equal(y, rows[i].y);
	}
}

static void neighbours_share_their_edge(void **state)
{
	struct fixture *f = *state;
	struct frame_group group = {0};
	struct draw_pen pen = pen_of(f, &group);
	const struct arc_ring ring = {RADIUS, RADIUS, RADIUS / 3, RADIUS};
	for (int64_t i = 0; i < 108; i++)
		arc_sector(&pen, &ring, trig_part(i, 108), trig_part(i + 1, 108), draw_fill(0x005b94));
	for (size_t i = 0; i < group.n; i++) {
		const struct frame_item *one = &group.at[i], *next = &group.at[(i + 1) % group.n];
		const struct text_path_point *end = &one->as.path.points[1], *start = &next->as.path.points[0];
		assert_int_equal(end->verb, TEXT_CURVE);
		assert_int_equal(one->x + end->x[2], next->x + start->x[0]);
		assert_int_equal(one->y + end->y[2], next->y + start->y[0]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arcs_stay_on_their_circle),
		cmocka_unit_test(sectors_go_where_the_clock_shows),
		cmocka_unit_test(neighbours_share_their_edge),
	};
	return cmocka_run_group_tests_name("chart/arc", tests, fixture_start, fixture_finish);
}
