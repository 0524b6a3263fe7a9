#include "chart/mark.h"

#include "chart/band.h"

#define RADIUS (LENGTH_PT * 3 / 2)
#define TILE_SIZE (10 * LENGTH_PT)
#define GOAL_SIZE (11 * LENGTH_PT)
#define SIGN_SIZE (LENGTH_PT * 13 / 2)
#define KIND_SIZE (9 * LENGTH_PT)
#define DASH_WIDTH (5 * LENGTH_PT)

static void size_group(struct draw_pen *pen, length width, length height)
{
	pen->group->width = width;
	pen->group->height = height;
}

void mark_band(struct draw_pen *pen, struct str band, length x, length y, length size)
{
	draw_rectangle(pen, (struct draw_box){x, y, size, size}, RADIUS, draw_fill(band_colour(pen, band)));
	const struct font_face *face = font_lookup(pen->fonts, STR("condensed"), 700, false);
	draw_letters(pen, face, length_scale(size, 75, 100), band, x + size / 2, y + size / 2, band_text_colour(pen, band));
}

void mark_tile(struct draw_pen *pen, const struct doc_chart *chart)
{
	length size = chart->height ? chart->height : TILE_SIZE;
	size_group(pen, size, size);
	mark_band(pen, chart->band, 0, 0, size);
}

void mark_goal_at(struct draw_pen *pen, struct str number, length x, length y, length size, length letters)
{
	struct str fill = str_format(pen->arena, "sdg-%.*s", STR_ARG(number));
	struct str text = str_format(pen->arena, "sdg-%.*s-text", STR_ARG(number));
	draw_rectangle(pen, (struct draw_box){x, y, size, size}, 0, draw_fill(draw_colour(pen, fill.at)));
	const struct font_face *face = font_lookup(pen->fonts, STR("condensed"), 700, false);
	draw_letters(pen, face, letters, number, x + size / 2, y + size / 2, draw_colour(pen, text.at));
}

void mark_goal(struct draw_pen *pen, const struct doc_chart *chart)
{
	length size = chart->height ? chart->height : GOAL_SIZE;
	size_group(pen, size, size);
	mark_goal_at(pen, chart->name, 0, 0, size, length_scale(size, 73, 110));
}

static void draw_triangle(struct draw_pen *pen, length size, colour fill)
{
	const length corners[] = {size / 2, 0, size, size, 0, size};
	draw_polygon(pen, corners, 3, draw_fill(fill));
}

static void draw_kind(struct draw_pen *pen, length size, colour fill, const char *name)
{
	colour white = draw_colour(pen, "white");
	length arm = length_scale(size, 56, 100), thick = length_scale(size, 16, 100);
	draw_rectangle(pen, (struct draw_box){0, 0, size, size}, RADIUS, draw_fill(fill));
	if (str_is(str_from(name), "dot")) {
		draw_disc(pen, size / 2, size / 2, length_scale(size, 18, 100), draw_fill(white));
		return;
	}
	draw_rectangle(pen, (struct draw_box){(size - arm) / 2, (size - thick) / 2, arm, thick}, 0, draw_fill(white));
	if (str_is(str_from(name), "plus"))
		draw_rectangle(pen, (struct draw_box){(size - thick) / 2, (size - arm) / 2, thick, arm}, 0, draw_fill(white));
}

void mark_sign(struct draw_pen *pen, const struct doc_chart *chart)
{
	static const char *const kinds[] = {"plus", "minus", "dot"};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		if (!str_is(chart->name, kinds[i]))
			continue;
		length size = chart->height ? chart->height : KIND_SIZE;
		size_group(pen, size, size);
		draw_kind(pen, size, chart->colour, kinds[i]);
		return;
	}
	length size = chart->height ? chart->height : SIGN_SIZE;
	size_group(pen, size, size);
	if (str_is(chart->name, "square")) {
		draw_rectangle(pen, (struct draw_box){0, 0, size, size}, 0, draw_fill(chart->colour));
	} else if (str_is(chart->name, "disc")) {
		draw_disc(pen, size / 2, size / 2, size / 2, draw_fill(chart->colour));
	} else if (str_is(chart->name, "triangle")) {
		draw_triangle(pen, size, chart->colour);
	} else {
		struct diag_entry *entry = diag_add(pen->context->diag, DIAG_CHART_SIGN_UNKNOWN, pen->at,
			"there is no sign “%.*s”", STR_ARG(chart->name));
		diag_hint(pen->context->diag, entry, "signs are square, disc, triangle, plus, minus and dot");
		pen->missing = true;
	}
}

void mark_dash(struct draw_pen *pen, const struct doc_chart *chart)
{
	/* Drawn in the middle of its height, which galley centres on the middle of the capitals. */
	size_group(pen, DASH_WIDTH, LENGTH_PT);
	draw_rectangle(pen, (struct draw_box){0, 0, DASH_WIDTH, LENGTH_PT}, 0, draw_fill(chart->colour));
}

void mark_arrow_at(struct draw_pen *pen, length x, length y, colour shade)
{
	bool rtl = pen->context->rtl;
	length tip = x + (rtl ? 0 : MARK_ARROW_WIDTH), tail = x + (rtl ? MARK_ARROW_WIDTH : 0), middle = y + MARK_ARROW_HEIGHT / 2;
	length back = tip + (rtl ? 3 : -3) * LENGTH_PT;
	struct frame_paint paint = draw_fill(COLOUR_NONE);
	paint.stroke = shade;
	paint.stroke_width = LENGTH_PT * 3 / 4;
	draw_line(pen, (const length[]){tail, middle, tip, middle}, 2, paint);
	draw_line(pen, (const length[]){back, y, tip, middle, back, y + MARK_ARROW_HEIGHT}, 3, paint);
}

void mark_arrow(struct draw_pen *pen, const struct doc_chart *chart)
{
	size_group(pen, MARK_ARROW_WIDTH, MARK_ARROW_HEIGHT);
	mark_arrow_at(pen, 0, 0, chart->colour);
}
