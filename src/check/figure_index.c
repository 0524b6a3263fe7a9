#include <stdlib.h>

#include "check/figure.h"

/* By what a fact finds a value. */
struct figure_entry {
	const struct observation *observation;
	struct str period, boundary; /* that the fact names; empty: it names none */
	int last;                    /* day of the period */
};

/* Of those that a fact may mean, the one that it means comes first: the latest, of one day that of the profile's own version of
 * the method, then the first in the profile. */
static int compare_entries(const void *a, const void *b)
{
	const struct figure_entry *one = a, *other = b;
	int order = str_compare(one->observation->indicator, other->observation->indicator);
	order = order ? order : str_compare(one->period, other->period);
	order = order ? order : str_compare(one->boundary, other->boundary);
	order = order ? order : (one->last < other->last) - (one->last > other->last);
	order = order ? order : (one->observation->method.n > 0) - (other->observation->method.n > 0);
	return order ? order : (one->observation > other->observation) - (one->observation < other->observation);
}

static int compare_observations(const void *a, const void *b)
{
	const struct observation *one = *(const struct observation *const *)a, *other = *(const struct observation *const *)b;
	int order = str_compare(one->indicator, other->indicator);
	/* Both lie in one array, in source order. */
	return order ? order : (one > other) - (one < other);
}

/* A value is found with its period and without, with its boundary and without. */
static void add_entries(struct figure_index *index, struct figure_entry *entries, const struct observation *observation)
{
	struct date_range range;
	int last = date_parse(observation->period, &range) ? range.last : 0;
	struct str none = {0};
	for (int with = 0; with < 4; with++) {
		bool period = with & 1, boundary = with & 2;
		if ((period && observation->period.n == 0) || (boundary && observation->boundary.n == 0))
			continue;
		entries[index->entry_count++] = (struct figure_entry){
			observation, period ? observation->period : none, boundary ? observation->boundary : none, last};
	}
}

struct figure_index figure_index(const struct profile *profile, struct arena *arena)
{
	size_t n = profile->observations.n;
	struct figure_index index = {.observation_count = n};
	struct figure_entry *entries = arena_array(arena, 4 * n, struct figure_entry);
	index.observations = arena_array(arena, n, const struct observation *);
	for (size_t i = 0; i < n; i++) {
		index.observations[i] = &profile->observations.at[i];
		if (!index.observations[i]->unsure)
			add_entries(&index, entries, index.observations[i]);
	}
	qsort(entries, index.entry_count, sizeof *entries, compare_entries);
	qsort(index.observations, n, sizeof *index.observations, compare_observations);
	index.entries = entries;
	return index;
}

/* Returns how the entry stands to what is asked for. */
static int compare_asked(const struct figure_entry *entry, struct str indicator, struct str period, struct str boundary)
{
	int order = str_compare(entry->observation->indicator, indicator);
	order = order ? order : str_compare(entry->period, period);
	return order ? order : str_compare(entry->boundary, boundary);
}

const struct observation *figure_observation(
	const struct figure_index *index, struct str indicator, struct str period, struct str boundary)
{
	size_t low = 0, high = index->entry_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (compare_asked(&index->entries[middle], indicator, period, boundary) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	bool found = low < index->entry_count && compare_asked(&index->entries[low], indicator, period, boundary) == 0;
	return found ? index->entries[low].observation : NULL;
}

/* Returns how many observations have a code that is lower, or with `equal` no higher. */
static size_t count_below(const struct figure_index *index, struct str indicator, bool equal)
{
	size_t low = 0, high = index->observation_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (str_compare(index->observations[middle]->indicator, indicator) < equal)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct observation *const *figure_observations(const struct figure_index *index, struct str indicator, size_t *ret_n)
{
	size_t first = count_below(index, indicator, false);
	*ret_n = count_below(index, indicator, true) - first;
	return index->observations + first;
}
