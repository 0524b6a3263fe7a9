/*
 * Laws of scoring, tried on random cities by a fixed seed: a better value never lowers a score, the order of observations does not
 * matter, groups are what their parts add up to, and every step of the trace gives its result when it is computed again; JSON and text say the same.
 */
#include "agree.h"
#include "random.h"

#include "base/deadline.h"
#include "base/json.h"
#include "base/rational.h"

#if DEADLINE_SLOWNESS > 1
#define CITIES 1000
#else
#define CITIES 10000
#endif

/** Warnings are no matter here; the places of the values, which have no text, are the same for all. */
static void score(struct city *city)
{
	city->run.diag.n = 0;
	if (!city_score(city)) {
		fail_msg("%.*s", STR_ARG(city->run.diag.at[0].message));
	}
}

/* Comparing */

static void set_exact(mpq_t value, struct str text)
{
	char copy[4096];
	assert_true(text.n < sizeof copy);
	memcpy(copy, text.at, text.n);
	copy[text.n] = '\0';
	assert_true(evaluate(copy, value));
}

static int compare_performance(const struct score_performance *a, const struct score_performance *b)
{
	mpq_t one, other;
	mpq_inits(one, other, NULL);
	set_exact(one, a->exact);
	set_exact(other, b->exact);
	int order = mpq_cmp(one, other);
	mpq_clears(one, other, NULL);
	return order;
}

static bool same_performance(const struct score_performance *a, const struct score_performance *b)
{
	return str_equal(a->exact, b->exact) && a->hundredths == b->hundredths && a->band == b->band;
}

static bool same_steps(const struct score_steps *a, const struct score_steps *b)
{
	bool same = a->n == b->n;
	for (size_t i = 0; i < a->n && same; i++) {
		same = a->at[i].kind == b->at[i].kind && str_equal(a->at[i].formula, b->at[i].formula)
			&& str_equal(a->at[i].result, b->at[i].result);
	}
	return same;
}

static bool same_point(const struct score_point *a, const struct score_point *b)
{
	return a->state == b->state && str_equal(a->exact, b->exact) && str_equal(a->rounded, b->rounded)
		&& same_performance(&a->performance, &b->performance) && same_steps(&a->steps, &b->steps);
}

static bool same_group(const struct score_group *a, const struct score_group *b)
{
	return a->data_points == b->data_points && a->reported == b->reported && memcmp(a->counts, b->counts, sizeof a->counts) == 0
		&& a->points == b->points && a->maximum == b->maximum && same_performance(&a->performance, &b->performance)
		&& same_steps(&a->steps, &b->steps);
}

/* The laws */

static void assert_order_is_no_matter(struct city *city)
{
	struct scorecard before = city->card;
	struct observation *all = city->observations.at;
	for (size_t i = city->observations.n; i > 1; i--) {
		size_t k = random_below(i);
		struct observation moved = all[i - 1];
		all[i - 1] = all[k];
		all[k] = moved;
	}
	score(city);
	for (size_t i = 0; i < city->method.points.n; i++) {
		assert_true(same_point(&before.points[i], &city->card.points[i]));
	}
	for (size_t i = 0; i < city->method.indicators.n; i++) {
		assert_true(same_group(&before.indicators[i], &city->card.indicators[i]));
	}
	for (size_t i = 0; i < city->method.groups.n; i++) {
		assert_true(same_group(&before.groups[i], &city->card.groups[i]));
	}
}

/** Bring a number part of the way to where it is best: towards the target, or beyond it as far as is possible. */
static void improve_number(struct city *city, struct observation *o, size_t point)
{
	const struct benchmark *benchmark = city->card.points[point].benchmark;
	mpq_t value, low, high, part;
	mpq_inits(value, low, high, part, NULL);
	set_exact(value, city->card.points[point].exact);
	set_range(&city->method.points.at[point], benchmark, low, high);
	if (benchmark->formula == BENCHMARK_OPTIMUM) {
		rational_set_decimal(high, &benchmark->value.value);
	} else if (benchmark->direction == METHOD_LOWER) {
		mpq_swap(low, high);
	}
	mpq_sub(high, high, value);
	mpq_set_ui(part, random_below(1001), 1000);
	mpq_canonicalize(part);
	mpq_mul(high, high, part);
	mpq_add(value, value, high);
	struct str text = rational_text(value, &city->run.arena);
	/* A fraction that does not end cannot be written as a number. */
	if (memchr(text.at, '/', text.n) == NULL && text.n < DECIMAL_DIGITS_LIMIT) {
		write_number(city, o, value);
	}
	mpq_clears(value, low, high, part, NULL);
}

static void improve(struct city *city, struct observation *o, size_t point)
{
	const struct score_point *scored = &city->card.points[point];
	const struct method_point *definition = &city->method.points.at[point];
	if (definition->kind == METHOD_YES_NO) {
		o->yes = scored->benchmark->yes;
	} else if (definition->kind == METHOD_LIST) {
		uint64_t bits = random_next() >> 20;
		for (size_t i = 0; i < definition->items.n; i++) {
			bits |= (uint64_t)scored->met[i] << i;
		}
		write_list(city, o, definition, bits);
	} else {
		improve_number(city, o, point);
	}
}

/** Better or equal, and the band with it; what has no score before has none after. */
static void assert_not_worse(const struct score_performance *before, const struct score_performance *after)
{
	assert_int_equal(before->exact.n > 0, after->exact.n > 0);
	if (before->exact.n > 0) {
		assert_true(compare_performance(after, before) >= 0);
		assert_true(after->band >= before->band);
		assert_true(after->hundredths >= before->hundredths);
	}
}

/** With some values better and none worse, nothing gets worse, and what holds none of them stays as it is. */
static void assert_monotone(struct city *city)
{
	struct scorecard before = city->card;
	bool *better = arena_array(&city->run.arena, city->method.points.n, bool);
	uint64_t share = 1 + random_below(16);
	for (size_t point = 0; point < city->method.points.n; point++) {
		if (before.points[point].state == SCORE_SCORED && random_below(share) == 0) {
			improve(city, (struct observation *)before.points[point].observation, point);
			better[point] = true;
		}
	}
	score(city);
	for (size_t point = 0; point < city->method.points.n; point++) {
		assert_not_worse(&before.points[point].performance, &city->card.points[point].performance);
		assert_true(better[point] || same_point(&before.points[point], &city->card.points[point]));
	}
	for (size_t group = 0; group < city->method.groups.n; group++) {
		bool touched = false;
		for (size_t point = 0; point < city->method.points.n && !touched; point++) {
			touched = better[point] && method_counts(&city->method, city->method.points.at[point].indicator, group);
		}
		assert_not_worse(&before.groups[group].performance, &city->card.groups[group].performance);
		assert_true(city->card.groups[group].points >= before.groups[group].points);
		assert_true(touched || same_group(&before.groups[group], &city->card.groups[group]));
	}
}

/** Add weight times percentage; a child without a score is left out. */
static void add_child(const struct score_performance *child, int64_t weight, mpq_t sum, int64_t *weights)
{
	mpq_t percent, times;
	if (child->exact.n == 0) {
		return;
	}
	mpq_inits(percent, times, NULL);
	set_exact(percent, child->exact);
	mpq_set_si(times, weight, 1);
	mpq_mul(percent, percent, times);
	mpq_add(sum, sum, percent);
	*weights += weight;
	mpq_clears(percent, times, NULL);
}

static void assert_mean(const struct score_performance *performance, mpq_t sum, int64_t weights)
{
	mpq_t percent, all;
	assert_int_equal(performance->exact.n > 0, weights > 0);
	if (weights == 0) {
		return;
	}
	mpq_inits(percent, all, NULL);
	set_exact(percent, performance->exact);
	mpq_set_si(all, weights, 1);
	mpq_mul(percent, percent, all);
	assert_true(mpq_equal(percent, sum));
	mpq_clears(percent, all, NULL);
}

static void assert_group_is_mean(const struct city *city, size_t index)
{
	const struct method *method = &city->method;
	const struct method_group *group = &method->groups.at[index];
	int64_t weights = 0;
	mpq_t sum;
	mpq_init(sum);
	bool of_groups = group->level == METHOD_DIMENSION && method->children != METHOD_INDICATOR;
	for (size_t i = 0; of_groups && i < method->groups.n; i++) {
		if (method->groups.at[i].level == method->children && method->groups.at[i].dimension == index) {
			add_child(&city->card.groups[i].performance, method->groups.at[i].weight, sum, &weights);
		}
	}
	for (size_t i = 0; !of_groups && i < method->indicators.n; i++) {
		if (method_counts(method, i, index)) {
			add_child(&city->card.indicators[i].performance, method->indicators.at[i].weight, sum, &weights);
		}
	}
	assert_mean(&city->card.groups[index].performance, sum, weights);
	mpq_clear(sum);
}

static void assert_indicator_is_mean(const struct city *city, size_t index)
{
	const struct method_indicator *indicator = &city->method.indicators.at[index];
	int64_t weights = 0;
	mpq_t sum;
	mpq_init(sum);
	for (size_t i = indicator->first_point; i < indicator->first_point + indicator->point_count; i++) {
		add_child(&city->card.points[i].performance, city->method.points.at[i].weight, sum, &weights);
	}
	assert_mean(&city->card.indicators[index].performance, sum, weights);
	mpq_clear(sum);
}

/** What data points add up to, by one look at each. */
static struct score_group add_up(const struct city *city, size_t group)
{
	struct score_group sum = {0};
	const struct method *method = &city->method;
	for (size_t i = 0; i < method->points.n; i++) {
		const struct score_point *point = &city->card.points[i];
		const struct method_indicator *indicator = &method->indicators.at[method->points.at[i].indicator];
		if (!method_counts(method, method->points.at[i].indicator, group)) {
			continue;
		}
		sum.data_points++;
		sum.reported += point->exact.n > 0;
		sum.counts[point->state]++;
		if (point->state == SCORE_SCORED && method->aggregation == METHOD_POINTS) {
			sum.points += indicator->weight * method->points.at[i].weight * method->bands.at[point->performance.band].points;
			sum.maximum += indicator->weight * method->points.at[i].weight * method_points_maximum(method);
		}
	}
	return sum;
}

static void assert_sum_of_parts(const struct city *city)
{
	for (size_t i = 0; i < city->method.groups.n; i++) {
		const struct score_group *group = &city->card.groups[i];
		struct score_group sum = add_up(city, i);
		assert_int_equal(group->data_points, sum.data_points);
		assert_int_equal(group->reported, sum.reported);
		assert_memory_equal(group->counts, sum.counts, sizeof sum.counts);
		assert_int_equal(group->points, sum.points);
		assert_int_equal(group->maximum, sum.maximum);
		if (city->method.aggregation == METHOD_MEAN) {
			assert_group_is_mean(city, i);
		} else if (sum.maximum > 0) {
			mpq_t sum_percent;
			mpq_init(sum_percent);
			mpq_set_si(sum_percent, 100 * sum.points, 1);
			assert_mean(&group->performance, sum_percent, sum.maximum);
			mpq_clear(sum_percent);
		}
	}
	for (size_t i = 0; i < city->method.indicators.n && city->method.aggregation == METHOD_MEAN; i++) {
		assert_indicator_is_mean(city, i);
	}
}

/** Compute every step again; the last percentage is the performance. */
static void assert_trace(const struct method *method, const struct score_steps *steps, const struct score_performance *performance)
{
	mpq_t result, last;
	mpq_inits(result, last, NULL);
	for (size_t i = 0; i < steps->n; i++) {
		const struct score_step *step = &steps->at[i];
		if (step->kind == SCORE_STEP_BAND) {
			assert_true(evaluate_holds(step->formula.at));
			assert_true(str_equal(step->result, method->bands.at[performance->band].letter.text));
			continue;
		}
		set_exact(last, step->result);
		if (step->kind == SCORE_STEP_REACHED) {
			assert_true(evaluate_holds(step->formula.at));
		} else if (!evaluate(step->formula.at, result) || !mpq_equal(result, last)) {
			fail_msg("%s: %s is not %.*s", score_step_word(step->kind), step->formula.at, STR_ARG(step->result));
		}
	}
	if (performance->exact.n > 0) {
		set_exact(result, performance->exact);
		assert_true(mpq_equal(result, last));
	}
	mpq_clears(result, last, NULL);
}

static void assert_traces(const struct city *city)
{
	const struct method *method = &city->method;
	for (size_t i = 0; i < method->points.n; i++) {
		assert_trace(method, &city->card.points[i].steps, &city->card.points[i].performance);
	}
	for (size_t i = 0; i < method->indicators.n; i++) {
		assert_trace(method, &city->card.indicators[i].steps, &city->card.indicators[i].performance);
	}
	for (size_t i = 0; i < method->groups.n; i++) {
		assert_trace(method, &city->card.groups[i].steps, &city->card.groups[i].performance);
	}
}

static void assert_formats(const struct city *city)
{
	struct arena arena = {0};
	struct buf text = {.arena = &arena};
	struct scorecard_view view = {.card = &city->card, .lang = STR("en")};
	json_t *json = scorecard_to_json(&view, &arena);
	scorecard_to_text(&view, &arena, &text);
	assert_agree(&city->method, json, text.at);
	json_decref(json);
	arena_finish(&arena);
}

/** Try the laws on so many cities. The method stays; what belongs to one city goes with its memory. */
static void try_cities(struct city *fixed, size_t n)
{
	uint64_t scored = 0, groups = 0;
	for (size_t i = 0; i < n; i++) {
		struct city city = *fixed;
		city.run.arena = (struct arena){0};
		city.run.diag.arena = &city.run.arena;
		city.run.diag.at = NULL;
		city.run.diag.n = city.run.diag.capacity = 0;
		city.run.diag.errors = 0;
		observe_random(&city);
		score(&city);
		assert_sum_of_parts(&city);
		assert_traces(&city);
		assert_formats(&city);
		for (size_t k = 0; k < city.method.points.n; k++) {
			scored += city.card.points[k].state == SCORE_SCORED;
		}
		for (size_t k = 0; k < city.method.groups.n; k++) {
			groups += city.card.groups[k].performance.exact.n > 0;
		}
		assert_order_is_no_matter(&city);
		assert_monotone(&city);
		arena_finish(&city.run.arena);
	}
	printf("# %zu cities by %.*s: %llu data points and %llu groups scored\n", n, STR_ARG(fixed->method.id.text),
		(unsigned long long)scored, (unsigned long long)groups);
	/* Random cities that hardly score would prove nothing. */
	assert_true(scored > 2 * n && groups > n);
}

static void test_real_method(void **state)
{
	struct city city;
	city_load(&city, "u4ssc-2017", "open-derived-2026");
	random_state = 20170001;
	try_cities(&city, CITIES / 5);
	city_finish(&city);
}

#define P(attributes) CITY_POINT("index", attributes, "")
#define F(attributes) CITY_POINT("share", "factor='100' valid-from='0' valid-to='100' " attributes, "<numerator>n</numerator>")
#define THINGS "<item id='a'><name>a</name></item><item id='b'><name>b</name></item><item id='c'><name>c</name></item>"

/** Every formula, every level, weights and a local indicator; percentages up to 120. */
static void test_weighted_method(void **state)
{
	struct city city;
	city_write(&city, "cap='120' aggregation='mean-of-children' dimension-children='category'",
		"<dimension code='X'><name>Ex</name><sub-dimension code='X:S'><name>Es</name></sub-dimension>"
		"<category code='X/a' weight='3'><name>A</name></category><category code='X/b'><name>B</name></category></dimension>"
		"<dimension code='Y'><name>Why</name><category code='Y/c' weight='2'><name>C</name></category></dimension>"
		CITY_INDICATOR("X:1C", "class='core' dimension='X' category='X/a' sub-dimension='X:S' weight='2'",
			F("id='p' weight='3'") F("id='q'") P("id='r' weight='7'"))
		CITY_INDICATOR("X:2C", "class='core' dimension='X' category='X/a'", CITY_POINT("yes-no", "", ""))
		CITY_INDICATOR("X:3A", "class='advanced' dimension='X' category='X/b' weight='5'", P(""))
		CITY_INDICATOR("X:4C", "class='core' dimension='X' category='X/b' sub-dimension='X:S'", P(""))
		CITY_INDICATOR("Y:5C", "class='core' dimension='Y' category='Y/c' weight='11'", CITY_POINT("list", "", THINGS))
		CITY_INDICATOR("Y:6C", "class='core' dimension='Y' category='Y/c'", P(""))
		CITY_INDICATOR("Y:7C", "class='core' dimension='Y' category='Y/c'", P(""))
		CITY_INDICATOR("X:9C", "class='local' dimension='X'", P("id='a'") P("id='b'")),
		CITY_TARGET("X:1C/p", "formula='ratio' value='80' direction='higher'", "")
		CITY_TARGET("X:1C/q", "formula='ratio' value='7' direction='lower'", "")
		CITY_TARGET("X:1C/r", "formula='optimum' value='13'", "") CITY_TARGET("X:2C", "formula='yes-no' value='no'", "")
		CITY_TARGET("X:3A", "formula='linear' value='10' floor='60' direction='lower'", "")
		CITY_TARGET("X:4C", "formula='thresholds' value='10' direction='lower'",
			"<step limit='40' percent='30.5'/><step limit='20' percent='60'/><step limit='10' percent='100'/>")
		CITY_TARGET("Y:5C", "formula='count-of' value='all'", "")
		CITY_TARGET("Y:6C", "formula='linear' value='37' floor='-3' direction='higher'", "")
		CITY_TARGET("Y:7C", "formula='thresholds' value='50' direction='higher'", "<step limit='-5' percent='0'/><step limit='50' percent='100'/>")
		CITY_TARGET("X:9C/a", "formula='ratio' value='5' direction='lower'", ""));
	random_state = 1;
	try_cities(&city, CITIES * 4 / 5);
	city_finish(&city);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_real_method),
		cmocka_unit_test(test_weighted_method),
	};
	xml_start();
	json_start();
	rational_start();
	printf("# %d random cities%s\n", CITIES, CITIES < 10000 ? ", fewer than the 10000 of other builds: sanitizers are slow" : "");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
