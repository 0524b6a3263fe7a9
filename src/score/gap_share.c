/* What a data point is worth where groups are means. */
#include "score/gapper.h"
#include "score/wording.h"

static int64_t weigh_points(const struct scorecard *card, size_t indicator)
{
	const struct method_indicator *definition = &card->method->indicators.at[indicator];
	int64_t sum = 0;
	for (size_t i = definition->first_point; i < definition->first_point + definition->point_count; i++) {
		sum += card->points[i].state == SCORE_SCORED ? card->points[i].weight : 0;
	}
	return sum;
}

static int64_t weigh_indicators(const struct scorecard *card, size_t group)
{
	int64_t sum = 0;
	for (size_t i = 0; i < card->method->indicators.n; i++) {
		bool counts = method_counts(card->method, i, group) && wording_performs(&card->indicators[i]);
		sum += counts ? card->method->indicators.at[i].weight : 0;
	}
	return sum;
}

static int64_t weigh_groups(const struct scorecard *card, size_t dimension, enum method_level level)
{
	int64_t sum = 0;
	for (size_t i = 0; i < card->method->groups.n; i++) {
		const struct method_group *group = &card->method->groups.at[i];
		bool counts = group->level == level && group->dimension == dimension && wording_performs(&card->groups[i]);
		sum += counts ? group->weight : 0;
	}
	return sum;
}

void gapper_multiply(mpq_t number, int64_t above, int64_t below)
{
	mpq_t share;
	mpq_init(share);
	mpq_set_si(share, above, (unsigned long)below);
	mpq_canonicalize(share);
	mpq_mul(number, number, share);
	mpq_clear(share);
}

void gapper_find_share(const struct scorecard *card, size_t point, size_t group, mpq_t share)
{
	const struct method *method = card->method;
	size_t owner = method->points.at[point].indicator, parent = group;
	const struct method_indicator *indicator = &method->indicators.at[owner];
	mpq_set_ui(share, 1, 1);
	gapper_multiply(share, card->points[point].weight, weigh_points(card, owner));
	if (method->groups.at[group].level == METHOD_DIMENSION && method->children != METHOD_INDICATOR) {
		parent = method->children == METHOD_SUB_DIMENSION ? indicator->sub_dimension : indicator->category;
		gapper_multiply(share, method->groups.at[parent].weight, weigh_groups(card, group, method->children));
	}
	gapper_multiply(share, indicator->weight, weigh_indicators(card, parent));
}
