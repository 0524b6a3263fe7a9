#include "fixture.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* The text with `=` wherever a hyphen was added, in a measure so small that every place for one is taken. */
static struct str parts(struct fixture *f, const char *text, const char *lang)
{
	struct buf buf = {.arena = &f->arena};
	f->setting.align = STYLE_JUSTIFY;
	f->setting.hyphenate = true;
	f->setting.measure = 1;
	assert_true(fixture_break_text(f, text, lang));
	for (uint32_t i = 0; i < f->lines.n; i++) {
		buf_add_str(&buf, fixture_line(f, i));
		if (f->lines.at[i].hyphenated) {
			buf_add_byte(&buf, '=');
		}
	}
	return buf_str(&buf);
}

static void plain_words_alone_are_hyphenated(void **state)
{
	struct fixture *f = *state;
	static const struct { const char *lang, *text, *parts; } table[] = {
		{"en", "hyphenation", "hy=phen=a=tion"},
		{"en-GB", "(hyphenation),", "(hy=phen=a=tion),"},
		{"en-GB", "\u201chyphenation\u201d", "\u201chy=phen=a=tion\u201d"},
		{"en-GB", "Hyphenation", "Hyphenation"},
		{"en-GB", "hypheNation", "hypheNation"},
		{"en-GB", "hyphenation2", "hyphenation2"},
		{"en-GB", "2hyphenation", "2hyphenation"},
		{"en-GB", "hyphenation.org", "hyphenation.org"},
		{"en-GB", "hyphen\u00adation", "hyphen\u00ad=ation"},
		{"en-GB", "over", "over"},
		{"xx", "hyphenation", "hyphenation"},
		{"", "hyphenation", "hyphenation"},
		{"../en", "hyphenation", "hyphenation"},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		assert_text(parts(f, table[i].text, table[i].lang), table[i].parts);
	}
}

/* At least two letters stay before, at least three go after. */
static void short_ends_are_not_parted(void **state)
{
	struct fixture *f = *state;
	static const char *const words[] = {"about", "ability", "into", "every", "activity", "area", "economy", "ideas", "municipality", "elevated"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		parts(f, words[i], "en");
		uint32_t last = f->lines.n - 1;
		if (last > 0) {
			assert_true(fixture_line(f, 0).n >= 2);
			assert_true(fixture_line(f, last).n >= 3);
		}
	}
}

static void a_hyphen_is_a_glyph_beyond_the_text(void **state)
{
	struct fixture *f = *state;
	assert_text(parts(f, "hyphenation", "en"), "hy=phen=a=tion");
	const struct text_run *run = &f->lines.at[0].runs[f->lines.at[0].run_count - 1];
	hb_codepoint_t hyphen;
	assert_true(hb_font_get_nominal_glyph(run->face->font, 0x2010, &hyphen));
	assert_true(run->hyphen);
	assert_text(run->text, "hy");
	assert_int_equal(run->glyph_count, 3);
	assert_int_equal(run->glyphs[2].id, hyphen);
	assert_int_equal(run->glyphs[2].character, 2);
	assert_false(f->lines.at[f->lines.n - 1].runs[0].hyphen);
}

static void ragged_text_is_not_hyphenated(void **state)
{
	struct fixture *f = *state;
	f->setting.measure = 1;
	f->setting.align = STYLE_START;
	f->setting.hyphenate = true;
	assert_true(fixture_break_text(f, "hyphenation", "en"));
	assert_int_equal(f->lines.n, 1);
	f->setting.align = STYLE_JUSTIFY;
	f->setting.hyphenate = false;
	assert_true(fixture_break_text(f, "hyphenation", "en"));
	assert_int_equal(f->lines.n, 1);
}

/* Half of a ligature is set as the letter it is. */
static void a_hyphen_parts_a_ligature(void **state)
{
	struct fixture *f = *state;
	assert_text(parts(f, "of\u00adfice", "en"), "of\u00ad=fice");
	f->setting.measure = 100 * LENGTH_PT;
	assert_true(fixture_break_text(f, "of\u00adfice", "en"));
	assert_int_equal(f->lines.n, 1);
	assert_false(f->lines.at[0].hyphenated);
}

static void a_language_may_be_opened_ahead(void **state)
{
	struct fixture *f = *state;
	text_shaper_warm(f->shaper, STR("en-GB"));
	text_shaper_warm(f->shaper, STR("xx"));
	assert_text(parts(f, "hyphenation", "en-GB"), "hy=phen=a=tion");
	assert_text(parts(f, "hyphenation", "xx"), "hyphenation");
}

/* Patterns may be written in an old character set: those of Russian are in KOI8-R. */
static void patterns_in_another_character_set_are_understood(void **state)
{
	struct fixture *f = *state;
	char name[] = "cityprofile-hyphen-XXXXXX";
	struct str folder = str_from(mkdtemp(name));
	struct str inner = path_join(folder, STR("hyphenation"), &f->arena);
	struct str path = path_join(inner, STR("hyph_ru_RU.dic"), &f->arena);
	assert_int_equal(mkdir(inner.at, 0700), 0);
	FILE *file = fopen(path.at, "wb");
	fputs("KOI8-R\nLEFTHYPHENMIN 1\nRIGHTHYPHENMIN 1\n\xcf" "1\xd2\n", file); /* a break between o and r */
	fclose(file);
	struct text_shaper *own = f->shaper;
	f->shaper = text_shaper_create(f->fonts, folder);
	assert_text(parts(f, "городской", "ru"), "го=родской");
	/* two letters after, one letter before: less than is left together, whatever the patterns say */
	assert_text(parts(f, "горы", "ru"), "горы");
	assert_text(parts(f, "орлиный", "ru"), "орлиный");
	text_shaper_destroy(f->shaper);
	f->shaper = own;
	unlink(path.at);
	rmdir(inner.at);
	rmdir(folder.at);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEXT_TEST(plain_words_alone_are_hyphenated),
		TEXT_TEST(short_ends_are_not_parted),
		TEXT_TEST(a_hyphen_is_a_glyph_beyond_the_text),
		TEXT_TEST(ragged_text_is_not_hyphenated),
		TEXT_TEST(a_hyphen_parts_a_ligature),
		TEXT_TEST(a_language_may_be_opened_ahead),
		TEXT_TEST(patterns_in_another_character_set_are_understood),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
