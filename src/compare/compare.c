#include "compare/compare.h"

#include <stdlib.h>

#include "compare/rank.h"
#include "locale/format.h"
#include "score/wording.h"

bool compare_has_group(const struct comparison *comparison, size_t group)
{
	size_t wanted = comparison->group;
	return wanted == METHOD_NONE || group == wanted || comparison->method->groups.at[group].dimension == wanted;
}

bool compare_has_point(const struct comparison *comparison, size_t point)
{
	const struct method *method = comparison->method;
	size_t indicator = method->points.at[point].indicator;
	if (wording_is_local(method, point)) {
		return false;
	}
	return comparison->group == METHOD_NONE || method_counts(method, indicator, comparison->group);
}

bool compare_has_value(const struct comparison *comparison, size_t point)
{
	bool found = false;
	for (size_t i = 0; i < comparison->cities.n && !found; i++) {
		found = comparison->cities.at[i].points[point].exact.n > 0;
	}
	return found;
}

bool compare_has_values(const struct comparison *comparison, size_t group)
{
	bool found = false;
	for (size_t i = 0; i < comparison->cities.n && !found; i++) {
		found = comparison->cities.at[i].groups[group].reported > 0;
	}
	return found;
}

/** What qsort is given: a city, and by what names are ordered. */
struct entry {
	struct compare_city city;
	struct format *format;
};

static int compare_entries(const void *a, const void *b)
{
	const struct entry *one = a, *other = b;
	int order = format_compare(one->format, one->city.name, other->city.name);
	if (order == 0) {
		order = str_compare(one->city.id, other->city.id);
	}
	return order != 0 ? order : str_compare(one->city.path, other->city.path);
}

static void sort_cities(struct comparison *comparison)
{
	size_t n = comparison->cities.n;
	struct format *format = format_create(comparison->lang);
	struct arena arena = {0};
	struct entry *entries = arena_array(&arena, n, struct entry);
	for (size_t i = 0; i < n; i++) {
		entries[i] = (struct entry){comparison->cities.at[i], format};
	}
	if (n > 0) {
		qsort(entries, n, sizeof *entries, compare_entries);
	}
	for (size_t i = 0; i < n; i++) {
		comparison->cities.at[i] = entries[i].city;
	}
	arena_finish(&arena);
	format_destroy(format);
}

void compare_finish(struct comparison *comparison)
{
	sort_cities(comparison);
	for (size_t i = 0; comparison->ranked && i < comparison->method->groups.n; i++) {
		rank_group(comparison, i);
	}
}
