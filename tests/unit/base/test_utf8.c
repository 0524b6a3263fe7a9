#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/utf8.h"

static void strict_check(void **state)
{
	static const struct {
		const char *text;
		int bad; /* first bad byte; -1: none */
	} rows[] = {
		{"", -1}, {"plain", -1}, {"\xC2\x80", -1}, {"\xDF\xBF", -1}, {"\xE0\xA0\x80", -1}, {"\xED\x9F\xBF", -1},
		{"\xEE\x80\x80", -1}, {"\xEF\xBF\xBF", -1}, {"\xF0\x90\x80\x80", -1}, {"\xF4\x8F\xBF\xBF", -1},
		{"a\x80", 1}, {"ab\xC0\x80", 2}, {"\xC1\xBF", 0}, {"\xE0\x9F\xBF", 0}, {"\xED\xA0\x80", 0}, {"\xED\xBF\xBF", 0},
		{"\xF0\x8F\xBF\xBF", 0}, {"\xF4\x90\x80\x80", 0}, {"\xF5\x80\x80\x80", 0}, {"\xFF", 0},
		{"x\xE2\x82", 1}, {"x\xE2\x82y", 1}, {"\xF0\x9F\x98", 0}, {"\xC3", 0}, {"\xC3(", 0}, {"\xE2(\xA1", 0},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		size_t bad = 99;
		assert_int_equal(utf8_check(str_from(rows[i].text), &bad), rows[i].bad < 0);
		assert_int_equal(bad, rows[i].bad < 0 ? 99 : rows[i].bad);
		assert_int_equal(utf8_check(str_from(rows[i].text), NULL), rows[i].bad < 0);
	}
}

static void every_code_point_survives(void **state)
{
	struct arena arena = {0};
	struct buf buf = {.arena = &arena};
	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		if (c >= 0xD800 && c <= 0xDFFF) {
			continue;
		}
		buf.n = 0;
		utf8_add(&buf, c);
		size_t at = 0;
		if (!utf8_check(buf_str(&buf), NULL) || utf8_next(buf_str(&buf), &at) != c || at != buf.n) {
			fail_msg("U+%04X", c);
		}
	}
	arena_finish(&arena);
}

static void bad_bytes_are_replaced_one_by_one(void **state)
{
	struct str text = STR("a\xE2\x82z");
	static const uint32_t expected[] = {'a', 0xFFFD, 0xFFFD, 'z'};
	size_t at = 0;
	for (size_t i = 0; i < 4; i++) {
		assert_int_equal(utf8_next(text, &at), expected[i]);
	}
	assert_int_equal(at, text.n);
	assert_int_equal(utf8_count(text), 4);
}

static void utf16_and_back(void **state)
{
	struct arena arena = {0};
	struct str text = STR("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z");
	static const uint16_t units[] = {'a', 0xE9, 0x20AC, 0xD83D, 0xDE00, 'z'};
	static const uint32_t starts[] = {0, 1, 3, 6, 6, 10, 11};
	int32_t length;
	uint32_t *bytes;
	uint16_t *utf16 = utf8_to_utf16(text, &arena, &length, &bytes);
	assert_int_equal(length, 6);
	assert_memory_equal(utf16, units, sizeof units);
	assert_memory_equal(bytes, starts, sizeof starts);
	assert_true(str_equal(utf8_from_utf16(utf16, length, &arena), text));
	static const uint16_t lone[] = {0xDE00, 'x', 0xD83D};
	assert_true(str_is(utf8_from_utf16(lone, 3, &arena), "\xEF\xBF\xBDx\xEF\xBF\xBD"));
	utf8_to_utf16(STR(""), &arena, &length, NULL);
	assert_int_equal(length, 0);
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strict_check),
		cmocka_unit_test(every_code_point_survives),
		cmocka_unit_test(bad_bytes_are_replaced_one_by_one),
		cmocka_unit_test(utf16_and_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
