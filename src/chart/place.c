#include "chart/place.h"

#define SIDES_MOST 8
/* Between a label and what is taken at its sides: two numbers with less between them look like one. */
#define ASIDE (LENGTH_PT * 5 / 2)

struct place place_start(struct arena *arena, struct draw_box area)
{
	return (struct place){.arena = arena, .area = area};
}

struct place_box place_rectangle(struct draw_box box)
{
	length x1 = box.x + box.width, y1 = box.y + box.height;
	return (struct place_box){{box.x, x1, x1, box.x}, {box.y, box.y, y1, y1}};
}

struct place_box place_line(length x0, length y0, length x1, length y1)
{
	return (struct place_box){{x0, x1, x1, x0}, {y0, y1, y1, y0}};
}

/* The box of a label with so much to both its sides. */
static struct place_box padded_box(const struct chart_label *label, struct place_spot spot, struct frame_turn turn, length aside)
{
	length ascent = 0, descent = 0;
	struct place_box box;
	for (uint32_t i = 0; i < label->run_count; i++) {
		const struct text_run *run = &label->runs[i];
		length up = length_scale(run->face->ascent, run->size, run->face->upem), down = length_scale(-run->face->descent, run->size, run->face->upem);
		/* Faces of some scripts leave room for stacks of marks, which names do not have. */
		up = up < run->size ? up : run->size;
		down = down < run->size * 3 / 10 ? down : run->size * 3 / 10;
		ascent = up > ascent ? up : ascent;
		descent = down > descent ? down : descent;
	}
	if (turn.cosine == 0 && turn.sine == 0)
		turn.cosine = FRAME_TURN_ONE;
	for (int i = 0; i < 4; i++) {
		length along = i == 1 || i == 2 ? label->width + aside : -aside, down = i < 2 ? -ascent : descent;
		box.x[i] = spot.x + trig_scale(along, turn.cosine) - trig_scale(down, turn.sine);
		box.y[i] = spot.y + trig_scale(along, turn.sine) + trig_scale(down, turn.cosine);
	}
	return box;
}

struct place_box place_label_box(const struct chart_label *label, struct place_spot spot, struct frame_turn turn)
{
	return padded_box(label, spot, turn, 0);
}

static struct draw_box bounds(const struct place_box *box)
{
	length x0 = box->x[0], x1 = x0, y0 = box->y[0], y1 = y0;
	for (int i = 1; i < 4; i++) {
		x0 = box->x[i] < x0 ? box->x[i] : x0;
		x1 = box->x[i] > x1 ? box->x[i] : x1;
		y0 = box->y[i] < y0 ? box->y[i] : y0;
		y1 = box->y[i] > y1 ? box->y[i] : y1;
	}
	return (struct draw_box){x0, y0, x1 - x0, y1 - y0};
}

/* Whether a side of one box parts it from the other: all corners of the other lie on it or beyond. */
static bool is_parted(const struct place_box *a, const struct place_box *b)
{
	for (int i = 0; i < 4; i++) {
		length dx = a->x[(i + 1) % 4] - a->x[i], dy = a->y[(i + 1) % 4] - a->y[i];
		bool apart = dx != 0 || dy != 0;
		for (int k = 0; k < 4 && apart; k++)
			apart = dx * (b->y[k] - a->y[i]) - dy * (b->x[k] - a->x[i]) <= 0;
		if (apart)
			return true;
	}
	return false;
}

bool place_overlap(const struct place_box *a, const struct place_box *b)
{
	struct draw_box s = bounds(a), t = bounds(b);
	if (s.x > t.x + t.width || t.x > s.x + s.width || s.y > t.y + t.height || t.y > s.y + s.height)
		return false;
	return !is_parted(a, b) && !is_parted(b, a);
}

void place_take(struct place *place, struct place_box box)
{
	vec_push(&place->taken, place->arena, box);
}

void place_avoid(struct place *place, struct place_box line)
{
	vec_push(&place->lines, place->arena, line);
}

void place_avoid_grid(struct place *place, struct place_box line)
{
	vec_push(&place->grid, place->arena, line);
}

static bool overlaps_any(const struct place_box *box, const struct place_box *boxes, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (place_overlap(box, &boxes[i]))
			return true;
	return false;
}

bool place_is_free(const struct place *place, const struct place_box *box, bool over_lines)
{
	struct draw_box around = bounds(box), area = place->area;
	if (around.x < area.x || around.y < area.y || around.x + around.width > area.x + area.width || around.y + around.height > area.y + area.height)
		return false;
	return !overlaps_any(box, place->taken.at, place->taken.n) && (over_lines || !overlaps_any(box, place->lines.at, place->lines.n));
}

struct place_spot place_beside(const struct chart_label *label, length x, length y, length gap, enum place_side side)
{
	static const struct { signed char across, down; } ways[] = {
		[PLACE_ABOVE] = {0, -1}, [PLACE_BELOW] = {0, 1}, [PLACE_LEFT] = {-1, 0}, [PLACE_RIGHT] = {1, 0},
		[PLACE_ABOVE_LEFT] = {-1, -1}, [PLACE_ABOVE_RIGHT] = {1, -1}, [PLACE_BELOW_LEFT] = {-1, 1}, [PLACE_BELOW_RIGHT] = {1, 1},
	};
	/* Seen slantwise, the gap is above or below; at the side the label begins at the point. */
	length aside = ways[side].down == 0 ? gap : 0;
	struct place_spot spot = {x - label->width / 2, y + label->cap / 2};
	if (ways[side].across != 0)
		spot.x = ways[side].across < 0 ? x - aside - label->width : x + aside;
	if (ways[side].down != 0)
		spot.y = ways[side].down < 0 ? y - gap : y + gap + label->cap;
	return spot;
}

size_t place_put(struct place *place, struct draw_pen *pen, const struct chart_label *label, const struct place_spot *spots, size_t n,
	struct frame_turn turn, colour halo)
{
	if (label->run_count == 0)
		return n;
	for (int over = 0; over < 3; over++)
		for (size_t i = 0; i < n; i++) {
			struct place_box box = padded_box(label, spots[i], turn, 0), wide = padded_box(label, spots[i], turn, ASIDE);
			bool cuts_grid = over == 0 && overlaps_any(&box, place->grid.at, place->grid.n);
			if (cuts_grid || !place_is_free(place, &box, over == 2) || overlaps_any(&wide, place->taken.at, place->taken.n))
				continue;
			place_take(place, box);
			label_draw(pen, label, spots[i].x, spots[i].y, turn, halo);
			return i;
		}
	return n;
}

size_t place_put_beside(struct place *place, struct draw_pen *pen, const struct chart_label *label, length x, length y, length gap,
	const enum place_side *sides, size_t n, colour halo)
{
	struct place_spot spots[SIDES_MOST];
	n = n < SIDES_MOST ? n : SIDES_MOST;
	for (size_t i = 0; i < n; i++)
		spots[i] = place_beside(label, x, y, gap, sides[i]);
	return place_put(place, pen, label, spots, n, (struct frame_turn){0}, halo);
}
