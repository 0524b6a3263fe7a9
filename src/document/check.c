/* What can be said of a document only when it is whole: ids, targets, roles, alternatives, levels. */
#include "document/read.h"

#include <stdlib.h>

/* Structure types that stand only in certain others, or hold only certain others. NULL: any. */
static const struct { const char *role, *parents, *children; } role_rules[] = {
	{"Document", "", NULL},
	{"L", NULL, "LI L Caption"},
	{"LI", "L", "Lbl LBody"},
	{"LBody", "LI", NULL},
	{"Table", NULL, "TR THead TBody TFoot Caption"},
	{"THead", "Table", "TR"},
	{"TBody", "Table", "TR"},
	{"TFoot", "Table", "TR"},
	{"TR", "Table THead TBody TFoot", "TH TD"},
	{"TH", "TR", NULL},
	{"TD", "TR", NULL},
	{"TOC", NULL, "TOCI TOC Caption"},
	{"TOCI", "TOC", NULL},
};

static bool role_fits(struct str role, struct str parent)
{
	for (size_t i = 0; i < sizeof role_rules / sizeof *role_rules; i++) {
		if (str_is(role, role_rules[i].role) && role_rules[i].parents && !str_is_among(parent, role_rules[i].parents))
			return false;
		if (str_is(parent, role_rules[i].role) && role_rules[i].children && !str_is_among(role, role_rules[i].children))
			return false;
	}
	return true;
}

/* The nearest node around it that makes a structure element. A table's note is read after its table, not in it. */
static const struct doc_node *structure_parent(const struct doc_node *node)
{
	const struct doc_node *parent = node->kind == DOC_TABLE_NOTE ? node->parent->parent : node->parent;
	while (parent && parent->role.n == 0)
		parent = parent->parent;
	return parent;
}

static bool is_hidden(const struct doc_node *node)
{
	for (; node; node = node->parent)
		if (str_is(node->role, "Artifact"))
			return true;
	return false;
}

static void role_check(struct doc_reader *reader, const struct doc_node *node)
{
	const struct doc_node *parent = structure_parent(node);
	if (node->role.n == 0 || is_hidden(node) || !parent || role_fits(node->role, parent->role))
		return;
	diag_add(reader->diag, DIAG_DOCUMENT_INVALID, node->at, "structure type “%.*s” of “%s” may not stand in “%.*s”",
		STR_ARG(node->role), element_name(node->kind), STR_ARG(parent->role));
}

/* A chart's alternative is made from its data where the template gives none. */
static void alternative_check(struct doc_reader *reader, const struct doc_node *node)
{
	if (node->kind != DOC_IMAGE || is_hidden(node) || node->alt.n > 0 || node->parent->alt.n > 0)
		return;
	struct diag_entry *entry = diag_add(reader->diag, DIAG_ALTERNATIVE_MISSING, node->at, "the figure has no text alternative");
	diag_hint(reader->diag, entry, "say in a sentence what the picture shows");
}

static unsigned heading_check(struct doc_reader *reader, const struct doc_node *node, unsigned level)
{
	if (node->kind != DOC_PARAGRAPH || node->role.n != 2 || node->role.at[0] != 'H' || is_hidden(node))
		return level;
	unsigned own = (unsigned)(node->role.at[1] - '0');
	if (own > level + 1)
		diag_add(reader->diag, DIAG_HEADING_SKIPPED, node->at, "a heading of level %u follows one of level %u", own, level);
	return own;
}

static int id_compare(const void *a, const void *b)
{
	const struct doc_node *one = *(const struct doc_node *const *)a, *two = *(const struct doc_node *const *)b;
	int order = str_compare(one->id, two->id);
	return order ? order : (one->number > two->number) - (one->number < two->number);
}

struct id_list vec_of(const struct doc_node *);

static void ids_check(struct doc_reader *reader, const struct id_list *ids)
{
	for (size_t i = 1; i < ids->n; i++) {
		if (!str_equal(ids->at[i - 1]->id, ids->at[i]->id))
			continue;
		struct diag_entry *entry = diag_add(reader->diag, DIAG_DOCUMENT_INVALID, ids->at[i]->at,
			"the id “%.*s” is given twice in the document", STR_ARG(ids->at[i]->id));
		diag_relate(entry, ids->at[i - 1]->at, "first given here");
	}
}

static bool id_exists(const struct id_list *ids, struct str id)
{
	size_t low = 0, high = ids->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(ids->at[middle]->id, id);
		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static void targets_check(struct doc_reader *reader, const struct id_list *ids)
{
	for (size_t i = 0; i < reader->wanted.n; i++) {
		const struct doc_wanted *wanted = &reader->wanted.at[i];
		if (!id_exists(ids, wanted->id))
			diag_add(reader->diag, DIAG_DANGLING_TARGET, wanted->at, "nothing in the document has the id “%.*s”", STR_ARG(wanted->id));
	}
}

/* The table around a cell. */
static const struct doc_node *table_of(const struct doc_node *cell)
{
	while (cell && cell->kind != DOC_TABLE)
		cell = cell->parent;
	return cell;
}

/* What has been met of what is limited. Tables stand apart from one another unless one stands in a cell of another, which then count as one. */
struct counts {
	const struct doc_node *table;
	unsigned cells, notes;
};

static void counts_check(struct doc_reader *reader, const struct doc_node *node, struct counts *counts)
{
	if (node->kind == DOC_TABLE && !table_of(node->parent)) {
		counts->table = node;
		counts->cells = 0;
	}
	if (node->kind == DOC_CELL && ++counts->cells == DOCUMENT_CELLS_LIMIT + 1)
		diag_add(reader->diag, DIAG_DOCUMENT_TOO_LARGE, counts->table->at, "a table has more cells than the limit of %d", DOCUMENT_CELLS_LIMIT);
	if (node->kind == DOC_NOTE && ++counts->notes == DOCUMENT_NOTES_LIMIT + 1)
		diag_add(reader->diag, DIAG_DOCUMENT_TOO_LARGE, node->at, "the document has more footnotes than the limit of %d", DOCUMENT_NOTES_LIMIT);
}

void document_check(struct doc_reader *reader)
{
	const struct document *document = reader->document;
	struct id_list ids = {0};
	struct counts counts = {0};
	unsigned level = 0;
	for (uint32_t i = 1; i <= document->node_count; i++) {
		const struct doc_node *node = document->nodes[i];
		if (node->id.n > 0)
			vec_push(&ids, reader->arena, node);
		role_check(reader, node);
		counts_check(reader, node, &counts);
		alternative_check(reader, node);
		level = heading_check(reader, node, level);
	}
	if (ids.n > 1)
		qsort(ids.at, ids.n, sizeof *ids.at, id_compare);
	ids_check(reader, &ids);
	targets_check(reader, &ids);
}
