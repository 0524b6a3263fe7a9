#include "chart/wheel.h"

#include "chart/scores_words.h"

/* The words for a wheel: what it is and how much it shows, how many data points are in each band or missing, which categories
 * are best and weakest, which have nothing to show, and where the names and values stand in full. */
struct str wheel_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	const struct doc_scores *data = chart->scores;
	struct words words = words_start(labels, arena);
	struct label_value values[] = {
		{STR("city"), chart->name}, {STR("year"), data->year},
		{STR("points"), words_counted(&words, "chart.scores.points", (struct label_value){0}, data->point_count)},
		{STR("categories"), words_counted(&words, "chart.scores.categories", (struct label_value){0}, data->category_count)},
		{STR("dimensions"), words_counted(&words, "chart.scores.dimensions", (struct label_value){0}, data->dimension_count)},
	};
	words_add(&words, data->year.n > 0 ? "chart.wheel.year" : "chart.wheel", values, sizeof values / sizeof *values, NULL);
	scores_words_points(&words, data);
	scores_words_extremes(&words, data, data->categories, data->category_count, "chart.scores.best", "chart.scores.weakest");
	scores_words_empty(&words, data);
	if (!chart->alone)
		words_add(&words, "chart.wheel.full", NULL, 0, NULL);
	return words_finish(&words);
}
