#include "chart/wheel.h"

#include "chart/words.h"

/* The words for a wheel: what it is and how much it shows, how many data points are in each band or missing, which categories
 * are best and weakest, which have nothing to show, and where the names and values stand in full. */
struct summary {
	const struct doc_scores *data;
	struct words words;
};

static size_t count_band(const struct doc_scores *data, struct str band)
{
	size_t n = 0;
	for (size_t i = 0; i < data->point_count; i++)
		n += data->points[i].state == DOC_STATE_SCORED && str_equal(data->points[i].band, band);
	return n;
}

static size_t count_state(const struct doc_scores *data, enum doc_chart_state state)
{
	size_t n = 0;
	for (size_t i = 0; i < data->point_count; i++)
		n += data->points[i].state == state;
	return n;
}

static bool seen_before(const struct doc_scores *data, size_t number)
{
	for (size_t i = 0; i < number; i++)
		if (data->points[i].state == DOC_STATE_SCORED && str_equal(data->points[i].band, data->points[number].band))
			return true;
	return false;
}

/* The bands that occur, best first, each with its count. */
static void add_bands(struct summary *summary)
{
	const struct doc_scores *data = summary->data;
	struct vec_of(struct str) items = {0};
	for (unsigned points = data->most + 1; points-- > 0;)
		for (size_t i = 0; i < data->point_count; i++) {
			const struct doc_sector *point = &data->points[i];
			if (point->state != DOC_STATE_SCORED || point->points != points || seen_before(data, i))
				continue;
			struct str item = words_counted(&summary->words, "chart.wheel.band", (struct label_value){STR("band"), point->band}, count_band(data, point->band));
			vec_push(&items, summary->words.arena, item);
		}
	size_t scored = count_state(data, DOC_STATE_SCORED);
	if (items.n > 0)
		words_add_counted(&summary->words, "chart.wheel.scored", (struct label_value){STR("bands"), words_list(&summary->words, items.at, items.n)}, scored);
	else
		words_add(&summary->words, "chart.wheel.none", NULL, 0, NULL);
}

static void add_missing(struct summary *summary)
{
	static const struct { enum doc_chart_state state; const char *key; } states[] = {
		{DOC_STATE_NOT_REPORTED, "chart.wheel.not-reported"}, {DOC_STATE_NOT_VERIFIED, "chart.wheel.not-verified"},
		{DOC_STATE_NO_BENCHMARK, "chart.wheel.no-benchmark"}, {DOC_STATE_NOT_KNOWN, "chart.wheel.not-known"},
	};
	struct vec_of(struct str) items = {0};
	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		size_t n = count_state(summary->data, states[i].state);
		struct str item = n > 0 ? words_counted(&summary->words, states[i].key, (struct label_value){0}, n) : (struct str){0};
		if (n > 0)
			vec_push(&items, summary->words.arena, item);
	}
	struct label_value value = {STR("states"), words_list(&summary->words, items.at, items.n)};
	if (items.n > 0)
		words_add(&summary->words, "chart.wheel.missing", &value, 1, NULL);
}

/* Points of a category's scored data points and how many these are. */
static void sum_up(const struct doc_scores *data, const struct doc_sector *category, uint64_t *ret_points, uint64_t *ret_scored)
{
	*ret_points = *ret_scored = 0;
	for (size_t i = category->first; i < category->first + category->count; i++)
		if (data->points[i].state == DOC_STATE_SCORED) {
			*ret_points += data->points[i].points;
			++*ret_scored;
		}
}

/* Whether category a has a greater share of the points it can have than b: compared crosswise, so exactly. */
static int compare(const struct doc_scores *data, const struct doc_sector *a, const struct doc_sector *b)
{
	uint64_t points_a, scored_a, points_b, scored_b;
	sum_up(data, a, &points_a, &scored_a);
	sum_up(data, b, &points_b, &scored_b);
	uint64_t left = points_a * scored_b, right = points_b * scored_a;
	return (left > right) - (left < right);
}

static const struct doc_sector *find_extreme(const struct doc_scores *data, int wanted)
{
	const struct doc_sector *found = NULL;
	for (size_t i = 0; i < data->category_count; i++) {
		const struct doc_sector *category = &data->categories[i];
		if (category->state == DOC_STATE_SCORED && (!found || compare(data, category, found) == wanted))
			found = category;
	}
	return found;
}

/* All categories that are as good as the extreme one, by name, and their band. */
static void add_extreme(struct summary *summary, const char *key, const struct doc_sector *extreme)
{
	const struct doc_scores *data = summary->data;
	struct vec_of(struct str) names = {0};
	for (size_t i = 0; i < data->category_count; i++)
		if (data->categories[i].state == DOC_STATE_SCORED && compare(data, &data->categories[i], extreme) == 0)
			vec_push(&names, summary->words.arena, data->categories[i].name);
	int64_t count = (int64_t)names.n;
	struct label_value values[] = {
		{STR("names"), words_list(&summary->words, names.at, names.n)},
		{STR("band"), extreme->band},
	};
	words_add(&summary->words, key, values, 2, &count);
}

static void add_extremes(struct summary *summary)
{
	const struct doc_sector *best = find_extreme(summary->data, 1), *weakest = find_extreme(summary->data, -1);
	if (!best || compare(summary->data, best, weakest) == 0)
		return;
	add_extreme(summary, "chart.wheel.best", best);
	add_extreme(summary, "chart.wheel.weakest", weakest);
}

static void add_empty(struct summary *summary)
{
	const struct doc_scores *data = summary->data;
	struct vec_of(struct str) names = {0};
	for (size_t i = 0; i < data->category_count; i++)
		if (data->categories[i].state != DOC_STATE_SCORED)
			vec_push(&names, summary->words.arena, data->categories[i].name);
	if (names.n > 0 && names.n < data->category_count)
		words_add_counted(&summary->words, "chart.wheel.empty", (struct label_value){STR("names"), words_list(&summary->words, names.at, names.n)}, names.n);
}

struct str wheel_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	const struct doc_scores *data = chart->scores;
	struct summary summary = {.data = data, .words = words_start(labels, arena)};
	struct words *words = &summary.words;
	struct label_value values[] = {
		{STR("city"), chart->name}, {STR("year"), data->year},
		{STR("points"), words_counted(words, "chart.wheel.points", (struct label_value){0}, data->point_count)},
		{STR("categories"), words_counted(words, "chart.wheel.categories", (struct label_value){0}, data->category_count)},
		{STR("dimensions"), words_counted(words, "chart.wheel.dimensions", (struct label_value){0}, data->dimension_count)},
	};
	words_add(words, data->year.n > 0 ? "chart.wheel.year" : "chart.wheel", values, sizeof values / sizeof *values, NULL);
	add_bands(&summary);
	add_missing(&summary);
	add_extremes(&summary);
	add_empty(&summary);
	words_add(words, "chart.wheel.full", NULL, 0, NULL);
	return words_finish(words);
}
