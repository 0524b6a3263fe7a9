/*
 * The tables of a comparison. Each is made with a column for each city; where that is wider than COMPARE_TEXT_WIDTH, it is made
 * again with a row for each.
 */
#include "compare/note.h"
#include "compare/text.h"
#include "score/wording.h"

/** A table under way. */
struct tables {
	const struct comparison *comparison;
	struct scorecard_view view;
	struct arena *arena;
	struct buf *out;
};

/** Begin a table with a column for each city, after `lead` others. Returns false when there are too many. */
static bool begin_wide(const struct tables *t, const char *const *heads, size_t lead, struct table *ret_table)
{
	size_t n = t->comparison->cities.n;
	if (n + lead > TABLE_COLUMN_LIMIT) {
		return false;
	}
	*ret_table = (struct table){.arena = t->arena, .columns = n + lead, .colour = t->comparison->colour};
	for (size_t i = 0; i < lead; i++) {
		table_add(ret_table, str_from(heads[i]));
	}
	for (size_t i = 0; i < n; i++) {
		table_add(ret_table, t->comparison->cities.at[i].name);
	}
	return true;
}

static bool fits(const struct table *table)
{
	size_t width = 2 * (table->columns - 1);
	for (size_t i = 0; i < table->columns; i++) {
		width += table->widths[i];
	}
	return width <= COMPARE_TEXT_WIDTH;
}

static struct str starred(const struct tables *t, struct str name, bool star)
{
	return star ? str_format(t->arena, "%.*s *", STR_ARG(name)) : name;
}

/** Returns a text with blanks before it, so that it takes so many cells. */
static struct str right(const struct tables *t, struct str text, size_t width)
{
	size_t own = table_width(text);
	return str_format(t->arena, "%*s%.*s", (int)(own < width ? width - own : 0), "", STR_ARG(text));
}

/* Groups */

static bool shows_group(const struct tables *t, size_t group)
{
	return compare_has_group(t->comparison, group) && compare_has_values(t->comparison, group);
}

static struct str scored_of(const struct tables *t, const struct compare_group *group)
{
	return str_format(t->arena, "%lld/%lld", (long long)group->scored, (long long)group->data_points);
}

static struct str rank_text(const struct tables *t, const struct compare_group *group)
{
	return group->rank > 0 ? str_format(t->arena, "%zu", group->rank) : STR("-");
}

/** Add rank, percentage, band and what they rest on as one cell. */
static void add_group_cell(const struct tables *t, const struct compare_group *group, struct table *table)
{
	bool performs = group->performance.exact.n > 0;
	struct str percent = performs ? wording_percent(&group->performance, t->arena) : STR("-");
	struct str letter = performs ? wording_letter(&t->view, &group->performance) : STR(" ");
	struct buf cell = {.arena = t->arena};
	if (t->comparison->ranked) {
		buf_format(&cell, "%.*s  ", STR_ARG(right(t, rank_text(t, group), 2)));
	}
	buf_format(&cell, "%.*s %.*s %.*s", STR_ARG(right(t, percent, 6)), STR_ARG(letter), STR_ARG(scored_of(t, group)));
	table_add_coloured(table, buf_str(&cell), performs ? wording_colour(&t->view, &group->performance) : TABLE_PLAIN);
}

static struct str group_name(const struct tables *t, size_t group, const char *indent)
{
	const struct method_group *definition = &t->comparison->method->groups.at[group];
	struct str name = wording_text(&t->view, &definition->names);
	name = starred(t, name, note_group_differs(t->comparison, group));
	return str_format(t->arena, "%s%.*s", definition->level == METHOD_DIMENSION ? "" : indent, STR_ARG(name));
}

static bool write_groups_wide(const struct tables *t)
{
	static const char *const heads[] = {""};
	struct table table;
	if (!begin_wide(t, heads, 1, &table)) {
		return false;
	}
	for (size_t i = 0; i < t->comparison->method->groups.n; i++) {
		if (!shows_group(t, i)) {
			continue;
		}
		table_add(&table, group_name(t, i, "  "));
		for (size_t k = 0; k < t->comparison->cities.n; k++) {
			add_group_cell(t, &t->comparison->cities.at[k].groups[i], &table);
		}
	}
	if (!fits(&table)) {
		return false;
	}
	table_write(&table, t->out);
	return true;
}

static void add_group_row(const struct tables *t, struct str name, size_t group, const struct compare_city *city, struct table *table)
{
	const struct compare_group *one = &city->groups[group];
	bool performs = one->performance.exact.n > 0;
	table_add(table, t->comparison->method->groups.at[group].code.text);
	table_add(table, name);
	table_add(table, city->name);
	if (t->comparison->ranked) {
		table_add(table, rank_text(t, one));
	}
	table_add(table, performs ? wording_percent(&one->performance, t->arena) : STR("-"));
	table_add_coloured(table, performs ? wording_letter(&t->view, &one->performance) : STR("-"),
		performs ? wording_colour(&t->view, &one->performance) : TABLE_PLAIN);
	table_add(table, scored_of(t, one));
}

static void write_groups_long(const struct tables *t)
{
	static const char *const heads[] = {"Code", "Group", "City", "Rank", "Per cent", "Band", "Scored"};
	bool ranked = t->comparison->ranked;
	struct table table = {.arena = t->arena, .columns = ranked ? 7 : 6, .right = ranked ? 0x58 : 0x28, .colour = t->comparison->colour};
	for (size_t i = 0; i < 7; i++) {
		if (i != 3 || ranked) {
			table_add(&table, str_from(heads[i]));
		}
	}
	for (size_t i = 0; i < t->comparison->method->groups.n; i++) {
		if (!shows_group(t, i)) {
			continue;
		}
		struct str name = group_name(t, i, "");
		for (size_t k = 0; k < t->comparison->cities.n; k++) {
			add_group_row(t, name, i, &t->comparison->cities.at[k], &table);
		}
	}
	table_write(&table, t->out);
}

static void write_differing(const struct tables *t)
{
	bool begun = false;
	for (size_t i = 0; i < t->comparison->method->groups.n; i++) {
		if (!shows_group(t, i) || !note_group_differs(t->comparison, i)) {
			continue;
		}
		buf_add_str(t->out, begun ? STR("") : STR("\n"));
		buf_format(t->out, "* %.*s: based on different data points: %.*s\n", STR_ARG(t->comparison->method->groups.at[i].code.text),
			STR_ARG(note_group_counts(t->comparison, i, t->arena)));
		begun = true;
	}
}

void text_groups(const struct comparison *comparison, struct arena *arena, struct buf *out)
{
	struct tables tables = {comparison, text_view(comparison, arena), arena, out};
	buf_format(out, "\nGroups: %sper cent, band, data points scored of all\n\n", comparison->ranked ? "rank, " : "");
	if (!write_groups_wide(&tables)) {
		write_groups_long(&tables);
	}
	write_differing(&tables);
}

/* Data points */

static bool shows_point(const struct tables *t, size_t point)
{
	return compare_has_point(t->comparison, point) && compare_has_value(t->comparison, point);
}

static struct str point_name(const struct tables *t, size_t point)
{
	return starred(t, wording_point(&t->view, point, t->arena), note_point_differs(t->comparison, point));
}

/** Returns the cells that the longest value of a city takes. */
static size_t value_width(const struct tables *t, const struct compare_city *city)
{
	size_t width = 0;
	for (size_t i = 0; i < t->comparison->method->points.n; i++) {
		size_t own = compare_has_point(t->comparison, i) ? table_width(city->points[i].rounded) : 0;
		width = own > width ? own : width;
	}
	return width;
}

/** Add value, percentage and band as one cell, or the state. */
static void add_point_cell(const struct tables *t, const struct compare_point *point, size_t width, struct table *table)
{
	struct str state = str_from(score_state_word(point->state)), value = right(t, point->rounded, width);
	if (point->exact.n == 0) {
		table_add(table, state);
	} else if (point->state != SCORE_SCORED) {
		table_add(table, str_format(t->arena, "%.*s  %.*s", STR_ARG(value), STR_ARG(state)));
	} else {
		struct str percent = right(t, wording_percent(&point->performance, t->arena), 6), letter = wording_letter(&t->view, &point->performance);
		table_add_coloured(table, str_format(t->arena, "%.*s  %.*s %.*s", STR_ARG(value), STR_ARG(percent), STR_ARG(letter)),
			wording_colour(&t->view, &point->performance));
	}
}

static bool write_points_wide(const struct tables *t)
{
	static const char *const heads[] = {"", "Unit"};
	struct table table;
	size_t widths[TABLE_COLUMN_LIMIT], n = t->comparison->cities.n;
	if (!begin_wide(t, heads, 2, &table)) {
		return false;
	}
	for (size_t k = 0; k < n; k++) {
		widths[k] = value_width(t, &t->comparison->cities.at[k]);
	}
	for (size_t i = 0; i < t->comparison->method->points.n; i++) {
		if (!shows_point(t, i)) {
			continue;
		}
		table_add(&table, point_name(t, i));
		table_add(&table, wording_unit(&t->view, i));
		for (size_t k = 0; k < n; k++) {
			add_point_cell(t, &t->comparison->cities.at[k].points[i], widths[k], &table);
		}
	}
	if (!fits(&table)) {
		return false;
	}
	table_write(&table, t->out);
	return true;
}

static void add_point_row(const struct tables *t, struct str name, size_t point, const struct compare_city *city, struct table *table)
{
	const struct compare_point *one = &city->points[point];
	bool scored = one->state == SCORE_SCORED, has_value = one->exact.n > 0;
	table_add(table, t->comparison->method->points.at[point].code);
	table_add(table, name);
	table_add(table, city->name);
	table_add(table, has_value ? one->rounded : STR("-"));
	table_add(table, wording_unit(&t->view, point));
	table_add(table, scored ? wording_percent(&one->performance, t->arena) : STR("-"));
	table_add_coloured(table, scored ? wording_letter(&t->view, &one->performance) : STR("-"),
		scored ? wording_colour(&t->view, &one->performance) : TABLE_PLAIN);
	table_add(table, scored ? STR("") : str_from(score_state_word(one->state)));
}

static void write_points_long(const struct tables *t)
{
	static const char *const heads[] = {"Code", "Data point", "City", "Value", "Unit", "Per cent", "Band", "Not scored"};
	struct table table = {.arena = t->arena, .columns = 8, .right = 0x28, .colour = t->comparison->colour};
	table_add_row(&table, heads);
	for (size_t i = 0; i < t->comparison->method->points.n; i++) {
		if (!shows_point(t, i)) {
			continue;
		}
		struct str name = point_name(t, i);
		for (size_t k = 0; k < t->comparison->cities.n; k++) {
			add_point_row(t, name, i, &t->comparison->cities.at[k], &table);
		}
	}
	table_write(&table, t->out);
}

/** Say how much is left out because no city has it. */
static void write_empty(const struct tables *t)
{
	const struct method *method = t->comparison->method;
	size_t groups = 0, points = 0;
	for (size_t i = 0; i < method->groups.n; i++) {
		groups += compare_has_group(t->comparison, i) && !shows_group(t, i);
	}
	for (size_t i = 0; i < method->points.n; i++) {
		points += compare_has_point(t->comparison, i) && !shows_point(t, i);
	}
	if (points > 0) {
		buf_format(t->out, "\nNo city has a value of %zu other data point%s, nor in %zu group%s.\n", points, points > 1 ? "s" : "", groups,
			groups != 1 ? "s" : "");
	}
}

void text_points(const struct comparison *comparison, struct arena *arena, struct buf *out)
{
	struct tables tables = {comparison, text_view(comparison, arena), arena, out};
	buf_add_str(out, STR("\nData points: value, per cent, band\n\n"));
	if (!write_points_wide(&tables)) {
		write_points_long(&tables);
	}
	write_empty(&tables);
}
