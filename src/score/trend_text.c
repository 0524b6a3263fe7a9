#include "score/rows.h"
#include "score/trend.h"
#include "score/wording.h"

static const char *bar_text(enum trend_bar bar)
{
	static const char *const texts[] = {
		[TREND_COMPARABLE] = "", [TREND_FIRST] = "", [TREND_METHOD] = "another version of the method", [TREND_BREAK] = "break",
		[TREND_BOUNDARY] = "another boundary", [TREND_DEFINITION] = "the definition differs",
		[TREND_FORECAST] = "forecast against measured", [TREND_OVERLAP] = "the periods overlap",
	};
	return texts[bar];
}

static struct str change_text(const struct trend_change *change, struct arena *arena)
{
	if (change->exact.n == 0 || change->bands == 0) {
		return change->exact.n == 0 ? STR("") : str_format(arena, "same band, %.*s", STR_ARG(change->cut));
	}
	long long bands = change->bands;
	long long size = bands < 0 ? -bands : bands;
	return str_format(arena, "%s %lld band%s, %.*s", bands < 0 ? "down" : "up", size, size == 1 ? "" : "s", STR_ARG(change->cut));
}

static enum table_colour change_colour(const struct trend_change *change)
{
	bool moved = change->exact.n > 0 && change->bands != 0;
	return !moved ? TABLE_PLAIN : change->bands > 0 ? TABLE_GOOD : TABLE_POOR;
}

static void add_performance(const struct scorecard_view *view, const struct score_performance *performance, struct table *table)
{
	bool performs = performance != NULL && performance->exact.n > 0;
	table_add(table, performs ? wording_percent(performance, table->arena) : STR("-"));
	table_add_coloured(table, performs ? wording_letter(view, performance) : STR("-"),
		performs ? wording_colour(view, performance) : TABLE_PLAIN);
}

/* Data points */

/** A value of another version stands as it is written: its unit and factor may be others. */
static struct str value_text(const struct trend_value *value, struct arena *arena)
{
	const struct observation *o = value->observation;
	if (value->point != NULL) {
		return value->point->rounded;
	}
	return o->form == OBSERVATION_FRACTION
		? str_format(arena, "%.*s/%.*s", STR_ARG(o->numerator.text), STR_ARG(o->denominator.text)) : o->text;
}

/** Returns why a value is not scored; empty when it is. */
static struct str state_text(const struct trend_value *value, struct arena *arena)
{
	if (value->point == NULL) {
		return str_format(arena, "collected by %.*s", STR_ARG(value->observation->method));
	}
	return value->point->state == SCORE_SCORED ? STR("") : str_from(score_state_word(value->point->state));
}

/** Returns what there is to say of a value: why it is not scored, and what it is against the one before it. */
static struct str remark(const struct trend_value *value, struct arena *arena)
{
	struct str state = state_text(value, arena);
	if (value->bar > TREND_FIRST) {
		return str_format(arena, "%.*s%snot comparable: %s", STR_ARG(state), state.n > 0 ? "; " : "", bar_text(value->bar));
	}
	if (state.n > 0 || value->bar == TREND_FIRST || value->change.exact.n > 0) {
		return state.n > 0 ? state : change_text(&value->change, arena);
	}
	return STR("the value before is not scored");
}

static void add_series(const struct scorecard_view *view, const struct trend *trend, size_t point, struct table *table)
{
	const struct trend_series *series = &trend->series[point];
	for (size_t i = 0; i < series->n; i++) {
		const struct trend_value *value = &series->at[i];
		table_add(table, view->card->method->points.at[point].code);
		table_add(table, i == 0 ? wording_point(view, point, table->arena) : STR(""));
		table_add(table, value->observation->period);
		table_add(table, value_text(value, table->arena));
		table_add(table, wording_unit(view, point));
		add_performance(view, value->point != NULL ? &value->point->performance : NULL, table);
		table_add_coloured(table, remark(value, table->arena), change_colour(&value->change));
	}
}

static void write_points(const struct scorecard_view *view, const struct trend *trend, struct arena *arena, struct buf *out)
{
	static const char *const heads[] = {"Code", "Data point", "Period", "Value", "Unit", "Per cent", "Band", "Change"};
	struct table table = {.arena = arena, .columns = 8, .right = 1u << 3 | 1u << 5, .colour = view->colour};
	size_t alone = 0, shown = 0;
	table_add_row(&table, heads);
	for (size_t i = 0; i < view->card->method->points.n; i++) {
		alone += trend->series[i].n == 1;
		if (trend->series[i].n > 1) {
			add_series(view, trend, i, &table);
			shown++;
		}
	}
	if (shown > 0) {
		table_write(&table, out);
		buf_add_byte(out, '\n');
	}
	if (shown == 0) {
		buf_add_str(out, STR("No data point has values of two periods.\n"));
	}
	buf_format(out, "Data points with one value only: %zu.\n", alone);
}

/* Groups */

static struct str sum_remark(const struct trend_sum *sum, struct arena *arena)
{
	struct buf text = {.arena = arena};
	if (sum->first || sum->change.exact.n > 0) {
		return change_text(&sum->change, arena);
	}
	if (sum->differing > 0) {
		buf_format(&text, "%zu data point%s scored in one of the two only", sum->differing, sum->differing == 1 ? "" : "s");
	}
	if (sum->barred > 0) {
		buf_format(&text, "%s%zu data point%s not comparable", text.n > 0 ? ", " : "", sum->barred, sum->barred == 1 ? "" : "s");
	}
	return buf_str(&text);
}

static void add_sums(const struct scorecard_view *view, const struct trend *trend, size_t group, struct table *table)
{
	const struct method_group *definition = &view->card->method->groups.at[group];
	const struct trend_sums *sums = &trend->sums[group];
	for (size_t i = 0; i < sums->n; i++) {
		const struct score_group *scored = sums->at[i].group;
		table_add(table, definition->code.text);
		table_add(table, i == 0 ? wording_text(view, &definition->names) : STR(""));
		table_add(table, trend->periods.at[sums->at[i].period].text);
		table_add_number(table, scored->counts[SCORE_SCORED]);
		table_add(table, scored->maximum > 0
			? str_format(table->arena, "%lld of %lld", (long long)scored->points, (long long)scored->maximum) : STR("-"));
		add_performance(view, &scored->performance, table);
		table_add_coloured(table, sum_remark(&sums->at[i], table->arena), change_colour(&sums->at[i].change));
	}
}

static void write_groups(const struct scorecard_view *view, const struct trend *trend, struct arena *arena, struct buf *out)
{
	static const char *const heads[] = {"Code", "Group", "Period", "Scored", "Points", "Per cent", "Band", "Change"};
	struct table table = {.arena = arena, .columns = 8, .right = 1u << 3 | 1u << 4 | 1u << 5, .colour = view->colour};
	bool any = false;
	table_add_row(&table, heads);
	for (size_t i = 0; i < view->card->method->groups.n; i++) {
		if (trend->sums[i].n > 1) {
			add_sums(view, trend, i, &table);
			any = true;
		}
	}
	if (any) {
		buf_add_byte(out, '\n');
		table_write(&table, out);
	}
}

void trend_to_text(const struct scorecard_view *view, const struct trend *trend, struct arena *arena, struct buf *out)
{
	rows_head(view, out);
	write_points(view, trend, arena, out);
	write_groups(view, trend, arena, out);
}
