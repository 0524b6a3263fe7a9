#include "svg/outline.h"

bool outline_is_shown(const struct frame_item *item)
{
	switch (item->kind) {
	case FRAME_TEXT:
	case FRAME_HALO:
		return frame_item_run(item)->glyph_count > 0 && frame_item_run(item)->size > 0;
	case FRAME_PATH:
		return item->as.path.n > 0 && (item->as.path.paint.fill != COLOUR_NONE || item->as.path.paint.stroke != COLOUR_NONE);
	default:
		return true;
	}
}

struct frame_paint outline_halo_paint(const struct frame_item *item)
{
	colour shade = item->as.halo.colour;
	return (struct frame_paint){
		.fill = shade, .ground = COLOUR_NONE, .stroke = shade, .stroke_width = item->as.halo.stroke_width, .round_caps = true,
	};
}

static struct frame_turn full_turn(struct frame_turn turn)
{
	if (turn.cosine == 0 && turn.sine == 0)
		turn.cosine = FRAME_TURN_ONE;
	return turn;
}

static void move_along(struct frame_place *place, length along, length down)
{
	struct frame_turn turn = place->turn;
	place->x += length_scale(along, turn.cosine, FRAME_TURN_ONE) - length_scale(down, turn.sine, FRAME_TURN_ONE);
	place->y += length_scale(along, turn.sine, FRAME_TURN_ONE) + length_scale(down, turn.cosine, FRAME_TURN_ONE);
}

struct frame_place *outline_places(const struct frame_item *item, struct arena *arena)
{
	const struct text_run *run = frame_item_run(item);
	struct frame_place *places = arena_array(arena, run->glyph_count, struct frame_place);
	length *along = arena_array(arena, run->glyph_count, length);
	frame_glyph_origins(run, along);
	for (uint32_t i = 0; i < run->glyph_count; i++) {
		if (item->places) {
			places[i] = item->places[i];
			places[i].x += item->x;
			places[i].y += item->y;
			places[i].turn = full_turn(places[i].turn);
		} else {
			places[i] = (struct frame_place){item->x, item->y, full_turn(item->turn)};
			move_along(&places[i], along[i], -run->raise - run->glyphs[i].dy);
		}
	}
	return places;
}

struct text_path outline_make(const struct frame_item *item, struct arena *arena)
{
	const struct text_run *run = frame_item_run(item);
	const struct frame_place *places = outline_places(item, arena);
	struct vec_of(struct text_path_point) points = {0};
	for (uint32_t i = 0; i < run->glyph_count; i++) {
		struct text_path glyph = text_glyph_outline(run->face, run->size, run->glyphs[i].id, arena);
		for (size_t k = 0; k < glyph.n; k++) {
			struct text_path_point point = glyph.at[k];
			for (int j = 0; j < 3; j++) {
				struct frame_place place = places[i];
				move_along(&place, point.x[j], point.y[j]);
				point.x[j] = place.x;
				point.y[j] = place.y;
			}
			vec_push(&points, arena, point);
		}
	}
	return (struct text_path){points.at, points.n, run->width};
}
