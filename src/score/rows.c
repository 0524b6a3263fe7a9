#include "score/rows.h"

#include "score/wording.h"

static void add_or_dash(struct table *table, struct str text)
{
	table_add(table, text.n > 0 ? text : STR("-"));
}

/** Add percentage and band, or two dashes. */
static void add_performance(const struct scorecard_view *view, bool performs, const struct score_performance *performance,
	struct table *table)
{
	if (!performs) {
		table_add(table, STR("-"));
		table_add(table, STR("-"));
		return;
	}
	table_add(table, wording_percent(performance, table->arena));
	table_add_coloured(table, wording_letter(view, performance), wording_colour(view, performance));
}

void rows_head(const struct scorecard_view *view, struct buf *out)
{
	const struct scorecard *card = view->card;
	const struct benchmarks *set = card->benchmarks;
	buf_format(out, "Method %.*s", STR_ARG(card->method->id.text));
	if (!card->method->complete) {
		buf_format(out, " (a part of it)");
	}
	struct str period = card->input.period, notice = set != NULL ? wording_text(view, &set->notices) : STR("");
	if (set != NULL) {
		buf_format(out, ", benchmarks %.*s", STR_ARG(set->id.text));
	} else {
		buf_format(out, ", no benchmarks");
	}
	if (notice.n > 0) {
		buf_format(out, ". %.*s", STR_ARG(notice));
	}
	if (period.n > 0) {
		buf_format(out, "\nPeriod %.*s", STR_ARG(period));
	}
	buf_add_byte(out, '\n');
	if (set != NULL && set->access == BENCHMARKS_RESTRICTED) {
		table_paint(out, view->colour, TABLE_POOR, STR("Benchmarks restricted: not for publication"));
		buf_add_byte(out, '\n');
	}
	buf_add_byte(out, '\n');
}

/** Returns the term that a data point is in the sums of its groups; its weight where these are means. */
static struct str term_of(const struct scorecard_view *view, const struct score_point *point, struct arena *arena)
{
	if (point->state != SCORE_SCORED) {
		return STR("-");
	}
	long long points = view->card->method->bands.at[point->performance.band].points, weight = point->weight;
	if (view->card->method->aggregation == METHOD_MEAN) {
		return str_format(arena, "%lld", weight);
	}
	return weight == 1 ? str_format(arena, "%lld", points) : str_format(arena, "%lld * %lld", weight, points);
}

static void add_point(const struct scorecard_view *view, size_t index, bool with_term, struct table *table)
{
	const struct score_point *point = &view->card->points[index];
	bool scored = point->state == SCORE_SCORED;
	table_add(table, view->card->method->points.at[index].code);
	table_add(table, wording_point(view, index, table->arena));
	add_or_dash(table, point->rounded);
	table_add(table, wording_unit(view, index));
	add_or_dash(table, wording_target(point->benchmark, table->arena));
	add_performance(view, scored, &point->performance, table);
	if (with_term) {
		table_add(table, term_of(view, point, table->arena));
	}
	table_add(table, scored ? STR("") : str_from(score_state_word(point->state)));
}

void rows_points(const struct scorecard_view *view, const struct rows_indexes *points, struct arena *arena, struct buf *out)
{
	static const char *const heads[] = {"Code", "Data point", "Value", "Unit", "Target", "Per cent", "Band", "Not scored"};
	struct table table = {.arena = arena, .columns = 8, .right = 1u << 2 | 1u << 4 | 1u << 5, .colour = view->colour};
	table_add_row(&table, heads);
	for (size_t i = 0; i < points->n; i++) {
		add_point(view, points->at[i], false, &table);
	}
	table_write(&table, out);
}

void rows_members(const struct scorecard_view *view, const struct rows_indexes *points, struct arena *arena, struct buf *out)
{
	const char *term = view->card->method->aggregation == METHOD_MEAN ? "Weight" : "Points";
	const char *const heads[] = {"Code", "Data point", "Value", "Unit", "Target", "Per cent", "Band", term, "Not scored"};
	struct table table = {.arena = arena, .columns = 9, .right = 1u << 2 | 1u << 4 | 1u << 5 | 1u << 7, .colour = view->colour};
	table_add_row(&table, heads);
	for (size_t i = 0; i < points->n; i++) {
		add_point(view, points->at[i], true, &table);
	}
	table_write(&table, out);
}

/** Add the columns that groups and indicators share: counts, points, performance. */
static void add_sums(const struct scorecard_view *view, const struct score_group *group, struct table *table)
{
	table_add_number(table, group->data_points);
	table_add_number(table, group->reported);
	table_add_number(table, group->counts[SCORE_SCORED]);
	table_add(table, group->maximum > 0
		? str_format(table->arena, "%lld of %lld", (long long)group->points, (long long)group->maximum) : STR("-"));
	add_performance(view, wording_performs(group), &group->performance, table);
}

static struct table sums_table(const struct scorecard_view *view, const char *what, struct arena *arena)
{
	const char *const heads[] = {"Code", what, "Data points", "Reported", "Scored", "Points", "Per cent", "Band"};
	struct table table = {.arena = arena, .columns = 8, .right = 1u << 2 | 1u << 3 | 1u << 4 | 1u << 5 | 1u << 6, .colour = view->colour};
	table_add_row(&table, heads);
	return table;
}

void rows_indicators(const struct scorecard_view *view, const struct rows_indexes *indicators, struct arena *arena, struct buf *out)
{
	struct table table = sums_table(view, "Indicator", arena);
	for (size_t i = 0; i < indicators->n; i++) {
		const struct method_indicator *definition = &view->card->method->indicators.at[indicators->at[i]];
		table_add(&table, definition->code.text);
		table_add(&table, wording_text(view, &definition->names));
		add_sums(view, &view->card->indicators[indicators->at[i]], &table);
	}
	table_write(&table, out);
}

void rows_groups(const struct scorecard_view *view, const struct rows_indexes *groups, struct arena *arena, struct buf *out)
{
	struct table table = sums_table(view, "Group", arena);
	for (size_t i = 0; i < groups->n; i++) {
		const struct method_group *definition = &view->card->method->groups.at[groups->at[i]];
		const char *indent = definition->level == METHOD_DIMENSION ? "" : "  ";
		struct str name = wording_text(view, &definition->names);
		table_add(&table, str_format(arena, "%s%.*s", indent, STR_ARG(definition->code.text)));
		table_add(&table, str_format(arena, "%s%.*s", indent, STR_ARG(name)));
		add_sums(view, &view->card->groups[groups->at[i]], &table);
	}
	table_write(&table, out);
}
