#include "score/coverage_report.h"
#include "score/coverage_rows.h"
#include "score/csv.h"
#include "score/json_parts.h"

/* JSON */

json_t *coverage_counts_to_json(const struct coverage *coverage, bool of_indicators)
{
	json_t *object = json_object();
	for (size_t c = 0; c < COVERAGE_COLUMN_COUNT; c++) {
		if (of_indicators || !str_is(str_from(coverage_column_word(c)), "partial")) {
			json_set_int(object, coverage_column_word(c), coverage_column_value(coverage, c));
		}
	}
	return object;
}

static json_t *rows_json(const struct scorecard_view *view, struct arena *arena)
{
	struct coverage_rows rows = coverage_make_rows(view->card, true, arena);
	json_t *array = json_array();
	for (size_t i = 0; i < rows.n; i++) {
		const struct coverage_row *row = &rows.at[i];
		json_t *object = json_object();
		json_set_str(object, "level", str_from(row->level));
		json_part_optional(object, "code", wording_group_code(view->card->method, row->group));
		if (row->group != METHOD_NONE) {
			json_part_text(view, object, "name", &view->card->method->groups.at[row->group].names);
		}
		json_set_str(object, "class", str_from(coverage_class_word(row->which)));
		json_set(object, "indicators", coverage_counts_to_json(&row->indicators, true));
		json_set(object, "data_points", coverage_counts_to_json(&row->points, false));
		json_add(array, object);
	}
	return array;
}

/** Returns indicators, each with the data points that it stands in the list for. */
static json_t *list_json(const struct scorecard_view *view, const struct rows_indexes *list,
	struct rows_indexes (*choose)(const struct scorecard *, size_t, struct arena *), struct arena *arena)
{
	const struct method *method = view->card->method;
	json_t *array = json_array();
	for (size_t i = 0; i < list->n; i++) {
		const struct method_indicator *indicator = &method->indicators.at[list->at[i]];
		struct rows_indexes chosen = choose(view->card, list->at[i], arena);
		json_t *object = json_object(), *points = json_array();
		json_set_str(object, "code", indicator->code.text);
		json_part_text(view, object, "name", &indicator->names);
		json_set_str(object, "class", str_from(method_class_word(indicator->class)));
		for (size_t k = 0; k < chosen.n; k++) {
			const struct score_point *point = &view->card->points[chosen.at[k]];
			json_t *entry = json_object();
			json_set_str(entry, "code", method->points.at[chosen.at[k]].code);
			json_set_str(entry, "name", wording_point(view, chosen.at[k], arena));
			json_set_str(entry, "state", str_from(score_state_word(point->state)));
			json_part_optional(entry, "reason", wording_reason(view, point->observation, arena));
			json_add(points, entry);
		}
		json_set(object, "data_points", points);
		json_add(array, object);
	}
	return array;
}

json_t *coverage_to_json(const struct scorecard_view *view, struct arena *arena)
{
	struct coverage_lists lists = coverage_make_lists(view->card, arena);
	json_t *object = json_object();
	json_part_head(view, object);
	json_set(object, "coverage", rows_json(view, arena));
	json_set(object, "partial", list_json(view, &lists.partial, coverage_missing, arena));
	json_set(object, "not_reported", list_json(view, &lists.not_reported, coverage_missing, arena));
	json_set(object, "not_verified", list_json(view, &lists.not_verified, coverage_refused, arena));
	return object;
}

/* CSV */

static void add_counts(struct csv *csv, const struct scorecard_view *view, const struct coverage_row *row, bool of_indicators)
{
	csv_add(csv, str_from(row->level));
	csv_add(csv, wording_group_code(view->card->method, row->group));
	csv_add_text(csv, row->group != METHOD_NONE ? wording_text(view, &view->card->method->groups.at[row->group].names) : STR(""));
	csv_add(csv, str_from(coverage_class_word(row->which)));
	csv_add(csv, of_indicators ? STR("indicators") : STR("data-points"));
	for (size_t c = 0; c < COVERAGE_COLUMN_COUNT; c++) {
		csv_add_integer(csv, coverage_column_value(of_indicators ? &row->indicators : &row->points, c));
	}
	csv_end_row(csv);
}

void coverage_to_csv(const struct scorecard_view *view, struct arena *arena, struct buf *out)
{
	static const char *const heads[] = {"level", "code", "name", "class", "counted"};
	struct coverage_rows rows = coverage_make_rows(view->card, true, arena);
	struct csv csv = {.out = out};
	buf_add_str(out, STR("\xEF\xBB\xBF"));
	for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
		csv_add(&csv, str_from(heads[i]));
	}
	for (size_t c = 0; c < COVERAGE_COLUMN_COUNT; c++) {
		csv_add(&csv, str_from(coverage_column_word(c)));
	}
	csv_end_row(&csv);
	/* All counts of indicators, then all of data points: whoever adds up a column adds what can be added. */
	for (int of_indicators = 1; of_indicators >= 0; of_indicators--) {
		for (size_t i = 0; i < rows.n; i++) {
			add_counts(&csv, view, &rows.at[i], of_indicators == 1);
		}
	}
}
