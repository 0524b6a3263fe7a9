#include "score/explain_part.h"

const struct score_group *explain_sums(const struct scorecard *card, struct explain_subject subject)
{
	return subject.kind == EXPLAIN_INDICATOR ? &card->indicators[subject.index] : &card->groups[subject.index];
}

static bool is_in(const struct method *method, size_t indicator, size_t group)
{
	return method_counts(method, indicator, group);
}

/* Points over data points: every group is made of data points */

/** Add a group with the place of a data point among those that are scored in it. */
static void add_group_of_points(const struct scorecard *card, size_t point, size_t group, struct arena *arena, struct explain_parts *parts)
{
	struct explain_part part = {.whole = {EXPLAIN_GROUP, group}};
	for (size_t i = 0; i < card->method->points.n; i++) {
		if (card->points[i].state == SCORE_SCORED && is_in(card->method, card->method->points.at[i].indicator, group)) {
			part.term += i < point;
			part.terms++;
		}
	}
	vec_push(parts, arena, part);
}

static void add_groups_of_point(const struct scorecard *card, size_t point, struct arena *arena, struct explain_parts *parts)
{
	const struct method_indicator *indicator = &card->method->indicators.at[card->method->points.at[point].indicator];
	const size_t groups[] = {indicator->sub_dimension, indicator->category, indicator->dimension};
	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
		if (groups[i] != METHOD_NONE && is_in(card->method, card->method->points.at[point].indicator, groups[i])) {
			add_group_of_points(card, point, groups[i], arena, parts);
		}
	}
}

/* Means of children */

static bool performs(const struct score_group *group)
{
	return group->performance.exact.n > 0;
}

static void add_indicator_of_point(const struct scorecard *card, size_t point, struct arena *arena, struct explain_parts *parts)
{
	size_t owner = card->method->points.at[point].indicator;
	const struct method_indicator *indicator = &card->method->indicators.at[owner];
	struct explain_part part = {.whole = {EXPLAIN_INDICATOR, owner}};
	for (size_t i = indicator->first_point; i < indicator->first_point + indicator->point_count; i++) {
		if (card->points[i].state == SCORE_SCORED) {
			part.term += i < point;
			part.terms++;
		}
	}
	vec_push(parts, arena, part);
}

/** Add a group that is a mean of indicators. */
static void add_group_of_indicators(const struct scorecard *card, size_t indicator, size_t group, struct arena *arena,
	struct explain_parts *parts)
{
	struct explain_part part = {.whole = {EXPLAIN_GROUP, group}};
	for (size_t i = 0; i < card->method->indicators.n; i++) {
		if (performs(&card->indicators[i]) && is_in(card->method, i, group)) {
			part.term += i < indicator;
			part.terms++;
		}
	}
	vec_push(parts, arena, part);
}

/** Add the dimension of a group, if it is a mean of such groups. */
static void add_dimension_of_group(const struct scorecard *card, size_t group, struct arena *arena, struct explain_parts *parts)
{
	const struct method_group *definition = &card->method->groups.at[group];
	struct explain_part part = {.whole = {EXPLAIN_GROUP, definition->dimension}};
	if (definition->level == METHOD_DIMENSION || definition->level != card->method->children) {
		return;
	}
	for (size_t i = 0; i < card->method->groups.n; i++) {
		const struct method_group *other = &card->method->groups.at[i];
		if (other->level == definition->level && other->dimension == definition->dimension && performs(&card->groups[i])) {
			part.term += i < group;
			part.terms++;
		}
	}
	vec_push(parts, arena, part);
}

static void add_groups_of_indicator(const struct scorecard *card, size_t index, struct arena *arena, struct explain_parts *parts)
{
	const struct method_indicator *indicator = &card->method->indicators.at[index];
	const size_t groups[] = {
		indicator->sub_dimension, indicator->category, card->method->children == METHOD_INDICATOR ? indicator->dimension : METHOD_NONE,
	};
	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
		if (groups[i] != METHOD_NONE && is_in(card->method, index, groups[i])) {
			add_group_of_indicators(card, index, groups[i], arena, parts);
		}
	}
	for (size_t i = 0; i < 2; i++) {
		if (groups[i] != METHOD_NONE && is_in(card->method, index, groups[i])) {
			add_dimension_of_group(card, groups[i], arena, parts);
		}
	}
}

static void add_means(const struct scorecard *card, struct explain_subject subject, struct arena *arena, struct explain_parts *parts)
{
	switch (subject.kind) {
	case EXPLAIN_POINT:
		add_indicator_of_point(card, subject.index, arena, parts);
		add_groups_of_indicator(card, card->method->points.at[subject.index].indicator, arena, parts);
		break;
	case EXPLAIN_INDICATOR:
		add_groups_of_indicator(card, subject.index, arena, parts);
		break;
	case EXPLAIN_GROUP:
		add_dimension_of_group(card, subject.index, arena, parts);
		break;
	}
}

struct explain_parts explain_find_parts(const struct scorecard *card, struct explain_subject subject, struct arena *arena)
{
	struct explain_parts parts = {0};
	bool scored = subject.kind == EXPLAIN_POINT ? card->points[subject.index].state == SCORE_SCORED : performs(explain_sums(card, subject));
	if (scored && card->method->aggregation == METHOD_MEAN) {
		add_means(card, subject, arena, &parts);
	} else if (scored && subject.kind == EXPLAIN_POINT) {
		add_groups_of_point(card, subject.index, arena, &parts);
	}
	return parts;
}

/** Returns the byte where a text occurs, or that of the end. */
static size_t find(struct str text, size_t from, struct str wanted)
{
	while (from < text.n && !str_starts(str_from_byte(text, from), wanted)) {
		from++;
	}
	return from;
}

struct str explain_mark_term(const struct score_step *step, size_t term, struct arena *arena)
{
	/* The terms of a mean stand in the first parentheses, before what divides them. */
	bool is_mean = step->kind == SCORE_STEP_MEAN;
	size_t start = is_mean ? 1 : 0, end = is_mean ? find(step->formula, 0, STR(") / ")) : step->formula.n;
	if (!is_mean && step->kind != SCORE_STEP_POINTS) {
		return step->formula;
	}
	for (; term > 0 && start < end; term--) {
		start = find(step->formula, start, STR(" + ")) + 3;
	}
	size_t stop = find(step->formula, start, STR(" + "));
	stop = stop < end ? stop : end;
	return str_format(arena, "%.*s[%.*s]%.*s", (int)start, step->formula.at, (int)(stop - start), step->formula.at + start,
		STR_ARG(str_from_byte(step->formula, stop)));
}
