#include "galley/blocks.h"

/* Rather than in two, a box goes to the next page when this many points stay white. */
#define COST_INSIDE_BOX 150

static bool decorated(const struct style *style)
{
	return style->ground != COLOUR_NONE || style->pad_before || style->pad_after || style->pad_start || style->pad_end ||
		style->rule_before_width || style->rule_after_width || style->rule_start_width;
}

/* A strip over the width of the block: padding, with a rule at its top or bottom edge. */
static void add_strip(struct flow *flow, const struct box_state *state, length height, length rule, bool rule_at_top)
{
	const struct galley_context *context = flow->context;
	if (height == 0 && rule == 0)
		return;
	struct galley_item strip = flow_box(state->node);
	strip.height = height + rule;
	length x = flow_x(context, state->outer.start, state->outer.width);
	if (rule > 0)
		frame_add_rectangle(&strip.content, context->arena, x, rule_at_top ? 0 : height, state->outer.width, rule,
			state->style->rule_colour, 0, FRAME_LAYOUT);
	flow_add_box(flow, &strip);
}

bool box_open(struct flow *flow, const struct doc_node *node, struct box_state *ret_state)
{
	const struct style *style = node->style;
	struct box_state state = {flow->list->n, flow->region, style, node};
	if (!decorated(style))
		return false;
	add_strip(flow, &state, style->pad_before, style->rule_before_width, true);
	if (flow->list->n > state.first)
		list_add_penalty(flow->list, flow->context->arena, GALLEY_NEVER);
	length start = style->pad_start + style->rule_start_width;
	flow->region.start += start;
	flow->region.width -= start + style->pad_end;
	flow->started = false;
	*ret_state = state;
	return true;
}

/* The strip set before or after a page break inside the box, so that each part looks closed. */
static const struct galley_list *strip_list(struct flow *flow, const struct box_state *state, bool top)
{
	const struct style *style = state->style;
	struct galley_list *list = arena_new(flow->context->arena, struct galley_list);
	struct flow inner = flow_start(flow->context, list, state->outer);
	if (top)
		add_strip(&inner, state, style->pad_before, style->rule_before_width, true);
	else
		add_strip(&inner, state, style->pad_after, style->rule_after_width, false);
	for (size_t i = 0; i < list->n; i++) {
		list->at[i].ground = style->ground;
		list->at[i].ground_x = flow_x(flow->context, state->outer.start, state->outer.width);
		list->at[i].ground_width = state->outer.width;
	}
	return list->n > 0 ? list : NULL;
}

/* A copy whose drawing can be added to. */
static struct galley_item copy_item(const struct galley_item *item, struct arena *arena)
{
	struct galley_item copy = *item;
	copy.content = (struct frame_group){0};
	frame_add_group(&copy.content, arena, &item->content, 0, 0);
	return copy;
}

static void decorate(struct flow *flow, const struct box_state *state, struct galley_item *item);

/* What something inside the box sets at a page break, on the ground of the box. */
static void add_decorated(struct flow *flow, const struct box_state *state, struct galley_list *into, const struct galley_list *list)
{
	for (size_t i = 0; list && i < list->n; i++) {
		struct galley_item copy = copy_item(&list->at[i], flow->context->arena);
		decorate(flow, state, &copy);
		list_add(into, flow->context->arena, &copy);
	}
}

/* A page break inside the box: first what stands inside closes, then the box; they open in the opposite order. */
static void break_strips(struct flow *flow, const struct box_state *state, struct galley_item *penalty,
	const struct galley_list *before, const struct galley_list *after)
{
	struct arena *arena = flow->context->arena;
	if (!penalty->before && !penalty->after) {
		penalty->before = before;
		penalty->after = after;
		return;
	}
	struct galley_list *closing = arena_new(arena, struct galley_list), *opening = arena_new(arena, struct galley_list);
	add_decorated(flow, state, closing, penalty->before);
	if (before)
		list_append(closing, arena, before);
	if (after)
		list_append(opening, arena, after);
	add_decorated(flow, state, opening, penalty->after);
	penalty->before = closing;
	penalty->after = opening;
}

/* Ground and start rule of one item inside the box. */
static void decorate(struct flow *flow, const struct box_state *state, struct galley_item *item)
{
	const struct galley_context *context = flow->context;
	const struct style *style = state->style;
	if (style->ground != COLOUR_NONE && item->ground == COLOUR_NONE) {
		item->ground = style->ground;
		item->ground_x = flow_x(context, state->outer.start, state->outer.width);
		item->ground_width = state->outer.width;
	}
	if (style->rule_start_width > 0 && item->height > 0)
		frame_add_rectangle(&item->content, context->arena,
			flow_x(context, state->outer.start, style->rule_start_width), 0, style->rule_start_width, item->height,
			style->rule_colour, 0, FRAME_LAYOUT);
}

void box_close(struct flow *flow, const struct box_state *state)
{
	const struct style *style = state->style;
	flow->region = state->outer;
	if (style->pad_after || style->rule_after_width) {
		list_add_penalty(flow->list, flow->context->arena, GALLEY_NEVER);
		add_strip(flow, state, style->pad_after, style->rule_after_width, false);
	}
	const struct galley_list *before = strip_list(flow, state, false), *after = strip_list(flow, state, true);
	for (size_t i = state->first; i < flow->list->n; i++) {
		struct galley_item *item = &flow->list->at[i];
		if (item->kind == GALLEY_PENALTY && style->keep_together)
			item->cost = GALLEY_NEVER;
		else if (item->kind == GALLEY_PENALTY && item->cost >= 0 && item->cost < GALLEY_NEVER)
			item->cost += COST_INSIDE_BOX;
		if (item->kind == GALLEY_PENALTY)
			break_strips(flow, state, item, before, after);
		else if (item->kind != GALLEY_PLACED)
			decorate(flow, state, item);
	}
	flow->started = true;
}

/* Blocks that only keep together: their space merges with that of the first and last of them. */
static void plain_set(struct flow *flow, const struct doc_node *node)
{
	size_t first = flow->list->n + 1; /* the break above it stays */
	flow_enter(flow, node);
	flow_children(flow, node);
	for (size_t i = first; node->style->keep_together && i < flow->list->n; i++)
		if (flow->list->at[i].kind == GALLEY_PENALTY)
			flow->list->at[i].cost = GALLEY_NEVER;
	flow_leave(flow, node->style);
}

void box_set(struct flow *flow, const struct doc_node *node)
{
	struct box_state state;
	if (!decorated(node->style)) {
		plain_set(flow, node);
		return;
	}
	flow_open(flow, node, node->style->before);
	box_open(flow, node, &state);
	flow_children(flow, node);
	box_close(flow, &state);
	flow_close(flow, node->style);
}

void box_rule_set(struct flow *flow, const struct doc_node *node)
{
	const struct style *style = node->style;
	flow_open(flow, node, style->before);
	struct galley_item box = flow_box(node);
	length start = flow->region.start + style->indent_start;
	length width = flow->region.width - style->indent_start - style->indent_end;
	box.height = style->rule_before_width;
	frame_add_rectangle(&box.content, flow->context->arena, flow_x(flow->context, start, width), 0, width, box.height,
		style->rule_colour, 0, FRAME_LAYOUT);
	flow_add_box(flow, &box);
	flow_close(flow, style);
}
