#include "method/number.h"

/** Returns the digit worth ten to the power `power` (0: ones, -1: tenths), 0 beyond those written. */
static int digit_at(const struct decimal *value, int power)
{
	int place = (int)value->int_digits - 1 - power;
	if (place < 0 || power < -(int)value->frac_digits) {
		return 0;
	}
	/* The sign stands before the digits, the point between those for power 0 and -1. */
	return value->text.at[place + value->negative + (power < 0)] - '0';
}

static int compare_magnitude(const struct decimal *a, const struct decimal *b)
{
	int highest = (int)(a->int_digits > b->int_digits ? a->int_digits : b->int_digits) - 1;
	int lowest = -(int)(a->frac_digits > b->frac_digits ? a->frac_digits : b->frac_digits);
	for (int power = highest; power >= lowest; power--) {
		int difference = digit_at(a, power) - digit_at(b, power);
		if (difference != 0) {
			return difference;
		}
	}
	return 0;
}

int number_compare(const struct decimal *a, const struct decimal *b)
{
	bool a_below = a->negative && !decimal_is_zero(a);
	bool b_below = b->negative && !decimal_is_zero(b);
	if (a_below != b_below) {
		return b_below - a_below;
	}
	int order = compare_magnitude(a, b);
	return a_below ? -order : order;
}
