#include <string.h>

#include "score/coverage.h"
#include "score/explain_part.h"
#include "score/rows.h"
#include "score/version.h"
#include "score/wording.h"

/* Where the text beside a label begins. */
#define LABEL_WIDTH 14

struct explain_text {
	const struct scorecard_view *view;
	const struct scorecard *card;
	const struct method *method;
	struct arena *arena;
	struct buf *out;
};

static void line(const struct explain_text *t, const char *label, struct str text)
{
	table_wrap(t->out, LABEL_WIDTH, str_from(label), text);
}

static void title(const struct explain_text *t, const char *text)
{
	buf_add_byte(t->out, '\n');
	table_paint(t->out, t->view->colour, TABLE_STRONG, str_from(text));
	buf_add_byte(t->out, '\n');
}

static void write_name(const struct explain_text *t, struct str code, struct str name)
{
	table_paint(t->out, t->view->colour, TABLE_STRONG, str_format(t->arena, "%.*s  %.*s", STR_ARG(code), STR_ARG(name)));
	buf_add_byte(t->out, '\n');
}

/* Steps */

/** Write what was computed; with a term marked where the steps are a sum in which something has a part. */
static void write_steps(const struct explain_text *t, const struct score_steps *steps, size_t term)
{
	for (size_t i = 0; i < steps->n; i++) {
		const struct score_step *step = &steps->at[i];
		struct str label = str_format(t->arena, "  %s", score_step_word(step->kind));
		struct str formula = term == METHOD_NONE ? step->formula : explain_mark_term(step, term, t->arena);
		const char *sign = step->kind == SCORE_STEP_BAND || step->kind == SCORE_STEP_REACHED ? ":" : " =";
		bool plain = str_equal(formula, step->result);
		table_wrap(t->out, LABEL_WIDTH, label, plain ? step->result
			: str_format(t->arena, "%.*s%s %.*s", STR_ARG(formula), sign, STR_ARG(step->result)));
	}
}

static void write_band(const struct explain_text *t, const struct score_performance *performance)
{
	const struct method_band *band = &t->method->bands.at[performance->band];
	struct str percent = wording_percent(performance, t->arena), name = wording_text(t->view, &band->names);
	struct buf wrapped = {.arena = t->arena};
	table_wrap(&wrapped, LABEL_WIDTH, STR("Band"), str_format(t->arena, "%.*s: %.*s; %.*s per cent", STR_ARG(band->letter.text),
		STR_ARG(name), STR_ARG(percent)));
	/* The letter has its colour after lines were broken. */
	buf_add(t->out, wrapped.at, LABEL_WIDTH);
	table_paint(t->out, t->view->colour, wording_colour(t->view, performance), band->letter.text);
	buf_add_str(t->out, str_from_byte(buf_str(&wrapped), LABEL_WIDTH + band->letter.text.n));
}

static struct str name_of(const struct explain_text *t, struct explain_subject subject)
{
	const struct method_texts *names = subject.kind == EXPLAIN_GROUP ? &t->method->groups.at[subject.index].names
		: &t->method->indicators.at[subject.index].names;
	return wording_text(t->view, names);
}

static struct str code_of(const struct explain_text *t, struct explain_subject subject)
{
	return subject.kind == EXPLAIN_GROUP ? t->method->groups.at[subject.index].code.text : t->method->indicators.at[subject.index].code.text;
}

static const char *level_of(const struct explain_text *t, struct explain_subject subject)
{
	return subject.kind == EXPLAIN_GROUP ? method_level_word(t->method->groups.at[subject.index].level) : "indicator";
}

/** Write each sum in which the subject has a part. */
static void write_parts(const struct explain_text *t, struct explain_subject subject)
{
	struct explain_parts parts = explain_find_parts(t->card, subject, t->arena);
	for (size_t i = 0; i < parts.n; i++) {
		const struct explain_part *part = &parts.at[i];
		const struct score_group *whole = explain_sums(t->card, part->whole);
		struct str code = code_of(t, part->whole), name = name_of(t, part->whole);
		title(t, str_format(t->arena, "In %.*s, %.*s (%s), %zu of %zu", STR_ARG(code), STR_ARG(name), level_of(t, part->whole),
			part->term + 1, part->terms).at);
		write_steps(t, &whole->steps, part->term);
		if (wording_performs(whole)) {
			write_band(t, &whole->performance);
		}
	}
}

/* Data point */

static void write_definition(const struct explain_text *t, const struct method_point *point)
{
	const struct method_indicator *indicator = &t->method->indicators.at[point->indicator];
	struct str name = wording_text(t->view, &indicator->names), type = indicator->type.text;
	line(t, "Indicator", str_format(t->arena, "%.*s (%.*s), %s%s%.*s", STR_ARG(name), STR_ARG(indicator->printed.text),
		method_class_word(indicator->class), type.n > 0 ? ", " : "", STR_ARG(type)));
	struct method_texts texts = {0};
	for (size_t i = 0; i < point->definitions.n; i++) {
		vec_push(&texts, t->arena, point->definitions.at[i].text);
	}
	struct str chosen = wording_text(t->view, &texts);
	for (size_t i = 0; i < point->definitions.n; i++) {
		const struct method_sourced *definition = &point->definitions.at[i];
		if (definition->text.text.at == chosen.at) {
			line(t, "Definition", chosen);
			line(t, "", str_format(t->arena, "(%s: %.*s)", method_status_word(definition->status), STR_ARG(definition->source.text)));
		}
	}
	line(t, "Numerator", wording_text(t->view, &point->numerators));
	line(t, "Denominator", wording_text(t->view, &point->denominators));
	line(t, "Factor", point->factor.value.text);
	line(t, "SDG targets", point->sdg.text);
}

static void write_source(const struct explain_text *t, const struct observation *observation)
{
	struct str rest = observation->source, id;
	const char *label = "Source";
	while (str_next_word(&rest, &id)) {
		line(t, label, wording_source(t->view, id, t->arena));
		label = "";
	}
}

static void write_observation(const struct explain_text *t, const struct observation *observation)
{
	if (observation->form == OBSERVATION_FRACTION) {
		line(t, "As given", str_format(t->arena, "%.*s / %.*s", STR_ARG(observation->numerator.text), STR_ARG(observation->denominator.text)));
	}
	line(t, "Printed as", observation->printed);
	line(t, "Period", observation->period);
	line(t, "Boundary", wording_boundary(t->view, observation->boundary, t->arena));
	write_source(t, observation);
	line(t, "Origin", wording_origin(t->view, observation));
	line(t, "Quality", observation->missing == OBSERVATION_REPORTED ? observation->quality : STR(""));
	line(t, "Verified", wording_verified(observation));
	line(t, "Flags", wording_flags(observation, t->arena));
	line(t, "Access", observation->closed ? STR("not public") : STR(""));
	line(t, "Note", wording_note(t->view, observation, t->arena));
}

/** Write what the value was called under another version of the method, if it comes from one. */
static void write_version(const struct explain_text *t, size_t index)
{
	const struct version *version = t->card->input.version;
	if (version_is_taken(t->card, index)) {
		struct str former = version->from->points.at[version->points[index].former].code;
		line(t, "Collected", str_format(t->arena, "under %.*s, as %.*s", STR_ARG(version->from->id.text), STR_ARG(former)));
	}
}

/** Write what things of a list are met. */
static void write_met(const struct explain_text *t, size_t index)
{
	const struct method_items *items = &t->method->points.at[index].items;
	const bool *met = t->card->points[index].met;
	for (size_t i = 0; met != NULL && i < items->n; i++) {
		line(t, met[i] ? "  met" : "  not met", wording_text(t->view, &items->at[i].names));
	}
}

/** Returns a decimal without zeros at its end; anything else as it is. */
static struct str without_zeros(struct str number)
{
	size_t n = number.n;
	if (memchr(number.at, '.', number.n) == NULL) {
		return number;
	}
	while (number.at[n - 1] == '0') {
		n--;
	}
	return (struct str){number.at, n - (number.at[n - 1] == '.')};
}

static void write_value(const struct explain_text *t, size_t index)
{
	const struct score_point *point = &t->card->points[index];
	title(t, "Value");
	if (point->exact.n == 0) {
		line(t, "Not there", str_from(score_state_word(point->state)));
		line(t, "Reason", point->observation == NULL ? STR("the profile does not mention it")
			: wording_reason(t->view, point->observation, t->arena));
	} else {
		bool rounded = !str_equal(without_zeros(point->exact), without_zeros(point->rounded));
		struct str unit = t->method->points.at[index].kind == METHOD_YES_NO ? STR("") : wording_unit(t->view, index);
		line(t, "Value", str_format(t->arena, "%.*s %.*s%s%.*s", STR_ARG(point->rounded), STR_ARG(unit), rounded ? "; exactly " : "",
			rounded ? (int)point->exact.n : 0, point->exact.at));
		write_met(t, index);
	}
	if (point->observation != NULL) {
		write_observation(t, point->observation);
		write_version(t, index);
	}
}

/* Benchmark */

static struct str formula_in_words(const struct explain_text *t, const struct benchmark *benchmark)
{
	struct str cap = t->method->cap.value.text;
	struct buf steps = {.arena = t->arena};
	switch (benchmark->formula) {
	case BENCHMARK_NONE:
		break;
	case BENCHMARK_RATIO:
		return benchmark->direction == METHOD_HIGHER ? STR("100 * value / target")
			: str_format(t->arena, "100 * target / value; a value of 0 gives %.*s", STR_ARG(cap));
	case BENCHMARK_LINEAR:
		return str_format(t->arena, "100 * (value - floor) / (target - floor), with the floor %.*s", STR_ARG(benchmark->floor.value.text));
	case BENCHMARK_YES_NO:
		return str_format(t->arena, "100 for the answer %s, 0 for the other", benchmark->yes ? "yes" : "no");
	case BENCHMARK_OPTIMUM:
		return STR("100 * value / target below the target, 100 * target / value above it; a value of 0 or less gives 0");
	case BENCHMARK_COUNT_OF:
		return STR("100 * things met / all things of the list");
	case BENCHMARK_THRESHOLDS:
		buf_format(&steps, "the percentage of the best step that is reached:");
		for (size_t i = 0; i < benchmark->steps.n; i++) {
			const struct benchmark_step *step = &benchmark->steps.at[i];
			buf_format(&steps, "%s %.*s gives %.*s", i > 0 ? "," : "", STR_ARG(step->limit.value.text), STR_ARG(step->percent.value.text));
		}
		break;
	}
	return buf_str(&steps);
}

static void write_benchmark_sources(const struct explain_text *t, const struct benchmark *benchmark)
{
	for (size_t i = 0; i < benchmark->sources.n; i++) {
		const struct benchmark_source *source = &benchmark->sources.at[i];
		line(t, "Source", source->title.text);
		line(t, "  address", source->address.text);
		line(t, "  page", source->page.text);
		line(t, "  year", source->year.text);
	}
	struct str words = wording_text(t->view, &benchmark->words);
	line(t, "Words", words.n > 0 ? str_format(t->arena, "“%.*s”", STR_ARG(words)) : STR(""));
}

static void write_benchmark(const struct explain_text *t, size_t index)
{
	static const char *const directions[] = {
		[METHOD_HIGHER] = "higher is better", [METHOD_LOWER] = "lower is better", [METHOD_NEITHER] = "", [METHOD_OPTIMUM] = "one value is best",
	};
	const struct benchmark *benchmark = t->card->points[index].benchmark;
	title(t, "Benchmark");
	if (!wording_has_target(benchmark)) {
		line(t, "None", benchmark != NULL ? STR("the set says that there is no benchmark for it") : STR("the set does not mention it"));
		line(t, "Reason", benchmark != NULL ? wording_text(t->view, &benchmark->reasons) : STR(""));
		return;
	}
	struct str target = wording_target(benchmark, t->arena), unit = wording_unit(t->view, index);
	bool has_unit = benchmark->formula != BENCHMARK_YES_NO && benchmark->formula != BENCHMARK_COUNT_OF;
	line(t, "Target", has_unit ? str_format(t->arena, "%.*s %.*s", STR_ARG(target), STR_ARG(unit)) : target);
	struct str formula = formula_in_words(t, benchmark);
	line(t, "Formula", str_format(t->arena, "%s: %.*s", benchmark_formula_word(benchmark->formula), STR_ARG(formula)));
	line(t, "Direction", str_from(directions[benchmark->formula == BENCHMARK_OPTIMUM ? METHOD_OPTIMUM : benchmark->direction]));
	line(t, "Status", str_from(benchmark_status_word(benchmark->status)));
	line(t, "Set", benchmark->set);
	write_benchmark_sources(t, benchmark);
	line(t, "Reason", wording_text(t->view, &benchmark->reasons));
}

/* What came out */

/** Say why there is no score: of the two things that it takes, the one that is lacking. */
static struct str why_not_scored(enum score_state state)
{
	switch (state) {
	case SCORE_SCORED:
		break;
	case SCORE_NO_BENCHMARK:
		return STR("no-benchmark: there is a value, but nothing to hold it against");
	case SCORE_NOT_VERIFIED:
		return STR("not-verified: the value was refused, and the method leaves such values out");
	case SCORE_NOT_REPORTED:
	case SCORE_NOT_APPLICABLE:
	case SCORE_NOT_COLLECTED:
	case SCORE_WITHHELD:
	case SCORE_NOT_KNOWN:
		break;
	}
	return STR("there is no value");
}

static void write_score(const struct explain_text *t, size_t index)
{
	const struct score_point *point = &t->card->points[index];
	title(t, "Score");
	write_steps(t, &point->steps, METHOD_NONE);
	if (point->state != SCORE_SCORED) {
		line(t, "Not scored", why_not_scored(point->state));
		return;
	}
	long long points = t->method->bands.at[point->performance.band].points, most = method_points_maximum(t->method);
	write_band(t, &point->performance);
	if (t->method->aggregation == METHOD_MEAN) {
		line(t, "Weight", str_format(t->arena, "%lld in its indicator", (long long)point->weight));
		return;
	}
	line(t, "Points", point->weight == 1 ? str_format(t->arena, "%lld of %lld", points, most)
		: str_format(t->arena, "%lld of %lld, with the weight %lld", points, most, (long long)point->weight));
}

static void write_point(const struct explain_text *t, size_t index)
{
	const struct method_point *definition = &t->method->points.at[index];
	write_name(t, definition->code, wording_text(t->view, method_point_names(t->method, index)));
	write_definition(t, definition);
	write_value(t, index);
	write_benchmark(t, index);
	write_score(t, index);
	write_parts(t, (struct explain_subject){EXPLAIN_POINT, index});
	if (wording_is_local(t->method, index)) {
		line(t, "Groups", STR("none: a local indicator stands alone"));
	}
}

/* Indicators and groups */

static bool is_member(const struct explain_text *t, struct explain_subject subject, size_t indicator)
{
	return subject.kind == EXPLAIN_INDICATOR ? indicator == subject.index : method_counts(t->method, indicator, subject.index);
}

static void write_coverage(const struct explain_text *t, size_t group)
{
	struct coverage indicators, points;
	coverage_count(t->card, group, COVERAGE_ALL, &indicators, &points);
	title(t, "Coverage");
	line(t, "Indicators", str_format(t->arena, "%lld of %lld reported, %lld in part", (long long)indicators.reported,
		(long long)indicators.total, (long long)indicators.partial));
	line(t, "Data points", str_format(t->arena, "%lld of %lld reported, %lld verified, %lld without benchmark, %lld scored",
		(long long)points.reported, (long long)points.total, (long long)points.verified, (long long)points.no_benchmark,
		(long long)points.scored));
}

/** Write the groups of a dimension, or in a mean the indicators of another group. */
static void write_children(const struct explain_text *t, size_t group)
{
	struct rows_indexes groups = {0}, indicators = {0};
	bool is_dimension = t->method->groups.at[group].level == METHOD_DIMENSION;
	for (size_t i = 0; is_dimension && i < t->method->groups.n; i++) {
		if (i != group && t->method->groups.at[i].dimension == group) {
			vec_push(&groups, t->arena, i);
		}
	}
	bool of_indicators = t->method->aggregation == METHOD_MEAN && (!is_dimension || t->method->children == METHOD_INDICATOR);
	for (size_t i = 0; of_indicators && i < t->method->indicators.n; i++) {
		if (method_counts(t->method, i, group)) {
			vec_push(&indicators, t->arena, i);
		}
	}
	if (groups.n > 0) {
		title(t, "Groups");
		rows_groups(t->view, &groups, t->arena, t->out);
	}
	if (indicators.n > 0) {
		title(t, "Indicators");
		rows_indicators(t->view, &indicators, t->arena, t->out);
	}
}

static void write_members(const struct explain_text *t, struct explain_subject subject)
{
	struct rows_indexes points = {0};
	for (size_t i = 0; i < t->method->points.n; i++) {
		if (is_member(t, subject, t->method->points.at[i].indicator)) {
			vec_push(&points, t->arena, i);
		}
	}
	title(t, "Data points");
	rows_members(t->view, &points, t->arena, t->out);
}

static void write_sums(const struct explain_text *t, struct explain_subject subject)
{
	const struct score_group *sums = explain_sums(t->card, subject);
	write_name(t, code_of(t, subject), str_format(t->arena, "%.*s (%s)", STR_ARG(name_of(t, subject)), level_of(t, subject)));
	write_members(t, subject);
	if (subject.kind == EXPLAIN_GROUP) {
		write_children(t, subject.index);
	}
	title(t, "Score");
	write_steps(t, &sums->steps, METHOD_NONE);
	if (wording_performs(sums)) {
		write_band(t, &sums->performance);
	} else if (subject.kind == EXPLAIN_GROUP) {
		line(t, "No score", STR("nothing in it is scored; that is not 0"));
	}
	write_parts(t, subject);
	if (subject.kind == EXPLAIN_GROUP) {
		write_coverage(t, subject.index);
	}
}

void explain_to_text(const struct scorecard_view *view, struct explain_subject subject, struct arena *arena, struct buf *out)
{
	struct explain_text t = {view, view->card, view->card->method, arena, out};
	rows_head(view, out);
	if (subject.kind == EXPLAIN_POINT) {
		write_point(&t, subject.index);
	} else {
		write_sums(&t, subject);
	}
}
