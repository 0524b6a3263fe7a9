#include "score/trend.h"

#include "base/rational.h"

const char *trend_bar_word(enum trend_bar bar)
{
	static const char *const words[] = {"", "first", "method", "break", "boundary", "definition-differs", "forecast", "overlap"};
	return words[bar];
}

/* Changes */

static struct trend_change find_change(const struct score_performance *from, const struct score_performance *to,
	struct arena *arena)
{
	mpq_t before, change;
	mpq_inits(before, change, NULL);
	rational_set_text(before, from->exact);
	rational_set_text(change, to->exact);
	mpq_sub(change, change, before);
	struct str cut = rational_cut(change, 2, arena);
	struct str digits = cut.at[0] == '-' ? str_from_byte(cut, 1) : cut;
	const char *sign = mpq_sgn(change) > 0 ? "+" : mpq_sgn(change) < 0 ? "-" : "";
	struct trend_change result = {
		.bands = (int64_t)to->band - (int64_t)from->band,
		.exact = rational_text(change, arena),
		.cut = str_format(arena, "%s%.*s", sign, STR_ARG(digits)),
	};
	mpq_clears(before, change, NULL);
	return result;
}

/* Data points */

static bool is_scored(const struct trend_value *value)
{
	return value->point != NULL && value->point->state == SCORE_SCORED;
}

/** Returns why the later of two values of a series cannot be set against the earlier one. */
static enum trend_bar find_bar(const struct trend_series *series, size_t earlier, size_t later)
{
	const struct trend_value *before = &series->at[earlier], *value = &series->at[later];
	const struct observation *a = before->observation, *b = value->observation;
	bool breaks = false;
	/* A break separates from all that lies before it. */
	for (size_t i = earlier + 1; i <= later; i++) {
		breaks = breaks || series->at[i].observation->breaks;
	}
	if ((before->point == NULL || value->point == NULL) && !str_equal(a->method, b->method)) {
		return TREND_METHOD;
	}
	if (breaks || !str_equal(a->boundary, b->boundary)) {
		return breaks ? TREND_BREAK : TREND_BOUNDARY;
	}
	if (a->definition_differs || b->definition_differs) {
		return TREND_DEFINITION;
	}
	if (a->forecast != b->forecast) {
		return TREND_FORECAST;
	}
	return date_before(before->days, value->days) ? TREND_COMPARABLE : TREND_OVERLAP;
}

/** Add the values of one period that were collected under another version of the method. */
static void add_foreign(struct trend *trend, size_t period, struct arena *arena)
{
	const struct score_input *input = &trend->card->input;
	struct date_range days = trend->periods.at[period].days, own;
	for (size_t i = 0; i < input->count; i++) {
		const struct observation *observation = &input->observations[i];
		size_t point;
		if (score_is_foreign(input->method, observation) && period_of_value(input->method, observation, &point, &own)
			&& own.first == days.first && own.last == days.last) {
			vec_push(&trend->series[point], arena, ((struct trend_value){.days = days, .observation = observation}));
		}
	}
}

/** Add what was scored in one period. */
static void add_scored(struct trend *trend, size_t period, struct arena *arena)
{
	for (size_t i = 0; i < trend->card->method->points.n; i++) {
		const struct score_point *point = &trend->cards[period].points[i];
		if (point->exact.n > 0) {
			vec_push(&trend->series[i], arena, ((struct trend_value){
				.days = trend->periods.at[period].days, .observation = point->observation, .point = point}));
		}
	}
}

static void compare_values(struct trend_series *series, struct arena *arena)
{
	for (size_t i = 0; i < series->n; i++) {
		struct trend_value *value = &series->at[i];
		value->bar = i == 0 ? TREND_FIRST : find_bar(series, i - 1, i);
		if (value->bar == TREND_COMPARABLE && is_scored(&series->at[i - 1]) && is_scored(value)) {
			value->change = find_change(&series->at[i - 1].point->performance, &value->point->performance, arena);
		}
	}
}

/* Groups */

/** Returns the place in a series of what a card holds. */
static size_t find_value(const struct trend_series *series, const struct score_point *point)
{
	size_t i = 0;
	while (series->at[i].point != point) {
		i++;
	}
	return i;
}

/** Count what keeps a group from being compared between two periods. */
static void compare_points(const struct trend *trend, size_t group, size_t earlier, struct trend_sum *sum)
{
	const struct method *method = trend->card->method;
	for (size_t i = 0; i < method->points.n; i++) {
		const struct score_point *before = &trend->cards[earlier].points[i], *point = &trend->cards[sum->period].points[i];
		if (!method_counts(method, method->points.at[i].indicator, group)) {
			continue;
		}
		bool was = before->state == SCORE_SCORED, is = point->state == SCORE_SCORED;
		const struct trend_series *series = &trend->series[i];
		sum->differing += was != is;
		sum->barred += was && is && find_bar(series, find_value(series, before), find_value(series, point)) != TREND_COMPARABLE;
	}
}

static void add_sums(struct trend *trend, size_t group, struct arena *arena)
{
	struct trend_sums *sums = &trend->sums[group];
	for (size_t i = 0; i < trend->periods.n; i++) {
		const struct score_group *scored = &trend->cards[i].groups[group];
		if (scored->reported == 0) {
			continue;
		}
		struct trend_sum sum = {.period = i, .group = scored, .first = sums->n == 0};
		if (!sum.first) {
			const struct trend_sum *before = &sums->at[sums->n - 1];
			compare_points(trend, group, before->period, &sum);
			if (sum.differing == 0 && sum.barred == 0 && scored->performance.exact.n > 0) {
				sum.change = find_change(&before->group->performance, &scored->performance, arena);
			}
		}
		vec_push(sums, arena, sum);
	}
}

/* All */

/** Score each period as the card was scored. */
static bool score_periods(struct trend *trend, struct arena *arena, struct diag *diag)
{
	bool good = true;
	for (size_t i = 0; i < trend->periods.n; i++) {
		struct score_input input = trend->card->input;
		input.period = trend->periods.at[i].text;
		input.checked = true;
		good = score_make(&input, arena, diag, &trend->cards[i]) && good;
	}
	return good;
}

bool trend_make(const struct scorecard *card, struct arena *arena, struct diag *diag, struct trend *ret_trend)
{
	struct trend trend = {
		.card = card,
		.periods = period_collect(&card->input, true, arena),
		.series = arena_array(arena, card->method->points.n, struct trend_series),
		.sums = arena_array(arena, card->method->groups.n, struct trend_sums),
	};
	if (trend.periods.n > TREND_PERIODS_LIMIT) {
		struct diag_entry *entry = diag_add(diag, DIAG_TOO_MANY, (struct span){0}, "there are values of %zu periods; the limit of a trend is %d",
			trend.periods.n, TREND_PERIODS_LIMIT);
		diag_hint(diag, entry, "score single periods with --period");
		return false;
	}
	trend.cards = arena_array(arena, trend.periods.n, struct scorecard);
	if (!score_periods(&trend, arena, diag)) {
		return false;
	}
	for (size_t i = 0; i < trend.periods.n; i++) {
		add_foreign(&trend, i, arena);
		add_scored(&trend, i, arena);
	}
	for (size_t i = 0; i < card->method->points.n; i++) {
		compare_values(&trend.series[i], arena);
	}
	for (size_t i = 0; i < card->method->groups.n; i++) {
		add_sums(&trend, i, arena);
	}
	*ret_trend = trend;
	return true;
}
