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
