#include "chart/scale.h"

#include "base/rational.h"

/* Set a rational to ten to a power. */
static void set_power(mpq_t rational, long power)
{
	mpz_ptr part = power >= 0 ? mpq_numref(rational) : mpq_denref(rational);
	mpq_set_ui(rational, 1, 1);
	mpz_ui_pow_ui(part, 10, (unsigned long)(power >= 0 ? power : -power));
}

/* The greatest power of ten that is not above a positive number. */
static long power_below(const mpq_t number)
{
	long power = (long)mpz_sizeinbase(mpq_numref(number), 10) - (long)mpz_sizeinbase(mpq_denref(number), 10) + 1;
	mpq_t ten;
	mpq_init(ten);
	for (set_power(ten, power); mpq_cmp(ten, number) > 0; set_power(ten, power))
		power--;
	mpq_clear(ten);
	return power;
}

/* The nice number nearest to a positive one: 1, 2, 5 or 10 times a power of ten. Limits as in the source: 1.5, 3 and 7. */
static void round_nice(mpq_t number, long *ret_power)
{
	static const struct { unsigned below, over, nice; } limits[] = {{3, 2, 1}, {3, 1, 2}, {7, 1, 5}};
	long power = power_below(number);
	unsigned nice = 10;
	mpq_t ten, limit;
	mpq_init(ten);
	mpq_init(limit);
	set_power(ten, power);
	for (size_t i = sizeof limits / sizeof *limits; i-- > 0;) {
		mpq_set_ui(limit, limits[i].below, limits[i].over);
		mpq_mul(limit, limit, ten);
		if (mpq_cmp(number, limit) < 0)
			nice = limits[i].nice;
	}
	mpq_set_ui(limit, nice, 1);
	mpq_mul(number, limit, ten);
	mpq_clear(ten);
	mpq_clear(limit);
	*ret_power = nice == 10 ? power + 1 : power;
}

/* Move a number to a multiple of the step, down or up. */
static void round_to_step(mpq_t number, const mpq_t step, bool up)
{
	mpq_div(number, number, step);
	if (up)
		mpz_cdiv_q(mpq_numref(number), mpq_numref(number), mpq_denref(number));
	else
		mpz_fdiv_q(mpq_numref(number), mpq_numref(number), mpq_denref(number));
	mpz_set_ui(mpq_denref(number), 1);
	mpq_mul(number, number, step);
}

static void find_range(const struct decimal *values, size_t n, bool from_zero, struct scale *scale)
{
	mpq_t value;
	mpq_init(value);
	for (size_t i = 0; i < n; i++) {
		rational_set_decimal(value, &values[i]);
		if ((i == 0 && !from_zero) || mpq_cmp(value, scale->low) < 0)
			mpq_set(scale->low, value);
		if ((i == 0 && !from_zero) || mpq_cmp(value, scale->high) > 0)
			mpq_set(scale->high, value);
	}
	mpq_clear(value);
}

/* A range for one number: half as much below it as it is far from zero, and above; 0 to 1 for zero. */
static void widen(struct scale *scale)
{
	mpq_t half;
	mpq_init(half);
	mpq_div_2exp(half, scale->high, 1);
	mpq_abs(half, half);
	if (mpq_sgn(half) == 0)
		mpq_set_ui(scale->high, 1, 1);
	mpq_sub(scale->low, scale->low, half);
	mpq_add(scale->high, scale->high, half);
	mpq_clear(half);
}

static void count_ticks(struct scale *scale)
{
	mpq_t count;
	mpq_init(count);
	mpq_sub(count, scale->high, scale->low);
	mpq_div(count, count, scale->step);
	scale->tick_count = (unsigned)mpz_get_ui(mpq_numref(count)) + 1;
	mpq_clear(count);
}

static void scale_init(struct scale *scale, length size)
{
	*scale = (struct scale){.size = size};
	mpq_init(scale->low);
	mpq_init(scale->high);
	mpq_init(scale->step);
}

void scale_make(const struct decimal *values, size_t n, bool from_zero, unsigned ticks, length size, struct scale *ret_scale)
{
	mpq_t steps;
	long power;
	scale_init(ret_scale, size);
	find_range(values, n, from_zero, ret_scale);
	if (mpq_equal(ret_scale->low, ret_scale->high))
		widen(ret_scale);
	mpq_init(steps);
	mpq_set_ui(steps, ticks - 1, 1);
	mpq_sub(ret_scale->step, ret_scale->high, ret_scale->low);
	mpq_div(ret_scale->step, ret_scale->step, steps);
	mpq_clear(steps);
	round_nice(ret_scale->step, &power);
	ret_scale->decimals = power < 0 ? (unsigned)-power : 0;
	round_to_step(ret_scale->low, ret_scale->step, false);
	round_to_step(ret_scale->high, ret_scale->step, true);
	count_ticks(ret_scale);
}

void scale_release(struct scale *scale)
{
	if (scale->tick_count == 0)
		return;
	mpq_clear(scale->low);
	mpq_clear(scale->high);
	mpq_clear(scale->step);
	scale->tick_count = 0;
}

/* The place of a number on the scale, rounded half up; it is used up. What lies far beyond stays where a length can hold it. */
static length place(const struct scale *scale, mpq_t number)
{
	mpq_t whole, half;
	mpq_init(whole);
	mpq_init(half);
	mpq_sub(number, number, scale->low);
	mpq_sub(whole, scale->high, scale->low);
	mpq_div(number, number, whole);
	mpq_set_si(whole, (long)scale->size, 1);
	mpq_mul(number, number, whole);
	mpq_set_ui(half, 1, 2);
	mpq_add(number, number, half);
	mpz_fdiv_q(mpq_numref(number), mpq_numref(number), mpq_denref(number));
	bool far = mpz_cmpabs_ui(mpq_numref(number), LENGTH_LIMIT) > 0;
	length at = far ? (mpq_sgn(number) < 0 ? -LENGTH_LIMIT : LENGTH_LIMIT) : mpz_get_si(mpq_numref(number));
	mpq_clear(whole);
	mpq_clear(half);
	return at;
}

length scale_at(const struct scale *scale, const struct decimal *value)
{
	mpq_t number;
	mpq_init(number);
	rational_set_decimal(number, value);
	length at = place(scale, number);
	mpq_clear(number);
	return at;
}

/* Set a rational to the number of a tick. */
static void set_tick(mpq_t number, const struct scale *scale, unsigned i)
{
	mpq_set_ui(number, i, 1);
	mpq_mul(number, number, scale->step);
	mpq_add(number, number, scale->low);
}

length scale_tick(const struct scale *scale, unsigned i)
{
	mpq_t number;
	mpq_init(number);
	set_tick(number, scale, i);
	length at = place(scale, number);
	mpq_clear(number);
	return at;
}

struct str scale_tick_text(const struct scale *scale, unsigned i, struct arena *arena)
{
	mpq_t number;
	mpq_init(number);
	set_tick(number, scale, i);
	struct str text = rational_rounded(number, scale->decimals, arena);
	mpq_clear(number);
	return text;
}
