/*
 * Numbers, dates, lists and sorting in the language of an edition, by ICU. The language is always
 * an argument, never the machine's; the calendar is Gregorian and the time zone UTC.
 *
 * English is the English of the United Nations: day before month, comma between thousands, sorting
 * and lists as in "en-001"; Arabic is that of "ar-001", with Western digits. Numbers are digits from
 * start to end: no value passes through a floating-point number, and the digits after the point are
 * kept as written unless fewer are asked for.
 *
 * A `struct format` is used by one thread at a time; two may be used at once.
 */
#ifndef CITYPROFILE_LOCALE_FORMAT_H
#define CITYPROFILE_LOCALE_FORMAT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct format;

/** Route ICU's memory through base and free it from the machine's language; call once at program start, before anything else of ICU. */
void locale_start(void);

/** Returns the conventions of a language (BCP 47), to be released by format_destroy. A language that ICU does not know gets those of English. */
struct format *format_create(struct str lang);
/** Release. Accepts NULL. */
void format_destroy(struct format *format);

/** Returns whether the language is written from right to left. */
bool format_is_rtl(struct str lang);

/**
 * Format a decimal as written in a profile: "1240500" gives "1,240,500", "97.00" keeps its zeros, a minus becomes a minus sign, never a hyphen.
 *
 * decimals  digits after the point, rounded half away from zero; -1: as written.
 * Returns false, *ret_text untouched, when `text` is no decimal number. arena owns the text.
 */
bool format_number(struct format *format, struct str text, int decimals, struct arena *arena, struct str *ret_text);

/** Returns the power of ten by which words right after a number multiply it in the language: 6 for " million people", 0 for other words. Single letters, such as M, are units. arena: scratch. */
int format_power(struct format *format, struct str words, struct arena *arena);

/** Format an ISO 8601 date: "2019-12-03" as "3 December 2019", "2019-12" as "December 2019", "2019" as "2019". Returns false, *ret_text untouched, when `text` is no such date. */
bool format_date(struct format *format, struct str text, struct arena *arena, struct str *ret_text);

/** Returns the items joined as a list ("A, B and C"). arena owns it. */
struct str format_list(struct format *format, const struct str *items, size_t count, struct arena *arena);

/** Orders two texts as a dictionary of the language would: negative, zero, positive. */
int format_compare(struct format *format, struct str a, struct str b);

/** Returns the plural category of a whole number in a language: "zero", "one", "two", "few", "many" or "other". arena owns it. */
struct str format_plural(struct str lang, int64_t count, struct arena *arena);

#endif
