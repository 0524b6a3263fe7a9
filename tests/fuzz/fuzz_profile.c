/* Profiles: read, checked, scored, shown, and their public copy, which must be a profile too. */
#include "harness.h"
#include "base/json.h"
#include "press/loaded.h"

/* Lends every trial the methods and sets it names, so that they are read once and the time goes to profiles. What is wrong in them is
 * for fuzz_method to find: a session that lends does not hear of it twice. */
static struct press *library;

static void start(void)
{
	struct press_settings settings = {0};
	library = press_create(&settings);
}

static void finish(void)
{
	press_destroy(library);
}

/* What the outside world may have of a profile can be read again, and its public copy is itself. */
static void try_copy(struct trial *trial, const struct xml_tree *tree)
{
	struct xml_tree again;
	struct profile profile;
	struct str copy, second;
	if (!profile_public(tree, &trial->arena, &trial->diag, &copy))
		return;
	trial_digest(trial, copy);
	struct diag diag = {.arena = &trial->arena, .sources = &trial->sources};
	uint32_t file = source_add(&trial->sources, STR("copy.xml"), copy);
	trial_expect(xml_tree_parse(file, STR("."), &xml_limits_default, &trial->arena, &diag, &again));
	trial_expect(profile_read(&again, &trial->arena, &diag, &profile));
	trial_expect(profile_public(&again, &trial->arena, &diag, &second));
	trial_expect(str_equal(copy, second));
	xml_tree_finish(&again);
}

static void try_model(struct press *press, struct trial *trial)
{
	struct buf text = {.arena = &trial->arena};
	json_t *json = profile_to_json(&press->loaded->profile, &press->sources);
	json_print(json, &text);
	json_decref(json);
	if (load_scorecard(press)) {
		struct scorecard_view view = loaded_view(press->loaded);
		json = scorecard_to_json(&view, &trial->arena);
		json_print(json, &text);
		json_decref(json);
	}
	trial_digest(trial, buf_str(&text));
}

/* The session's reports as text, since they speak of files that only the session knows. */
static void take_reports(struct trial *trial, struct press *press)
{
	struct buf said = {.arena = &trial->arena};
	buf_add(&said, "", 0);
	diag_sort(&press->diag);
	diag_print_text(&press->diag, false, &said);
	trial_digest(trial, buf_str(&said));
	for (size_t i = 0; i < press->diag.n; i++)
		if (press->diag.at[i].severity == DIAG_ERROR)
			diag_add(&trial->diag, press->diag.at[i].code, (struct span){0}, "of the session");
	if (press->diag.errors > 0)
		diag_hint(&trial->diag, &trial->diag.at[trial->diag.n - 1], "%.*s", STR_ARG(buf_str(&said)));
}

static bool run(struct str bytes, struct trial *trial)
{
	struct press_settings settings = {.source_root = trial_path(".", &trial->arena)};
	struct press *press = press_create(&settings);
	struct press_loaded *loaded = press->loaded;
	loaded->folders = data_folders_find(&press->settings, &press->arena, &press->diag);
	loaded->folder = trial_path("examples/exampleby", &trial->arena);
	loaded->shelf = library->loaded->shelf;
	uint32_t file = source_add(&press->sources, STR("input.xml"), bytes);
	bool accepted = xml_tree_parse(file, loaded->folder, &xml_limits_default, &press->arena, &press->diag, &loaded->tree);
	if (accepted && load_profile(press)) {
		try_model(press, trial);
		if (loaded->sound)
			try_copy(trial, &loaded->tree);
	}
	take_reports(trial, press);
	press_destroy(press);
	return !diag_failed(&trial->diag);
}

const struct harness harness = {
	.name = "profile", .ending = ".xml", .schemas = {"profile.xsd"}, .xml = true, .largest = 24576,
	.mutations = 600, .start = start, .run = run, .finish = finish,
};
