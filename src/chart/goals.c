#include "chart/goals.h"

void goals_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
}

struct str goals_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	return (struct str){0};
}
