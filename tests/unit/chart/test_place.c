#include "grid.h"

#include "chart/place.h"
#include "chart/trig.h"

/* A pen on an empty group. */
static struct draw_pen make_pen(struct fixture *f, struct chart_context *context, struct frame_group *group)
{
	*context = (struct chart_context){.sheet = &f->sheet, .labels = &f->labels, .shaper = f->shaper, .lang = STR("en"), .arena = &f->own, .diag = &f->diag};
	*group = (struct frame_group){0};
	return (struct draw_pen){.group = group, .node = 7, .context = context, .fonts = f->fonts, .arena = &f->own};
}

static struct place_box square(length x, length y, length side)
{
	return place_rectangle((struct draw_box){x, y, side, side});
}

/* A square on its corner. */
static struct place_box diamond(length x, length y, length r)
{
	return (struct place_box){{x, x + r, x, x - r}, {y - r, y, y + r, y}};
}

static void boxes_overlap_or_not(void **state)
{
	(void)state;
	const struct { struct place_box a, b; bool overlap; } rows[] = {
		{square(0, 0, 10), square(5, 5, 10), true},
		{square(0, 0, 10), square(2, 2, 3), true},
		{square(0, 0, 10), square(10, 0, 10), false}, /* they touch */
		{square(0, 0, 10), square(0, 10, 10), false},
		{square(0, 0, 10), square(11, 0, 10), false},
		{square(0, 0, 10), diamond(14, 14, 7), false}, /* only their bounds overlap */
		{square(0, 0, 10), diamond(14, 14, 9), true},
		{diamond(0, 0, 10), diamond(11, 11, 10), false},
		{square(0, 0, 10), place_line(-5, 5, 15, 5), true},
		{square(0, 0, 10), place_line(-5, -5, 15, 15), true},
		{square(0, 0, 10), place_line(-5, 8, 8, 21), false}, /* past the corner */
		{square(0, 0, 10), place_line(2, 2, 3, 4), true},
		{square(0, 0, 10), place_line(12, 5, 30, 5), false}, /* it ends before */
		{square(0, 0, 10), place_line(0, 10, 10, 10), false}, /* along the side */
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (place_overlap(&rows[i].a, &rows[i].b) != rows[i].overlap || place_overlap(&rows[i].b, &rows[i].a) != rows[i].overlap)
			fail_msg("row %zu", i);
	}
}

static struct place_box random_box(uint64_t *seed)
{
	struct frame_turn turn = trig_turn(next_random(seed) % TRIG_TURN);
	length x = next_random(seed) % 12000, y = next_random(seed) % 12000, w = 100 + next_random(seed) % 8000, h = 100 + next_random(seed) % 3000;
	struct place_box box;
	for (int i = 0; i < 4; i++) {
		length along = i == 1 || i == 2 ? w : 0, down = i < 2 ? 0 : h;
		box.x[i] = x + trig_scale(along, turn.cosine) - trig_scale(down, turn.sine);
		box.y[i] = y + trig_scale(along, turn.sine) + trig_scale(down, turn.cosine);
	}
	return box;
}

/* The area of what two boxes have in common, by cutting one at each side of the other. */
static double common_area(const struct place_box *a, const struct place_box *b)
{
	double x[16], y[16], area = 0;
	size_t n = 4;
	for (size_t i = 0; i < 4; i++) {
		x[i] = (double)a->x[i];
		y[i] = (double)a->y[i];
	}
	for (int side = 0; side < 4; side++) {
		double px = (double)b->x[side], py = (double)b->y[side], dx = (double)b->x[(side + 1) % 4] - px, dy = (double)b->y[(side + 1) % 4] - py;
		double to_x[16], to_y[16];
		size_t kept = 0;
		for (size_t i = 0; i < n; i++) {
			size_t next = (i + 1) % n;
			double in = dx * (y[i] - py) - dy * (x[i] - px), then = dx * (y[next] - py) - dy * (x[next] - px);
			if (in >= 0) {
				to_x[kept] = x[i];
				to_y[kept++] = y[i];
			}
			if ((in < 0) != (then < 0)) {
				to_x[kept] = x[i] + (x[next] - x[i]) * in / (in - then);
				to_y[kept++] = y[i] + (y[next] - y[i]) * in / (in - then);
			}
		}
		n = kept;
		memcpy(x, to_x, sizeof x);
		memcpy(y, to_y, sizeof y);
	}
	for (size_t i = 0; i < n; i++)
		area += x[i] * y[(i + 1) % n] - x[(i + 1) % n] * y[i];
	return area / 2;
}

static void turned_boxes_overlap_where_they_share_an_area(void **state)
{
	(void)state;
	size_t overlaps = 0;
	for (uint64_t start = 0; start < 20000; start++) {
		uint64_t seed = start;
		struct place_box a = random_box(&seed), b = random_box(&seed);
		double area = common_area(&a, &b);
		bool overlap = place_overlap(&a, &b);
		overlaps += overlap;
		if ((area > 1 && !overlap) || (area <= 0 && overlap))
			fail_msg("seed %llu: they share %f", (unsigned long long)start, area);
	}
	assert_true(overlaps > 2000 && overlaps < 18000);
}

static void labels_take_the_first_free_spot(void **state)
{
	struct fixture *f = *state;
	struct chart_context context;
	struct frame_group group;
	fixture_clear(f);
	struct draw_pen pen = make_pen(f, &context, &group);
	struct chart_label label = label_shape(&pen, STR("Name"), label_style(&pen, "text", 400, PT(8), 0));
	const struct place_spot spots[] = {{PT(10), PT(20)}, {PT(10), PT(40)}, {PT(10), PT(60)}};
	const struct frame_turn none = {0};
	struct place place = place_start(&f->own, (struct draw_box){0, 0, PT(100), PT(100)});
	assert_int_equal(place_put(&place, &pen, &label, spots, 3, none, COLOUR_NONE), 0);
	assert_int_equal(place_put(&place, &pen, &label, spots, 3, none, COLOUR_NONE), 1);
	/* A line is in the way of the third: over it only when there is nothing else. */
	place_avoid(&place, place_line(0, PT(58), PT(100), PT(58)));
	const struct place_spot more[] = {{PT(10), PT(60)}, {PT(10), PT(80)}};
	assert_int_equal(place_put(&place, &pen, &label, more, 2, none, COLOUR_NONE), 1);
	assert_int_equal(place_put(&place, &pen, &label, more, 2, none, COLOUR_NONE), 0);
	size_t items = group.n;
	assert_int_equal(place_put(&place, &pen, &label, more, 2, none, COLOUR_NONE), 2);
	/* Numbers side by side keep apart: 2.5 pt. */
	const struct place_spot near[] = {{PT(12.4) + label.width, PT(20)}, {PT(12.6) + label.width, PT(20)}};
	assert_int_equal(place_put(&place, &pen, &label, near, 2, none, COLOUR_NONE), 1);
	items = group.n;
	/* Out of the area. */
	const struct place_spot outside[] = {{PT(90), PT(50)}, {-PT(1), PT(50)}, {PT(40), PT(3)}, {PT(40), PT(100)}};
	assert_int_equal(place_put(&place, &pen, &label, outside, 4, none, COLOUR_NONE), 4);
	assert_int_equal(group.n, items);
}

static void turned_labels_take_their_own_box(void **state)
{
	struct fixture *f = *state;
	struct chart_context context;
	struct frame_group group;
	fixture_clear(f);
	struct draw_pen pen = make_pen(f, &context, &group);
	struct chart_label label = label_shape(&pen, STR("Long name"), label_style(&pen, "text", 400, PT(8), 0));
	const struct frame_turn up = {0, (int32_t)-FRAME_TURN_ONE};
	struct place place = place_start(&f->own, (struct draw_box){0, 0, PT(100), PT(100)});
	for (length x = 10; x < 90; x += 10) {
		struct place_spot spot = {PT(x), PT(90)};
		assert_int_equal(place_put(&place, &pen, &label, &spot, 1, up, COLOUR_NONE), 0);
	}
	/* What is drawn has just the corners that are taken. */
	for (size_t i = 0; i < group.n; i++) {
		length x[4], y[4];
		frame_text_corners(&group.at[i], 0, x, y);
		for (int k = 0; k < 4; k++) {
			assert_int_equal(x[k], place.taken.at[i].x[k]);
			assert_int_equal(y[k], place.taken.at[i].y[k]);
		}
	}
	struct place_spot across = {PT(20), PT(70)}, above = {PT(20), PT(40)};
	assert_int_equal(place_put(&place, &pen, &label, &across, 1, (struct frame_turn){0}, COLOUR_NONE), 1);
	assert_int_equal(place_put(&place, &pen, &label, &above, 1, (struct frame_turn){0}, COLOUR_NONE), 0);
}

static void sides_lie_round_a_point(void **state)
{
	struct fixture *f = *state;
	struct chart_context context;
	struct frame_group group;
	fixture_clear(f);
	struct draw_pen pen = make_pen(f, &context, &group);
	struct chart_label label = label_shape(&pen, STR("12"), label_style(&pen, "text", 400, PT(8), 0));
	length w = label.width, cap = label.cap;
	const struct { enum place_side side; length x, y; } rows[] = {
		{PLACE_ABOVE, PT(50) - w / 2, PT(45)}, {PLACE_BELOW, PT(50) - w / 2, PT(55) + cap},
		{PLACE_LEFT, PT(45) - w, PT(50) + cap / 2}, {PLACE_RIGHT, PT(55), PT(50) + cap / 2},
		{PLACE_ABOVE_LEFT, PT(50) - w, PT(45)}, {PLACE_ABOVE_RIGHT, PT(50), PT(45)},
		{PLACE_BELOW_LEFT, PT(50) - w, PT(55) + cap}, {PLACE_BELOW_RIGHT, PT(50), PT(55) + cap},
	};
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct place_spot spot = place_beside(&label, PT(50), PT(50), PT(5), rows[i].side);
		assert_int_equal(spot.x, rows[i].x);
		assert_int_equal(spot.y, rows[i].y);
	}
	struct place place = place_start(&f->own, (struct draw_box){0, 0, PT(100), PT(100)});
	static const enum place_side sides[] = {PLACE_ABOVE, PLACE_BELOW};
	assert_int_equal(place_put_beside(&place, &pen, &label, PT(50), PT(50), PT(5), sides, 2, COLOUR_NONE), 0);
	assert_int_equal(place_put_beside(&place, &pen, &label, PT(50), PT(50), PT(5), sides, 2, COLOUR_NONE), 1);
	assert_int_equal(place_put_beside(&place, &pen, &label, PT(50), PT(50), PT(5), sides, 2, COLOUR_NONE), 2);
	assert_int_equal(place_put_beside(&place, &pen, &(struct chart_label){0}, PT(20), PT(20), PT(5), sides, 2, COLOUR_NONE), 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(boxes_overlap_or_not),
		cmocka_unit_test(turned_boxes_overlap_where_they_share_an_area),
		cmocka_unit_test(labels_take_the_first_free_spot),
		cmocka_unit_test(turned_labels_take_their_own_box),
		cmocka_unit_test(sides_lie_round_a_point),
	};
	return cmocka_run_group_tests_name("chart/place", tests, grid_start, fixture_finish);
}
