/*
 * Strings. `struct str` is a borrowed slice of bytes, UTF-8 unless said otherwise, not
 * necessarily NUL-terminated; whoever made it says how long it lives (as a rule: as the arena).
 * `struct buf` is a growing byte buffer in an arena.
 */
#ifndef CITYPROFILE_BASE_STR_H
#define CITYPROFILE_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

struct str {
	const char *at;
	size_t n;
};

/** A slice of a string literal. */
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
/** printf arguments for "%.*s". */
#define STR_ARG(s) (int)(s).n, (s).at

/** Returns a slice of a NUL-terminated string; NULL gives the empty slice. Borrowed. */
struct str str_from(const char *text);
/** Returns whether both slices hold the same bytes. */
bool str_equal(struct str a, struct str b);
/** Returns whether the slice holds exactly the bytes of the NUL-terminated literal. */
bool str_is(struct str a, const char *literal);
/** Orders by bytes, shorter first on a tie: negative, zero, positive. */
int str_compare(struct str a, struct str b);
/** Returns whether `text` begins with `prefix`. */
bool str_starts(struct str text, struct str prefix);
/** Returns the slice from byte `from` (clamped) to the end. */
struct str str_from_byte(struct str text, size_t from);
/** Returns the slice without XML white space (space, tab, CR, LF) at both ends. */
struct str str_trim(struct str text);
/**
 * Cut the next piece of *rest off at XML white space; for attribute lists.
 * Returns false when nothing is left; *ret_word lends from *rest.
 */
bool str_next_word(struct str *rest, struct str *ret_word);
/** Returns whether a word is one of those that stand in a literal, separated by blanks. */
bool str_is_among(struct str word, const char *words);
/** Returns a NUL-terminated copy owned by the arena. */
char *str_copy(struct str text, struct arena *arena);
/** Returns formatted text owned by the arena, NUL-terminated. Only %s %.*s %c %d %u %zu %ld %llx and their like; no floats. */
struct str str_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** Read a whole non-negative decimal integer of at most 18 digits. Returns false, *ret_value untouched, on anything else. */
bool str_to_integer(struct str text, int64_t *ret_value);

/** A growing byte buffer. Zero-initialize with an arena: `struct buf b = {.arena = a}`. `at` is NUL-terminated once anything was added. */
struct buf {
	struct arena *arena;
	char *at;
	size_t n;
	size_t capacity;
};

/** Append bytes. */
void buf_add(struct buf *buf, const void *bytes, size_t n);
/** Append a slice. */
void buf_add_str(struct buf *buf, struct str text);
/** Append one byte. */
void buf_add_byte(struct buf *buf, char byte);
/** Append formatted text; the conversions of str_format. */
void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** Append formatted text from a va_list. */
void buf_vformat(struct buf *buf, const char *format, va_list arguments) __attribute__((format(printf, 2, 0)));
/** Returns what was collected, lent until the next append. */
struct str buf_str(const struct buf *buf);

#endif
