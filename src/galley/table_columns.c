#include "galley/inline.h"
#include "galley/table.h"

/* Widths a column asks for: unbroken, and the widest word; a few short words count as one while there is room. */
struct wish {
	length whole, word, kept;
};

/* A column never gets less, be it ever so empty. */
#define COLUMN_LEAST LENGTH_PT
/* Text up to this many times its size is short: “Not known” is not broken. */
#define SHORT_TEXT 6
/* Rounding from millimetres may make a table this much too wide. */
#define TOLERANCE LENGTH_PT

struct table_walk table_walk_start(const struct table *table)
{
	return (struct table_walk){
		.column_count = table->column_count,
		.spans = arena_array(table->flow->context->arena, table->column_count, unsigned),
	};
}

void table_walk_row(struct table_walk *walk)
{
	walk->column = 0;
	for (unsigned i = 0; i < walk->column_count; i++)
		if (walk->spans[i] > 0)
			walk->spans[i]--;
}

bool table_walk_cell(struct table_walk *walk, const struct doc_node *cell)
{
	unsigned column = walk->column;
	while (column < walk->column_count && walk->spans[column] > 0)
		column++;
	if (column + cell->as.cell.colspan > walk->column_count)
		return false;
	for (unsigned i = 0; i < cell->as.cell.colspan; i++)
		if (walk->spans[column + i] > 0)
			return false;
	walk->column = column;
	for (unsigned i = 0; i < cell->as.cell.colspan; i++)
		walk->spans[column + i] = cell->as.cell.rowspan;
	return true;
}

static void report_invalid(struct table *table, const struct doc_node *cell, const char *what)
{
	diag_add(table->flow->context->diag, DIAG_TABLE_INVALID, cell->at, "%s", what);
	table->flow->context->failed = table->invalid = true;
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
		length kept = whole <= SHORT_TEXT * block->style->size ? whole : word;
		wish->word = word + pad > wish->word ? word + pad : wish->word;
		wish->kept = kept + pad > wish->kept ? kept + pad : wish->kept;
	}
}

const struct doc_node *table_first_text(const struct doc_node *cell)
{
	for (const struct doc_node *node = cell; node; node = document_next(node, cell))
		if (node->kind == DOC_TEXT)
			return node;
	return NULL;
}

/* The text from its decimal point on: a full stop or the Arabic decimal separator. */
static struct str fraction_text(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		struct str rest = str_from_byte(text, i);
		if (text.at[i] == '.' || str_starts(rest, STR("\xd9\xab")))
			return rest;
	}
	return (struct str){0};
}

/* The style of a text: its paragraph's, with what spans around it change. */
static const struct style *style_at(const struct galley_context *context, const struct doc_node *node)
{
	if (node->kind < DOC_TEXT)
		return node->style;
	const struct style *outer = style_at(context, node->parent);
	return node->style ? style_over(outer, node->style, context->arena) : outer;
}

static length part_width(struct galley_context *context, const struct doc_node *text, struct str part)
{
	if (part.n == 0)
		return 0;
	struct inline_run run = {0};
	inline_add_artifact(context, &run, part, style_at(context, text), text);
	return text_width(context->shaper, run.pieces.at, run.pieces.n, false, context->arena, context->diag, NULL);
}

length table_fraction(struct galley_context *context, const struct doc_node *cell)
{
	const struct doc_node *text = table_first_text(cell);
	return text ? part_width(context, text, fraction_text(text->as.text.string)) : 0;
}

length table_number(struct galley_context *context, const struct doc_node *cell)
{
	const struct doc_node *text = table_first_text(cell);
	return text ? part_width(context, text, text->as.text.string) : 0;
}

static void measure_cell(struct table *table, const struct doc_node *cell, unsigned column, struct wish *wishes)
{
	const struct doc_table_column *wanted = &table->node->as.table.columns[column];
	if (cell->as.cell.colspan != 1)
		return;
	struct wish wish = {COLUMN_LEAST, COLUMN_LEAST, COLUMN_LEAST};
	measure_blocks(table->flow->context, cell, &wish);
	length pad = cell->style->pad_start + cell->style->pad_end + wanted->pad_end;
	struct wish *into = &wishes[column];
	into->whole = wish.whole + pad > into->whole ? wish.whole + pad : into->whole;
	into->word = wish.word + pad > into->word ? wish.word + pad : into->word;
	into->kept = wish.kept + pad > into->kept ? wish.kept + pad : into->kept;
	if (wanted->decimal) {
		length fraction = table_fraction(table->flow->context, cell);
		struct table_column *set = &table->columns[column];
		set->fraction = fraction > set->fraction ? fraction : set->fraction;
		set->before = wish.whole - fraction > set->before ? wish.whole - fraction : set->before;
	}
}

static void measure_rows(struct table *table, const struct doc_node *group, struct wish *wishes)
{
	struct table_walk walk = table_walk_start(table);
	unsigned rows = 0, row = 0;
	for (const struct doc_node *tr = group->first; tr; tr = tr->next)
		rows++;
	for (const struct doc_node *tr = group->first; tr; tr = tr->next, row++) {
		table_walk_row(&walk);
		for (const struct doc_node *cell = tr->first; cell; cell = cell->next) {
			if (!table_walk_cell(&walk, cell)) {
				report_invalid(table, cell, "there is no room in the row for this cell: the table has too few columns, or another cell spans them");
				break;
			}
			if (cell->as.cell.rowspan > rows - row)
				report_invalid(table, cell, "this cell spans more rows than follow in its head or group");
			measure_cell(table, cell, walk.column, wishes);
		}
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
			ret_sum->kept += wishes[i].kept;
		}
	}
	return room;
}

/*
 * A column of automatic width gets what it would fill unbroken when there is room for all, and the rest is
 * shared in proportion; else every column keeps its widest word, or its short texts whole where all columns can, and
 * shares the rest by what it lacks.
 */
static length column_width(const struct wish *wish, const struct wish *sum, length room)
{
	if (sum->whole <= room)
		return sum->whole == 0 ? 0 : length_scale(room, wish->whole, sum->whole);
	bool keeps = sum->kept <= room;
	length least = keeps ? wish->kept : wish->word, leasts = keeps ? sum->kept : sum->word;
	length spare = room - leasts, lacking = sum->whole - leasts;
	if (spare <= 0 || lacking == 0)
		return leasts == 0 ? 0 : length_scale(room, least, leasts);
	return least + length_scale(spare, wish->whole - least, lacking);
}

/* Give every column its width. The last automatic one takes what rounding spared, so that all make the whole. */
static void share_room(struct table *table, const struct wish *wishes, const struct wish *sum, length room)
{
	const struct doc_table_column *wanted = table->node->as.table.columns;
	unsigned last = table->column_count;
	for (unsigned i = 0; i < table->column_count; i++)
		if (wanted[i].width <= 0)
			last = i;
	length x = 0, spare = room;
	for (unsigned i = 0; i < table->column_count; i++) {
		length width = wanted[i].width > 0 ? wanted[i].width : i == last ? spare : column_width(&wishes[i], sum, room);
		if (wanted[i].width <= 0)
			spare -= width;
		table->columns[i].start = x;
		table->columns[i].width = width;
		x += width;
	}
}

static void report_too_wide(const struct table *table)
{
	struct diag_entry *entry = diag_add(table->flow->context->diag, DIAG_TABLE_TOO_WIDE, table->node->at,
		"the longest words of this table need more than its width");
	diag_hint(table->flow->context->diag, entry, "shorten the words or set the table over the full width");
}

void table_columns_set(struct table *table)
{
	struct wish sum, *wishes = arena_array(table->flow->context->arena, table->column_count, struct wish);
	for (unsigned i = 0; i < table->column_count; i++)
		wishes[i] = (struct wish){COLUMN_LEAST, COLUMN_LEAST, COLUMN_LEAST};
	for (const struct doc_node *child = table->node->first; child; child = child->next)
		if (child->kind == DOC_HEAD || child->kind == DOC_GROUP)
			measure_rows(table, child, wishes);
	length room = automatic_room(table, table->flow->region.width, wishes, &sum);
	if (room < -TOLERANCE || (sum.word > 0 && room < COLUMN_LEAST * table->column_count))
		report_invalid(table, table->node, "the columns of fixed width are wider than the table's place");
	else if (sum.word > 0 && room < sum.word)
		report_too_wide(table);
	share_room(table, wishes, &sum, room);
}
