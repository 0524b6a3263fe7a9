#include "score/json_parts.h"
#include "score/trend.h"

/** Set `change`, null where none is given. */
static void set_change(json_t *object, const struct trend_change *change)
{
	if (change->exact.n == 0) {
		json_set(object, "change", json_null());
		return;
	}
	/* A number of JSON bears no plus sign. */
	struct str decimal = change->cut.at[0] == '+' ? str_from_byte(change->cut, 1) : change->cut;
	json_t *entry = json_object();
	json_set_int(entry, "bands", change->bands);
	json_set(entry, "percent", json_part_number(change->exact, decimal, true));
	json_set(object, "change", entry);
}

/** A value of another version stands as it is written: its unit and factor may be others. */
static void set_foreign(json_t *object, const struct observation *observation)
{
	json_set_str(object, "method", observation->method);
	json_part_optional(object, "as_written", observation->text);
	if (observation->form == OBSERVATION_FRACTION) {
		json_set_str(object, "numerator", observation->numerator.text);
		json_set_str(object, "denominator", observation->denominator.text);
	}
}

static json_t *value_to_json(const struct scorecard_view *view, bool is_number, const struct trend_value *value, struct arena *arena)
{
	static const struct score_performance none;
	const struct score_point *point = value->point;
	bool scored = point != NULL && point->state == SCORE_SCORED;
	json_t *object = json_object();
	json_set_str(object, "period", value->observation->period);
	json_part_optional(object, "boundary", value->observation->boundary);
	json_part_optional(object, "flags", wording_flags(value->observation, arena));
	if (point != NULL) {
		json_set_str(object, "state", str_from(score_state_word(point->state)));
		json_set(object, "value", json_part_number(point->exact, point->rounded, is_number));
	} else {
		set_foreign(object, value->observation);
	}
	json_part_performance(view, object, scored, scored ? &point->performance : &none, arena);
	set_change(object, &value->change);
	if (value->bar > TREND_FIRST) {
		json_set_str(object, "not_comparable", str_from(trend_bar_word(value->bar)));
	}
	return object;
}

json_t *trend_series_to_json(const struct scorecard_view *view, const struct trend *trend, size_t point, struct arena *arena)
{
	bool is_number = view->card->method->points.at[point].kind != METHOD_YES_NO;
	json_t *array = json_array();
	for (size_t i = 0; i < trend->series[point].n; i++) {
		json_add(array, value_to_json(view, is_number, &trend->series[point].at[i], arena));
	}
	return array;
}

static json_t *sum_to_json(const struct scorecard_view *view, const struct trend *trend, const struct trend_sum *sum,
	struct arena *arena)
{
	json_t *object = json_object();
	json_set_str(object, "period", trend->periods.at[sum->period].text);
	json_set_int(object, "scored", sum->group->counts[SCORE_SCORED]);
	json_set_int(object, "points", sum->group->points);
	json_set_int(object, "maximum", sum->group->maximum);
	json_part_performance(view, object, wording_performs(sum->group), &sum->group->performance, arena);
	set_change(object, &sum->change);
	if (!sum->first) {
		json_set_int(object, "differing_data_points", (int64_t)sum->differing);
		json_set_int(object, "not_comparable_data_points", (int64_t)sum->barred);
	}
	return object;
}

static json_t *point_to_json(const struct scorecard_view *view, const struct trend *trend, size_t point, struct arena *arena)
{
	const struct method *method = view->card->method;
	json_t *object = json_object();
	json_set_str(object, "code", method->points.at[point].code);
	json_set_str(object, "name", wording_point(view, point, arena));
	json_set_str(object, "unit", wording_unit(view, point));
	json_set(object, "series", trend_series_to_json(view, trend, point, arena));
	return object;
}

static json_t *group_to_json(const struct scorecard_view *view, const struct trend *trend, size_t group, struct arena *arena)
{
	const struct method_group *definition = &view->card->method->groups.at[group];
	json_t *object = json_object(), *series = json_array();
	json_set_str(object, "code", definition->code.text);
	json_part_text(view, object, "name", &definition->names);
	for (size_t i = 0; i < trend->sums[group].n; i++) {
		json_add(series, sum_to_json(view, trend, &trend->sums[group].at[i], arena));
	}
	json_set(object, "series", series);
	return object;
}

json_t *trend_to_json(const struct scorecard_view *view, const struct trend *trend, struct arena *arena)
{
	json_t *object = json_object(), *points = json_array(), *groups = json_array();
	json_part_head(view, object);
	for (size_t i = 0; i < view->card->method->points.n; i++) {
		if (trend->series[i].n > 0) {
			json_add(points, point_to_json(view, trend, i, arena));
		}
	}
	for (size_t i = 0; i < view->card->method->groups.n; i++) {
		json_add(groups, group_to_json(view, trend, i, arena));
	}
	json_set(object, "data_points", points);
	json_set(object, "groups", groups);
	return object;
}
