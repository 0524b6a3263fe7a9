#include "text/shaper.h"

#include "base/arena.h"

/* Coordinates count in halves of a font unit: the points that TrueType leaves out lie midway between two others. */
#define HALVES 2

/* What the drawing callbacks of HarfBuzz need: font units come in, layout units go out. */
struct drawing {
	struct arena *arena;
	struct vec_of(struct text_path_point) points;
	const struct font_face *face;
	length size;
	length pen_x, pen_y;       /* halves: where the glyph stands, y up */
	length x, y;               /* halves: end of the last segment */
};

/* HarfBuzz hands coordinates over as floats; at the face's own scale they are whole or half numbers, so nothing is lost. */
static length to_halves(float value)
{
	return (length)(value * HALVES);
}

static void point_set(const struct drawing *drawing, struct text_path_point *point, int i, length x, length y)
{
	point->x[i] = length_scale(drawing->size, drawing->pen_x + x, HALVES * (int64_t)drawing->face->upem);
	point->y[i] = length_scale(drawing->size, -(drawing->pen_y + y), HALVES * (int64_t)drawing->face->upem);
}

static void draw_one(struct drawing *drawing, enum text_path_verb verb, length x, length y)
{
	struct text_path_point *point = vec_add(&drawing->points, drawing->arena);
	point->verb = verb;
	point_set(drawing, point, 0, x, y);
	drawing->x = x;
	drawing->y = y;
}

static void draw_move(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
	draw_one(data, TEXT_MOVE, to_halves(x), to_halves(y));
}

static void draw_line(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y, void *user)
{
	draw_one(data, TEXT_LINE, to_halves(x), to_halves(y));
}

static void draw_cubic_to(struct drawing *drawing, const length x[3], const length y[3])
{
	struct text_path_point *point = vec_add(&drawing->points, drawing->arena);
	point->verb = TEXT_CURVE;
	for (int i = 0; i < 3; i++) {
		point_set(drawing, point, i, x[i], y[i]);
	}
	drawing->x = x[2];
	drawing->y = y[2];
}

static void draw_cubic(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x2, float y2,
	float x3, float y3, void *user)
{
	const length x[3] = {to_halves(x1), to_halves(x2), to_halves(x3)};
	const length y[3] = {to_halves(y1), to_halves(y2), to_halves(y3)};
	draw_cubic_to(data, x, y);
}

/* A quadratic curve is the cubic whose controls stand two thirds of the way to its one control. */
static void draw_quadratic(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1, float x2, float y2, void *user)
{
	struct drawing *drawing = data;
	struct text_path_point *point = vec_add(&drawing->points, drawing->arena);
	length cx = to_halves(x1), cy = to_halves(y1), ex = to_halves(x2), ey = to_halves(y2);
	const length x[3] = {drawing->x + 2 * cx, 2 * cx + ex, 3 * ex};
	const length y[3] = {drawing->y + 2 * cy, 2 * cy + ey, 3 * ey};
	point->verb = TEXT_CURVE;
	for (int i = 0; i < 3; i++) {
		point->x[i] = length_scale(drawing->size, 3 * drawing->pen_x + x[i], 3 * HALVES * (int64_t)drawing->face->upem);
		point->y[i] = length_scale(drawing->size, -(3 * drawing->pen_y + y[i]), 3 * HALVES * (int64_t)drawing->face->upem);
	}
	drawing->x = ex;
	drawing->y = ey;
}

static void draw_close(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, void *user)
{
	struct drawing *drawing = data;
	vec_add(&drawing->points, drawing->arena)->verb = TEXT_CLOSE;
}

static hb_draw_funcs_t *drawing_funcs(void)
{
	hb_draw_funcs_t *funcs = hb_draw_funcs_create();
	hb_draw_funcs_set_move_to_func(funcs, draw_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(funcs, draw_line, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(funcs, draw_quadratic, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(funcs, draw_cubic, NULL, NULL);
	hb_draw_funcs_set_close_path_func(funcs, draw_close, NULL, NULL);
	return funcs;
}

struct text_path text_glyph_outline(const struct font_face *face, length size, uint32_t glyph, struct arena *arena)
{
	struct drawing drawing = {.arena = arena, .face = face, .size = size};
	hb_draw_funcs_t *funcs = drawing_funcs();
	hb_font_get_glyph_shape(face->font, glyph, funcs, &drawing);
	hb_draw_funcs_destroy(funcs);
	return (struct text_path){drawing.points.at, drawing.points.n, 0};
}

void text_run_ink(const struct text_run *run, length *ret_above, length *ret_below)
{
	int64_t upem = run->face->upem;
	*ret_above = *ret_below = 0;
	for (uint32_t i = 0; i < run->glyph_count; i++) {
		const struct text_glyph *glyph = &run->glyphs[i];
		hb_glyph_extents_t extents;
		if (!hb_font_get_glyph_extents(run->face->font, glyph->id, &extents))
			continue;
		length above = length_scale(run->size, extents.y_bearing, upem) + glyph->dy;
		length below = length_scale(run->size, -((int64_t)extents.y_bearing + extents.height), upem) - glyph->dy;
		*ret_above = above > *ret_above ? above : *ret_above;
		*ret_below = below > *ret_below ? below : *ret_below;
	}
}

struct text_path text_outline(const struct font_face *face, length size, struct str text, struct arena *arena)
{
	struct drawing drawing = {.arena = arena, .face = face, .size = size};
	hb_draw_funcs_t *funcs = drawing_funcs();
	hb_buffer_t *buffer = hb_buffer_create();
	unsigned n;
	hb_buffer_add_utf8(buffer, text.at, (int)text.n, 0, (int)text.n);
	hb_buffer_guess_segment_properties(buffer);
	hb_buffer_set_language(buffer, hb_language_from_string("und", -1));
	shaper_run(face->font, buffer, NULL, 0);
	const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
	const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &n);
	length pen = 0;
	for (unsigned i = 0; i < n; i++) {
		drawing.pen_x = HALVES * (pen + positions[i].x_offset);
		drawing.pen_y = HALVES * (length)positions[i].y_offset;
		hb_font_get_glyph_shape(face->font, infos[i].codepoint, funcs, &drawing);
		pen += positions[i].x_advance;
	}
	hb_buffer_destroy(buffer);
	hb_draw_funcs_destroy(funcs);
	return (struct text_path){drawing.points.at, drawing.points.n, length_scale(size, pen, face->upem)};
}
