#include "score/coverage_report.h"
#include "score/coverage_rows.h"
#include "score/wording.h"

/* Where the text of a list begins. */
#define LIST_INDENT 16

struct coverage_text {
	const struct scorecard_view *view;
	struct arena *arena;
	struct buf *out;
};

static struct str row_name(const struct coverage_text *t, const struct coverage_row *row)
{
	static const char *const whole[] = {
		[COVERAGE_ALL] = "All", [COVERAGE_CORE] = "Core", [COVERAGE_ADVANCED] = "Advanced", [COVERAGE_LOCAL] = "Local, in no other row",
	};
	if (row->group == METHOD_NONE) {
		return str_from(whole[row->which]);
	}
	const struct method_group *group = &t->view->card->method->groups.at[row->group];
	struct str name = wording_text(t->view, &group->names);
	return str_format(t->arena, "%s%.*s", group->level == METHOD_DIMENSION ? "" : "  ", STR_ARG(name));
}

/** Write one of the two tables. That of data points has no column for what is partial. */
static void write_table(const struct coverage_text *t, const struct coverage_rows *rows, bool of_indicators)
{
	static const char *const heads[COVERAGE_COLUMN_COUNT] = {
		"All", "Reported", "Partial", "Not rep.", "Not coll.", "Withheld", "Not known", "Not appl.", "Verified", "Not verif.", "No bench.",
		"Scored",
	};
	struct table table = {.arena = t->arena, .columns = COVERAGE_COLUMN_COUNT + (of_indicators ? 2 : 1), .right = ~3u};
	table_add(&table, STR("Code"));
	table_add(&table, of_indicators ? STR("Indicators") : STR("Data points"));
	for (size_t c = 0; c < COVERAGE_COLUMN_COUNT; c++) {
		if (of_indicators || !str_is(str_from(coverage_column_word(c)), "partial")) {
			table_add(&table, str_from(heads[c]));
		}
	}
	for (size_t i = 0; i < rows->n; i++) {
		const struct coverage_row *row = &rows->at[i];
		table_add(&table, wording_group_code(t->view->card->method, row->group));
		table_add(&table, row_name(t, row));
		for (size_t c = 0; c < COVERAGE_COLUMN_COUNT; c++) {
			if (of_indicators || !str_is(str_from(coverage_column_word(c)), "partial")) {
				table_add_number(&table, coverage_column_value(of_indicators ? &row->indicators : &row->points, c));
			}
		}
	}
	table_write(&table, t->out);
}

/** Returns "not reported: reason" of a data point without value. */
static struct str why_missing(const struct coverage_text *t, size_t point)
{
	const struct score_point *scored = &t->view->card->points[point];
	struct str reason = wording_reason(t->view, scored->observation, t->arena);
	const char *state = score_state_word(scored->state);
	return reason.n > 0 ? str_format(t->arena, "%s: %.*s", state, STR_ARG(reason)) : str_from(state);
}

static void write_indicator(const struct coverage_text *t, size_t index, struct str text)
{
	const struct method_indicator *indicator = &t->view->card->method->indicators.at[index];
	struct str name = wording_text(t->view, &indicator->names);
	table_wrap(t->out, LIST_INDENT, indicator->code.text, str_format(t->arena, "%.*s%s%.*s", STR_ARG(name), text.n > 0 ? ". " : "",
		STR_ARG(text)));
}

static void write_points(const struct coverage_text *t, const struct rows_indexes *points, bool missing)
{
	for (size_t i = 0; i < points->n; i++) {
		struct str code = t->view->card->method->points.at[points->at[i]].code;
		struct str label = str_format(t->arena, "  %.*s", STR_ARG(code));
		struct str name = wording_point(t->view, points->at[i], t->arena);
		struct str why = missing ? why_missing(t, points->at[i]) : STR("");
		table_wrap(t->out, LIST_INDENT, label, str_format(t->arena, "%.*s%s%.*s", STR_ARG(name), why.n > 0 ? "; " : "", STR_ARG(why)));
	}
}

/** Write a list under its title; nothing when it is empty. */
static void write_title(const struct coverage_text *t, const char *title, const struct rows_indexes *list)
{
	if (list->n > 0) {
		buf_format(t->out, "\n%s\n\n", title);
	}
}

static void write_not_reported(const struct coverage_text *t, const struct rows_indexes *list)
{
	write_title(t, "Indicators not reported", list);
	for (size_t i = 0; i < list->n; i++) {
		const struct method_indicator *indicator = &t->view->card->method->indicators.at[list->at[i]];
		bool single = indicator->point_count == 1;
		write_indicator(t, list->at[i], single ? why_missing(t, indicator->first_point) : STR(""));
		struct rows_indexes missing = coverage_missing(t->view->card, list->at[i], t->arena);
		if (!single) {
			write_points(t, &missing, true);
		}
	}
}

void coverage_to_text(const struct scorecard_view *view, struct arena *arena, struct buf *out)
{
	struct coverage_text t = {view, arena, out};
	struct coverage_rows rows = coverage_make_rows(view->card, false, arena);
	struct coverage_lists lists = coverage_make_lists(view->card, arena);
	rows_head(view, out);
	write_table(&t, &rows, true);
	buf_add_byte(out, '\n');
	write_table(&t, &rows, false);
	write_title(&t, "Indicators reported in part, and what is missing", &lists.partial);
	for (size_t i = 0; i < lists.partial.n; i++) {
		struct rows_indexes missing = coverage_missing(view->card, lists.partial.at[i], arena);
		write_indicator(&t, lists.partial.at[i], STR(""));
		write_points(&t, &missing, true);
	}
	write_not_reported(&t, &lists.not_reported);
	write_title(&t, "Indicators not verified", &lists.not_verified);
	for (size_t i = 0; i < lists.not_verified.n; i++) {
		struct rows_indexes refused = coverage_refused(view->card, lists.not_verified.at[i], arena);
		write_indicator(&t, lists.not_verified.at[i], STR(""));
		write_points(&t, &refused, false);
	}
}
