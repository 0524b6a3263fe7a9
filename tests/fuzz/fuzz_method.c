/* Methods and benchmark sets: a method is read and scores a fixed city by a fixed set; a set is read for a fixed method and scores the same city. */
#include "harness.h"
#include "base/json.h"
#include "profile/profile.h"
#include "score/scorecard.h"

static struct {
	struct arena arena;
	struct source_list sources;
	struct xml_tree method_tree, set_tree, profile_tree;
	struct method method;
	struct profile profile;
} fixed;

static void start(void)
{
	struct diag diag = {.arena = &fixed.arena, .sources = &fixed.sources};
	fixed.sources.arena = &fixed.arena;
	trial_fixture("examples/exampleby/methods/example-method-1.xml", &fixed.arena, &fixed.sources, &fixed.method_tree);
	trial_fixture("examples/exampleby/methods/benchmarks/example-benchmarks-1.xml", &fixed.arena, &fixed.sources, &fixed.set_tree);
	trial_fixture("examples/exampleby/profile.xml", &fixed.arena, &fixed.sources, &fixed.profile_tree);
	trial_expect(method_read(&fixed.method_tree, &fixed.arena, &diag, &fixed.method));
	trial_expect(profile_read(&fixed.profile_tree, &fixed.arena, &diag, &fixed.profile));
}

static void finish(void)
{
	xml_tree_finish(&fixed.method_tree);
	xml_tree_finish(&fixed.set_tree);
	xml_tree_finish(&fixed.profile_tree);
	arena_finish(&fixed.arena);
}

/* Errors of scoring are the city's, and no reason to refuse the method. */
static void score(struct trial *trial, const struct method *method, const struct benchmarks *set)
{
	struct diag diag = {.arena = &trial->arena, .sources = &trial->sources};
	struct buf text = {.arena = &trial->arena};
	struct scorecard card;
	struct score_input input = {
		.method = method, .benchmarks = set, .observations = fixed.profile.observations.at, .count = fixed.profile.observations.n,
	};
	if (score_make(&input, &trial->arena, &diag, &card)) {
		json_t *json = scorecard_to_json(&(struct scorecard_view){.card = &card, .lang = STR("en")}, &trial->arena);
		json_print(json, &text);
		json_decref(json);
		scorecard_to_text(&(struct scorecard_view){.card = &card, .lang = STR("en")}, &trial->arena, &text);
		xmlDoc *doc = scorecard_to_xml(&card, &trial->arena);
		xml_write(xmlDocGetRootElement(doc), NULL, NULL, &text);
		xmlFreeDoc(doc);
	}
	diag_sort(&diag);
	diag_print_text(&diag, false, &text);
	trial_digest(trial, buf_str(&text));
}

static bool run_set(struct trial *trial, const struct xml_tree *tree)
{
	struct benchmarks set;
	bool accepted = benchmarks_read(tree, &fixed.method, NULL, &trial->arena, &trial->diag, &set);
	if (accepted)
		score(trial, &fixed.method, &set);
	return accepted;
}

static bool run_method(struct trial *trial, const struct xml_tree *tree)
{
	struct diag diag = {.arena = &trial->arena, .sources = &trial->sources};
	struct method method;
	struct benchmarks set;
	bool accepted = method_read(tree, &trial->arena, &trial->diag, &method);
	if (accepted) {
		score(trial, &method, NULL);
		if (benchmarks_read(&fixed.set_tree, &method, NULL, &trial->arena, &diag, &set))
			score(trial, &method, &set);
	}
	return accepted;
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
