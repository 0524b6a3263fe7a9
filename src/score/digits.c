#include "score/digits.h"

#include "score/formula.h"
#include "base/rational.h"

/* Values and limits have few digits, so that fractions cannot come nearer to one another than this; 10 to this power never rounds. */
#define DIGITS_MORE 100

/** Returns whether a value would have the band of the data point, and be on the same side of its target. */
static bool seems_right(struct scorer *s, size_t index, struct str shown)
{
	struct score_point *point = &s->card.points[index], kept = *point;
	mpq_t value, percent;
	mpq_inits(value, percent, NULL);
	mpq_set(value, s->values[index]);
	mpq_set(percent, s->percents[index]);
	point->steps = (struct score_steps){0};
	rational_set_text(s->values[index], shown);
	formula_perform(s, index);
	bool right = point->performance.band == kept.performance.band
		&& (mpq_cmp_ui(s->percents[index], 100, 1) >= 0) == (mpq_cmp_ui(percent, 100, 1) >= 0);
	mpq_swap(s->values[index], value);
	mpq_swap(s->percents[index], percent);
	mpq_clears(value, percent, NULL);
	*point = kept;
	return right;
}

/** Returns whether printing loses digits. */
static bool is_rounded(const struct scorer *s, size_t index)
{
	mpq_t shown;
	mpq_init(shown);
	rational_set_text(shown, s->card.points[index].rounded);
	bool differs = !mpq_equal(shown, s->values[index]);
	mpq_clear(shown);
	return differs;
}

void digits_settle(struct scorer *s, size_t index)
{
	const struct method_point *definition = &s->method->points.at[index];
	struct score_point *point = &s->card.points[index];
	if (definition->kind == METHOD_YES_NO || definition->kind == METHOD_LIST || !is_rounded(s, index)) {
		return;
	}
	for (unsigned more = 1; more <= DIGITS_MORE && !seems_right(s, index, point->rounded); more++) {
		point->rounded = rational_rounded(s->values[index], (unsigned)definition->decimals + more, s->arena);
	}
}
