#include "base/str.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

struct str str_from(const char *text)
{
	return (struct str){text, text != NULL ? strlen(text) : 0};
}

bool str_equal(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}

bool str_is(struct str a, const char *literal)
{
	return str_equal(a, str_from(literal));
}

int str_compare(struct str a, struct str b)
{
	size_t shorter = a.n < b.n ? a.n : b.n;
	int order = shorter > 0 ? memcmp(a.at, b.at, shorter) : 0;
	return order != 0 ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str text, struct str prefix)
{
	return text.n >= prefix.n && str_equal((struct str){text.at, prefix.n}, prefix);
}

struct str str_from_byte(struct str text, size_t from)
{
	if (from > text.n) {
		from = text.n;
	}
	/* An empty slice may have no address at all, to which nothing may be added. */
	return from == 0 ? text : (struct str){text.at + from, text.n - from};
}

static bool is_space(char byte)
{
	return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

struct str str_trim(struct str text)
{
	size_t from = 0;
	while (from < text.n && is_space(text.at[from])) {
		from++;
	}
	text = str_from_byte(text, from);
	while (text.n > 0 && is_space(text.at[text.n - 1])) {
		text.n--;
	}
	return text;
}

bool str_next_word(struct str *rest, struct str *ret_word)
{
	struct str text = str_trim(*rest);
	size_t n = 0;
	while (n < text.n && !is_space(text.at[n])) {
		n++;
	}
	*rest = str_from_byte(text, n);
	if (n == 0) {
		return false;
	}
	*ret_word = (struct str){text.at, n};
	return true;
}

bool str_is_among(struct str word, const char *words)
{
	struct str rest = str_from(words), next;
	while (str_next_word(&rest, &next)) {
		if (str_equal(word, next)) {
			return true;
		}
	}
	return false;
}

char *str_copy(struct str text, struct arena *arena)
{
	char *copy = arena_take(arena, text.n + 1);
	if (text.n > 0) {
		memcpy(copy, text.at, text.n);
	}
	return copy;
}

struct str str_format(struct arena *arena, const char *format, ...)
{
	struct buf buf = {.arena = arena};
	va_list arguments;
	va_start(arguments, format);
	buf_vformat(&buf, format, arguments);
	va_end(arguments);
	return buf_str(&buf);
}

bool str_to_integer(struct str text, int64_t *ret_value)
{
	int64_t value = 0;
	if (text.n == 0 || text.n > 18) {
		return false;
	}
	for (size_t i = 0; i < text.n; i++) {
		if (text.at[i] < '0' || text.at[i] > '9') {
			return false;
		}
		value = value * 10 + (text.at[i] - '0');
	}
	*ret_value = value;
	return true;
}

/* Room for `n` more bytes and the final NUL. */
static void reserve(struct buf *buf, size_t n)
{
	size_t wanted = buf->n + n + 1;
	if (wanted <= buf->capacity) {
		return;
	}
	size_t capacity = buf->capacity * 2 > wanted ? buf->capacity * 2 : wanted;
	if (capacity < 64) {
		capacity = 64;
	}
	buf->at = arena_grow(buf->arena, buf->at, buf->capacity, capacity);
	buf->capacity = capacity;
}

void buf_add(struct buf *buf, const void *bytes, size_t n)
{
	reserve(buf, n);
	if (n > 0) {
		memcpy(buf->at + buf->n, bytes, n);
	}
	buf->n += n;
	buf->at[buf->n] = '\0';
}

void buf_add_str(struct buf *buf, struct str text)
{
	buf_add(buf, text.at, text.n);
}

void buf_add_byte(struct buf *buf, char byte)
{
	buf_add(buf, &byte, 1);
}

void buf_format(struct buf *buf, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	buf_vformat(buf, format, arguments);
	va_end(arguments);
}

void buf_vformat(struct buf *buf, const char *format, va_list arguments)
{
	va_list again;
	va_copy(again, arguments);
	reserve(buf, 0);
	int n = vsnprintf(buf->at + buf->n, buf->capacity - buf->n, format, arguments);
	assert(n >= 0);
	if ((size_t)n >= buf->capacity - buf->n) {
		reserve(buf, (size_t)n);
		vsnprintf(buf->at + buf->n, buf->capacity - buf->n, format, again);
	}
	va_end(again);
	buf->n += (size_t)n;
}

struct str buf_str(const struct buf *buf)
{
	return (struct str){buf->at != NULL ? buf->at : "", buf->n};
}
