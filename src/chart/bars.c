#include "chart/bars.h"

void bars_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
}

struct str bars_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	return (struct str){0};
}
