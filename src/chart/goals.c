#include "chart/goals.h"

#include "chart/fill.h"
#include "chart/mark.h"
#include "chart/words.h"

#define TILE (22 * LENGTH_PT)
#define GAP (4 * LENGTH_PT)

void goals_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	length size = chart->height ? chart->height : TILE, step = size + GAP, measure = fill_measure(pen);
	/* As many in a row as there is room for. */
	size_t across = measure > step ? (size_t)((measure + GAP) / step) : 1;
	size_t rows = (chart->goal_count + across - 1) / across;
	pen->group->width = measure > size ? measure : size;
	if (!fill_height(pen, (length)rows * step - GAP, pen->at, "goals"))
		return;
	for (size_t i = 0; i < chart->goal_count; i++) {
		length x = (length)(i % across) * step, y = (length)(i / across) * step;
		struct str number = str_format(pen->arena, "%u", chart->goals[i]);
		mark_goal_at(pen, number, fill_side(pen, x, size), y, size, length_scale(size, 12, 22));
	}
}

struct str goals_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	struct words words = words_start(labels, arena);
	struct str *numbers = arena_array(arena, chart->goal_count, struct str);
	for (size_t i = 0; i < chart->goal_count; i++)
		numbers[i] = str_format(arena, "%u", chart->goals[i]);
	words_add_counted(&words, "chart.goals", (struct label_value){STR("goals"), words_list(&words, numbers, chart->goal_count)}, chart->goal_count);
	return words_finish(&words);
}
