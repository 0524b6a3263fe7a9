#include "page/maker.h"

static bool is_leaf(const struct doc_node *node)
{
	return node->kind == DOC_TEXT || node->kind == DOC_PAGE_OF || node->kind == DOC_CHART || node->kind == DOC_IMAGE;
}

/* A list whose items have written labels is numbered; drawn dashes are not. */
static bool is_numbered(const struct doc_node *node)
{
	if (node->kind != DOC_LIST || !node->first || !node->first->first)
		return false;
	const struct doc_node *label = node->first->first;
	if (label->kind != DOC_LABEL)
		return false;
	for (const struct doc_node *inner = label; inner; inner = document_next(inner, label))
		if (inner->kind == DOC_TEXT)
			return true;
	return false;
}

static struct str alternative(const struct page_maker *maker, const struct doc_node *node)
{
	if (node->alt.n > 0)
		return node->alt;
	if (node->kind == DOC_CHART)
		return chart_alternative(&node->as.chart, maker->galley->document->labels, maker->arena);
	if (node->kind != DOC_FIGURE)
		return (struct str){0};
	/* The element is the figure, whose drawing knows the words. */
	for (const struct doc_node *child = node->first; child; child = child->next)
		if (child->kind == DOC_CHART || child->kind == DOC_IMAGE)
			return alternative(maker, child);
	return (struct str){0};
}

/* A table's note is read after its table: a Table holds rows and a caption, nothing else. */
static uint32_t structure_parent(const struct doc_node *node)
{
	const struct doc_node *parent = node->parent;
	if (node->kind == DOC_TABLE_NOTE && parent->kind == DOC_TABLE)
		parent = parent->parent;
	return parent ? parent->number : 0;
}

static struct frame_node make_node(const struct page_maker *maker, const struct doc_node *node)
{
	struct frame_node made = {
		.parent = structure_parent(node), .role = node->role, .at = node->at, .alt = alternative(maker, node), .lang = node->lang,
		.id = node->id, .colspan = 1, .rowspan = 1, .numbered = is_numbered(node), .leaf = is_leaf(node),
	};
	/* What is hidden from reading makes no element; its content is drawn as an artifact. */
	if (str_is(node->role, "Artifact"))
		made.role = (struct str){0};
	if (node->kind == DOC_CELL) {
		made.colspan = node->as.cell.colspan;
		made.rowspan = node->as.cell.rowspan;
		made.scope = node->as.cell.scope;
	}
	return made;
}

void structure_make(struct page_maker *maker, struct frames *frames)
{
	const struct document *document = maker->galley->document;
	frames->nodes = arena_array(maker->arena, (size_t)document->node_count + 1, struct frame_node);
	frames->node_count = document->node_count;
	for (uint32_t i = 1; i <= document->node_count; i++)
		frames->nodes[i] = make_node(maker, document->nodes[i]);
}
