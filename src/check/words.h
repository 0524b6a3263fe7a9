/*
 * The number among the words of a fact, as a reader takes it: with its sign, and with the word after it that multiplies it.
 * Used by the check of facts only.
 *
 * Invariant: nothing is made of a number but its digits; whether it says a value is asked by spelling the value in every
 * form that the language allows.
 */
#ifndef CITYPROFILE_CHECK_WORDS_H
#define CITYPROFILE_CHECK_WORDS_H

#include "locale/format.h"

/** The first number among words. Strings lend from the words. */
struct words_number {
	struct str text; /* digits and what parts them, without the sign; empty: there is none */
	struct str rest; /* the words after it */
	int sign;        /* 1: a plus, -1: a minus, 0: none is written */
	int power;       /* of ten, by which the word after it multiplies: 6 for million */
	bool joined;     /* followed by what makes it another number: a range, a fraction, an exponent */
};

/** Returns the first number among the words. Digits that end a name, as in PM2.5, are none. arena: scratch. */
struct words_number words_number(struct str words, struct format *format, struct arena *arena);

/**
 * Returns whether the digits of a number are those of a decimal, as the language or a program writes it; zeros at the end of
 * decimals count as nothing.
 *
 * decimal        without sign.
 * most_decimals  that the number may show; -1: any.
 */
bool words_say(const struct words_number *number, struct str decimal, int most_decimals, struct format *format, struct arena *arena);

/** Returns the decimal sign of the language, as UTF-8. arena owns it. */
struct str words_decimal_sign(struct format *format, struct arena *arena);

/** Returns a decimal without zeros at the end of its decimals. Lent from it. */
struct str words_shortened(struct str decimal);

#endif
