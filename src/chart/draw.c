#include "chart/draw.h"

#include <string.h>

/* Four cubic curves make a circle; the handle is this share of the radius (0.5523). */
#define HANDLE_NUMERATOR 5523
#define HANDLE_DENOMINATOR 10000

struct frame_paint draw_fill(colour fill)
{
	return (struct frame_paint){.fill = fill, .ground = COLOUR_NONE, .stroke = COLOUR_NONE};
}

struct frame_paint draw_halo(colour shade)
{
	return (struct frame_paint){.fill = shade, .ground = COLOUR_NONE, .stroke = shade, .stroke_width = DRAW_HALO_WIDTH, .round_caps = true};
}

colour draw_colour(struct draw_pen *pen, const char *name)
{
	colour found = 0;
	if (style_colour_lookup(pen->context->sheet, str_from(name), &found))
		return found;
	struct diag_entry *entry = diag_add(pen->context->diag, DIAG_PALETTE_COLOUR_MISSING, pen->at,
		"the palette has no colour “%s”, which this chart needs", name);
	diag_hint(pen->context->diag, entry, "add it to the palette of the template's styles.xml");
	pen->missing = true;
	return found;
}

static void add_path(struct draw_pen *pen, const struct text_path_point *points, size_t n, struct draw_box bounds,
	struct frame_paint paint)
{
	struct frame_item item = {
		.kind = FRAME_PATH, .node = pen->node, .artifact = FRAME_LAYOUT,
		.x = bounds.x, .y = bounds.y, .width = bounds.width, .height = bounds.height,
		.as.path = {.points = points, .n = n, .paint = paint},
	};
	frame_add(pen->group, pen->arena, &item);
}

static struct text_path_point corner(enum text_path_verb verb, length x, length y)
{
	return (struct text_path_point){.verb = verb, .x = {x}, .y = {y}};
}

/* A quarter circle from the current point to (x, y); (cx, cy) is the corner it rounds. */
static struct text_path_point quarter(length from_x, length from_y, length cx, length cy, length x, length y)
{
	return (struct text_path_point){
		.verb = TEXT_CURVE,
		.x = {from_x + length_scale(cx - from_x, HANDLE_NUMERATOR, HANDLE_DENOMINATOR),
			x + length_scale(cx - x, HANDLE_NUMERATOR, HANDLE_DENOMINATOR), x},
		.y = {from_y + length_scale(cy - from_y, HANDLE_NUMERATOR, HANDLE_DENOMINATOR),
			y + length_scale(cy - y, HANDLE_NUMERATOR, HANDLE_DENOMINATOR), y},
	};
}

void draw_rectangle(struct draw_pen *pen, struct draw_box box, length radius, struct frame_paint paint)
{
	length w = box.width, h = box.height, r = radius;
	struct text_path_point *p = arena_array(pen->arena, 10, struct text_path_point);
	size_t n = 0;
	p[n++] = corner(TEXT_MOVE, r, 0);
	p[n++] = corner(TEXT_LINE, w - r, 0);
	if (r > 0)
		p[n++] = quarter(w - r, 0, w, 0, w, r);
	p[n++] = corner(TEXT_LINE, w, h - r);
	if (r > 0)
		p[n++] = quarter(w, h - r, w, h, w - r, h);
	p[n++] = corner(TEXT_LINE, r, h);
	if (r > 0)
		p[n++] = quarter(r, h, 0, h, 0, h - r);
	p[n++] = corner(TEXT_LINE, 0, r);
	if (r > 0)
		p[n++] = quarter(0, r, 0, 0, r, 0);
	p[n++] = corner(TEXT_CLOSE, 0, 0);
	add_path(pen, p, n, box, paint);
}

static int point_count(const struct text_path_point *point)
{
	return point->verb == TEXT_CURVE ? 3 : point->verb == TEXT_CLOSE ? 0 : 1;
}

void draw_path(struct draw_pen *pen, struct text_path_point *points, size_t n, struct frame_paint paint)
{
	if (n == 0)
		return;
	struct draw_box bounds = {points[0].x[0], points[0].y[0], 0, 0};
	length end_x = bounds.x, end_y = bounds.y;
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < point_count(&points[i]); k++) {
			length x = points[i].x[k], y = points[i].y[k];
			bounds.x = x < bounds.x ? x : bounds.x;
			bounds.y = y < bounds.y ? y : bounds.y;
			end_x = x > end_x ? x : end_x;
			end_y = y > end_y ? y : end_y;
		}
	bounds.width = end_x - bounds.x;
	bounds.height = end_y - bounds.y;
	draw_turn(points, n, (struct frame_turn){0}, -bounds.x, -bounds.y);
	add_path(pen, points, n, bounds, paint);
}

static void add_points(struct draw_pen *pen, const length *points, size_t n, bool close, struct frame_paint paint)
{
	struct text_path_point *p = arena_array(pen->arena, n + 1, struct text_path_point);
	for (size_t i = 0; i < n; i++)
		p[i] = corner(i == 0 ? TEXT_MOVE : TEXT_LINE, points[2 * i], points[2 * i + 1]);
	if (close)
		p[n] = corner(TEXT_CLOSE, 0, 0);
	draw_path(pen, p, close ? n + 1 : n, paint);
}

void draw_polygon(struct draw_pen *pen, const length *corners, size_t n, struct frame_paint paint)
{
	add_points(pen, corners, n, true, paint);
}

void draw_line(struct draw_pen *pen, const length *points, size_t n, struct frame_paint paint)
{
	add_points(pen, points, n, false, paint);
}

void draw_disc(struct draw_pen *pen, length x, length y, length radius, struct frame_paint paint)
{
	draw_rectangle(pen, (struct draw_box){x - radius, y - radius, 2 * radius, 2 * radius}, radius, paint);
}

void draw_letters(struct draw_pen *pen, const struct font_face *face, length size, struct str text, length x, length y,
	colour colour)
{
	struct text_path path = text_outline(face, size, text, pen->arena);
	length cap = length_scale(size, face->cap_height, face->upem);
	struct draw_box bounds = {x - path.width / 2, y + cap / 2, path.width, 0};
	add_path(pen, path.at, path.n, bounds, draw_fill(colour));
}

void draw_turn(struct text_path_point *points, size_t n, struct frame_turn turn, length x, length y)
{
	bool straight = turn.cosine == 0 && turn.sine == 0;
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < point_count(&points[i]); k++) {
			length along = points[i].x[k], down = points[i].y[k];
			points[i].x[k] = x + (straight ? along : length_scale(along, turn.cosine, FRAME_TURN_ONE) - length_scale(down, turn.sine, FRAME_TURN_ONE));
			points[i].y[k] = y + (straight ? down : length_scale(along, turn.sine, FRAME_TURN_ONE) + length_scale(down, turn.cosine, FRAME_TURN_ONE));
		}
}

void draw_letters_turned(struct draw_pen *pen, const struct font_face *face, length size, struct str text, length x, length y,
	struct frame_turn turn, colour shade, colour halo)
{
	struct text_path path = text_outline(face, size, text, pen->arena);
	length cap = length_scale(size, face->cap_height, face->upem);
	draw_turn(path.at, path.n, (struct frame_turn){0}, -path.width / 2, cap / 2);
	draw_turn(path.at, path.n, turn, x, y);
	if (halo != COLOUR_NONE) {
		struct text_path_point *copy = arena_array(pen->arena, path.n, struct text_path_point);
		memcpy(copy, path.at, path.n * sizeof *copy);
		draw_path(pen, copy, path.n, draw_halo(halo));
	}
	draw_path(pen, path.at, path.n, draw_fill(shade));
}
