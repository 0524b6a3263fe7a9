#include "base/json.h"
#include "score/scorecard.h"

struct writer {
	const struct scorecard *card;
	struct str lang;
	struct arena *arena;
};

/** Set key to the text in the language of the run, nothing if there is none. */
static void set_text(const struct writer *w, json_t *object, const char *key, const struct method_texts *texts)
{
	if (texts->n > 0) {
		json_set_str(object, key, method_text_choose(texts, w->lang));
	}
}

static json_t *exact_json(struct str exact, struct str decimal)
{
	json_t *number = json_object();
	json_set_str(number, "exact", exact);
	json_set_str(number, "decimal", decimal);
	return number;
}

static struct str percent_text(const struct score_performance *performance, struct arena *arena)
{
	return str_format(arena, "%lld.%02d", (long long)(performance->hundredths / 100), (int)(performance->hundredths % 100));
}

static void set_performance(const struct writer *w, json_t *object, bool scored, const struct score_performance *performance)
{
	json_set(object, "percent",
		scored ? exact_json(performance->exact, percent_text(performance, w->arena)) : json_null());
	if (scored) {
		json_set_str(object, "band", w->card->method->bands.at[performance->band].letter.text);
	} else {
		json_set(object, "band", json_null());
	}
}

static void set_trace(json_t *object, const struct score_steps *steps)
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

static void set_optional(json_t *object, const char *key, struct str value)
{
	if (value.n > 0) {
		json_set_str(object, key, value);
	}
}

static json_t *target_json(const struct benchmark *benchmark)
{
	json_t *object = json_object();
	const struct benchmark_source *source = &benchmark->sources.at[0];
	json_set_str(object, "formula", str_from(benchmark_formula_word(benchmark->formula)));
	json_set_str(object, "value", benchmark->value_text.text);
	set_optional(object, "floor", benchmark->floor.value.text);
	json_set_str(object, "direction", str_from(method_direction_word(benchmark->direction)));
	json_set_str(object, "status", str_from(benchmark_status_word(benchmark->status)));
	json_set_str(object, "source", source->title.text);
	set_optional(object, "address", source->address.text);
	set_optional(object, "page", source->page.text);
	set_optional(object, "year", source->year.text);
	return object;
}

static void set_benchmark(const struct writer *w, json_t *object, const struct benchmark *benchmark)
{
	bool has_target = benchmark != NULL && benchmark->formula != BENCHMARK_NONE;
	json_set(object, "benchmark", has_target ? target_json(benchmark) : json_null());
	if (benchmark != NULL) {
		set_text(w, object, "benchmark_reason", &benchmark->reasons);
	}
}

static void set_value(json_t *object, const struct score_point *point)
{
	json_set(object, "value", point->exact.n > 0 ? exact_json(point->exact, point->rounded) : json_null());
	if (point->observation != NULL) {
		set_optional(object, "printed", point->observation->printed);
		set_optional(object, "period", point->observation->period);
		set_optional(object, "boundary", point->observation->boundary);
		set_optional(object, "source", point->observation->source);
		set_optional(object, "quality", point->observation->quality);
	}
}

static json_t *point_json(const struct writer *w, size_t index)
{
	const struct method *method = w->card->method;
	const struct method_point *definition = &method->points.at[index];
	const struct method_indicator *indicator = &method->indicators.at[definition->indicator];
	const struct score_point *point = &w->card->points[index];
	json_t *object = json_object();
	json_set_str(object, "code", definition->code);
	set_text(w, object, "indicator", &indicator->names);
	set_text(w, object, "name", method_point_names(method, index));
	set_text(w, object, "unit", &method->units.at[definition->unit].names);
	json_set_str(object, "state", str_from(score_state_word(point->state)));
	set_value(object, point);
	set_benchmark(w, object, point->benchmark);
	set_performance(w, object, point->state == SCORE_SCORED, &point->performance);
	if (point->state == SCORE_SCORED) {
		json_set_int(object, "points", method->bands.at[point->performance.band].points);
	}
	set_trace(object, &point->steps);
	return object;
}

static json_t *group_json(const struct writer *w, size_t index)
{
	const struct method_group *definition = &w->card->method->groups.at[index];
	const struct score_group *group = &w->card->groups[index];
	json_t *object = json_object(), *states = json_object();
	json_set_str(object, "code", definition->code.text);
	set_text(w, object, "name", &definition->names);
	json_set_int(object, "data_points", group->data_points);
	json_set_int(object, "reported", group->reported);
	json_set_int(object, "scored", group->counts[SCORE_SCORED]);
	for (int state = 0; state < SCORE_STATE_COUNT; state++) {
		json_set_int(states, score_state_word((enum score_state)state), group->counts[state]);
	}
	json_set(object, "states", states);
	json_set_int(object, "points", group->points);
	json_set_int(object, "maximum", group->maximum);
	set_performance(w, object, group->counts[SCORE_SCORED] > 0, &group->performance);
	set_trace(object, &group->steps);
	return object;
}

static json_t *groups_json(const struct writer *w, enum method_level level)
{
	json_t *array = json_array();
	for (size_t i = 0; i < w->card->method->groups.n; i++) {
		if (w->card->method->groups.at[i].level == level) {
			json_add(array, group_json(w, i));
		}
	}
	return array;
}

static json_t *set_json(const struct writer *w)
{
	const struct benchmarks *set = w->card->benchmarks;
	if (set == NULL) {
		return json_null();
	}
	json_t *object = json_object();
	json_set_str(object, "id", set->id.text);
	json_set_str(object, "status", str_from(benchmarks_status_word(set->status)));
	set_text(w, object, "name", &set->names);
	set_text(w, object, "notice", &set->notices);
	return object;
}

json_t *scorecard_to_json(const struct scorecard *card, struct str lang, struct arena *arena)
{
	struct writer writer = {.card = card, .lang = lang, .arena = arena};
	json_t *object = json_object(), *method = json_object(), *points = json_array();
	json_set_str(method, "id", card->method->id.text);
	set_text(&writer, method, "name", &card->method->names);
	json_set_bool(method, "complete", card->method->complete);
	json_set(object, "method", method);
	json_set(object, "benchmarks", set_json(&writer));
	json_set(object, "dimensions", groups_json(&writer, METHOD_DIMENSION));
	json_set(object, "sub_dimensions", groups_json(&writer, METHOD_SUB_DIMENSION));
	json_set(object, "categories", groups_json(&writer, METHOD_CATEGORY));
	for (size_t i = 0; i < card->method->points.n; i++) {
		json_add(points, point_json(&writer, i));
	}
	json_set(object, "data_points", points);
	return object;
}
