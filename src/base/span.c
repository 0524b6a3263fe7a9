#include "base/span.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

/* Bytes between two marks of columns. */
#define STRIDE 8192

uint32_t source_add(struct source_list *sources, struct str name, struct str bytes)
{
	assert(bytes.n < UINT32_MAX);
	if (sources->n >= sources->capacity) {
		size_t capacity = sources->capacity;
		sources->at = vec_reserve(sources->arena, sources->at, &capacity, sizeof *sources->at);
		sources->capacity = (uint32_t)capacity;
	}
	if (sources->n == 0) {
		sources->n = 1; /* number 0 is "no place" */
	}
	sources->at[sources->n] = (struct source_file){.name = name, .bytes = bytes};
	return sources->n++;
}

struct source_file *source_lookup(const struct source_list *sources, uint32_t file)
{
	return file > 0 && file < sources->n ? &sources->at[file] : NULL;
}

static void index_lines(struct source_list *sources, struct source_file *file)
{
	uint32_t count = 1;
	for (size_t i = 0; i < file->bytes.n; i++) {
		count += file->bytes.at[i] == '\n';
	}
	uint32_t *starts = arena_array(sources->arena, count, uint32_t);
	uint32_t line = 0;
	starts[line++] = 0;
	for (size_t i = 0; i < file->bytes.n; i++) {
		if (file->bytes.at[i] == '\n') {
			starts[line++] = (uint32_t)i + 1;
		}
	}
	file->marks = arena_array(sources->arena, file->bytes.n / STRIDE + 1, struct source_mark);
	file->line_starts = starts;
	file->line_count = count;
}

static struct source_file *lookup_indexed(struct source_list *sources, uint32_t number)
{
	struct source_file *file = source_lookup(sources, number);
	if (file != NULL && file->line_starts == NULL) {
		index_lines(sources, file);
	}
	return file;
}

/* The last mark of the line at or before a byte; the line's first character where there is none. */
static struct source_mark last_mark(const struct source_file *file, uint32_t line_start, uint32_t byte)
{
	for (uint32_t block = byte / STRIDE + 1; block-- > line_start / STRIDE;) {
		struct source_mark mark = file->marks[block];
		if (mark.column > 0 && mark.byte >= line_start && mark.byte <= byte) {
			return mark;
		}
	}
	/* A byte order mark is no character of the first line. */
	bool marked = line_start == 0 && str_starts(file->bytes, STR("\xEF\xBB\xBF"));
	return (struct source_mark){marked ? 3 : line_start, 1};
}

/* Counted from the last mark before it, and marks are set on the way, so that many places in one long line take one walk along it. */
static uint32_t column_of(struct source_file *file, uint32_t line_start, uint32_t byte)
{
	struct source_mark mark = last_mark(file, line_start, byte);
	struct str text = {file->bytes.at, byte};
	for (size_t at = mark.byte; at < byte; mark.column++) {
		struct source_mark *own = &file->marks[at / STRIDE];
		if (own->column == 0) {
			*own = (struct source_mark){(uint32_t)at, mark.column};
		}
		utf8_next(text, &at);
	}
	return mark.column;
}

struct position source_position(struct source_list *sources, uint32_t number, uint32_t byte)
{
	struct source_file *file = lookup_indexed(sources, number);
	if (file == NULL) {
		return (struct position){1, 1};
	}
	if (byte > file->bytes.n) {
		byte = (uint32_t)file->bytes.n;
	}
	uint32_t low = 0, high = file->line_count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (file->line_starts[middle] <= byte) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return (struct position){low + 1, column_of(file, file->line_starts[low], byte)};
}

struct str source_line(struct source_list *sources, uint32_t number, uint32_t line)
{
	struct source_file *file = lookup_indexed(sources, number);
	if (file == NULL || line == 0 || line > file->line_count) {
		return STR("");
	}
	size_t start = file->line_starts[line - 1];
	size_t end = line < file->line_count ? file->line_starts[line] - 1 : file->bytes.n;
	if (end > start && file->bytes.at[end - 1] == '\r') {
		end--;
	}
	struct str text = {file->bytes.at + start, end - start};
	return start == 0 && str_starts(text, STR("\xEF\xBB\xBF")) ? str_from_byte(text, 3) : text;
}

struct str source_text(const struct source_list *sources, struct span span)
{
	struct source_file *file = source_lookup(sources, span.file);
	if (file == NULL || span.end > file->bytes.n || span.start > span.end) {
		return STR("");
	}
	return (struct str){file->bytes.at + span.start, span.end - span.start};
}

/* A colon and a number, as far as there is room. Returns where the text ends then. */
static size_t put_number(uint32_t number, char *text, size_t n, size_t size)
{
	char digits[16];
	size_t first = sizeof digits;
	for (; number > 0; number /= 10) {
		digits[--first] = (char)('0' + number % 10);
	}
	digits[--first] = ':';
	for (; first < sizeof digits && n < size; first++) {
		text[n++] = digits[first];
	}
	return n;
}

size_t source_place_text(const struct source_list *sources, struct span span, char *text, size_t size)
{
	const struct source_file *file = source_lookup(sources, span.file);
	struct position position = {1, 1};
	size_t n = 0, start = 0;
	if (file == NULL || span.start > file->bytes.n) {
		return 0;
	}
	for (size_t i = 0; i < span.start; i++) {
		if (file->bytes.at[i] == '\n') {
			position.line++;
			start = i + 1;
		}
	}
	position.column += (uint32_t)utf8_count((struct str){file->bytes.at + start, span.start - start});
	for (size_t i = 0; i < file->name.n && n < size;) {
		size_t from = i;
		uint32_t c = utf8_next(file->name, &i);
		bool plain = c >= 0x20 && c != 0x7F && (c < 0x80 || c >= 0xA0);
		for (; from < i && n < size; from++) {
			text[n++] = plain ? file->name.at[from] : '?';
		}
	}
	return put_number(position.column, text, put_number(position.line, text, n, size), size);
}

struct str span_to_text(struct span span, struct arena *arena)
{
	return str_format(arena, "%u:%u-%u", span.file, span.start, span.end);
}

/* Cut a number of 32 bits off the front of *rest, and the byte `stop` behind it (0: nothing may follow). */
static bool cut_number(struct str *rest, char stop, uint32_t *ret_number)
{
	const char *found = stop != '\0' && rest->n > 0 ? memchr(rest->at, stop, rest->n) : NULL;
	if (stop != '\0' && found == NULL) {
		return false;
	}
	size_t n = found != NULL ? (size_t)(found - rest->at) : rest->n;
	int64_t value;
	if (!str_to_integer((struct str){rest->at, n}, &value) || value > UINT32_MAX) {
		return false;
	}
	*rest = str_from_byte(*rest, n + 1);
	*ret_number = (uint32_t)value;
	return true;
}

bool span_from_text(struct str text, struct span *ret_span)
{
	struct span span;
	if (!cut_number(&text, ':', &span.file) || !cut_number(&text, '-', &span.start) ||
		!cut_number(&text, '\0', &span.end) || span.start > span.end) {
		return false;
	}
	*ret_span = span;
	return true;
}
