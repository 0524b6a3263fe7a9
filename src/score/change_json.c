#include "score/change.h"
#include "score/json_parts.h"

static json_t *point_to_json(const struct scorecard_view *view, const struct score_point *point, bool is_number, struct arena *arena)
{
	json_t *object = json_object();
	bool scored = point->state == SCORE_SCORED;
	json_set_str(object, "state", str_from(score_state_word(point->state)));
	json_set(object, "value", point->exact.n > 0 ? json_part_number(point->exact, point->rounded, is_number) : json_null());
	json_part_performance(view, object, scored, &point->performance, arena);
	if (scored) {
		json_set_int(object, "points", view->card->method->bands.at[point->performance.band].points);
	}
	return object;
}

static json_t *group_to_json(const struct scorecard_view *view, const struct score_group *group, struct arena *arena)
{
	json_t *object = json_object();
	json_set_int(object, "points", group->points);
	json_set_int(object, "maximum", group->maximum);
	json_part_performance(view, object, wording_performs(group), &group->performance, arena);
	return object;
}

static json_t *set_to_json(const struct scorecard_view *view, const struct change *change, struct arena *arena)
{
	const struct method *method = view->card->method;
	json_t *array = json_array();
	for (size_t i = 0; i < change->points.n; i++) {
		size_t index = change->points.at[i];
		bool is_number = method->points.at[index].kind != METHOD_YES_NO;
		json_t *object = json_object();
		json_set_str(object, "code", method->points.at[index].code);
		json_set_str(object, "name", wording_point(view, index, arena));
		json_set_str(object, "unit", wording_unit(view, index));
		json_set(object, "before", point_to_json(view, &change->before->points[index], is_number, arena));
		json_set(object, "after", point_to_json(view, &change->after.points[index], is_number, arena));
		json_add(array, object);
	}
	return array;
}

static json_t *groups_to_json(const struct scorecard_view *view, const struct change *change, struct arena *arena)
{
	json_t *array = json_array();
	for (size_t i = 0; i < view->card->method->groups.n; i++) {
		const struct method_group *definition = &view->card->method->groups.at[i];
		json_t *object = json_object();
		json_set_str(object, "code", definition->code.text);
		json_part_text(view, object, "name", &definition->names);
		json_set_bool(object, "changed", change_in_group(change, i));
		json_set(object, "before", group_to_json(view, &change->before->groups[i], arena));
		json_set(object, "after", group_to_json(view, &change->after.groups[i], arena));
		json_add(array, object);
	}
	return array;
}

json_t *change_to_json(const struct scorecard_view *view, const struct change *change, struct arena *arena)
{
	json_t *object = json_object();
	json_part_head(view, object);
	json_set(object, "set", set_to_json(view, change, arena));
	json_set(object, "groups", groups_to_json(view, change, arena));
	return object;
}
