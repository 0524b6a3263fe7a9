#include "fixture.h"

#define FIGURE(letters, height) "<figure style='figure' float='yes' alt='x'><caption><p style='text'>" letters "</p></caption>" \
	"<table-note><space height='" height "'/><p style='text'>.</p></table-note></figure>"
#define IN_PLACE(letters) "<figure style='figure' alt='x'><caption><p style='text'>" letters "</p></caption></figure>"
#define HEADING(level, letters) "<heading level='" level "' style='heading'>" letters "</heading>"
#define TEXT "<p style='text'>Zz</p>"

/* Where the letters stand, one after another: "Aa1 Bb2" on the second page and on the third. */
static struct str pages_of(const struct frames *frames, const char *wanted, struct arena *arena)
{
	struct buf text = {.arena = arena};
	for (const char *at = wanted; *at; at += at[3] ? 4 : 3) {
		char letters[] = {at[0], at[1], 0};
		buf_format(&text, "%s%s%u", at == wanted ? "" : " ", letters, fixture_where(frames, letters).page);
	}
	return buf_str(&text);
}

/* Figures stand in their order, and before the next heading. Pages have room for 300 pt; a figure takes 28 pt more than its space. */
static void floats_stand_before_what_follows(void **state)
{
	static const struct { const char *why; unsigned lines; const char *xml, *pages; } rows[] = {
		{"a section waits", 15, FIGURE("Aa", "100pt") HEADING("2", "Hh") TEXT, "Aa1 Hh1 Zz1"},
		{"a part of a section waits", 15, FIGURE("Aa", "100pt") HEADING("3", "Hh") TEXT, "Aa1 Hh1 Zz1"},
		{"headings below do not", 15, FIGURE("Aa", "100pt") HEADING("4", "Hh") TEXT, "Hh0 Zz0 Aa1"},
		{"text before the heading goes on", 10, FIGURE("Aa", "200pt") TEXT HEADING("2", "Hh"), "Zz0 Aa1 Hh1"},
		{"nothing waits where all fits", 3, FIGURE("Aa", "100pt") HEADING("2", "Hh") TEXT, "Aa0 Hh0 Zz0"},
		{"two that need a page each", 15, FIGURE("Aa", "200pt") FIGURE("Bb", "200pt") HEADING("2", "Hh") TEXT, "Aa1 Bb2 Hh2 Zz2"},
		{"pages of figures are filled", 18, FIGURE("Aa", "100pt") FIGURE("Bb", "100pt") FIGURE("Cc", "100pt") FIGURE("Dd", "100pt")
			FIGURE("Ee", "100pt") HEADING("2", "Hh"), "Aa1 Bb1 Cc2 Dd2 Ee3 Hh3"},
		{"a heading of a full page of figures", 18, FIGURE("Aa", "100pt") FIGURE("Bb", "100pt") HEADING("2", "Hh") TEXT, "Aa1 Bb1 Hh2 Zz2"},
		{"what keeps together is not parted under figures", 15, FIGURE("Aa", "230pt") HEADING("2", "Hh") TEXT, "Aa1 Hh2 Zz2"},
		{"one in its place overtakes none", 15, FIGURE("Aa", "100pt") IN_PLACE("Bb") TEXT, "Aa1 Bb1 Zz1"},
		{"nor in a column", 15, FIGURE("Aa", "100pt") "<columns><column width='50pt'>" IN_PLACE("Bb") "</column></columns>", "Aa1 Bb1"},
		{"a heading in a column waits", 15, FIGURE("Aa", "100pt") "<columns><column width='50pt'>" HEADING("2", "Hh") "</column></columns>", "Aa1 Hh1"},
		{"a heading goes with its figure", 14, HEADING("2", "Hh") FIGURE("Aa", "100pt") HEADING("2", "Ii") TEXT, "Hh1 Aa1 Ii1 Zz1"},
		{"and not alone before text", 16, HEADING("2", "Hh") FIGURE("Aa", "100pt") "<p style='together'>Yy<br/>y<br/>y</p>", "Hh1 Aa1 Yy1"},
		{"as tall as a page", 4, FIGURE("Aa", "270pt") HEADING("2", "Hh") TEXT, "Aa1 Hh2 Zz2"},
	};
	struct fixture *f = *state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct frames frames = fixture_blocks(f, "en", "free", str_format(&arena, "%s%s", fixture_lines(&arena, rows[i].lines).at, rows[i].xml).at);
		struct str found = pages_of(&frames, rows[i].pages, &arena);
		if (!str_is(found, rows[i].pages))
			fail_msg("%s: %.*s", rows[i].why, STR_ARG(found));
		length y = -1;
		for (size_t k = 0; k + 2 < strlen(rows[i].pages); k += 4) {
			char letters[] = {rows[i].pages[k], rows[i].pages[k + 1], 0};
			struct found one = fixture_where(&frames, letters);
			if (k > 0 && rows[i].pages[k - 2] == rows[i].pages[k + 2])
				assert_true(one.item->y > y);
			y = one.item->y;
		}
		fixture_all_said(f, &frames);
		arena_finish(&arena);
	}
}

/* Fifteen lines leave 90 pt, and four more lines would be few for a page of their own: they fetch the line after the figure, not the figure. */
static void a_figure_that_fits_stays(void **state)
{
	struct fixture *f = *state;
	struct arena arena = {0};
	struct str xml = str_format(&arena, "%s" FIGURE("Aa", "20pt") "<p style='text'>Yy</p>%s", fixture_lines(&arena, 15).at, fixture_lines(&arena, 3).at);
	struct frames frames = fixture_blocks(f, "en", "free", xml.at);
	assert_int_equal(frames.page_count, 2);
	assert_int_equal(fixture_where(&frames, "Aa").page, 0);
	assert_int_equal(fixture_where(&frames, "Yy").page, 1);
	arena_finish(&arena);
}

/* Whatever comes in whatever sizes: figures and headings stand in their order, nothing is lost, no page is too full. */
static void order_is_kept(void **state)
{
	static const char *const forms[] = {
		"<figure style='figure' float='yes' alt='x'><caption><p style='text'>M%u.</p></caption><table-note><space height='%upt'/><p style='text'>.</p></table-note></figure>",
		"<figure style='figure' alt='x'><caption><p style='text'>M%u.</p></caption><table-note><space height='%upt'/><p style='text'>.</p></table-note></figure>",
		"<heading level='2' style='heading'>M%u.</heading><space height='%upt'/>",
	};
	struct fixture *f = *state;
	for (unsigned seed = 1; seed < 12; seed++) {
		struct arena arena = {0};
		struct buf xml = {.arena = &arena};
		for (unsigned i = 0; i < 60; i++) {
			unsigned kind = i * i * seed % 7;
			buf_format(&xml, forms[kind < 4 ? 0 : kind < 5 ? 1 : 2], i, kind < 5 ? i * 37 * seed % 230 : i * seed % 40);
			buf_add_str(&xml, fixture_paragraph(&arena, "text", "T", i * seed % 5 + 1));
		}
		struct frames frames = fixture_blocks(f, "en", "free", buf_str(&xml).at);
		struct found last = fixture_where(&frames, "M0.");
		for (unsigned i = 1; i < 60; i++) {
			struct found one = fixture_where(&frames, str_format(&arena, "M%u.", i).at);
			if (one.page < last.page || (one.page == last.page && one.item->y <= last.item->y))
				fail_msg("seed %u: number %u stands before the one above it", seed, i);
			last = one;
		}
		for (uint32_t p = 0; p < frames.page_count; p++)
			for (size_t i = 0; i < frames.pages[p].items.n; i++)
				assert_true(frames.pages[p].items.at[i].y <= FOOT + LENGTH_PT);
		fixture_all_said(f, &frames);
		arena_finish(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(floats_stand_before_what_follows),
		cmocka_unit_test(a_figure_that_fits_stays),
		cmocka_unit_test(order_is_kept),
	};
	return cmocka_run_group_tests(tests, fixture_start, fixture_finish);
}
