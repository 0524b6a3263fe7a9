#include "galley/blocks.h"
#include "galley/inline.h"
#include "galley/table.h"

/* A cell set into a list of its own, waiting for its place in the row. */
struct cell_list {
	const struct doc_node *cell;
	unsigned column;
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

/* Whether a text begins as a number does, in Western or Arabic digits. */
static bool is_number(struct str text)
{
	static const char *const signs[] = {"-", "+", "−", "±", "<", ">", "≤", "≥"};
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(text, str_from(signs[i])))
			return true;
	const unsigned char *at = (const unsigned char *)text.at;
	return text.n > 0 && ((at[0] >= '0' && at[0] <= '9') || (text.n > 1 && at[0] == 0xd9 && at[1] >= 0xa0 && at[1] <= 0xa9));
}

/*
 * Numbers of a decimal column leave room for longer fractions above and below; words such as “Not reported” end where
 * the longest fraction ends. Numbers run from left to right in every script, so that what reads from right to left
 * puts its fractions at the start of what the widest of them need, which lies at the end edge.
 */
static void align_decimal(const struct table *table, const struct doc_node *cell, unsigned column, struct flow *flow)
{
	const struct doc_node *text = table_first_text(cell);
	const struct table_column *set = &table->columns[column];
	bool rtl = table->flow->context->document->rtl;
	flow->align = rtl ? STYLE_START : STYLE_END;
	length spare = flow->region.width - set->before - set->fraction;
	if (rtl && spare > 0) {
		flow->region.start += spare;
		flow->region.width -= spare;
	}
	if (cell->as.cell.header || !text || !is_number(text->as.text.string))
		return;
	length room = set->fraction - table_fraction(table->flow->context, cell);
	/* Beside a fraction too long for the column, a number keeps its own width rather than its place. */
	length most = flow->region.width - table_number(table->flow->context, cell);
	room = room < most ? room : most > 0 ? most : 0;
	flow->region.width -= room;
	if (rtl)
		flow->region.start += room;
}

/*
 * Where the text of a cell stands: as its column says. Over several columns heads begin with the first, as do other cells if
 * the columns differ, so that no text stands at the far end of a column that is not its own.
 */
static enum style_align cell_align(const struct table *table, const struct doc_node *cell, unsigned column)
{
	const struct doc_table_column *columns = &table->node->as.table.columns[column];
	bool alike = cell->as.cell.colspan == 1 || !cell->as.cell.header;
	for (unsigned i = 1; i < cell->as.cell.colspan; i++)
		alike = alike && columns[i].align == columns[0].align;
	return alike ? columns[0].align : STYLE_START;
}

static void cell_set(const struct table *table, const struct doc_node *cell, unsigned column, struct cell_list *ret_cell)
{
	struct cell_list set = {.cell = cell, .column = column};
	struct region region = cell_region(table, cell, column);
	struct flow flow = flow_start(table->flow->context, &set.list, region);
	flow.aligned = true;
	flow.align = cell_align(table, cell, column);
	if (table->node->as.table.columns[column].decimal && flow.align == table->node->as.table.columns[column].align)
		align_decimal(table, cell, column, &flow);
	/* A row is where its first cell is. */
	if (cell == cell->parent->first)
		flow_mark_target(&flow, cell->parent);
	flow_mark_target(&flow, cell);
	flow_children(&flow, cell);
	flow_adopt(table->flow, &flow);
	set.baseline = list_baseline(&set.list);
	*ret_cell = set;
}

static unsigned cells_set(const struct table *table, const struct doc_node *tr, struct table_walk *walk, struct cell_list *cells)
{
	unsigned n = 0;
	table_walk_row(walk);
	for (const struct doc_node *cell = tr->first; cell; cell = cell->next)
		if (table_walk_cell(walk, cell))
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
		row->names_group = n == 1 && cells[i].cell->as.cell.rowspan == 1;
		row->category_height = row->names_group ? 0 : dy + cells[i].list.height + cells[i].cell->style->pad_after;
		for (size_t k = first; k < row->box.content.n; k++)
			frame_add(&row->category, arena, &row->box.content.at[k]);
	}
}

/*
 * Give the last row of a span what its cell needs beyond the rows. Returns how far open spans reach below this row.
 * spans  one for each column.
 */
static length close_spans(struct open_span *spans, unsigned columns, const struct cell_list *cells, unsigned n, length baseline,
	length *height)
{
	length hanging = 0;
	for (unsigned i = 0; i < n; i++)
		if (cells[i].cell->as.cell.rowspan > 1)
			spans[cells[i].column] = (struct open_span){
				cell_offset(&cells[i], baseline) + cells[i].list.height + cells[i].cell->style->pad_after,
				cells[i].cell->as.cell.rowspan,
			};
	for (unsigned i = 0; i < columns; i++)
		if (spans[i].rows == 1 && spans[i].needed > *height)
			*height = spans[i].needed;
	for (unsigned i = 0; i < columns; i++) {
		if (spans[i].rows == 0)
			continue;
		spans[i].rows--;
		spans[i].needed -= *height;
		hanging = spans[i].needed > hanging ? spans[i].needed : hanging;
	}
	return hanging;
}

struct table_rows table_rows_set(struct table *table, const struct doc_node *group, bool head)
{
	struct arena *arena = table->flow->context->arena;
	struct table_rows rows = {0};
	struct table_walk walk = table_walk_start(table);
	struct open_span *spans = arena_array(arena, table->column_count, struct open_span);
	for (const struct doc_node *tr = group->first; tr; tr = tr->next) {
		struct cell_list *cells = arena_array(arena, table->column_count, struct cell_list);
		struct table_row row = {.tr = tr, .box = flow_box(tr)};
		unsigned n = cells_set(table, tr, &walk, cells);
		length baseline = row_baseline(cells, n);
		row.box.height = row_height(cells, n, baseline);
		row.hanging = close_spans(spans, table->column_count, cells, n, baseline, &row.box.height);
		draw_cells(table, &row, cells, n, baseline, head);
		vec_push(&rows, arena, row);
	}
	return rows;
}
