#include "chart/board.h"

void board_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
}

struct str board_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	return (struct str){0};
}
