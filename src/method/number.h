/*
 * Order of decimals, for checks of limits and ranges: exact, on the digits.
 */
#ifndef CITYPROFILE_METHOD_NUMBER_H
#define CITYPROFILE_METHOD_NUMBER_H

#include "base/decimal.h"

/** Orders two decimals by value: negative, zero, positive. 1.0 equals 1, -0 equals 0. */
int number_compare(const struct decimal *a, const struct decimal *b);

#endif
