/*
 * Scales: where numbers lie on an axis, and its ticks. Exact, in rationals, for values of any size.
 *
 * Ticks follow P. Heckbert, “Nice Numbers for Graph Labels”, Graphics Gems (1990): steps of 1, 2 or 5 times a power of ten, from
 * a multiple at or below the least value to one at or above the greatest.
 */
#ifndef CITYPROFILE_CHART_SCALE_H
#define CITYPROFILE_CHART_SCALE_H

#include <gmp.h>

#include "base/arena.h"
#include "base/decimal.h"
#include "base/length.h"

/** A scale from its first tick to its last, over a length. */
struct scale {
	mpq_t low, high, step;     /* low < high; both multiples of step */
	unsigned tick_count;       /* at least 2 */
	unsigned decimals;         /* that its ticks need */
	length size;               /* the last tick lies so far from the first */
};

/**
 * Make a scale that holds all values.
 *
 * values     numbers in any order; n may be 0, which gives 0 to 1.
 * from_zero  zero is on it, as bars need.
 * ticks      how many are wanted, at least 2; there may be one or two more or less.
 * Values that are all equal lie between zero and the next tick, or in the middle where zero need not be on it.
 * To be released by scale_release.
 */
void scale_make(const struct decimal *values, size_t n, bool from_zero, unsigned ticks, length size, struct scale *ret_scale);
/** Release. A scale of zeros has nothing to release. */
void scale_release(struct scale *scale);
/** Returns how far a number lies from the first tick: negative below it, above `size` beyond the last. */
length scale_at(const struct scale *scale, const struct decimal *value);
/** Returns how far tick `i` lies from the first. */
length scale_tick(const struct scale *scale, unsigned i);
/** Returns the number of tick `i` in digits, with the decimals of the scale; arena owns it. */
struct str scale_tick_text(const struct scale *scale, unsigned i, struct arena *arena);

#endif
