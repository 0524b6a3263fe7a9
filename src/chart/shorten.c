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

/* The first `n` bytes, less what joins words, with an ellipsis. */
static struct str cut(struct str rest, size_t n, struct arena *arena)
{
	rest.n = n;
	while (rest.n > 0 && is_loose(rest.at[rest.n - 1]))
		rest.n--;
	if (rest.n == 0)
		return (struct str){0};
	return str_format(arena, "%.*s" ELLIPSIS, STR_ARG(rest));
}

struct str label_drop_word(struct str text, struct arena *arena)
{
	struct str rest = str_trim(without_ellipsis(text));
	return cut(rest, last_word(rest), arena);
}

struct str label_shorten(struct str text, struct arena *arena)
{
	struct str rest = str_trim(without_ellipsis(text));
	size_t word = last_word(rest);
	return cut(rest, word > 0 ? word : last_character(rest), arena);
}

static struct chart_label fit(struct draw_pen *pen, const struct label_name *name, const struct style *style, length limit,
	struct str (*shorten)(struct str text, struct arena *arena), bool *ret_shortened)
{
	struct chart_label label = label_shape(pen, name->full, style);
	struct str text = name->full;
	*ret_shortened = label.width > limit;
	if (label.width > limit && name->brief.n > 0) {
		text = name->brief;
		label = label_shape(pen, text, style);
	}
	while (label.width > limit && label.run_count > 0) {
		text = shorten(text, pen->arena);
		label = text.n > 0 ? label_shape(pen, text, style) : (struct chart_label){0};
	}
	return label;
}

struct chart_label label_fit(struct draw_pen *pen, const struct label_name *name, const struct style *style, length limit, bool *ret_shortened)
{
	return fit(pen, name, style, limit, label_shorten, ret_shortened);
}

struct chart_label label_fit_words(struct draw_pen *pen, const struct label_name *name, const struct style *style, length limit, bool *ret_shortened)
{
	return fit(pen, name, style, limit, label_drop_word, ret_shortened);
}
