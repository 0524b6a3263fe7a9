#include "score/table.h"

#include "base/utf8.h"

/* What a terminal would take for a command or for another order of letters. */
static bool acts(uint32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static void add_shown(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_next(text, &i);
		utf8_add(out, acts(c) ? 0xFFFD : c);
	}
}

size_t table_width(struct str text)
{
	size_t width = 0;
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_next(text, &i);
		width += acts(c) ? 1 : utf8_width(c);
	}
	return width;
}

void table_paint(struct buf *out, bool wanted, enum table_colour colour, struct str text)
{
	static const char *const codes[] = {
		[TABLE_PLAIN] = "", [TABLE_GOOD] = "\033[1;32m", [TABLE_FAIR] = "\033[1;36m", [TABLE_WEAK] = "\033[1;33m",
		[TABLE_POOR] = "\033[1;31m", [TABLE_STRONG] = "\033[1m",
	};
	bool painted = wanted && colour != TABLE_PLAIN;
	buf_add_str(out, str_from(painted ? codes[colour] : ""));
	add_shown(out, text);
	buf_add_str(out, str_from(painted ? "\033[0m" : ""));
}

static void add_blanks(struct buf *out, size_t n)
{
	while (n-- > 0) {
		buf_add_byte(out, ' ');
	}
}

/* Tables */

void table_add_coloured(struct table *table, struct str text, enum table_colour colour)
{
	size_t column = table->cells.n % table->columns, width = table_width(text);
	vec_push(&table->cells, table->arena, ((struct table_cell){text, colour}));
	if (width > table->widths[column]) {
		table->widths[column] = width;
	}
}

void table_add(struct table *table, struct str text)
{
	table_add_coloured(table, text, TABLE_PLAIN);
}

void table_add_number(struct table *table, int64_t number)
{
	table_add(table, str_format(table->arena, "%lld", (long long)number));
}

void table_add_row(struct table *table, const char *const *cells)
{
	for (size_t i = 0; i < table->columns; i++) {
		table_add(table, str_from(cells[i]));
	}
}

void table_write(const struct table *table, struct buf *out)
{
	size_t pending = 0;
	for (size_t i = 0; i < table->cells.n; i++) {
		size_t column = i % table->columns;
		const struct table_cell *cell = &table->cells.at[i];
		size_t blanks = table->widths[column] - table_width(cell->text);
		bool right = (table->right >> column & 1) != 0;
		pending += right ? blanks : 0;
		if (cell->text.n > 0) {
			add_blanks(out, pending);
			table_paint(out, table->colour, cell->colour, cell->text);
			pending = 0;
		}
		pending += (right ? 0 : blanks) + 2;
		if (column + 1 == table->columns) {
			buf_add_byte(out, '\n');
			pending = 0;
		}
	}
}

/* Wrapped text */

void table_wrap(struct buf *out, size_t indent, struct str label, struct str text)
{
	struct str word;
	size_t at = table_width(label);
	bool begun = false;
	while (str_next_word(&text, &word)) {
		size_t width = table_width(word);
		if (!begun) {
			add_shown(out, label);
			size_t blanks = at < indent ? indent - at : label.n > 0;
			add_blanks(out, blanks);
			at += blanks;
		} else if (at + 1 + width > TABLE_LINE_WIDTH) {
			buf_add_byte(out, '\n');
			add_blanks(out, indent);
			at = indent;
		} else {
			buf_add_byte(out, ' ');
			at++;
		}
		add_shown(out, word);
		at += width;
		begun = true;
	}
	if (begun) {
		buf_add_byte(out, '\n');
	}
}
