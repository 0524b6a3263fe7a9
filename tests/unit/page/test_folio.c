#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "page/maker.h"

static void folio_text_writes_numerals(void **state)
{
	(void)state;
	static const struct { enum doc_folio kind; uint32_t number; const char *text; } rows[] = {
		{DOC_FOLIO_ROMAN, 1, "i"}, {DOC_FOLIO_ROMAN, 4, "iv"}, {DOC_FOLIO_ROMAN, 9, "ix"}, {DOC_FOLIO_ROMAN, 14, "xiv"},
		{DOC_FOLIO_ROMAN, 40, "xl"}, {DOC_FOLIO_ROMAN, 99, "xcix"}, {DOC_FOLIO_ROMAN, 1994, "mcmxciv"},
		{DOC_FOLIO_ARABIC, 1, "1"}, {DOC_FOLIO_ARABIC, 108, "108"}, {DOC_FOLIO_NONE, 7, ""},
	};
	struct arena arena = {0};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str text = folio_text(rows[i].kind, rows[i].number, &arena);
		assert_true(str_is(text, rows[i].text));
	}
	arena_finish(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(folio_text_writes_numerals)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
