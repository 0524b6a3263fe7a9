/*
 * What the tests of chart share with those of galley and page: the project's fonts, and the small
 * style sheet and labels that lie beside the tests of galley.
 */
#ifndef CITYPROFILE_TESTS_CHART_FIXTURE_H
#define CITYPROFILE_TESTS_CHART_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "chart/chart.h"
#include "xml/xml.h"

#define PT(points) ((length)((points) * 1024.0 + 0.5))

struct galley;

struct fixture {
	struct arena arena;        /* of all tests */
	struct arena own;          /* of the present document */
	struct source_list sources;
	struct diag diag;
	struct font_set *fonts;
	struct text_shaper *shaper;
	struct style_sheet sheet;
	struct labels labels;
	struct doc_references references;
	struct document document;
	struct galley *galley;     /* of the present document, in tests of galley and above */
};

static inline void fixture_tree(struct fixture *f, const char *file, struct xml_tree *ret_tree)
{
	const char *data = getenv("CITYPROFILE_DATA");
	struct str path = path_join(str_from(data ? data : "."), str_from(file), &f->arena);
	assert_true(xml_tree_read(path, &xml_limits_default, (struct span){0}, &f->arena, &f->diag, ret_tree));
}

static inline int fixture_start(void **state)
{
	struct fixture *f = calloc(1, sizeof *f);
	const char *data = getenv("CITYPROFILE_DATA");
	struct str folder = str_from(data ? data : ".");
	struct xml_tree styles = {0}, labels = {0};
	xml_start();
	f->sources.arena = &f->arena;
	f->diag = (struct diag){.arena = &f->arena, .sources = &f->sources};
	fixture_tree(f, "tests/unit/galley/styles.xml", &styles);
	fixture_tree(f, "tests/unit/galley/labels.xml", &labels);
	assert_true(style_read(&styles, &f->arena, &f->diag, &f->sheet));
	assert_true(labels_read(&labels, &f->arena, &f->diag, &f->labels));
	xml_tree_finish(&styles);
	xml_tree_finish(&labels);
	f->fonts = font_set_create(path_join(folder, STR("fonts/fonts.xml"), &f->arena), &f->arena, &f->diag);
	assert_non_null(f->fonts);
	f->shaper = text_shaper_create(f->fonts, folder);
	*state = f;
	return 0;
}

static inline int fixture_finish(void **state)
{
	struct fixture *f = *state;
	text_shaper_destroy(f->shaper);
	font_set_destroy(f->fonts);
	arena_finish(&f->own);
	arena_finish(&f->arena);
	free(f);
	return 0;
}

/* Forget the last document and its reports. */
static inline void fixture_clear(struct fixture *f)
{
	arena_finish(&f->own);
	f->diag = (struct diag){.arena = &f->own, .sources = &f->sources};
	f->references = (struct doc_references){0};
}

/* The first report, for messages of failed tests. */
static inline const char *fixture_report(struct fixture *f)
{
	struct buf text = {.arena = &f->own};
	diag_print_text(&f->diag, false, &text);
	return text.n > 0 ? buf_str(&text).at : "(no report)";
}

/* Number of reports with this code. */
static inline size_t fixture_count(const struct fixture *f, enum diag_code code)
{
	size_t n = 0;
	for (size_t i = 0; i < f->diag.n; i++)
		n += f->diag.at[i].code == code;
	return n;
}

#endif
