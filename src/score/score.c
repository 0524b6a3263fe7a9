#include "score/score.h"

#include "base/date.h"
#include "score/digits.h"
#include "score/formula.h"
#include "score/group.h"
#include "score/relation.h"
#include "score/value.h"

const char *score_state_word(enum score_state state)
{
	static const char *const words[SCORE_STATE_COUNT] = {
		"scored", "no-benchmark", "not-verified", "not-reported", "not-applicable", "not-collected", "withheld", "not-known",
	};
	return words[state];
}

const char *score_step_word(enum score_step_kind kind)
{
	static const char *const words[] = {"value", "reached", "percent", "held", "points", "maximum", "mean", "band"};
	return words[kind];
}

/* Which observation counts */

/** What is known of an observation before any is chosen. */
struct candidate {
	const struct observation *observation;
	size_t point;             /* METHOD_NONE: it is passed over */
	struct date_range period; /* zeros where it was reported as none: before all */
};

bool score_is_foreign(const struct method *method, const struct observation *observation)
{
	struct str by = observation->method;
	return by.n > 0 && !str_equal(by, method->id.text) && !str_equal(by, method_rules(method));
}

/** Returns whether an observation is of the period that is scored. Without one, former values are not. */
static bool is_wanted(const struct scorer *s, const struct candidate *candidate)
{
	struct str wanted = s->card.input.period;
	struct date_range range = {0, 0};
	if (wanted.n == 0) {
		return !candidate->observation->earlier;
	}
	return date_parse(wanted, &range) ? range.first == candidate->period.first && range.last == candidate->period.last
									  : str_equal(wanted, candidate->observation->period);
}

/** Report what is wrong with a value that is not scored: a former one, or one that another was chosen before. */
static void check_unscored(struct scorer *s, size_t point, const struct observation *observation)
{
	if (observation->missing == OBSERVATION_REPORTED && !s->card.input.checked) {
		struct score_point unused = {0};
		mpq_t value;
		mpq_init(value);
		value_read(&s->method->points.at[point], observation, s->arena, s->diag, &unused, value);
		mpq_clear(value);
	}
}

/** Find the data point that an observation may be the score of; one that the method lacks is reported. */
static struct candidate make_candidate(struct scorer *s, const struct observation *observation)
{
	struct candidate candidate = {.observation = observation, .point = METHOD_NONE};
	date_parse(observation->period, &candidate.period);
	if (observation->indicator.n == 0 || score_is_foreign(s->method, observation)) {
		return candidate;
	}
	size_t point;
	if (!method_lookup(s->method, observation->indicator, &point)) {
		/* Of the former values, the one that they stand in says it. */
		if (!observation->earlier) {
			method_report_unknown(s->method, observation->indicator, observation->indicator_span, s->diag);
		}
	} else if (!observation->unsure && is_wanted(s, &candidate)) {
		candidate.point = point;
	} else if (!observation->unsure) {
		check_unscored(s, point, observation);
	}
	return candidate;
}

/** Two values that end on the same day are a question; those of former periods are the normal case. */
static void report_passed(struct scorer *s, const struct candidate *scored, const struct candidate *passed)
{
	const struct observation *first = scored->observation, *second = passed->observation;
	/* Days are compared, not letters: the year 2019 ends after June 2019. */
	if (passed->period.last != scored->period.last) {
		return;
	}
	if (str_equal(second->period, first->period) && str_equal(second->boundary, first->boundary)) {
		struct diag_entry *entry = diag_add(s->diag, DIAG_OBSERVATION_REPEATED, second->indicator_span,
			"%.*s is observed twice for the same period and boundary", STR_ARG(second->indicator));
		diag_relate(entry, first->indicator_span, "first given here");
		return;
	}
	struct diag_entry *entry = diag_add(s->diag, DIAG_OBSERVATION_NOT_SCORED, second->indicator_span,
		"this value of %.*s is not scored", STR_ARG(second->indicator));
	diag_hint(s->diag, entry, "of values for the same period, the first is scored: put the one that shall count before the others");
	diag_relate(entry, first->indicator_span, "this one is");
}

/** The latest period counts, and of the same period the observation that stands first. */
static void choose_observations(struct scorer *s)
{
	const struct score_input *input = &s->card.input;
	struct candidate *candidates = arena_array(s->arena, input->count, struct candidate);
	const struct candidate **chosen = arena_array(s->arena, s->method->points.n, const struct candidate *);
	for (size_t i = 0; i < input->count; i++) {
		candidates[i] = make_candidate(s, &input->observations[i]);
		size_t point = candidates[i].point;
		if (point != METHOD_NONE && (chosen[point] == NULL || candidates[i].period.last > chosen[point]->period.last)) {
			chosen[point] = &candidates[i];
			s->card.points[point].observation = candidates[i].observation;
		}
	}
	for (size_t i = 0; i < input->count; i++) {
		size_t point = candidates[i].point;
		if (point != METHOD_NONE && chosen[point] != &candidates[i]) {
			report_passed(s, chosen[point], &candidates[i]);
			check_unscored(s, point, candidates[i].observation);
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
		return missing_state(observation == NULL ? s->card.input.unmentioned : observation->missing);
	}
	if (observation->verified == OBSERVATION_UNVERIFIED && s->method->unverified == METHOD_UNVERIFIED_EXCLUDE) {
		return SCORE_NOT_VERIFIED;
	}
	bool has_benchmark = point->benchmark != NULL && point->benchmark->formula != BENCHMARK_NONE;
	return has_benchmark ? SCORE_SCORED : SCORE_NO_BENCHMARK;
}

static int64_t weigh(const struct method *method, size_t index)
{
	const struct method_point *point = &method->points.at[index];
	return method->aggregation == METHOD_POINTS ? point->weight * method->indicators.at[point->indicator].weight : point->weight;
}

static void score_point(struct scorer *s, size_t index)
{
	struct score_point *point = &s->card.points[index];
	point->benchmark = s->card.benchmarks != NULL ? benchmark_lookup(s->card.benchmarks, index) : NULL;
	point->state = find_state(s, point);
	point->weight = weigh(s->method, index);
	if (point->observation == NULL || point->observation->missing != OBSERVATION_REPORTED) {
		return;
	}
	bool good = value_read(&s->method->points.at[index], point->observation, s->arena, s->diag, point, s->values[index]);
	if (good && point->state == SCORE_SCORED) {
		formula_perform(s, index);
		digits_settle(s, index);
	}
}

/* All */

static mpq_t *take_numbers(struct arena *arena, size_t n)
{
	mpq_t *numbers = arena_array(arena, n, mpq_t);
	for (size_t i = 0; i < n; i++) {
		mpq_init(numbers[i]);
	}
	return numbers;
}

static void give_numbers(mpq_t *numbers, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		mpq_clear(numbers[i]);
	}
}

static void score_all(struct scorer *s)
{
	size_t errors_before = s->diag->errors;
	choose_observations(s);
	for (size_t i = 0; i < s->method->points.n; i++) {
		score_point(s, i);
	}
	if (s->diag->errors == errors_before) {
		relation_check_all(s);
		group_score_all(s);
	}
}

bool score_make(const struct score_input *input, struct arena *arena, struct diag *diag, struct scorecard *ret_scorecard)
{
	const struct method *method = input->method;
	size_t errors_before = diag->errors, n = method->points.n;
	struct scorer scorer = {
		.method = method,
		.arena = arena,
		.diag = diag,
		.card = {
			.input = *input,
			.method = method,
			.benchmarks = input->benchmarks,
			.points = arena_array(arena, n, struct score_point),
			.indicators = arena_array(arena, method->indicators.n, struct score_group),
			.groups = arena_array(arena, method->groups.n, struct score_group),
		},
		.values = take_numbers(arena, n),
		.percents = take_numbers(arena, n),
	};
	score_all(&scorer);
	give_numbers(scorer.values, n);
	give_numbers(scorer.percents, n);
	if (diag->errors > errors_before) {
		return false;
	}
	*ret_scorecard = scorer.card;
	return true;
}
