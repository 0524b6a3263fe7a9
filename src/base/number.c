#include "base/number.h"

#include <assert.h>

#define DIGITS 24

/* Pages hold tens of thousands of numbers: digits are made here, from the end, without printf. */
static char *print_digits(char *end, uint64_t value, unsigned at_least)
{
	while (value > 0 || at_least > 0) {
		*--end = (char)('0' + value % 10);
		value /= 10;
		at_least -= at_least > 0;
	}
	return end;
}

void number_add_ratio(struct buf *out, int64_t value, int64_t denominator, unsigned decimals)
{
	static const uint64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
	assert(decimals < sizeof powers / sizeof powers[0] && denominator > 0);
	uint64_t power = powers[decimals];
	int64_t scaled = length_scale(value, (int64_t)power, denominator);
	uint64_t magnitude = scaled < 0 ? 0 - (uint64_t)scaled : (uint64_t)scaled;
	uint64_t whole = magnitude / power;
	uint64_t rest = magnitude % power;

	char digits[2 * DIGITS];
	char *end = digits + sizeof digits;
	char *at = end;
	if (rest > 0) {
		while (rest % 10 == 0) {
			rest /= 10;
			decimals--;
		}
		at = print_digits(at, rest, decimals);
		*--at = '.';
	}
	at = print_digits(at, whole, rest == 0);
	if (scaled < 0) {
		*--at = '-';
	}
	buf_add(out, at, (size_t)(end - at));
}

void number_add_length(struct buf *out, length value)
{
	number_add_ratio(out, value, LENGTH_PT, 3);
}

void number_add_operand(struct buf *out, length value)
{
	number_add_length(out, value);
	buf_add_byte(out, ' ');
}
