/*
 * Numbers as PDF and SVG want them: decimal, no exponent, no locale, no trailing zeros. Lengths leave
 * the program's integer units only here.
 */
#ifndef CITYPROFILE_BASE_NUMBER_H
#define CITYPROFILE_BASE_NUMBER_H

#include "base/length.h"

/** Append value / denominator with at most `decimals` (0 to 6) places, rounded half away from zero. denominator > 0. */
void number_add_ratio(struct buf *out, int64_t value, int64_t denominator, unsigned decimals);
/** Append a length in points with at most three places. */
void number_add_length(struct buf *out, length value);
/** Append a length and a space. */
void number_add_operand(struct buf *out, length value);

#endif
