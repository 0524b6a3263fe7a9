#include "score/wording.h"

struct str wording_text(const struct scorecard_view *view, const struct method_texts *texts)
{
	return method_text_choose(texts, view->lang);
}

/* Method */

struct str wording_point(const struct scorecard_view *view, size_t point, struct arena *arena)
{
	const struct method *method = view->card->method;
	const struct method_point *definition = &method->points.at[point];
	struct str name = wording_text(view, method_point_short_names(method, point));
	if (definition->short_names.n > 0 || definition->names.n == 0) {
		return name;
	}
	struct str indicator = wording_text(view, &method->indicators.at[definition->indicator].names);
	return str_format(arena, "%.*s: %.*s", STR_ARG(indicator), STR_ARG(name));
}

struct str wording_unit(const struct scorecard_view *view, size_t point)
{
	const struct method *method = view->card->method;
	return wording_text(view, &method->units.at[method->points.at[point].unit].names);
}

bool wording_is_local(const struct method *method, size_t point)
{
	return method->indicators.at[method->points.at[point].indicator].class == METHOD_LOCAL;
}

struct str wording_group_code(const struct method *method, size_t group)
{
	return group != METHOD_NONE ? method->groups.at[group].code.text : STR("");
}

/* Performance */

struct str wording_percent(const struct score_performance *performance, struct arena *arena)
{
	return str_format(arena, "%lld.%02d", (long long)(performance->hundredths / 100), (int)(performance->hundredths % 100));
}

bool wording_performs(const struct score_group *group)
{
	return group->performance.exact.n > 0;
}

bool wording_has_target(const struct benchmark *benchmark)
{
	return benchmark != NULL && benchmark->formula != BENCHMARK_NONE;
}

struct str wording_target(const struct benchmark *benchmark, struct arena *arena)
{
	static const char *const signs[] = {
		[METHOD_HIGHER] = ">= ", [METHOD_LOWER] = "<= ", [METHOD_NEITHER] = "", [METHOD_OPTIMUM] = "= ",
	};
	if (!wording_has_target(benchmark)) {
		return STR("");
	}
	bool is_answer = benchmark->formula == BENCHMARK_YES_NO || benchmark->formula == BENCHMARK_COUNT_OF;
	const char *sign = is_answer ? "" : benchmark->formula == BENCHMARK_OPTIMUM ? "= " : signs[benchmark->direction];
	return str_format(arena, "%s%.*s", sign, STR_ARG(benchmark->value_text.text));
}

struct str wording_letter(const struct scorecard_view *view, const struct score_performance *performance)
{
	return view->card->method->bands.at[performance->band].letter.text;
}

enum table_colour wording_colour(const struct scorecard_view *view, const struct score_performance *performance)
{
	size_t n = view->card->method->bands.n, band = performance->band;
	if (band + 1 == n) {
		return TABLE_GOOD;
	}
	return band == 0 ? TABLE_POOR : 2 * band < n ? TABLE_WEAK : TABLE_FAIR;
}

/* Observation */

struct str wording_verified(const struct observation *observation)
{
	static const char *const words[] = {
		[OBSERVATION_UNSTATED] = "", [OBSERVATION_VERIFIED] = "yes", [OBSERVATION_UNVERIFIED] = "no", [OBSERVATION_PENDING] = "pending",
	};
	return observation->missing == OBSERVATION_REPORTED ? str_from(words[observation->verified]) : STR("");
}

struct str wording_flags(const struct observation *observation, struct arena *arena)
{
	const struct { bool set; const char *word; } flags[] = {
		{observation->estimated, "estimated"}, {observation->breaks, "break"},
		{observation->definition_differs, "definition-differs"}, {observation->forecast, "forecast"},
	};
	struct buf words = {.arena = arena};
	for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++) {
		if (flags[i].set) {
			buf_format(&words, "%s%s", words.n > 0 ? " " : "", flags[i].word);
		}
	}
	return buf_str(&words);
}

static bool same_place(struct span a, struct span b)
{
	return a.file == b.file && a.start == b.start;
}

/** Returns whether an observation stands in the profile of the view; one that was set to another value does not. */
static bool is_written(const struct scorecard_view *view, const struct observation *observation)
{
	return observation != NULL && view->profile != NULL && observation->written != NULL && same_place(observation->written->head.span, observation->span);
}

struct str wording_origin(const struct scorecard_view *view, const struct observation *observation)
{
	if (!is_written(view, observation)) {
		return STR("");
	}
	struct str own = observation->written->context.origin.text;
	struct str outer = observation->within != NULL ? observation->within->context.origin.text : STR("");
	return own.n > 0 ? own : outer.n > 0 ? outer : observation->indicators->context.origin.text;
}

/** Returns the text of the parts in the language of the view. */
static struct str choose_part(const struct scorecard_view *view, const struct profile_part *parts, size_t n, struct arena *arena)
{
	struct method_texts texts = {0};
	for (size_t i = 0; i < n; i++) {
		vec_push(&texts, arena, ((struct method_text){.lang = parts[i].head.lang, .text = parts[i].text}));
	}
	return wording_text(view, &texts);
}

static struct str choose_name(const struct scorecard_view *view, const struct profile_name *names, size_t n, struct arena *arena)
{
	struct method_texts texts = {0};
	for (size_t i = 0; i < n; i++) {
		vec_push(&texts, arena, ((struct method_text){.lang = names[i].head.lang, .text = names[i].text}));
	}
	return wording_text(view, &texts);
}

struct str wording_reason(const struct scorecard_view *view, const struct observation *observation, struct arena *arena)
{
	return is_written(view, observation) ? choose_part(view, observation->written->reasons.at, observation->written->reasons.n, arena) : STR("");
}

struct str wording_note(const struct scorecard_view *view, const struct observation *observation, struct arena *arena)
{
	return is_written(view, observation) ? choose_part(view, observation->written->notes.at, observation->written->notes.n, arena) : STR("");
}

/* What an observation refers to */

struct str wording_boundary(const struct scorecard_view *view, struct str id, struct arena *arena)
{
	for (size_t c = 0; view->profile != NULL && c < view->profile->cities.n; c++) {
		const struct profile_city *city = &view->profile->cities.at[c];
		for (size_t i = 0; i < city->boundaries.n; i++) {
			const struct profile_boundary *boundary = &city->boundaries.at[i];
			if (str_equal(boundary->head.id, id) && boundary->names.n > 0) {
				return choose_name(view, boundary->names.at, boundary->names.n, arena);
			}
		}
	}
	return id;
}

static void add_piece(struct buf *text, struct str piece)
{
	if (piece.n > 0) {
		buf_format(text, "%s%.*s", text->n > 0 ? ", " : "", STR_ARG(piece));
	}
}

struct str wording_source(const struct scorecard_view *view, struct str id, struct arena *arena)
{
	for (size_t i = 0; view->profile != NULL && i < view->profile->sources.n; i++) {
		const struct profile_source *source = &view->profile->sources.at[i];
		if (!str_equal(source->head.id, id)) {
			continue;
		}
		struct buf text = {.arena = arena};
		add_piece(&text, choose_part(view, source->titles.at, source->titles.n, arena));
		add_piece(&text, choose_part(view, source->publishers.at, source->publishers.n, arena));
		add_piece(&text, source->date.text);
		add_piece(&text, source->pages.text);
		add_piece(&text, source->address.text);
		return text.n > 0 ? buf_str(&text) : id;
	}
	return id;
}
