#include "score/gap.h"

#include "score/gapper.h"
#include "score/wording.h"

/* Aims */

static bool takes_points(const struct gapper *g)
{
	return g->card->method->aggregation == METHOD_POINTS;
}

struct gap_aim gapper_aim(struct gapper *g, size_t point, const mpq_t percent)
{
	struct gap_aim aim = {0};
	const struct score_point *scored = &g->card->points[point];
	const struct method_band *bands = g->card->method->bands.at;
	if (aimer_find(&g->aimer, point, percent, &aim) && takes_points(g)) {
		aim.points = scored->weight * (bands[aim.performance.band].points - bands[scored->performance.band].points);
	}
	return aim;
}

struct gap_aim gapper_aim_at_band(struct gapper *g, size_t point, size_t band)
{
	mpq_t from;
	mpq_init(from);
	rational_set_decimal(from, &g->card->method->bands.at[band].from.value);
	struct gap_aim aim = gapper_aim(g, point, from);
	mpq_clear(from);
	return aim;
}

/** Where groups are means, every hundredth counts, up to the target; else only bands do. */
static struct gap_aim find_most(struct gapper *g, size_t point)
{
	size_t present = g->card->points[point].performance.band;
	struct gap_aim aim = {0};
	if (!takes_points(g)) {
		mpq_t target;
		mpq_init(target);
		mpq_set_ui(target, 100, 1);
		aim = gapper_aim(g, point, target);
		mpq_clear(target);
	}
	for (size_t band = g->card->method->bands.n - 1; band > present && !aim.possible; band--) {
		aim = gapper_aim_at_band(g, point, band);
	}
	return aim;
}

/* Data points */

/** Set how far the value is from the target: to go in the direction of better. Answers have no distance. */
static void find_distance(const struct gapper *g, struct gap_point *gap)
{
	const struct score_point *scored = &g->card->points[gap->point];
	const struct method_point *definition = &g->card->method->points.at[gap->point];
	const struct benchmark *benchmark = scored->benchmark;
	mpq_t distance, value;
	if (benchmark->formula == BENCHMARK_YES_NO) {
		return;
	}
	mpq_inits(distance, value, NULL);
	aimer_value(&g->aimer, gap->point, value);
	if (benchmark->formula == BENCHMARK_COUNT_OF) {
		mpq_set_ui(distance, definition->items.n, 1);
	} else {
		rational_set_decimal(distance, &benchmark->value.value);
	}
	mpq_sub(distance, distance, value);
	if (benchmark->direction == METHOD_LOWER || (benchmark->formula == BENCHMARK_OPTIMUM && mpq_sgn(distance) < 0)) {
		mpq_neg(distance, distance);
	}
	gap->distance = rational_text(distance, g->arena);
	gap->distance_rounded = rational_rounded(distance, definition->kind == METHOD_LIST ? 0 : (unsigned)definition->decimals, g->arena);
	mpq_clears(distance, value, NULL);
}

/** Set how many per cent are missing to a percentage. */
static void find_missing(struct gapper *g, size_t point, const struct decimal *to)
{
	mpq_t present;
	mpq_init(present);
	rational_set_text(present, g->card->points[point].performance.exact);
	rational_set_decimal(g->missing[point], to);
	mpq_sub(g->missing[point], g->missing[point], present);
	mpq_clear(present);
}

static void find_point(struct gapper *g, size_t index)
{
	const struct method *method = g->card->method;
	size_t band = g->card->points[index].performance.band;
	struct gap_point gap = {.point = index};
	find_distance(g, &gap);
	if (band + 1 < method->bands.n) {
		find_missing(g, index, &method->bands.at[band + 1].from.value);
		gap.missing = rational_text(g->missing[index], g->arena);
		gap.next = gapper_aim_at_band(g, index, band + 1);
		gap.most = find_most(g, index);
		vec_push(&g->gaps.points, g->arena, gap);
		return;
	}
	struct decimal target;
	decimal_parse(STR("100"), &target);
	find_missing(g, index, &target);
	g->gaps.highest_points++;
	if (!takes_points(g) && mpq_sgn(g->missing[index]) > 0) {
		gap.most = find_most(g, index);
		vec_push(&g->gaps.points, g->arena, gap);
	}
}

static void find_absent(struct gapper *g, size_t index)
{
	const struct score_point *point = &g->card->points[index];
	if (point->state == SCORE_NOT_APPLICABLE || !wording_has_target(point->benchmark)) {
		return;
	}
	vec_push(&g->gaps.absent, g->arena, ((struct gap_absent){
		.point = index,
		.points = takes_points(g) ? point->weight * method_points_maximum(g->card->method) : 0,
	}));
}

void gap_make(const struct scorecard *card, struct arena *arena, struct gaps *ret_gaps)
{
	size_t n = card->method->points.n;
	struct gapper gapper = {.card = card, .arena = arena, .gaps.card = card, .missing = arena_array(arena, n, mpq_t)};
	aimer_start(card, arena, &gapper.aimer);
	for (size_t i = 0; i < n; i++) {
		mpq_init(gapper.missing[i]);
		if (card->points[i].state == SCORE_SCORED) {
			find_point(&gapper, i);
		} else {
			find_absent(&gapper, i);
		}
	}
	gapper_find_groups(&gapper);
	for (size_t i = 0; i < n; i++) {
		mpq_clear(gapper.missing[i]);
	}
	aimer_finish(&gapper.aimer);
	*ret_gaps = gapper.gaps;
}

struct str gap_answer(const struct scorecard *card, size_t point, const struct gap_aim *aim, struct arena *arena)
{
	const struct method_items *items = &card->method->points.at[point].items;
	const bool *met = card->points[point].met;
	struct buf words = {.arena = arena};
	size_t needed = 0, more = 0;
	if (!aim->possible || met == NULL) {
		return STR("");
	}
	for (size_t i = 0; i < aim->value.n && aim->value.at[i] != '.'; i++) {
		needed = needed * 10 + (size_t)(aim->value.at[i] - '0');
	}
	for (size_t i = 0; i < items->n; i++) {
		needed -= met[i] && needed > 0;
	}
	for (size_t i = 0; i < items->n; i++) {
		bool added = !met[i] && more < needed;
		more += added;
		if (met[i] || added) {
			buf_format(&words, "%s%.*s", words.n > 0 ? "," : "", STR_ARG(items->at[i].id.text));
		}
	}
	return buf_str(&words);
}
