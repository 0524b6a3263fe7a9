#include "score/coverage_rows.h"
#include "score/explain_part.h"
#include "score/json_parts.h"

static json_t *definitions_json(const struct method_point *point)
{
	json_t *array = json_array();
	for (size_t i = 0; i < point->definitions.n; i++) {
		const struct method_sourced *definition = &point->definitions.at[i];
		json_t *object = json_object();
		json_set_str(object, "lang", definition->text.lang);
		json_set_str(object, "text", definition->text.text);
		json_set_str(object, "status", str_from(method_status_word(definition->status)));
		json_set_str(object, "source", definition->source.text);
		json_add(array, object);
	}
	return array;
}

static json_t *parts_json(const struct scorecard_view *view, struct explain_subject subject, struct arena *arena)
{
	struct explain_parts parts = explain_find_parts(view->card, subject, arena);
	json_t *array = json_array();
	for (size_t i = 0; i < parts.n; i++) {
		const struct explain_part *part = &parts.at[i];
		bool is_group = part->whole.kind == EXPLAIN_GROUP;
		json_t *object = json_object();
		json_set_str(object, "level", str_from(is_group ? method_level_word(view->card->method->groups.at[part->whole.index].level) : "indicator"));
		json_set_int(object, "term", (int64_t)part->term + 1);
		json_set_int(object, "terms", (int64_t)part->terms);
		json_set(object, "sum", is_group ? json_part_group(view, part->whole.index, arena) : json_part_indicator(view, part->whole.index, arena));
		json_add(array, object);
	}
	return array;
}

/** Set names in place of the ids that a data point has in a scorecard. */
static void set_names(const struct scorecard_view *view, const struct observation *observation, json_t *object, struct arena *arena)
{
	struct str rest = observation->source, id;
	json_t *sources = json_array();
	while (str_next_word(&rest, &id)) {
		json_t *source = json_object();
		json_set_str(source, "id", id);
		json_set_str(source, "text", wording_source(view, id, arena));
		json_add(sources, source);
	}
	json_set(object, "sources", sources);
	json_part_optional(object, "boundary_name", wording_boundary(view, observation->boundary, arena));
	json_part_optional(object, "origin", wording_origin(view, observation));
	json_part_optional(object, "note", wording_note(view, observation, arena));
}

static json_t *point_json(const struct scorecard_view *view, size_t index, struct arena *arena)
{
	const struct method_point *definition = &view->card->method->points.at[index];
	json_t *object = json_part_point(view, index, arena);
	json_set(object, "definitions", definitions_json(definition));
	json_part_text(view, object, "numerator_name", &definition->numerators);
	json_part_text(view, object, "denominator_name", &definition->denominators);
	json_part_optional(object, "factor", definition->factor.value.text);
	json_part_optional(object, "sdg", definition->sdg.text);
	if (view->card->points[index].observation != NULL) {
		set_names(view, view->card->points[index].observation, object, arena);
	}
	return object;
}

static json_t *members_json(const struct scorecard_view *view, struct explain_subject subject, struct arena *arena)
{
	const struct method *method = view->card->method;
	json_t *array = json_array();
	for (size_t i = 0; i < method->points.n; i++) {
		size_t indicator = method->points.at[i].indicator;
		if (subject.kind == EXPLAIN_INDICATOR ? indicator == subject.index : method_counts(method, indicator, subject.index)) {
			json_add(array, json_part_point(view, i, arena));
		}
	}
	return array;
}

static json_t *coverage_json(const struct scorecard_view *view, size_t group)
{
	struct coverage indicators, points;
	json_t *object = json_object();
	coverage_count(view->card, group, COVERAGE_ALL, &indicators, &points);
	json_set(object, "indicators", coverage_counts_to_json(&indicators, true));
	json_set(object, "data_points", coverage_counts_to_json(&points, false));
	return object;
}

json_t *explain_to_json(const struct scorecard_view *view, struct explain_subject subject, struct arena *arena)
{
	static const char *const kinds[] = {
		[EXPLAIN_POINT] = "data_point", [EXPLAIN_INDICATOR] = "indicator", [EXPLAIN_GROUP] = "group",
	};
	json_t *object = json_object();
	json_part_head(view, object);
	if (subject.kind == EXPLAIN_POINT) {
		json_set(object, kinds[subject.kind], point_json(view, subject.index, arena));
	} else {
		json_set(object, kinds[subject.kind], subject.kind == EXPLAIN_GROUP ? json_part_group(view, subject.index, arena)
			: json_part_indicator(view, subject.index, arena));
		json_set(object, "data_points", members_json(view, subject, arena));
	}
	if (subject.kind == EXPLAIN_GROUP) {
		json_set(object, "coverage", coverage_json(view, subject.index));
	}
	json_set(object, "enters", parts_json(view, subject, arena));
	return object;
}
