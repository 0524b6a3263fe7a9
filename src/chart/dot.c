#include "chart/dot.h"

colour dot_colour(struct draw_pen *pen, colour own, size_t place)
{
	static const char *const names[DOT_FORMS] = {"house-blue", "slate", "bronze", "environment"};
	return own != COLOUR_NONE ? own : draw_colour(pen, names[place]);
}

void dot_draw(struct draw_pen *pen, size_t place, length x, length y, length radius, colour shade, length open)
{
	const length square = radius * 9 / 10, triangle = radius * 11 / 10, diamond = radius * 12 / 10;
	struct frame_paint paint = draw_fill(open > 0 ? draw_colour(pen, "white") : shade);
	if (open > 0) {
		paint.stroke = shade;
		paint.stroke_width = open;
	}
	switch (place) {
	case 0:
		draw_disc(pen, x, y, radius, paint);
		break;
	case 1:
		draw_rectangle(pen, (struct draw_box){x - square, y - square, 2 * square, 2 * square}, 0, paint);
		break;
	case 2:
		draw_polygon(pen, (length[]){x, y - triangle, x + triangle, y + square, x - triangle, y + square}, 3, paint);
		break;
	default:
		draw_polygon(pen, (length[]){x, y - diamond, x + diamond, y, x, y + diamond, x - diamond, y}, 4, paint);
	}
}

void dot_report_many(struct draw_pen *pen, struct span at, const char *chart)
{
	struct diag_entry *entry = diag_add(pen->context->diag, DIAG_CHART_SERIES_MANY, at, "%s shows at most %d series", chart, DOT_FORMS);
	diag_hint(pen->context->diag, entry, "make small multiples: several charts with the same entries, each with some of the series");
	pen->missing = true;
}
