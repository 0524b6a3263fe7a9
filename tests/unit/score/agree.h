/*
 * Whether the scorecard as JSON and the scorecard as text say the same: the cells of every row of the text, found again in the JSON.
 */
#ifndef CITYPROFILE_TEST_SCORE_AGREE_H
#define CITYPROFILE_TEST_SCORE_AGREE_H

#include <jansson.h>

#include "evaluate.h"
#include "sample.h"
#include "base/rational.h"

#define AGREE_CELLS 9

/** A row of a table: cells that two blanks or more part. */
struct agree_row {
	struct str cells[AGREE_CELLS];
	size_t n;
};

static struct str agree_line(const char **rest)
{
	const char *start = *rest, *end = strchr(start, '\n');
	assert_non_null(end);
	*rest = end + 1;
	return (struct str){start, (size_t)(end - start)};
}

static struct agree_row agree_read(const char **rest)
{
	struct agree_row row = {0};
	struct str line = str_trim(agree_line(rest));
	size_t start = 0;
	for (size_t i = 0; i <= line.n; i++) {
		if (i < line.n && (line.at[i] != ' ' || i + 1 == line.n || line.at[i + 1] != ' ')) {
			continue;
		}
		assert_true(row.n < AGREE_CELLS);
		row.cells[row.n++] = (struct str){line.at + start, i - start};
		while (i < line.n && line.at[i] == ' ') {
			i++;
		}
		start = i;
	}
	return row;
}

/** Go to behind the head of the next table. */
static void agree_find_table(const char **rest, const char *second_head)
{
	struct agree_row row;
	do {
		row = agree_read(rest);
	} while (row.n < 2 || !str_is(row.cells[0], "Code") || !str_is(row.cells[1], second_head));
}

/** Assert that a cell holds a text of the JSON, or a dash for null. */
static void agree_cell(const struct agree_row *row, size_t cell, const json_t *value)
{
	const char *text = json_is_string(value) ? json_string_value(value) : "-";
	if (cell >= row->n || !str_is(row->cells[cell], text)) {
		fail_msg("row %.*s: cell %zu is not “%s”", STR_ARG(row->cells[0]), cell, text);
	}
}

static void agree_count(const struct agree_row *row, size_t cell, const json_t *value)
{
	char text[32];
	snprintf(text, sizeof text, "%lld", (long long)json_integer_value(value));
	assert_true(json_is_integer(value));
	if (cell >= row->n || !str_is(row->cells[cell], text)) {
		fail_msg("row %.*s: cell %zu is not %s", STR_ARG(row->cells[0]), cell, text);
	}
}

/** Percentage and band; the one that is printed is the exact one, the rest cut off. */
static void agree_performance(const struct agree_row *row, size_t cell, const json_t *thing)
{
	const json_t *percent = json_object_get(thing, "percent"), *decimal = json_object_get(percent, "decimal");
	agree_cell(row, cell, decimal);
	agree_cell(row, cell + 1, json_object_get(thing, "band"));
	if (decimal != NULL) {
		mpq_t exact, printed, difference;
		mpq_inits(exact, printed, difference, NULL);
		assert_true(evaluate(json_string_value(json_object_get(percent, "exact")), exact));
		assert_true(evaluate(json_string_value(decimal), printed));
		mpq_sub(difference, exact, printed);
		assert_true(mpq_sgn(difference) >= 0 && mpq_cmp_ui(difference, 1, 100) < 0);
		mpq_clears(exact, printed, difference, NULL);
	}
}

static void agree_points(const json_t *points, const char **rest)
{
	size_t i;
	const json_t *point;
	if (json_array_size(points) == 0) {
		return;
	}
	agree_find_table(rest, "Data point");
	json_array_foreach(points, i, point) {
		struct agree_row row = agree_read(rest);
		const char *state = json_string_value(json_object_get(point, "state"));
		agree_cell(&row, 0, json_object_get(point, "code"));
		agree_cell(&row, 2, json_object_get(json_object_get(point, "value"), "decimal"));
		agree_cell(&row, 3, json_object_get(point, "unit"));
		agree_performance(&row, 5, point);
		assert_int_equal(row.n, strcmp(state, "scored") == 0 ? 7 : 8);
		if (row.n == 8) {
			assert_true(str_is(row.cells[7], state));
		}
	}
}

static void agree_group(const struct agree_row *row, const json_t *group)
{
	char points[64] = "-";
	if (json_integer_value(json_object_get(group, "maximum")) > 0) {
		snprintf(points, sizeof points, "%lld of %lld", (long long)json_integer_value(json_object_get(group, "points")),
			(long long)json_integer_value(json_object_get(group, "maximum")));
	}
	agree_cell(row, 0, json_object_get(group, "code"));
	agree_count(row, 2, json_object_get(group, "data_points"));
	agree_count(row, 3, json_object_get(group, "reported"));
	agree_count(row, 4, json_object_get(group, "scored"));
	assert_true(str_is(row->cells[5], points));
	agree_performance(row, 6, group);
}

/** Assert that both say the same. The text is one without colours. */
static void assert_agree(const struct method *method, const json_t *json, const char *text)
{
	static const char *const lists[] = {"dimensions", "sub_dimensions", "categories"};
	size_t next[3] = {0};
	agree_points(json_object_get(json, "data_points"), &text);
	agree_points(json_object_get(json_object_get(json, "local"), "data_points"), &text);
	agree_find_table(&text, "Group");
	/* The text has them in the order of the method, the JSON level by level. */
	for (size_t i = 0; i < method->groups.n; i++) {
		enum method_level level = method->groups.at[i].level;
		struct agree_row row = agree_read(&text);
		agree_group(&row, json_array_get(json_object_get(json, lists[level]), next[level]++));
	}
	for (size_t level = 0; level < 3; level++) {
		assert_int_equal(json_array_size(json_object_get(json, lists[level])), next[level]);
	}
}

#endif
