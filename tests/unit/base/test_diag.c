#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/diag_catalogue.h"
#include "base/file.h"
#include "base/json.h"

static struct diag *diag_create(struct arena *arena)
{
	struct source_list *sources = arena_new(arena, struct source_list);
	struct diag *diag = arena_new(arena, struct diag);
	sources->arena = arena;
	*diag = (struct diag){.arena = arena, .sources = sources};
	return diag;
}

static void text_form(void **state)
{
	static const struct {
		const char *bytes;
		struct span span;
		const char *text;
	} rows[] = {
		{"one\ntwo three\n", {1, 8, 13}, "f.xml:2:5: error: m [xml-syntax]\n    2 | two three\n      |     ^~~~~\n"},
		/* a tab stays a tab under which the mark keeps its column */
		{"\t<b/>\n", {1, 1, 5}, "f.xml:1:2: error: m [xml-syntax]\n    1 | \t<b/>\n      | \t^~~~\n"},
		/* columns are code points */
		{"\xC3\xA9\xC3\xA9x", {1, 4, 5}, "f.xml:1:3: error: m [xml-syntax]\n    1 | \xC3\xA9\xC3\xA9x\n      |   ^\n"},
		/* over several lines: to the end of the first */
		{"ab\ncd\n", {1, 1, 5}, "f.xml:1:2: error: m [xml-syntax]\n    1 | ab\n      |  ^\n"},
		/* at the end of the file, and on an empty line */
		{"ab", {1, 2, 2}, "f.xml:1:3: error: m [xml-syntax]\n    1 | ab\n      |   ^\n"},
		{"\n\n", {1, 1, 1}, "f.xml:2:1: error: m [xml-syntax]\n    2 | \n      | ^\n"},
		{"", {1, 0, 0}, "f.xml:1:1: error: m [xml-syntax]\n"},
		{"x", {0}, "cityprofile: error: m [xml-syntax]\n"},
		/* escape, right-to-left override, a byte that is none */
		{"a\033[2Jb\xE2\x80\xAE" "c\xFF", {1, 5, 6},
			"f.xml:1:6: error: m [xml-syntax]\n    1 | a\xE2\x90\x9B[2Jb\xEF\xBF\xBD" "c\xEF\xBF\xBD\n      |      ^\n"},
		/* deletion, a control of one byte more, marks of direction, separators, isolates, a byte order mark, a tag: each is one sign */
		{"\x7F\xC2\x85\xD8\x9C\xE2\x80\x8E\xE2\x80\xA8\xE2\x81\xA6\xEF\xBB\xBF\xF3\xA0\x80\x81x", {1, 21, 22},
			"f.xml:1:9: error: m [xml-syntax]\n    1 | \xE2\x90\xA1\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
			"\xEF\xBF\xBDx\n      |         ^\n"},
		/* neighbours of these are shown */
		{"\xC2\xA0\xE2\x80\x90\xE2\x80\xAF\xE2\x81\xAAx", {1, 11, 12},
			"f.xml:1:5: error: m [xml-syntax]\n    1 | \xC2\xA0\xE2\x80\x90\xE2\x80\xAF\xE2\x81\xAAx\n      |     ^\n"},
		/* wide characters take two cells of the terminal, marks on another none */
		{"\xE6\x9D\xB1\xE4\xBA\xAC x", {1, 7, 8}, "f.xml:1:4: error: m [xml-syntax]\n    1 | \xE6\x9D\xB1\xE4\xBA\xAC x\n      |      ^\n"},
		{"a\xE6\x9D\xB1\xE4\xBA\xAC", {1, 1, 7}, "f.xml:1:2: error: m [xml-syntax]\n    1 | a\xE6\x9D\xB1\xE4\xBA\xAC\n      |  ^~~~\n"},
		{"e\xCC\x81x", {1, 3, 4}, "f.xml:1:3: error: m [xml-syntax]\n    1 | e\xCC\x81x\n      |  ^\n"},
		{"a\r\nb", {1, 0, 1}, "f.xml:1:1: error: m [xml-syntax]\n    1 | a\n      | ^\n"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena = {0};
		struct diag *diag = diag_create(&arena);
		source_add(diag->sources, STR("f.xml"), str_from(rows[i].bytes));
		diag_add(diag, DIAG_XML_SYNTAX, rows[i].span, "m");
		struct buf out = {.arena = &arena};
		diag_print_text(diag, false, &out);
		assert_string_equal(out.at, rows[i].text);
		arena_finish(&arena);
	}
}

static void long_lines_are_cut_around_the_place(void **state)
{
	static const uint32_t places[] = {0, 50, 2000, 3999};
	for (size_t i = 0; i < 4; i++) {
		struct arena arena = {0};
		struct diag *diag = diag_create(&arena);
		char line[4001];
		memset(line, '.', 4000);
		line[4000] = '\0';
		line[places[i]] = 'X';
		source_add(diag->sources, STR("f"), str_from(line));
		diag_add(diag, DIAG_XML_SYNTAX, (struct span){1, places[i], places[i] + 1}, "m");
		struct buf out = {.arena = &arena};
		diag_print_text(diag, false, &out);
		char *shown = strchr(out.at, '|') + 2, *marked = strchr(shown, '|') + 2;
		assert_true(marked - shown < 130);
		/* The mark stands under the place: an ellipsis is three bytes, but one column. */
		size_t column = strcspn(shown, "X") - (places[i] > 60 ? 2 : 0);
		assert_int_equal(strcspn(marked, "^"), column);
		arena_finish(&arena);
	}
}

/* Of a line of characters of two bytes, which is cut at bytes first, none is cut in two. */
static void long_lines_are_cut_between_characters(void **state)
{
	for (uint32_t before = 0; before < 2; before++) {
		struct arena arena = {0};
		struct diag *diag = diag_create(&arena);
		struct buf line = {.arena = &arena}, out = {.arena = &arena};
		buf_add(&line, "x", before);
		for (int i = 0; i < 1000; i++) {
			buf_add_str(&line, STR("\xC3\xA9"));
		}
		source_add(diag->sources, STR("f"), buf_str(&line));
		diag_add(diag, DIAG_XML_SYNTAX, (struct span){1, before + 1001, before + 1002}, "m");
		diag_print_text(diag, false, &out);
		assert_null(strstr(out.at, "\xEF\xBF\xBD"));
		arena_finish(&arena);
	}
}

static void hints_and_related_places(void **state)
{
	struct arena arena = {0};
	struct diag *diag = diag_create(&arena);
	source_add(diag->sources, STR("a\nb"), STR("one\ntwo"));
	struct diag_entry *entry = diag_add(diag, DIAG_XML_SYNTAX, (struct span){1, 4, 7}, "bad \033%s", "\xE2\x80\xAE" "name");
	diag_hint(diag, entry, "write %d", 3);
	diag_relate(entry, (struct span){1, 1, 3}, "first given here");
	struct buf out = {.arena = &arena};
	diag_print_text(diag, false, &out);
	assert_string_equal(out.at, "a\xE2\x90\x8A" "b:2:1: error: bad \xE2\x90\x9B\xEF\xBF\xBDname [xml-syntax]\n    2 | two\n      | ^~~\n"
		"  hint: write 3\n  a\xE2\x90\x8A" "b:1:2: note: first given here\n");
	out.n = 0;
	diag_print_text(diag, true, &out);
	assert_non_null(strstr(out.at, "\033[1;31merror: \033[0m"));

	json_t *json = diag_to_json(diag);
	out.n = 0;
	json_print(json, &out);
	json_decref(json);
	assert_string_equal(out.at, "[\n  {\n    \"code\": \"xml-syntax\",\n    \"severity\": \"error\",\n    \"file\": \"a\\nb\",\n"
		"    \"line\": 2,\n    \"column\": 1,\n    \"end-line\": 2,\n    \"end-column\": 4,\n"
		"    \"message\": \"bad \\u001B\xE2\x80\xAEname\",\n    \"hint\": \"write 3\",\n    \"related\": {\n"
		"      \"file\": \"a\\nb\",\n      \"line\": 1,\n      \"column\": 2,\n      \"end-line\": 1,\n      \"end-column\": 4,\n"
		"      \"note\": \"first given here\"\n    }\n  }\n]\n");
	arena_finish(&arena);
}

static void json_tells_no_place_where_there_is_none(void **state)
{
	struct arena arena = {0};
	struct diag *diag = diag_create(&arena);
	diag_add(diag, DIAG_XML_SYNTAX, (struct span){0}, "m");
	struct buf out = {.arena = &arena};
	json_t *json = diag_to_json(diag);
	json_print(json, &out);
	json_decref(json);
	assert_string_equal(out.at, "[\n  {\n    \"code\": \"xml-syntax\",\n    \"severity\": \"error\",\n    \"message\": \"m\"\n  }\n]\n");
	arena_finish(&arena);
}

static void sorted_once_and_counted(void **state)
{
	struct arena arena = {0};
	struct diag *diag = diag_create(&arena);
	source_add(diag->sources, STR("f"), STR("abcdef"));
	static const uint32_t starts[] = {4, 2, 2, 0, 4};
	for (size_t i = 0; i < 5; i++) {
		diag_add(diag, DIAG_XML_SYNTAX, (struct span){1, starts[i], 5}, "same");
	}
	diag_add(diag, DIAG_XML_SYNTAX, (struct span){0}, "same");
	diag_add(diag, DIAG_XML_SYNTAX, (struct span){1, 2, 5}, "other");
	assert_int_equal(diag->errors, 7);
	diag_sort(diag);
	assert_int_equal(diag->n, 5);
	assert_int_equal(diag->errors, 5);
	assert_int_equal(diag->at[0].span.file, 0);
	assert_int_equal(diag->at[1].span.start, 0);
	assert_true(str_is(diag->at[2].message, "other"));
	assert_int_equal(diag->at[4].span.start, 4);
	arena_finish(&arena);
}

static void reports_beyond_the_limit_are_counted(void **state)
{
	static const struct {
		int more;
		const char *words;
	} rows[] = {
		{1, "cityprofile: 1 more report was left out; the limit is 1000, and errors come first\n"},
		{5, "cityprofile: 5 more reports were left out; the limit is 1000, and errors come first\n"},
	};
	for (size_t row = 0; row < sizeof rows / sizeof *rows; row++) {
		struct arena arena = {0};
		struct diag *diag = diag_create(&arena);
		for (int i = 0; i < DIAG_LIMIT + rows[row].more; i++) {
			diag_hint(diag, diag_add(diag, DIAG_XML_SYNTAX, (struct span){0}, "%d", i), "hint");
		}
		assert_int_equal(diag->n, DIAG_LIMIT);
		assert_int_equal(diag->dropped, rows[row].more);
		assert_int_equal(diag->errors, DIAG_LIMIT + rows[row].more);
		struct buf out = {.arena = &arena};
		diag_print_text(diag, false, &out);
		assert_non_null(strstr(out.at, rows[row].words));
		arena_finish(&arena);
	}
}

static void errors_displace_what_weighs_less(void **state)
{
	struct arena arena = {0};
	struct diag *diag = diag_create(&arena);
	size_t counts[DIAG_ERROR + 1] = {0};
	for (int i = 0; i < DIAG_LIMIT; i++) {
		diag_add(diag, i % 2 ? DIAG_VALUE_IMPLAUSIBLE : DIAG_TEMPLATE_MESSAGE, (struct span){0}, "%d", i);
	}
	for (int i = 0; i < DIAG_LIMIT / 2 + 1; i++) {
		diag_add(diag, DIAG_XML_SYNTAX, (struct span){0}, "error %d", i);
	}
	diag_add(diag, DIAG_TEMPLATE_MESSAGE, (struct span){0}, "too late");
	assert_int_equal(diag->n, DIAG_LIMIT);
	assert_int_equal(diag->dropped, DIAG_LIMIT / 2 + 2);
	assert_int_equal(diag->errors, DIAG_LIMIT / 2 + 1);
	for (size_t i = 0; i < diag->n; i++) {
		counts[diag->at[i].severity]++;
	}
	assert_int_equal(counts[DIAG_ADVICE], 0);
	assert_int_equal(counts[DIAG_WARNING], DIAG_LIMIT / 2 - 1);
	assert_int_equal(counts[DIAG_ERROR], DIAG_LIMIT / 2 + 1);
	arena_finish(&arena);
}

static void strict_makes_errors(void **state)
{
	struct arena arena = {0};
	for (unsigned code = 0; code < DIAG_CODE_COUNT; code++) {
		struct diag *diag = diag_create(&arena);
		diag_add(diag, (enum diag_code)code, (struct span){0}, "m");
		assert_int_equal(diag_failed(diag), diag_info((enum diag_code)code)->severity == DIAG_ERROR);
		diag = diag_create(&arena);
		diag->strict = true;
		diag_add(diag, (enum diag_code)code, (struct span){0}, "m");
		assert_true(diag_failed(diag));
		assert_int_equal(diag->at[0].severity, DIAG_ERROR);
	}
	arena_finish(&arena);
}

static void slugs_are_unique_and_plain(void **state)
{
	enum diag_code found;
	for (unsigned code = 0; code < DIAG_CODE_COUNT; code++) {
		const struct diag_info *info = diag_info((enum diag_code)code);
		assert_int_equal(strspn(info->slug, "abcdefghijklmnopqrstuvwxyz0123456789-"), strlen(info->slug));
		assert_true(diag_lookup(str_from(info->slug), &found));
		assert_int_equal(found, code);
		assert_int_equal(info->meaning[strlen(info->meaning) - 1], '.');
		assert_int_equal(info->explanation[strlen(info->explanation) - 1], '.');
	}
	assert_false(diag_lookup(STR("no-such-code"), &found));
}

static void the_published_catalogue_is_up_to_date(void **state)
{
	const char *folder = getenv("CITYPROFILE_DATA");
	if (folder == NULL) {
		skip();
	}
	struct arena arena = {0};
	struct diag *diag = diag_create(&arena);
	struct str published = {0};
	struct buf page = {.arena = &arena};
	assert_true(file_read(path_join(str_from(folder), STR("docs/diagnostics.md"), &arena), FILE_LIMIT, (struct span){0}, &arena, diag, &published));
	diag_catalogue_write(&page);
	if (!str_equal(published, buf_str(&page))) {
		fail_msg("docs/diagnostics.md differs from the table: run `ninja update-diagnostics` in the build folder");
	}
	arena_finish(&arena);
}

/* Lists in hints end with how many others there are, but never with one other. */
static void lists_are_cut(void **state)
{
	static const struct { size_t count; const char *end; } lists[] = {
		{1, "w0"}, {2, "w0, w1"}, {DIAG_LISTED, ", w24"}, {DIAG_LISTED + 1, ", w24, w25"}, {DIAG_LISTED + 2, ", w24 and 2 others"}, {60000, ", w24 and 59975 others"},
	};
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		struct arena arena = {0};
		struct buf list = {.arena = &arena};
		for (size_t k = 0; k < lists[i].count; k++) {
			diag_list(&list, str_format(&arena, "w%zu", k), k, lists[i].count);
		}
		size_t n = strlen(lists[i].end);
		assert_true(list.n >= n);
		assert_string_equal(list.at + list.n - n, lists[i].end);
		arena_finish(&arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_form),
		cmocka_unit_test(long_lines_are_cut_around_the_place),
		cmocka_unit_test(long_lines_are_cut_between_characters),
		cmocka_unit_test(hints_and_related_places),
		cmocka_unit_test(json_tells_no_place_where_there_is_none),
		cmocka_unit_test(sorted_once_and_counted),
		cmocka_unit_test(reports_beyond_the_limit_are_counted),
		cmocka_unit_test(errors_displace_what_weighs_less),
		cmocka_unit_test(lists_are_cut),
		cmocka_unit_test(strict_makes_errors),
		cmocka_unit_test(slugs_are_unique_and_plain),
		cmocka_unit_test(the_published_catalogue_is_up_to_date),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
