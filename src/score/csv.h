/*
 * Comma-separated values after RFC 4180: fields quoted where they must be, lines ended by CR LF. Used by every table that is
 * written for other programs.
 */
#ifndef CITYPROFILE_SCORE_CSV_H
#define CITYPROFILE_SCORE_CSV_H

#include "base/str.h"

/** A table under way; zero-initialize with `out`. */
struct csv {
	struct buf *out;
	bool begun; /* the row has a field */
};

/** Add a field as it is: numbers, codes of other standards. Of every field, controls of terminals and of direction (U+007F–009F, U+202A–202E, U+2066–2069) are left out. */
void csv_add(struct csv *csv, struct str field);
/**
 * Add a text for people. What a spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage return) or read as a
 * date (a fraction) gets an apostrophe before it, by which spreadsheets and people know a text.
 */
void csv_add_text(struct csv *csv, struct str text);
/** Add a whole number. */
void csv_add_integer(struct csv *csv, int64_t number);
/** End the row. */
void csv_end_row(struct csv *csv);

#endif
