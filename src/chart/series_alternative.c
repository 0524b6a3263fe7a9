#include "chart/series.h"

#include "chart/grid_words.h"

/* The words for a time series: what every grid has, and from when to when each series rose or fell, what is expected, where the way
 * of measuring changed, and which years have no data. */

/* So many names are listed; of more it is said how many they are. */
#define NAMES_MOST 12

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
	if (names.n == 0)
		return;
	struct label_value values[] = {{STR("series"), series->name}, {STR("entries"), words_list(words, names.at, names.n < NAMES_MOST ? names.n : NAMES_MOST)}};
	if (names.n <= NAMES_MOST)
		words_add(words, "chart.series.broken", values, 2, NULL);
	else
		words_add_counted(words, "chart.series.breaks", values[0], names.n);
}

static struct str year_text(struct words *words, int year)
{
	struct str text = str_format(words->arena, "%04d", year);
	format_date(words->format, text, words->arena, &text);
	return text;
}

/* Whether an entry stands for a year; looked for from entry *at on, which rises with the years that are asked for. */
static bool has_entry(const struct doc_grid *grid, int year, size_t *at)
{
	while (*at + 1 < grid->entry_count && series_year(&grid->entries[*at]) < year)
		++*at;
	return series_year(&grid->entries[*at]) == year;
}

/* Runs of years without data that no entry stands for; an entry without a value is named as missing. */
static void add_years(struct words *words, const struct doc_grid *grid)
{
	struct series_gap *gaps;
	struct vec_of(struct str) runs = {0};
	size_t n = series_find_gaps(grid, words->arena, &gaps), at = 0, years = 0;
	for (size_t i = 0; i < n; i++)
		for (int first = gaps[i].first, last; first <= gaps[i].last; first = last + 1) {
			bool named = has_entry(grid, first, &at);
			for (last = first; last < gaps[i].last && has_entry(grid, last + 1, &at) == named && !named;)
				last++;
			if (named)
				continue;
			struct label_value values[] = {{STR("from"), year_text(words, first)}, {STR("to"), year_text(words, last)}};
			years += (size_t)(last - first) + 1;
			vec_push(&runs, words->arena, first == last ? values[0].text : words_phrase(words, "chart.series.span", values, 2, NULL));
		}
	if (runs.n == 0)
		return;
	struct label_value value = {STR("years"), runs.n <= NAMES_MOST ? words_list(words, runs.at, runs.n) : words_counted(words, "chart.series.years", (struct label_value){0}, years)};
	words_add(words, "chart.series.gaps", &value, 1, NULL);
}

/* The place from which on values of a series can be compared: that of its last break after which there is a value. */
static size_t find_start(const struct doc_series *series, const struct facts *facts)
{
	for (size_t i = facts->last; i > facts->first; i--)
		if (series->values[i].broken)
			return i;
	return facts->first;
}

/* What is said of the values of a series; of one with breaks only of those after the last, since nothing is compared across a break. */
static void add_values(struct words *words, const struct doc_grid *grid, size_t number)
{
	const struct doc_series *whole = &grid->series[number];
	struct facts facts = facts_find(whole->values, grid->entry_count);
	size_t start = facts.count > 0 ? find_start(whole, &facts) : 0;
	struct doc_series series = *whole;
	struct doc_grid part = *grid;
	if (facts.count > 0 && start > facts.first) {
		struct label_value values[] = {{STR("series"), whole->name}, {STR("from"), grid->entries[start].name}};
		part.entries += start;
		part.entry_count -= start;
		series.values += start;
		series.name = words_phrase(words, "chart.series.since", values, 2, NULL);
		facts = facts_find(series.values, part.entry_count);
	}
	part.series = &series;
	part.series_count = 1;
	if (facts.count > 1 && !series.target)
		add_trend(words, &part, &series, &facts);
	grid_words_values(words, &part, 0);
}

struct str series_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	const struct doc_grid *grid = chart->grid;
	struct words words = words_start(labels, arena);
	grid_words_head(&words, "chart.series", chart);
	for (size_t i = 0; i < grid->series_count; i++) {
		const struct doc_series *series = &grid->series[i];
		struct facts facts = facts_find(series->values, grid->entry_count);
		add_values(&words, grid, i);
		if (facts.count > 0)
			add_breaks(&words, grid, series, &facts);
		/* A target holds at all dates; dates that belong to another series miss nothing. */
		if (!series->target && (grid->annual || grid->series_count == 1))
			grid_words_missing(&words, grid, i);
	}
	add_years(&words, grid);
	return words_finish(&words);
}
