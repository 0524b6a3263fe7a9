/*
 * A place to try templates: the minimal template, copied to a folder of its own with another stylesheet.
 */
#ifndef CITYPROFILE_TESTS_TEMPLATE_BENCH_H
#define CITYPROFILE_TESTS_TEMPLATE_BENCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "template/template.h"

#define SHEET_HEAD "<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" " \
	"xmlns:p=\"urn:cityprofile:profile:1\" xmlns:cp=\"urn:cityprofile:template:1\" xmlns:exsl=\"http://exslt.org/common\" " \
	"xmlns:str=\"http://exslt.org/strings\" xmlns:math=\"http://exslt.org/math\" xmlns:set=\"http://exslt.org/sets\" " \
	"xmlns=\"urn:cityprofile:document:1\" exclude-result-prefixes=\"p cp exsl str math set\" extension-element-prefixes=\"exsl\">\n"
#define SHEET_END "</xsl:stylesheet>\n"

struct bench {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
	struct xml_tree profile;
	xmlDoc *scorecard;       /* made by the program: its nodes have no places, but attributes "at" */
	struct str folder;       /* of the template being tried */
	struct str common;
	struct str home;         /* what was made and is removed */
	struct template *template;
	xmlDoc *result;
};

static inline struct str source_path(struct bench *bench, const char *path)
{
	return path_join(str_from(getenv("CITYPROFILE_DATA")), str_from(path), &bench->arena);
}

static inline void bench_write(struct bench *bench, const char *name, const char *text)
{
	struct str path = path_join(bench->home, str_from(name), &bench->arena);
	assert_true(file_write(path, str_from(text), &bench->diag));
}

static inline void bench_start(struct bench *bench)
{
	static const char scorecard[] = "<scorecard><group name=\"Economy\" at=\"1:0-5\"/></scorecard>";
	*bench = (struct bench){0};
	bench->sources.arena = &bench->arena;
	bench->diag = (struct diag){.arena = &bench->arena, .sources = &bench->sources};
	assert_true(xml_tree_read(source_path(bench, "tests/unit/template/profile.xml"), &xml_limits_default, (struct span){0}, &bench->arena, &bench->diag, &bench->profile));
	bench->scorecard = xmlReadMemory(scorecard, sizeof scorecard - 1, NULL, NULL, 0);
	assert_non_null(bench->scorecard);
	bench->folder = source_path(bench, "tests/unit/template/minimal");
	bench->common = source_path(bench, "templates/common");
}

static inline void bench_copy(struct bench *bench, const char *name)
{
	struct str bytes;
	struct str path = path_join(source_path(bench, "tests/unit/template/minimal"), str_from(name), &bench->arena);
	assert_true(file_read(path, FILE_LIMIT, (struct span){0}, &bench->arena, &bench->diag, &bytes));
	bench_write(bench, name, str_copy(bytes, &bench->arena));
}

/* The minimal template with another stylesheet, whose head and end are added. */
static inline void bench_sheet(struct bench *bench, const char *body)
{
	char name[] = P_tmpdir "/cityprofile-test-XXXXXX";
	assert_non_null(mkdtemp(name));
	bench->home = (struct str){str_copy(str_from(name), &bench->arena), strlen(name)};
	bench->folder = bench->home;
	struct str labels = path_join(bench->home, STR("labels"), &bench->arena);
	assert_int_equal(mkdir(labels.at, 0700), 0);
	bench_copy(bench, "template.xml");
	bench_copy(bench, "styles.xml");
	bench_copy(bench, "labels/en.xml");
	bench_write(bench, "publication.xsl", str_format(&bench->arena, SHEET_HEAD "%s" SHEET_END, body).at);
}

/* Loads and runs; the result, if any, is in bench->result. */
static inline bool bench_run(struct bench *bench, const char *lang)
{
	const struct template_input inputs[] = {{"scorecard", bench->scorecard}};
	struct template_run run = {.profile = bench->profile.doc, .inputs = inputs, .input_count = 1, .edition = STR("e.en")};
	bench->template = template_load(bench->folder, bench->common, str_from(lang), (struct span){0});
	return template_join(bench->template, &bench->diag) && template_carry_out(bench->template, &run, &bench->diag, &bench->result);
}

static inline void bench_finish(struct bench *bench)
{
	static const char *const made[] = {"template.xml", "styles.xml", "labels/en.xml", "publication.xsl", "labels", "other.xsl", "third.xsl"};
	for (size_t i = 0; bench->home.n > 0 && i < sizeof made / sizeof *made; i++)
		remove(path_join(bench->home, str_from(made[i]), &bench->arena).at);
	if (bench->home.n > 0)
		rmdir(bench->home.at);
	xmlFreeDoc(bench->result);
	template_finish(bench->template);
	xml_tree_finish(&bench->profile);
	xmlFreeDoc(bench->scorecard);
	arena_finish(&bench->arena);
}

/* All reports, as printed. */
static inline struct str bench_reports(struct bench *bench)
{
	struct buf out = {.arena = &bench->arena};
	diag_sort(&bench->diag);
	diag_print_text(&bench->diag, false, &out);
	return out.n > 0 ? buf_str(&out) : STR("");
}

#endif
