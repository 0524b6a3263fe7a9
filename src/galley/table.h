/*
 * Tables: column widths, rows as boxes, and what repeats when a page break falls inside. Three
 * passes: widths (table_columns.c), rows (table_rows.c), and the list with its breaks (table.c).
 */
#ifndef CITYPROFILE_GALLEY_TABLE_H
#define CITYPROFILE_GALLEY_TABLE_H

#include "galley/flow.h"

/** A column as set: from the start edge of the table, and what decimal alignment needs. */
struct table_column {
	length start, width;
	length fraction;           /* widest part from the decimal point on; decimal columns only */
	length before;             /* widest text but for its fraction; decimal columns only */
};

/** A table being set. */
struct table {
	struct flow *flow;
	const struct doc_node *node;
	struct table_column *columns;
	unsigned column_count;
	bool invalid;              /* an error was reported */
};

/** A row drawn into one box. */
struct table_row {
	const struct doc_node *tr;
	struct galley_item box;
	struct frame_group category; /* content of a group's heading cell, in the row's coordinates; to be repeated after a break */
	bool has_category;
	bool names_group;          /* the heading has this row to itself: the whole row is repeated, and the next one stays with it */
	length category_height;
	length hanging;            /* how far cells over several rows reach below this one: no break there */
};

/** Rows of a head or group. */
struct table_rows {
	struct table_row *at;
	size_t n, capacity;
};

/** Walks the cells of rows with the columns they stand in, spans from above counted. */
struct table_walk {
	unsigned column;           /* of the present cell */
	unsigned column_count;
	unsigned *spans;           /* rows still covered from above, by column */
};
/** Returns a walk above the first row of a head or group. */
struct table_walk table_walk_start(const struct table *table);
/** Start a row: forget the column, count down the spans. */
void table_walk_row(struct table_walk *walk);
/** Place the next cell: sets walk->column. Returns false when it does not fit into the row. */
bool table_walk_cell(struct table_walk *walk, const struct doc_node *cell);

/** Compute column widths. A table whose words do not fit is a warning; one whose cells or columns do not, an error. */
void table_columns_set(struct table *table);
/** Returns the first text of a cell, NULL when it has none. Lent. */
const struct doc_node *table_first_text(const struct doc_node *cell);
/** Returns the width of the cell's first text; 0 without one. */
length table_number(struct galley_context *context, const struct doc_node *cell);
/** Returns the width from the decimal point of the cell's first text to its end; 0 without one. */
length table_fraction(struct galley_context *context, const struct doc_node *cell);
/** Draw all rows of a head or group. The context's arena owns them. */
struct table_rows table_rows_set(struct table *table, const struct doc_node *group, bool head);

#endif
