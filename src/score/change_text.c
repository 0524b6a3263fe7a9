#include "score/change.h"
#include "score/rows.h"
#include "score/wording.h"

/** Two performances side by side: per cent, then letters; dashes where there is none. */
static void add_performances(const struct scorecard_view *view, const struct score_performance *before,
	const struct score_performance *after, struct table *table)
{
	const struct score_performance *both[] = {before, after};
	for (size_t i = 0; i < 2; i++) {
		table_add(table, both[i]->exact.n > 0 ? wording_percent(both[i], table->arena) : STR("-"));
	}
	for (size_t i = 0; i < 2; i++) {
		bool performs = both[i]->exact.n > 0;
		table_add_coloured(table, performs ? wording_letter(view, both[i]) : STR("-"), performs ? wording_colour(view, both[i]) : TABLE_PLAIN);
	}
}

/** The value, or why there is none. */
static struct str value_text(const struct score_point *point)
{
	return point->exact.n > 0 ? point->rounded : str_from(score_state_word(point->state));
}

static void write_points(const struct scorecard_view *view, const struct change *change, struct arena *arena, struct buf *out)
{
	static const char *const heads[] = {
		"Code", "Data point", "Value", "Value then", "Unit", "Per cent", "Per cent then", "Band", "Band then", "Not scored then",
	};
	struct table table = {.arena = arena, .columns = 10, .right = 1u << 2 | 1u << 3 | 1u << 5 | 1u << 6, .colour = view->colour};
	table_add_row(&table, heads);
	for (size_t i = 0; i < change->points.n; i++) {
		size_t index = change->points.at[i];
		const struct score_point *before = &change->before->points[index], *after = &change->after.points[index];
		table_add(&table, view->card->method->points.at[index].code);
		table_add(&table, wording_point(view, index, arena));
		table_add(&table, value_text(before));
		table_add(&table, value_text(after));
		table_add(&table, wording_unit(view, index));
		add_performances(view, &before->performance, &after->performance, &table);
		table_add(&table, after->state == SCORE_SCORED ? STR("") : str_from(score_state_word(after->state)));
	}
	table_write(&table, out);
}

static struct str points_text(const struct score_group *group, struct arena *arena)
{
	return group->maximum > 0 ? str_format(arena, "%lld of %lld", (long long)group->points, (long long)group->maximum) : STR("-");
}

static void add_group(const struct scorecard_view *view, const struct change *change, size_t index, struct table *table)
{
	const struct score_group *before = &change->before->groups[index], *after = &change->after.groups[index];
	table_add(table, view->card->method->groups.at[index].code.text);
	table_add(table, wording_text(view, &view->card->method->groups.at[index].names));
	table_add(table, points_text(before, table->arena));
	table_add(table, points_text(after, table->arena));
	add_performances(view, &before->performance, &after->performance, table);
}

static void write_groups(const struct scorecard_view *view, const struct change *change, struct arena *arena, struct buf *out)
{
	static const char *const heads[] = {"Code", "Group", "Points", "Points then", "Per cent", "Per cent then", "Band", "Band then"};
	struct table table = {.arena = arena, .columns = 8, .right = 0x3C, .colour = view->colour};
	struct buf same = {.arena = arena};
	size_t n = view->card->method->groups.n, changed = 0;
	table_add_row(&table, heads);
	for (size_t i = 0; i < n; i++) {
		if (change_in_group(change, i)) {
			add_group(view, change, i, &table);
			changed++;
		} else {
			struct str code = view->card->method->groups.at[i].code.text;
			buf_format(&same, "%s%.*s", same.n > 0 ? ", " : "", STR_ARG(code));
		}
	}
	if (changed > 0) {
		buf_add_byte(out, '\n');
		table_write(&table, out);
	}
	if (same.n > 0) {
		buf_add_byte(out, '\n');
		table_wrap(out, 0, changed > 0 ? STR("Unchanged:") : STR("No group changes:"), buf_str(&same));
	}
}

void change_to_text(const struct scorecard_view *view, const struct change *change, struct arena *arena, struct buf *out)
{
	rows_head(view, out);
	write_points(view, change, arena, out);
	write_groups(view, change, arena, out);
}
