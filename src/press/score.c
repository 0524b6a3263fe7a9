/* What the command score asks of a session: a method or set other than those the profile names, and the scorecard for readers. */
#include "method/find.h"
#include "press/loaded.h"

static struct method_folders method_folders(const struct press_loaded *loaded)
{
	return (struct method_folders){.data = loaded->folders.at, .data_count = loaded->folders.n, .profile = loaded->folder};
}

bool load_method(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	struct method_folders folders = method_folders(loaded);
	struct str asked = press->settings.method, id = asked.n > 0 ? asked : loaded->profile.method.text;
	struct span at = asked.n > 0 ? (struct span){0} : loaded->profile.method.span;
	if (id.n == 0)
		return false;
	loaded->has_method = asked.n > 0 && method_is_path(asked)
		? method_load_file(asked, &folders, &press->arena, &press->diag, &loaded->method)
		: method_load(id, &folders, at, &press->arena, &press->diag, &loaded->method);
	return loaded->has_method;
}

bool load_benchmarks(struct press *press, const struct benchmarks **ret_set)
{
	struct press_loaded *loaded = press->loaded;
	struct method_folders folders = method_folders(loaded);
	struct str asked = press->settings.benchmarks, id = asked.n > 0 ? asked : loaded->profile.benchmarks.text;
	struct span at = asked.n > 0 ? (struct span){0} : loaded->profile.benchmarks.span;
	*ret_set = NULL;
	if (id.n == 0)
		return true;
	bool loaded_set = asked.n > 0 && method_is_path(asked)
		? benchmarks_load_file(asked, &loaded->method, &folders, &press->arena, &press->diag, &loaded->benchmarks)
		: benchmarks_load(id, &loaded->method, &folders, at, &press->arena, &press->diag, &loaded->benchmarks);
	if (loaded_set)
		*ret_set = &loaded->benchmarks;
	return loaded_set;
}

struct scorecard_view loaded_view(const struct press_loaded *loaded)
{
	struct str lang = loaded->lang.n > 0 ? loaded->lang : loaded->profile.head.lang;
	return (struct scorecard_view){.card = &loaded->scorecard, .profile = &loaded->profile, .lang = lang};
}

bool press_score(struct press *press, struct str profile, struct scorecard_view *ret_view)
{
	/* Scores are in the language of the profile, whatever its editions, unless one is asked for. */
	if (!load_model(press, profile) || !load_scorecard(press) || (press->settings.edition.n > 0 && !load_edition(press)) ||
		diag_failed(&press->diag))
		return false;
	*ret_view = loaded_view(press->loaded);
	return true;
}
