#include "mutate.h"

#include <string.h>

struct chance chance_from(uint32_t seed)
{
	/* Neighbouring seeds must not give similar numbers, nor any seed the state 0. */
	seed = (seed ^ seed >> 16) * 0x7feb352du;
	seed = (seed ^ seed >> 15) * 0x846ca68bu;
	seed ^= seed >> 16;
	return (struct chance){seed ? seed : 1};
}

size_t chance_pick(struct chance *chance, size_t n)
{
	chance->state ^= chance->state << 13;
	chance->state ^= chance->state >> 17;
	chance->state ^= chance->state << 5;
	return n > 0 ? chance->state % n : 0;
}

#define BYTES(literal) {(literal), sizeof(literal) - 1}

/* Bytes that readers of text and of numbers stumble over. */
static const struct str odd[] = {
	BYTES("\0"), BYTES("\xff"), BYTES("\xc0\xaf"), BYTES("\xed\xa0\x80"), BYTES("\xf4\x90\x80\x80"), BYTES("\xef\xbb\xbf"), BYTES("\xff\xfe"), BYTES("\x01"), BYTES("\x7f"),
	BYTES("<!DOCTYPE x>"), BYTES("]]>"), BYTES("&#0;"), BYTES("&#x110000;"), BYTES("&x;"), BYTES("<![CDATA["), BYTES("<!--"), BYTES("<?x"), BYTES("xmlns=''"),
	BYTES("99999999999999999999999"), BYTES("-0"), BYTES("0x7"), BYTES("\x7f\xff\xff\xff"), BYTES("\x80\0\0\0"), BYTES("\xff\xff\xff\xff"), BYTES("\0\0\0\0"),
};

/* The bytes with `cut` bytes at `at` replaced. */
static struct str splice(struct str bytes, size_t at, size_t cut, struct str with, struct arena *arena)
{
	struct buf out = {.arena = arena};
	buf_add(&out, bytes.at, at);
	buf_add_str(&out, with);
	buf_add_str(&out, str_from_byte(bytes, at + cut));
	return buf_str(&out);
}

static struct str change(struct str bytes, struct chance *chance, struct arena *arena)
{
	size_t at = chance_pick(chance, bytes.n), longest = bytes.n - at;
	size_t n = chance_pick(chance, longest < 64 ? longest : 64), from = chance_pick(chance, bytes.n - n);
	char byte = (char)chance_pick(chance, 256);
	switch (chance_pick(chance, 8)) {
	case 0:
		return splice(bytes, at, 1, (struct str){&byte, 1}, arena);
	case 1:
		byte = (char)(bytes.at[at] ^ 1 << chance_pick(chance, 8));
		return splice(bytes, at, 1, (struct str){&byte, 1}, arena);
	case 2:
		return splice(bytes, at, n + 1, STR(""), arena);
	case 3:
		return splice(bytes, at, 0, (struct str){bytes.at + from, n}, arena);
	case 4:
		return splice(bytes, at, n, (struct str){bytes.at + from, n}, arena);
	case 5:
		return splice(bytes, at, 0, odd[chance_pick(chance, sizeof odd / sizeof *odd)], arena);
	case 6: {
		struct str with = odd[chance_pick(chance, sizeof odd / sizeof *odd)];
		return splice(bytes, at, with.n, with, arena);
	}
	default:
		return splice(bytes, at, longest, STR(""), arena);
	}
}

struct str mutate_bytes(struct str bytes, struct chance *chance, struct arena *arena)
{
	for (size_t changes = 1 + chance_pick(chance, 3); changes > 0 && bytes.n > 0; changes--)
		bytes = change(bytes, chance, arena);
	return bytes;
}
