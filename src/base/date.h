/*
 * Dates and periods as a profile writes them: a day, a month, a year, or an interval of two of
 * these (2018-07/2019-06). Each is the days from its first to its last.
 */
#ifndef CITYPROFILE_BASE_DATE_H
#define CITYPROFILE_BASE_DATE_H

#include <stdbool.h>

#include "base/str.h"

/** First and last day, each as year * 10000 + month * 100 + day: numbers that compare as days do. */
struct date_range {
	int first, last;
};

/** Read a date or period. Returns false, *ret_range untouched, if it is none, or is an interval that ends before it begins. */
bool date_parse(struct str text, struct date_range *ret_range);
/** Returns whether the two have no day in common and `a` lies before `b`. */
bool date_before(struct date_range a, struct date_range b);
/** Returns the number of a day, year * 10000 + month * 100 + day, counted so that each day is one more than the day before. */
long date_day_number(int day);
/** Returns the day of such a number, of a year from 1 on, as year * 10000 + month * 100 + day. */
int date_from_day_number(long number);

#endif
