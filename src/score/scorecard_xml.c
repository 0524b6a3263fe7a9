#include "score/scorecard.h"

struct writer {
	const struct scorecard *card;
	struct arena *arena;
	xmlNs *space;
	bool closed; /* the benchmark set is restricted: nothing from which a target could be told */
};

static xmlNode *add_element(struct writer *w, xmlNode *parent, const char *name)
{
	return xmlNewChild(parent, w->space, (const xmlChar *)name, NULL);
}

/** Set an attribute; an empty text sets none. */
static void set_str(struct writer *w, xmlNode *element, const char *name, struct str value)
{
	if (value.n > 0) {
		xmlNewProp(element, (const xmlChar *)name, (const xmlChar *)str_copy(value, w->arena));
	}
}

static void set_word(xmlNode *element, const char *name, const char *value)
{
	xmlNewProp(element, (const xmlChar *)name, (const xmlChar *)value);
}

static void set_int(struct writer *w, xmlNode *element, const char *name, int64_t value)
{
	set_str(w, element, name, str_format(w->arena, "%lld", (long long)value));
}

static void set_flag(xmlNode *element, const char *name, bool value)
{
	if (value) {
		set_word(element, name, "yes");
	}
}

static xmlNode *add_text(struct writer *w, xmlNode *parent, const char *name, const struct method_text *text)
{
	xmlNode *element = add_element(w, parent, name);
	xmlNodeSetLang(element, (const xmlChar *)str_copy(text->lang, w->arena));
	xmlNodeAddContentLen(element, (const xmlChar *)text->text.at, (int)text->text.n);
	return element;
}

static void add_texts(struct writer *w, xmlNode *parent, const char *name, const struct method_texts *texts)
{
	for (size_t i = 0; i < texts->n; i++) {
		add_text(w, parent, name, &texts->at[i]);
	}
}

/** A percentage of points tells bands only; that of a data point, or a mean of such, a target. */
static void set_performance(struct writer *w, xmlNode *element, const struct score_performance *performance, bool of_points)
{
	const struct method_band *band = &w->card->method->bands.at[performance->band];
	if (!w->closed || of_points) {
		set_str(w, element, "percent", performance->exact);
		set_int(w, element, "percent-hundredths", performance->hundredths);
	}
	set_str(w, element, "band", band->letter.text);
}

static void add_bands(struct writer *w, xmlNode *root)
{
	for (size_t i = 0; i < w->card->method->bands.n; i++) {
		const struct method_band *band = &w->card->method->bands.at[i];
		xmlNode *element = add_element(w, root, "band");
		set_str(w, element, "letter", band->letter.text);
		set_str(w, element, "from", band->from.value.text);
		set_str(w, element, "to", band->to.value.text);
		set_int(w, element, "points", band->points);
		add_texts(w, element, "name", &band->names);
	}
}

static void add_group(struct writer *w, xmlNode *root, size_t index)
{
	const struct method *method = w->card->method;
	const struct method_group *definition = &method->groups.at[index];
	const struct score_group *group = &w->card->groups[index];
	xmlNode *element = add_element(w, root, method_level_word(definition->level));
	set_str(w, element, "code", definition->code.text);
	if (definition->level != METHOD_DIMENSION) {
		set_str(w, element, "dimension", method->groups.at[definition->dimension].code.text);
	}
	set_int(w, element, "data-points", group->data_points);
	set_int(w, element, "reported", group->reported);
	for (int state = 0; state < SCORE_STATE_COUNT; state++) {
		set_int(w, element, score_state_word((enum score_state)state), group->counts[state]);
	}
	if (group->maximum > 0) {
		set_int(w, element, "points", group->points);
		set_int(w, element, "maximum", group->maximum);
	}
	if (group->performance.exact.n > 0) {
		set_performance(w, element, &group->performance, group->maximum > 0);
	}
	add_texts(w, element, "name", &definition->names);
	add_texts(w, element, "short-name", &definition->short_names);
}

static void set_group(struct writer *w, xmlNode *element, const char *name, size_t group)
{
	if (group != METHOD_NONE) {
		set_str(w, element, name, w->card->method->groups.at[group].code.text);
	}
}

/** What the method says of a data point. */
static void set_definition(struct writer *w, xmlNode *element, size_t index)
{
	const struct method_point *point = &w->card->method->points.at[index];
	const struct method_indicator *indicator = &w->card->method->indicators.at[point->indicator];
	set_str(w, element, "code", point->code);
	set_str(w, element, "indicator", indicator->code.text);
	set_str(w, element, "id", point->id.text);
	set_str(w, element, "printed-code", indicator->printed.text);
	set_word(element, "class", method_class_word(indicator->class));
	set_group(w, element, "dimension", indicator->dimension);
	set_group(w, element, "sub-dimension", indicator->sub_dimension);
	set_group(w, element, "category", indicator->category);
	set_word(element, "kind", method_kind_word(point->kind));
	set_word(element, "direction", method_direction_word(point->direction));
	set_int(w, element, "decimals", point->decimals);
	set_str(w, element, "sdg", point->sdg.text);
	set_str(w, element, "sector", point->sector.text);
}

/** What the profile says of a data point. */
static void set_observation(struct writer *w, xmlNode *element, const struct score_point *point)
{
	static const char *const verified[] = {NULL, "yes", "no", "pending"};
	const struct observation *o = point->observation;
	if (o == NULL) {
		return;
	}
	set_str(w, element, "value", point->rounded);
	set_str(w, element, "exact", point->exact);
	set_str(w, element, "printed", o->printed);
	set_str(w, element, "period", o->period);
	set_str(w, element, "boundary", o->boundary);
	set_str(w, element, "source", o->source);
	set_str(w, element, "quality", o->quality);
	if (verified[o->verified] != NULL) {
		set_word(element, "verified", verified[o->verified]);
	}
	set_flag(element, "estimated", o->estimated);
	set_flag(element, "break", o->breaks);
	set_flag(element, "definition-differs", o->definition_differs);
	set_flag(element, "forecast", o->forecast);
	set_str(w, element, "at", span_to_text(o->span, w->arena));
}

static void add_target(struct writer *w, xmlNode *parent, const struct benchmark *benchmark)
{
	xmlNode *element = add_element(w, parent, "benchmark");
	set_word(element, "formula", benchmark_formula_word(benchmark->formula));
	set_str(w, element, "value", benchmark->value_text.text);
	set_str(w, element, "floor", benchmark->floor.value.text);
	set_word(element, "direction", method_direction_word(benchmark->direction));
	set_word(element, "status", benchmark_status_word(benchmark->status));
	for (size_t i = 0; i < benchmark->sources.n; i++) {
		const struct benchmark_source *source = &benchmark->sources.at[i];
		xmlNode *title = add_text(w, element, "source", &source->title);
		set_str(w, title, "address", source->address.text);
		set_str(w, title, "page", source->page.text);
		set_str(w, title, "year", source->year.text);
	}
	add_texts(w, element, "words", &benchmark->words);
	add_texts(w, element, "reason", &benchmark->reasons);
}

static void add_benchmark(struct writer *w, xmlNode *parent, const struct benchmark *benchmark)
{
	if (w->closed) {
		return;
	}
	if (benchmark != NULL && benchmark->formula != BENCHMARK_NONE) {
		add_target(w, parent, benchmark);
	} else if (benchmark != NULL) {
		add_texts(w, add_element(w, parent, "no-benchmark"), "reason", &benchmark->reasons);
	}
}

/** A template sees the profile as it is written, with any of the codes. */
static void add_aliases(struct writer *w, xmlNode *parent, size_t index)
{
	const struct method *method = w->card->method;
	size_t n = method->indicators.at[method->points.at[index].indicator].aliases.n;
	for (size_t i = 0; i < n; i++) {
		set_str(w, add_element(w, parent, "alias"), "code", method_point_alias(method, index, i, w->arena));
	}
}

static void add_point(struct writer *w, xmlNode *root, size_t index)
{
	const struct method *method = w->card->method;
	const struct method_point *definition = &method->points.at[index];
	const struct score_point *point = &w->card->points[index];
	xmlNode *element = add_element(w, root, "data-point");
	set_definition(w, element, index);
	set_word(element, "state", score_state_word(point->state));
	set_observation(w, element, point);
	if (point->state == SCORE_SCORED) {
		set_int(w, element, "points", method->bands.at[point->performance.band].points);
		set_performance(w, element, &point->performance, false);
	}
	add_texts(w, element, "indicator-name", &method->indicators.at[definition->indicator].names);
	add_texts(w, element, "name", method_point_names(method, index));
	add_texts(w, element, "short-name", method_point_short_names(method, index));
	add_texts(w, element, "unit", &method->units.at[definition->unit].names);
	for (size_t i = 0; i < definition->definitions.n; i++) {
		const struct method_sourced *text = &definition->definitions.at[i];
		xmlNode *child = add_text(w, element, "definition", &text->text);
		set_word(child, "status", method_status_word(text->status));
		set_str(w, child, "source", text->source.text);
	}
	add_aliases(w, element, index);
	add_benchmark(w, element, point->benchmark);
}

static void add_head(struct writer *w, xmlNode *root)
{
	const struct method *method = w->card->method;
	const struct benchmarks *set = w->card->benchmarks;
	set_str(w, root, "method", method->id.text);
	set_word(root, "complete", method->complete ? "yes" : "no");
	add_texts(w, root, "method-name", &method->names);
	if (set != NULL) {
		set_str(w, root, "benchmarks", set->id.text);
		set_word(root, "benchmarks-status", benchmarks_status_word(set->status));
		add_texts(w, root, "benchmarks-name", &set->names);
		for (size_t i = 0; i < set->notices.n; i++) {
			set_flag(add_text(w, root, "notice", &set->notices.at[i]), "standard", set->notice_is_standard);
		}
	}
}

xmlDoc *scorecard_to_xml(const struct scorecard *card, struct arena *arena)
{
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *root = xmlNewNode(NULL, (const xmlChar *)"scorecard");
	struct writer writer = {
		.card = card,
		.arena = arena,
		.closed = card->benchmarks != NULL && card->benchmarks->access == BENCHMARKS_RESTRICTED,
		.space = xmlNewNs(root, (const xmlChar *)"urn:cityprofile:scorecard:1", NULL),
	};
	xmlSetNs(root, writer.space);
	xmlDocSetRootElement(doc, root);
	add_head(&writer, root);
	add_bands(&writer, root);
	for (size_t i = 0; i < card->method->groups.n; i++) {
		add_group(&writer, root, i);
	}
	for (size_t i = 0; i < card->method->points.n; i++) {
		add_point(&writer, root, i);
	}
	return doc;
}
