#include "compare/note.h"
#include "compare/text.h"
#include "score/json_parts.h"

/** An object under way. */
struct making {
	const struct comparison *comparison;
	struct scorecard_view view;
	struct arena *arena;
};

static json_t *city_json(const struct making *m, const struct compare_city *city)
{
	json_t *object = json_object();
	json_set_str(object, "profile", city->id);
	json_set_str(object, "name", city->name);
	json_set_str(object, "standing", city->standing);
	json_set_str(object, "collected_under", city->method.n > 0 ? city->method : method_rules(m->comparison->method));
	json_part_optional(object, "period", note_period(city, m->arena));
	json_part_optional(object, "boundary", city->boundary);
	json_part_optional(object, "boundary_kind", city->boundary_kind);
	json_set_int(object, "boundaries", (int64_t)city->boundaries);
	return object;
}

/* Groups */

static json_t *group_city_json(const struct making *m, const struct compare_city *city, size_t index)
{
	const struct compare_group *group = &city->groups[index];
	json_t *object = json_object();
	json_set_str(object, "profile", city->id);
	json_set_int(object, "scored", group->scored);
	json_set_int(object, "reported", group->reported);
	json_set_int(object, "points", group->points);
	json_set_int(object, "maximum", group->maximum);
	json_part_performance(&m->view, object, group->performance.exact.n > 0, &group->performance, m->arena);
	if (m->comparison->ranked) {
		json_set(object, "rank", group->rank > 0 ? json_integer((json_int_t)group->rank) : json_null());
	}
	return object;
}

static json_t *group_json(const struct making *m, size_t index)
{
	const struct method_group *definition = &m->comparison->method->groups.at[index];
	bool differs = note_group_differs(m->comparison, index);
	json_t *object = json_object(), *cities = json_array();
	json_set_str(object, "level", str_from(method_level_word(definition->level)));
	json_set_str(object, "code", definition->code.text);
	json_part_text(&m->view, object, "name", &definition->names);
	json_set_int(object, "data_points", m->comparison->cities.n > 0 ? m->comparison->cities.at[0].groups[index].data_points : 0);
	json_set_bool(object, "different_data_points", differs);
	if (differs) {
		json_set_str(object, "note",
			str_format(m->arena, "based on different data points: %.*s", STR_ARG(note_group_counts(m->comparison, index, m->arena))));
	}
	for (size_t i = 0; i < m->comparison->cities.n; i++) {
		json_add(cities, group_city_json(m, &m->comparison->cities.at[i], index));
	}
	json_set(object, "cities", cities);
	return object;
}

/* Data points */

static json_t *point_city_json(const struct making *m, const struct compare_city *city, size_t index)
{
	const struct compare_point *point = &city->points[index];
	bool is_number = m->comparison->method->points.at[index].kind != METHOD_YES_NO;
	json_t *object = json_object();
	json_set_str(object, "profile", city->id);
	json_set_str(object, "state", str_from(score_state_word(point->state)));
	json_set(object, "value", point->exact.n > 0 ? json_part_number(point->exact, point->rounded, is_number) : json_null());
	json_part_optional(object, "period", point->period);
	json_part_optional(object, "boundary", point->boundary);
	if (point->taken) {
		json_set_str(object, "collected_under", city->method);
	}
	if (point->closed) {
		json_set_bool(object, "closed", true);
	}
	json_part_performance(&m->view, object, point->state == SCORE_SCORED, &point->performance, m->arena);
	return object;
}

static json_t *point_json(const struct making *m, size_t index)
{
	const struct method *method = m->comparison->method;
	json_t *object = json_object(), *cities = json_array();
	json_set_str(object, "code", method->points.at[index].code);
	json_set_str(object, "name", wording_point(&m->view, index, m->arena));
	json_set_str(object, "unit", wording_unit(&m->view, index));
	json_set_bool(object, "different_periods", note_point_differs(m->comparison, index));
	for (size_t i = 0; i < m->comparison->cities.n; i++) {
		json_add(cities, point_city_json(m, &m->comparison->cities.at[i], index));
	}
	json_set(object, "cities", cities);
	return object;
}

/* All */

json_t *compare_to_json(const struct comparison *comparison, struct arena *arena)
{
	struct making making = {comparison, text_view(comparison, arena), arena};
	struct note_sentences sentences = note_make_sentences(comparison, arena);
	json_t *object = json_object(), *cities = json_array(), *notes = json_array(), *groups = json_array(), *points = json_array();
	json_part_head(&making.view, object);
	for (size_t i = 0; i < comparison->cities.n; i++) {
		json_add(cities, city_json(&making, &comparison->cities.at[i]));
	}
	for (size_t i = 0; i < sentences.n; i++) {
		json_add(notes, json_stringn(sentences.at[i].at, sentences.at[i].n));
	}
	for (size_t i = 0; i < comparison->method->groups.n; i++) {
		if (compare_has_group(comparison, i)) {
			json_add(groups, group_json(&making, i));
		}
	}
	for (size_t i = 0; i < comparison->method->points.n; i++) {
		if (compare_has_point(comparison, i)) {
			json_add(points, point_json(&making, i));
		}
	}
	json_set(object, "cities", cities);
	json_set(object, "notes", notes);
	json_set(object, "groups", groups);
	json_set(object, "data_points", points);
	return object;
}
