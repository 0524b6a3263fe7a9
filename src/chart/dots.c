#include "chart/dots.h"

void dots_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
}

struct str dots_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	return (struct str){0};
}
