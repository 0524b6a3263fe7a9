#include "chart/fill.h"

#define STEP (LENGTH_PT * 7)
/* Width of the text column in micrometres. */
#define COLUMN 126500

/* Squares come near enough to light to choose between white and dark text, in whole numbers. */
static bool is_light(colour shade)
{
	uint32_t red = shade >> 16 & 0xff, green = shade >> 8 & 0xff, blue = shade & 0xff;
	return 21 * red * red + 72 * green * green + 7 * blue * blue > 21 * 255 * 255;
}

struct fill fill_make(struct draw_pen *pen, colour own, size_t place)
{
	static const struct { const char *ground, *text; } fills[FILL_COUNT] = {
		{"share-1", "share-1-text"}, {"share-2", "share-2-text"}, {"share-3", "share-3-text"}, {"share-4", "share-4-text"}, {"share-5", "share-5-text"},
	};
	if (own != COLOUR_NONE)
		return (struct fill){own, draw_colour(pen, is_light(own) ? "ink" : "white")};
	place %= FILL_COUNT;
	return (struct fill){draw_colour(pen, fills[place].ground), draw_colour(pen, fills[place].text)};
}

length fill_side(const struct draw_pen *pen, length x, length width)
{
	return pen->context->rtl ? pen->group->width - x - width : x;
}

void fill_box(struct draw_pen *pen, struct draw_box box, struct frame_paint paint)
{
	box.x = fill_side(pen, box.x, box.width);
	draw_rectangle(pen, box, 0, paint);
}

length fill_measure(const struct draw_pen *pen)
{
	return pen->context->measure > 0 ? pen->context->measure : length_from_micrometres(COLUMN);
}

static length step_up(length height)
{
	return (height + STEP - 1) / STEP * STEP;
}

bool fill_height(struct draw_pen *pen, length height, struct span at, const char *what)
{
	pen->group->height = step_up(height);
	if (pen->group->height <= FILL_HEIGHT_MOST)
		return true;
	struct diag_entry *entry = diag_add(pen->context->diag, DIAG_CHART_TALL, at, "the chart is %lld pt high and has no room on a page from here on",
		(long long)(pen->group->height / LENGTH_PT));
	diag_hint(pen->context->diag, entry, "make several charts of it, each with some of the %s, or show a table", what);
	pen->missing = true;
	return false;
}

void fill_settle(struct draw_pen *pen)
{
	struct frame_group *group = pen->group;
	length top = 0, foot = group->height;
	for (size_t i = 0; i < group->n; i++) {
		struct frame_bounds bounds = frame_item_bounds(&group->at[i]);
		top = bounds.y < top ? bounds.y : top;
		foot = bounds.y + bounds.height > foot ? bounds.y + bounds.height : foot;
	}
	for (size_t i = 0; i < group->n; i++)
		group->at[i].y -= top;
	group->height = step_up(foot - top);
}
