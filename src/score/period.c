#include "score/period.h"

#include <stdlib.h>

bool period_of_value(const struct method *method, const struct observation *observation, size_t *ret_point,
	struct date_range *ret_days)
{
	struct date_range days;
	size_t point;
	if (observation->unsure || observation->indicator.n == 0 || observation->missing != OBSERVATION_REPORTED
		|| !date_parse(observation->period, &days) || !method_lookup(method, observation->indicator, &point)) {
		return false;
	}
	*ret_point = point;
	if (ret_days != NULL) {
		*ret_days = days;
	}
	return true;
}

static int compare_periods(const void *a, const void *b)
{
	const struct period *one = a, *other = b;
	if (one->days.last != other->days.last) {
		return one->days.last < other->days.last ? -1 : 1;
	}
	return (one->days.first > other->days.first) - (one->days.first < other->days.first);
}

static bool is_known(const struct periods *periods, struct date_range days)
{
	for (size_t i = 0; i < periods->n; i++) {
		if (periods->at[i].days.first == days.first && periods->at[i].days.last == days.last) {
			return true;
		}
	}
	return false;
}

struct periods period_collect(const struct score_input *input, bool foreign, struct arena *arena)
{
	struct periods periods = {0};
	for (size_t i = 0; i < input->count; i++) {
		const struct observation *observation = &input->observations[i];
		struct date_range days;
		size_t point;
		bool wanted = foreign || !score_is_foreign(input->method, observation);
		if (wanted && period_of_value(input->method, observation, &point, &days) && !is_known(&periods, days)) {
			vec_push(&periods, arena, ((struct period){observation->period, days}));
		}
	}
	if (periods.n > 0) {
		qsort(periods.at, periods.n, sizeof *periods.at, compare_periods);
	}
	return periods;
}

static bool has_value(const struct scorecard *card)
{
	for (size_t i = 0; i < card->method->points.n; i++) {
		if (card->points[i].exact.n > 0) {
			return true;
		}
	}
	return false;
}

bool period_check(const struct scorecard *card, struct diag *diag)
{
	struct str period = card->input.period;
	if (period.n == 0 || has_value(card)) {
		return true;
	}
	uint32_t file = source_add(diag->sources, STR("--period"), period);
	struct diag_entry *entry = diag_add(diag, DIAG_PERIOD_WITHOUT_VALUES, (struct span){file, 0, (uint32_t)period.n},
		"no value is of the period %.*s", STR_ARG(period));
	struct periods periods = period_collect(&card->input, false, diag->arena);
	struct buf all = {.arena = diag->arena};
	for (size_t i = 0; i < periods.n; i++) {
		buf_format(&all, "%s%.*s", i > 0 ? ", " : "", STR_ARG(periods.at[i].text));
	}
	if (periods.n > 0) {
		diag_hint(diag, entry, "there are values of %.*s", STR_ARG(buf_str(&all)));
	}
	return false;
}
