#include "base/utf8.h"

#include <assert.h>

#include "base/arena.h"

#define REPLACEMENT 0xFFFDu

/*
 * The length of the well-formed sequence at `from`, 0 if there is none. The range of the second byte
 * alone rules out overlong forms, surrogates and values past U+10FFFF.
 */
static size_t sequence_length(struct str text, size_t from)
{
	const unsigned char *at = (const unsigned char *)text.at + from;
	size_t left = text.n - from;
	unsigned first = at[0], low = 0x80, high = 0xBF;
	if (first < 0x80) {
		return 1;
	}
	if (first < 0xC2 || first > 0xF4) {
		return 0;
	}
	size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
	if (first == 0xE0) {
		low = 0xA0;
	} else if (first == 0xED) {
		high = 0x9F;
	} else if (first == 0xF0) {
		low = 0x90;
	} else if (first == 0xF4) {
		high = 0x8F;
	}
	if (left < length || at[1] < low || at[1] > high) {
		return 0;
	}
	for (size_t i = 2; i < length; i++) {
		if ((at[i] & 0xC0) != 0x80) {
			return 0;
		}
	}
	return length;
}

bool utf8_check(struct str text, size_t *ret_byte)
{
	for (size_t i = 0; i < text.n;) {
		size_t length = sequence_length(text, i);
		if (length == 0) {
			if (ret_byte != NULL) {
				*ret_byte = i;
			}
			return false;
		}
		i += length;
	}
	return true;
}

uint32_t utf8_next(struct str text, size_t *index)
{
	const unsigned char *at = (const unsigned char *)text.at + *index;
	size_t length = sequence_length(text, *index);
	*index += length > 0 ? length : 1;
	switch (length) {
	case 1:
		return at[0];
	case 2:
		return (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
	case 3:
		return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
	case 4:
		return (at[0] & 0x07u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3Fu);
	default:
		return REPLACEMENT;
	}
}

void utf8_add(struct buf *buf, uint32_t code_point)
{
	char bytes[4];
	size_t n = 0;
	assert(code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF));
	if (code_point < 0x80) {
		bytes[n++] = (char)code_point;
	} else if (code_point < 0x800) {
		bytes[n++] = (char)(0xC0 | code_point >> 6);
		bytes[n++] = (char)(0x80 | (code_point & 0x3F));
	} else if (code_point < 0x10000) {
		bytes[n++] = (char)(0xE0 | code_point >> 12);
		bytes[n++] = (char)(0x80 | (code_point >> 6 & 0x3F));
		bytes[n++] = (char)(0x80 | (code_point & 0x3F));
	} else {
		bytes[n++] = (char)(0xF0 | code_point >> 18);
		bytes[n++] = (char)(0x80 | (code_point >> 12 & 0x3F));
		bytes[n++] = (char)(0x80 | (code_point >> 6 & 0x3F));
		bytes[n++] = (char)(0x80 | (code_point & 0x3F));
	}
	buf_add(buf, bytes, n);
}

static bool is_hidden(uint32_t c)
{
	return (c >= 0x80 && c < 0xA0) || c == 0x061C || (c >= 0x200E && c <= 0x200F) ||
		(c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
		(c >= 0xE0000 && c <= 0xE007F);
}

uint32_t utf8_visible(uint32_t code_point)
{
	if (code_point < 0x20) {
		return code_point + 0x2400; /* its picture */
	}
	return code_point == 0x7F ? 0x2421 : is_hidden(code_point) ? REPLACEMENT : code_point;
}

void utf8_add_visible(struct buf *buf, struct str text)
{
	for (size_t i = 0; i < text.n;) {
		utf8_add(buf, utf8_visible(utf8_next(text, &i)));
	}
}

size_t utf8_count(struct str text)
{
	size_t count = 0;
	for (size_t i = 0; i < text.n; count++) {
		utf8_next(text, &i);
	}
	return count;
}

uint16_t *utf8_to_utf16(struct str text, struct arena *arena, int32_t *ret_length, uint32_t **ret_bytes)
{
	/* Every unit comes from at least one byte. */
	assert(text.n < INT32_MAX);
	uint16_t *units = arena_array(arena, text.n + 1, uint16_t);
	uint32_t *bytes = ret_bytes != NULL ? arena_array(arena, text.n + 1, uint32_t) : NULL;
	size_t n = 0;
	for (size_t i = 0; i < text.n;) {
		size_t start = i, first = n;
		uint32_t c = utf8_next(text, &i);
		if (c < 0x10000) {
			units[n++] = (uint16_t)c;
		} else {
			units[n++] = (uint16_t)(0xD800 + ((c - 0x10000) >> 10));
			units[n++] = (uint16_t)(0xDC00 + (c & 0x3FF));
		}
		for (size_t unit = first; bytes != NULL && unit < n; unit++) {
			bytes[unit] = (uint32_t)start;
		}
	}
	if (bytes != NULL) {
		bytes[n] = (uint32_t)text.n;
		*ret_bytes = bytes;
	}
	*ret_length = (int32_t)n;
	return units;
}

struct str utf8_from_utf16(const uint16_t *text, int32_t length, struct arena *arena)
{
	struct buf buf = {.arena = arena};
	for (int32_t i = 0; i < length; i++) {
		uint32_t c = text[i];
		bool leads = c >= 0xD800 && c <= 0xDBFF;
		if (leads && i + 1 < length && text[i + 1] >= 0xDC00 && text[i + 1] <= 0xDFFF) {
			c = 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00u);
		} else if (c >= 0xD800 && c <= 0xDFFF) {
			c = REPLACEMENT;
		}
		utf8_add(&buf, c);
	}
	return buf_str(&buf);
}

/* Whole blocks, not single characters: enough to keep a mark below what it points at. */
static const struct {
	uint32_t first, last;
	unsigned width;
} widths[] = {
	{0x0300, 0x036F, 0}, /* combining marks */
	{0x0591, 0x05BD, 0}, /* Hebrew points */
	{0x0610, 0x061A, 0}, /* Arabic marks */
	{0x064B, 0x065F, 0},
	{0x0670, 0x0670, 0},
	{0x1100, 0x115F, 2}, /* Hangul initials */
	{0x1AB0, 0x1AFF, 0},
	{0x1DC0, 0x1DFF, 0},
	{0x200B, 0x200D, 0}, /* no width, joiners */
	{0x20D0, 0x20FF, 0},
	{0x2E80, 0x303E, 2}, /* radicals, ideographic signs */
	{0x3041, 0xA4CF, 2}, /* kana, ideographs, Yi */
	{0xA960, 0xA97C, 2},
	{0xAC00, 0xD7A3, 2}, /* Hangul */
	{0xF900, 0xFAFF, 2},
	{0xFE00, 0xFE0F, 0}, /* variation selectors */
	{0xFE20, 0xFE2F, 0},
	{0xFE30, 0xFE6F, 2},
	{0xFF00, 0xFF60, 2}, /* full width forms */
	{0xFFE0, 0xFFE6, 2},
	{0x1F300, 0x1F64F, 2}, /* pictures */
	{0x1F900, 0x1F9FF, 2},
	{0x20000, 0x3FFFD, 2}, /* more ideographs */
};

unsigned utf8_width(uint32_t code_point)
{
	size_t i = 0, n = sizeof widths / sizeof *widths;
	while (i < n && widths[i].last < code_point) {
		i++;
	}
	return i < n && widths[i].first <= code_point ? widths[i].width : 1;
}
