#include "grid.h"

#include "chart/scale.h"

/* Reads “1|2|3”; returns how many. */
static size_t read_values(const char *text, struct decimal *values)
{
	size_t n = 0;
	for (const char *rest = text[0] ? text : NULL; rest;)
		assert_true(decimal_parse(grid_next(&rest), &values[n++]));
	return n;
}

static void ticks_are_round(void **state)
{
	static const struct { const char *values; bool from_zero; unsigned ticks; const char *first, *second, *last; } rows[] = {
		{"105|543", false, 5, "100", "200", "600"}, /* the example of the source */
		{"17.1|66.3", true, 5, "0", "20", "80"},
		{"15|36.0", true, 5, "0", "10", "40"},
		{"63211|66258", false, 5, "63000", "64000", "67000"},
		{"", true, 5, "0.0", "0.2", "1.0"},
		{"0", true, 5, "0.0", "0.2", "1.0"},
		{"0", false, 5, "0.0", "0.2", "1.0"},
		{"7|7|7", true, 5, "0", "2", "8"},
		{"10|10", false, 5, "4", "6", "16"},
		{"-10", false, 5, "-16", "-14", "-4"},
		{"-10", true, 5, "-10", "-8", "0"},
		{"-3|-5.5|4", true, 5, "-6", "-4", "4"},
		{"0.000000001", true, 5, "0.0000000000", "0.0000000002", "0.0000000010"},
		{"1000000000000|999999999999", false, 3, "999999999999.0", "999999999999.5", "1000000000000.0"},
		{"1000000000000", true, 3, "0", "500000000000", "1000000000000"},
		{"100", true, 2, "0", "100", "100"},
	};
	struct fixture *f = *state;
	struct decimal values[8];
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct scale scale;
		scale_make(values, read_values(rows[i].values, values), rows[i].from_zero, rows[i].ticks, MM(100), &scale);
		assert_string_equal(str_copy(scale_tick_text(&scale, 0, &f->own), &f->own), rows[i].first);
		assert_string_equal(str_copy(scale_tick_text(&scale, 1, &f->own), &f->own), rows[i].second);
		assert_string_equal(str_copy(scale_tick_text(&scale, scale.tick_count - 1, &f->own), &f->own), rows[i].last);
		scale_release(&scale);
	}
}

static int64_t power_of_ten(unsigned power)
{
	return power == 0 ? 1 : 10 * power_of_ten(power - 1);
}

/* A tick's number without its point; the tests have so few digits that it fits. */
static int64_t tick_number(struct fixture *f, const struct scale *scale, unsigned i)
{
	int64_t number = 0;
	struct str text = scale_tick_text(scale, i, &f->own);
	for (size_t k = 0; k < text.n; k++)
		number = text.at[k] >= '0' && text.at[k] <= '9' ? 10 * number + text.at[k] - '0' : number;
	return text.at[0] == '-' ? -number : number;
}

/* The ticks of a scale are multiples of 1, 2 or 5 times a power of ten, and its places are those that plain sums give. */
static void check_scale(struct fixture *f, const struct scale *scale, const int64_t *numbers, const struct decimal *values, size_t n, unsigned decimals)
{
	int64_t low = tick_number(f, scale, 0), step = tick_number(f, scale, 1) - low, high = tick_number(f, scale, scale->tick_count - 1), digit = step;
	while (digit % 10 == 0)
		digit /= 10;
	assert_true(digit == 1 || digit == 2 || digit == 5);
	assert_int_equal(low % step, 0);
	assert_int_equal(high - low, step * (scale->tick_count - 1));
	assert_int_equal(scale_tick(scale, 0), 0);
	assert_int_equal(scale_tick(scale, scale->tick_count - 1), scale->size);
	for (size_t i = 0; i < n; i++) {
		/* Digits before the point and after: ratios of whole numbers, near enough in double. */
		double up = (double)numbers[i] / (double)power_of_ten(decimals) - (double)low / (double)power_of_ten(scale->decimals);
		double whole = (double)(high - low) / (double)power_of_ten(scale->decimals), off = (double)scale_at(scale, &values[i]) - up / whole * (double)scale->size;
		assert_true(up >= -whole / 1e9 && up <= whole * (1 + 1e-9));
		assert_true(off >= -0.51 && off <= 0.51);
	}
}

static void places_are_exact(void **state)
{
	struct fixture *f = *state;
	for (uint64_t start = 0; start < 2000; start++) {
		uint64_t seed = start;
		int64_t numbers[8];
		struct decimal values[8];
		size_t n = 1 + next_random(&seed) % 8;
		unsigned decimals = next_random(&seed) % 5, wanted = 2 + next_random(&seed) % 8;
		int64_t most = power_of_ten(1 + next_random(&seed) % 8), off = next_random(&seed) % 3 * most - most;
		bool from_zero = next_random(&seed) % 2;
		fixture_clear(f);
		for (size_t i = 0; i < n; i++) {
			numbers[i] = (int64_t)(next_random(&seed) % (uint32_t)most) + off;
			values[i] = grid_number(f, numbers[i], decimals).number;
		}
		struct scale scale;
		scale_make(values, n, from_zero, wanted, 1 + next_random(&seed) % MM(200), &scale);
		check_scale(f, &scale, numbers, values, n, decimals);
		if (from_zero)
			assert_true(tick_number(f, &scale, 0) <= 0 && tick_number(f, &scale, scale.tick_count - 1) >= 0);
		if (scale.tick_count < 2 || scale.tick_count > 2 * wanted + 2)
			fail_msg("seed %llu: %u ticks where %u are wanted", (unsigned long long)start, scale.tick_count, wanted);
		scale_release(&scale);
	}
}

static void beyond_the_ends_is_told_by_sign_and_size(void **state)
{
	(void)state;
	struct decimal values[2], out;
	struct scale scale;
	read_values("0|10", values);
	scale_make(values, 2, true, 3, 1000, &scale);
	assert_true(decimal_parse(STR("-5"), &out));
	assert_int_equal(scale_at(&scale, &out), -500);
	assert_true(decimal_parse(STR("1000000000000000000000000000000000000000000"), &out));
	assert_int_equal(scale_at(&scale, &out), LENGTH_LIMIT);
	scale_release(&scale);
	scale_release(&scale);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ticks_are_round),
		cmocka_unit_test(places_are_exact),
		cmocka_unit_test(beyond_the_ends_is_told_by_sign_and_size),
	};
	return cmocka_run_group_tests_name("chart/scale", tests, grid_start, fixture_finish);
}
