#include "score/formula.h"

#include "score/trace.h"

/** One percentage in the making. */
struct formula {
	struct arena *arena;
	const struct method *method;
	const struct method_point *definition;
	const struct benchmark *benchmark;
	struct score_point *point;
	mpq_srcptr value;
	mpq_ptr percent;
};

/** Set percent to 100 x a / b and record it. */
static void divide(struct formula *f, const mpq_t a, const mpq_t b)
{
	mpq_t hundred;
	mpq_init(hundred);
	mpq_set_ui(hundred, 100, 1);
	mpq_div(f->percent, a, b);
	mpq_mul(f->percent, f->percent, hundred);
	mpq_clear(hundred);
	struct str over = trace_operand(a, f->arena), under = trace_operand(b, f->arena);
	trace_add(&f->point->steps, f->arena, SCORE_STEP_PERCENT, f->percent, "100 * %.*s / %.*s", STR_ARG(over), STR_ARG(under));
}

/** Set percent to what needs no computing and record it. */
static void state_percent(struct formula *f)
{
	struct str text = trace_operand(f->percent, f->arena);
	trace_add(&f->point->steps, f->arena, SCORE_STEP_PERCENT, f->percent, "%.*s", STR_ARG(text));
}

/** 100 x value / target, or 100 x target / value where lower is better. */
static void compute_ratio(struct formula *f)
{
	mpq_t target;
	mpq_init(target);
	rational_set_decimal(target, &f->benchmark->value.value);
	if (f->benchmark->direction == METHOD_HIGHER) {
		divide(f, f->value, target);
	} else if (mpq_sgn(f->value) > 0) {
		divide(f, target, f->value);
	} else {
		/* Nothing of what should be little: as good as can be. */
		rational_set_decimal(f->percent, &f->method->cap.value);
		state_percent(f);
	}
	mpq_clear(target);
}

/** 100 x (value - floor) / (target - floor). */
static void compute_linear(struct formula *f)
{
	mpq_t target, bottom, hundred;
	mpq_inits(target, bottom, hundred, NULL);
	rational_set_decimal(target, &f->benchmark->value.value);
	rational_set_decimal(bottom, &f->benchmark->floor.value);
	mpq_set_ui(hundred, 100, 1);
	struct str v = trace_operand(f->value, f->arena), t = trace_operand(target, f->arena), b = trace_operand(bottom, f->arena);
	mpq_sub(f->percent, f->value, bottom);
	mpq_sub(target, target, bottom);
	mpq_div(f->percent, f->percent, target);
	mpq_mul(f->percent, f->percent, hundred);
	trace_add(&f->point->steps, f->arena, SCORE_STEP_PERCENT, f->percent, "100 * (%.*s - %.*s) / (%.*s - %.*s)", STR_ARG(v),
		STR_ARG(b), STR_ARG(t), STR_ARG(b));
	mpq_clears(target, bottom, hundred, NULL);
}

/** 100 x min(value / target, target / value). */
static void compute_optimum(struct formula *f)
{
	mpq_t target, other;
	mpq_init(target);
	rational_set_decimal(target, &f->benchmark->value.value);
	if (mpq_sgn(f->value) <= 0) {
		/* As far below the target as can be; target / value would say nothing. */
		divide(f, f->value, target);
		mpq_clear(target);
		return;
	}
	struct str v = trace_operand(f->value, f->arena), t = trace_operand(target, f->arena);
	bool below = mpq_cmp(f->value, target) < 0;
	mpq_init(other);
	mpq_div(f->percent, below ? f->value : target, below ? target : f->value);
	mpq_set_ui(other, 100, 1);
	mpq_mul(f->percent, f->percent, other);
	trace_add(&f->point->steps, f->arena, SCORE_STEP_PERCENT, f->percent, "100 * min(%.*s / %.*s, %.*s / %.*s)", STR_ARG(v),
		STR_ARG(t), STR_ARG(t), STR_ARG(v));
	mpq_clears(target, other, NULL);
}

/** 100 x met / all. */
static void compute_count(struct formula *f)
{
	mpq_t all;
	mpq_init(all);
	mpq_set_ui(all, f->definition->items.n, 1);
	divide(f, f->value, all);
	mpq_clear(all);
}

/** Returns on which side of a limit the value lies: positive on the better, 0 exactly there, negative on the worse. */
static int compare_limit(const struct formula *f, const struct benchmark_step *step)
{
	mpq_t limit;
	mpq_init(limit);
	rational_set_decimal(limit, &step->limit.value);
	int order = mpq_cmp(f->value, limit);
	mpq_clear(limit);
	return f->benchmark->direction == METHOD_LOWER ? -order : order;
}

static struct str write_limit(const struct formula *f, const struct benchmark_step *step)
{
	mpq_t limit;
	mpq_init(limit);
	rational_set_decimal(limit, &step->limit.value);
	struct str text = trace_operand(limit, f->arena);
	mpq_clear(limit);
	return text;
}

/** Percentage of the best step reached: steps stand with the worst first. */
static void compute_thresholds(struct formula *f)
{
	const struct benchmark *b = f->benchmark;
	size_t reached = 0;
	while (reached < b->steps.n && compare_limit(f, &b->steps.at[reached]) >= 0) {
		reached++;
	}
	bool lower = b->direction == METHOD_LOWER;
	struct str value = trace_operand(f->value, f->arena);
	struct str worse = reached > 0 ? write_limit(f, &b->steps.at[reached - 1]) : STR("");
	struct str better = reached < b->steps.n ? write_limit(f, &b->steps.at[reached]) : STR("");
	if (reached > 0) {
		rational_set_decimal(f->percent, &b->steps.at[reached - 1].percent.value);
	}
	struct str low = lower ? better : worse, high = lower ? worse : better;
	const char *after_low = low.n == 0 ? "" : lower ? " < " : " <= ", *before_high = high.n == 0 ? "" : lower ? " <= " : " < ";
	trace_add(&f->point->steps, f->arena, SCORE_STEP_REACHED, f->percent, "%.*s%s%.*s%s%.*s", STR_ARG(low), after_low,
		STR_ARG(value), before_high, STR_ARG(high));
}

static void compute_answer(struct formula *f)
{
	mpq_set_ui(f->percent, f->point->observation->yes == f->benchmark->yes ? 100 : 0, 1);
	state_percent(f);
}

/** Hold the percentage between 0 and the cap of the method. */
static void hold(struct formula *f)
{
	mpq_t cap;
	mpq_init(cap);
	rational_set_decimal(cap, &f->method->cap.value);
	struct str before = trace_operand(f->percent, f->arena), limit = trace_operand(cap, f->arena);
	if (mpq_sgn(f->percent) < 0) {
		mpq_set_ui(f->percent, 0, 1);
	} else if (mpq_cmp(f->percent, cap) > 0) {
		mpq_set(f->percent, cap);
	}
	trace_add(&f->point->steps, f->arena, SCORE_STEP_HELD, f->percent, "max(0, min(%.*s, %.*s))", STR_ARG(before), STR_ARG(limit));
	mpq_clear(cap);
}

void formula_perform(struct scorer *scorer, size_t point)
{
	static void (*const compute[])(struct formula *) = {
		[BENCHMARK_RATIO] = compute_ratio,
		[BENCHMARK_LINEAR] = compute_linear,
		[BENCHMARK_YES_NO] = compute_answer,
		[BENCHMARK_OPTIMUM] = compute_optimum,
		[BENCHMARK_COUNT_OF] = compute_count,
		[BENCHMARK_THRESHOLDS] = compute_thresholds,
	};
	struct score_point *scored = &scorer->card.points[point];
	struct formula formula = {
		.arena = scorer->arena,
		.method = scorer->method,
		.definition = &scorer->method->points.at[point],
		.benchmark = scored->benchmark,
		.point = scored,
		.value = scorer->values[point],
		.percent = scorer->percents[point],
	};
	compute[scored->benchmark->formula](&formula);
	hold(&formula);
	trace_band(scorer->method, formula.percent, scorer->arena, &scored->steps, &scored->performance);
}
