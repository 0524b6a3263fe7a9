/* Codes of a method in order, so that they are found without going through all. */
#include <stdlib.h>
#include <string.h>

#include "method/read.h"

/** Orders two codes by bytes, blanks in the second ignored; the first is of the method, which writes it without. */
static int compare_codes(struct str a, struct str b)
{
	size_t i = 0, k = 0;
	for (;;) {
		while (k < b.n && b.at[k] == ' ') {
			k++;
		}
		if (i == a.n || k == b.n) {
			return (i < a.n) - (k < b.n);
		}
		int order = (unsigned char)a.at[i++] - (unsigned char)b.at[k++];
		if (order != 0) {
			return order;
		}
	}
}

/** Of equal codes, the one that comes first in the file comes first. */
static int compare_names(const void *a, const void *b)
{
	const struct method_name *one = a, *other = b;
	int order = compare_codes(one->word->text, other->word->text);
	return order != 0 ? order : (one->order > other->order) - (one->order < other->order);
}

static int compare_entries(const struct method_entry *one, size_t indicator, struct str id)
{
	return one->indicator != indicator ? (one->indicator > indicator ? 1 : -1) : compare_codes(one->id, id);
}

static int compare_points(const void *a, const void *b)
{
	const struct method_entry *one = a, *other = b;
	int order = compare_entries(one, other->indicator, other->id);
	return order != 0 ? order : (one->point > other->point) - (one->point < other->point);
}

static void add_name(struct method *method, const struct method_word *word, size_t indicator, struct arena *arena)
{
	struct method_name name = {word, indicator, method->names_by_code.n};
	vec_push(&method->names_by_code, arena, name);
}

void method_index(struct method *method, struct arena *arena)
{
	method->names_by_code.at = NULL;
	method->names_by_code.n = method->names_by_code.capacity = 0;
	for (size_t i = 0; i < method->indicators.n; i++) {
		const struct method_indicator *indicator = &method->indicators.at[i];
		add_name(method, &indicator->code, i, arena);
		for (size_t a = 0; a < indicator->aliases.n; a++) {
			add_name(method, &indicator->aliases.at[a], i, arena);
		}
	}
	struct method_entry *entries = arena_array(arena, method->points.n, struct method_entry);
	for (size_t i = 0; i < method->points.n; i++) {
		entries[i] = (struct method_entry){method->points.at[i].indicator, method->points.at[i].id.text, i};
	}
	/* A method that was read has both; one at fault may lack either. */
	if (method->names_by_code.n > 0) {
		qsort(method->names_by_code.at, method->names_by_code.n, sizeof *method->names_by_code.at, compare_names);
	}
	if (method->points.n > 0) {
		qsort(entries, method->points.n, sizeof *entries, compare_points);
	}
	method->points_by_id = entries;
}

/** Returns the first data point of an indicator with this id, or METHOD_NONE. */
static size_t point_of(const struct method *method, size_t indicator, struct str id)
{
	size_t low = 0, high = method->points.n;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (compare_entries(&method->points_by_id[middle], indicator, id) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	bool found = low < method->points.n && compare_entries(&method->points_by_id[low], indicator, id) == 0;
	return found ? method->points_by_id[low].point : METHOD_NONE;
}

/** Returns where the names of this code begin, or would stand. */
static size_t first_name(const struct method *method, struct str code)
{
	size_t low = 0, high = method->names_by_code.n;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (compare_codes(method->names_by_code.at[middle].word->text, code) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low;
}

bool method_lookup(const struct method *method, struct str code, size_t *ret_point)
{
	const char *slash = code.n > 0 ? memchr(code.at, '/', code.n) : NULL;
	struct str front = {code.at, slash != NULL ? (size_t)(slash - code.at) : code.n};
	struct str id = str_from_byte(code, front.n + (slash != NULL));
	size_t first = METHOD_NONE;
	for (size_t i = first_name(method, front); i < method->names_by_code.n; i++) {
		const struct method_name *name = &method->names_by_code.at[i];
		if (compare_codes(name->word->text, front) != 0) {
			break;
		}
		size_t point = point_of(method, name->indicator, id);
		first = point < first ? point : first;
	}
	if (first == METHOD_NONE || (slash != NULL && id.n == 0)) {
		return false;
	}
	*ret_point = first;
	return true;
}

const struct method_indicator *method_indicator_lookup(const struct method *method, struct str code)
{
	for (size_t i = first_name(method, code); i < method->names_by_code.n; i++) {
		const struct method_name *name = &method->names_by_code.at[i];
		if (compare_codes(name->word->text, code) != 0) {
			break;
		}
		if (name->word == &method->indicators.at[name->indicator].code) {
			return &method->indicators.at[name->indicator];
		}
	}
	return NULL;
}
