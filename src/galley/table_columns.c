#include "galley/inline.h"
#include "galley/table.h"

/* Widths a column asks for: unbroken, and the widest word. */
struct wish {
	length whole, word;
};

void table_walk_row(struct table_walk *walk)
{
	walk->column = 0;
	for (unsigned i = 0; i < TABLE_COLUMNS_LIMIT; i++)
		if (walk->spans[i] > 0)
			walk->spans[i]--;
}

bool table_walk_cell(struct table_walk *walk, const struct doc_node *cell, unsigned column_count)
{
	unsigned column = walk->column;
	while (column < column_count && walk->spans[column] > 0)
		column++;
	if (column + cell->as.cell.colspan > column_count)
		return false;
	walk->column = column;
	for (unsigned i = 0; i < cell->as.cell.colspan; i++)
		walk->spans[column + i] = cell->as.cell.rowspan;
	return true;
}

static void measure_blocks(struct galley_context *context, const struct doc_node *parent, struct wish *wish)
{
	for (const struct doc_node *block = parent->first; block; block = block->next) {
		if (block->kind != DOC_PARAGRAPH) {
			measure_blocks(context, block, wish);
			continue;
		}
		struct inline_run run = inline_collect(context, block, block->style);
		length word = 0;
		length whole = text_width(context->shaper, run.pieces.at, run.pieces.n, context->document->rtl, context->arena,
			context->diag, &word);
		length pad = block->style->indent_start + block->style->indent_end;
		wish->whole = whole + pad > wish->whole ? whole + pad : wish->whole;
		wish->word = word + pad > wish->word ? word + pad : wish->word;
	}
}

length table_fraction(struct galley_context *context, const struct doc_node *cell)
{
	const struct doc_node *text = NULL;
	for (const struct doc_node *node = cell->first; node; node = document_next(node, cell))
		if (node->kind == DOC_TEXT && !text)
			text = node;
	if (!text || !cell->first->style)
		return 0;
	const char *point = memchr(text->as.text.string.at, '.', text->as.text.string.n);
	if (!point)
		return 0;
	struct inline_run run = {0};
	struct str fraction = str_from_byte(text->as.text.string, (size_t)(point - text->as.text.string.at));
	inline_add_artifact(context, &run, fraction, cell->first->style, text);
	return text_width(context->shaper, run.pieces.at, run.pieces.n, false, context->arena, context->diag, NULL);
}

static void measure_cell(struct table *table, const struct doc_node *cell, unsigned column, struct wish *wishes)
{
	const struct doc_table_column *wanted = &table->node->as.table.columns[column];
	if (cell->as.cell.colspan != 1)
		return;
	struct wish wish = {0};
	measure_blocks(table->flow->context, cell, &wish);
	length pad = cell->style->pad_start + cell->style->pad_end + wanted->pad_end;
	struct wish *into = &wishes[column];
	into->whole = wish.whole + pad > into->whole ? wish.whole + pad : into->whole;
	into->word = wish.word + pad > into->word ? wish.word + pad : into->word;
	if (wanted->decimal) {
		length fraction = table_fraction(table->flow->context, cell);
		if (fraction > table->columns[column].fraction)
			table->columns[column].fraction = fraction;
	}
}

static void measure_rows(struct table *table, const struct doc_node *group, struct wish *wishes)
{
	struct table_walk walk = {0};
	for (const struct doc_node *tr = group->first; tr; tr = tr->next) {
		table_walk_row(&walk);
		for (const struct doc_node *cell = tr->first; cell; cell = cell->next)
			if (table_walk_cell(&walk, cell, table->column_count))
				measure_cell(table, cell, walk.column, wishes);
	}
}

/* What stays for columns of automatic width once the fixed ones have theirs. */
static length automatic_room(const struct table *table, length room, const struct wish *wishes, struct wish *ret_sum)
{
	*ret_sum = (struct wish){0};
	for (unsigned i = 0; i < table->column_count; i++) {
		length fixed = table->node->as.table.columns[i].width;
		if (fixed > 0) {
			room -= fixed;
		} else {
			ret_sum->whole += wishes[i].whole;
			ret_sum->word += wishes[i].word;
		}
	}
	return room;
}

/*
 * A column of automatic width gets what it would fill unbroken when there is room for all, and the rest is
 * shared in proportion; else every column keeps its widest word and shares what is origin by what it lacks.
 */
static length column_width(const struct wish *wish, const struct wish *sum, length room)
{
	if (sum->whole <= room)
		return sum->whole == 0 ? 0 : length_scale(room, wish->whole, sum->whole);
	length spare = room - sum->word, lacking = sum->whole - sum->word;
	if (spare <= 0 || lacking == 0)
		return sum->word == 0 ? 0 : length_scale(room, wish->word, sum->word);
	return wish->word + length_scale(spare, wish->whole - wish->word, lacking);
}

void table_columns_set(struct table *table)
{
	struct wish wishes[TABLE_COLUMNS_LIMIT] = {{0}}, sum;
	for (const struct doc_node *child = table->node->first; child; child = child->next)
		if (child->kind == DOC_HEAD || child->kind == DOC_GROUP)
			measure_rows(table, child, wishes);
	length width = table->flow->region.width;
	length room = automatic_room(table, width, wishes, &sum);
	if (room < sum.word) {
		struct diag_entry *entry = diag_add(table->flow->context->diag, DIAG_TABLE_TOO_WIDE, table->node->at,
			"the longest words of this table need more than its width");
		diag_hint(table->flow->context->diag, entry, "shorten the words or set the table over the full width");
	}
	length x = 0;
	for (unsigned i = 0; i < table->column_count; i++) {
		length fixed = table->node->as.table.columns[i].width;
		table->columns[i].start = x;
		table->columns[i].width = fixed > 0 ? fixed : column_width(&wishes[i], &sum, room);
		x += table->columns[i].width;
	}
}
