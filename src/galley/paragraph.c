#include "galley/blocks.h"
#include "galley/inline.h"

/* Cost of a page that ends in a hyphen, in points of white space that are better. */
#define COST_HYPHEN 60

static const struct doc_node *first_label(const struct doc_node *node)
{
	return node->first && node->first->kind == DOC_LABEL ? node->first : NULL;
}

/* What stands in the line beside letters may be taller than the leading: then the line grows. */
static void grow_for_marks(const struct inline_run *run, const struct text_line *line, length *baseline, length *height)
{
	for (uint32_t i = 0; i < line->mark_count; i++) {
		const struct text_piece *piece = &run->pieces.at[line->marks[i].piece];
		if (piece->kind != TEXT_BOX)
			continue;
		length above = piece->ascent - *baseline;
		if (above > 0) {
			*baseline += above;
			*height += above;
		}
		if (*baseline + piece->descent > *height)
			*height = *baseline + piece->descent;
	}
}

/* Cost of breaking the page after line i of n: no widow, no orphan. */
static int break_cost(const struct text_lines *lines, uint32_t i, const struct style *style)
{
	if (style->keep_together || i == 0 || i + 2 >= lines->n)
		return GALLEY_NEVER;
	return lines->at[i].hyphenated ? COST_HYPHEN : 0;
}

static void add_lines(struct flow *flow, const struct doc_node *node, const struct inline_run *run, const struct text_lines *lines,
	struct region text)
{
	struct galley_context *context = flow->context;
	const struct style *style = node->style;
	const struct doc_node *label = first_label(node);
	length origin = flow_x(context, text.start, text.width);
	/* A label without text has a line to itself. */
	uint32_t n = lines->n == 0 && label ? 1 : lines->n;
	for (uint32_t i = 0; i < n; i++) {
		struct galley_item box = flow_box(node);
		box.baseline = inline_baseline(context, style);
		box.height = style->leading;
		box.grid = style->grid;
		if (i < lines->n)
			grow_for_marks(run, &lines->at[i], &box.baseline, &box.height);
		if (i == 0 && label)
			inline_draw_label(context, label, style, flow->region.start + style->pad_start, text.start, box.baseline, &box);
		if (i < lines->n)
			inline_draw(context, run, &lines->at[i], origin, box.baseline, &box);
		flow_add_box(flow, &box);
		if (flow->keep > 0)
			flow->keep--;
		if (i + 1 < n)
			list_add_penalty(flow->list, context->arena, flow->keep > 0 ? GALLEY_NEVER : break_cost(lines, i, style));
	}
}

/* How far a label of this style that stands inline reaches into the text after it. */
static length label_beyond(struct galley_context *context, const struct doc_node *label, const struct style *style)
{
	if (!label || !style->label_inline)
		return 0;
	const struct style *own = label->style ? style_over(style, label->style, context->arena) : style;
	struct inline_run run = inline_collect(context, label, own);
	length width = text_width(context->shaper, run.pieces.at, run.pieces.n, run.rtl, context->arena, context->diag, NULL);
	/* At least the width of a space stands between them. */
	length gap = style->label_gap > 0 ? style->label_gap : own->size / 4;
	length beyond = width + gap - style->indent_start;
	return width > 0 && beyond > 0 ? beyond : 0;
}

/* A table cell's text stands as its column says. */
static const struct style *aligned_style(const struct flow *flow, const struct style *style)
{
	struct style *copy = arena_new(flow->context->arena, struct style);
	*copy = *style;
	copy->align = flow->align;
	return copy;
}

void paragraph_set(struct flow *flow, const struct doc_node *node)
{
	struct galley_context *context = flow->context;
	const struct style *style = flow->aligned ? aligned_style(flow, node->style) : node->style;
	struct box_state box;
	flow_open(flow, node, style->before);
	/* In a table cell, padding and rules of the style are the cell's, which often shares it. */
	bool boxed = !flow->aligned && box_open(flow, node, &box);
	struct region text = {
		flow->region.start + style->indent_start, flow->region.width - style->indent_start - style->indent_end,
	};
	if (text.width <= 0) {
		diag_add(context->diag, DIAG_REGION_TOO_NARROW, node->at, "indents leave no width for this paragraph");
		context->failed = true;
		return;
	}
	struct inline_run run = inline_collect(context, node, style);
	struct text_lines lines = inline_break(context, &run, style, text.width,
		label_beyond(context, first_label(node), node->style) + flow->push);
	flow->push = 0;
	add_lines(flow, node, &run, &lines, text);
	if (boxed)
		box_close(flow, &box);
	flow_close(flow, style);
}

/* The first box with a baseline from an index on; NULL when there is none. */
static struct galley_item *first_line(struct flow *flow, size_t first)
{
	for (size_t i = first; i < flow->list->n; i++)
		if (flow->list->at[i].kind == GALLEY_BOX && flow->list->at[i].baseline >= 0)
			return &flow->list->at[i];
	return NULL;
}

/* The label of an item stands on the first baseline of its blocks, or, when they have none, on a line of its own. */
static void item_label(struct flow *flow, const struct doc_node *item, size_t first)
{
	const struct doc_node *label = first_label(item);
	if (!label)
		return;
	struct galley_item *box = first_line(flow, first);
	if (!box) {
		struct galley_item own = flow_box(item);
		own.baseline = inline_baseline(flow->context, item->style);
		own.height = item->style->leading;
		flow_open(flow, item, 0);
		box = flow_add_box(flow, &own);
		flow->started = true;
	}
	length start = flow->region.start + item->style->indent_start;
	inline_draw_label(flow->context, label, item->style, flow->region.start, start, box->baseline, box);
}

static void item_set(struct flow *flow, const struct doc_node *item)
{
	struct region outer = flow->region;
	size_t first = flow->list->n;
	flow_enter(flow, item);
	flow->region.start += item->style->indent_start;
	flow->region.width -= item->style->indent_start + item->style->indent_end;
	const struct doc_node *label = first_label(item), *text = label ? label->next : NULL;
	while (text && text->kind == DOC_SECTION)
		text = text->first;
	if (text && text->kind == DOC_PARAGRAPH)
		flow->push = label_beyond(flow->context, label, item->style);
	for (const struct doc_node *child = item->first; child; child = child->next)
		if (child->kind != DOC_LABEL)
			flow_block(flow, child);
	flow->region = outer;
	item_label(flow, item, first);
	flow_leave(flow, item->style);
}

void list_block_set(struct flow *flow, const struct doc_node *node)
{
	struct region outer = flow->region;
	flow_enter(flow, node);
	flow->region.start += node->style->indent_start;
	flow->region.width -= node->style->indent_start + node->style->indent_end;
	for (const struct doc_node *item = node->first; item; item = item->next)
		item_set(flow, item);
	flow->region = outer;
	flow_leave(flow, node->style);
}
