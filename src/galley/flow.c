#include "galley/flow.h"

#include "galley/blocks.h"

struct flow flow_start(struct galley_context *context, struct galley_list *list, struct region region)
{
	return (struct flow){.context = context, .list = list, .region = region};
}

length flow_x(const struct galley_context *context, length start, length width)
{
	return context->document->rtl ? context->measure - start - width : start;
}

struct str flow_lang(const struct doc_node *node)
{
	while (node->lang.n == 0)
		node = node->parent;
	return node->lang;
}

struct chart_context flow_chart_context(const struct galley_context *context, struct str lang, length measure)
{
	return (struct chart_context){
		.sheet = context->document->sheet, .labels = context->document->labels, .shaper = context->shaper, .lang = lang,
		.rtl = context->document->rtl, .measure = measure, .arena = context->arena, .diag = context->diag,
	};
}

uint32_t flow_leaf(const struct doc_node *node)
{
	for (const struct doc_node *above = node; above; above = above->parent)
		if (str_is(above->role, "Artifact"))
			return 0;
	return node->number;
}

struct galley_item flow_box(const struct doc_node *node)
{
	return (struct galley_item){
		.kind = GALLEY_BOX, .at = node->at, .node = node->number, .baseline = -1, .ground = COLOUR_NONE,
	};
}

/* Headings down to this level begin what figures before them do not belong to. */
#define LEVEL_WITHOUT_FLOATS 3

/* Whether floats from above a block must stand above it: a heading, or a figure in its place, which would overtake them. */
static bool stops_floats(const struct doc_node *node)
{
	for (const struct doc_node *inner = node; inner; inner = document_next(inner, node)) {
		if (inner->kind == DOC_PARAGRAPH && inner->as.paragraph.level > 0 && inner->as.paragraph.level <= LEVEL_WITHOUT_FLOATS)
			return true;
		if (inner->kind == DOC_FIGURE)
			return !inner->as.figure.floating;
		if (inner->kind == DOC_TABLE)
			return false;
	}
	return false;
}

void flow_open(struct flow *flow, const struct doc_node *node, length before)
{
	struct arena *arena = flow->context->arena;
	flow_mark_target(flow, node);
	/* A chart as a block has no style of its own. */
	const struct style *style = node->style;
	/* A heading keeps with the one line there is, not with the heading after that line. */
	if (style && style->keep_next > 0 && flow->followed)
		flow->keep = 0;
	if (flow->started) {
		enum style_break wanted = style && style->break_before > flow->wanted ? style->break_before : flow->wanted;
		int cost = wanted != STYLE_BREAK_AUTO ? GALLEY_FORCE : flow->keep > 0 ? GALLEY_NEVER : 0;
		struct galley_item *penalty = list_add_penalty(flow->list, arena, cost);
		penalty->recto = wanted == STYLE_BREAK_RECTO;
		penalty->barrier = stops_floats(node);
	}
	list_add_glue(flow->list, arena, before > flow->after ? before : flow->after, node);
	flow->after = 0;
	flow->wanted = STYLE_BREAK_AUTO;
}

void flow_enter(struct flow *flow, const struct doc_node *node)
{
	flow_mark_target(flow, node);
	if (node->style->before > flow->after)
		flow->after = node->style->before;
	if (node->style->break_before > flow->wanted)
		flow->wanted = node->style->break_before;
}

void flow_leave(struct flow *flow, const struct style *style)
{
	if (style->after > flow->after)
		flow->after = style->after;
	if (style->keep_next > flow->keep)
		flow->keep = style->keep_next;
}

void flow_close(struct flow *flow, const struct style *style)
{
	flow->after = style->after;
	flow->followed = style->keep_next == 0;
	if (style->keep_next > flow->keep)
		flow->keep = style->keep_next;
	flow->started = true;
}

void flow_mark_target(struct flow *flow, const struct doc_node *node)
{
	if (node->id.n == 0 && node->outline.n == 0)
		return;
	/* A block opens once, but its wrapper may have marked it already. */
	for (size_t i = 0; i < flow->waiting.n; i++)
		if (flow->waiting.at[i] == node->number)
			return;
	vec_push(&flow->waiting, flow->context->arena, node->number);
}

void flow_adopt(struct flow *flow, const struct flow *inner)
{
	for (size_t i = 0; i < inner->waiting.n; i++)
		vec_push(&flow->waiting, flow->context->arena, inner->waiting.at[i]);
}

void flow_finish(struct flow *flow, const struct doc_node *node)
{
	struct galley_item empty = flow_box(node);
	if (flow->waiting.n > 0)
		flow_add_box(flow, &empty);
}

struct galley_item *flow_add_box(struct flow *flow, const struct galley_item *box)
{
	struct arena *arena = flow->context->arena;
	struct galley_item *added = list_add(flow->list, arena, box);
	size_t n = flow->waiting.n;
	if (n > 0) {
		struct galley_target *targets = arena_array(arena, n, struct galley_target);
		for (size_t i = 0; i < n; i++)
			targets[i].node = flow->waiting.at[i];
		struct galley_item waiting = {.targets = targets, .target_count = n};
		list_move_targets(added, arena, &waiting, 0);
		flow->waiting.n = 0;
	}
	return added;
}

/* A block that names an area leaves its surroundings for that column of the master. */
static struct region area_region(struct flow *flow, const struct doc_node *node)
{
	if (node->area.n == 0)
		return flow->region;
	const struct style_area *area = style_area_lookup(flow->context->master, node->area);
	if (area)
		return (struct region){area->start, area->width};
	struct diag_entry *entry = diag_add(flow->context->diag, DIAG_AREA_UNKNOWN, node->at,
		"the page master “%.*s” has no area “%.*s”", STR_ARG(flow->context->master->name), STR_ARG(node->area));
	diag_hint(flow->context->diag, entry, "areas are listed with the page masters in the template's styles.xml");
	flow->context->failed = true;
	return flow->region;
}

static void flow_space(struct flow *flow, const struct doc_node *node)
{
	flow_open(flow, node, node->as.space.height);
	flow->started = true;
}

static void flow_kind(struct flow *flow, const struct doc_node *node)
{
	switch (node->kind) {
	case DOC_SECTION:
		flow_enter(flow, node);
		flow_children(flow, node);
		flow_leave(flow, node->style);
		return;
	case DOC_PARAGRAPH:
		paragraph_set(flow, node);
		return;
	case DOC_LIST:
		list_block_set(flow, node);
		return;
	case DOC_TABLE:
		table_set(flow, node);
		return;
	case DOC_FIGURE:
		figure_set(flow, node);
		return;
	case DOC_IMAGE:
		figure_image_set(flow, node);
		return;
	case DOC_CHART:
		figure_chart_set(flow, node);
		return;
	case DOC_BOX:
		box_set(flow, node);
		return;
	case DOC_COLUMNS:
		columns_set(flow, node);
		return;
	case DOC_PLACE:
		columns_place(flow, node);
		return;
	case DOC_RULE:
		box_rule_set(flow, node);
		return;
	case DOC_SPACE:
		flow_space(flow, node);
		return;
	default:
		/* A caption or a table note outside tables is a run of blocks. */
		flow_enter(flow, node);
		flow_children(flow, node);
		flow_leave(flow, node->style);
		return;
	}
}

void flow_block(struct flow *flow, const struct doc_node *node)
{
	struct region outer = flow->region;
	flow->region = area_region(flow, node);
	if (flow->region.width <= 0) {
		diag_add(flow->context->diag, DIAG_REGION_TOO_NARROW, node->at, "no width remains for this block");
		flow->context->failed = true;
	} else {
		flow_kind(flow, node);
	}
	flow->region = outer;
}

void flow_children(struct flow *flow, const struct doc_node *parent)
{
	for (const struct doc_node *child = parent->first; child; child = child->next)
		flow_block(flow, child);
}
