#include "method/target.h"

#include "method/number.h"
#include "method/read.h"

struct target {
	const struct benchmark *benchmark;
	struct span direction; /* of the attribute; without it of the formula */
	struct diag *diag;
};

static void bad_target(const struct target *t, struct span span, const char *message)
{
	diag_add(t->diag, DIAG_BENCHMARK_TARGET, span, "%s", message);
}

static bool is_present(const struct method_number *number)
{
	return number->value.text.n > 0;
}

static bool is_above_zero(const struct decimal *value)
{
	return !value->negative && !decimal_is_zero(value);
}

static void check_ratio(const struct target *t)
{
	const struct benchmark *b = t->benchmark;
	if (b->direction == METHOD_NEITHER) {
		bad_target(t, b->span, "a ratio needs a direction");
	}
	if (!is_above_zero(&b->value.value)) {
		bad_target(t, b->value.span, "the target of a ratio must be above zero");
	}
}

static void check_optimum(const struct target *t)
{
	if (!is_above_zero(&t->benchmark->value.value)) {
		bad_target(t, t->benchmark->value.span, "an optimum must be above zero");
	}
}

static void check_linear(const struct target *t)
{
	const struct benchmark *b = t->benchmark;
	if (!is_present(&b->floor) || b->direction == METHOD_NEITHER) {
		bad_target(t, b->span, "linear needs a floor and a direction");
		return;
	}
	int order = number_compare(&b->value.value, &b->floor.value);
	if (b->direction == METHOD_HIGHER ? order <= 0 : order >= 0) {
		bad_target(t, b->floor.span, "the floor must lie on the worse side of the target");
	}
}

/** Limits and percentages both go from the worst step to the best. */
static void check_order(const struct target *t, const struct benchmark_step *before, const struct benchmark_step *step)
{
	int order = number_compare(&before->limit.value, &step->limit.value);
	struct diag_entry *entry = NULL;
	if (t->benchmark->direction == METHOD_HIGHER ? order >= 0 : order <= 0) {
		entry = diag_add(t->diag, DIAG_BENCHMARK_STEPS, step->limit.span, "the limit %.*s is no better than that of the step before",
			STR_ARG(step->limit.value.text));
		diag_relate(entry, before->limit.span, "the step before stands here");
	} else if (number_compare(&before->percent.value, &step->percent.value) >= 0) {
		entry = diag_add(t->diag, DIAG_BENCHMARK_STEPS, step->percent.span, "%.*s per cent is no more than that of the step before",
			STR_ARG(step->percent.value.text));
		diag_relate(entry, before->percent.span, "the step before stands here");
	}
}

static void check_best(const struct target *t, const struct benchmark_step *best)
{
	struct decimal hundred;
	decimal_parse(STR("100"), &hundred);
	if (number_compare(&best->percent.value, &hundred) != 0) {
		diag_add(t->diag, DIAG_BENCHMARK_STEPS, best->percent.span, "the last step is the best and worth 100 per cent");
	}
	if (number_compare(&best->limit.value, &t->benchmark->value.value) != 0) {
		struct diag_entry *entry = diag_add(t->diag, DIAG_BENCHMARK_STEPS, t->benchmark->value.span,
			"the target %.*s is not the limit of the best step, %.*s", STR_ARG(t->benchmark->value.value.text),
			STR_ARG(best->limit.value.text));
		diag_relate(entry, best->limit.span, "the best step stands here");
	}
}

static void check_thresholds(const struct target *t)
{
	const struct benchmark *b = t->benchmark;
	if (b->steps.n == 0 || b->direction == METHOD_NEITHER) {
		bad_target(t, b->span, "thresholds need steps and a direction");
		return;
	}
	for (size_t i = 0; i < b->steps.n; i++) {
		if (!is_present(&b->steps.at[i].limit) || !is_present(&b->steps.at[i].percent)) {
			return; /* too long a number, and reported as such */
		}
	}
	for (size_t i = 1; i < b->steps.n; i++) {
		check_order(t, &b->steps.at[i - 1], &b->steps.at[i]);
	}
	check_best(t, &b->steps.at[b->steps.n - 1]);
}

/** Whether the set calls the side better that the method calls worse, or the method knows one best value and the formula none. */
static bool runs_against(const struct benchmark *b, enum method_direction direction)
{
	switch (direction) {
	case METHOD_HIGHER:
		return b->direction == METHOD_LOWER || b->formula == BENCHMARK_OPTIMUM;
	case METHOD_LOWER:
		return b->direction == METHOD_HIGHER || b->formula == BENCHMARK_OPTIMUM;
	case METHOD_OPTIMUM:
		return b->formula == BENCHMARK_RATIO || b->formula == BENCHMARK_LINEAR;
	case METHOD_NEITHER:
		break;
	}
	return false;
}

static void check_direction(const struct target *t, const struct method_point *point)
{
	const struct benchmark *b = t->benchmark;
	if (!runs_against(b, point->direction)) {
		return;
	}
	bool best = point->direction == METHOD_OPTIMUM;
	struct diag_entry *entry = diag_add(t->diag, DIAG_BENCHMARK_TARGET, t->direction, "the method says that %s of %.*s %s",
		best ? "one value" : point->direction == METHOD_HIGHER ? "more" : "less", STR_ARG(point->code),
		best ? "is best, and more and less are both worse" : "is better");
	diag_relate(entry, point->span, "it says so here");
	if (best) {
		diag_hint(t->diag, entry, "take the formula optimum or thresholds");
	} else if (b->formula == BENCHMARK_OPTIMUM) {
		diag_hint(t->diag, entry, "take another formula: with an optimum, more and less are both worse");
	} else {
		diag_hint(t->diag, entry, "write direction=\"%s\"", method_direction_word(point->direction));
	}
}

/** What stands there and would change nothing. */
static void check_unused(const struct target *t)
{
	const struct benchmark *b = t->benchmark;
	if (b->formula != BENCHMARK_LINEAR && is_present(&b->floor)) {
		bad_target(t, b->floor.span, "only linear has a floor");
	}
	if (b->formula != BENCHMARK_THRESHOLDS && b->steps.n > 0) {
		bad_target(t, b->steps.at[0].limit.span, "only thresholds have steps");
	}
	if ((b->formula == BENCHMARK_OPTIMUM || b->formula == BENCHMARK_COUNT_OF) && b->direction != METHOD_NEITHER) {
		bad_target(t, b->span, "optimum and count-of have no direction");
	}
}

/** What a data point takes decides which formulas and targets it can have. */
struct fitting {
	enum benchmark_formula formula; /* the only one; BENCHMARK_NONE: any of those for numbers */
	const char *formula_message, *value_message;
};

static const struct fitting *fitting_of(enum method_kind kind)
{
	static const struct fitting answer = {BENCHMARK_YES_NO, "the data point takes an answer, so the formula must be yes-no",
		"the target must be yes or no"};
	static const struct fitting list = {BENCHMARK_COUNT_OF, "the data point takes a list, so the formula must be count-of",
		"the target must be all"};
	static const struct fitting number = {BENCHMARK_NONE,
		"the data point takes a number, so the formula can be neither yes-no nor count-of", "the target must be a number"};
	return kind == METHOD_YES_NO ? &answer : kind == METHOD_LIST ? &list : &number;
}

static bool fits_formula(const struct fitting *fitting, enum benchmark_formula formula)
{
	if (fitting->formula == BENCHMARK_NONE) {
		return formula != BENCHMARK_YES_NO && formula != BENCHMARK_COUNT_OF;
	}
	return formula == fitting->formula;
}

static bool is_answer(struct str text)
{
	return str_is(text, "yes") || str_is(text, "no");
}

static bool fits_value(const struct fitting *fitting, struct str value)
{
	if (fitting->formula == BENCHMARK_YES_NO) {
		return is_answer(value);
	}
	return fitting->formula == BENCHMARK_COUNT_OF ? str_is(value, "all") : !is_answer(value) && !str_is(value, "all");
}

static void check_formula(const struct target *t)
{
	if (!is_present(&t->benchmark->value)) {
		return;
	}
	switch (t->benchmark->formula) {
	case BENCHMARK_RATIO:
		check_ratio(t);
		break;
	case BENCHMARK_LINEAR:
		check_linear(t);
		break;
	case BENCHMARK_OPTIMUM:
		check_optimum(t);
		break;
	case BENCHMARK_THRESHOLDS:
		check_thresholds(t);
		break;
	case BENCHMARK_NONE:
	case BENCHMARK_YES_NO:
	case BENCHMARK_COUNT_OF:
		break;
	}
}

static void check_target(const struct target *t, enum method_kind kind)
{
	const struct fitting *fitting = fitting_of(kind);
	if (!fits_formula(fitting, t->benchmark->formula)) {
		bad_target(t, t->benchmark->span, fitting->formula_message);
	} else if (!fits_value(fitting, t->benchmark->value_text.text)) {
		bad_target(t, t->benchmark->value_text.span, fitting->value_message);
	} else {
		check_formula(t);
	}
	check_unused(t);
}

static void check_words(const struct target *t)
{
	const struct benchmark *b = t->benchmark;
	for (size_t i = 0; i < b->words.n; i++) {
		struct str rest = b->words.at[i].text, word;
		size_t count = 0;
		while (str_next_word(&rest, &word)) {
			count += !str_is(word, "[...]");
		}
		if (count > BENCHMARKS_WORDS_LIMIT) {
			diag_add(t->diag, DIAG_BENCHMARK_WORDS, b->words.at[i].span, "%zu words are quoted; the limit is %d", count,
				BENCHMARKS_WORDS_LIMIT);
		}
	}
}

static void read_steps(const xmlNode *element, struct arena *arena, struct diag *diag, struct benchmark *b)
{
	for (const xmlNode *e = read_next(element, NULL, "step"); e != NULL; e = read_next(element, e, "step")) {
		*vec_add(&b->steps, arena) = (struct benchmark_step){
			.limit = read_number(e, "limit", arena, diag),
			.percent = read_number(e, "percent", arena, diag),
		};
	}
}

static void read_sources(const xmlNode *element, struct arena *arena, struct benchmark *b)
{
	for (const xmlNode *e = read_next(element, NULL, "source"); e != NULL; e = read_next(element, e, "source")) {
		*vec_add(&b->sources, arena) = (struct benchmark_source){
			.title = read_text(e, arena),
			.address = read_word(e, "address", arena),
			.page = read_word(e, "page", arena),
			.year = read_word(e, "year", arena),
		};
	}
}

void target_read(const xmlNode *element, const struct method *method, struct arena *arena, struct diag *diag,
	struct benchmark *benchmark)
{
	static const char *const formulas[] = {"none", "ratio", "linear", "yes-no", "optimum", "count-of", "thresholds", NULL};
	static const char *const directions[] = {"higher", "lower", NULL};
	static const char *const statuses[] = {"published", "derived", "project", NULL};
	struct method_word direction = read_word(element, "direction", arena);
	struct target target = {
		.benchmark = benchmark, .direction = direction.text.n > 0 ? direction.span : xml_attribute_span(element, "formula"), .diag = diag,
	};
	benchmark->formula = (enum benchmark_formula)read_choice(element, "formula", formulas);
	benchmark->value_text = read_word(element, "value", arena);
	benchmark->yes = str_is(benchmark->value_text.text, "yes");
	if (!is_answer(benchmark->value_text.text) && !str_is(benchmark->value_text.text, "all")) {
		benchmark->value = read_number(element, "value", arena, diag);
	}
	benchmark->floor = read_number(element, "floor", arena, diag);
	read_steps(element, arena, diag, benchmark);
	benchmark->direction = direction.text.n > 0 ? (enum method_direction)read_choice(element, "direction", directions) : METHOD_NEITHER;
	benchmark->status = (enum benchmark_status)read_choice(element, "status", statuses);
	read_sources(element, arena, benchmark);
	benchmark->words = read_texts(element, "words", arena);
	size_t errors_before = diag->errors;
	check_target(&target, method->points.at[benchmark->point].kind);
	if (diag->errors == errors_before) {
		check_direction(&target, &method->points.at[benchmark->point]);
	}
	check_words(&target);
}
