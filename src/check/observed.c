#include "check/figure.h"

#include "base/rational.h"

/* What a profile says of data points over all periods, for charts over time. */

/* Returns the number of an observation as it is printed; empty when it has none. */
static struct str number_of(const struct observation *observation, const struct check_points *points, struct arena *arena)
{
	struct profile_fact plain = {0};
	struct figure figure;
	struct str text = {0};
	if (observation->form == OBSERVATION_NUMBER)
		return observation->value.text;
	if (observation->form != OBSERVATION_FRACTION)
		return text;
	const struct check_point *point = points ? check_point_lookup(points, observation->indicator) : NULL;
	figure_start(&figure);
	figure.observation = observation;
	if (figure_compute(&figure, &plain, points))
		text = rational_rounded(figure.value, point ? point->decimals : 0, arena);
	figure_finish(&figure);
	return text;
}

struct check_observed check_observed(const struct profile *profile, const struct check_points *points, struct arena *arena)
{
	struct check_observation *all = arena_array(arena, profile->observations.n, struct check_observation);
	size_t n = 0;
	for (size_t i = 0; i < profile->observations.n; i++) {
		const struct observation *observation = &profile->observations.at[i];
		struct str number = number_of(observation, points, arena);
		if (!observation->unsure && (number.n > 0 || observation->form == OBSERVATION_NONE))
			all[n++] = (struct check_observation){observation, number};
	}
	return (struct check_observed){all, n};
}
