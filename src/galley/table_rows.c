#include "galley/blocks.h"
#include "galley/inline.h"
#include "galley/table.h"

/* A cell set into a list of its own, waiting for its place in the row. */
struct cell_list {
	const struct doc_node *cell;
	struct galley_list list;
	length baseline;
};

/* A cell over several rows must fit into them together. */
struct open_span {
	length needed;
	unsigned rows;
};

static struct region cell_region(const struct table *table, const struct doc_node *cell, unsigned column)
{
	const struct table_column *first = &table->columns[column], *last = &table->columns[column + cell->as.cell.colspan - 1];
	const struct doc_table_column *wanted = &table->node->as.table.columns[column + cell->as.cell.colspan - 1];
	struct region region = {
		.start = table->flow->region.start + first->start + cell->style->pad_start,
		.width = last->start + last->width - first->start - cell->style->pad_start - cell->style->pad_end - wanted->pad_end,
	};
	return region;
}

/* Numbers of a decimal column leave room at the end for longer fractions above and below. */
static length decimal_room(const struct table *table, const struct doc_node *cell, unsigned column)
{
	if (!table->node->as.table.columns[column].decimal || cell->as.cell.header)
		return 0;
	const struct doc_node *text = cell->first ? cell->first->first : NULL;
	if (!text || text->kind != DOC_TEXT || text->as.text.string.n == 0)
		return 0;
	/* Words such as “Not reported” end where the longest fraction ends. */
	struct str string = text->as.text.string;
	bool number = (string.at[0] >= '0' && string.at[0] <= '9') || string.at[0] == '-' || str_starts(string, STR("−"));
	return number ? table->columns[column].fraction - table_fraction(table->flow->context, cell) : 0;
}

static void cell_set(const struct table *table, const struct doc_node *cell, unsigned column, struct cell_list *ret_cell)
{
	struct cell_list set = {.cell = cell};
	struct region region = cell_region(table, cell, column);
	struct flow flow = flow_start(table->flow->context, &set.list, region);
	flow.region.width -= decimal_room(table, cell, column);
	flow.aligned = true;
	flow.align = table->node->as.table.columns[column].align;
	flow_mark_target(&flow, cell);
	flow_children(&flow, cell);
	set.baseline = list_baseline(&set.list);
	*ret_cell = set;
}

static unsigned cells_set(const struct table *table, const struct doc_node *tr, struct table_walk *walk, struct cell_list *cells)
{
	unsigned n = 0;
	table_walk_row(walk);
	for (const struct doc_node *cell = tr->first; cell; cell = cell->next)
		if (table_walk_cell(walk, cell, table->column_count))
			cell_set(table, cell, walk->column, &cells[n++]);
	return n;
}

/* Cells of a row share their first baseline; `pad` is the space above the highest letters. */
static length row_baseline(const struct cell_list *cells, unsigned n)
{
	length deepest = 0;
	for (unsigned i = 0; i < n; i++) {
		length own = cells[i].cell->style->pad_before + cells[i].baseline;
		if (cells[i].baseline >= 0 && own > deepest)
			deepest = own;
	}
	return deepest;
}

static length cell_offset(const struct cell_list *cell, length baseline)
{
	return cell->baseline < 0 ? cell->cell->style->pad_before : baseline - cell->baseline;
}

static length row_height(const struct cell_list *cells, unsigned n, length baseline)
{
	length height = 0;
	for (unsigned i = 0; i < n; i++) {
		length own = cell_offset(&cells[i], baseline) + cells[i].list.height + cells[i].cell->style->pad_after;
		if (cells[i].cell->as.cell.rowspan == 1 && own > height)
			height = own;
	}
	return height;
}

static void draw_cells(struct table *table, struct table_row *row, const struct cell_list *cells, unsigned n, length baseline, bool head)
{
	struct arena *arena = table->flow->context->arena;
	for (unsigned i = 0; i < n; i++) {
		length dy = cell_offset(&cells[i], baseline);
		if (head)
			dy = row->box.height - cells[i].list.height - cells[i].cell->style->pad_after;
		size_t first = row->box.content.n;
		list_flatten(&cells[i].list, &row->box, arena, dy);
		if (!cells[i].cell->as.cell.category)
			continue;
		row->has_category = true;
		for (size_t k = first; k < row->box.content.n; k++)
			frame_add(&row->category, arena, &row->box.content.at[k]);
	}
}

/* Give the last row of a span what its heading cell needs beyond the rows. */
static void close_span(struct open_span *span, const struct cell_list *cells, unsigned n, length baseline, length *height)
{
	for (unsigned i = 0; i < n; i++)
		if (cells[i].cell->as.cell.rowspan > 1) {
			span->needed = cell_offset(&cells[i], baseline) + cells[i].list.height + cells[i].cell->style->pad_after;
			span->rows = cells[i].cell->as.cell.rowspan;
		}
	if (span->rows == 0)
		return;
	if (--span->rows == 0 && span->needed > *height)
		*height = span->needed;
	span->needed -= *height;
}

struct table_rows table_rows_set(struct table *table, const struct doc_node *group, bool head)
{
	struct table_rows rows = {0};
	struct table_walk walk = {0};
	struct open_span span = {0};
	for (const struct doc_node *tr = group->first; tr; tr = tr->next) {
		struct cell_list cells[TABLE_COLUMNS_LIMIT];
		struct table_row row = {.tr = tr, .box = flow_box(tr)};
		unsigned n = cells_set(table, tr, &walk, cells);
		length baseline = row_baseline(cells, n);
		row.box.height = row_height(cells, n, baseline);
		close_span(&span, cells, n, baseline, &row.box.height);
		draw_cells(table, &row, cells, n, baseline, head);
		vec_push(&rows, table->flow->context->arena, row);
	}
	return rows;
}
