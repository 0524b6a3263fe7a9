#include "score/score.h"

#include <stdlib.h>

#include "base/memory.h"
#include "profile/date.h"
#include "score/rational.h"
#include "score/trace.h"
#include "score/value.h"

static void *resize(void *old, size_t old_size, size_t new_size)
{
	return memory_resize(old, new_size);
}

static void release(void *memory, size_t size)
{
	memory_free(memory);
}

void score_start(void)
{
	mp_set_memory_functions(memory_take, resize, release);
}

const char *score_state_word(enum score_state state)
{
	static const char *const words[SCORE_STATE_COUNT] = {
		"scored", "no-benchmark", "not-verified", "not-reported", "not-applicable", "not-collected", "withheld", "not-known",
	};
	return words[state];
}

const char *score_step_word(enum score_step_kind kind)
{
	static const char *const words[] = {"value", "percent", "held", "points", "maximum", "band"};
	return words[kind];
}

struct scorer {
	const struct method *method;
	const struct benchmarks *benchmarks;
	struct arena *arena;
	struct diag *diag;
	struct scorecard card;
};

/* Which observation counts */

/** Days are compared, not letters: the year 2019 ends after June 2019. A period that was reported as none is before all. */
static int last_day(const struct observation *observation)
{
	struct date_range range = {0, 0};
	date_parse(observation->period, &range);
	return range.last;
}

/** The latest period counts, and of the same period the observation that stands first. */
static void choose(struct score_point *point, const struct observation *observation)
{
	if (point->observation == NULL || last_day(observation) > last_day(point->observation)) {
		point->observation = observation;
	}
}

/** Two values that end on the same day are a question; those of former periods are the normal case. */
static void report_passed(struct scorer *s, const struct observation *scored, const struct observation *observation)
{
	if (observation == scored || last_day(observation) != last_day(scored)) {
		return;
	}
	if (str_equal(observation->period, scored->period) && str_equal(observation->boundary, scored->boundary)) {
		struct diag_entry *entry = diag_add(s->diag, DIAG_OBSERVATION_REPEATED, observation->indicator_span,
			"%.*s is observed twice for the same period and boundary", STR_ARG(observation->indicator));
		diag_relate(entry, scored->indicator_span, "first given here");
		return;
	}
	struct diag_entry *entry = diag_add(s->diag, DIAG_OBSERVATION_NOT_SCORED, observation->indicator_span,
		"this value of %.*s is not scored", STR_ARG(observation->indicator));
	diag_hint(s->diag, entry, "of values for the same period, the first is scored: put the one that shall count before the others");
	diag_relate(entry, scored->indicator_span, "this one is");
}

/** Returns the place of the data point that an observation may be the score of; false when it is none. */
static bool find_point(const struct scorer *s, const struct observation *observation, size_t *ret_point)
{
	return !observation->earlier && !observation->unsure && observation->indicator.n > 0
		&& method_lookup(s->method, observation->indicator, ret_point);
}

static void choose_observations(struct scorer *s, const struct observation *observations, size_t count)
{
	size_t point;
	for (size_t i = 0; i < count; i++) {
		const struct observation *observation = &observations[i];
		if (find_point(s, observation, &point)) {
			choose(&s->card.points[point], observation);
		} else if (!observation->earlier && observation->indicator.n > 0
			&& !method_lookup(s->method, observation->indicator, &point)) {
			method_report_unknown(s->method, observation->indicator, observation->indicator_span, s->diag);
		}
	}
	for (size_t i = 0; i < count; i++) {
		if (find_point(s, &observations[i], &point)) {
			report_passed(s, s->card.points[point].observation, &observations[i]);
		}
	}
}

/* Data points */

static enum score_state missing_state(enum observation_missing missing)
{
	switch (missing) {
	case OBSERVATION_NOT_APPLICABLE:
		return SCORE_NOT_APPLICABLE;
	case OBSERVATION_NOT_COLLECTED:
		return SCORE_NOT_COLLECTED;
	case OBSERVATION_WITHHELD:
		return SCORE_WITHHELD;
	case OBSERVATION_NOT_KNOWN:
		return SCORE_NOT_KNOWN;
	case OBSERVATION_REPORTED:
	case OBSERVATION_NOT_REPORTED:
		break;
	}
	return SCORE_NOT_REPORTED;
}

static enum score_state find_state(const struct scorer *s, const struct score_point *point)
{
	const struct observation *observation = point->observation;
	if (observation == NULL || observation->missing != OBSERVATION_REPORTED) {
		return observation == NULL ? SCORE_NOT_REPORTED : missing_state(observation->missing);
	}
	if (observation->verified == OBSERVATION_UNVERIFIED && s->method->unverified == METHOD_UNVERIFIED_EXCLUDE) {
		return SCORE_NOT_VERIFIED;
	}
	bool has_benchmark = point->benchmark != NULL && point->benchmark->formula != BENCHMARK_NONE;
	return has_benchmark ? SCORE_SCORED : SCORE_NO_BENCHMARK;
}

/** 100 x value / target, or 100 x target / value where lower is better. */
static void compute_ratio(struct scorer *s, struct score_point *point, const mpq_t value, mpq_t percent)
{
	mpq_t target;
	mpq_init(target);
	rational_set_decimal(target, &point->benchmark->value.value);
	struct str v = trace_operand(value, s->arena), t = trace_operand(target, s->arena);
	if (point->benchmark->direction == METHOD_HIGHER) {
		mpq_div(percent, value, target);
	} else if (mpq_sgn(value) > 0) {
		mpq_div(percent, target, value);
		struct str swapped = v;
		v = t;
		t = swapped;
	} else {
		/* Nothing of what should be little: as good as can be. */
		rational_set_decimal(percent, &s->method->cap.value);
		trace_add(&point->steps, s->arena, SCORE_STEP_PERCENT, percent, "%.*s", STR_ARG(s->method->cap.value.text));
		mpq_clear(target);
		return;
	}
	mpq_set_ui(target, 100, 1);
	mpq_mul(percent, percent, target);
	trace_add(&point->steps, s->arena, SCORE_STEP_PERCENT, percent, "100 * %.*s / %.*s", STR_ARG(v), STR_ARG(t));
	mpq_clear(target);
}

/** 100 x (value - floor) / (target - floor). */
static void compute_linear(struct scorer *s, struct score_point *point, const mpq_t value, mpq_t percent)
{
	mpq_t target, bottom, hundred;
	mpq_inits(target, bottom, hundred, NULL);
	rational_set_decimal(target, &point->benchmark->value.value);
	rational_set_decimal(bottom, &point->benchmark->floor.value);
	mpq_set_ui(hundred, 100, 1);
	struct str v = trace_operand(value, s->arena), t = trace_operand(target, s->arena), b = trace_operand(bottom, s->arena);
	mpq_sub(percent, value, bottom);
	mpq_sub(target, target, bottom);
	mpq_div(percent, percent, target);
	mpq_mul(percent, percent, hundred);
	trace_add(&point->steps, s->arena, SCORE_STEP_PERCENT, percent, "100 * (%.*s - %.*s) / (%.*s - %.*s)", STR_ARG(v),
		STR_ARG(b), STR_ARG(t), STR_ARG(b));
	mpq_clears(target, bottom, hundred, NULL);
}

static void compute_answer(struct scorer *s, struct score_point *point, mpq_t percent)
{
	mpq_set_ui(percent, point->observation->yes == point->benchmark->yes ? 100 : 0, 1);
	struct str text = rational_text(percent, s->arena);
	trace_add(&point->steps, s->arena, SCORE_STEP_PERCENT, percent, "%.*s", STR_ARG(text));
}

/** Hold a percentage between 0 and the cap of the method. */
static void hold(struct scorer *s, struct score_point *point, mpq_t percent)
{
	mpq_t cap;
	mpq_init(cap);
	rational_set_decimal(cap, &s->method->cap.value);
	struct str before = trace_operand(percent, s->arena), limit = trace_operand(cap, s->arena);
	if (mpq_sgn(percent) < 0) {
		mpq_set_ui(percent, 0, 1);
	} else if (mpq_cmp(percent, cap) > 0) {
		mpq_set(percent, cap);
	}
	trace_add(&point->steps, s->arena, SCORE_STEP_HELD, percent, "max(0, min(%.*s, %.*s))", STR_ARG(before), STR_ARG(limit));
	mpq_clear(cap);
}

static void perform(struct scorer *s, struct score_point *point, const mpq_t value)
{
	mpq_t percent;
	mpq_init(percent);
	switch (point->benchmark->formula) {
	case BENCHMARK_RATIO:
		compute_ratio(s, point, value, percent);
		break;
	case BENCHMARK_LINEAR:
		compute_linear(s, point, value, percent);
		break;
	case BENCHMARK_YES_NO:
		compute_answer(s, point, percent);
		break;
	case BENCHMARK_NONE:
		break;
	}
	hold(s, point, percent);
	trace_band(s->method, percent, s->arena, &point->steps, &point->performance);
	mpq_clear(percent);
}

static void score_point(struct scorer *s, size_t index)
{
	struct score_point *point = &s->card.points[index];
	point->benchmark = s->benchmarks != NULL ? benchmark_lookup(s->benchmarks, index) : NULL;
	point->state = find_state(s, point);
	if (point->observation == NULL || point->observation->missing != OBSERVATION_REPORTED) {
		return;
	}
	mpq_t value;
	mpq_init(value);
	bool good = value_read(&s->method->points.at[index], point->observation, s->arena, s->diag, point, value);
	if (good && point->state == SCORE_SCORED) {
		perform(s, point, value);
	}
	mpq_clear(value);
}

/* Groups */

static bool is_member(const struct method *method, size_t point, size_t group)
{
	const struct method_indicator *indicator = &method->indicators.at[method->points.at[point].indicator];
	return indicator->dimension == group || indicator->sub_dimension == group || indicator->category == group;
}

static void count_member(const struct score_point *point, struct score_group *group)
{
	group->data_points++;
	group->reported += point->observation != NULL && point->observation->missing == OBSERVATION_REPORTED;
	group->counts[point->state]++;
}

static void score_group(struct scorer *s, size_t index)
{
	struct score_group *group = &s->card.groups[index];
	struct buf sum = {.arena = s->arena};
	for (size_t i = 0; i < s->method->points.n; i++) {
		const struct score_point *point = &s->card.points[i];
		if (!is_member(s->method, i, index)) {
			continue;
		}
		count_member(point, group);
		if (point->state == SCORE_SCORED) {
			int64_t points = s->method->bands.at[point->performance.band].points;
			buf_format(&sum, "%s%lld", sum.n > 0 ? " + " : "", (long long)points);
			group->points += points;
		}
	}
	int64_t scored = group->counts[SCORE_SCORED], most = method_points_maximum(s->method);
	if (scored == 0) {
		return;
	}
	group->maximum = scored * most;
	mpq_t number;
	mpq_init(number);
	mpq_set_si(number, group->points, 1);
	trace_add(&group->steps, s->arena, SCORE_STEP_POINTS, number, "%.*s", STR_ARG(buf_str(&sum)));
	mpq_set_si(number, group->maximum, 1);
	trace_add(&group->steps, s->arena, SCORE_STEP_MAXIMUM, number, "%lld * %lld", (long long)scored, (long long)most);
	mpq_set_si(number, 100 * group->points, (unsigned long)group->maximum);
	mpq_canonicalize(number);
	trace_add(&group->steps, s->arena, SCORE_STEP_PERCENT, number, "100 * %lld / %lld", (long long)group->points,
		(long long)group->maximum);
	trace_band(s->method, number, s->arena, &group->steps, &group->performance);
	mpq_clear(number);
}

bool score_make(const struct method *method, const struct benchmarks *benchmarks, const struct observation *observations,
	size_t count, struct arena *arena, struct diag *diag, struct scorecard *ret_scorecard)
{
	size_t errors_before = diag->errors;
	struct scorer scorer = {
		.method = method,
		.benchmarks = benchmarks,
		.arena = arena,
		.diag = diag,
		.card = {
			.method = method,
			.benchmarks = benchmarks,
			.points = arena_array(arena, method->points.n, struct score_point),
			.groups = arena_array(arena, method->groups.n, struct score_group),
		},
	};
	choose_observations(&scorer, observations, count);
	for (size_t i = 0; i < method->points.n; i++) {
		score_point(&scorer, i);
	}
	if (diag->errors > errors_before) {
		return false;
	}
	for (size_t i = 0; i < method->groups.n; i++) {
		score_group(&scorer, i);
	}
	*ret_scorecard = scorer.card;
	return true;
}
