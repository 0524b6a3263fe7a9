#include "base/decimal.h"

static size_t count_digits(struct str text)
{
	size_t n = 0;
	while (n < text.n && text.at[n] >= '0' && text.at[n] <= '9') {
		n++;
	}
	return n;
}

bool decimal_parse(struct str text, struct decimal *ret_value)
{
	struct decimal value = {.text = str_trim(text)};
	struct str rest = value.text;
	value.negative = str_starts(rest, STR("-"));
	rest = str_from_byte(rest, value.negative ? 1 : 0);

	size_t int_digits = count_digits(rest), frac_digits = 0;
	rest = str_from_byte(rest, int_digits);
	if (str_starts(rest, STR("."))) {
		rest = str_from_byte(rest, 1);
		frac_digits = count_digits(rest);
		if (frac_digits == 0) {
			return false;
		}
		rest = str_from_byte(rest, frac_digits);
	}
	if (int_digits == 0 || rest.n > 0 || int_digits + frac_digits > DECIMAL_DIGITS_LIMIT) {
		return false;
	}
	value.int_digits = (unsigned)int_digits;
	value.frac_digits = (unsigned)frac_digits;
	*ret_value = value;
	return true;
}

bool decimal_is_zero(const struct decimal *value)
{
	for (size_t i = 0; i < value->text.n; i++) {
		if (value->text.at[i] >= '1' && value->text.at[i] <= '9') {
			return false;
		}
	}
	return true;
}
