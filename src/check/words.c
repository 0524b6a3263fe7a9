#include "check/words.h"

#include <string.h>

#include "base/utf8.h"

/* Zeros that a number may have beyond the digits of its value. */
#define ZEROS_LIMIT 8

static bool is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
}

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == 0xA0 || c == 0x202F;
}

static bool is_separator(uint32_t c)
{
	return c == '.' || c == ',' || c == '\'' || c == 0x2019 || c == 0x66B || c == 0x66C || c == 0xA0 || c == 0x202F;
}

/* Letters of which names such as PM2.5 are made: Latin, Greek, Cyrillic. */
static bool is_letter(uint32_t c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x52F && c != 0xD7 && c != 0xF7);
}

/* Marks of direction, which nobody sees. */
static bool is_unseen(uint32_t c)
{
	return c == 0x200E || c == 0x200F || c == 0x61C || (c >= 0x2066 && c <= 0x2069);
}

static int sign_of(uint32_t c)
{
	bool minus = c == '-' || c == 0x2212 || c == 0x2013 || c == 0xFE63 || c == 0xFF0D;
	return minus ? -1 : c == '+' || c == 0xFF0B ? 1 : 0;
}

/* Where the number that begins at `from` ends: a separator belongs to it when a digit follows. */
static size_t number_end(struct str words, size_t from)
{
	size_t end = from;
	for (size_t at = from; at < words.n;) {
		uint32_t c = utf8_next(words, &at);
		size_t next = at;
		if (is_digit(c))
			end = at;
		else if (!is_separator(c) || at >= words.n || !is_digit(utf8_next(words, &next)))
			break;
	}
	return end;
}

/* Whether what follows makes another number: 7–8, 7/8, 7e8, 7². */
static bool is_joined(struct str rest)
{
	size_t at = 0;
	uint32_t c = rest.n > 0 ? utf8_next(rest, &at) : ' ';
	if (c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x2079))
		return true;
	bool joins = c == '/' || c == ':' || c == '^' || c == 0xD7 || c == 'e' || c == 'E' || sign_of(c) != 0;
	return joins && at < rest.n && is_digit(utf8_next(rest, &at));
}

struct words_number words_number(struct str words, struct format *format, struct arena *arena)
{
	uint32_t before = ' ', before_that = ' ';
	for (size_t at = 0; at < words.n;) {
		size_t from = at;
		uint32_t c = utf8_next(words, &at);
		if (is_digit(c)) {
			size_t end = number_end(words, from);
			struct str rest = str_from_byte(words, end);
			bool free_sign = !is_digit(before_that) && !is_letter(before_that);
			if (!is_letter(before))
				return (struct words_number){
					.text = {words.at + from, end - from},
					.rest = rest,
					.sign = free_sign ? sign_of(before) : 0,
					.power = format_power(format, rest, arena),
					.joined = is_joined(rest),
				};
			at = end;
		}
		/* A minus may stand off from its number. */
		if (is_unseen(c) || (is_blank(c) && before == 0x2212))
			continue;
		before_that = before;
		before = c;
	}
	return (struct words_number){0};
}

/* Whether two numbers are written alike; blanks between digits are of several widths. */
static bool alike(struct str a, struct str b)
{
	size_t i = 0, j = 0;
	while (i < a.n && j < b.n) {
		uint32_t one = utf8_next(a, &i), other = utf8_next(b, &j);
		if (one != other && !(is_blank(one) && is_blank(other)))
			return false;
	}
	return i == a.n && j == b.n;
}

struct str words_decimal_sign(struct format *format, struct arena *arena)
{
	struct str half = STR("0.5");
	format_number(format, half, -1, arena, &half);
	for (size_t at = 0; at < half.n;) {
		size_t from = at;
		if (!is_digit(utf8_next(half, &at)))
			return (struct str){half.at + from, at - from};
	}
	return STR(".");
}

/* A program's number, with the decimal sign of the language: 1234,5. */
static struct str ungrouped(struct str decimal, struct str sign, struct arena *arena)
{
	struct buf out = {.arena = arena};
	for (size_t i = 0; i < decimal.n; i++) {
		if (decimal.at[i] == '.')
			buf_add_str(&out, sign);
		else
			buf_add_byte(&out, decimal.at[i]);
	}
	return buf_str(&out);
}

static bool written_as(struct str text, struct str decimal, struct format *format, struct arena *arena)
{
	struct str grouped = decimal;
	return str_equal(text, decimal) ||
	       (format_number(format, decimal, -1, arena, &grouped) && alike(text, grouped)) ||
	       alike(text, ungrouped(decimal, words_decimal_sign(format, arena), arena));
}

struct str words_shortened(struct str decimal)
{
	if (decimal.n == 0 || !memchr(decimal.at, '.', decimal.n))
		return decimal;
	while (decimal.at[decimal.n - 1] == '0')
		decimal.n--;
	if (decimal.at[decimal.n - 1] == '.')
		decimal.n--;
	return decimal;
}

bool words_say(const struct words_number *number, struct str decimal, int most_decimals, struct format *format, struct arena *arena)
{
	struct str plain = words_shortened(decimal);
	const char *point = plain.n > 0 ? memchr(plain.at, '.', plain.n) : NULL;
	int decimals = point ? (int)(plain.n - (size_t)(point + 1 - plain.at)) : 0;
	struct buf spelt = {.arena = arena};
	buf_add_str(&spelt, plain);
	for (int more = 0; more <= ZEROS_LIMIT && (most_decimals < 0 || decimals + more <= most_decimals); more++) {
		if (more > 0)
			buf_format(&spelt, "%s0", decimals + more == 1 ? "." : "");
		if (written_as(number->text, buf_str(&spelt), format, arena))
			return true;
	}
	return false;
}
