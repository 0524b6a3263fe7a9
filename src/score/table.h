/*
 * Aligned tables and wrapped lines of text for a terminal: the layout of everything that score prints for people. Knows cells and
 * columns, nothing of what stands in them.
 *
 * Invariants: widths are counted in the cells of a terminal, so that wide characters and combining marks keep columns straight;
 * no line ends in blanks; what would act on a terminal is replaced, colours excepted that were asked for.
 */
#ifndef CITYPROFILE_SCORE_TABLE_H
#define CITYPROFILE_SCORE_TABLE_H

#include "base/arena.h"
#include "base/str.h"

/** Columns of a table, at most. */
#define TABLE_COLUMN_LIMIT 20
/** Cells of a line of wrapped text. */
#define TABLE_LINE_WIDTH 80

enum table_colour { TABLE_PLAIN, TABLE_GOOD, TABLE_FAIR, TABLE_WEAK, TABLE_POOR, TABLE_STRONG };

struct table_cell {
	struct str text;
	enum table_colour colour;
};

/** A table: cells row by row, each column as wide as its widest cell. Initialize with arena, columns and the set of `right`. */
struct table {
	struct arena *arena;
	size_t columns;
	unsigned right;   /* bit set: the column stands at the right */
	bool colour;      /* paint cells */
	size_t widths[TABLE_COLUMN_LIMIT];
	struct vec_of(struct table_cell) cells;
};

/** Add the next cell. `text` is borrowed until the table is written. */
void table_add(struct table *table, struct str text);
/** Add the next cell, with a colour for where colours are wanted. */
void table_add_coloured(struct table *table, struct str text, enum table_colour colour);
/** Add a number. */
void table_add_number(struct table *table, int64_t number);
/** Add a whole row of literals, one for each column. */
void table_add_row(struct table *table, const char *const *cells);
/** Write the rows. */
void table_write(const struct table *table, struct buf *out);

/** Returns the cells of a terminal that a text takes. */
size_t table_width(struct str text);
/** Append text in a colour, where wanted. */
void table_paint(struct buf *out, bool wanted, enum table_colour colour, struct str text);
/**
 * Append `label` and a text, broken between words into lines of TABLE_LINE_WIDTH. The text begins `indent` cells from the edge, and
 * so does each further line; a word that is longer than a line stands alone in its own. An empty text writes nothing.
 */
void table_wrap(struct buf *out, size_t indent, struct str label, struct str text);

#endif
