/*
 * Random cities by a fixed seed: values that their data points may have, at limits more often than chance would have it, and
 * everything else that an observation may be. The same on every machine.
 */
#ifndef CITYPROFILE_TEST_SCORE_RANDOM_H
#define CITYPROFILE_TEST_SCORE_RANDOM_H

#include "sample.h"
#include "base/rational.h"

static uint64_t random_state;

static uint64_t random_next(void)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return random_state;
}

/** Returns a number from 0 to n - 1. */
static uint64_t random_below(uint64_t n)
{
	return (random_next() >> 11) % n;
}

/* Random values */

/** The lowest and the highest value to try: those that are possible, else around the target. */
static void set_range(const struct method_point *definition, const struct benchmark *benchmark, mpq_t low, mpq_t high)
{
	mpq_set_si(low, -20, 1);
	mpq_set_ui(high, 1000, 1);
	if (benchmark != NULL && benchmark->value.value.text.n > 0) {
		mpq_t three;
		mpq_init(three);
		mpq_set_ui(three, 3, 1);
		rational_set_decimal(high, &benchmark->value.value);
		mpq_mul(high, high, three);
		mpq_clear(three);
	}
	if (definition->valid_from.value.text.n > 0) {
		rational_set_decimal(low, &definition->valid_from.value);
	}
	if (definition->valid_to.value.text.n > 0) {
		rational_set_decimal(high, &definition->valid_to.value);
	}
	if (mpq_cmp(low, high) >= 0) {
		mpq_set_ui(high, 1, 1);
		mpq_add(high, high, low);
	}
}

/** Set to one of the interesting values: the target, a limit of a band of it, a step of thresholds. */
static void set_special(const struct method *method, const struct benchmark *benchmark, mpq_t value)
{
	mpq_t share;
	mpq_init(share);
	if (benchmark->steps.n > 0) {
		rational_set_decimal(value, &benchmark->steps.at[random_below(benchmark->steps.n)].limit.value);
	} else {
		rational_set_decimal(value, &benchmark->value.value);
		rational_set_decimal(share, &method->bands.at[random_below(method->bands.n)].from.value);
		mpq_div_2exp(share, share, 2);
		mpq_mul(value, value, share);
		mpq_set_ui(share, 1, 25);
		mpq_mul(value, value, share);
	}
	mpq_clear(share);
}

/** Set to a decimal in the range: now and then an end of it, or where something happens. */
static void set_random(const struct method *method, const struct method_point *definition, const struct benchmark *benchmark, mpq_t value)
{
	mpq_t low, high;
	mpq_inits(low, high, NULL);
	set_range(definition, benchmark, low, high);
	uint64_t way = random_below(8), parts = way < 2 ? 1 : way < 5 ? 1000 : 1000000000;
	if (way == 7 && benchmark != NULL && benchmark->value.value.text.n > 0) {
		set_special(method, benchmark, value);
	}
	if (way != 7 || mpq_cmp(value, low) < 0 || mpq_cmp(value, high) > 0) {
		mpq_sub(high, high, low);
		mpq_set_ui(value, random_below(parts + 1), parts);
		mpq_canonicalize(value);
		mpq_mul(value, value, high);
		mpq_add(value, value, low);
	}
	mpq_clears(low, high, NULL);
}

static void write_number(struct city *city, struct observation *o, const mpq_t value)
{
	o->form = OBSERVATION_NUMBER;
	o->text = rational_text(value, &city->run.arena);
	assert_true(decimal_parse(o->text, &o->value));
}

/** A fraction, where the method takes one and it comes out possible. */
static bool write_fraction(struct city *city, struct observation *o, const struct method_point *definition)
{
	uint64_t below = 1 + random_below(100000), above = random_below(below + 1);
	mpq_t value, limit;
	mpq_inits(value, limit, NULL);
	mpq_set_ui(value, above, below);
	mpq_canonicalize(value);
	if (definition->factor.value.text.n > 0) {
		rational_set_decimal(limit, &definition->factor.value);
		mpq_mul(value, value, limit);
	}
	bool possible = definition->numerators.n > 0;
	if (definition->valid_from.value.text.n > 0) {
		rational_set_decimal(limit, &definition->valid_from.value);
		possible = possible && mpq_cmp(value, limit) >= 0;
	}
	if (definition->valid_to.value.text.n > 0) {
		rational_set_decimal(limit, &definition->valid_to.value);
		possible = possible && mpq_cmp(value, limit) <= 0;
	}
	mpq_clears(value, limit, NULL);
	if (possible) {
		o->form = OBSERVATION_FRACTION;
		o->text = (struct str){0};
		assert_true(decimal_parse(str_format(&city->run.arena, "%llu", (unsigned long long)above), &o->numerator));
		assert_true(decimal_parse(str_format(&city->run.arena, "%llu", (unsigned long long)below), &o->denominator));
	}
	return possible;
}

/** Name the things of a list whose bit is set. */
static void write_list(struct city *city, struct observation *o, const struct method_point *definition, uint64_t bits)
{
	struct buf words = {.arena = &city->run.arena};
	for (size_t i = 0; i < definition->items.n; i++) {
		if (bits >> i & 1) {
			buf_format(&words, "%s%.*s", words.n > 0 ? " " : "", STR_ARG(definition->items.at[i].id.text));
		}
	}
	o->form = words.n > 0 ? OBSERVATION_LIST : OBSERVATION_NUMBER;
	o->text = words.n > 0 ? buf_str(&words) : STR("0");
	assert_true(words.n > 0 || decimal_parse(o->text, &o->value));
}

static void write_random(struct city *city, struct observation *o, size_t point)
{
	const struct method_point *definition = &city->method.points.at[point];
	if (definition->kind == METHOD_YES_NO) {
		o->form = OBSERVATION_YES_NO;
		o->yes = random_below(2) == 1;
	} else if (definition->kind == METHOD_LIST) {
		write_list(city, o, definition, random_next() >> 20);
	} else if (random_below(3) > 0 || !write_fraction(city, o, definition)) {
		mpq_t value;
		mpq_init(value);
		set_random(&city->method, definition, benchmark_lookup(&city->set, point), value);
		write_number(city, o, value);
		mpq_clear(value);
	}
}

/* Random cities */

static struct observation *observe(struct city *city, size_t point, const char *period)
{
	struct observation *o = vec_add(&city->observations, &city->run.arena);
	*o = (struct observation){.indicator = city->method.points.at[point].code, .period = str_from(period), .boundary = STR("b")};
	return o;
}

/** One observation of some of the data points, now and then with a former value or a value of an older period beside it. */
static void observe_random(struct city *city)
{
	uint64_t density = 1 + random_below(8);
	for (size_t point = 0; point < city->method.points.n; point++) {
		if (random_below(8) >= density) {
			continue;
		}
		struct observation *o = observe(city, point, "2019");
		if (random_below(8) == 0) {
			o->form = OBSERVATION_NONE;
			o->missing = (enum observation_missing)(1 + random_below(5));
		} else {
			o->verified = (enum observation_verified)random_below(4);
			write_random(city, o, point);
		}
		if (random_below(16) == 0) {
			struct observation *former = observe(city, point, random_below(2) ? "2018" : "2019-06");
			former->earlier = random_below(2);
			write_random(city, former, point);
		}
	}
}

#endif
