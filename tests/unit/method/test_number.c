/* Order of decimals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "method/number.h"

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

static void test_order(void **state)
{
	static const struct { const char *a, *b; int order; } cases[] = {
		{"1", "2", -1}, {"2", "1", 1}, {"1.0", "1", 0}, {"01", "1.00", 0}, {"10", "9", 1}, {"-10", "9", -1}, {"-10", "-9", -1},
		{"-0", "0.00", 0}, {"0.1", "0.09", 1}, {"-0.1", "-0.09", -1}, {"100.0001", "100", 1}, {"33", "32.999999999999999999", 1},
		{"0", "-0.5", 1}, {"99", "100", -1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct decimal a, b;
		assert_true(decimal_parse(str_from(cases[i].a), &a));
		assert_true(decimal_parse(str_from(cases[i].b), &b));
		assert_int_equal(sign(number_compare(&a, &b)), cases[i].order);
		assert_int_equal(sign(number_compare(&b, &a)), -cases[i].order);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_order)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
