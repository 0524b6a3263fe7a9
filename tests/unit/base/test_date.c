/* Dates and periods as ranges of days. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "base/date.h"

static const struct {
	const char *text;
	int first, last; /* 0: no date */
} cases[] = {
	{"2020", 20200101, 20201231},
	{"2020-02", 20200201, 20200229},
	{"2019-02", 20190201, 20190228},
	{"1900-02", 19000201, 19000228},
	{"2000-02", 20000201, 20000229},
	{"2020-01-31", 20200131, 20200131},
	{"2018-07/2019-06", 20180701, 20190630},
	{"2018/2018", 20180101, 20181231},
	{"2019/2018", 0, 0},
	{"2020-02-30", 0, 0},
	{"2020-13", 0, 0},
	{"2020-00", 0, 0},
	{"2020-01-00", 0, 0},
	{"2020-1", 0, 0},
	{"0000", 0, 0},
	{"20200101", 0, 0},
	{"2020-01-01-01", 0, 0},
	{"2020/", 0, 0},
	{"/2020", 0, 0},
	{"2018/2019/2020", 0, 0},
	{"", 0, 0},
};

static void test_parse(void **context)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct date_range range = {0, 0};
		bool good = date_parse(str_from(cases[i].text), &range);
		if (good != (cases[i].first != 0) || range.first != cases[i].first || range.last != cases[i].last)
			print_error("%s: %d, %d to %d\n", cases[i].text, good, range.first, range.last);
		assert_int_equal(good, cases[i].first != 0);
		assert_int_equal(range.first, cases[i].first);
		assert_int_equal(range.last, cases[i].last);
	}
}

static void test_before(void **context)
{
	struct date_range year = {20190101, 20191231}, month = {20200101, 20200131}, day = {20191231, 20191231};
	assert_true(date_before(year, month));
	assert_false(date_before(month, year));
	assert_false(date_before(year, day));
	assert_false(date_before(day, year));
}

/* Every day of 900 years is one more than the day before it; the distance over 400 years is known. */
static void test_day_number(void **context)
{
	static const char *const days[] = {"1999-12-31", "2000-01-01", "2000-02-28", "2000-02-29", "2000-03-01"};
	long before = date_day_number(16001231);
	for (int year = 1601; year <= 2500; year++)
		for (int month = 1; month <= 12; month++) {
			struct date_range range;
			char text[32];
			snprintf(text, sizeof text, "%04d-%02d", year, month);
			assert_true(date_parse(str_from(text), &range));
			for (int day = range.first; day <= range.last; day++) {
				assert_int_equal(date_day_number(day), before + 1);
				before++;
				assert_int_equal(date_from_day_number(before), day);
			}
		}
	assert_int_equal(date_day_number(20000101) - date_day_number(16000101), 146097);
	assert_int_equal(date_from_day_number(date_day_number(10101)), 10101);
	assert_int_equal(date_from_day_number(date_day_number(99991231)), 99991231);
	for (size_t i = 1; i < sizeof days / sizeof *days; i++) {
		struct date_range a, b;
		assert_true(date_parse(str_from(days[i - 1]), &a) && date_parse(str_from(days[i]), &b));
		assert_int_equal(date_day_number(b.first) - date_day_number(a.first), i == 2 ? 58 : 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_before),
		cmocka_unit_test(test_day_number),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
