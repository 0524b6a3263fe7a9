/* White space: a paragraph of many inlines has single spaces, none at either end of a line that the template ends. */
#include "document/read.h"

#include <string.h>

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct str space_collapse(struct str text, struct doc_space *space, struct arena *arena)
{
	char *made = arena_take(arena, text.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < text.n; i++) {
		bool blank = is_space(text.at[i]);
		if (!blank || !space->after_space)
			made[n++] = blank ? ' ' : text.at[i];
		space->after_space = blank;
	}
	return (struct str){made, n};
}

void space_end(struct doc_space *space)
{
	if (space->ending)
		space->ending->as.text.string.n--;
	space->ending = NULL;
	space->after_space = true;
}
