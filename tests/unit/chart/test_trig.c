#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "chart/trig.h"

#define ONE FRAME_TURN_ONE

static int64_t distance(int64_t a, int64_t b)
{
	return a < b ? b - a : a - b;
}

static void known_values_are_right(void **state)
{
	/* 2^30 times one half, the root of a half, half the root of three, a quarter of (the root of five, less one). */
	static const struct { angle a; int64_t sine; } rows[] = {
		{0, 0}, {30 * TRIG_DEGREE, ONE / 2}, {45 * TRIG_DEGREE, 759250125}, {60 * TRIG_DEGREE, 929887697},
		{18 * TRIG_DEGREE, 331804471}, {90 * TRIG_DEGREE, ONE}, {150 * TRIG_DEGREE, ONE / 2}, {180 * TRIG_DEGREE, 0},
		{210 * TRIG_DEGREE, -ONE / 2}, {270 * TRIG_DEGREE, -ONE}, {360 * TRIG_DEGREE, 0}, {-30 * TRIG_DEGREE, -ONE / 2},
		{750 * TRIG_DEGREE, ONE / 2},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (trig_sine(rows[i].a) != rows[i].sine)
			fail_msg("sine of %lld: %lld, not %lld", (long long)rows[i].a, (long long)trig_sine(rows[i].a), (long long)rows[i].sine);
	assert_int_equal(trig_cosine(0), ONE);
	assert_int_equal(trig_cosine(60 * TRIG_DEGREE), ONE / 2);
	assert_int_equal(trig_cosine(90 * TRIG_DEGREE), 0);
}

/* The table and the series against what all angles obey: sin(2a) = 2 sin a cos a, and the sum of squares. */
static void all_angles_obey_the_identities(void **state)
{
	for (angle a = 0; a < TRIG_TURN; a += 977) {
		int64_t sine = trig_sine(a), cosine = trig_cosine(a);
		int64_t squares = trig_scale(sine, sine) + trig_scale(cosine, cosine);
		int64_t twice = 2 * trig_scale(sine, cosine);
		if (distance(squares, ONE) > 5 || distance(twice, trig_sine(2 * a)) > 8)
			fail_msg("angle %lld: squares %lld, twice %lld", (long long)a, (long long)(squares - ONE), (long long)(twice - trig_sine(2 * a)));
	}
}

/* Steps of a unit never go back by more than the error of the last place. */
static void sines_grow_to_a_quarter(void **state)
{
	for (angle a = 1; a <= TRIG_TURN / 4; a++)
		if (trig_sine(a) < trig_sine(a - 1) - 2)
			fail_msg("the sine falls at %lld", (long long)a);
}

static void parts_make_the_whole(void **state)
{
	for (int64_t n = 1; n <= 400; n++) {
		angle sum = 0;
		for (int64_t i = 0; i < n; i++) {
			angle part = trig_part(i + 1, n) - trig_part(i, n);
			assert_true(distance(part * n, TRIG_TURN) <= n);
			sum += part;
		}
		assert_int_equal(sum, TRIG_TURN);
	}
	/* 108 parts are exactly a 108th each. */
	for (int64_t i = 0; i < 108; i++)
		assert_int_equal(trig_part(i + 1, 108) - trig_part(i, 108), 92160);
}

static void arcs_and_angles_agree(void **state)
{
	/* The circle of radius 1,000,000: 2 pi, to the unit. */
	assert_int_equal(trig_arc_length(TRIG_TURN, 1000000), 6283185);
	assert_int_equal(trig_arc_length(TRIG_TURN / 2, 1000000), 3141593);
	for (length arc = -500000; arc <= 500000; arc += 4321)
		assert_true(distance(trig_arc_length(trig_arc(arc, 300000), 300000), arc) <= 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_values_are_right),
		cmocka_unit_test(all_angles_obey_the_identities),
		cmocka_unit_test(sines_grow_to_a_quarter),
		cmocka_unit_test(parts_make_the_whole),
		cmocka_unit_test(arcs_and_angles_agree),
	};
	return cmocka_run_group_tests_name("chart/trig", tests, NULL, NULL);
}
