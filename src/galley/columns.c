#include "galley/blocks.h"

/* Rounding from millimetres may make a column this much too wide. */
#define TOLERANCE LENGTH_PT

static void report_outside(struct flow *flow, const struct doc_node *column)
{
	struct diag_entry *entry = diag_add(flow->context->diag, DIAG_COLUMN_OUTSIDE, column->at,
		"this column reaches beyond the %lld pt of the page's measure", (long long)(flow->context->measure / LENGTH_PT));
	diag_hint(flow->context->diag, entry, "make its start or width smaller");
	flow->context->failed = true;
}

/* Set one column into a list of its own. */
static void column_set(struct flow *flow, const struct doc_node *column, struct galley_list *ret_list)
{
	length start = column->as.column.start;
	length width = column->as.column.width ? column->as.column.width : flow->region.width - start;
	length from = flow->region.start + start;
	if (from < -TOLERANCE || from + width > flow->context->measure + TOLERANCE) {
		report_outside(flow, column);
		return;
	}
	struct region region = {flow->region.start + start, width};
	struct flow inner = flow_start(flow->context, ret_list, region);
	flow_mark_target(&inner, column);
	flow_children(&inner, column);
	flow_adopt(flow, &inner);
}

static size_t count_columns(const struct doc_node *node)
{
	size_t n = 0;
	for (const struct doc_node *column = node->first; column; column = column->next)
		n++;
	return n;
}

static length deepest_baseline(const struct galley_list *lists, size_t n)
{
	length deepest = -1;
	for (size_t i = 0; i < n; i++) {
		length baseline = list_baseline(&lists[i]);
		deepest = baseline > deepest ? baseline : deepest;
	}
	return deepest;
}

static bool any_grid(const struct galley_list *lists, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < lists[i].n; k++)
			if (lists[i].at[k].kind == GALLEY_BOX && lists[i].at[k].grid)
				return true;
	return false;
}

void columns_set(struct flow *flow, const struct doc_node *node)
{
	struct arena *arena = flow->context->arena;
	struct galley_list *lists = arena_array(arena, count_columns(node), struct galley_list);
	size_t n = 0;
	flow_open(flow, node, node->style->before);
	flow->keep = 0;
	struct box_state state;
	bool boxed = box_open(flow, node, &state);
	for (const struct doc_node *column = node->first; column; column = column->next)
		column_set(flow, column, &lists[n++]);

	struct galley_item box = flow_box(node);
	length deepest = deepest_baseline(lists, n);
	box.baseline = deepest;
	box.grid = any_grid(lists, n);
	for (size_t i = 0; i < n; i++) {
		length own = list_baseline(&lists[i]);
		length dy = node->as.columns.top || own < 0 ? 0 : deepest - own;
		length used = list_flatten(&lists[i], &box, arena, dy) + dy;
		box.height = used > box.height ? used : box.height;
	}
	flow_add_box(flow, &box);
	if (boxed)
		box_close(flow, &state);
	flow_close(flow, node->style);
}

void columns_place(struct flow *flow, const struct doc_node *node)
{
	struct galley_context *context = flow->context;
	struct galley_list *list = arena_new(context->arena, struct galley_list);
	length measure = context->measure;
	/* Places count from the trim edge, not from the measure. */
	context->measure = context->master->width;
	struct flow inner = flow_start(context, list, (struct region){node->as.place.x, node->as.place.width});
	/* Without a wish of its own, text stands as its styles say. */
	inner.aligned = node->as.place.align != STYLE_START;
	inner.align = node->as.place.align;
	flow_mark_target(&inner, node);
	flow_children(&inner, node);
	flow_adopt(flow, &inner);
	context->measure = measure;

	struct galley_item placed = flow_box(node);
	placed.kind = GALLEY_PLACED;
	length baseline = list_baseline(list);
	length y = node->as.place.y - (node->as.place.baseline && baseline >= 0 ? baseline : 0);
	list_flatten(list, &placed, context->arena, y);
	flow_add_box(flow, &placed);
}
