/*
 * UTF-8, decoded and checked. Input that passed utf8_check is decoded without further checks.
 */
#ifndef CITYPROFILE_BASE_UTF8_H
#define CITYPROFILE_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/** Returns whether the text is valid UTF-8 (no overlong forms, surrogates or values past U+10FFFF); if not, *ret_byte is the first bad byte. ret_byte may be NULL. */
bool utf8_check(struct str text, size_t *ret_byte);
/** Decode the code point at *index (< text.n) and move *index past it. Bad bytes give U+FFFD and move by one. */
uint32_t utf8_next(struct str text, size_t *index);
/** Append a code point to a buffer. */
void utf8_add(struct buf *buf, uint32_t code_point);
/**
 * Returns what is shown for a character, harmlessly and in one column: controls their pictures, what acts unseen on the terminal or on the
 * order of what stands around it U+FFFD, others themselves.
 */
uint32_t utf8_visible(uint32_t code_point);
/** Append text that need not be UTF-8, each character as it is shown: names of files and what was typed go to terminals only so. */
void utf8_add_visible(struct buf *buf, struct str text);
/** Returns the number of code points. */
size_t utf8_count(struct str text);
/** Returns the cells that a terminal gives a character: 2 for wide ones of East Asia and pictures, 0 for marks set on another, else 1. */
unsigned utf8_width(uint32_t code_point);
/** Returns UTF-16 (for ICU), owned by the arena; *ret_length in units; *ret_bytes (may be NULL) gets, for each unit and one past, its byte in `text`. */
uint16_t *utf8_to_utf16(struct str text, struct arena *arena, int32_t *ret_length, uint32_t **ret_bytes);
/** Returns UTF-8 from UTF-16, owned by the arena. Lone surrogates become U+FFFD. */
struct str utf8_from_utf16(const uint16_t *text, int32_t length, struct arena *arena);

#endif
