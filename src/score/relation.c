#include "score/relation.h"

#include "base/rational.h"

static const struct observation *value_of(const struct scorer *s, size_t point)
{
	const struct observation *observation = s->card.points[point].observation;
	return observation != NULL && observation->missing == OBSERVATION_REPORTED ? observation : NULL;
}

/** Values of two years, or of two territories, need not go together. */
static bool go_together(const struct observation *a, const struct observation *b)
{
	return str_equal(a->period, b->period) && str_equal(a->boundary, b->boundary);
}

/** Returns a number as exactly as it ends, for a message: to a reader, two equal numbers would not be a fault. */
static struct str write_number(struct scorer *s, const mpq_t number, size_t point)
{
	struct str text = rational_text(number, s->arena);
	bool ends = memchr(text.at, '/', text.n) == NULL;
	return ends ? text : rational_rounded(number, (unsigned)s->method->points.at[point].decimals, s->arena);
}

/** What the data points of a sum hold so far. */
struct total {
	const struct observation *first;
	bool complete, comparable;
	struct buf codes;
	mpq_t sum;
};

/** What does not apply to the city adds nothing to a sum. */
static void add_to_total(const struct scorer *s, size_t point, struct total *total)
{
	const struct observation *observation = value_of(s, point);
	if (observation == NULL) {
		total->complete = total->complete && s->card.points[point].state == SCORE_NOT_APPLICABLE;
		return;
	}
	total->first = total->first != NULL ? total->first : observation;
	total->comparable = total->comparable && go_together(total->first, observation);
	buf_format(&total->codes, "%s%.*s", total->codes.n > 0 ? ", " : "", STR_ARG(s->method->points.at[point].code));
	mpq_add(total->sum, total->sum, s->values[point]);
}

static void report_sum(struct scorer *s, const struct method_relation *relation, const struct total *total)
{
	struct str sum = write_number(s, total->sum, relation->points.at[0]), codes = buf_str(&total->codes);
	struct str tolerance = relation->tolerance.value.text;
	struct diag_entry *entry = diag_add(s->diag, DIAG_RELATION_BROKEN, total->first->value_span,
		"%.*s add up to %.*s, not %.*s%s%.*s", STR_ARG(codes), STR_ARG(sum), STR_ARG(relation->total.value.text),
		tolerance.n > 0 ? " give or take " : "", STR_ARG(tolerance));
	diag_hint(s->diag, entry, "%.*s", STR_ARG(relation->why.text.text));
}

static void check_sum(struct scorer *s, const struct method_relation *relation)
{
	struct total total = {.complete = true, .comparable = true, .codes = {.arena = s->arena}};
	mpq_t wanted, tolerance;
	mpq_inits(wanted, tolerance, total.sum, NULL);
	for (size_t i = 0; i < relation->points.n; i++) {
		add_to_total(s, relation->points.at[i], &total);
	}
	rational_set_decimal(wanted, &relation->total.value);
	if (relation->tolerance.value.text.n > 0) {
		rational_set_decimal(tolerance, &relation->tolerance.value);
	}
	mpq_t difference;
	mpq_init(difference);
	mpq_sub(difference, total.sum, wanted);
	bool above = mpq_cmp(difference, tolerance) > 0;
	mpq_neg(difference, difference);
	bool below = mpq_cmp(difference, tolerance) > 0;
	if (total.first != NULL && total.comparable && (above || (below && total.complete))) {
		report_sum(s, relation, &total);
	}
	mpq_clears(wanted, tolerance, difference, total.sum, NULL);
}

static void check_not_above(struct scorer *s, const struct method_relation *relation)
{
	size_t low = relation->points.at[0], high = relation->points.at[1];
	const struct observation *first = value_of(s, low), *second = value_of(s, high);
	if (first == NULL || second == NULL || !go_together(first, second) || mpq_cmp(s->values[low], s->values[high]) <= 0) {
		return;
	}
	struct str above = write_number(s, s->values[low], low), below = write_number(s, s->values[high], high);
	struct diag_entry *entry = diag_add(s->diag, DIAG_RELATION_BROKEN, first->value_span, "%.*s, %.*s, is above %.*s, %.*s",
		STR_ARG(s->method->points.at[low].code), STR_ARG(above), STR_ARG(s->method->points.at[high].code), STR_ARG(below));
	diag_hint(s->diag, entry, "%.*s", STR_ARG(relation->why.text.text));
	diag_relate(entry, second->value_span, "which stands here");
}

void relation_check_all(struct scorer *s)
{
	for (size_t i = 0; i < s->method->relations.n; i++) {
		const struct method_relation *relation = &s->method->relations.at[i];
		if (relation->kind == METHOD_SUM) {
			check_sum(s, relation);
		} else {
			check_not_above(s, relation);
		}
	}
}
