/* Rationals from decimals and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/rational.h"

static void set(mpq_t q, const char *text)
{
	struct decimal value;
	assert_true(decimal_parse(str_from(text), &value));
	rational_set_decimal(q, &value);
}

static void test_texts(void **state)
{
	static const struct { const char *a, *b, *exact, *rounded; unsigned decimals; } cases[] = {
		{"1.13", "1", "1.13", "1.13", 2}, {"97.00", "1", "97", "97.00", 2}, {"0", "1", "0", "0.00", 2}, {"-0.05", "1", "-0.05", "-0.1", 1},
		{"0.005", "1", "0.005", "0.01", 2}, {"0.0049", "1", "0.0049", "0.00", 2}, {"-2.5", "1", "-2.5", "-3", 0}, {"1", "3", "1/3", "0.333", 3},
		{"2", "3", "2/3", "1", 0}, {"-7", "6", "-7/6", "-1.17", 2}, {"1", "8", "0.125", "0.13", 2}, {"12345678901234567890.5", "1",
		"12345678901234567890.5", "12345678901234567891", 0}, {"100", "1", "100", "100.0", 1}, {"1", "64", "0.015625", "0", 0},
	};
	struct arena arena = {0};
	mpq_t a, b;
	mpq_inits(a, b, NULL);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		set(a, cases[i].a);
		set(b, cases[i].b);
		mpq_div(a, a, b);
		assert_string_equal(rational_text(a, &arena).at, cases[i].exact);
		assert_string_equal(rational_rounded(a, cases[i].decimals, &arena).at, cases[i].rounded);
	}
	mpq_clears(a, b, NULL);
	arena_finish(&arena);
}

static void test_hundredths_go_down(void **state)
{
	static const struct { const char *value; int64_t hundredths; } cases[] = {
		{"94.999999999999999999", 9499}, {"95", 9500}, {"0", 0}, {"0.009", 0}, {"100", 10000}, {"56.25", 5625}, {"1000", 100000},
	};
	mpq_t q;
	mpq_init(q);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		set(q, cases[i].value);
		assert_int_equal(rational_hundredths(q), cases[i].hundredths);
	}
	mpq_clear(q);
}

static void test_texts_are_read_back(void **state)
{
	static const struct { const char *text, *same; } cases[] = {
		{"113/3", "113/3"}, {"-7/6", "-7/6"}, {"97.00", "97"}, {"-0.05", "-0.05"}, {"0", "0"}, {"6/4", "1.5"},
		{"1234567890123456789012345678901234567890123456789012345678901234567890/7",
			"1234567890123456789012345678901234567890123456789012345678901234567890/7"},
	};
	struct arena arena = {0};
	mpq_t q;
	mpq_init(q);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		rational_set_text(q, str_from(cases[i].text));
		assert_string_equal(rational_text(q, &arena).at, cases[i].same);
	}
	mpq_clear(q);
	arena_finish(&arena);
}

static void test_rounding(void **state)
{
	static const struct { const char *value; unsigned decimals; const char *up, *down, *cut; } cases[] = {
		{"1.25", 1, "1.3", "1.2", "1.2"}, {"-1.25", 1, "-1.2", "-1.3", "-1.2"}, {"1.2", 1, "1.2", "1.2", "1.2"},
		{"113/3", 0, "38", "37", "37"}, {"-1/3", 2, "-0.33", "-0.34", "-0.33"}, {"0", 2, "0", "0", "0.00"}, {"-0.001", 2, "0", "-0.01", "0.00"},
	};
	struct arena arena = {0};
	mpq_t q;
	mpq_init(q);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		rational_set_text(q, str_from(cases[i].value));
		assert_string_equal(rational_cut(q, cases[i].decimals, &arena).at, cases[i].cut);
		rational_round(q, cases[i].decimals, true);
		assert_string_equal(rational_text(q, &arena).at, cases[i].up);
		rational_set_text(q, str_from(cases[i].value));
		rational_round(q, cases[i].decimals, false);
		assert_string_equal(rational_text(q, &arena).at, cases[i].down);
	}
	mpq_clear(q);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_hundredths_go_down),
		cmocka_unit_test(test_texts_are_read_back),
		cmocka_unit_test(test_rounding),
	};
	rational_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
