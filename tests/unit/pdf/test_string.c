#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "pdf/annotation.h"
#include "pdf/string.h"

static void check(void (*add)(struct buf *, struct str), const char *before, const char *after)
{
	struct arena arena = {0};
	struct buf out = {.arena = &arena};
	add(&out, str_from(before));
	assert_string_equal(out.at, after);
	arena_finish(&arena);
}

static void texts_are_stored(void **state)
{
	static const struct { const char *before, *after; size_t size; } cases[] = {
		{"", "()", 0},
		{"City", "(City)", 4},
		{"a(b)\\", "(a\\(b\\)\\\\)", 5},
		{"\xc3\x85", "<FEFF00C5>", 4},
		{"a\n", "<FEFF0061000A>", 6},
		{"\xf0\x9f\x8f\x99", "<FEFFD83CDFD9>", 6},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		check(string_add_text, cases[i].before, cases[i].after);
		assert_int_equal(string_stored_size(str_from(cases[i].before)), cases[i].size);
	}
}

static void names_are_escaped(void **state)
{
	check(string_add_name, "Roboto-Bold", "/Roboto-Bold");
	check(string_add_name, "text/xml", "/text#2Fxml");
	check(string_add_name, "A B#(\xc3\x85)", "/A#20B#23#28#C3#85#29");
}

static void bytes_are_hexadecimal(void **state)
{
	check(string_add_bytes, "\x01\xff", "<01FF>");
	check(string_add_utf16, "a\xf0\x9f\x8f\x99", "0061D83CDFD9");
}

static void addresses_are_ascii(void **state)
{
	check(annotation_add_address, "https://unece.org/a%20b?c=d", "https://unece.org/a%20b?c=d");
	check(annotation_add_address, "https://x.org/\xc3\xa5 b", "https://x.org/%C3%A5%20b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_are_stored),
		cmocka_unit_test(names_are_escaped),
		cmocka_unit_test(bytes_are_hexadecimal),
		cmocka_unit_test(addresses_are_ascii),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
