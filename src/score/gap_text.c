#include "score/gap.h"
#include "base/rational.h"
#include "score/rows.h"
#include "score/wording.h"

struct writer {
	const struct scorecard_view *view;
	const struct gaps *gaps;
	struct arena *arena;
	struct buf *out;
};

static const struct method *method_of(const struct writer *w)
{
	return w->view->card->method;
}

/** Returns an exact number with two decimals, the others cut off. */
static struct str cut(const struct writer *w, struct str exact)
{
	mpq_t number;
	if (exact.n == 0) {
		return STR("-");
	}
	mpq_init(number);
	rational_set_text(number, exact);
	struct str text = rational_cut(number, 2, w->arena);
	mpq_clear(number);
	return text;
}

static void add_letter(const struct writer *w, bool possible, const struct score_performance *performance, struct table *table)
{
	table_add_coloured(table, possible ? wording_letter(w->view, performance) : STR("-"),
		possible ? wording_colour(w->view, performance) : TABLE_PLAIN);
}

/** Returns the value to reach; of a list how many things of how many. */
static struct str aim_text(const struct writer *w, size_t point, const struct gap_aim *aim)
{
	size_t items = method_of(w)->points.at[point].items.n;
	if (!aim->possible) {
		return STR("-");
	}
	return items > 0 ? str_format(w->arena, "%.*s of %zu", STR_ARG(aim->value), items) : aim->value;
}

/* Groups */

static struct str lifts_text(const struct writer *w, const struct gap_group *gap)
{
	struct buf text = {.arena = w->arena};
	for (size_t i = 0; i < gap->lifts.n; i++) {
		const struct gap_lift *lift = &gap->lifts.at[i];
		struct str code = method_of(w)->points.at[lift->point].code, value = aim_text(w, lift->point, &lift->aim);
		buf_format(&text, "%s%.*s to %.*s", i > 0 ? ", " : "", STR_ARG(code), STR_ARG(value));
	}
	return gap->liftable ? buf_str(&text) : STR("not by these alone");
}

static void add_group(const struct writer *w, const struct gap_group *gap, struct table *table)
{
	const struct score_group *group = &w->view->card->groups[gap->group];
	const struct score_performance next = {.band = group->performance.band + 1};
	bool counts = group->maximum > 0;
	table_add(table, method_of(w)->groups.at[gap->group].code.text);
	table_add(table, wording_text(w->view, &method_of(w)->groups.at[gap->group].names));
	table_add(table, counts ? str_format(w->arena, "%lld of %lld", (long long)group->points, (long long)group->maximum) : STR("-"));
	table_add(table, wording_percent(&group->performance, w->arena));
	add_letter(w, true, &group->performance, table);
	add_letter(w, true, &next, table);
	table_add(table, counts ? str_format(w->arena, "%lld", (long long)gap->missing_points) : cut(w, gap->missing));
	table_add(table, gap->liftable ? str_format(w->arena, "%zu", gap->lifts.n) : STR("-"));
	table_add(table, lifts_text(w, gap));
}

static void write_codes(const struct writer *w, const char *label, const struct gap_indexes *groups)
{
	struct buf text = {.arena = w->arena};
	for (size_t i = 0; i < groups->n; i++) {
		struct str code = method_of(w)->groups.at[groups->at[i]].code.text;
		buf_format(&text, "%s%.*s", i > 0 ? ", " : "", STR_ARG(code));
	}
	table_wrap(w->out, 0, str_from(label), buf_str(&text));
}

static void write_groups(const struct writer *w)
{
	bool points = method_of(w)->aggregation == METHOD_POINTS;
	const char *const heads[] = {
		"Code", "Group", "Points", "Per cent", "Band", "Next", points ? "Missing points" : "Missing per cent", "Data points", "Fewest that lift it",
	};
	struct table table = {.arena = w->arena, .columns = 9, .right = 1u << 2 | 1u << 3 | 1u << 6 | 1u << 7, .colour = w->view->colour};
	table_add_row(&table, heads);
	for (size_t i = 0; i < w->gaps->groups.n; i++) {
		add_group(w, &w->gaps->groups.at[i], &table);
	}
	if (w->gaps->groups.n > 0) {
		table_write(&table, w->out);
		buf_add_byte(w->out, '\n');
	}
	write_codes(w, "Highest band already:", &w->gaps->highest);
	write_codes(w, "Nothing scored:", &w->gaps->unscored);
}

/* Data points */

/** Returns what is won, of a data point that wins points. */
static struct str won_text(const struct writer *w, const struct gap_aim *aim)
{
	bool counts = aim->possible && method_of(w)->aggregation == METHOD_POINTS;
	return counts ? str_format(w->arena, "+%lld", (long long)aim->points) : STR("-");
}

static void add_point(const struct writer *w, const struct gap_point *gap, struct table *table)
{
	const struct score_point *point = &w->view->card->points[gap->point];
	table_add(table, method_of(w)->points.at[gap->point].code);
	table_add(table, wording_point(w->view, gap->point, w->arena));
	table_add(table, point->rounded);
	table_add(table, wording_unit(w->view, gap->point));
	table_add(table, wording_target(point->benchmark, w->arena));
	table_add(table, gap->distance.n > 0 ? gap->distance_rounded : STR("-"));
	table_add(table, wording_percent(&point->performance, w->arena));
	add_letter(w, true, &point->performance, table);
	table_add(table, cut(w, gap->missing));
	table_add(table, aim_text(w, gap->point, &gap->next));
	add_letter(w, gap->next.possible, &gap->next.performance, table);
	table_add(table, won_text(w, &gap->next));
	table_add(table, aim_text(w, gap->point, &gap->most));
	table_add(table, won_text(w, &gap->most));
}

static void write_some_points(const struct writer *w, bool local)
{
	static const char *const heads[] = {"Code", "Data point", "Value", "Unit", "Target", "To go", "Per cent", "Band", "Missing",
		"Next at", "Next", "Points", "Most at", "Points"};
	struct table table = {.arena = w->arena, .columns = 14, .right = 1u << 2 | 7u << 4 | 3u << 8 | 7u << 11, .colour = w->view->colour};
	bool any = false;
	table_add_row(&table, heads);
	for (size_t i = 0; i < w->gaps->order.n; i++) {
		const struct gap_point *gap = &w->gaps->points.at[w->gaps->order.at[i]];
		if (wording_is_local(method_of(w), gap->point) == local) {
			add_point(w, gap, &table);
			any = true;
		}
	}
	if (any) {
		buf_add_str(w->out, local ? STR("\nLocal indicators, in no group\n\n") : STR("\n"));
		table_write(&table, w->out);
	}
}

/** Write how --set takes an answer that reaches the next band, or the highest. */
static void write_answer(const struct writer *w, const struct gap_point *gap)
{
	const struct gap_aim *aim = gap->next.possible ? &gap->next : &gap->most;
	struct str answer = gap_answer(w->view->card, gap->point, aim, w->arena);
	if (answer.n > 0) {
		struct str value = aim_text(w, gap->point, aim), code = method_of(w)->points.at[gap->point].code;
		buf_format(w->out, "%.*s, for instance: --set %.*s=%.*s\n", STR_ARG(value), STR_ARG(code), STR_ARG(answer));
	}
}

/** Of lists, name what is to be met. */
static void write_unmet(const struct writer *w)
{
	for (size_t i = 0; i < w->gaps->order.n; i++) {
		size_t point = w->gaps->points.at[w->gaps->order.at[i]].point;
		const struct method_point *definition = &method_of(w)->points.at[point];
		struct buf names = {.arena = w->arena};
		for (size_t k = 0; k < definition->items.n; k++) {
			struct str name = wording_text(w->view, &definition->items.at[k].names);
			if (!w->view->card->points[point].met[k]) {
				buf_format(&names, "%s%.*s", names.n > 0 ? "; " : "", STR_ARG(name));
			}
		}
		table_wrap(w->out, 0, str_format(w->arena, "Not met of %.*s:", STR_ARG(definition->code)), buf_str(&names));
		write_answer(w, &w->gaps->points.at[w->gaps->order.at[i]]);
	}
}

/* What is not reported */

/** Returns what a data point would add to the maximum of each of its groups. */
static struct str maxima_text(const struct writer *w, const struct gap_absent *absent)
{
	const struct method *method = method_of(w);
	struct buf text = {.arena = w->arena};
	for (size_t i = 0; i < method->groups.n && absent->points > 0; i++) {
		long long now = w->view->card->groups[i].maximum;
		struct str code = method->groups.at[i].code.text;
		if (method_counts(method, method->points.at[absent->point].indicator, i)) {
			buf_format(&text, "%s%.*s %lld to %lld", text.n > 0 ? ", " : "", STR_ARG(code), now, now + (long long)absent->points);
		}
	}
	return text.n > 0 ? buf_str(&text) : STR("-");
}

static void write_absent(const struct writer *w)
{
	static const char *const heads[] = {"Code", "Data point", "Not scored", "Target", "Unit", "Points at most", "Maximum of its groups"};
	struct table table = {.arena = w->arena, .columns = 7, .right = 1u << 3 | 1u << 5, .colour = w->view->colour};
	table_add_row(&table, heads);
	for (size_t i = 0; i < w->gaps->absent.n; i++) {
		const struct gap_absent *absent = &w->gaps->absent.at[i];
		const struct score_point *point = &w->view->card->points[absent->point];
		table_add(&table, method_of(w)->points.at[absent->point].code);
		table_add(&table, wording_point(w->view, absent->point, w->arena));
		table_add(&table, str_from(score_state_word(point->state)));
		table_add(&table, wording_target(point->benchmark, w->arena));
		table_add(&table, wording_unit(w->view, absent->point));
		table_add(&table, absent->points > 0 ? str_format(w->arena, "%lld", (long long)absent->points) : STR("-"));
		table_add(&table, maxima_text(w, absent));
	}
	if (w->gaps->absent.n > 0) {
		buf_add_str(w->out, STR("\nWould count if reported and not refused\n\n"));
		table_write(&table, w->out);
	}
}

void gap_to_text(const struct scorecard_view *view, const struct gaps *gaps, struct arena *arena, struct buf *out)
{
	struct writer writer = {.view = view, .gaps = gaps, .arena = arena, .out = out};
	rows_head(view, out);
	write_groups(&writer);
	write_some_points(&writer, false);
	write_some_points(&writer, true);
	write_unmet(&writer);
	buf_format(out, "\nData points in the highest band already: %zu.\n", gaps->highest_points);
	write_absent(&writer);
}
