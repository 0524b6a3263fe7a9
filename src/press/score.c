/* What the command score asks of a session: a method or set other than those the profile names, and the scorecard for readers. */
#include "press/loaded.h"

struct method_folders method_folders(const struct press_loaded *loaded)
{
	return (struct method_folders){.data = loaded->folders.at, .data_count = loaded->folders.n, .profile = loaded->folder};
}

/** Say that the profile cannot be scored by the method that is asked for. */
static void report_unrelated(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	struct str own = loaded->method->id.text, asked = loaded->scoring->id.text;
	struct diag_entry *entry = diag_add(&press->diag, DIAG_METHOD_UNRELATED, loaded->profile.method.span,
		"the profile is made for %.*s, and %.*s is no other version of it", STR_ARG(own), STR_ARG(asked));
	diag_hint(&press->diag, entry, "versions are of one method when the newer names the older as its predecessor");
}

/** Find the way from the profile's method to the one that scores. */
static bool load_version(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	struct method_folders folders = method_folders(loaded);
	if (!shelf_find_version(loaded->shelf, loaded->method, loaded->scoring, &folders, &loaded->version))
		return false;
	if (!loaded->version)
		report_unrelated(press);
	return loaded->version;
}

bool load_method(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	struct method_folders folders = method_folders(loaded);
	struct profile_text own = loaded->profile.method;
	struct shelf_wish wish = {own.text, own.span, &folders, &press->diag}, asked = {press->settings.method, {0}, &folders, &press->diag};
	if (asked.word.n > 0)
		loaded->scoring = shelf_method(loaded->shelf, &asked);
	/* The file asked for may be the only one of the profile's method. */
	if (loaded->scoring && str_equal(loaded->scoring->id.text, own.text))
		loaded->method = loaded->scoring;
	else if (own.text.n > 0)
		loaded->method = shelf_method(loaded->shelf, &wish);
	if (asked.word.n == 0)
		loaded->scoring = loaded->method;
	if (!loaded->method || !loaded->scoring)
		return false;
	return loaded->method == loaded->scoring ? shelf_check_predecessors(loaded->shelf, loaded->method, &folders) : load_version(press);
}

bool load_benchmarks(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	struct method_folders folders = method_folders(loaded);
	struct profile_text own = loaded->profile.benchmarks;
	struct shelf_wish wish = {own.text, own.span, &folders, &press->diag}, asked = {press->settings.benchmarks, {0}, &folders, &press->diag};
	bool other = asked.word.n > 0;
	if (!other && own.text.n == 0)
		return true;
	if (!other && loaded->version) {
		struct diag_entry *entry = diag_add(&press->diag, DIAG_BENCHMARKS_METHOD, own.span,
			"%.*s is for the method of the profile, not for %.*s", STR_ARG(own.text), STR_ARG(loaded->scoring->id.text));
		diag_hint(&press->diag, entry, "name a set for %.*s with --benchmarks", STR_ARG(loaded->scoring->id.text));
		return false;
	}
	loaded->benchmarks = shelf_set(loaded->shelf, other ? &asked : &wish, loaded->scoring);
	return loaded->benchmarks;
}

struct scorecard_view loaded_view(const struct press_loaded *loaded)
{
	struct str lang = loaded->lang.n > 0 ? loaded->lang : loaded->profile.head.lang;
	return (struct scorecard_view){.card = &loaded->scorecard, .profile = &loaded->profile, .lang = lang};
}

bool press_score(struct press *press, struct str profile, struct scorecard_view *ret_view)
{
	/* Scores are in the language of the profile, whatever its editions, unless one is asked for. */
	load_deadline_start(press, "reading and scoring the profile");
	bool scored = load_model(press, profile) && load_scorecard(press) && (press->settings.edition.n == 0 || load_edition(press));
	load_deadline_finish(press);
	if (!scored || diag_failed(&press->diag))
		return false;
	*ret_view = loaded_view(press->loaded);
	return true;
}
