#include "chart/legend.h"

#include "chart/axis.h"
#include "chart/fill.h"
#include "chart/names.h"

#define TILE (LENGTH_PT * 9)
#define TILE_GAP (LENGTH_PT * 4)
#define ITEM_GAP (LENGTH_PT * 14)

struct legend legend_make(struct draw_pen *pen, const struct legend_item *items, size_t n, length width)
{
	struct legend legend = {.items = items, .n = n, .rows = n > 0};
	const struct style *style = axis_label_style(pen, false, draw_colour(pen, "ink"));
	legend.labels = arena_array(pen->arena, n, struct chart_label);
	legend.x = arena_array(pen->arena, n, length);
	legend.row = arena_array(pen->arena, n, size_t);
	length x = 0;
	for (size_t i = 0; i < n; i++) {
		legend.labels[i] = names_fit(pen, items[i].name, items[i].brief, items[i].at, style, width - TILE - TILE_GAP);
		length whole = TILE + TILE_GAP + legend.labels[i].width;
		if (x > 0 && x + whole > width) {
			x = 0;
			legend.rows++;
		}
		legend.x[i] = x;
		legend.row[i] = legend.rows - 1;
		x += whole + ITEM_GAP;
	}
	return legend;
}

void legend_draw(struct draw_pen *pen, const struct legend *legend, length y)
{
	for (size_t i = 0; i < legend->n; i++) {
		const struct chart_label *label = &legend->labels[i];
		length middle = y + (length)legend->row[i] * LEGEND_ROW + LEGEND_ROW / 2;
		fill_box(pen, (struct draw_box){legend->x[i], middle - TILE / 2, TILE, TILE}, legend->items[i].paint);
		label_draw(pen, label, fill_side(pen, legend->x[i] + TILE + TILE_GAP, label->width), middle + label->cap / 2, (struct frame_turn){0}, COLOUR_NONE);
	}
}
