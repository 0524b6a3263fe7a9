#include "base/json.h"

#include "base/arena.h"
#include "base/memory.h"
#include "base/utf8.h"

void json_start(void)
{
	json_set_alloc_funcs(memory_take, memory_free);
}

static json_t *string_create(struct str value)
{
	if (utf8_check(value, NULL)) {
		return json_stringn(value.at != NULL ? value.at : "", value.n);
	}
	struct arena scratch = {0};
	struct buf buf = {.arena = &scratch};
	for (size_t i = 0; i < value.n;) {
		utf8_add(&buf, utf8_next(value, &i));
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

void json_print(const json_t *value, struct buf *out)
{
	json_dump_callback(value, print_piece, out, JSON_INDENT(2) | JSON_ENCODE_ANY);
	buf_add_byte(out, '\n');
}
