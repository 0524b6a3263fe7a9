#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/decimal.h"
#include "base/length.h"

static void decimals(void **state)
{
	static const struct {
		const char *text;
		bool good, negative;
		unsigned int_digits, frac_digits;
		bool zero;
	} rows[] = {
		{"97.00", true, false, 2, 2, false}, {"0", true, false, 1, 0, true}, {"-0.00", true, true, 1, 2, true},
		{" 12 ", true, false, 2, 0, false}, {"-3.5", true, true, 1, 1, false}, {"007", true, false, 3, 0, false},
		{"", false}, {"-", false}, {".5", false}, {"5.", false}, {"+5", false}, {"1e3", false}, {"1,000", false}, {"1 000", false},
		{"--1", false}, {"- 1", false}, {"1.2.3", false}, {"\xD9\xA1", false},
		{"1234567890123456789012345678901234567890123456789012345678901234", true, false, 64, 0, false},
		{"1234567890123456789012345678901234567890123456789012345678901234.5", false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct decimal value = {.int_digits = 99};
		assert_int_equal(decimal_parse(str_from(rows[i].text), &value), rows[i].good);
		assert_int_equal(value.int_digits, rows[i].good ? rows[i].int_digits : 99);
		if (rows[i].good) {
			assert_int_equal(value.negative, rows[i].negative);
			assert_int_equal(value.frac_digits, rows[i].frac_digits);
			assert_int_equal(decimal_is_zero(&value), rows[i].zero);
			assert_true(str_equal(value.text, str_trim(str_from(rows[i].text))));
		}
	}
}

static void lengths_as_written(void **state)
{
	static const struct {
		const char *text;
		bool good;
		length value;
	} rows[] = {
		{"0", true, 0}, {"0.0", true, 0}, {"1pt", true, 1024}, {"10.4pt", true, 10650}, {"-1pt", true, -1024},
		{"25.4mm", true, 72 * 1024}, {"-1mm", true, -2903}, {"1mm", true, 2903}, {" 2pt ", true, 2048},
		{"0.00048828125pt", false, 0}, {"0.000489pt", true, 1}, {"0.000488pt", true, 0},
		{"100000pt", true, LENGTH_LIMIT}, {"100000.1pt", false, 0}, {"-100000.1pt", false, 0}, {"99999999999pt", false, 0},
		{"1", false, 0}, {"pt", false, 0}, {"1 pt", false, 0}, {"1cm", false, 0}, {"1PT", false, 0}, {"", false, 0}, {"1e2pt", false, 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		length value = 0;
		assert_int_equal(length_parse(str_from(rows[i].text), &value), rows[i].good);
		assert_int_equal(value, rows[i].value);
	}
}

static void lengths_round_half_away_from_zero(void **state)
{
	assert_int_equal(length_from_micrometres(25400), 73728);
	assert_int_equal(length_from_micrometres(-1000), -2903);
	assert_int_equal(length_scale(3, 1, 2), 2);
	assert_int_equal(length_scale(-3, 1, 2), -2);
	assert_int_equal(length_scale(1, 1, 3), 0);
	assert_int_equal(length_scale(2, 1, 3), 1);
	/* The product of the two is beyond 64 bits. */
	assert_int_equal(length_scale(LENGTH_LIMIT * 1000000, 1000000000, 1000000000), LENGTH_LIMIT * 1000000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decimals),
		cmocka_unit_test(lengths_as_written),
		cmocka_unit_test(lengths_round_half_away_from_zero),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
