#include "fixture.h"

static const char prose[] = "The city measures what its residents use each day: water, power, roads and the air between them. "
	"Where the record is silent the profile says so, and the reader may weigh the rest without guessing at what was left out.";

/* The text of all lines, one after another, is the text that went in. */
static void lines_hold_the_text(void **state)
{
	struct fixture *f = *state;
	struct buf buf = {.arena = &f->arena};
	assert_true(fixture_break_text(f, prose, "en"));
	assert_true(f->lines.n > 2);
	for (uint32_t i = 0; i < f->lines.n; i++) {
		buf_add_str(&buf, fixture_line(f, i));
		assert_true(f->lines.at[i].width <= f->setting.measure);
		assert_int_equal(f->lines.at[i].last, i + 1 == f->lines.n);
	}
	assert_text(buf_str(&buf), prose);
	assert_false(diag_failed(&f->diag));
}

static void justified_lines_fill_the_measure_exactly(void **state)
{
	struct fixture *f = *state;
	f->setting.align = STYLE_JUSTIFY;
	f->setting.hyphenate = true;
	for (length measure = 140 * LENGTH_PT; measure < 360 * LENGTH_PT; measure += 7777) {
		f->setting.measure = measure;
		assert_true(fixture_break_text(f, prose, "en"));
		for (uint32_t i = 0; i + 1 < f->lines.n; i++) {
			length sum = 0;
			for (uint32_t k = 0; k < f->lines.at[i].run_count; k++) {
				sum += f->lines.at[i].runs[k].width;
			}
			assert_int_equal(sum, measure);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEXT_TEST(lines_hold_the_text),
		TEXT_TEST(justified_lines_fill_the_measure_exactly),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
