/*
 * Exact decimals as authors write them: digits are kept (97.00 stays 97.00), a point, an optional
 * minus, no grouping, no exponent. Arithmetic on them is score's business (GMP).
 */
#ifndef CITYPROFILE_BASE_DECIMAL_H
#define CITYPROFILE_BASE_DECIMAL_H

#include <stdbool.h>

#include "base/str.h"

/** A decimal number; `text` lends from the source. */
struct decimal {
	struct str text;      /* as written, trimmed */
	bool negative;
	unsigned int_digits;  /* digits before the point, at least 1 */
	unsigned frac_digits; /* digits after the point */
};

/** Digits of a number, computed ones included; the formats allow fewer (XML_DIGITS_LIMIT). */
#define DECIMAL_DIGITS_LIMIT 64

/** Read a decimal. Returns false, *ret_value untouched, on anything but -?digits(.digits)? or above DECIMAL_DIGITS_LIMIT digits. */
bool decimal_parse(struct str text, struct decimal *ret_value);
/** Returns whether the value is zero. */
bool decimal_is_zero(const struct decimal *value);

#endif
