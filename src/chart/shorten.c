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

/* How many bytes stay when the last word goes, or, of a single word unless words_only, the last character; less what joins words. */
static size_t next_cut(struct str rest, bool words_only)
{
	size_t n = last_word(rest);
	if (n == 0 && !words_only)
		n = last_character(rest);
	while (n > 0 && is_loose(rest.at[n - 1]))
		n--;
	return n;
}

static struct str with_ellipsis(struct str text, size_t n, struct arena *arena)
{
	return n > 0 ? str_format(arena, "%.*s" ELLIPSIS, (int)n, text.at) : (struct str){0};
}

struct str label_search(struct str text, bool words_only, struct arena *arena, bool (*fits)(struct str text, void *what), void *what)
{
	struct vec_of(size_t) cuts = {0};
	struct str whole = str_trim(without_ellipsis(text)), rest = whole;
	do {
		rest.n = next_cut(rest, words_only);
		vec_push(&cuts, arena, rest.n);
	} while (rest.n > 0);
	/* Nothing, the last of them, fits; none before `least` does. */
	size_t least = 0, fitting = cuts.n - 1;
	while (least < fitting) {
		size_t middle = least + (fitting - least) / 2;
		if (fits(with_ellipsis(whole, cuts.at[middle], arena), what))
			fitting = middle;
		else
			least = middle + 1;
	}
	return with_ellipsis(whole, cuts.at[fitting], arena);
}

/* A line, and the room it has. */
struct fitting {
	struct draw_pen *pen;
	const struct style *style;
	length limit;
	struct chart_label label;  /* the last that was shaped */
};

static bool fits(struct str text, void *what)
{
	struct fitting *fitting = what;
	fitting->label = label_shape(fitting->pen, text, fitting->style);
	return fitting->label.width <= fitting->limit;
}

static struct chart_label fit(struct draw_pen *pen, const struct label_name *name, const struct style *style, length limit, bool words_only, bool *ret_shortened)
{
	struct fitting fitting = {.pen = pen, .style = style, .limit = limit};
	struct str text = name->full;
	*ret_shortened = !fits(text, &fitting);
	if (!*ret_shortened)
		return fitting.label;
	if (name->brief.n > 0) {
		text = name->brief;
		if (fits(text, &fitting))
			return fitting.label;
	}
	text = label_search(text, words_only, pen->arena, fits, &fitting);
	return text.n > 0 ? label_shape(pen, text, style) : (struct chart_label){0};
}

struct chart_label label_fit(struct draw_pen *pen, const struct label_name *name, const struct style *style, length limit, bool *ret_shortened)
{
	return fit(pen, name, style, limit, false, ret_shortened);
}

struct chart_label label_fit_words(struct draw_pen *pen, const struct label_name *name, const struct style *style, length limit, bool *ret_shortened)
{
	return fit(pen, name, style, limit, true, ret_shortened);
}
