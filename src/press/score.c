/* What the command score asks of a session: a method or set other than those the profile names, and the scorecard for readers. */
#include "press/loaded.h"

struct scorecard_view loaded_view(const struct press_loaded *loaded)
{
	return (struct scorecard_view){.card = &loaded->scorecard, .profile = &loaded->profile, .lang = loaded->profile.head.lang};
}

bool press_score(struct press *press, struct str profile, struct scorecard_view *ret_view)
{
	if (!load_model(press, profile) || !load_scorecard(press))
		return false;
	*ret_view = loaded_view(press->loaded);
	return true;
}
