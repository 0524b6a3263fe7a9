/* The nearest known word: near enough to be worth a hint, the first of equals. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "xml/nearest.h"

static const struct {
	const char *asked, *words, *best;
} cases[] = {
	{"titel", "table title tr", "title"},
	{"title", "table title tr", "title"},
	{"tbale", "title table", "table"},
	{"kidn", "kind", "kind"},
	{"x", "a b c", ""},
	{"observations", "observation indicators", "observation"},
	{"abc", "xbc abx", "xbc"},
	{"figure", "finding", ""},
	{"", "a", ""},
	{"s.registre", "s.register s.yearbook", "s.register"},
	{"a-word-that-is-longer-than-any-name-for-which-a-hint-would-be-worth-its-while", "a-word-that-is-longer-than-any-name-for-which-a-hint-would-be-worth-its-whale", ""},
};

static void test_nearest(void **context)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct nearest nearest = {.asked = str_from(cases[i].asked)};
		struct str rest = str_from(cases[i].words), word;
		while (str_next_word(&rest, &word))
			nearest_offer(&nearest, word);
		if (!str_is(nearest.best, cases[i].best))
			print_error("%s: found %.*s, wanted %s\n", cases[i].asked, STR_ARG(nearest.best), cases[i].best);
		assert_true(str_is(nearest.best, cases[i].best));
		assert_int_equal(nearest_found(&nearest), cases[i].best[0] != '\0');
	}
}

/* Effort is counted over all questions; when it is spent no offer is welcome and no word is near, not even one found before. */
static void test_effort_ends(void **context)
{
	size_t effort = NEAREST_EFFORT_LIMIT - 100;
	struct nearest first = {.asked = STR("title"), .effort = &effort}, second = first, third = first;
	assert_true(nearest_offer(&first, STR("titel")));
	assert_true(nearest_found(&first));
	assert_true(nearest_offer(&second, STR("titel")));
	assert_false(nearest_offer(&second, STR("tibel")));
	assert_false(nearest_found(&second));
	assert_false(nearest_offer(&third, STR("title")));
	assert_false(nearest_found(&third));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_effort_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
