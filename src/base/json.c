#include "base/json.h"

#include <string.h>

#include "base/arena.h"
#include "base/memory.h"
#include "base/utf8.h"

void json_start(void)
{
	json_set_alloc_funcs(memory_take, memory_free);
}

/*
 * Jansson knows numbers as integers and as floating point only. A decimal is kept as a string that begins with this character,
 * which no other string may hold, and loses its quotes when it is printed.
 */
#define NUMBER_MARK '\x01'
#define PRINTED_MARK "\"\\u0001"

static json_t *string_create(struct str value)
{
	if (utf8_check(value, NULL) && (value.n == 0 || memchr(value.at, NUMBER_MARK, value.n) == NULL)) {
		return json_stringn(value.at != NULL ? value.at : "", value.n);
	}
	struct arena scratch = {0};
	struct buf buf = {.arena = &scratch};
	for (size_t i = 0; i < value.n;) {
		uint32_t c = utf8_next(value, &i);
		utf8_add(&buf, c == NUMBER_MARK ? 0xFFFD : c);
	}
	json_t *string = json_stringn(buf.at, buf.n);
	arena_finish(&scratch);
	return string;
}

void json_set_str(json_t *object, const char *key, struct str value)
{
	json_set(object, key, string_create(value));
}

void json_set_int(json_t *object, const char *key, int64_t value)
{
	json_set(object, key, json_integer(value));
}

void json_set_number(json_t *object, const char *key, struct str decimal)
{
	struct arena scratch = {0};
	json_set(object, key, json_string(str_format(&scratch, "%c%.*s", NUMBER_MARK, STR_ARG(decimal)).at));
	arena_finish(&scratch);
}

void json_set_bool(json_t *object, const char *key, bool value)
{
	json_set(object, key, json_boolean(value));
}

void json_set_span(json_t *object, const char *key, struct source_list *sources, struct span span)
{
	struct source_file *file = source_lookup(sources, span.file);
	if (file == NULL) {
		return;
	}
	struct arena scratch = {0};
	struct position position = source_position(sources, span.file, span.start);
	json_set_str(object, key,
		str_format(&scratch, "%.*s:%u:%u", STR_ARG(file->name), position.line, position.column));
	arena_finish(&scratch);
}

void json_set(json_t *object, const char *key, json_t *value)
{
	json_object_set_new(object, key, value);
}

void json_add(json_t *array, json_t *value)
{
	json_array_append_new(array, value);
}

static int print_piece(const char *bytes, size_t n, void *out)
{
	buf_add(out, bytes, n);
	return 0;
}

/** Append the text with the decimals in it freed from mark and quotes. */
static void free_numbers(struct str text, struct buf *out)
{
	const size_t mark = sizeof PRINTED_MARK - 1;
	for (;;) {
		const char *found = text.n > 0 ? memmem(text.at, text.n, PRINTED_MARK, mark) : NULL;
		size_t before = found != NULL ? (size_t)(found - text.at) : text.n;
		buf_add(out, text.at, before);
		if (found == NULL) {
			return;
		}
		text = str_from_byte(text, before + mark);
		size_t digits = (size_t)((const char *)memchr(text.at, '"', text.n) - text.at);
		buf_add(out, text.at, digits);
		text = str_from_byte(text, digits + 1);
	}
}

void json_print(const json_t *value, struct buf *out)
{
	struct arena scratch = {0};
	struct buf text = {.arena = &scratch};
	json_dump_callback(value, print_piece, &text, JSON_INDENT(2) | JSON_ENCODE_ANY);
	free_numbers(buf_str(&text), out);
	buf_add_byte(out, '\n');
	arena_finish(&scratch);
}
