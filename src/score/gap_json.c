#include "score/gap.h"
#include "score/json_parts.h"

struct writer {
	const struct scorecard_view *view;
	const struct gaps *gaps;
	struct arena *arena;
};

static const struct method *method_of(const struct writer *w)
{
	return w->view->card->method;
}

static void add_str(json_t *array, struct str text)
{
	json_add(array, json_stringn(text.at, text.n));
}

static struct str code_of(const struct writer *w, size_t point)
{
	return method_of(w)->points.at[point].code;
}

static json_t *aim_to_json(const struct writer *w, size_t point, const struct gap_aim *aim)
{
	if (!aim->possible) {
		return json_null();
	}
	json_t *object = json_object();
	json_set_str(object, "value", aim->value);
	json_part_optional(object, "answer", gap_answer(w->view->card, point, aim, w->arena));
	json_part_performance(w->view, object, true, &aim->performance, w->arena);
	if (method_of(w)->aggregation == METHOD_POINTS) {
		json_set_int(object, "points_won", aim->points);
	}
	return object;
}

/* Groups */

static json_t *lifts_to_json(const struct writer *w, const struct gap_group *gap)
{
	json_t *array = json_array();
	for (size_t i = 0; i < gap->lifts.n; i++) {
		json_t *object = aim_to_json(w, gap->lifts.at[i].point, &gap->lifts.at[i].aim);
		json_set_str(object, "code", code_of(w, gap->lifts.at[i].point));
		json_add(array, object);
	}
	return array;
}

static json_t *group_to_json(const struct writer *w, const struct gap_group *gap)
{
	const struct score_group *group = &w->view->card->groups[gap->group];
	const struct method_group *definition = &method_of(w)->groups.at[gap->group];
	json_t *object = json_object(), *codes = json_array();
	json_set_str(object, "code", definition->code.text);
	json_part_text(w->view, object, "name", &definition->names);
	json_set_int(object, "points", group->points);
	json_set_int(object, "maximum", group->maximum);
	json_part_performance(w->view, object, true, &group->performance, w->arena);
	json_set_str(object, "next_band", method_of(w)->bands.at[group->performance.band + 1].letter.text);
	json_set_int(object, "missing_points", gap->missing_points);
	json_set_str(object, "missing_percent", gap->missing);
	json_set(object, "fewest_data_points", gap->liftable ? lifts_to_json(w, gap) : json_null());
	for (size_t i = 0; i < gap->points.n; i++) {
		add_str(codes, code_of(w, w->gaps->points.at[gap->points.at[i]].point));
	}
	json_set(object, "data_points", codes);
	return object;
}

static json_t *codes_to_json(const struct writer *w, const struct gap_indexes *groups)
{
	json_t *array = json_array();
	for (size_t i = 0; i < groups->n; i++) {
		add_str(array, method_of(w)->groups.at[groups->at[i]].code.text);
	}
	return array;
}

/* Data points */

/** Of a list, the ids of what is not met. */
static void set_unmet(const struct writer *w, json_t *object, size_t point)
{
	const struct method_items *items = &method_of(w)->points.at[point].items;
	json_t *array = json_array();
	for (size_t i = 0; i < items->n; i++) {
		if (!w->view->card->points[point].met[i]) {
			add_str(array, items->at[i].id.text);
		}
	}
	json_set(object, "not_met", array);
}

static json_t *point_to_json(const struct writer *w, const struct gap_point *gap)
{
	const struct score_point *point = &w->view->card->points[gap->point];
	const struct method_point *definition = &method_of(w)->points.at[gap->point];
	json_t *object = json_object();
	json_set_str(object, "code", definition->code);
	json_set_str(object, "name", wording_point(w->view, gap->point, w->arena));
	json_set_str(object, "unit", wording_unit(w->view, gap->point));
	json_set(object, "value", json_part_number(point->exact, point->rounded, definition->kind != METHOD_YES_NO));
	json_set_str(object, "target", point->benchmark->value_text.text);
	json_set(object, "distance", gap->distance.n > 0 ? json_part_number(gap->distance, gap->distance_rounded, true) : json_null());
	json_part_performance(w->view, object, true, &point->performance, w->arena);
	json_part_optional(object, "missing_percent", gap->missing);
	json_set_int(object, "weight", point->weight);
	json_set(object, "next", aim_to_json(w, gap->point, &gap->next));
	json_set(object, "most", aim_to_json(w, gap->point, &gap->most));
	if (point->met != NULL) {
		set_unmet(w, object, gap->point);
	}
	return object;
}

static json_t *absent_to_json(const struct writer *w, const struct gap_absent *absent)
{
	const struct method *method = method_of(w);
	const struct score_point *point = &w->view->card->points[absent->point];
	json_t *object = json_object(), *groups = json_array();
	json_set_str(object, "code", code_of(w, absent->point));
	json_set_str(object, "name", wording_point(w->view, absent->point, w->arena));
	json_set_str(object, "state", str_from(score_state_word(point->state)));
	json_set_str(object, "target", point->benchmark->value_text.text);
	json_set_int(object, "weight", point->weight);
	json_set_int(object, "points_at_most", absent->points);
	for (size_t i = 0; i < method->groups.n; i++) {
		if (method_counts(method, method->points.at[absent->point].indicator, i)) {
			json_t *group = json_object();
			json_set_str(group, "code", method->groups.at[i].code.text);
			json_set_int(group, "maximum", w->view->card->groups[i].maximum);
			json_set_int(group, "maximum_then", w->view->card->groups[i].maximum + absent->points);
			json_add(groups, group);
		}
	}
	json_set(object, "groups", groups);
	return object;
}

json_t *gap_to_json(const struct scorecard_view *view, const struct gaps *gaps, struct arena *arena)
{
	struct writer writer = {.view = view, .gaps = gaps, .arena = arena};
	json_t *object = json_object(), *groups = json_array(), *points = json_array(), *absent = json_array();
	json_part_head(view, object);
	for (size_t i = 0; i < gaps->groups.n; i++) {
		json_add(groups, group_to_json(&writer, &gaps->groups.at[i]));
	}
	for (size_t i = 0; i < gaps->order.n; i++) {
		json_add(points, point_to_json(&writer, &gaps->points.at[gaps->order.at[i]]));
	}
	for (size_t i = 0; i < gaps->absent.n; i++) {
		json_add(absent, absent_to_json(&writer, &gaps->absent.at[i]));
	}
	json_set(object, "groups", groups);
	json_set(object, "highest", codes_to_json(&writer, &gaps->highest));
	json_set(object, "unscored", codes_to_json(&writer, &gaps->unscored));
	json_set(object, "data_points", points);
	json_set_int(object, "data_points_highest", (int64_t)gaps->highest_points);
	json_set(object, "would_count", absent);
	return object;
}
