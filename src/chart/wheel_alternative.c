#include "chart/wheel.h"

#include "locale/format.h"

/* The words for a wheel: what it is and how much it shows, how many data points are in each band or missing, which categories
 * are best and weakest, which have nothing to show, and where the names and values stand in full. */
struct words {
	const struct doc_wheel *data;
	const struct labels *labels;
	struct arena *arena;
	struct format *format;
	struct buf out;
};

static struct str count_text(const struct words *words, size_t count)
{
	return str_format(words->arena, "%zu", count);
}

/* A label with the plural form of `count`. */
static struct str counted(const struct words *words, const char *key, struct label_value value, size_t count)
{
	int64_t number = (int64_t)count;
	struct label_value values[] = {{STR("count"), count_text(words, count)}, value};
	return labels_format(words->labels, str_from(key), values, 2, &number, words->arena, NULL);
}

static void add_sentence(struct words *words, struct str sentence)
{
	if (words->out.n > 0)
		buf_add_byte(&words->out, ' ');
	buf_add_str(&words->out, sentence);
}

static size_t count_band(const struct doc_wheel *data, struct str band)
{
	size_t n = 0;
	for (size_t i = 0; i < data->point_count; i++)
		n += data->points[i].state == DOC_STATE_SCORED && str_equal(data->points[i].band, band);
	return n;
}

static size_t count_state(const struct doc_wheel *data, enum doc_chart_state state)
{
	size_t n = 0;
	for (size_t i = 0; i < data->point_count; i++)
		n += data->points[i].state == state;
	return n;
}

static bool seen_before(const struct doc_wheel *data, size_t number)
{
	for (size_t i = 0; i < number; i++)
		if (data->points[i].state == DOC_STATE_SCORED && str_equal(data->points[i].band, data->points[number].band))
			return true;
	return false;
}

/* The bands that occur, best first, each with its count. */
static void add_bands(struct words *words)
{
	const struct doc_wheel *data = words->data;
	struct vec_of(struct str) items = {0};
	for (unsigned points = data->most + 1; points-- > 0;)
		for (size_t i = 0; i < data->point_count; i++) {
			const struct doc_sector *point = &data->points[i];
			if (point->state != DOC_STATE_SCORED || point->points != points || seen_before(data, i))
				continue;
			struct str item = counted(words, "chart.wheel.band", (struct label_value){STR("band"), point->band}, count_band(data, point->band));
			vec_push(&items, words->arena, item);
		}
	size_t scored = count_state(data, DOC_STATE_SCORED);
	if (items.n > 0)
		add_sentence(words, counted(words, "chart.wheel.scored", (struct label_value){STR("bands"), format_list(words->format, items.at, items.n, words->arena)}, scored));
	else
		add_sentence(words, labels_format(words->labels, STR("chart.wheel.none"), NULL, 0, NULL, words->arena, NULL));
}

static void add_missing(struct words *words)
{
	static const struct { enum doc_chart_state state; const char *key; } states[] = {
		{DOC_STATE_NOT_REPORTED, "chart.wheel.not-reported"}, {DOC_STATE_NOT_VERIFIED, "chart.wheel.not-verified"},
		{DOC_STATE_NO_BENCHMARK, "chart.wheel.no-benchmark"}, {DOC_STATE_NOT_KNOWN, "chart.wheel.not-known"},
	};
	struct vec_of(struct str) items = {0};
	for (size_t i = 0; i < sizeof states / sizeof *states; i++) {
		size_t n = count_state(words->data, states[i].state);
		struct str item = n > 0 ? counted(words, states[i].key, (struct label_value){0}, n) : (struct str){0};
		if (n > 0)
			vec_push(&items, words->arena, item);
	}
	struct label_value value = {STR("states"), format_list(words->format, items.at, items.n, words->arena)};
	if (items.n > 0)
		add_sentence(words, labels_format(words->labels, STR("chart.wheel.missing"), &value, 1, NULL, words->arena, NULL));
}

/* Points of a category's scored data points and how many these are. */
static void sum_up(const struct doc_wheel *data, const struct doc_sector *category, uint64_t *ret_points, uint64_t *ret_scored)
{
	*ret_points = *ret_scored = 0;
	for (size_t i = category->first; i < category->first + category->count; i++)
		if (data->points[i].state == DOC_STATE_SCORED) {
			*ret_points += data->points[i].points;
			++*ret_scored;
		}
}

/* Whether category a has a greater share of the points it can have than b: compared crosswise, so exactly. */
static int compare(const struct doc_wheel *data, const struct doc_sector *a, const struct doc_sector *b)
{
	uint64_t points_a, scored_a, points_b, scored_b;
	sum_up(data, a, &points_a, &scored_a);
	sum_up(data, b, &points_b, &scored_b);
	uint64_t left = points_a * scored_b, right = points_b * scored_a;
	return (left > right) - (left < right);
}

static const struct doc_sector *find_extreme(const struct doc_wheel *data, int wanted)
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
static void add_extreme(struct words *words, const char *key, const struct doc_sector *extreme)
{
	const struct doc_wheel *data = words->data;
	struct vec_of(struct str) names = {0};
	for (size_t i = 0; i < data->category_count; i++)
		if (data->categories[i].state == DOC_STATE_SCORED && compare(data, &data->categories[i], extreme) == 0)
			vec_push(&names, words->arena, data->categories[i].name);
	int64_t count = (int64_t)names.n;
	struct label_value values[] = {
		{STR("names"), format_list(words->format, names.at, names.n, words->arena)},
		{STR("band"), extreme->band},
	};
	add_sentence(words, labels_format(words->labels, str_from(key), values, 2, &count, words->arena, NULL));
}

static void add_extremes(struct words *words)
{
	const struct doc_sector *best = find_extreme(words->data, 1), *weakest = find_extreme(words->data, -1);
	if (!best || compare(words->data, best, weakest) == 0)
		return;
	add_extreme(words, "chart.wheel.best", best);
	add_extreme(words, "chart.wheel.weakest", weakest);
}

static void add_empty(struct words *words)
{
	const struct doc_wheel *data = words->data;
	struct vec_of(struct str) names = {0};
	for (size_t i = 0; i < data->category_count; i++)
		if (data->categories[i].state != DOC_STATE_SCORED)
			vec_push(&names, words->arena, data->categories[i].name);
	if (names.n > 0 && names.n < data->category_count)
		add_sentence(words, counted(words, "chart.wheel.empty", (struct label_value){STR("names"), format_list(words->format, names.at, names.n, words->arena)}, names.n));
}

struct str wheel_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	const struct doc_wheel *data = chart->wheel;
	struct words words = {.data = data, .labels = labels, .arena = arena, .format = format_create(labels->lang), .out = {.arena = arena}};
	struct label_value values[] = {
		{STR("city"), chart->name}, {STR("year"), data->year},
		{STR("points"), counted(&words, "chart.wheel.points", (struct label_value){0}, data->point_count)},
		{STR("categories"), counted(&words, "chart.wheel.categories", (struct label_value){0}, data->category_count)},
		{STR("dimensions"), counted(&words, "chart.wheel.dimensions", (struct label_value){0}, data->dimension_count)},
	};
	const char *key = data->year.n > 0 ? "chart.wheel.year" : "chart.wheel";
	add_sentence(&words, labels_format(labels, str_from(key), values, sizeof values / sizeof *values, NULL, arena, NULL));
	add_bands(&words);
	add_missing(&words);
	add_extremes(&words);
	add_empty(&words);
	add_sentence(&words, labels_format(labels, STR("chart.wheel.full"), NULL, 0, NULL, arena, NULL));
	format_destroy(words.format);
	return buf_str(&words.out);
}
