/*
 * Methods, extensions and benchmark sets: a method is read, or an extension to a fixed method, and scores the fixed cities by fixed
 * sets; a set is read for a fixed method, or to extend a fixed set, and scores the same cities.
 */
#include "harness.h"
#include "base/json.h"
#include "profile/profile.h"
#include "score/coverage_report.h"
#include "score/explain.h"
#include "score/gap.h"
#include "score/scorecard.h"
#include "score/trend.h"

enum { TOWN_COUNT = 2 };

/** A city with its method and set: one by points over data points, one by means of children. */
struct town {
	const char *method_file, *set_file, *profile_file;
	struct xml_tree method_tree, set_tree, profile_tree;
	struct method method;
	struct benchmarks set;
	struct profile profile;
};

static struct {
	struct arena arena;
	struct source_list sources;
	struct town towns[TOWN_COUNT];
} fixed = {.towns = {
	{.method_file = "examples/exampleby/methods/example-method-1.xml",
		.set_file = "examples/exampleby/methods/benchmarks/example-benchmarks-1.xml",
		.profile_file = "examples/exampleby/profile.xml"},
	{.method_file = "examples/methods/methods/harbour-method-2.xml",
		.set_file = "examples/methods/methods/benchmarks/harbour-targets-2.xml",
		.profile_file = "examples/methods/harbour-2.xml"},
}};

static void start_town(struct town *town)
{
	struct diag diag = {.arena = &fixed.arena, .sources = &fixed.sources};
	trial_fixture(town->method_file, &fixed.arena, &fixed.sources, &town->method_tree);
	trial_fixture(town->set_file, &fixed.arena, &fixed.sources, &town->set_tree);
	trial_fixture(town->profile_file, &fixed.arena, &fixed.sources, &town->profile_tree);
	trial_expect(method_read(&town->method_tree, &fixed.arena, &diag, &town->method));
	trial_expect(benchmarks_read(&town->set_tree, &town->method, NULL, &fixed.arena, &diag, &town->set));
	trial_expect(profile_read(&town->profile_tree, &fixed.arena, &diag, &town->profile));
}

static void start(void)
{
	fixed.sources.arena = &fixed.arena;
	for (size_t i = 0; i < TOWN_COUNT; i++)
		start_town(&fixed.towns[i]);
}

static void finish(void)
{
	for (size_t i = 0; i < TOWN_COUNT; i++) {
		xml_tree_finish(&fixed.towns[i].method_tree);
		xml_tree_finish(&fixed.towns[i].set_tree);
		xml_tree_finish(&fixed.towns[i].profile_tree);
	}
	arena_finish(&fixed.arena);
}

/* The town whose method is named, or the first. */
static const struct town *town_of(struct str method)
{
	for (size_t i = 1; i < TOWN_COUNT; i++)
		if (str_equal(fixed.towns[i].method.id.text, method))
			return &fixed.towns[i];
	return &fixed.towns[0];
}

static void print(const struct scorecard *card, struct trial *trial, struct buf *text)
{
	const struct scorecard_view view = {.card = card, .lang = STR("en")};
	json_t *json = scorecard_to_json(&view, &trial->arena);
	json_print(json, text);
	json_decref(json);
	scorecard_to_text(&view, &trial->arena, text);
	scorecard_to_csv(&view, &trial->arena, text);
	scorecard_to_sdmx(&view, &trial->arena, text);
	coverage_to_text(&view, &trial->arena, text);
	coverage_to_csv(&view, &trial->arena, text);
	xmlDoc *doc = scorecard_to_xml(card, &trial->arena);
	xml_write(xmlDocGetRootElement(doc), NULL, NULL, text);
	xmlFreeDoc(doc);
}

/* The first few of each kind: all would take longer than they teach. */
static void explain(const struct scorecard *card, struct trial *trial, struct buf *text)
{
	enum { SUBJECTS = 4 };
	const struct scorecard_view view = {.card = card, .lang = STR("en")};
	const size_t counts[] = {
		[EXPLAIN_POINT] = card->method->points.n, [EXPLAIN_INDICATOR] = card->method->indicators.n, [EXPLAIN_GROUP] = card->method->groups.n,
	};
	for (int kind = EXPLAIN_POINT; kind <= EXPLAIN_GROUP; kind++) {
		for (size_t i = 0; i < counts[kind] && i < SUBJECTS; i++) {
			struct explain_subject subject = {(enum explain_kind)kind, i};
			explain_to_text(&view, subject, &trial->arena, text);
			json_t *json = explain_to_json(&view, subject, &trial->arena);
			json_print(json, text);
			json_decref(json);
		}
	}
}

static void analyse(const struct scorecard *card, struct trial *trial, struct diag *diag, struct buf *text)
{
	const struct scorecard_view view = {.card = card, .lang = STR("en")};
	struct gaps gaps;
	struct trend trend;
	gap_make(card, &trial->arena, &gaps);
	gap_to_text(&view, &gaps, &trial->arena, text);
	json_t *json = gap_to_json(&view, &gaps, &trial->arena);
	json_print(json, text);
	json_decref(json);
	if (trend_make(card, &trial->arena, diag, &trend)) {
		trend_to_text(&view, &trend, &trial->arena, text);
		json = trend_to_json(&view, &trend, &trial->arena);
		json_print(json, text);
		json_decref(json);
	}
}

/* Errors of scoring are the city's, and no reason to refuse the method. */
static void score(struct trial *trial, const struct method *method, const struct benchmarks *set)
{
	for (size_t i = 0; i < TOWN_COUNT; i++) {
		const struct profile *profile = &fixed.towns[i].profile;
		struct diag diag = {.arena = &trial->arena, .sources = &trial->sources};
		struct buf text = {.arena = &trial->arena};
		struct scorecard card;
		struct score_input input = {
			.method = method, .benchmarks = set, .observations = profile->observations.at, .count = profile->observations.n,
		};
		if (score_make(&input, &trial->arena, &diag, &card)) {
			print(&card, trial, &text);
			explain(&card, trial, &text);
			analyse(&card, trial, &diag, &text);
		}
		diag_sort(&diag);
		diag_print_text(&diag, false, &text);
		trial_digest(trial, buf_str(&text));
	}
}

static bool run_set(struct trial *trial, const struct xml_tree *tree)
{
	const struct town *town = town_of(xml_attribute(tree->root, "method", NULL));
	bool extends = benchmarks_extended(tree, &trial->arena).text.n > 0;
	struct benchmarks set;
	bool accepted = benchmarks_read(tree, &town->method, extends ? &town->set : NULL, &trial->arena, &trial->diag, &set);
	if (accepted)
		score(trial, &town->method, &set);
	return accepted;
}

static bool read_method(struct trial *trial, const struct xml_tree *tree, struct method *ret_method)
{
	struct str base = method_extended(tree, &trial->arena).text;
	if (base.n > 0)
		return method_read_extension(tree, &town_of(base)->method, &trial->arena, &trial->diag, ret_method);
	return method_read(tree, &trial->arena, &trial->diag, ret_method);
}

static bool run_method(struct trial *trial, const struct xml_tree *tree)
{
	struct method method;
	bool accepted = read_method(trial, tree, &method);
	if (!accepted)
		return false;
	score(trial, &method, NULL);
	for (size_t i = 0; i < TOWN_COUNT; i++) {
		struct diag diag = {.arena = &trial->arena, .sources = &trial->sources};
		struct benchmarks set;
		method_check_predecessor(&method, &fixed.towns[i].method, &diag);
		if (benchmarks_read(&fixed.towns[i].set_tree, &method, NULL, &trial->arena, &diag, &set))
			score(trial, &method, &set);
	}
	return true;
}

static bool run(struct str bytes, struct trial *trial)
{
	struct xml_tree tree;
	if (!trial_parse(trial, bytes, &tree))
		return false;
	bool is_set = xmlStrEqual(tree.root->name, BAD_CAST "benchmarks");
	bool accepted = is_set ? run_set(trial, &tree) : run_method(trial, &tree);
	xml_tree_finish(&tree);
	return accepted;
}

const struct harness harness = {
	.name = "method", .ending = ".xml", .schemas = {"method.xsd", "benchmarks.xsd"}, .xml = true, .largest = 16384,
	.mutations = 600, .start = start, .run = run, .finish = finish,
};
