#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/utf8.h"

static void positions(void **state)
{
	static const struct {
		const char *bytes;
		uint32_t byte, line, column;
		const char *text; /* of that line */
	} rows[] = {
		{"", 0, 1, 1, ""}, {"ab", 1, 1, 2, "ab"}, {"ab", 99, 1, 3, "ab"}, {"a\nb", 1, 1, 2, "a"}, {"a\nb", 2, 2, 1, "b"},
		{"a\r\nb\r\n", 3, 2, 1, "b"}, {"a\n", 2, 2, 1, ""}, {"\n\n\nx", 3, 4, 1, "x"},
		{"\tx", 1, 1, 2, "\tx"}, {"\xC3\xA9\xE2\x82\xAC!", 5, 1, 3, "\xC3\xA9\xE2\x82\xAC!"},
		{"\xEF\xBB\xBFxy", 4, 1, 2, "xy"}, {"\xEF\xBB\xBFxy", 0, 1, 1, "xy"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct source_list sources = {.arena = &arena};
		uint32_t file = source_add(&sources, STR("name"), str_from(rows[i].bytes));
		struct position position = source_position(&sources, file, rows[i].byte);
		assert_int_equal(position.line, rows[i].line);
		assert_int_equal(position.column, rows[i].column);
		assert_true(str_is(source_line(&sources, file, position.line), rows[i].text));
		arena_finish(&arena);
	}
}

static void files_are_numbered_from_one(void **state)
{
	struct arena arena = {0};
	struct source_list sources = {.arena = &arena};
	for (uint32_t i = 1; i <= 100; i++) {
		assert_int_equal(source_add(&sources, str_format(&arena, "%u", i), STR("abc")), i);
	}
	assert_null(source_lookup(&sources, 0));
	assert_null(source_lookup(&sources, 101));
	assert_true(str_is(source_lookup(&sources, 77)->name, "77"));
	assert_true(str_is(source_text(&sources, (struct span){3, 1, 3}), "bc"));
	assert_int_equal(source_text(&sources, (struct span){3, 1, 4}).n, 0);
	assert_int_equal(source_text(&sources, (struct span){0}).n, 0);
	assert_int_equal(source_line(&sources, 3, 2).n, 0);
	arena_finish(&arena);
}

static void places_are_written_without_memory(void **state)
{
	static const struct { const char *name, *bytes; uint32_t start; size_t size; const char *text; } rows[] = {
		{"a.xsl", "ab", 1, 64, "a.xsl:1:2"}, {"a.xsl", "a\n\n\xC3\xA9x", 5, 64, "a.xsl:3:2"}, {"a.xsl", "ab", 2, 64, "a.xsl:1:3"}, {"a.xsl", "ab", 3, 64, ""},
		{"\xC3\xA9\x1B[2J\x7F\xC2\x9B.xsl", "ab", 0, 64, "\xC3\xA9?[2J???.xsl:1:1"}, {"a.xsl", "ab", 0, 7, "a.xsl:1"}, {"a.xsl", "ab", 0, 3, "a.x"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct source_list sources = {.arena = &arena};
		char text[64] = "";
		struct span span = {source_add(&sources, str_from(rows[i].name), str_from(rows[i].bytes)), rows[i].start, rows[i].start};
		assert_int_equal(source_place_text(&sources, span, text, rows[i].size), strlen(rows[i].text));
		assert_string_equal(text, rows[i].text);
		assert_int_equal(source_place_text(&sources, (struct span){0}, text, sizeof text), 0);
		arena_finish(&arena);
	}
}

static void spans_travel_as_text(void **state)
{
	static const char *const bad[] = {"", "1", "1:2", "1:2-", ":2-3", "1:3-2", "1:2-3 ", "1-2:3", "a:2-3", "1:2-4294967296", "-1:2-3"};
	struct arena arena = {0};
	struct span span = {12, 345, 4294967295u}, read = {0};
	assert_true(str_is(span_to_text(span, &arena), "12:345-4294967295"));
	assert_true(span_from_text(span_to_text(span, &arena), &read));
	assert_memory_equal(&read, &span, sizeof span);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		assert_false(span_from_text(str_from(bad[i]), &read));
		assert_memory_equal(&read, &span, sizeof span);
	}
	arena_finish(&arena);
}

/* Places in long lines are asked for in any order, and each is what counting from the start of its line gives. */
static void columns_of_long_lines(void **state)
{
	enum { LETTERS = 30000, LINES = 3 };
	struct arena arena = {0};
	struct source_list sources = {.arena = &arena};
	struct buf text = {.arena = &arena};
	uint32_t starts[LINES];
	for (unsigned line = 0; line < LINES; line++) {
		starts[line] = (uint32_t)text.n;
		for (unsigned i = 0; i < LETTERS; i++) {
			buf_add_str(&text, i % 3 == 0 ? STR("\xC3\xA5") : i % 7 == 0 ? STR("\xE2\x82\xAC") : STR("a"));
		}
		buf_add_byte(&text, '\n');
	}
	uint32_t file = source_add(&sources, STR("long.xml"), buf_str(&text));
	uint32_t byte = 1;
	for (unsigned i = 0; i < 500; i++) {
		byte = (uint32_t)(((uint64_t)byte * 48271) % 2147483647);
		uint32_t asked = byte % (uint32_t)text.n, line = asked >= starts[2] ? 2 : asked >= starts[1] ? 1 : 0;
		struct position position = source_position(&sources, file, asked);
		assert_int_equal(position.line, line + 1);
		assert_int_equal(position.column, 1 + utf8_count((struct str){text.at + starts[line], asked - starts[line]}));
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_of_long_lines),
		cmocka_unit_test(positions),
		cmocka_unit_test(files_are_numbered_from_one),
		cmocka_unit_test(places_are_written_without_memory),
		cmocka_unit_test(spans_travel_as_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
