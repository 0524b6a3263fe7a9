#include "chart/label.h"

#include <string.h>

#define ELLIPSIS "\xe2\x80\xa6"

static struct str without_ellipsis(struct str text)
{
	size_t n = sizeof ELLIPSIS - 1;
	if (text.n >= n && memcmp(text.at + text.n - n, ELLIPSIS, n) == 0)
		text.n -= n;
	return text;
}

static bool is_loose(char c)
{
	return c == ' ' || c == ':' || c == ',' || c == ';' || c == '-' || c == '(' || c == '/' || c == '&';
}

/* The byte at which the last word begins; 0 when there is only one. */
static size_t last_word(struct str text)
{
	size_t at = text.n;
	while (at > 0 && text.at[at - 1] != ' ')
		at--;
	return at;
}

static size_t last_character(struct str text)
{
	size_t at = text.n > 0 ? text.n - 1 : 0;
	while (at > 0 && ((unsigned char)text.at[at] & 0xc0) == 0x80)
		at--;
	return at;
}

struct str label_shorten(struct str text, struct arena *arena)
{
	struct str rest = str_trim(without_ellipsis(text));
	size_t word = last_word(rest);
	rest.n = word > 0 ? word : last_character(rest);
	while (rest.n > 0 && is_loose(rest.at[rest.n - 1]))
		rest.n--;
	if (rest.n == 0)
		return (struct str){0};
	return str_format(arena, "%.*s" ELLIPSIS, STR_ARG(rest));
}

struct chart_label label_fit(struct draw_pen *pen, const struct label_name *name, const struct style *style, length limit, bool *ret_shortened)
{
	struct chart_label label = label_shape(pen, name->full, style);
	struct str text = name->full;
	*ret_shortened = label.width > limit;
	if (label.width > limit && name->brief.n > 0) {
		text = name->brief;
		label = label_shape(pen, text, style);
	}
	while (label.width > limit && label.run_count > 0) {
		text = label_shorten(text, pen->arena);
		label = text.n > 0 ? label_shape(pen, text, style) : (struct chart_label){0};
	}
	return label;
}
