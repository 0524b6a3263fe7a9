#include "chart/series.h"

#include "chart/grid_words.h"

/* The words for a time series: what every grid has, and from when to when each series rose or fell, what is expected, where the way
 * of measuring changed, and which years have no data. */

/* The last value that was observed; the first value when all are expected. */
static size_t last_observed(const struct doc_series *series, const struct facts *facts)
{
	for (size_t i = facts->last; i > facts->first; i--)
		if (series->values[i].given && !series->values[i].forecast)
			return i;
	return facts->first;
}

static void add_trend(struct words *words, const struct doc_grid *grid, const struct doc_series *series, const struct facts *facts)
{
	size_t first = facts->first, last = last_observed(series, facts);
	const struct decimal *from = &series->values[first].number, *to = &series->values[last].number;
	struct label_value values[] = {
		{STR("series"), series->name},
		{STR("first"), words_value(words, from)}, {STR("from"), grid->entries[first].name},
		{STR("last"), words_value(words, to)}, {STR("to"), grid->entries[last].name},
	};
	int order = grid_words_compare(from, to);
	if (last > first && !facts->equal)
		words_add(words, order < 0 ? "chart.series.rose" : order > 0 ? "chart.series.fell" : "chart.series.same", values, sizeof values / sizeof *values, NULL);
	if (!series->values[facts->last].forecast || facts->count == 1)
		return;
	values[3].text = words_value(words, &series->values[facts->last].number);
	values[4].text = grid->entries[facts->last].name;
	words_add(words, "chart.series.expected", values, sizeof values / sizeof *values, NULL);
}

static void add_breaks(struct words *words, const struct doc_grid *grid, const struct doc_series *series, const struct facts *facts)
{
	struct vec_of(struct str) names = {0};
	for (size_t i = facts->first + 1; i <= facts->last; i++)
		if (series->values[i].broken)
			vec_push(&names, words->arena, grid->entries[i].name);
	struct label_value values[] = {{STR("series"), series->name}, {STR("entries"), words_list(words, names.at, names.n)}};
	if (names.n > 0)
		words_add(words, "chart.series.broken", values, 2, NULL);
}

/* Runs of years without data that no entry stands for; an entry without a value is named as missing. */
static void add_years(struct words *words, const struct doc_grid *grid)
{
	struct vec_of(struct str) runs = {0};
	for (size_t i = 1; i < grid->entry_count; i++) {
		int from = series_year(&grid->entries[i - 1]) + 1, to = series_year(&grid->entries[i]) - 1;
		if (from > to || !series_year_is_empty(grid, from))
			continue;
		struct label_value values[] = {{STR("from"), str_format(words->arena, "%04d", from)}, {STR("to"), str_format(words->arena, "%04d", to)}};
		for (int k = 0; k < 2; k++)
			format_date(words->format, values[k].text, words->arena, &values[k].text);
		if (from == to)
			vec_push(&runs, words->arena, values[0].text);
		else
			vec_push(&runs, words->arena, words_phrase(words, "chart.series.span", values, 2, NULL));
	}
	struct label_value value = {STR("years"), words_list(words, runs.at, runs.n)};
	if (runs.n > 0)
		words_add(words, "chart.series.gaps", &value, 1, NULL);
}

struct str series_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	const struct doc_grid *grid = chart->grid;
	struct words words = words_start(labels, arena);
	grid_words_head(&words, "chart.series", chart);
	for (size_t i = 0; i < grid->series_count; i++) {
		const struct doc_series *series = &grid->series[i];
		struct facts facts = facts_find(series->values, grid->entry_count);
		if (facts.count > 1 && !series->target)
			add_trend(&words, grid, series, &facts);
		grid_words_values(&words, grid, i);
		if (facts.count > 0)
			add_breaks(&words, grid, series, &facts);
		/* A target holds at all dates; dates that belong to another series miss nothing. */
		if (!series->target && (grid->annual || grid->series_count == 1))
			grid_words_missing(&words, grid, i);
	}
	if (grid->annual)
		add_years(&words, grid);
	return words_finish(&words);
}
