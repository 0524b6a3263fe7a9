#include "xml/reference.h"

#include <string.h>

static bool is_character(uint32_t c)
{
	return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
		(c >= 0x10000 && c <= 0x10FFFF);
}

static int digit_value(char c, uint32_t base)
{
	int value = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : 99;
	return value < (int)base ? value : -1;
}

/* "&#233;" or "&#xE9;", `at` behind the number sign. */
static struct reference read_number(struct str text, size_t ampersand, size_t at)
{
	uint32_t base = at < text.n && text.at[at] == 'x' ? 16 : 10;
	at += base == 16 ? 1 : 0;
	size_t first = at;
	uint32_t value = 0;
	while (at < text.n && digit_value(text.at[at], base) >= 0) {
		value = value * base + (uint32_t)digit_value(text.at[at], base);
		value = value > 0x110000 ? 0x110000 : value;
		at++;
	}
	if (at == first || at >= text.n || text.at[at] != ';') {
		return (struct reference){REFERENCE_STRAY, ampersand + 1};
	}
	return (struct reference){is_character(value) ? REFERENCE_GOOD : REFERENCE_BAD_NUMBER, at + 1};
}

static bool is_known(struct str name)
{
	return str_is(name, "amp") || str_is(name, "lt") || str_is(name, "gt") || str_is(name, "quot") || str_is(name, "apos");
}

struct reference reference_read(struct str text, size_t ampersand)
{
	size_t at = ampersand + 1;
	if (at < text.n && text.at[at] == '#') {
		return read_number(text, ampersand, at + 1);
	}
	size_t first = at;
	while (at < text.n && strchr(" \t\r\n&;<>\"'", text.at[at]) == NULL) {
		at++;
	}
	if (at == first || at >= text.n || text.at[at] != ';') {
		return (struct reference){REFERENCE_STRAY, ampersand + 1};
	}
	struct str name = {text.at + first, at - first};
	return (struct reference){is_known(name) ? REFERENCE_GOOD : REFERENCE_UNKNOWN, at + 1};
}
