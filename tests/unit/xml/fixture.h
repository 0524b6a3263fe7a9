/*
 * What the tests of xml share: a folder of its own for each test, files in it, and reading with reports.
 */
#ifndef TESTS_UNIT_XML_FIXTURE_H
#define TESTS_UNIT_XML_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "xml/xml.h"

struct fixture {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
	char folder[64];
};

static inline int set_up(void **state)
{
	struct fixture *fixture = test_calloc(1, sizeof *fixture);
	fixture->sources.arena = &fixture->arena;
	fixture->diag = (struct diag){.arena = &fixture->arena, .sources = &fixture->sources};
	memcpy(fixture->folder, P_tmpdir "/test-xml-XXXXXX", sizeof P_tmpdir "/test-xml-XXXXXX");
	*state = fixture;
	return mkdtemp(fixture->folder) != NULL && chdir(fixture->folder) == 0 ? 0 : -1;
}

static inline int tear_down(void **state)
{
	struct fixture *fixture = *state;
	struct arena scratch = {0};
	struct str command = str_format(&scratch, "rm -rf '%s'", fixture->folder);
	int status = chdir("/") == 0 ? system(command.at) : -1;
	arena_finish(&scratch);
	arena_finish(&fixture->arena);
	test_free(fixture);
	return status;
}

/* Forget all reports and files, for the next row of a table. */
static inline void start_over(struct fixture *fixture)
{
	arena_finish(&fixture->arena);
	fixture->sources = (struct source_list){.arena = &fixture->arena};
	fixture->diag = (struct diag){.arena = &fixture->arena, .sources = &fixture->sources};
}

static inline bool parse(struct fixture *fixture, struct str bytes, struct xml_tree *ret_tree)
{
	uint32_t file = source_add(&fixture->sources, STR("t.xml"), bytes);
	return xml_tree_parse(file, STR(""), &xml_limits_default, &fixture->arena, &fixture->diag, ret_tree);
}

static inline void write_file(struct fixture *fixture, const char *path, const char *text)
{
	assert_true(file_write(str_from(path), str_from(text), &fixture->diag));
}

static inline bool read_tree(struct fixture *fixture, const char *path, struct xml_tree *ret_tree)
{
	return xml_tree_read(str_from(path), &xml_limits_default, (struct span){0}, &fixture->arena, &fixture->diag, ret_tree);
}

/* All reports, one line each: "file:line:column slug: message". */
static inline const char *reports(struct fixture *fixture)
{
	struct buf out = {.arena = &fixture->arena};
	buf_add_str(&out, STR(""));
	diag_sort(&fixture->diag);
	for (size_t i = 0; i < fixture->diag.n; i++) {
		const struct diag_entry *entry = &fixture->diag.at[i];
		struct position position = source_position(&fixture->sources, entry->span.file, entry->span.start);
		struct source_file *file = source_lookup(&fixture->sources, entry->span.file);
		struct str name = file != NULL ? file->name : STR("-");
		buf_format(&out, "%.*s:%u:%u %s: %.*s\n", STR_ARG(name), position.line, position.column,
			diag_info(entry->code)->slug, STR_ARG(entry->message));
	}
	return out.at;
}

#endif
