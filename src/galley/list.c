#include "galley/list.h"

struct galley_item *list_add(struct galley_list *list, struct arena *arena, const struct galley_item *item)
{
	vec_push(list, arena, *item);
	if (item->kind == GALLEY_BOX || item->kind == GALLEY_GLUE || item->kind == GALLEY_FLOAT)
		list->height += item->height;
	return &list->at[list->n - 1];
}

void list_add_glue(struct galley_list *list, struct arena *arena, length height, const struct doc_node *node)
{
	if (height == 0)
		return;
	struct galley_item glue = {
		.kind = GALLEY_GLUE, .at = node->at, .node = node->number, .height = height, .baseline = -1, .ground = COLOUR_NONE,
	};
	list_add(list, arena, &glue);
}

struct galley_item *list_add_penalty(struct galley_list *list, struct arena *arena, int cost)
{
	struct galley_item penalty = {.kind = GALLEY_PENALTY, .baseline = -1, .cost = cost, .ground = COLOUR_NONE};
	return list_add(list, arena, &penalty);
}

void list_append(struct galley_list *list, struct arena *arena, const struct galley_list *from)
{
	for (size_t i = 0; i < from->n; i++)
		list_add(list, arena, &from->at[i]);
}

length list_baseline(const struct galley_list *list)
{
	length y = 0;
	for (size_t i = 0; i < list->n; i++) {
		const struct galley_item *item = &list->at[i];
		if (item->kind == GALLEY_BOX && item->baseline >= 0)
			return y + item->baseline;
		if (item->kind != GALLEY_PENALTY && item->kind != GALLEY_PLACED)
			y += item->height;
	}
	return -1;
}

void list_move_targets(struct galley_item *into, struct arena *arena, const struct galley_item *from, length dy)
{
	size_t n = into->target_count + from->target_count;
	if (from->target_count == 0)
		return;
	struct galley_target *targets = arena_array(arena, n, struct galley_target);
	if (into->target_count > 0)
		memcpy(targets, into->targets, into->target_count * sizeof *targets);
	for (size_t i = 0; i < from->target_count; i++) {
		targets[into->target_count + i] = from->targets[i];
		targets[into->target_count + i].y += dy;
	}
	into->targets = targets;
	into->target_count = n;
}

void list_add_notes(struct galley_item *item, struct arena *arena, const struct galley_list *notes)
{
	if (!notes || notes->n == 0)
		return;
	struct galley_list *all = arena_new(arena, struct galley_list);
	if (item->notes)
		list_append(all, arena, item->notes);
	list_append(all, arena, notes);
	item->notes = all;
}

length list_flatten(const struct galley_list *list, struct galley_item *into, struct arena *arena, length dy)
{
	length y = dy;
	for (size_t i = 0; i < list->n; i++) {
		const struct galley_item *item = &list->at[i];
		if (item->kind == GALLEY_PENALTY)
			continue;
		if (item->ground != COLOUR_NONE)
			frame_add_rectangle(&into->content, arena, item->ground_x, y, item->ground_width, item->height,
				item->ground, 0, FRAME_BACKGROUND);
		if (item->wide_count > 0) {
			into->wide_first = into->content.n + item->wide_first;
			into->wide_count = item->wide_count;
		}
		frame_add_group(&into->content, arena, &item->content, 0, y);
		list_move_targets(into, arena, item, y);
		list_add_notes(into, arena, item->notes);
		y += item->height;
	}
	return y - dy;
}
