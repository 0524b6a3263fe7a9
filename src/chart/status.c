#include "chart/status.h"

void status_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
}

struct str status_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	return (struct str){0};
}
