#include "chart/grid_words.h"

#include "base/rational.h"

/* So many names are listed; of more it is said how many they are. */
#define NAMES_MOST 12

int grid_words_compare(const struct decimal *a, const struct decimal *b)
{
	mpq_t left, right;
	mpq_init(left);
	mpq_init(right);
	rational_set_decimal(left, a);
	rational_set_decimal(right, b);
	int order = mpq_cmp(left, right);
	mpq_clear(left);
	mpq_clear(right);
	return order;
}

static struct str counted(struct words *words, const char *key, size_t count)
{
	return words_counted(words, key, (struct label_value){0}, count);
}

static size_t count_given(const struct doc_grid *grid, size_t series)
{
	size_t n = 0;
	for (size_t i = 0; i < grid->entry_count; i++)
		n += grid->series[series].values[i].given;
	return n;
}

void grid_words_head(struct words *words, const char *kind, const struct doc_chart *chart)
{
	const struct doc_grid *grid = chart->grid;
	size_t given = 0;
	for (size_t i = 0; i < grid->series_count; i++)
		given += count_given(grid, i);
	struct label_value values[] = {
		{STR("kind"), words_phrase(words, kind, NULL, 0, NULL)}, {STR("name"), chart->name},
		{STR("series"), counted(words, "chart.grid.series", grid->series_count)},
		{STR("entries"), counted(words, "chart.grid.entries", grid->entry_count)},
		{STR("values"), given > 0 ? counted(words, "chart.grid.values", given) : words_phrase(words, "chart.grid.no-values", NULL, 0, NULL)},
	};
	words_add(words, chart->name.n > 0 ? "chart.grid.named" : "chart.grid", values, sizeof values / sizeof *values, NULL);
	if (grid->unit.n > 0)
		words_add(words, "chart.grid.unit", &(struct label_value){STR("unit"), grid->unit}, 1, NULL);
}

/* Names of entries as a list, or how many they are. */
struct names {
	struct words *words;
	struct vec_of(struct str) at;
	size_t count;
};

static void add_name(struct names *names, const struct doc_entry *entry)
{
	if (names->count++ < NAMES_MOST)
		vec_push(&names->at, names->words->arena, entry->name);
}

static struct str list_names(struct names *names)
{
	if (names->count > NAMES_MOST)
		return counted(names->words, "chart.grid.entries", names->count);
	return words_list(names->words, names->at.at, names->at.n);
}

/* The greatest or least value of a series, by the sign; NULL when all are missing. */
static const struct decimal *find_extreme(const struct doc_grid *grid, const struct doc_series *series, int sign)
{
	const struct decimal *found = NULL;
	for (size_t i = 0; i < grid->entry_count; i++) {
		const struct doc_value *value = &series->values[i];
		if (value->given && (!found || grid_words_compare(&value->number, found) * sign > 0))
			found = &value->number;
	}
	return found;
}

/* The entries that have a value. */
static struct str entries_with(struct words *words, const struct doc_grid *grid, const struct doc_series *series, const struct decimal *number)
{
	struct names names = {.words = words};
	for (size_t i = 0; i < grid->entry_count; i++)
		if (series->values[i].given && grid_words_compare(&series->values[i].number, number) == 0)
			add_name(&names, &grid->entries[i]);
	return list_names(&names);
}

static void add_extremes(struct words *words, const struct doc_grid *grid, const struct doc_series *series, size_t given)
{
	const struct decimal *most = find_extreme(grid, series, 1), *least = find_extreme(grid, series, -1);
	struct str highest = entries_with(words, grid, series, most);
	if (given == 1 || grid_words_compare(most, least) == 0) {
		struct label_value values[] = {{STR("series"), series->name}, {STR("value"), words_value(words, most)}, {STR("entries"), highest}};
		words_add(words, given == 1 ? "chart.grid.single" : "chart.grid.equal", values, 3, NULL);
		return;
	}
	struct label_value values[] = {
		{STR("series"), series->name},
		{STR("most"), words_value(words, most)}, {STR("highest"), highest},
		{STR("least"), words_value(words, least)}, {STR("lowest"), entries_with(words, grid, series, least)},
	};
	words_add(words, "chart.grid.extremes", values, sizeof values / sizeof *values, NULL);
}

void grid_words_values(struct words *words, const struct doc_grid *grid, size_t number)
{
	const struct doc_series *series = &grid->series[number];
	struct label_value name = {STR("series"), series->name};
	size_t given = count_given(grid, number), forecast = 0;
	if (given == 0)
		return;
	add_extremes(words, grid, series, given);
	for (size_t i = 0; i < grid->entry_count; i++)
		forecast += series->values[i].given && series->values[i].forecast;
	if (series->target)
		words_add(words, "chart.grid.target", &name, 1, NULL);
	else if (forecast > 0)
		words_add_counted(words, "chart.grid.forecast", name, forecast);
}

/* A value that the document calls scored but which has no number is not known. */
static enum doc_chart_state reason(const struct doc_value *value)
{
	return value->state == DOC_STATE_SCORED ? DOC_STATE_NOT_KNOWN : value->state;
}

void grid_words_missing(struct words *words, const struct doc_grid *grid, size_t number)
{
	static const struct { enum doc_chart_state state; const char *key; } states[] = {
		{DOC_STATE_NOT_REPORTED, "chart.grid.not-reported"}, {DOC_STATE_NOT_VERIFIED, "chart.grid.not-verified"},
		{DOC_STATE_NO_BENCHMARK, "chart.grid.no-benchmark"}, {DOC_STATE_NOT_KNOWN, "chart.grid.not-known"},
		{DOC_STATE_NOT_APPLICABLE, "chart.grid.not-applicable"}, {DOC_STATE_NOT_COLLECTED, "chart.grid.not-collected"},
		{DOC_STATE_WITHHELD, "chart.grid.withheld"},
	};
	const struct doc_series *series = &grid->series[number];
	for (size_t k = 0; k < sizeof states / sizeof *states; k++) {
		struct names names = {.words = words};
		for (size_t i = 0; i < grid->entry_count; i++)
			if (!series->values[i].given && reason(&series->values[i]) == states[k].state)
				add_name(&names, &grid->entries[i]);
		struct label_value values[] = {{STR("series"), series->name}, {STR("entries"), list_names(&names)}};
		if (names.count > 0)
			words_add(words, states[k].key, values, 2, NULL);
	}
}

struct str grid_words(const char *kind, const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	struct words words = words_start(labels, arena);
	grid_words_head(&words, kind, chart);
	for (size_t i = 0; i < chart->grid->series_count; i++) {
		grid_words_values(&words, chart->grid, i);
		grid_words_missing(&words, chart->grid, i);
	}
	return words_finish(&words);
}

struct str grid_words_reason(const struct labels *labels, enum doc_chart_state state, struct arena *arena)
{
	static const char *const keys[] = {
		[DOC_STATE_SCORED] = "chart.missing.not-known", [DOC_STATE_NOT_REPORTED] = "chart.missing.not-reported",
		[DOC_STATE_NOT_VERIFIED] = "chart.missing.not-verified", [DOC_STATE_NO_BENCHMARK] = "chart.missing.no-benchmark",
		[DOC_STATE_NOT_KNOWN] = "chart.missing.not-known", [DOC_STATE_NOT_APPLICABLE] = "chart.missing.not-applicable",
		[DOC_STATE_NOT_COLLECTED] = "chart.missing.not-collected", [DOC_STATE_WITHHELD] = "chart.missing.withheld",
	};
	return labels_format(labels, str_from(keys[state]), NULL, 0, NULL, arena, NULL);
}
