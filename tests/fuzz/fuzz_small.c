/* Small parsers: decimals, lengths, dates, places, numbers and dates in words, UTF-8. The first byte chooses one or, past the last, all. */
#include "harness.h"
#include "base/decimal.h"
#include "base/length.h"
#include "base/utf8.h"
#include "locale/format.h"
#include "method/number.h"
#include "base/date.h"
#include "base/rational.h"

static struct format *format;

static void start(void)
{
	format = format_create(STR("ar"));
}

static void finish(void)
{
	format_destroy(format);
}

static bool try_decimal(struct str text, struct trial *trial)
{
	struct decimal value;
	mpq_t rational;
	if (!decimal_parse(text, &value))
		return false;
	trial_expect(value.int_digits > 0 && value.int_digits + value.frac_digits <= DECIMAL_DIGITS_LIMIT);
	trial_expect(number_compare(&value, &value) == 0);
	mpq_init(rational);
	rational_set_decimal(rational, &value);
	trial_expect((mpq_sgn(rational) == 0) == decimal_is_zero(&value));
	trial_digest(trial, rational_text(rational, &trial->arena));
	trial_digest(trial, rational_rounded(rational, 3, &trial->arena));
	mpq_clear(rational);
	return true;
}

static bool try_length(struct str text, struct trial *trial)
{
	length value;
	if (!length_parse(text, &value))
		return false;
	trial_expect(value >= -LENGTH_LIMIT && value <= LENGTH_LIMIT);
	return true;
}

static bool try_date(struct str text, struct trial *trial)
{
	struct date_range range;
	if (!date_parse(text, &range))
		return false;
	trial_expect(range.first <= range.last);
	trial_expect(!date_before(range, range));
	return true;
}

static bool try_span(struct str text, struct trial *trial)
{
	struct span span, again;
	if (!span_from_text(text, &span))
		return false;
	trial_expect(span_from_text(span_to_text(span, &trial->arena), &again));
	trial_expect(again.file == span.file && again.start == span.start && again.end == span.end);
	return true;
}

static bool try_format(struct str text, struct trial *trial)
{
	struct str words;
	struct decimal value;
	bool number = false;
	for (int decimals = -1; decimals < 4; decimals++)
		if (format_number(format, text, decimals, &trial->arena, &words)) {
			trial_expect(decimal_parse(text, &value));
			trial_digest(trial, words);
			number = true;
		}
	if (!format_date(format, text, &trial->arena, &words))
		return number;
	trial_digest(trial, words);
	return true;
}

/* Sound text comes back the same from code points and from UTF-16; unsound text does not end the program. */
static bool try_utf8(struct str text, struct trial *trial)
{
	struct buf again = {.arena = &trial->arena};
	int32_t length;
	uint32_t *bytes;
	buf_add(&again, "", 0);
	bool sound = utf8_check(text, NULL);
	for (size_t i = 0; i < text.n;)
		utf8_add(&again, utf8_next(text, &i));
	const uint16_t *units = utf8_to_utf16(text, &trial->arena, &length, &bytes);
	trial_expect(!sound || str_equal(buf_str(&again), text));
	trial_expect(!sound || str_equal(utf8_from_utf16(units, length, &trial->arena), text));
	trial_expect(bytes[length] == text.n);
	return sound;
}

static bool (*const parsers[])(struct str text, struct trial *trial) = {try_decimal, try_length, try_date, try_span, try_format, try_utf8};

#define PARSERS (sizeof parsers / sizeof *parsers)

static bool run(struct str bytes, struct trial *trial)
{
	bool accepted = false;
	if (bytes.n == 0)
		return false;
	size_t chosen = (unsigned char)(bytes.at[0] - '0');
	for (size_t i = 0; i < PARSERS; i++)
		if (chosen == i || chosen >= PARSERS)
			accepted = parsers[i](str_from_byte(bytes, 1), trial) || accepted;
	return accepted;
}

const struct harness harness = {
	.name = "small", .ending = "", .largest = 256, .silent = true, .mutations = 600, .start = start, .run = run, .finish = finish,
};
