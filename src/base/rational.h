/*
 * Exact numbers: GMP rationals from decimals and back to text. No rounding but where it is asked for.
 */
#ifndef CITYPROFILE_BASE_RATIONAL_H
#define CITYPROFILE_BASE_RATIONAL_H

#include <gmp.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/decimal.h"

/** Route GMP's memory through base; call once at program start. */
void rational_start(void);
/** Set an initialized rational to a decimal. */
void rational_set_decimal(mpq_t rational, const struct decimal *value);
/** Returns the exact text: a decimal where it ends (1.13), else a fraction in lowest terms (113/3). arena owns it. */
struct str rational_text(const mpq_t rational, struct arena *arena);
/** Returns the text with exactly `decimals` decimals, rounded half away from zero. arena owns it. */
struct str rational_rounded(const mpq_t rational, unsigned decimals, struct arena *arena);
/** Set an initialized rational to what rational_text wrote, or to the digits of an author. */
void rational_set_text(mpq_t rational, struct str text);
/** Round to a multiple of ten to the power -decimals, up or down. */
void rational_round(mpq_t rational, unsigned decimals, bool up);
/** Returns the text with exactly `decimals` decimals, the others cut off. arena owns it. */
struct str rational_cut(const mpq_t rational, unsigned decimals, struct arena *arena);
/** Returns 100 times the number, rounded down; the number must be from 0 to 1000. */
int64_t rational_hundredths(const mpq_t rational);

#endif
