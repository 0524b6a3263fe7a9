#include "base/length.h"

#include <assert.h>

#include "base/decimal.h"

/* Products of two lengths; nothing narrower is safe for length_scale. */
__extension__ typedef __int128 wide;

/* Digits after the point that a written length may have: a millionth of a millimetre is finer than the unit. */
#define FRACTION_LIMIT 6

static length divide(wide numerator, wide denominator)
{
	assert(denominator > 0);
	wide half = denominator / 2;
	wide quotient;
	/* An odd denominator has no exact half; then rounding by its lower half is right as well. */
	if (numerator < 0) {
		quotient = -((-numerator + half) / denominator);
	} else {
		quotient = (numerator + half) / denominator;
	}
	assert(quotient >= INT64_MIN && quotient <= INT64_MAX);
	return (length)quotient;
}

length length_from_micrometres(int64_t micrometres)
{
	return divide((wide)micrometres * LENGTH_PT * 72, 25400);
}

length length_scale(length value, int64_t numerator, int64_t denominator)
{
	return divide((wide)value * numerator, denominator);
}

/* The decimal as a whole number of millionths; false when it has more digits than any sensible length. */
static bool to_millionths(const struct decimal *value, int64_t *ret_millionths)
{
	int64_t millionths = 0;
	if (value->frac_digits > FRACTION_LIMIT || value->int_digits > 9) {
		return false;
	}
	for (size_t i = 0; i < value->text.n; i++) {
		char c = value->text.at[i];
		if (c >= '0' && c <= '9') {
			millionths = millionths * 10 + (c - '0');
		}
	}
	for (unsigned i = value->frac_digits; i < FRACTION_LIMIT; i++) {
		millionths *= 10;
	}
	*ret_millionths = value->negative ? -millionths : millionths;
	return true;
}

bool length_parse(struct str text, length *ret_value)
{
	struct str number = str_trim(text);
	struct str unit = number.n > 2 ? str_from_byte(number, number.n - 2) : STR("");
	bool points = str_is(unit, "pt"), millimetres = str_is(unit, "mm");
	if (points || millimetres) {
		number.n -= 2;
	}
	struct decimal decimal;
	int64_t millionths;
	/* decimal_parse would let white space stand before the unit. */
	if (number.n != str_trim(number).n || !decimal_parse(number, &decimal) || !to_millionths(&decimal, &millionths)) {
		return false;
	}
	if (!points && !millimetres && millionths != 0) {
		return false;
	}
	length value = millimetres ? divide((wide)millionths * LENGTH_PT * 720, (wide)254 * 1000000)
		: divide((wide)millionths * LENGTH_PT, 1000000);
	if (value > LENGTH_LIMIT || value < -LENGTH_LIMIT) {
		return false;
	}
	*ret_value = value;
	return true;
}
