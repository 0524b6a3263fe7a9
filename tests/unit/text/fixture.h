/*
 * What all tests of text need: the project's fonts, a shaper, a style, and paragraphs made of few words.
 */
#ifndef CITYPROFILE_TESTS_TEXT_FIXTURE_H
#define CITYPROFILE_TESTS_TEXT_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "text/text.h"

struct fixture {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
	struct font_set *fonts;
	struct text_shaper *shaper;
	struct style style;
	struct text_setting setting;
	struct text_lines lines;
};

static inline struct str fixture_data(void)
{
	const char *data = getenv("CITYPROFILE_DATA");
	return str_from(data != NULL ? data : ".");
}

static inline int fixture_start(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	f->sources.arena = &f->arena;
	f->diag.arena = &f->arena;
	f->diag.sources = &f->sources;
	f->fonts = font_set_create(path_join(fixture_data(), STR("fonts/fonts.xml"), &f->arena), &f->arena, &f->diag);
	assert_non_null(f->fonts);
	f->shaper = text_shaper_create(f->fonts, fixture_data());
	f->style = (struct style){.family = STR("text"), .weight = 400, .size = 10 * LENGTH_PT, .leading = 14 * LENGTH_PT};
	f->setting = (struct text_setting){.align = STYLE_START, .measure = 340 * LENGTH_PT};
	*state = f;
	return 0;
}

static inline int fixture_finish(void **state)
{
	struct fixture *f = *state;
	text_shaper_destroy(f->shaper);
	font_set_destroy(f->fonts);
	arena_finish(&f->arena);
	free(f);
	return 0;
}

/* A piece of text in the fixture's style; its place is the string itself as a source file. */
static inline struct text_piece fixture_piece(struct fixture *f, struct str text, const char *lang)
{
	uint32_t file = source_add(&f->sources, STR("test.xml"), text);
	return (struct text_piece){.kind = TEXT_CHARACTERS, .text = text, .style = &f->style, .lang = str_from(lang), .node = 1,
		.at = {file, 0, (uint32_t)text.n}};
}

static inline bool fixture_break(struct fixture *f, const struct text_piece *pieces, size_t n)
{
	return text_break(f->shaper, pieces, n, &f->setting, &f->arena, &f->diag, &f->lines);
}

static inline bool fixture_break_text(struct fixture *f, const char *text, const char *lang)
{
	struct text_piece piece = fixture_piece(f, str_from(text), lang);
	return fixture_break(f, &piece, 1);
}

/* The text of a line as its runs hold it, in logical order. */
static inline struct str fixture_line(struct fixture *f, uint32_t number)
{
	struct buf buf = {.arena = &f->arena};
	assert_true(number < f->lines.n);
	buf_add(&buf, "", 0);
	for (uint32_t i = 0; i < f->lines.at[number].run_count; i++) {
		buf_add_str(&buf, f->lines.at[number].runs[i].text);
	}
	return buf_str(&buf);
}

static inline void assert_text(struct str text, const char *wanted)
{
	if (!str_is(text, wanted)) {
		fail_msg("\"%.*s\" is not \"%s\"", STR_ARG(text), wanted);
	}
}

#define TEXT_TEST(name) cmocka_unit_test_setup_teardown(name, fixture_start, fixture_finish)

#endif
