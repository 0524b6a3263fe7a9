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

/** A period with its place in the profile, which decides between spellings. */
struct spelling {
	struct period period;
	size_t order;
};

static int compare_spellings(const void *a, const void *b)
{
	const struct spelling *one = a, *other = b;
	int order = compare_periods(&one->period, &other->period);
	return order != 0 ? order : (one->order > other->order) - (one->order < other->order);
}

struct periods period_collect(const struct score_input *input, bool foreign, struct arena *arena)
{
	struct periods periods = {0};
	struct vec_of(struct spelling) all = {0};
	for (size_t i = 0; i < input->count; i++) {
		const struct observation *observation = &input->observations[i];
		struct date_range days;
		size_t point;
		bool wanted = foreign || !score_is_foreign(input->method, observation);
		if (wanted && period_of_value(input->method, observation, &point, &days)) {
			vec_push(&all, arena, ((struct spelling){{observation->period, days}, i}));
		}
	}
	if (all.n > 0) {
		qsort(all.at, all.n, sizeof *all.at, compare_spellings);
	}
	for (size_t i = 0; i < all.n; i++) {
		if (i == 0 || compare_periods(&all.at[i - 1].period, &all.at[i].period) != 0) {
			vec_push(&periods, arena, all.at[i].period);
		}
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

/** Returns what a profile says of the period that is asked for, where that is no value to be scored: the beginning of a hint, or nothing. */
static const char *what_is_said(const struct score_input *input)
{
	struct date_range asked, days;
	const char *said = "";
	if (!date_parse(input->period, &asked)) {
		return said;
	}
	for (size_t i = 0; i < input->count; i++) {
		const struct observation *observation = &input->observations[i];
		if (!date_parse(observation->period, &days) || days.first != asked.first || days.last != asked.last) {
			continue;
		}
		if (observation->missing == OBSERVATION_REPORTED && score_is_foreign(input->method, observation)) {
			return "what there is was collected under another version of the method, and is not scored; ";
		}
		said = "the profile only says why there is none; ";
	}
	return said;
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
		diag_list(&all, periods.at[i].text, i, periods.n);
	}
	const char *said = what_is_said(&card->input);
	if (periods.n > 0) {
		diag_hint(diag, entry, "%sthere are values of %.*s", said, STR_ARG(buf_str(&all)));
	} else if (said[0] != '\0') {
		diag_hint(diag, entry, "%sthere are no values at all", said);
	}
	return false;
}
