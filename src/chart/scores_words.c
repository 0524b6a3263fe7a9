#include "chart/scores_words.h"

const enum doc_chart_state scores_missing_states[4] = {
	DOC_STATE_NOT_VERIFIED, DOC_STATE_NOT_REPORTED, DOC_STATE_NO_BENCHMARK, DOC_STATE_NOT_KNOWN,
};

struct scores_band *scores_bands(const struct doc_scores *data, size_t first, size_t count, struct arena *arena, size_t *ret_n)
{
	struct vec_of(struct scores_band) bands = {0};
	for (size_t i = first; i < first + count; i++) {
		const struct doc_sector *point = &data->points[i];
		if (point->state != DOC_STATE_SCORED)
			continue;
		size_t at = 0;
		while (at < bands.n && !str_equal(bands.at[at].letter, point->band))
			at++;
		if (at < bands.n) {
			bands.at[at].count++;
			continue;
		}
		struct scores_band band = {point->band, point->points, 1};
		vec_push(&bands, arena, band);
		for (; at > 0 && bands.at[at - 1].points < band.points; at--)
			bands.at[at] = bands.at[at - 1];
		bands.at[at] = band;
	}
	*ret_n = bands.n;
	return bands.at;
}

size_t scores_count_state(const struct doc_scores *data, size_t first, size_t count, enum doc_chart_state state)
{
	size_t n = 0;
	for (size_t i = first; i < first + count; i++)
		n += data->points[i].state == state;
	return n;
}

struct str scores_percent(struct format *format, int64_t hundredths, struct arena *arena)
{
	struct str text = str_format(arena, "%lld.%02lld", (long long)(hundredths / 100), (long long)(hundredths % 100));
	format_number(format, text, -1, arena, &text);
	return text;
}

struct str scores_words_title(struct words *words, const struct doc_chart *chart, const char *key)
{
	struct label_value values[] = {
		{STR("title"), words_phrase(words, key, NULL, 0, NULL)}, {STR("city"), chart->name}, {STR("year"), chart->scores->year},
	};
	if (chart->name.n == 0)
		return values[0].text;
	return words_phrase(words, chart->scores->year.n > 0 ? "chart.scores.of.year" : "chart.scores.of", values, 3, NULL);
}

struct items vec_of(struct str);

static void collect_bands(struct words *words, const struct doc_scores *data, size_t first, size_t count, struct items *items)
{
	size_t n;
	const struct scores_band *bands = scores_bands(data, first, count, words->arena, &n);
	for (size_t i = 0; i < n; i++) {
		struct str item = words_counted(words, "chart.scores.band", (struct label_value){STR("band"), bands[i].letter}, bands[i].count);
		vec_push(items, words->arena, item);
	}
}

static void collect_missing(struct words *words, const struct doc_scores *data, size_t first, size_t count, struct items *items)
{
	static const char *const keys[] = {
		[DOC_STATE_NOT_REPORTED] = "chart.scores.not-reported", [DOC_STATE_NOT_VERIFIED] = "chart.scores.not-verified",
		[DOC_STATE_NO_BENCHMARK] = "chart.scores.no-benchmark", [DOC_STATE_NOT_KNOWN] = "chart.scores.not-known",
	};
	for (size_t i = 0; i < sizeof scores_missing_states / sizeof *scores_missing_states; i++) {
		size_t n = scores_count_state(data, first, count, scores_missing_states[i]);
		struct str item = n > 0 ? words_counted(words, keys[scores_missing_states[i]], (struct label_value){0}, n) : (struct str){0};
		if (n > 0)
			vec_push(items, words->arena, item);
	}
}

static void add_bands(struct words *words, const struct doc_scores *data)
{
	struct items items = {0};
	collect_bands(words, data, 0, data->point_count, &items);
	size_t scored = scores_count_state(data, 0, data->point_count, DOC_STATE_SCORED);
	if (items.n > 0)
		words_add_counted(words, "chart.scores.scored", (struct label_value){STR("bands"), words_list(words, items.at, items.n)}, scored);
	else
		words_add(words, "chart.scores.none", NULL, 0, NULL);
}

static void add_missing(struct words *words, const struct doc_scores *data)
{
	struct items items = {0};
	collect_missing(words, data, 0, data->point_count, &items);
	struct label_value value = {STR("states"), words_list(words, items.at, items.n)};
	if (items.n > 0)
		words_add(words, "chart.scores.missing", &value, 1, NULL);
}

void scores_words_points(struct words *words, const struct doc_scores *data)
{
	add_bands(words, data);
	add_missing(words, data);
}

struct str scores_words_counts(struct words *words, const struct doc_scores *data, size_t first, size_t count)
{
	struct items items = {0};
	collect_bands(words, data, first, count, &items);
	collect_missing(words, data, first, count, &items);
	return words_list(words, items.at, items.n);
}

/* Points of a group's scored data points and how many these are. */
static void sum_up(const struct doc_scores *data, const struct doc_sector *group, uint64_t *ret_points, uint64_t *ret_scored)
{
	*ret_points = *ret_scored = 0;
	for (size_t i = group->first; i < group->first + group->count; i++)
		if (data->points[i].state == DOC_STATE_SCORED) {
			*ret_points += data->points[i].points;
			++*ret_scored;
		}
}

/* Whether group a has a greater share of the points it can have than b: compared crosswise, so exactly. */
static int compare(const struct doc_scores *data, const struct doc_sector *a, const struct doc_sector *b)
{
	uint64_t points_a, scored_a, points_b, scored_b;
	sum_up(data, a, &points_a, &scored_a);
	sum_up(data, b, &points_b, &scored_b);
	uint64_t left = points_a * scored_b, right = points_b * scored_a;
	return (left > right) - (left < right);
}

static const struct doc_sector *find_extreme(const struct doc_scores *data, const struct doc_sector *groups, size_t n, int wanted)
{
	const struct doc_sector *found = NULL;
	for (size_t i = 0; i < n; i++)
		if (groups[i].state == DOC_STATE_SCORED && (!found || compare(data, &groups[i], found) == wanted))
			found = &groups[i];
	return found;
}

/* Whether a group is a category, *ret_place of all, and another has its name. */
static bool is_shared(const struct doc_scores *data, const struct doc_sector *group, size_t *ret_place)
{
	bool found = false;
	size_t others = 0;
	for (size_t i = 0; i < data->category_count; i++) {
		if (&data->categories[i] == group) {
			found = true;
			*ret_place = i;
		} else {
			others += str_equal(data->categories[i].name, group->name);
		}
	}
	return found && others > 0;
}

struct str scores_words_name(struct words *words, const struct doc_scores *data, const struct doc_sector *group)
{
	size_t place = 0;
	if (!is_shared(data, group, &place))
		return group->name;
	for (size_t i = 0; i < data->dimension_count; i++) {
		const struct doc_sector *dimension = &data->dimensions[i];
		struct label_value values[] = {{STR("name"), group->name}, {STR("dimension"), dimension->name}};
		if (place >= dimension->first_category && place - dimension->first_category < dimension->category_count)
			return words_phrase(words, "chart.scores.name", values, 2, NULL);
	}
	return group->name;
}

void scores_words_extremes(struct words *words, const struct doc_scores *data, const struct doc_sector *groups, size_t n,
	const char *best, const char *weakest)
{
	const struct doc_sector *extremes[] = {find_extreme(data, groups, n, 1), find_extreme(data, groups, n, -1)};
	if (!extremes[0] || compare(data, extremes[0], extremes[1]) == 0)
		return;
	for (int end = 0; end < 2; end++) {
		struct items names = {0};
		for (size_t i = 0; i < n; i++)
			if (groups[i].state == DOC_STATE_SCORED && compare(data, &groups[i], extremes[end]) == 0)
				vec_push(&names, words->arena, scores_words_name(words, data, &groups[i]));
		int64_t count = (int64_t)names.n;
		struct label_value values[] = {
			{STR("names"), words_list(words, names.at, names.n)},
			{STR("band"), extremes[end]->band},
		};
		words_add(words, end == 0 ? best : weakest, values, 2, &count);
	}
}

void scores_words_empty(struct words *words, const struct doc_scores *data)
{
	struct items names = {0};
	for (size_t i = 0; i < data->category_count; i++)
		if (data->categories[i].state != DOC_STATE_SCORED)
			vec_push(&names, words->arena, scores_words_name(words, data, &data->categories[i]));
	if (names.n > 0 && names.n < data->category_count)
		words_add_counted(words, "chart.scores.empty", (struct label_value){STR("names"), words_list(words, names.at, names.n)}, names.n);
}

struct str scores_words_group(struct words *words, const struct doc_scores *data, const struct doc_sector *group)
{
	static const char *const keys[] = {
		[DOC_STATE_SCORED] = "chart.scores.group.band", [DOC_STATE_NOT_REPORTED] = "chart.scores.group.not-reported",
		[DOC_STATE_NOT_VERIFIED] = "chart.scores.group.not-verified", [DOC_STATE_NO_BENCHMARK] = "chart.scores.group.no-benchmark",
		[DOC_STATE_NOT_KNOWN] = "chart.scores.group.not-known",
	};
	bool counted = group->state == DOC_STATE_SCORED && group->percent_hundredths >= 0;
	struct label_value values[] = {
		{STR("name"), scores_words_name(words, data, group)}, {STR("band"), group->band},
		{STR("percent"), counted ? scores_percent(words->format, group->percent_hundredths, words->arena) : (struct str){0}},
	};
	return words_phrase(words, counted ? "chart.scores.group" : keys[group->state], values, 3, NULL);
}

void scores_words_rows(struct words *words, const struct doc_scores *data, const struct doc_sector *groups, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct label_value values[] = {
			{STR("group"), scores_words_group(words, data, &groups[i])},
			{STR("counts"), scores_words_counts(words, data, groups[i].first, groups[i].count)},
		};
		words_add(words, "chart.scores.row", values, 2, NULL);
	}
}
