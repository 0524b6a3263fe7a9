#include "base/date.h"

#include <string.h>

static int days_in_month(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
	return month == 2 && leap ? 29 : days[month - 1];
}

/* Cut `n` digits off the front. */
static bool digits(struct str *text, size_t n, int *ret_value)
{
	int64_t value;
	if (text->n < n || !str_to_integer((struct str){text->at, n}, &value))
		return false;
	*text = str_from_byte(*text, n);
	*ret_value = (int)value;
	return true;
}

static bool part(struct str *text, int most, int *ret_value)
{
	if (text->n == 0 || text->at[0] != '-')
		return false;
	*text = str_from_byte(*text, 1);
	return digits(text, 2, ret_value) && *ret_value >= 1 && *ret_value <= most;
}

static bool single(struct str text, struct date_range *ret_range)
{
	int year, month, day;
	if (!digits(&text, 4, &year) || year == 0)
		return false;
	*ret_range = (struct date_range){year * 10000 + 101, year * 10000 + 1231};
	if (text.n == 0)
		return true;
	if (!part(&text, 12, &month))
		return false;
	int base = year * 10000 + month * 100;
	*ret_range = (struct date_range){base + 1, base + days_in_month(year, month)};
	if (text.n == 0)
		return true;
	if (!part(&text, days_in_month(year, month), &day) || text.n > 0)
		return false;
	*ret_range = (struct date_range){base + day, base + day};
	return true;
}

bool date_parse(struct str text, struct date_range *ret_range)
{
	struct date_range first, last;
	const char *slash = text.n > 0 ? memchr(text.at, '/', text.n) : NULL;
	size_t length = slash ? (size_t)(slash - text.at) : text.n;
	if (!single((struct str){text.at, length}, &first))
		return false;
	last = first;
	if (slash && !single(str_from_byte(text, length + 1), &last))
		return false;
	if (last.last < first.first)
		return false;
	*ret_range = (struct date_range){first.first, last.last};
	return true;
}

bool date_before(struct date_range a, struct date_range b)
{
	return a.last < b.first;
}

/* Years begin in March, so that a leap day ends one: days of whole years, then of months, whose lengths 153 days in five repeat. */
long date_day_number(int day)
{
	long year = day / 10000, month = day / 100 % 100;
	if (month < 3)
		year--;
	month = (month + 9) % 12;
	return 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day % 100;
}

int date_from_day_number(long number)
{
	int year = (int)(number * 400 / 146097), month = 12;
	while (date_day_number((year + 1) * 10000 + 101) <= number)
		year++;
	while (date_day_number(year * 10000 + month * 100 + 1) > number)
		month--;
	int first = year * 10000 + month * 100 + 1;
	return first + (int)(number - date_day_number(first));
}
