#include "score/group.h"

#include "score/trace.h"

/** What a child gives to its group. */
struct part {
	struct str value;
	int64_t weight;
};

/** A group or indicator that is added up. */
struct sum {
	struct score_group *group;
	struct vec_of(struct part) parts;
	int64_t weights;
	mpq_t total; /* means: weights times percentages; the percentage itself once it is finished */
};

struct adder {
	struct scorer *scorer;
	struct sum *indicators, *groups; /* parallel to those of the method */
};

/** Write 1 + 3 + 2 * 4. */
static struct str write_sum(const struct sum *sum, struct arena *arena)
{
	struct buf text = {.arena = arena};
	for (size_t i = 0; i < sum->parts.n; i++) {
		const struct part *part = &sum->parts.at[i];
		buf_add_str(&text, i > 0 ? STR(" + ") : STR(""));
		if (part->weight != 1) {
			buf_format(&text, "%lld * ", (long long)part->weight);
		}
		buf_add_str(&text, part->value);
	}
	return buf_str(&text);
}

/** Write the sum of the weights: their number where all are 1, else (1 + 2). */
static struct str write_weights(const struct sum *sum, struct arena *arena)
{
	if (sum->parts.n == 1 || sum->weights == (int64_t)sum->parts.n) {
		return str_format(arena, "%lld", (long long)sum->weights);
	}
	struct buf text = {.arena = arena};
	for (size_t i = 0; i < sum->parts.n; i++) {
		buf_format(&text, "%s%lld", i > 0 ? " + " : "(", (long long)sum->parts.at[i].weight);
	}
	buf_add_byte(&text, ')');
	return buf_str(&text);
}

/* Counting */

static void count_point(const struct score_point *point, struct score_group *group)
{
	group->data_points++;
	group->reported += point->observation != NULL && point->observation->missing == OBSERVATION_REPORTED;
	group->counts[point->state]++;
}

/* Points over data points */

static void add_points(struct adder *a, const struct score_point *point, struct sum *sum)
{
	int64_t points = a->scorer->method->bands.at[point->performance.band].points;
	struct str text = str_format(a->scorer->arena, "%lld", (long long)points);
	vec_push(&sum->parts, a->scorer->arena, ((struct part){text, point->weight}));
	sum->weights += point->weight;
	sum->group->points += point->weight * points;
}

/** Record points and maximum. */
static void finish_points(struct adder *a, struct sum *sum)
{
	struct arena *arena = a->scorer->arena;
	struct score_group *group = sum->group;
	int64_t most = method_points_maximum(a->scorer->method);
	struct str points = write_sum(sum, arena), weights = write_weights(sum, arena);
	mpq_t number;
	mpq_init(number);
	group->maximum = sum->weights * most;
	mpq_set_si(number, group->points, 1);
	trace_add(&group->steps, arena, SCORE_STEP_POINTS, number, "%.*s", STR_ARG(points));
	mpq_set_si(number, group->maximum, 1);
	trace_add(&group->steps, arena, SCORE_STEP_MAXIMUM, number, "%.*s * %lld", STR_ARG(weights), (long long)most);
	mpq_clear(number);
}

static void finish_percent(struct adder *a, struct score_group *group)
{
	mpq_t percent;
	mpq_init(percent);
	mpq_set_si(percent, 100 * group->points, (unsigned long)group->maximum);
	mpq_canonicalize(percent);
	trace_add(&group->steps, a->scorer->arena, SCORE_STEP_PERCENT, percent, "100 * %lld / %lld", (long long)group->points,
		(long long)group->maximum);
	trace_band(a->scorer->method, percent, a->scorer->arena, &group->steps, &group->performance);
	mpq_clear(percent);
}

static void score_by_points(struct adder *a)
{
	const struct method *method = a->scorer->method;
	for (size_t i = 0; i < method->indicators.n; i++) {
		if (a->indicators[i].parts.n > 0) {
			finish_points(a, &a->indicators[i]);
		}
	}
	for (size_t i = 0; i < method->groups.n; i++) {
		if (a->groups[i].parts.n > 0) {
			finish_points(a, &a->groups[i]);
			finish_percent(a, a->groups[i].group);
		}
	}
}

/* Mean of children */

static void add_percent(struct adder *a, const mpq_t percent, int64_t weight, struct sum *sum)
{
	mpq_t weighted;
	mpq_init(weighted);
	mpq_set_si(weighted, weight, 1);
	mpq_mul(weighted, weighted, percent);
	mpq_add(sum->total, sum->total, weighted);
	mpq_clear(weighted);
	sum->weights += weight;
	vec_push(&sum->parts, a->scorer->arena, ((struct part){trace_operand(percent, a->scorer->arena), weight}));
}

/** Divide by the weights. Returns whether there was anything to divide. */
static bool finish_mean(struct adder *a, struct sum *sum)
{
	if (sum->parts.n == 0) {
		return false;
	}
	struct arena *arena = a->scorer->arena;
	struct str parts = write_sum(sum, arena), weights = write_weights(sum, arena);
	mpq_t all;
	mpq_init(all);
	mpq_set_si(all, sum->weights, 1);
	mpq_div(sum->total, sum->total, all);
	mpq_clear(all);
	trace_add(&sum->group->steps, arena, SCORE_STEP_MEAN, sum->total, "(%.*s) / %.*s", STR_ARG(parts), STR_ARG(weights));
	trace_band(a->scorer->method, sum->total, arena, &sum->group->steps, &sum->group->performance);
	return true;
}

/** Sub-dimensions and categories are made of indicators; a dimension of those too, where the method says so. */
static void pass_on_indicator(struct adder *a, size_t index)
{
	const struct method *method = a->scorer->method;
	const struct method_indicator *indicator = &method->indicators.at[index];
	const size_t groups[] = {
		indicator->sub_dimension, indicator->category, method->children == METHOD_INDICATOR ? indicator->dimension : METHOD_NONE,
	};
	for (size_t i = 0; i < sizeof groups / sizeof groups[0] && indicator->class != METHOD_LOCAL; i++) {
		if (groups[i] != METHOD_NONE) {
			add_percent(a, a->indicators[index].total, indicator->weight, &a->groups[groups[i]]);
		}
	}
}

static void score_by_means(struct adder *a)
{
	const struct method *method = a->scorer->method;
	for (size_t i = 0; i < method->indicators.n; i++) {
		if (finish_mean(a, &a->indicators[i])) {
			pass_on_indicator(a, i);
		}
	}
	for (size_t i = 0; i < method->groups.n; i++) {
		const struct method_group *group = &method->groups.at[i];
		if (group->level != METHOD_DIMENSION && finish_mean(a, &a->groups[i]) && group->level == method->children) {
			add_percent(a, a->groups[i].total, group->weight, &a->groups[group->dimension]);
		}
	}
	for (size_t i = 0; i < method->groups.n; i++) {
		if (method->groups.at[i].level == METHOD_DIMENSION) {
			finish_mean(a, &a->groups[i]);
		}
	}
}

/* All */

static void add_point(struct adder *a, size_t index)
{
	const struct method *method = a->scorer->method;
	const struct score_point *point = &a->scorer->card.points[index];
	size_t owner = method->points.at[index].indicator;
	const struct method_indicator *indicator = &method->indicators.at[owner];
	const size_t groups[] = {indicator->dimension, indicator->sub_dimension, indicator->category};
	bool by_points = method->aggregation == METHOD_POINTS, scored = point->state == SCORE_SCORED;
	count_point(point, a->indicators[owner].group);
	if (scored && by_points) {
		add_points(a, point, &a->indicators[owner]);
	} else if (scored) {
		add_percent(a, a->scorer->percents[index], point->weight, &a->indicators[owner]);
	}
	for (size_t i = 0; i < sizeof groups / sizeof groups[0] && indicator->class != METHOD_LOCAL; i++) {
		if (groups[i] == METHOD_NONE) {
			continue;
		}
		count_point(point, a->groups[groups[i]].group);
		if (scored && by_points) {
			add_points(a, point, &a->groups[groups[i]]);
		}
	}
}

static struct sum *take_sums(struct scorer *scorer, struct score_group *groups, size_t n)
{
	struct sum *sums = arena_array(scorer->arena, n, struct sum);
	for (size_t i = 0; i < n; i++) {
		sums[i].group = &groups[i];
		mpq_init(sums[i].total);
	}
	return sums;
}

static void give_sums(struct sum *sums, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		mpq_clear(sums[i].total);
	}
}

void group_score_all(struct scorer *scorer)
{
	const struct method *method = scorer->method;
	struct adder adder = {
		.scorer = scorer,
		.indicators = take_sums(scorer, scorer->card.indicators, method->indicators.n),
		.groups = take_sums(scorer, scorer->card.groups, method->groups.n),
	};
	for (size_t i = 0; i < method->points.n; i++) {
		add_point(&adder, i);
	}
	if (method->aggregation == METHOD_POINTS) {
		score_by_points(&adder);
	} else {
		score_by_means(&adder);
	}
	give_sums(adder.indicators, method->indicators.n);
	give_sums(adder.groups, method->groups.n);
}
