#include "pdf/string.h"

#include <string.h>

#include "base/utf8.h"

static bool is_printable(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		if (text.at[i] < 0x20 || text.at[i] > 0x7e) {
			return false;
		}
	}
	return true;
}

void string_add_hex(struct buf *out, uint32_t value, unsigned digits)
{
	static const char hex[] = "0123456789ABCDEF";
	while (digits-- > 0) {
		buf_add_byte(out, hex[value >> (4 * digits) & 15]);
	}
}

void string_add_bytes(struct buf *out, struct str bytes)
{
	buf_add_byte(out, '<');
	for (size_t i = 0; i < bytes.n; i++) {
		string_add_hex(out, (unsigned char)bytes.at[i], 2);
	}
	buf_add_byte(out, '>');
}

void string_add_utf16(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n;) {
		uint32_t c = utf8_next(text, &i);
		if (c > 0xffff) {
			string_add_hex(out, 0xd800 + ((c - 0x10000) >> 10), 4);
			c = 0xdc00 + ((c - 0x10000) & 0x3ff);
		}
		string_add_hex(out, c, 4);
	}
}

void string_add_text(struct buf *out, struct str text)
{
	if (!is_printable(text)) {
		buf_add_str(out, STR("<FEFF"));
		string_add_utf16(out, text);
		buf_add_byte(out, '>');
		return;
	}
	buf_add_byte(out, '(');
	for (size_t i = 0; i < text.n; i++) {
		if (text.at[i] == '(' || text.at[i] == ')' || text.at[i] == '\\') {
			buf_add_byte(out, '\\');
		}
		buf_add_byte(out, text.at[i]);
	}
	buf_add_byte(out, ')');
}

size_t string_stored_size(struct str text)
{
	if (is_printable(text)) {
		return text.n;
	}
	size_t size = 2;
	for (size_t i = 0; i < text.n;) {
		size += utf8_next(text, &i) > 0xffff ? 4 : 2;
	}
	return size;
}

void string_add_name(struct buf *out, struct str name)
{
	buf_add_byte(out, '/');
	for (size_t i = 0; i < name.n; i++) {
		unsigned char c = (unsigned char)name.at[i];
		bool regular = c > 0x20 && c < 0x7f && !memchr("()<>[]{}/%#", c, 11);
		if (regular) {
			buf_add_byte(out, (char)c);
		} else {
			buf_add_byte(out, '#');
			string_add_hex(out, c, 2);
		}
	}
}
