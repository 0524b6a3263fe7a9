#include "chart/label.h"

#include "locale/format.h"

const struct style *label_style(struct draw_pen *pen, const char *family, uint16_t weight, length size, colour colour)
{
	struct style *style = arena_new(pen->arena, struct style);
	style->family = str_from(family);
	style->weight = weight;
	style->size = size;
	style->leading = size;
	style->colour = colour;
	return style;
}

static void label_measure(struct chart_label *label)
{
	length end = 0;
	for (uint32_t i = 0; i < label->run_count; i++) {
		const struct text_run *run = &label->runs[i];
		label->x = i == 0 || run->x < label->x ? run->x : label->x;
		end = i == 0 || run->x + run->width > end ? run->x + run->width : end;
		length cap = length_scale(run->size, run->face->cap_height, run->face->upem);
		label->cap = cap > label->cap ? cap : label->cap;
	}
	label->width = end - label->x;
}

struct chart_label label_from_line(const struct text_line *line)
{
	struct chart_label label = {.runs = line->runs, .run_count = line->run_count};
	label_measure(&label);
	return label;
}

void label_ink(const struct chart_label *label, length *ret_above, length *ret_below)
{
	*ret_above = *ret_below = 0;
	for (uint32_t i = 0; i < label->run_count; i++) {
		length above, below;
		text_run_ink(&label->runs[i], &above, &below);
		*ret_above = above > *ret_above ? above : *ret_above;
		*ret_below = below > *ret_below ? below : *ret_below;
	}
}

struct chart_label label_shape(struct draw_pen *pen, struct str text, const struct style *style)
{
	struct chart_label label = {0};
	struct text_piece piece = {
		.kind = TEXT_CHARACTERS, .text = text, .style = style, .lang = pen->context->lang, .node = pen->node, .at = pen->at,
		.artifact = pen->node == 0,
	};
	struct text_setting setting = {.rtl = format_is_rtl(pen->context->lang), .align = STYLE_START, .measure = LENGTH_LIMIT};
	struct text_lines lines = {0};
	if (!text_break(pen->context->shaper, &piece, 1, &setting, pen->arena, pen->context->diag, &lines)) {
		pen->missing = true;
		return label;
	}
	return lines.n > 0 ? label_from_line(&lines.at[0]) : label;
}

static void move_along(length *x, length *y, struct frame_turn turn, length along, length down)
{
	if (turn.cosine == 0 && turn.sine == 0)
		turn.cosine = FRAME_TURN_ONE;
	*x += trig_scale(along, turn.cosine) - trig_scale(down, turn.sine);
	*y += trig_scale(along, turn.sine) + trig_scale(down, turn.cosine);
}

/* How the glyphs of a label are placed: in a row, or round a circle. */
struct placer {
	const struct chart_label *label;
	length x, y;               /* row: where the baseline starts */
	struct frame_turn turn;
	const struct arc_ring *ring; /* NULL: a row */
	length radius;             /* of the baseline */
	angle middle;
	bool reversed;
};

static struct frame_place place_glyph(const struct placer *placer, const struct text_glyph *glyph, length along)
{
	struct frame_place place = {placer->x, placer->y, placer->turn};
	if (!placer->ring) {
		move_along(&place.x, &place.y, place.turn, along + glyph->dx, -glyph->dy);
		return place;
	}
	/* A glyph touches the circle with the middle of its advance. */
	angle off = trig_arc(along + glyph->advance / 2 - placer->label->width / 2, placer->radius);
	angle at = placer->middle + (placer->reversed ? -off : off);
	place.turn = trig_turn(placer->reversed ? at + TRIG_TURN / 2 : at);
	arc_point(placer->ring, at, placer->radius, &place.x, &place.y);
	move_along(&place.x, &place.y, place.turn, glyph->dx - glyph->advance / 2, -glyph->dy);
	return place;
}

static struct frame_place *place_run(struct draw_pen *pen, const struct placer *placer, const struct text_run *run)
{
	struct frame_place *places = arena_array(pen->arena, run->glyph_count, struct frame_place);
	length along = run->x - placer->label->x + (run->rtl ? run->width : 0);
	for (uint32_t i = 0; i < run->glyph_count; i++) {
		along -= run->rtl ? run->glyphs[i].advance : 0;
		places[i] = place_glyph(placer, &run->glyphs[i], along);
		along += run->rtl ? 0 : run->glyphs[i].advance;
	}
	return places;
}

static struct frame_item place_text(struct draw_pen *pen, const struct placer *placer, const struct text_run *run)
{
	struct frame_item item = {
		.kind = FRAME_TEXT, .node = pen->node, .artifact = FRAME_LAYOUT, .width = run->width, .turn = placer->turn, .as.text = run,
	};
	if (placer->ring) {
		item.places = place_run(pen, placer, run);
	} else {
		item.x = placer->x;
		item.y = placer->y;
		move_along(&item.x, &item.y, placer->turn, run->x - placer->label->x, 0);
	}
	return item;
}

/* All halos before all letters: no halo may lie on the letters of the run beside it. */
static void draw_placed(struct draw_pen *pen, const struct placer *placer, colour halo)
{
	const struct chart_label *label = placer->label;
	for (uint32_t i = 0; i < label->run_count && halo != COLOUR_NONE; i++) {
		struct frame_item item = place_text(pen, placer, &label->runs[i]);
		item.kind = FRAME_HALO;
		item.as.halo.text = &label->runs[i];
		item.as.halo.colour = halo;
		item.as.halo.stroke_width = DRAW_HALO_WIDTH;
		frame_add(pen->group, pen->arena, &item);
	}
	for (uint32_t i = 0; i < label->run_count; i++) {
		struct frame_item item = place_text(pen, placer, &label->runs[i]);
		frame_add(pen->group, pen->arena, &item);
	}
}

void label_draw(struct draw_pen *pen, const struct chart_label *label, length x, length y, struct frame_turn turn, colour halo)
{
	struct placer placer = {.label = label, .x = x, .y = y, .turn = turn};
	draw_placed(pen, &placer, halo);
}

void label_draw_round(struct draw_pen *pen, const struct chart_label *label, const struct arc_ring *ring, length radius, angle middle, colour halo)
{
	middle = (middle % TRIG_TURN + TRIG_TURN) % TRIG_TURN;
	bool reversed = middle > TRIG_TURN / 4 && middle < TRIG_TURN * 3 / 4;
	struct placer placer = {
		.label = label, .ring = ring, .middle = middle, .reversed = reversed,
		.radius = radius + (reversed ? label->cap / 2 : -label->cap / 2),
	};
	draw_placed(pen, &placer, halo);
}

bool label_is_outwards(angle a)
{
	return (a % TRIG_TURN + TRIG_TURN) % TRIG_TURN < TRIG_TURN / 2;
}

struct frame_turn label_radial_turn(angle a)
{
	return trig_turn(label_is_outwards(a) ? a - TRIG_TURN / 4 : a + TRIG_TURN / 4);
}

void label_draw_radial(struct draw_pen *pen, const struct chart_label *label, const struct arc_ring *ring, length radius, angle a, length across, colour halo)
{
	struct frame_turn turn = label_radial_turn(a);
	length x, y;
	arc_point(ring, a, label_is_outwards(a) ? radius : radius + label->width, &x, &y);
	move_along(&x, &y, turn, 0, across + label->cap / 2);
	label_draw(pen, label, x, y, turn, halo);
}
