/* Tables and wrapped lines: columns by the cells of a terminal, no blanks at the end, nothing that acts on the terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "score/table.h"

static void test_columns(void **state)
{
	struct arena arena = {0};
	struct buf out = {.arena = &arena};
	struct table table = {.arena = &arena, .columns = 3, .right = 1u << 1};
	table_add_row(&table, (const char *const[]){"Name", "n", "last"});
	table_add(&table, STR("水道"));
	table_add_number(&table, 12345);
	table_add(&table, STR(""));
	table_add(&table, STR("e\xCC\x81" "a"));
	table_add_number(&table, -1);
	table_add(&table, STR("x"));
	table_write(&table, &out);
	assert_string_equal(out.at,
		"Name      n  last\n"
		"水道  12345\n"
		"e\xCC\x81" "a       -1  x\n");
	arena_finish(&arena);
}

static void test_colours(void **state)
{
	/* What is painted takes as many cells as what is not. */
	static const struct { bool wanted; const char *expected; } rows[] = {
		{true, "\033[1;32mA\033[0m   b\n\033[1;31mDD\033[0m\n"}, {false, "A   b\nDD\n"},
	};
	for (size_t i = 0; i < 2; i++) {
		struct arena arena = {0};
		struct buf out = {.arena = &arena};
		struct table table = {.arena = &arena, .columns = 2, .colour = rows[i].wanted};
		table_add_coloured(&table, STR("A"), TABLE_GOOD);
		table_add(&table, STR("b"));
		table_add_coloured(&table, STR("DD"), TABLE_POOR);
		table_add(&table, STR(""));
		table_write(&table, &out);
		assert_string_equal(out.at, rows[i].expected);
		arena_finish(&arena);
	}
}

static void test_harmless(void **state)
{
	struct arena arena = {0};
	struct buf out = {.arena = &arena};
	table_paint(&out, false, TABLE_GOOD, STR("a\x1B[2Jb\xC2\x9B" "c\xE2\x80\xAE" "d\n"));
	assert_string_equal(out.at, "a\xEF\xBF\xBD[2Jb\xEF\xBF\xBD" "c\xEF\xBF\xBD" "d\xEF\xBF\xBD");
	arena_finish(&arena);
}

static void test_wrap(void **state)
{
	static const struct { size_t indent; const char *label, *text, *expected; } rows[] = {
		{4, "a", "one two", "a   one two\n"},
		{4, "label", "one two", "label one two\n"},
		{4, "a", "", ""},
		{0, "", "one", "one\n"},
		/* 78 cells of words after the indent of 2 are a full line. */
		{2, "", "1234567890123456789012345678901234567890 1234567890123456789012345678901234567 x",
			"  1234567890123456789012345678901234567890 1234567890123456789012345678901234567\n  x\n"},
		{2, "", "1234567890123456789012345678901234567890 12345678901234567890123456789012345678 x",
			"  1234567890123456789012345678901234567890\n  12345678901234567890123456789012345678 x\n"},
		/* Wide letters take two cells each; forty fill the line. */
		{0, "", "水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水 x",
			"水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水\nx\n"},
		/* What cannot be broken stands alone. */
		{2, "a", "b 123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890 c",
			"a b\n  123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890\n  c\n"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct arena arena = {0};
		struct buf out = {.arena = &arena};
		buf_add(&out, "", 0);
		table_wrap(&out, rows[i].indent, str_from(rows[i].label), str_from(rows[i].text));
		assert_string_equal(out.at != NULL ? out.at : "", rows[i].expected);
		arena_finish(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_colours),
		cmocka_unit_test(test_harmless),
		cmocka_unit_test(test_wrap),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
