#include "score/json_parts.h"
#include "score/trend.h"
#include "score/version.h"

static void set_sums(const struct scorecard_view *view, json_t *object, const struct score_group *group, struct arena *arena)
{
	json_t *states = json_object();
	json_set_int(object, "data_points", group->data_points);
	json_set_int(object, "reported", group->reported);
	json_set_int(object, "scored", group->counts[SCORE_SCORED]);
	for (int state = 0; state < SCORE_STATE_COUNT; state++) {
		json_set_int(states, score_state_word((enum score_state)state), group->counts[state]);
	}
	json_set(object, "states", states);
	json_set_int(object, "points", group->points);
	json_set_int(object, "maximum", group->maximum);
	json_part_performance(view, object, wording_performs(group), &group->performance, arena);
	json_part_trace(object, &group->steps);
}

json_t *json_part_group(const struct scorecard_view *view, size_t index, struct arena *arena)
{
	const struct method_group *definition = &view->card->method->groups.at[index];
	json_t *object = json_object();
	json_set_str(object, "code", definition->code.text);
	json_part_text(view, object, "name", &definition->names);
	json_set_int(object, "weight", definition->weight);
	set_sums(view, object, &view->card->groups[index], arena);
	return object;
}

json_t *json_part_indicator(const struct scorecard_view *view, size_t index, struct arena *arena)
{
	const struct method *method = view->card->method;
	const struct method_indicator *definition = &method->indicators.at[index];
	json_t *object = json_object();
	json_set_str(object, "code", definition->code.text);
	json_part_text(view, object, "name", &definition->names);
	json_set_str(object, "class", str_from(method_class_word(definition->class)));
	json_part_optional(object, "type", definition->type.text);
	json_set_str(object, "dimension", wording_group_code(method, definition->dimension));
	json_part_optional(object, "sub_dimension", wording_group_code(method, definition->sub_dimension));
	json_part_optional(object, "category", wording_group_code(method, definition->category));
	json_set_int(object, "weight", definition->weight);
	set_sums(view, object, &view->card->indicators[index], arena);
	return object;
}

static json_t *groups_json(const struct scorecard_view *view, enum method_level level, struct arena *arena)
{
	json_t *array = json_array();
	for (size_t i = 0; i < view->card->method->groups.n; i++) {
		if (view->card->method->groups.at[i].level == level) {
			json_add(array, json_part_group(view, i, arena));
		}
	}
	return array;
}

/** Local indicators stand apart, so that nobody counts them with the others. */
static json_t *indicators_json(const struct scorecard_view *view, bool local, struct arena *arena)
{
	json_t *array = json_array();
	for (size_t i = 0; i < view->card->method->indicators.n; i++) {
		if ((view->card->method->indicators.at[i].class == METHOD_LOCAL) == local) {
			json_add(array, json_part_indicator(view, i, arena));
		}
	}
	return array;
}

static json_t *point_json(const struct scorecard_view *view, size_t index, struct arena *arena)
{
	json_t *object = json_part_point(view, index, arena);
	if (view->trend != NULL) {
		json_set(object, "series", trend_series_to_json(view, view->trend, index, arena));
	}
	return object;
}

static json_t *points_json(const struct scorecard_view *view, bool local, struct arena *arena)
{
	json_t *array = json_array();
	for (size_t i = 0; i < view->card->method->points.n; i++) {
		if (wording_is_local(view->card->method, i) == local) {
			json_add(array, point_json(view, i, arena));
		}
	}
	return array;
}

json_t *scorecard_to_json(const struct scorecard_view *view, struct arena *arena)
{
	json_t *object = json_object(), *local = json_object();
	json_part_head(view, object);
	json_set(object, "dimensions", groups_json(view, METHOD_DIMENSION, arena));
	json_set(object, "sub_dimensions", groups_json(view, METHOD_SUB_DIMENSION, arena));
	json_set(object, "categories", groups_json(view, METHOD_CATEGORY, arena));
	json_set(object, "indicators", indicators_json(view, false, arena));
	json_set(object, "data_points", points_json(view, false, arena));
	json_set(local, "indicators", indicators_json(view, true, arena));
	json_set(local, "data_points", points_json(view, true, arena));
	json_set(object, "local", local);
	if (view->card->input.version != NULL) {
		json_set(object, "version", version_to_json(view));
	}
	return object;
}
