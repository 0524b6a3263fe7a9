/* The two printed forms of reports: text for people, JSON for programs. */
#include <jansson.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/json.h"
#include "base/utf8.h"

/* Code points of a source line that are shown, and how many of them stand before the place when the line is cut. */
#define WINDOW 100
#define WINDOW_BEFORE 60
/* Bytes on either side of the place that hold as many: lines may be megabytes long, and reports in one a thousand. */
#define REACH ((size_t)4 * WINDOW)

struct printer {
	struct diag *diag;
	struct buf *out;
	bool colour;
};

static const char *const severity_names[] = {
	[DIAG_ADVICE] = "advice",
	[DIAG_WARNING] = "warning",
	[DIAG_ERROR] = "error",
};

static const char *const severity_colours[] = {
	[DIAG_ADVICE] = "\033[1;36m",
	[DIAG_WARNING] = "\033[1;35m",
	[DIAG_ERROR] = "\033[1;31m",
};

static void paint(const struct printer *printer, const char *colour)
{
	if (printer->colour) {
		buf_add_str(printer->out, str_from(colour));
	}
}

static void print_place(const struct printer *printer, struct span span)
{
	struct source_file *file = source_lookup(printer->diag->sources, span.file);
	if (file == NULL) {
		buf_add_str(printer->out, STR("cityprofile"));
		return;
	}
	struct position position = source_position(printer->diag->sources, span.file, span.start);
	utf8_add_visible(printer->out, file->name);
	buf_format(printer->out, ":%u:%u", position.line, position.column);
}

/* The columns [from, to) that are shown of what lies around a place, and whether the line goes on before and after. */
struct window {
	size_t from, to;
	bool before, after;
};

static struct window choose_window(size_t count, size_t column)
{
	struct window window = {.to = count};
	if (count > WINDOW) {
		window.from = column > WINDOW_BEFORE ? column - WINDOW_BEFORE : 0;
		if (window.from > count - WINDOW) {
			window.from = count - WINDOW;
		}
		window.to = window.from + WINDOW;
	}
	window.before = window.from > 0;
	window.after = window.to < count;
	return window;
}

static void print_line(struct buf *out, struct str line, struct window window)
{
	buf_add_str(out, window.before ? STR("…") : STR(""));
	size_t column = 0;
	for (size_t i = 0; i < line.n; column++) {
		uint32_t c = utf8_next(line, &i);
		if (column >= window.from && column < window.to) {
			utf8_add(out, c == '\t' ? c : utf8_visible(c));
		}
	}
	buf_add_str(out, window.after ? STR("…\n") : STR("\n"));
}

/* The cells of a terminal that a character of a line takes as it is shown. */
static unsigned shown_width(uint32_t c)
{
	return utf8_visible(c) != c ? 1 : utf8_width(c);
}

static void add_cells(struct buf *out, char c, size_t n)
{
	while (n-- > 0) {
		buf_add_byte(out, c);
	}
}

/* Blanks up to the place, tabs where the line has them, then the mark. */
static void print_caret(const struct printer *printer, struct str line, struct window window, size_t start, size_t end)
{
	struct buf *out = printer->out;
	buf_add_str(out, window.before ? STR(" ") : STR(""));
	size_t column = 0, i = 0;
	for (; i < line.n && column < start; column++) {
		uint32_t c = utf8_next(line, &i);
		if (column >= window.from) {
			add_cells(out, c == '\t' ? '\t' : ' ', shown_width(c));
		}
	}
	paint(printer, "\033[1;32m");
	buf_add_byte(out, '^');
	size_t cells = 0;
	for (; i < line.n && column < window.to && (column < end || column == start); column++) {
		cells += shown_width(utf8_next(line, &i));
	}
	add_cells(out, '~', cells > 0 ? cells - 1 : 0);
	paint(printer, "\033[0m");
	buf_add_byte(out, '\n');
}

/* The byte of a line where a character begins, at or after this one. */
static size_t character_start(struct str line, size_t byte)
{
	while (byte < line.n && ((unsigned char)line.at[byte] & 0xC0) == 0x80) {
		byte++;
	}
	return byte < line.n ? byte : line.n;
}

/* Where a byte of the file stands in one of its lines; the line's start or end when it stands before or after. */
static size_t byte_in_line(const struct source_file *file, struct str line, uint32_t byte)
{
	size_t start = (size_t)(line.at - file->bytes.at);
	size_t offset = byte > start ? byte - start : 0;
	return offset < line.n ? offset : line.n;
}

static void print_source(const struct printer *printer, struct span span)
{
	struct source_list *sources = printer->diag->sources;
	struct source_file *file = source_lookup(sources, span.file);
	if (file == NULL || file->bytes.n == 0) {
		return;
	}
	struct position position = source_position(sources, span.file, span.start);
	struct str line = source_line(sources, span.file, position.line);
	size_t start = byte_in_line(file, line, span.start), end = byte_in_line(file, line, span.end);
	size_t first = character_start(line, start > REACH ? start - REACH : 0), last = character_start(line, start + REACH);
	/* Bytes that are no UTF-8 may hold no start of a character, and a place may end before it begins. */
	first = first < start ? first : start;
	end = end > start ? end : start;
	struct str near = {line.at + first, last - first};
	size_t column = utf8_count((struct str){near.at, start - first});
	struct window window = choose_window(utf8_count(near), column);
	window.before |= first > 0;
	window.after |= last < line.n;
	buf_format(printer->out, "%5u | ", position.line);
	print_line(printer->out, near, window);
	buf_add_str(printer->out, STR("      | "));
	print_caret(printer, near, window, column, utf8_count((struct str){near.at, (end < last ? end : last) - first}));
}

static void print_entry(const struct printer *printer, const struct diag_entry *entry)
{
	struct buf *out = printer->out;
	paint(printer, "\033[1m");
	print_place(printer, entry->span);
	buf_add_str(out, STR(": "));
	paint(printer, severity_colours[entry->severity]);
	buf_format(out, "%s: ", severity_names[entry->severity]);
	paint(printer, "\033[0m");
	utf8_add_visible(out, entry->message);
	buf_format(out, " [%s]\n", diag_info(entry->code)->slug);
	print_source(printer, entry->span);
	if (entry->hint.n > 0) {
		buf_add_str(out, STR("  hint: "));
		utf8_add_visible(out, entry->hint);
		buf_add_byte(out, '\n');
	}
	if (entry->related.file != 0) {
		buf_add_str(out, STR("  "));
		print_place(printer, entry->related);
		buf_add_str(out, STR(": note: "));
		utf8_add_visible(out, entry->related_note);
		buf_add_byte(out, '\n');
	}
}

void diag_print_text(struct diag *diag, bool colour, struct buf *out)
{
	struct printer printer = {diag, out, colour};
	for (size_t i = 0; i < diag->n; i++) {
		print_entry(&printer, &diag->at[i]);
	}
	if (diag->dropped > 0) {
		buf_format(out, "cityprofile: %zu more %s left out; the limit is %d, and errors come first\n", diag->dropped,
			diag->dropped == 1 ? "report was" : "reports were", DIAG_LIMIT);
	}
}

/* Set file, line and column of a place, and where it ends; nothing for "no place". */
static void json_set_place(json_t *object, struct diag *diag, struct span span)
{
	struct source_file *file = source_lookup(diag->sources, span.file);
	if (file == NULL) {
		return;
	}
	struct position from = source_position(diag->sources, span.file, span.start);
	struct position to = source_position(diag->sources, span.file, span.end);
	json_set_str(object, "file", file->name);
	json_set_int(object, "line", from.line);
	json_set_int(object, "column", from.column);
	json_set_int(object, "end-line", to.line);
	json_set_int(object, "end-column", to.column);
}

static json_t *entry_to_json(struct diag *diag, const struct diag_entry *entry)
{
	json_t *object = json_object();
	json_set_str(object, "code", str_from(diag_info(entry->code)->slug));
	json_set_str(object, "severity", str_from(severity_names[entry->severity]));
	json_set_place(object, diag, entry->span);
	json_set_str(object, "message", entry->message);
	if (entry->hint.n > 0) {
		json_set_str(object, "hint", entry->hint);
	}
	if (entry->related.file != 0) {
		json_t *related = json_object();
		json_set_place(related, diag, entry->related);
		json_set_str(related, "note", entry->related_note);
		json_set(object, "related", related);
	}
	return object;
}

json_t *diag_to_json(struct diag *diag)
{
	json_t *array = json_array();
	for (size_t i = 0; i < diag->n; i++) {
		json_add(array, entry_to_json(diag, &diag->at[i]));
	}
	return array;
}
