#include "base/rational.h"

#include <assert.h>
#include <string.h>

#include "base/memory.h"

static void *resize(void *old, size_t old_size, size_t new_size)
{
	return memory_resize(old, new_size);
}

static void release(void *memory, size_t size)
{
	memory_free(memory);
}

void rational_start(void)
{
	mp_set_memory_functions(memory_take, resize, release);
}

void rational_set_decimal(mpq_t rational, const struct decimal *value)
{
	/* All digits without the point, over the power of ten that the point stood for. */
	char digits[DECIMAL_DIGITS_LIMIT + 2];
	size_t n = 0;
	for (size_t i = 0; i < value->text.n; i++) {
		if (value->text.at[i] != '.') {
			assert(n < sizeof digits - 1);
			digits[n++] = value->text.at[i];
		}
	}
	digits[n] = '\0';
	mpz_set_str(mpq_numref(rational), digits, 10);
	mpz_ui_pow_ui(mpq_denref(rational), 10, value->frac_digits);
	if (value->frac_digits > 0) {
		mpq_canonicalize(rational);
	}
}

/** Returns the digits of an integer, with its sign. */
static struct str integer_text(const mpz_t integer, struct arena *arena)
{
	char *text = arena_take(arena, mpz_sizeinbase(integer, 10) + 2);
	mpz_get_str(text, 10, integer);
	return str_from(text);
}

/** Returns an integer divided by ten to the power `decimals`, as text. */
static struct str scaled_text(const mpz_t integer, unsigned decimals, struct arena *arena)
{
	mpz_t magnitude;
	mpz_init(magnitude);
	mpz_abs(magnitude, integer);
	struct str digits = integer_text(magnitude, arena);
	mpz_clear(magnitude);

	struct buf text = {.arena = arena};
	buf_add_str(&text, mpz_sgn(integer) < 0 ? STR("-") : STR(""));
	/* One digit at least stands before the point. */
	size_t zeros = digits.n <= decimals ? decimals + 1 - digits.n : 0;
	for (size_t i = 0; i < zeros + digits.n; i++) {
		if (decimals > 0 && i == zeros + digits.n - decimals) {
			buf_add_byte(&text, '.');
		}
		buf_add_byte(&text, i < zeros ? '0' : digits.at[i - zeros]);
	}
	return buf_str(&text);
}

/** Returns how many decimals the number has, or -1 if they do not end. */
static long decimals_of(const mpq_t rational)
{
	mpz_t rest, two, five;
	mpz_init(rest);
	mpz_init_set_ui(two, 2);
	mpz_init_set_ui(five, 5);
	unsigned long twos = mpz_remove(rest, mpq_denref(rational), two);
	unsigned long fives = mpz_remove(rest, rest, five);
	bool ends = mpz_cmp_ui(rest, 1) == 0;
	mpz_clear(rest);
	mpz_clear(two);
	mpz_clear(five);
	return ends ? (long)(twos > fives ? twos : fives) : -1;
}

struct str rational_text(const mpq_t rational, struct arena *arena)
{
	if (mpz_cmp_ui(mpq_denref(rational), 1) == 0) {
		return integer_text(mpq_numref(rational), arena);
	}
	long decimals = decimals_of(rational);
	if (decimals < 0) {
		struct str numerator = integer_text(mpq_numref(rational), arena);
		struct str denominator = integer_text(mpq_denref(rational), arena);
		return str_format(arena, "%.*s/%.*s", STR_ARG(numerator), STR_ARG(denominator));
	}
	return rational_rounded(rational, (unsigned)decimals, arena);
}

struct str rational_rounded(const mpq_t rational, unsigned decimals, struct arena *arena)
{
	/* floor((2 |x| 10^d + 1) / 2) of the magnitude, the sign put back. */
	mpz_t scale, rounded;
	mpz_init(scale);
	mpz_init(rounded);
	mpz_ui_pow_ui(scale, 10, decimals);
	mpz_mul(rounded, mpq_numref(rational), scale);
	mpz_abs(rounded, rounded);
	mpz_mul_ui(rounded, rounded, 2);
	mpz_add(rounded, rounded, mpq_denref(rational));
	mpz_mul_ui(scale, mpq_denref(rational), 2);
	mpz_fdiv_q(rounded, rounded, scale);
	if (mpq_sgn(rational) < 0) {
		mpz_neg(rounded, rounded);
	}
	struct str text = scaled_text(rounded, decimals, arena);
	mpz_clear(scale);
	mpz_clear(rounded);
	return text;
}

static void set_digits(mpq_t rational, struct str text, struct arena *arena)
{
	char *digits = arena_take(arena, text.n + 1);
	size_t n = 0, decimals = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.at[i] == '.') {
			decimals = text.n - i - 1;
		} else {
			digits[n++] = text.at[i];
		}
	}
	mpz_set_str(mpq_numref(rational), digits, 10);
	mpz_ui_pow_ui(mpq_denref(rational), 10, decimals);
	mpq_canonicalize(rational);
}

void rational_set_text(mpq_t rational, struct str text)
{
	struct arena scratch = {0};
	const char *slash = memchr(text.at, '/', text.n);
	set_digits(rational, slash == NULL ? text : (struct str){text.at, (size_t)(slash - text.at)}, &scratch);
	if (slash != NULL) {
		mpq_t below;
		mpq_init(below);
		set_digits(below, str_from_byte(text, (size_t)(slash - text.at) + 1), &scratch);
		mpq_div(rational, rational, below);
		mpq_clear(below);
	}
	arena_finish(&scratch);
}

void rational_round(mpq_t rational, unsigned decimals, bool up)
{
	mpz_t scale;
	mpz_init(scale);
	mpz_ui_pow_ui(scale, 10, decimals);
	mpz_mul(mpq_numref(rational), mpq_numref(rational), scale);
	if (up) {
		mpz_cdiv_q(mpq_numref(rational), mpq_numref(rational), mpq_denref(rational));
	} else {
		mpz_fdiv_q(mpq_numref(rational), mpq_numref(rational), mpq_denref(rational));
	}
	mpz_set(mpq_denref(rational), scale);
	mpq_canonicalize(rational);
	mpz_clear(scale);
}

struct str rational_cut(const mpq_t rational, unsigned decimals, struct arena *arena)
{
	mpq_t cut;
	mpq_init(cut);
	mpq_set(cut, rational);
	rational_round(cut, decimals, mpq_sgn(cut) < 0);
	struct str text = rational_rounded(cut, decimals, arena);
	mpq_clear(cut);
	return text;
}

int64_t rational_hundredths(const mpq_t rational)
{
	mpz_t hundredths;
	mpz_init(hundredths);
	mpz_mul_ui(hundredths, mpq_numref(rational), 100);
	mpz_fdiv_q(hundredths, hundredths, mpq_denref(rational));
	assert(mpz_sgn(hundredths) >= 0 && mpz_cmp_ui(hundredths, 100000) <= 0);
	int64_t result = (int64_t)mpz_get_ui(hundredths);
	mpz_clear(hundredths);
	return result;
}
