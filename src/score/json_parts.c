#include "score/json_parts.h"

#include "score/version.h"

void json_part_text(const struct scorecard_view *view, json_t *object, const char *key, const struct method_texts *texts)
{
	if (texts->n > 0) {
		json_set_str(object, key, wording_text(view, texts));
	}
}

void json_part_optional(json_t *object, const char *key, struct str text)
{
	if (text.n > 0) {
		json_set_str(object, key, text);
	}
}

static json_t *set_json(const struct scorecard_view *view)
{
	const struct benchmarks *set = view->card->benchmarks;
	if (set == NULL) {
		return json_null();
	}
	json_t *object = json_object();
	json_set_str(object, "id", set->id.text);
	json_set_str(object, "status", str_from(benchmarks_status_word(set->status)));
	json_set_str(object, "access", str_from(benchmarks_access_word(set->access)));
	json_part_text(view, object, "name", &set->names);
	json_part_text(view, object, "notice", &set->notices);
	return object;
}

void json_part_head(const struct scorecard_view *view, json_t *object)
{
	const struct method *method = view->card->method;
	json_t *head = json_object(), *bands = json_array();
	json_set_str(head, "id", method->id.text);
	json_part_text(view, head, "name", &method->names);
	json_set_bool(head, "complete", method->complete);
	json_set_str(head, "aggregation", str_from(method_aggregation_word(method->aggregation)));
	for (size_t i = 0; i < method->bands.n; i++) {
		const struct method_band *band = &method->bands.at[i];
		json_t *entry = json_object();
		json_set_str(entry, "letter", band->letter.text);
		json_set_str(entry, "from", band->from.value.text);
		json_part_optional(entry, "to", band->to.value.text);
		json_set_int(entry, "points", band->points);
		json_part_text(view, entry, "name", &band->names);
		json_add(bands, entry);
	}
	json_set(head, "bands", bands);
	json_set(object, "method", head);
	json_set(object, "benchmarks", set_json(view));
	json_part_optional(object, "period", view->card->input.period);
}

/* Numbers */

json_t *json_part_number(struct str exact, struct str decimal, bool is_number)
{
	json_t *number = json_object();
	json_set_str(number, "exact", exact);
	json_set_str(number, "decimal", decimal);
	if (is_number) {
		json_set_number(number, "number", decimal);
	}
	return number;
}

void json_part_performance(const struct scorecard_view *view, json_t *object, bool performs,
	const struct score_performance *performance, struct arena *arena)
{
	if (!performs) {
		json_set(object, "percent", json_null());
		json_set(object, "band", json_null());
		return;
	}
	json_set(object, "percent", json_part_number(performance->exact, wording_percent(performance, arena), true));
	json_set_str(object, "band", wording_letter(view, performance));
}

void json_part_trace(json_t *object, const struct score_steps *steps)
{
	json_t *trace = json_array();
	for (size_t i = 0; i < steps->n; i++) {
		json_t *step = json_object();
		json_set_str(step, "step", str_from(score_step_word(steps->at[i].kind)));
		json_set_str(step, "formula", steps->at[i].formula);
		json_set_str(step, "result", steps->at[i].result);
		json_add(trace, step);
	}
	json_set(object, "trace", trace);
}

/* Benchmark */

static json_t *sources_json(const struct benchmark *benchmark)
{
	json_t *array = json_array();
	for (size_t i = 0; i < benchmark->sources.n; i++) {
		const struct benchmark_source *source = &benchmark->sources.at[i];
		json_t *object = json_object();
		json_set_str(object, "title", source->title.text);
		json_part_optional(object, "address", source->address.text);
		json_part_optional(object, "page", source->page.text);
		json_part_optional(object, "year", source->year.text);
		json_add(array, object);
	}
	return array;
}

static json_t *steps_json(const struct benchmark *benchmark)
{
	json_t *array = json_array();
	for (size_t i = 0; i < benchmark->steps.n; i++) {
		json_t *step = json_object();
		json_set_str(step, "limit", benchmark->steps.at[i].limit.value.text);
		json_set_str(step, "percent", benchmark->steps.at[i].percent.value.text);
		json_add(array, step);
	}
	return array;
}

static json_t *target_json(const struct scorecard_view *view, const struct benchmark *benchmark)
{
	json_t *object = json_object();
	json_set_str(object, "formula", str_from(benchmark_formula_word(benchmark->formula)));
	json_set_str(object, "value", benchmark->value_text.text);
	json_part_optional(object, "floor", benchmark->floor.value.text);
	if (benchmark->steps.n > 0) {
		json_set(object, "steps", steps_json(benchmark));
	}
	json_set_str(object, "direction", str_from(method_direction_word(benchmark->direction)));
	json_set_str(object, "status", str_from(benchmark_status_word(benchmark->status)));
	json_part_optional(object, "set", benchmark->set);
	json_set(object, "sources", sources_json(benchmark));
	json_part_text(view, object, "words", &benchmark->words);
	return object;
}

static void set_benchmark(const struct scorecard_view *view, json_t *object, const struct benchmark *benchmark)
{
	json_set(object, "benchmark", wording_has_target(benchmark) ? target_json(view, benchmark) : json_null());
	if (benchmark != NULL) {
		json_part_text(view, object, "benchmark_reason", &benchmark->reasons);
	}
}

/* Data point */

static void set_raw(json_t *object, const struct observation *observation)
{
	if (observation->form == OBSERVATION_FRACTION) {
		json_set_str(object, "numerator", observation->numerator.text);
		json_set_str(object, "denominator", observation->denominator.text);
	}
	json_part_optional(object, "printed", observation->printed);
}

/** Of a list, the names of the things that are met. */
static void set_met(const struct scorecard_view *view, size_t index, json_t *object)
{
	const struct method_items *items = &view->card->method->points.at[index].items;
	const bool *met = view->card->points[index].met;
	json_t *array = json_array();
	for (size_t i = 0; met != NULL && i < items->n; i++) {
		if (met[i]) {
			json_t *item = json_object();
			json_set_str(item, "id", items->at[i].id.text);
			json_part_text(view, item, "name", &items->at[i].names);
			json_add(array, item);
		}
	}
	json_set(object, "met", array);
}

static void set_value(const struct scorecard_view *view, size_t index, json_t *object, struct arena *arena)
{
	const struct score_point *point = &view->card->points[index];
	const struct observation *observation = point->observation;
	bool is_number = view->card->method->points.at[index].kind != METHOD_YES_NO;
	json_set(object, "value", point->exact.n > 0 ? json_part_number(point->exact, point->rounded, is_number) : json_null());
	if (point->met != NULL) {
		set_met(view, index, object);
	}
	if (observation == NULL) {
		return;
	}
	set_raw(object, observation);
	json_part_optional(object, "period", observation->period);
	json_part_optional(object, "boundary", observation->boundary);
	json_part_optional(object, "source", observation->source);
	json_part_optional(object, "quality", observation->missing == OBSERVATION_REPORTED ? observation->quality : STR(""));
	json_part_optional(object, "verified", wording_verified(observation));
	json_part_optional(object, "flags", wording_flags(observation, arena));
	if (version_is_taken(view->card, index)) {
		json_set_str(object, "collected_under", view->card->input.version->from->id.text);
	}
	if (observation->closed) {
		json_set_bool(object, "closed", true);
	}
	json_part_optional(object, "reason", wording_reason(view, observation, arena));
}

json_t *json_part_point(const struct scorecard_view *view, size_t index, struct arena *arena)
{
	const struct method *method = view->card->method;
	const struct method_point *definition = &method->points.at[index];
	const struct method_indicator *indicator = &method->indicators.at[definition->indicator];
	const struct score_point *point = &view->card->points[index];
	json_t *object = json_object();
	json_set_str(object, "code", definition->code);
	json_set_str(object, "indicator_code", indicator->code.text);
	json_part_text(view, object, "indicator", &indicator->names);
	json_part_text(view, object, "name", method_point_names(method, index));
	json_part_text(view, object, "unit", &method->units.at[definition->unit].names);
	json_set_str(object, "class", str_from(method_class_word(indicator->class)));
	json_set_str(object, "state", str_from(score_state_word(point->state)));
	set_value(view, index, object, arena);
	set_benchmark(view, object, point->benchmark);
	json_part_performance(view, object, point->state == SCORE_SCORED, &point->performance, arena);
	if (point->state == SCORE_SCORED && method->aggregation == METHOD_POINTS) {
		json_set_int(object, "points", method->bands.at[point->performance.band].points);
	}
	json_set_int(object, "weight", point->weight);
	json_part_trace(object, &point->steps);
	return object;
}
