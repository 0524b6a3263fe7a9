#include "check/figure.h"

#include "check/checks.h"
#include "base/rational.h"

/* Decimals beyond these are not printed. */
#define DECIMALS_LIMIT 40

enum figure_form figure_form(const struct profile_fact *fact)
{
	if (fact->per_cent_of.text.n > 0)
		return FIGURE_SHARE;
	return fact->change_from.text.n > 0 ? FIGURE_CHANGE : FIGURE_VALUE;
}

const struct observation *figure_other(
	const struct figure_index *index, const struct profile_fact *fact, const struct observation *observation)
{
	if (figure_form(fact) == FIGURE_SHARE)
		return figure_observation(index, fact->per_cent_of.text, observation->period, fact->boundary.text);
	return figure_observation(index, fact->indicator.text, fact->change_from.text, fact->boundary.text);
}

void figure_start(struct figure *figure)
{
	figure->observation = figure->other = NULL;
	mpq_inits(figure->value, figure->factor, NULL);
}

void figure_finish(struct figure *figure)
{
	mpq_clears(figure->value, figure->factor, NULL);
}

static void set_factor(const struct check_points *points, struct str code, mpq_t factor)
{
	mpq_set_ui(factor, 1, 1);
	const struct check_point *point = points ? check_point_lookup(points, code) : NULL;
	if (point && point->factor.text.n > 0)
		rational_set_decimal(factor, &point->factor);
}

/* Returns false when the observation has no number: an answer, a list, a denominator of zero, or a fraction whose
 * factor the missing method knows. */
static bool set_value(
	const struct observation *observation, const struct check_points *points, const mpq_t factor, mpq_t value)
{
	if (observation->form == OBSERVATION_NUMBER) {
		rational_set_decimal(value, &observation->value);
		return true;
	}
	if (observation->form != OBSERVATION_FRACTION || decimal_is_zero(&observation->denominator) || !points)
		return false;
	mpq_t denominator;
	mpq_init(denominator);
	rational_set_decimal(value, &observation->numerator);
	rational_set_decimal(denominator, &observation->denominator);
	mpq_div(value, value, denominator);
	mpq_mul(value, value, factor);
	mpq_clear(denominator);
	return true;
}

static void set_share(struct figure *figure, const mpq_t other)
{
	mpq_div(figure->value, figure->value, other);
	mpq_set_ui(figure->factor, 100, 1);
	mpq_mul(figure->value, figure->value, figure->factor);
}

/* Turn the value into a percentage or a change. */
static bool set_derived(struct figure *figure, const struct check_points *points, enum figure_form form)
{
	mpq_t other, factor;
	mpq_inits(other, factor, NULL);
	set_factor(points, figure->other->indicator, factor);
	bool derived = set_value(figure->other, points, factor, other) && (form == FIGURE_CHANGE || mpq_sgn(other) != 0);
	if (derived && form == FIGURE_CHANGE)
		mpq_sub(figure->value, figure->value, other);
	else if (derived)
		set_share(figure, other);
	mpq_clears(other, factor, NULL);
	return derived;
}

bool figure_compute(struct figure *figure, const struct profile_fact *fact, const struct check_points *points)
{
	enum figure_form form = figure_form(fact);
	set_factor(points, figure->observation->indicator, figure->factor);
	return set_value(figure->observation, points, figure->factor, figure->value) &&
	       (form == FIGURE_VALUE || set_derived(figure, points, form));
}

/* Printing */

/* Decimals that the figure is printed with where the fact does not say: a difference of written values has theirs, so that it is
 * exact; whatever is divided has those of the data point. */
static unsigned decimals_of(const struct figure *figure, enum figure_form form, const struct check_points *points)
{
	const struct observation *one = figure->observation, *other = figure->other;
	if (form == FIGURE_CHANGE && one->form == OBSERVATION_NUMBER && other->form == OBSERVATION_NUMBER)
		return one->value.frac_digits > other->value.frac_digits ? one->value.frac_digits : other->value.frac_digits;
	const struct check_point *point = points ? check_point_lookup(points, one->indicator) : NULL;
	return point ? point->decimals : 0;
}

static struct str printed(
	const struct figure *figure, const struct profile_fact *fact, const struct check_points *points, struct arena *arena)
{
	enum figure_form form = figure_form(fact);
	int64_t decimals = 0;
	if (fact->rounded.text.n > 0 && str_to_integer(fact->rounded.text, &decimals) && decimals >= 0)
		return rational_rounded(figure->value, decimals > DECIMALS_LIMIT ? DECIMALS_LIMIT : (unsigned)decimals, arena);
	if (form == FIGURE_VALUE && figure->observation->form == OBSERVATION_NUMBER)
		return figure->observation->value.text;
	return rational_rounded(figure->value, decimals_of(figure, form, points), arena);
}

static struct str text_of(
	const struct figure_index *index, const struct profile_fact *fact, const struct check_points *points, struct arena *arena)
{
	struct figure figure;
	struct str text = {0};
	figure_start(&figure);
	figure.observation = figure_observation(index, fact->indicator.text, fact->period.text, fact->boundary.text);
	bool plain = figure_form(fact) == FIGURE_VALUE;
	if (figure.observation && !plain)
		figure.other = figure_other(index, fact, figure.observation);
	if (figure.observation && plain && figure.observation->form == OBSERVATION_YES_NO)
		text = figure.observation->yes ? STR("yes") : STR("no");
	else if (figure.observation && (plain || figure.other) && figure_compute(&figure, fact, points))
		text = printed(&figure, fact, points, arena);
	figure_finish(&figure);
	return text;
}

struct check_figures check_figures(const struct profile *profile, const struct check_points *points, struct arena *arena)
{
	struct check_figure *figures = arena_array(arena, profile->facts.n, struct check_figure);
	struct figure_index index = {0};
	if (profile->facts.n > 0)
		index = figure_index(profile, arena);
	size_t n = 0;
	for (size_t i = 0; i < profile->facts.n; i++) {
		const struct profile_fact *fact = &profile->facts.at[i];
		struct str text = fact->words.text.n == 0 ? text_of(&index, fact, points, arena) : STR("");
		if (text.n > 0)
			figures[n++] = (struct check_figure){fact->head.span, {str_copy(text, arena), text.n}};
	}
	return (struct check_figures){figures, n};
}
