#include "chart/radar_names.h"

#include "chart/axis.h"
#include "chart/band.h"
#include "chart/scores_words.h"

#define LEADING (LENGTH_PT * 19 / 2)
#define LEADING_RTL (LENGTH_PT * 11) /* for scripts that reach further down */
#define BELOW (2 * LENGTH_PT) /* of a line, for tails */
#define NEAR (6 * LENGTH_PT)
#define FAR (12 * LENGTH_PT)
#define MANY 16                /* from which names have one line */
#define MOVED (3 * LENGTH_PT)
#define SPACE (4 * LENGTH_PT)
#define STEP (7 * LENGTH_PT)

angle radar_angle(const struct radar *radar, size_t i)
{
	angle a = trig_part((int64_t)i, (int64_t)radar->data->category_count);
	return radar->pen->context->rtl ? TRIG_TURN - a : a;
}

static bool is_dense(const struct radar *radar)
{
	return radar->data->category_count > MANY;
}

static length leading(const struct radar *radar)
{
	return format_is_rtl(radar->pen->context->lang) ? LEADING_RTL : LEADING;
}

/* The circle that names keep out of. */
static length reach(const struct radar *radar)
{
	return radar->whole.outer + (is_dense(radar) ? FAR : NEAR);
}

/* How many names each side has, between the one above and the one below. */
static size_t side_count(const struct radar *radar)
{
	return (radar->data->category_count - 1) / 2;
}

static length ideal_top(const struct radar *radar, size_t i)
{
	angle a = trig_part((int64_t)i, (int64_t)radar->data->category_count);
	return -trig_scale(reach(radar), trig_cosine(a)) - radar->line_height / 2;
}

void radar_place_names(struct radar *radar)
{
	size_t n = radar->data->category_count, k = side_count(radar);
	radar->line_height = is_dense(radar) ? leading(radar) : 2 * leading(radar);
	radar->tops = arena_array(radar->pen->arena, k + 2, length);
	length end = reach(radar), needed = (length)k * radar->line_height / 2;
	end = needed > end ? needed : end;
	length free_from = -end;
	for (size_t i = 1; i <= k; i++) {
		length top = ideal_top(radar, i);
		radar->tops[i] = top > free_from ? top : free_from;
		free_from = radar->tops[i] + radar->line_height;
	}
	/* No name stands below an odd number of spokes. */
	length free_to = n % 2 == 0 ? end : end + radar->line_height / 2;
	for (size_t i = k; i > 0; i--) {
		if (radar->tops[i] + radar->line_height > free_to)
			radar->tops[i] = free_to - radar->line_height;
		free_to = radar->tops[i];
	}
	radar->tops[0] = -end - radar->line_height;
	radar->tops[k + 1] = end;
	length bottom = n % 2 == 0 ? end + radar->line_height : k > 0 ? radar->tops[k] + radar->line_height : end;
	radar->whole.y = -radar->tops[0] + LENGTH_PT;
	radar->pen->group->height = (radar->whole.y + bottom + LENGTH_PT + STEP - 1) / STEP * STEP;
}

static length square_root(length square)
{
	length root = 0;
	for (length bit = (length)1 << 30; bit > 0; bit /= 2)
		if ((root + bit) * (root + bit) <= square)
			root += bit;
	return root;
}

/* How far from the middle a name at the side begins, so that no corner of it lies in the circle. */
static length side_distance(const struct radar *radar, length top)
{
	length bottom = top + radar->line_height, radius = reach(radar);
	length nearest = top > 0 ? top : bottom < 0 ? -bottom : 0;
	length distance = nearest < radius ? square_root(radius * radius - nearest * nearest) : 0;
	return distance > SPACE ? distance : SPACE;
}

static struct str value_text(const struct radar *radar, const struct doc_sector *category)
{
	struct draw_pen *pen = radar->pen;
	if (category->state != DOC_STATE_SCORED)
		return band_letters(category->state);
	struct str percent = scores_percent(pen->format, category->percent_hundredths, pen->arena);
	return str_format(pen->arena, "%.*s %.*s", STR_ARG(percent), STR_ARG(category->band));
}

/* Draw name and value, one under the other or in a row, within `width` from x on; `part` of what is left over goes before: 0, 1 or 2 halves. */
static void draw_name(struct radar *radar, const struct doc_sector *category, length x, length width, length top, int part)
{
	struct draw_pen *pen = radar->pen;
	bool shortened, dense = is_dense(radar);
	struct chart_label value = label_shape(pen, value_text(radar, category), axis_label_style(pen, true, draw_colour(pen, "slate")));
	struct chart_label name = label_fit_words(pen, &(struct label_name){category->name, category->brief}, axis_label_style(pen, false, draw_colour(pen, "ink")),
		dense ? width - value.width - SPACE : width, &shortened);
	radar->shortened += shortened;
	length baseline = radar->whole.y + top + leading(radar) - BELOW;
	if (!dense) {
		label_draw(pen, &name, x + (width - name.width) * part / 2, baseline, (struct frame_turn){0}, COLOUR_NONE);
		label_draw(pen, &value, x + (width - value.width) * part / 2, baseline + leading(radar), (struct frame_turn){0}, COLOUR_NONE);
		return;
	}
	length gap = name.width > 0 ? SPACE : 0, start = x + (width - name.width - gap - value.width) * part / 2;
	bool rtl = pen->context->rtl;
	label_draw(pen, &name, rtl ? start + value.width + gap : start, baseline, (struct frame_turn){0}, COLOUR_NONE);
	label_draw(pen, &value, rtl ? start : start + name.width + gap, baseline, (struct frame_turn){0}, COLOUR_NONE);
}

static void draw_leader(const struct radar *radar, size_t i, length top, length x)
{
	length from_x, from_y, moved = top - ideal_top(radar, i);
	if (moved > -MOVED && moved < MOVED)
		return;
	arc_point(&radar->whole, radar_angle(radar, i), radar->whole.outer + 2 * LENGTH_PT, &from_x, &from_y);
	axis_line(radar->pen, from_x, from_y, x, radar->whole.y + top + radar->line_height / 2, LENGTH_PT * 4 / 10, "slate");
}

/* A name beside the circle, of spoke `i` as counted from 12 o'clock to the right. */
static void draw_side(struct radar *radar, size_t i, bool right)
{
	size_t n = radar->data->category_count, place = i <= side_count(radar) ? i : n - i;
	size_t number = radar->pen->context->rtl ? n - i : i;
	length top = radar->tops[place], distance = side_distance(radar, top), middle = radar->whole.x;
	length width = radar->pen->group->width - middle - distance;
	length lead = LENGTH_PT;
	draw_leader(radar, number, top, right ? middle + distance - lead : middle - distance + lead);
	draw_name(radar, &radar->data->categories[number], right ? middle + distance : middle - distance - width, width, top, right ? 0 : 2);
}

void radar_draw_names(struct radar *radar)
{
	size_t n = radar->data->category_count, k = side_count(radar);
	length width = radar->pen->group->width;
	draw_name(radar, &radar->data->categories[0], 0, width, radar->tops[0], 1);
	for (size_t i = 1; i <= k; i++) {
		draw_side(radar, i, true);
		draw_side(radar, n - i, false);
	}
	if (n % 2 == 0)
		draw_name(radar, &radar->data->categories[n / 2], 0, width, radar->tops[k + 1], 1);
}
