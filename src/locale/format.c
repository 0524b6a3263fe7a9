/* Conventions of a language, by ICU, opened once per language. */
#include "locale/format.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/uclean.h>
#include <unicode/ucol.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unumberformatter.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "base/decimal.h"
#include "base/memory.h"
#include "base/utf8.h"

#define LOCALE_LIMIT ULOC_FULLNAME_CAPACITY

/* Year, month and day each have their own words ("2019", "December 2019", "3 December 2019"). */
enum date_precision { DATE_YEAR, DATE_MONTH, DATE_DAY, DATE_PRECISIONS };

/* Numbers with so many digits after the point, or more, are rare. */
#define NUMBERS_KEPT 16

/* The longest power of ten that languages have words for in compact numbers. */
#define POWER_LIMIT 14

/* Words of a language for powers of ten, at most: from a thousand on, each for four numbers, long and short. */
#define POWER_WORDS ((POWER_LIMIT - 2) * 4 * 2)

/* A word that multiplies the number before it. */
struct power_word {
	UChar letters[64]; /* small ones */
	int32_t length;
	int power;
};

struct format {
	char locale[LOCALE_LIMIT];
	UCollator *collator;                   /* each is opened when first asked for */
	UListFormatter *list;
	UDateFormat *dates[DATE_PRECISIONS];
	UNumberFormatter *numbers[NUMBERS_KEPT]; /* by digits after the point */
	struct power_word *powers;
	size_t power_count;
};

static void *icu_take(const void *context, size_t size)
{
	return memory_take(size);
}

static void *icu_resize(const void *context, void *old, size_t size)
{
	return memory_resize(old, size);
}

static void icu_free(const void *context, void *memory)
{
	memory_free(memory);
}

void locale_start(void)
{
	UErrorCode status = U_ZERO_ERROR;
	u_setMemoryFunctions(NULL, icu_take, icu_resize, icu_free, &status);
	/* Where ICU lacks a language it takes the default one, which must not be the machine's. */
	uloc_setDefault("en_001", &status);
}

/* English and Arabic without a country are those of the world, as the United Nations writes them: “4 November 2019”, Western digits. */
static const char *world_tag(struct str lang, const char *tag)
{
	return str_is(lang, "en") ? "en-001" : str_is(lang, "ar") ? "ar-001-u-nu-latn" : tag;
}

static void locale_name(struct str lang, char name[LOCALE_LIMIT])
{
	char tag[64] = "";
	UErrorCode status = U_ZERO_ERROR;
	if (lang.n > 0 && lang.n < sizeof tag)
		memcpy(tag, lang.at, lang.n);
	uloc_forLanguageTag(world_tag(lang, tag), name, LOCALE_LIMIT, NULL, &status);
	if (U_FAILURE(status) || name[0] == '\0')
		memcpy(name, "root", sizeof "root");
}

struct format *format_create(struct str lang)
{
	struct format *format = memory_take_zeroed(1, sizeof *format);
	locale_name(lang, format->locale);
	return format;
}

void format_destroy(struct format *format)
{
	if (!format)
		return;
	if (format->collator)
		ucol_close(format->collator);
	if (format->list)
		ulistfmt_close(format->list);
	for (int i = 0; i < DATE_PRECISIONS; i++)
		if (format->dates[i])
			udat_close(format->dates[i]);
	for (int i = 0; i < NUMBERS_KEPT; i++)
		unumf_close(format->numbers[i]);
	memory_free(format->powers);
	memory_free(format);
}

bool format_is_rtl(struct str lang)
{
	char name[LOCALE_LIMIT];
	locale_name(lang, name);
	return uloc_isRightToLeft(name);
}

/* ICU's formula for exactly so many digits after the point. */
static struct str number_skeleton(unsigned decimals, struct arena *arena)
{
	struct buf skeleton = {.arena = arena};
	buf_add_str(&skeleton, STR("rounding-mode-half-up "));
	buf_add_str(&skeleton, decimals == 0 ? STR("precision-integer") : STR("."));
	for (unsigned i = 0; i < decimals; i++)
		buf_add_byte(&skeleton, '0');
	return buf_str(&skeleton);
}

static UNumberFormatter *number_open(const struct format *format, unsigned decimals, struct arena *arena)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t length;
	const uint16_t *skeleton = utf8_to_utf16(number_skeleton(decimals, arena), arena, &length, NULL);
	return unumf_openForSkeletonAndLocale((const UChar *)skeleton, length, format->locale, &status);
}

bool format_number(struct format *format, struct str text, int decimals, struct arena *arena, struct str *ret_text)
{
	struct decimal value;
	UErrorCode status = U_ZERO_ERROR;
	int32_t length;
	if (!decimal_parse(text, &value))
		return false;
	unsigned wanted = decimals < 0 ? value.frac_digits : (unsigned)decimals;
	UNumberFormatter *formatter = wanted < NUMBERS_KEPT ? format->numbers[wanted] : NULL;
	if (!formatter)
		formatter = number_open(format, wanted, arena);
	UFormattedNumber *result = unumf_openResult(&status);
	unumf_formatDecimal(formatter, value.text.at, (int32_t)value.text.n, result, &status);
	UErrorCode measured = status;
	length = unumf_resultToString(result, NULL, 0, &measured);
	UChar *made = arena_array(arena, (size_t)(length > 0 ? length : 0) + 1, UChar);
	unumf_resultToString(result, made, length + 1, &status);
	/* Some languages of ICU write a hyphen for want of a minus on the keyboard. */
	for (int32_t i = 0; i < length; i++)
		made[i] = made[i] == '-' ? 0x2212 : made[i];
	if (U_SUCCESS(status))
		*ret_text = utf8_from_utf16((const uint16_t *)made, length, arena);
	unumf_closeResult(result);
	if (wanted < NUMBERS_KEPT)
		format->numbers[wanted] = formatter;
	else
		unumf_close(formatter);
	return U_SUCCESS(status);
}

struct iso_date {
	enum date_precision precision;
	int year, month, day;
};

/* Days from 1970-01-01, by counting years from March, so that the leap day is the last of its year. */
static int64_t date_days(const struct iso_date *date)
{
	int64_t year = date->month <= 2 ? date->year - 1 : date->year;
	int64_t month = (date->month + 9) % 12;
	int64_t day = (153 * month + 2) / 5 + date->day - 1;
	return year * 365 + year / 4 - year / 100 + year / 400 + day - 719468;
}

static UDateFormat *date_open(const char *locale, const char *skeleton_text)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar skeleton[16], pattern[128], zone[] = {'E', 't', 'c', '/', 'U', 'T', 'C', 0};
	char gregorian[LOCALE_LIMIT];
	int32_t length = (int32_t)strlen(skeleton_text);
	for (int32_t i = 0; i < length; i++)
		skeleton[i] = (UChar)skeleton_text[i];
	memcpy(gregorian, locale, sizeof gregorian);
	uloc_setKeywordValue("calendar", "gregorian", gregorian, sizeof gregorian, &status);
	UDateTimePatternGenerator *generator = udatpg_open(gregorian, &status);
	length = udatpg_getBestPattern(generator, skeleton, length, pattern, 128, &status);
	udatpg_close(generator);
	UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, gregorian, zone, -1, pattern, length, &status);
	if (U_FAILURE(status))
		return format;
	/* Dates are those of one calendar at all times, as ISO 8601 has them: no days are lost in 1582. */
	UCalendar *calendar = ucal_clone(udat_getCalendar(format), &status);
	ucal_setGregorianChange(calendar, (UDate)(date_days(&(struct iso_date){.year = 1, .month = 1, .day = 1}) * 86400000), &status);
	udat_setCalendar(format, calendar);
	ucal_close(calendar);
	return format;
}

static bool digits_read(struct str text, size_t from, size_t count, int *ret_number)
{
	int64_t number;
	if (from + count > text.n || !str_to_integer((struct str){text.at + from, count}, &number))
		return false;
	*ret_number = (int)number;
	return true;
}

static int month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return days[month - 1] + (month == 2 && leap);
}

static bool date_parse(struct str text, struct iso_date *ret_date)
{
	struct iso_date date = {DATE_YEAR, 0, 1, 1};
	if (!digits_read(text, 0, 4, &date.year) || date.year == 0)
		return false;
	if (text.n >= 7) {
		date.precision = DATE_MONTH;
		if (text.at[4] != '-' || !digits_read(text, 5, 2, &date.month) || date.month < 1 || date.month > 12)
			return false;
	}
	if (text.n == 10) {
		date.precision = DATE_DAY;
		if (text.at[7] != '-' || !digits_read(text, 8, 2, &date.day) || date.day < 1 || date.day > month_days(date.year, date.month))
			return false;
	}
	if (text.n != 4 && text.n != 7 && text.n != 10)
		return false;
	*ret_date = date;
	return true;
}

bool format_date(struct format *format, struct str text, struct arena *arena, struct str *ret_text)
{
	static const char *const skeletons[DATE_PRECISIONS] = {"y", "yMMMM", "yMMMMd"};
	struct iso_date date;
	if (!date_parse(str_trim(text), &date))
		return false;
	UDateFormat **dates = &format->dates[date.precision];
	if (!*dates)
		*dates = date_open(format->locale, skeletons[date.precision]);
	UChar made[256];
	UErrorCode status = U_ZERO_ERROR;
	int32_t length = udat_format(*dates, (UDate)(date_days(&date) * 86400000), made, 256, NULL, &status);
	if (U_FAILURE(status))
		return false;
	*ret_text = utf8_from_utf16((const uint16_t *)made, length, arena);
	return true;
}

struct str format_list(struct format *format, const struct str *items, size_t count, struct arena *arena)
{
	UErrorCode status = U_ZERO_ERROR;
	if (count == 0)
		return (struct str){0};
	if (!format->list)
		format->list = ulistfmt_open(format->locale, &status);
	const UChar **texts = arena_array(arena, count, const UChar *);
	int32_t *lengths = arena_array(arena, count, int32_t);
	int32_t room = 64;
	for (size_t i = 0; i < count; i++) {
		texts[i] = (const UChar *)utf8_to_utf16(items[i], arena, &lengths[i], NULL);
		room += lengths[i] + 32; /* a joining word each */
	}
	UChar *made = arena_array(arena, (size_t)room, UChar);
	int32_t length = ulistfmt_format(format->list, texts, lengths, (int32_t)count, made, room, &status);
	return U_FAILURE(status) ? (struct str){0} : utf8_from_utf16((const uint16_t *)made, length, arena);
}

int format_compare(struct format *format, struct str a, struct str b)
{
	UErrorCode status = U_ZERO_ERROR;
	if (!format->collator)
		format->collator = ucol_open(format->locale, &status);
	UCollationResult order = ucol_strcollUTF8(format->collator, a.at ? a.at : "", (int32_t)a.n, b.at ? b.at : "", (int32_t)b.n, &status);
	if (U_FAILURE(status) || order == UCOL_EQUAL)
		return str_compare(a, b); /* what a dictionary holds equal still has one order */
	return order == UCOL_LESS ? -1 : 1;
}

struct str format_plural(struct str lang, int64_t count, struct arena *arena)
{
	char name[LOCALE_LIMIT];
	UErrorCode status = U_ZERO_ERROR;
	UChar category[16];
	locale_name(lang, name);
	UPluralRules *rules = uplrules_open(name, &status);
	int32_t length = uplrules_select(rules, (double)count, category, 16, &status);
	uplrules_close(rules);
	return U_FAILURE(status) ? STR("other") : utf8_from_utf16((const uint16_t *)category, length, arena);
}

/* Large numbers in words */

/* Whether the words begin with a word: whole, or with an ending added to one long enough to be told by its stem. */
static bool power_matches(const struct power_word *word, const UChar *text, int32_t length)
{
	if (word->length > length || u_memcmp(text, word->letters, word->length) != 0)
		return false;
	bool ideographic = u_hasBinaryProperty((UChar32)word->letters[0], UCHAR_IDEOGRAPHIC);
	bool ends = word->length == length || !u_isalpha((UChar32)text[word->length]);
	return ideographic || (word->length >= 2 && ends) || word->length >= 5;
}

/* Take the word off a compact number, such as “100 million”, of so many powers of ten. */
static void power_take(struct format *format, const UChar *text, int32_t length, int power)
{
	struct power_word *word = &format->powers[format->power_count];
	UErrorCode status = U_ZERO_ERROR;
	int32_t i = 0, digits = 0;
	while (i < length && u_isdigit((UChar32)text[i]))
		i++, digits++;
	/* Decimals and blanks. */
	while (i < length && !u_isalpha((UChar32)text[i]))
		i++;
	while (length > i && !u_isalpha((UChar32)text[length - 1]))
		length--;
	if (digits == 0 || length == i)
		return;
	word->length = u_strToLower(word->letters, 64, text + i, length - i, format->locale, &status);
	word->power = power - digits + 1;
	format->power_count += U_SUCCESS(status);
}

/* One, two, five and one and a half of each power: languages bend the word by its number. */
static void powers_take(struct format *format, const char *skeleton_text)
{
	static const char *const starts[] = {"1", "2", "5", "1.5"};
	UErrorCode status = U_ZERO_ERROR;
	UChar skeleton[64], made[64];
	u_charsToUChars(skeleton_text, skeleton, (int32_t)strlen(skeleton_text) + 1);
	UNumberFormatter *formatter = unumf_openForSkeletonAndLocale(skeleton, -1, format->locale, &status);
	UFormattedNumber *result = unumf_openResult(&status);
	for (int power = 3; power <= POWER_LIMIT && U_SUCCESS(status); power++) {
		for (size_t i = 0; i < sizeof starts / sizeof starts[0] && U_SUCCESS(status); i++) {
			char number[16];
			int32_t n = snprintf(number, sizeof number, "%se%d", starts[i], power);
			unumf_formatDecimal(formatter, number, n, result, &status);
			n = unumf_resultToString(result, made, 64, &status);
			if (U_SUCCESS(status))
				power_take(format, made, n, power);
		}
	}
	unumf_closeResult(result);
	unumf_close(formatter);
}

static void powers_make(struct format *format)
{
	format->powers = memory_take_zeroed(POWER_WORDS, sizeof *format->powers);
	powers_take(format, "compact-long numbering-system/latn");
	powers_take(format, "compact-short numbering-system/latn");
}

int format_power(struct format *format, struct str words, struct arena *arena)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar small[64];
	const struct power_word *found = NULL;
	int32_t length, from = 0;
	if (words.n > 128)
		words.n = 128;
	const UChar *text = (const UChar *)utf8_to_utf16(words, arena, &length, NULL);
	while (from < length && (u_isUWhiteSpace((UChar32)text[from])))
		from++;
	if (from == length || !u_isalpha((UChar32)text[from]))
		return 0;
	length = length - from > 40 ? 40 : length - from;
	length = u_strToLower(small, 64, text + from, length, format->locale, &status);
	if (U_FAILURE(status))
		return 0;
	if (!format->powers)
		powers_make(format);
	for (size_t i = 0; i < format->power_count; i++) {
		const struct power_word *word = &format->powers[i];
		if ((!found || word->length > found->length) && power_matches(word, small, length))
			found = word;
	}
	return found ? found->power : 0;
}
