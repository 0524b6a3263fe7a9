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

/* A data folder of its own whose patterns of the language xx a test makes, and a shaper that reads them. */
struct patterns {
	struct str folder, inner, path;
	struct text_shaper *own;
};

static struct patterns patterns_start(struct fixture *f, const char *bytes, size_t n)
{
	char name[] = P_tmpdir "/cityprofile-hyphen-XXXXXX";
	struct patterns made = {.own = f->shaper};
	made.folder = str_from(str_copy(str_from(mkdtemp(name)), &f->arena));
	made.inner = path_join(made.folder, STR("hyphenation"), &f->arena);
	made.path = path_join(made.inner, STR("hyph_xx.dic"), &f->arena);
	assert_int_equal(mkdir(made.inner.at, 0700), 0);
	if (bytes != NULL) {
		FILE *file = fopen(made.path.at, "wb");
		assert_int_equal(fwrite(bytes, 1, n, file), n);
		fclose(file);
	}
	f->shaper = text_shaper_create(f->fonts, made.folder);
	return made;
}

static void patterns_finish(struct fixture *f, struct patterns *made)
{
	text_shaper_destroy(f->shaper);
	f->shaper = made->own;
	remove(made->path.at);
	rmdir(made->inner.at);
	rmdir(made->folder.at);
}

/* Patterns may be written in an old character set: those of Russian are in KOI8-R. */
static void patterns_in_another_character_set_are_understood(void **state)
{
	struct fixture *f = *state;
	static const char bytes[] = "KOI8-R\nLEFTHYPHENMIN 1\nRIGHTHYPHENMIN 1\n\xcf" "1\xd2\n"; /* a break between o and r */
	struct patterns made = patterns_start(f, bytes, sizeof bytes - 1);
	assert_text(parts(f, "городской", "xx"), "го=родской");
	/* two letters after, one letter before: less than is left together, whatever the patterns say */
	assert_text(parts(f, "горы", "xx"), "горы");
	assert_text(parts(f, "орлиный", "xx"), "орлиный");
	patterns_finish(f, &made);
}

/* What the shaper has to say of its patterns. */
static struct diag told(struct fixture *f)
{
	struct diag diag = {.arena = &f->arena, .sources = &f->sources};
	text_shaper_report(f->shaper, &diag);
	diag_sort(&diag);
	return diag;
}

/* What a file of patterns says, and how a word is parted by it. */
static void patterns_say_where(void **state)
{
	struct fixture *f = *state;
	static const struct { const char *bytes, *text, *parts; } table[] = {
		{"UTF-8\nf1f\n", "schiffahrt", "schif=fahrt"},
		{"UTF-8\r\n% f1f\r\n\r\nf1f anything\r\n", "schiffahrt", "schif=fahrt"},
		{"UTF-8\nf1f", "schiffahrt", "schif=fahrt"},
		/* A break that would change the spelling is none. */
		{"UTF-8\n1f\nf1f/ff=f,1,2\n", "schiffahrt", "schi=ffahrt"},
		{"UTF-8\nf9f/ff=f,1,2\n1f\n", "schiffahrt", "schi=ffahrt"},
		/* Of two with the same letters the later one counts. */
		{"UTF-8\nf1f\nff1a\nf2f\n", "schiffahrt", "schiff=ahrt"},
		{"UTF-8\n.schi1f\n1.schif\n", "schiffahrt", NULL},
		{"UTF-8\n.schi1f\n.0sch0if\n", "schiffahrt", "schiffahrt"},
		{"UTF-8\nLEFTHYPHENMIN 5\n1f\n", "schiffahrt", "schif=fahrt"},
		{"UTF-8\nRIGHTHYPHENMIN 6\n1f\n", "schiffahrt", "schi=ffahrt"},
		{"UTF-8\nNOHYPHEN ',ff\n1x\nNEXTLEVEL\n1f\n", "schiffahrt", "schif=fahrt"},
		{"UTF-8\n1wort\nNEXTLEVEL\na1u\nNEXTLEVELS\n", "hauswort", NULL},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct patterns made = patterns_start(f, table[i].bytes, strlen(table[i].bytes));
		struct str got = parts(f, table[i].text, "xx");
		struct diag diag = told(f);
		assert_int_equal(diag.n, table[i].parts == NULL);
		assert_text(got, table[i].parts != NULL ? table[i].parts : table[i].text);
		patterns_finish(f, &made);
	}
}

#define TEN "abcdefghij"

/* Damage is a warning that names the file and the line; the text is set without hyphens. */
static void damaged_patterns_are_told(void **state)
{
	struct fixture *f = *state;
	static const struct { const char *bytes; size_t n; const char *reason; } table[] = {
		{"", 0, "it holds no patterns"},
		{"UTF-8\n% a1b\n", 12, "it holds no patterns"},
		{"UTF-8\n1a\n12\n", 12, "line 3 is no pattern"},
		{"UTF-8\na.b\n", 10, "line 2 is no pattern"},
		{"UTF-8\n1.ab\n", 11, "line 2 is no pattern"},
		{"UTF-8\n/a=b,1,2\n", 15, "line 2 is no pattern"},
		{"UTF-8\na\x01" "1b\n", 11, "line 2 is no pattern"},
		{"UTF-8\na\0" "1b\n", 11, "line 2 is not text in the character set"},
		{"UTF-8\n\xff" "1b\n", 10, "line 2 is not text in the character set"},
		{"UTF-8\n" TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "\n", 107, "line 2 is too long for a pattern"},
		{"UTF-8\nLEFTHYPHENMIN\n", 20, "line 2 is no setting that is known"},
		{"UTF-8\nRIGHTHYPHENMIN 100\n", 25, "line 2 is no setting that is known"},
		{"UTF-8\nNOHYPHEN \n", 16, "line 2 is no setting that is known"},
		{"UTF-8\nNOHYPHEN a,\n", 18, "line 2 is no setting that is known"},
		{"UTF-8\nNOHYPHEN a\nNOHYPHEN b\n", 28, "line 3 is no setting that is known"},
		{"UTF-8\n1a\nNEXTLEVEL\n1b\nNEXTLEVEL\n1c\n", 36, "line 5 is no setting that is known"},
		{"\na1b\n", 5, "line 1 does not name a character set"},
		{"ISO8859-1-and-very-much-more\na1b\n", 33, "line 1 does not name a character set"},
		{"KOI8-NONE\na1b\n", 14, "there is no character set “KOI8-NONE”"},
	};
	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		struct patterns made = patterns_start(f, table[i].bytes, table[i].n);
		assert_text(parts(f, "abbaabba", "xx"), "abbaabba");
		assert_text(parts(f, "abbaabba", "xx-GB"), "abbaabba");
		struct diag diag = told(f); /* two languages, one file: one warning */
		assert_int_equal(diag.n, 1);
		assert_string_equal(diag_info(diag.at[0].code)->slug, "hyphenation-unreadable");
		assert_int_equal(diag.at[0].severity, DIAG_WARNING);
		assert_non_null(strstr(diag.at[0].message.at, made.path.at));
		if (strstr(diag.at[0].message.at, table[i].reason) == NULL) {
			fail_msg("%s: not %s", diag.at[0].message.at, table[i].reason);
		}
		patterns_finish(f, &made);
	}
}

/* A folder in place of the file, or a file past the limit, is told as well; no file at all is not. */
static void unreadable_patterns_are_told(void **state)
{
	struct fixture *f = *state;
	struct patterns made = patterns_start(f, NULL, 0);
	parts(f, "abbaabba", "xx");
	assert_int_equal(told(f).n, 0);
	patterns_finish(f, &made);

	made = patterns_start(f, NULL, 0);
	assert_int_equal(mkdir(made.path.at, 0700), 0);
	parts(f, "abbaabba", "xx");
	struct diag diag = told(f);
	assert_int_equal(diag.n, 1);
	assert_non_null(strstr(diag.at[0].message.at, "is a folder, not a file"));
	patterns_finish(f, &made);

	made = patterns_start(f, "UTF-8\na1b\n", 10);
	assert_int_equal(truncate(made.path.at, TEXT_PATTERNS_LIMIT + 1), 0);
	parts(f, "abbaabba", "xx");
	diag = told(f);
	assert_int_equal(diag.n, 1);
	assert_non_null(strstr(diag.at[0].message.at, "is larger than the limit of 2097152 bytes"));
	patterns_finish(f, &made);
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
		TEXT_TEST(patterns_say_where),
		TEXT_TEST(damaged_patterns_are_told),
		TEXT_TEST(unreadable_patterns_are_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
