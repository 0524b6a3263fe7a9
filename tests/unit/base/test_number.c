#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/number.h"

static void ratios_are_decimal(void **state)
{
	static const struct { int64_t value, denominator; unsigned decimals; const char *after; } cases[] = {
		{0, 1, 3, "0"},
		{1, 1, 0, "1"},
		{-7, 1, 0, "-7"},
		{1, 2, 3, ".5"},
		{-1, 2, 3, "-.5"},
		{1, 3, 4, ".3333"},
		{2, 3, 4, ".6667"},
		{1, 2000, 3, ".001"},
		{1, 2001, 3, "0"},
		{-1, 2001, 3, "0"},
		{10, 1, 6, "10"},
		{100001, 1000, 3, "100.001"},
		{100100, 1000, 3, "100.1"},
		{1999999, 1000000, 3, "2"},
		{255, 255, 4, "1"},
		{INT64_MAX, 1000000, 3, "9223372036854.776"},
		{INT64_MIN, 1, 0, "-9223372036854775808"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena arena = {0};
		struct buf out = {.arena = &arena};
		number_add_ratio(&out, cases[i].value, cases[i].denominator, cases[i].decimals);
		assert_string_equal(out.at, cases[i].after);
		arena_finish(&arena);
	}
}

static void lengths_are_points(void **state)
{
	struct arena arena = {0};
	struct buf out = {.arena = &arena};
	number_add_operand(&out, LENGTH_PT);
	number_add_operand(&out, LENGTH_PT / 2);
	number_add_operand(&out, 1);
	number_add_length(&out, -12 * LENGTH_PT);
	assert_string_equal(out.at, "1 .5 .001 -12");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ratios_are_decimal),
		cmocka_unit_test(lengths_are_points),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
