#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

static void comparison(void **state)
{
	static const struct {
		const char *a, *b;
		int order;
	} rows[] = {
		{"", "", 0}, {"a", "", 1}, {"", "a", -1}, {"ab", "abc", -1}, {"b", "abc", 1}, {"\xC3\xA9", "z", 1}, {"same", "same", 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int order = str_compare(str_from(rows[i].a), str_from(rows[i].b));
		assert_int_equal((order > 0) - (order < 0), rows[i].order);
		assert_int_equal(str_is(str_from(rows[i].a), rows[i].b), rows[i].order == 0);
	}
	assert_true(str_equal(str_from(NULL), STR("")));
	assert_true(str_starts(STR("abc"), STR("ab")));
	assert_false(str_starts(STR("ab"), STR("abc")));
	assert_true(str_is(str_from_byte(STR("abc"), 2), "c"));
	assert_int_equal(str_from_byte(STR("abc"), 9).n, 0);
}

static void trimming_and_words(void **state)
{
	assert_true(str_is(str_trim(STR(" \t\r\n a b \n")), "a b"));
	assert_int_equal(str_trim(STR("  ")).n, 0);
	/* A no-break space is no white space of XML. */
	assert_true(str_is(str_trim(STR("\xC2\xA0x")), "\xC2\xA0x"));
	struct str rest = STR("  one\ttwo \n"), word;
	assert_true(str_next_word(&rest, &word));
	assert_true(str_is(word, "one"));
	assert_true(str_next_word(&rest, &word));
	assert_true(str_is(word, "two"));
	assert_false(str_next_word(&rest, &word));
	assert_true(str_is_among(STR("box"), "table box"));
	assert_false(str_is_among(STR("bo"), "table box"));
	assert_false(str_is_among(STR(""), "table box"));
	assert_false(str_is_among(STR("box"), ""));
	assert_true(str_is(word, "two"));
}

static void integers(void **state)
{
	static const struct {
		const char *text;
		int64_t value; /* -1: refused */
	} rows[] = {
		{"0", 0}, {"007", 7}, {"999999999999999999", 999999999999999999}, {"1000000000000000000", -1},
		{"", -1}, {"-1", -1}, {"+1", -1}, {" 1", -1}, {"1a", -1},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int64_t value = -1;
		assert_int_equal(str_to_integer(str_from(rows[i].text), &value), rows[i].value >= 0);
		assert_int_equal(value, rows[i].value);
	}
}

static void formatting_grows(void **state)
{
	struct arena arena = {0};
	struct str text = str_format(&arena, "%s|%.*s|%d|%zu|%c", "a", STR_ARG(STR("bcd")), -5, (size_t)7, 'z');
	assert_true(str_is(text, "a|bcd|-5|7|z"));
	assert_int_equal(text.at[text.n], '\0');
	struct buf buf = {.arena = &arena};
	assert_true(str_is(buf_str(&buf), ""));
	char long_text[3000];
	memset(long_text, 'x', sizeof long_text - 1);
	long_text[sizeof long_text - 1] = '\0';
	buf_format(&buf, "%s", long_text);
	buf_format(&buf, "%s", long_text);
	buf_add_byte(&buf, '!');
	buf_add_str(&buf, STR(""));
	assert_int_equal(buf.n, 2 * 2999 + 1);
	assert_int_equal(strlen(buf.at), buf.n);
	assert_int_equal(buf.at[buf.n - 1], '!');
	assert_string_equal(str_copy((struct str){"abc", 2}, &arena), "ab");
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comparison),
		cmocka_unit_test(trimming_and_words),
		cmocka_unit_test(integers),
		cmocka_unit_test(formatting_grows),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
