#include "frame/frame.h"

void frame_add(struct frame_group *group, struct arena *arena, const struct frame_item *item)
{
	vec_push(group, arena, *item);
}

void frame_add_group(struct frame_group *group, struct arena *arena, const struct frame_group *from, length dx, length dy)
{
	for (size_t i = 0; i < from->n; i++) {
		struct frame_item item = from->at[i];
		item.x += dx;
		item.y += dy;
		vec_push(group, arena, item);
	}
}

void frame_add_rectangle(struct frame_group *group, struct arena *arena, length x, length y, length width, length height,
	colour fill, uint32_t node, enum frame_artifact artifact)
{
	static const size_t corners = 5;
	struct text_path_point *points = arena_array(arena, corners, struct text_path_point);
	points[0] = (struct text_path_point){TEXT_MOVE, {0}, {0}};
	points[1] = (struct text_path_point){TEXT_LINE, {width}, {0}};
	points[2] = (struct text_path_point){TEXT_LINE, {width}, {height}};
	points[3] = (struct text_path_point){TEXT_LINE, {0}, {height}};
	points[4] = (struct text_path_point){TEXT_CLOSE, {0}, {0}};
	struct frame_item item = {
		.kind = FRAME_PATH,
		.node = node,
		.artifact = artifact,
		.x = x,
		.y = y,
		.width = width,
		.height = height,
		.as.path = {points, corners, {.fill = fill, .ground = COLOUR_NONE, .stroke = COLOUR_NONE}},
	};
	frame_add(group, arena, &item);
}

const struct text_run *frame_item_run(const struct frame_item *item)
{
	return item->kind == FRAME_TEXT ? item->as.text : item->kind == FRAME_HALO ? item->as.halo.text : NULL;
}

bool frame_is_turned(const struct frame_item *item)
{
	return frame_item_run(item) && (item->places != NULL || item->turn.cosine != 0 || item->turn.sine != 0);
}

void frame_glyph_origins(const struct text_run *run, length *ret_x)
{
	length pen = 0;
	for (uint32_t i = 0; run->rtl && i < run->glyph_count; i++) {
		pen += run->glyphs[i].advance;
	}
	for (uint32_t i = 0; i < run->glyph_count; i++) {
		pen -= run->rtl ? run->glyphs[i].advance : 0;
		ret_x[i] = pen + run->glyphs[i].dx;
		pen += run->rtl ? 0 : run->glyphs[i].advance;
	}
}

/* The corners of a box whose x goes along a line of text and whose y across it, about the origin of the text. */
static void turned_corners(length x0, length y0, struct frame_turn turn, struct frame_bounds box, length x[4], length y[4])
{
	const length along[] = {box.x, box.x + box.width, box.x + box.width, box.x};
	const length down[] = {box.y, box.y, box.y + box.height, box.y + box.height};
	if (turn.cosine == 0 && turn.sine == 0) {
		turn.cosine = FRAME_TURN_ONE;
	}
	for (int i = 0; i < 4; i++) {
		x[i] = x0 + length_scale(along[i], turn.cosine, FRAME_TURN_ONE) - length_scale(down[i], turn.sine, FRAME_TURN_ONE);
		y[i] = y0 + length_scale(along[i], turn.sine, FRAME_TURN_ONE) + length_scale(down[i], turn.cosine, FRAME_TURN_ONE);
	}
}

void frame_text_corners(const struct frame_item *item, uint32_t glyph, length x[4], length y[4])
{
	const struct text_run *run = frame_item_run(item);
	length ascent = length_scale(run->face->ascent, run->size, run->face->upem);
	length descent = length_scale(-run->face->descent, run->size, run->face->upem);
	struct frame_bounds box = {0, -run->raise - ascent, run->width, ascent + descent};
	if (item->places == NULL) {
		turned_corners(item->x, item->y, item->turn, box, x, y);
		return;
	}
	const struct frame_place *place = &item->places[glyph];
	box.width = run->glyphs[glyph].advance;
	turned_corners(item->x + place->x, item->y + place->y, place->turn, box, x, y);
}

static struct frame_bounds text_bounds(const struct frame_item *item)
{
	uint32_t n = item->places != NULL ? frame_item_run(item)->glyph_count : 1;
	length x0 = INT64_MAX, y0 = INT64_MAX, x1 = INT64_MIN, y1 = INT64_MIN;
	for (uint32_t glyph = 0; glyph < n; glyph++) {
		length x[4], y[4];
		frame_text_corners(item, glyph, x, y);
		for (int i = 0; i < 4; i++) {
			x0 = x[i] < x0 ? x[i] : x0;
			y0 = y[i] < y0 ? y[i] : y0;
			x1 = x[i] > x1 ? x[i] : x1;
			y1 = y[i] > y1 ? y[i] : y1;
		}
	}
	return (struct frame_bounds){x0, y0, x1 - x0, y1 - y0};
}

struct frame_bounds frame_item_bounds(const struct frame_item *item)
{
	const struct text_run *run = frame_item_run(item);
	if (run && run->glyph_count > 0) {
		return text_bounds(item);
	}
	return (struct frame_bounds){item->x, item->y, item->width, item->height};
}

const struct frame_target *frame_target_lookup(const struct frames *frames, struct str id)
{
	uint32_t low = 0, high = frames->target_count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int order = str_compare(frames->targets[middle].id, id);
		if (order == 0) {
			return &frames->targets[middle];
		}
		if (order < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return NULL;
}
