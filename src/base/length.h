/*
 * Layout lengths. Everything from style to frame measures in one integer unit, so that the same
 * input gives the same pages on every machine; only pdf turns lengths into decimal points.
 *
 * Unit: 1/1024 of a PostScript point (1/72 inch). Origin: top, start edge; y grows downwards.
 */
#ifndef CITYPROFILE_BASE_LENGTH_H
#define CITYPROFILE_BASE_LENGTH_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

typedef int64_t length;

#define LENGTH_PT ((length)1024)

/** Largest magnitude accepted from any input, in units: 100,000 pt. Sums of a million stay exact. */
#define LENGTH_LIMIT_POINTS 100000
#define LENGTH_LIMIT (LENGTH_LIMIT_POINTS * LENGTH_PT)
/** The limit in words, for messages about lengths. */
#define LENGTH_LIMIT_TEXT LENGTH_DIGITS(LENGTH_LIMIT_POINTS) "pt"
#define LENGTH_DIGITS(number) LENGTH_DIGITS_OF(number)
#define LENGTH_DIGITS_OF(number) #number

/** Returns `micrometres` as a length, rounded half away from zero (1 mm = 72/25.4 pt). */
length length_from_micrometres(int64_t micrometres);

/** Returns value * numerator / denominator, rounded half away from zero. denominator > 0. */
length length_scale(length value, int64_t numerator, int64_t denominator);

/**
 * Read a length as written in styles and documents: a decimal with the unit `pt` or `mm`
 * (`10.4pt`, `-1mm`, `0`). Zero may stand without a unit.
 * Returns false, *ret_value untouched, on anything else or beyond LENGTH_LIMIT.
 */
bool length_parse(struct str text, length *ret_value);

#endif
