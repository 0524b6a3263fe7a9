#include "score/aim.h"

#include "score/formula.h"
#include "score/value.h"

void aimer_start(const struct scorecard *card, struct arena *arena, struct aimer *ret_aimer)
{
	size_t n = card->method->points.n;
	*ret_aimer = (struct aimer){
		.card = card,
		.arena = arena,
		.trial = {
			.method = card->method,
			.card = {.input = card->input, .method = card->method, .benchmarks = card->benchmarks},
			.values = arena_array(arena, n, mpq_t),
			.percents = arena_array(arena, n, mpq_t),
		},
	};
	ret_aimer->trial.card.points = arena_array(arena, n, struct score_point);
	for (size_t i = 0; i < n; i++) {
		mpq_inits(ret_aimer->trial.values[i], ret_aimer->trial.percents[i], NULL);
	}
}

void aimer_finish(struct aimer *aimer)
{
	for (size_t i = 0; i < aimer->card->method->points.n; i++) {
		mpq_clears(aimer->trial.values[i], aimer->trial.percents[i], NULL);
	}
	arena_finish(&aimer->scratch);
}

void aimer_value(const struct aimer *aimer, size_t point, mpq_t ret_value)
{
	if (aimer->card->method->points.at[point].kind == METHOD_YES_NO) {
		mpq_set_ui(ret_value, 0, 1);
	} else {
		rational_set_text(ret_value, aimer->card->points[point].exact);
	}
}

/** Score a data point with a value, or an answer. Returns whether it reaches the percentage. */
static bool try_value(struct aimer *aimer, size_t point, const mpq_t value, bool yes, const mpq_t percent)
{
	struct observation observation = {.form = OBSERVATION_NUMBER, .yes = yes};
	struct score_point *tried = &aimer->trial.card.points[point];
	arena_clear(&aimer->scratch);
	aimer->trial.arena = &aimer->scratch;
	*tried = (struct score_point){
		.state = SCORE_SCORED, .observation = &observation, .benchmark = aimer->card->points[point].benchmark, .weight = 1,
	};
	mpq_set(aimer->trial.values[point], value);
	formula_perform(&aimer->trial, point);
	tried->observation = NULL;
	return mpq_cmp(aimer->trial.percents[point], percent) >= 0;
}

static struct gap_aim make_aim(struct aimer *aimer, size_t point, struct str value)
{
	struct score_performance performance = aimer->trial.card.points[point].performance;
	performance.exact = str_from(str_copy(performance.exact, aimer->arena));
	return (struct gap_aim){.possible = true, .value = value, .performance = performance};
}

/* Inverses: each sets the worst value that reaches the percentage, and says whether better is up */

/** percent = 100 x value / target */
static bool invert_rising(const mpq_t target, const mpq_t percent, mpq_t value)
{
	mpq_t hundredth;
	mpq_init(hundredth);
	mpq_set_ui(hundredth, 1, 100);
	mpq_mul(value, percent, target);
	mpq_mul(value, value, hundredth);
	mpq_clear(hundredth);
	return true;
}

/** percent = 100 x target / value */
static bool invert_falling(const mpq_t target, const mpq_t percent, mpq_t value)
{
	mpq_set_ui(value, 100, 1);
	mpq_mul(value, value, target);
	mpq_div(value, value, percent);
	return false;
}

/** percent = 100 x (value - floor) / (target - floor) */
static bool invert_linear(const struct benchmark *benchmark, const mpq_t target, const mpq_t percent, mpq_t value)
{
	mpq_t bottom, span;
	mpq_inits(bottom, span, NULL);
	rational_set_decimal(bottom, &benchmark->floor.value);
	mpq_sub(span, target, bottom);
	invert_rising(span, percent, value);
	mpq_add(value, value, bottom);
	bool up = mpq_sgn(span) > 0;
	mpq_clears(bottom, span, NULL);
	return up;
}

/** The limit of the worst step that is worth the percentage; of the best where none is. */
static bool invert_thresholds(const struct benchmark *benchmark, const mpq_t percent, mpq_t value)
{
	size_t step = 0;
	for (; step + 1 < benchmark->steps.n; step++) {
		rational_set_decimal(value, &benchmark->steps.at[step].percent.value);
		if (mpq_cmp(value, percent) >= 0) {
			break;
		}
	}
	rational_set_decimal(value, &benchmark->steps.at[step].limit.value);
	return benchmark->direction == METHOD_HIGHER;
}

/** Set the value that the percentage needs, not rounded; *present is the value there is. */
static bool invert(const struct benchmark *benchmark, const mpq_t present, const mpq_t percent, mpq_t value)
{
	mpq_t target;
	mpq_init(target);
	rational_set_decimal(target, &benchmark->value.value);
	bool up = true;
	if (benchmark->formula == BENCHMARK_LINEAR) {
		up = invert_linear(benchmark, target, percent, value);
	} else if (benchmark->formula == BENCHMARK_THRESHOLDS) {
		up = invert_thresholds(benchmark, percent, value);
	} else if (benchmark->formula == BENCHMARK_RATIO ? benchmark->direction == METHOD_HIGHER : mpq_cmp(present, target) < 0) {
		up = invert_rising(target, percent, value);
	} else {
		up = invert_falling(target, percent, value);
	}
	mpq_clear(target);
	return up;
}

/* Finding */

static unsigned most_decimals(unsigned decimals, const struct method_number *number)
{
	return number->value.text.n > 0 && number->value.frac_digits > decimals ? number->value.frac_digits : decimals;
}

static bool find_number(struct aimer *aimer, size_t point, const mpq_t percent, struct gap_aim *ret_aim)
{
	const struct method_point *definition = &aimer->card->method->points.at[point];
	const struct benchmark *benchmark = aimer->card->points[point].benchmark;
	unsigned decimals = (unsigned)definition->decimals;
	/* With so many, the target and the limits of what is possible can be written, and one of them is the last hope. */
	unsigned most = most_decimals(most_decimals(most_decimals(decimals, &benchmark->value), &definition->valid_from), &definition->valid_to);
	mpq_t present, needed, rounded;
	mpq_inits(present, needed, rounded, NULL);
	aimer_value(aimer, point, present);
	bool up = invert(benchmark, present, percent, needed), found = false;
	for (; decimals <= most && !found; decimals++) {
		mpq_set(rounded, needed);
		rational_round(rounded, decimals, up);
		found = value_is_possible(definition, rounded) && try_value(aimer, point, rounded, false, percent);
		if (found) {
			*ret_aim = make_aim(aimer, point, rational_rounded(rounded, decimals, aimer->arena));
		}
	}
	mpq_clears(present, needed, rounded, NULL);
	return found;
}

static bool find_answer(struct aimer *aimer, size_t point, const mpq_t percent, struct gap_aim *ret_aim)
{
	bool yes = aimer->card->points[point].benchmark->yes;
	mpq_t none;
	mpq_init(none);
	bool found = try_value(aimer, point, none, yes, percent);
	mpq_clear(none);
	if (found) {
		*ret_aim = make_aim(aimer, point, yes ? STR("yes") : STR("no"));
	}
	return found;
}

/** Of a list, how many things must be met. */
static bool find_count(struct aimer *aimer, size_t point, const mpq_t percent, struct gap_aim *ret_aim)
{
	size_t all = aimer->card->method->points.at[point].items.n;
	mpq_t total, needed;
	mpq_inits(total, needed, NULL);
	mpq_set_ui(total, all, 1);
	invert_rising(total, percent, needed);
	rational_round(needed, 0, true);
	bool found = mpq_cmp(needed, total) <= 0 && try_value(aimer, point, needed, false, percent);
	if (found) {
		*ret_aim = make_aim(aimer, point, rational_text(needed, aimer->arena));
	}
	mpq_clears(total, needed, NULL);
	return found;
}

bool aimer_find(struct aimer *aimer, size_t point, const mpq_t percent, struct gap_aim *ret_aim)
{
	switch (aimer->card->points[point].benchmark->formula) {
	case BENCHMARK_YES_NO:
		return find_answer(aimer, point, percent, ret_aim);
	case BENCHMARK_COUNT_OF:
		return find_count(aimer, point, percent, ret_aim);
	case BENCHMARK_RATIO:
	case BENCHMARK_LINEAR:
	case BENCHMARK_OPTIMUM:
	case BENCHMARK_THRESHOLDS:
	case BENCHMARK_NONE:
		break;
	}
	return find_number(aimer, point, percent, ret_aim);
}
