/*
 * A profile of the project as score reads it, with its method and set, and the view by which it is printed.
 */
#ifndef CITYPROFILE_TEST_SCORE_TOWN_H
#define CITYPROFILE_TEST_SCORE_TOWN_H

#include "../method/sample.h"
#include "score/scorecard.h"

struct town {
	struct run run;
	struct xml_tree tree;
	struct profile profile;
	struct method method;
	struct benchmarks set;
	struct scorecard card;
	struct scorecard_view view;
};

/** Read and score a profile by its path in the project. */
static inline void town_open(struct town *town, const char *path)
{
	memset(town, 0, sizeof *town);
	run_start(&town->run);
	struct arena *arena = &town->run.arena;
	struct str data = str_from(getenv("CITYPROFILE_DATA")), file = path_join(data, str_from(path), arena);
	struct method_folders folders = {.data = &data, .data_count = 1, .profile = path_folder(file)};
	assert_true(xml_tree_read(file, &xml_limits_default, (struct span){0}, arena, &town->run.diag, &town->tree));
	assert_true(profile_read(&town->tree, arena, &town->run.diag, &town->profile));
	assert_true(method_load(town->profile.method.text, &folders, (struct span){0}, arena, &town->run.diag, &town->method));
	assert_true(benchmarks_load(town->profile.benchmarks.text, &town->method, &folders, (struct span){0}, arena, &town->run.diag, &town->set));
	struct score_input input = {
		.method = &town->method, .benchmarks = &town->set, .observations = town->profile.observations.at,
		.count = town->profile.observations.n, .unmentioned = town->profile.unmentioned,
	};
	assert_true(score_make(&input, arena, &town->run.diag, &town->card));
	town->view = (struct scorecard_view){.card = &town->card, .profile = &town->profile, .lang = STR("en")};
}

static inline void town_close(struct town *town)
{
	xml_tree_finish(&town->tree);
	arena_finish(&town->run.arena);
}

/** Assert that a text has a line, or a part of one. */
static inline void assert_says(const char *text, const char *part)
{
	if (strstr(text, part) == NULL) {
		print_error("%s\n", text);
		fail_msg("no “%s” in it", part);
	}
}

#endif
