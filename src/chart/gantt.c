#include "chart/gantt.h"

void gantt_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
}

struct str gantt_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	return (struct str){0};
}
