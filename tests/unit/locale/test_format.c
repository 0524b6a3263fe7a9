/* Numbers, dates, lists and sorting, by language. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "locale/format.h"

static const struct { const char *lang, *text; int decimals; const char *made; } numbers[] = {
	{"en", "1240500", -1, "1,240,500"},
	{"en", "97.00", -1, "97.00"},
	{"en", "97.005", 2, "97.01"},
	{"en", "-0.5", 0, "\u22121"},
	{"nb", "-13.50", -1, "\u221213,50"},
	{"ar", "-13.5", -1, "\u200e\u221213.5"},
	{"en", "0.4", 0, "0"},
	{"en", "12345678901234567890123.45", -1, "12,345,678,901,234,567,890,123.45"},
	{"en", "0.1", 20, "0.10000000000000000000"},
	{"fr", "1240500.5", -1, "1\u202f240\u202f500,5"},
	{"ru", "1240500", -1, "1\u00a0240\u00a0500"},
	{"xx-nowhere", "1000", -1, "1,000"},
	{"en", "1,000", -1, NULL},
	{"en", "1e3", -1, NULL},
	{"en", "", -1, NULL},
};

static void numbers_are_exact(void **state)
{
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct arena arena = {0};
		struct str made;
		struct format *format = format_create(str_from(numbers[i].lang));
		bool good = format_number(format, str_from(numbers[i].text), numbers[i].decimals, &arena, &made);
		assert_int_equal(good, numbers[i].made != NULL);
		if (good)
			assert_string_equal(str_copy(made, &arena), numbers[i].made);
		format_destroy(format);
		arena_finish(&arena);
	}
}

static const struct { const char *lang, *words; int power; } powers[] = {
	{"en", " million people", 6}, {"en", "million", 6}, {"en", "\u00a0Millions", 6}, {"en", " thousand", 3}, {"en", " billion", 9},
	{"en", " per cent", 0}, {"en", " thousand and more of them than anybody in the whole of the city has ever counted by hand or by machine, as far as it is known to those who write this", 3}, {"en", " m", 0}, {"en", " M", 0}, {"en", " mill", 0}, {"en", "", 0}, {"en", " ", 0}, {"en", ", million", 0},
	{"de", " Mio. Euro", 6}, {"de", " Millionen", 6}, {"de", " Mrd. Euro", 9}, {"fr", " milliards", 9},
	{"es", " mil", 3}, {"es", " miligramos", 0}, {"ru", " тыс. человек", 3}, {"ru", " миллионов", 6}, {"ru", " миллиона", 6},
	{"zh", "万人", 4}, {"zh", "亿", 8}, {"zh", "人", 0},
};

static void powers_are_those_of_the_language(void **state)
{
	for (size_t i = 0; i < sizeof powers / sizeof *powers; i++) {
		struct arena arena = {0};
		struct format *format = format_create(str_from(powers[i].lang));
		int power = format_power(format, str_from(powers[i].words), &arena);
		if (power != powers[i].power)
			print_error("%s: '%s' gave %d\n", powers[i].lang, powers[i].words, power);
		assert_int_equal(power, powers[i].power);
		format_destroy(format);
		arena_finish(&arena);
	}
}

static const struct { const char *lang, *text, *made; } dates[] = {
	{"en", "2019-12-03", "3 December 2019"},
	{"en", "2019-12", "December 2019"},
	{"en", "2019", "2019"},
	{"en", "1970-01-01", "1 January 1970"},
	{"en", "1500", "1500"},
	{"en", "1582-10-10", "10 October 1582"},
	{"en", "0900-01-01", "1 January 900"},
	{"en", "1900-02-28", "28 February 1900"},
	{"en", "2000-02-29", "29 February 2000"},
	{"fr", "2019-12-03", "3 décembre 2019"},
	{"th", "2019-12-03", "3 ธันวาคม 2019"},
	{"en", "1900-02-29", NULL},
	{"en", "2019-13", NULL},
	{"en", "2019-1-1", NULL},
	{"en", "2019-12-03T00:00", NULL},
	{"en", "yesterday", NULL},
};

static void dates_are_gregorian(void **state)
{
	for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
		struct arena arena = {0};
		struct str made;
		struct format *format = format_create(str_from(dates[i].lang));
		bool good = format_date(format, str_from(dates[i].text), &arena, &made);
		assert_int_equal(good, dates[i].made != NULL);
		if (good)
			assert_string_equal(str_copy(made, &arena), dates[i].made);
		format_destroy(format);
		arena_finish(&arena);
	}
}

static void lists_are_joined(void **state)
{
	static const struct { const char *lang; size_t count; const char *made; } cases[] = {
		{"en", 0, ""}, {"en", 1, "Oslo"}, {"en", 2, "Oslo and Asker"}, {"en", 3, "Oslo, Asker and Bergen"}, {"fr", 3, "Oslo, Asker et Bergen"},
	};
	static const struct str items[] = {{"Oslo", 4}, {"Asker", 5}, {"Bergen", 6}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena = {0};
		struct format *format = format_create(str_from(cases[i].lang));
		assert_string_equal(str_copy(format_list(format, items, cases[i].count, &arena), &arena), cases[i].made);
		format_destroy(format);
		arena_finish(&arena);
	}
}

static void sorting_follows_the_language(void **state)
{
	static const struct { const char *lang, *a, *b; int order; } cases[] = {
		{"en", "a", "B", -1}, {"en", "Å", "B", -1}, {"nb", "Å", "Z", 1}, {"en", "x", "x", 0}, {"en", "", "a", -1}, {"en", "côte", "cote", 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct format *format = format_create(str_from(cases[i].lang));
		int order = format_compare(format, str_from(cases[i].a), str_from(cases[i].b));
		assert_int_equal((order > 0) - (order < 0), cases[i].order);
		format_destroy(format);
	}
}

static void direction_is_known(void **state)
{
	assert_true(format_is_rtl(STR("ar")));
	assert_true(format_is_rtl(STR("he-IL")));
	assert_false(format_is_rtl(STR("en")));
	assert_false(format_is_rtl(STR("")));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers_are_exact),
		cmocka_unit_test(powers_are_those_of_the_language),
		cmocka_unit_test(dates_are_gregorian),
		cmocka_unit_test(lists_are_joined),
		cmocka_unit_test(sorting_follows_the_language),
		cmocka_unit_test(direction_is_known),
	};
	/* Nothing may depend on the machine's own language and place. */
	setenv("LC_ALL", "de_DE.UTF-8", 1);
	setenv("TZ", "Pacific/Kiritimati", 1);
	locale_start();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
