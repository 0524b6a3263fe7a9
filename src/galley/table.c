#include "galley/table.h"

#include "galley/blocks.h"
#include "galley/inline.h"

/* Costs of breaks, in points of white space that are as bad. */
#define COST_INSIDE_GROUP 14
#define COST_LONE_ROW 70

/* What a broken table sets again. */
struct repeated {
	struct galley_list before; /* bottom rule and note line */
	struct galley_list top;    /* caption and head */
};

static void add_rule(const struct table *table, struct galley_item *box, length y, length width)
{
	const struct flow *flow = table->flow;
	if (width <= 0)
		return;
	length x = flow_x(flow->context, flow->region.start, flow->region.width);
	frame_add_rectangle(&box->content, flow->context->arena, x, y, flow->region.width, width,
		table->node->style->rule_colour, 0, FRAME_LAYOUT);
}

/* Add a copy of a list that assistive technology skips: no nodes, links, targets or notes. */
static void add_repeat(struct galley_list *into, struct arena *arena, const struct galley_list *list, size_t first)
{
	for (size_t i = first; i < list->n; i++) {
		struct galley_item copy = list->at[i];
		copy.content = (struct frame_group){0};
		copy.notes = NULL;
		copy.targets = NULL;
		copy.target_count = 0;
		for (size_t k = 0; k < list->at[i].content.n; k++) {
			struct frame_item item = list->at[i].content.at[k];
			if (item.kind == FRAME_LINK)
				continue;
			if (item.node != 0)
				item.artifact = FRAME_REPEAT;
			item.node = 0;
			frame_add(&copy.content, arena, &item);
		}
		list_add(into, arena, &copy);
	}
}

static const struct doc_node *child_of_kind(const struct doc_node *node, enum doc_kind kind)
{
	for (const struct doc_node *child = node->first; child; child = child->next)
		if (child->kind == kind)
			return child;
	return NULL;
}

static void set_words(struct table *table, struct galley_list *into, const struct inline_run *run, const struct style *style,
	length height_after)
{
	struct galley_context *context = table->flow->context;
	struct region region = table->flow->region;
	struct text_lines lines = inline_break(context, run, style, region.width, 0);
	for (uint32_t i = 0; i < lines.n; i++) {
		struct galley_item box = flow_box(table->node);
		box.height = style->leading;
		box.baseline = inline_baseline(context, style);
		inline_draw(context, run, &lines.at[i], flow_x(context, region.start, region.width), box.baseline, &box);
		list_add(into, context->arena, &box);
	}
	list_add_glue(into, context->arena, height_after, table->node);
}

/* The caption again, with “(continued)” after it. */
static void repeat_caption(struct table *table, struct galley_list *into)
{
	struct galley_context *context = table->flow->context;
	const struct doc_node *caption = child_of_kind(table->node, DOC_CAPTION);
	const struct doc_node *title = caption ? child_of_kind(caption, DOC_PARAGRAPH) : NULL;
	if (!title)
		return;
	struct galley_list words = {0};
	struct inline_run run = inline_collect(context, title, title->style);
	struct style continued = *title->style;
	continued.weight = 400;
	inline_add_artifact(context, &run, str_format(context->arena, " %.*s", STR_ARG(table->node->as.table.continued)),
		&continued, title);
	set_words(table, &words, &run, title->style, caption->last->style ? caption->last->style->after : title->style->after);
	/* The label (“Table 5”) hangs at the first line. */
	if (title->first && title->first->kind == DOC_LABEL && words.n > 0)
		inline_draw_label(context, title->first, title->style, table->flow->region.start, table->flow->region.start,
			words.at[0].baseline, &words.at[0]);
	add_repeat(into, context->arena, &words, 0);
}

static void note_line(struct table *table, struct galley_list *into)
{
	struct galley_context *context = table->flow->context;
	const struct style *style = style_lookup(context->document->sheet, STR("table-note"));
	struct galley_item rule = flow_box(table->node);
	rule.height = table->node->style->rule_after_width;
	add_rule(table, &rule, 0, rule.height);
	list_add(into, context->arena, &rule);
	if (!style || table->node->as.table.continues.n == 0)
		return;
	struct inline_run run = {0};
	inline_add_artifact(context, &run, table->node->as.table.continues, style, table->node);
	list_add_glue(into, context->arena, style->before, table->node);
	set_words(table, into, &run, style, 0);
}

/* A table without a head opens with its top rule on every page. */
static void top_rule(struct table *table, struct galley_list *into)
{
	struct galley_item rule = flow_box(table->node);
	rule.height = table->node->style->rule_before_width;
	add_rule(table, &rule, 0, rule.height);
	if (rule.height > 0)
		list_add(into, table->flow->context->arena, &rule);
}

/* Set the head into the list; its first row carries the top rule, its last the rule below. */
static void set_head(struct table *table, const struct doc_node *head)
{
	struct flow *flow = table->flow;
	struct arena *arena = flow->context->arena;
	struct table_rows rows = table_rows_set(table, head, true);
	for (size_t i = 0; i < rows.n; i++) {
		struct galley_item box = rows.at[i].box;
		if (i == 0)
			add_rule(table, &box, 0, table->node->style->rule_before_width);
		if (i + 1 == rows.n) {
			add_rule(table, &box, box.height, head->style->rule_after_width);
			box.height += head->style->rule_after_width;
		}
		flow_add_box(flow, &box);
		list_add_penalty(flow->list, arena, GALLEY_NEVER);
	}
	list_add_glue(flow->list, arena, head->style->after, head);
}

/* What is set after a break inside a group: caption, head, and the group's heading drawn over the first row. */
static const struct galley_list *after_break(struct table *table, const struct repeated *repeated, const struct table_row *category)
{
	struct arena *arena = table->flow->context->arena;
	struct galley_list *list = arena_new(arena, struct galley_list), heading = {0};
	struct galley_item overlay = flow_box(table->node);
	overlay.content = category->category;
	overlay.height = category->names_group ? category->box.height : 0;
	list_append(list, arena, &repeated->top);
	list_add(&heading, arena, &overlay);
	add_repeat(list, arena, &heading, 0);
	return list;
}

static void add_break(struct table *table, const struct repeated *repeated, const struct galley_list *after, int cost)
{
	struct galley_item *penalty = list_add_penalty(table->flow->list, table->flow->context->arena, cost);
	penalty->before = &repeated->before;
	penalty->after = after;
}

/* Whether a group may be broken before a row: no cell hangs down over the break, and what is said again finds room below. */
static bool may_break(const struct table_rows *rows, size_t row, const struct table_row *category)
{
	length below = 0;
	if (row == 0)
		return true;
	for (size_t i = row; category && i < rows->n && below < category->category_height; i++)
		below += rows->at[i].box.height;
	return !rows->at[row - 1].names_group && rows->at[row - 1].hanging <= 0 && (!category || below >= category->category_height);
}

/* Add a row of the table. The first one carries the top rule when there is no head, the last one the bottom rule. */
static void add_row(struct table *table, const struct table_row *row, bool first, bool last)
{
	const struct style *style = table->node->style;
	struct galley_item box = row->box;
	if (first && !child_of_kind(table->node, DOC_HEAD))
		add_rule(table, &box, 0, style->rule_before_width);
	if (last) {
		add_rule(table, &box, box.height, style->rule_after_width);
		box.height += style->rule_after_width;
	}
	flow_add_box(table->flow, &box);
}

/* A first row this high need not wait for the second. */
#define TALL_ROW (120 * LENGTH_PT)

/* A head keeps two rows, unless the first is tall; the last row does not stand alone. */
static int row_cost(size_t row, size_t in_group, size_t rows, bool tall)
{
	if (row < 2 && !tall)
		return GALLEY_NEVER;
	if (row < 2 || row + 1 == rows)
		return COST_LONE_ROW;
	return in_group > 0 ? COST_INSIDE_GROUP : 0;
}

static size_t count_rows(const struct doc_node *table)
{
	size_t rows = 0;
	for (const struct doc_node *group = table->first; group; group = group->next)
		for (const struct doc_node *tr = group->kind == DOC_GROUP ? group->first : NULL; tr; tr = tr->next)
			rows++;
	return rows;
}

static void set_group(struct table *table, const struct repeated *repeated, const struct doc_node *group, size_t row, size_t all)
{
	struct flow *flow = table->flow;
	struct table_rows rows = table_rows_set(table, group, false);
	const struct table_row *category = NULL;
	const struct galley_list *after = &repeated->top;
	for (size_t i = 0; i < rows.n; i++, row++) {
		if (rows.at[i].has_category || i == 0) {
			category = NULL;
			after = &repeated->top;
		}
		bool tall = i > 0 && rows.at[i - 1].box.height >= TALL_ROW;
		if (row > 0)
			add_break(table, repeated, after, may_break(&rows, i, category) ? row_cost(row, i, all, tall) : GALLEY_NEVER);
		if (i == 0 && row > 0)
			list_add_glue(flow->list, flow->context->arena, group->style->before, group);
		add_row(table, &rows.at[i], row == 0, row + 1 == all);
		if (rows.at[i].has_category) {
			category = &rows.at[i];
			after = after_break(table, repeated, category);
		}
	}
}

static void set_groups(struct table *table, const struct repeated *repeated)
{
	size_t all = count_rows(table->node), row = 0;
	for (const struct doc_node *group = table->node->first; group; group = group->next) {
		if (group->kind != DOC_GROUP)
			continue;
		set_group(table, repeated, group, row, all);
		for (const struct doc_node *tr = group->first; tr; tr = tr->next)
			row++;
	}
}

static void set_caption(struct table *table)
{
	struct flow *flow = table->flow;
	const struct doc_node *caption = child_of_kind(table->node, DOC_CAPTION);
	if (!caption)
		return;
	flow_children(flow, caption);
	list_add_penalty(flow->list, flow->context->arena, GALLEY_NEVER);
	list_add_glue(flow->list, flow->context->arena, flow->after, caption);
	flow->after = 0;
	flow->keep = 0;
}

static void set_notes(struct table *table)
{
	struct flow *flow = table->flow;
	flow->started = true;
	for (const struct doc_node *note = table->node->first; note; note = note->next) {
		if (note->kind != DOC_TABLE_NOTE)
			continue;
		flow->keep = 1;
		flow_children(flow, note);
	}
}

void table_set(struct flow *flow, const struct doc_node *node)
{
	struct arena *arena = flow->context->arena;
	/* Breaks point at this for as long as the galley lives. */
	struct repeated *repeated = arena_new(arena, struct repeated);
	struct table *table = arena_new(arena, struct table);
	*table = (struct table){
		.flow = flow, .node = node, .column_count = node->as.table.column_count,
		.columns = arena_array(arena, node->as.table.column_count, struct table_column),
	};
	flow_open(flow, node, node->style->before);
	flow->started = false;
	flow->keep = 0;
	table_columns_set(table);
	if (table->invalid)
		return;
	set_caption(table);

	note_line(table, &repeated->before);
	repeat_caption(table, &repeated->top);
	const struct doc_node *head = child_of_kind(node, DOC_HEAD);
	size_t first = flow->list->n;
	if (head)
		set_head(table, head);
	add_repeat(&repeated->top, arena, flow->list, first);
	if (!head)
		top_rule(table, &repeated->top);
	set_groups(table, repeated);
	set_notes(table);
	flow_close(flow, node->style);
}
