#include <stdarg.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "pdf/label.h"

static void folios_make_ranges(void **state)
{
	static const struct { const char *folios[6]; const char *after; } cases[] = {
		{{"", ""}, NULL},
		{{"1", "2", "3"}, "<</Nums[0<</S/D/St 1>>]>>"},
		{{"", "ii", "iii", "iv", "1", "2"}, "<</Nums[0<</P()>>1<</S/r/St 2>>4<</S/D/St 1>>]>>"},
		{{"8", "9", "10", "12"}, "<</Nums[0<</S/D/St 8>>3<</S/D/St 12>>]>>"},
		{{"xcix", "c", "ci"}, "<</Nums[0<</S/r/St 99>>]>>"},
		{{"CDXCIX", "D", "DI"}, "<</Nums[0<</S/R/St 499>>]>>"},
		{{"mcmxcix", "mm", "mmmcmxcix", "mmmm"}, "<</Nums[0<</S/r/St 1999>>2<</S/r/St 3999>>3<</P(mmmm)>>]>>"},
		{{"XIV", "XV"}, "<</Nums[0<</S/R/St 14>>]>>"},
		{{"ill", "A-1", "01", "Iv"}, "<</Nums[0<</P(ill)>>1<</P(A-1)>>2<</P(01)>>3<</P(Iv)>>]>>"},
		{{"\xd9\xa1"}, "<</Nums[0<</P<FEFF0661>>>]>>"},
		{{"1", "", "2"}, "<</Nums[0<</S/D/St 1>>1<</P()>>2<</S/D/St 2>>]>>"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena arena = {0};
		struct frame_page pages[6] = {0};
		struct frames frames = {.pages = pages};
		for (; frames.page_count < 6 && cases[i].folios[frames.page_count]; frames.page_count++) {
			pages[frames.page_count].folio = str_from(cases[i].folios[frames.page_count]);
		}
		struct writer writer = {.frames = &frames, .arena = &arena};
		struct buf out = {.arena = &arena};
		assert_int_equal(label_add_tree(&writer, &out), cases[i].after != NULL);
		if (cases[i].after) {
			assert_string_equal(out.at, cases[i].after);
		} else {
			assert_int_equal(out.n, 0);
		}
		arena_finish(&arena);
	}
}

static void romans_are_written(void **state)
{
	static const struct { unsigned before; const char *after; } cases[] = {
		{1, "i"}, {4, "iv"}, {9, "ix"}, {14, "xiv"}, {40, "xl"}, {99, "xcix"}, {444, "cdxliv"}, {1994, "mcmxciv"}, {3999, "mmmcmxcix"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena arena = {0};
		struct buf out = {.arena = &arena};
		label_add_roman(&out, cases[i].before);
		assert_string_equal(out.at, cases[i].after);
		arena_finish(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folios_make_ranges),
		cmocka_unit_test(romans_are_written),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
