#include "text/paragraph.h"

/*
 * Words wider than a line. What lies between two neighbouring places is held against the line that could take most of it; if
 * it does not fit, places are added within: first those that the patterns of the language give, even in text that is not
 * hyphenated otherwise, then all boundaries of what a reader takes for a letter.
 */

static bool is_wide(const struct paragraph *par, size_t number)
{
	const struct text_break_place *place = &par->places.at[number];
	uint32_t start = number > 0 ? par->places.at[number - 1].at : 0;
	length measure = paragraph_measure(par, number == 0) - (number + 1 == par->places.n ? par->setting->tail : 0);
	return par->width[place->trim] - par->width[start] - place->trail + place->hyphen > measure;
}

void paragraph_hyphenate_wide(struct paragraph *par)
{
	struct paragraph all = *par;
	struct text_break_places kept = {0};
	size_t next = 0;
	paragraph_hyphenate(&all);
	for (size_t i = 0; i < par->places.n; i++) {
		bool wide = is_wide(par, i);
		while (all.places.at[next].at < par->places.at[i].at) {
			if (wide) {
				vec_push(&kept, par->scratch, all.places.at[next]);
			}
			next++;
		}
		vec_push(&kept, par->scratch, all.places.at[next++]);
	}
	par->places = kept;
}

/* What is glued to a leader stays there: it has no edge of its own. */
static bool may_cut(const struct paragraph *par, uint32_t at)
{
	return par->units[at - 1] != UNIT_LEADER && par->units[at] != UNIT_LEADER;
}

void paragraph_cut_wide(struct paragraph *par)
{
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *letters = ubrk_open(UBRK_CHARACTER, "", par->units, (int32_t)par->n, &status);
	struct text_break_places cut = {0};
	for (size_t i = 0; i < par->places.n; i++) {
		uint32_t start = i > 0 ? par->places.at[i - 1].at : 0;
		for (uint32_t at = start + 1; at < par->places.at[i].trim && U_SUCCESS(status) && is_wide(par, i); at++) {
			if (may_cut(par, at) && ubrk_isBoundary(letters, (int32_t)at)) {
				vec_push(&cut, par->scratch, ((struct text_break_place){.at = at, .trim = at,
					.trail = paragraph_tracking_before(par, at), .cut = true}));
			}
		}
		vec_push(&cut, par->scratch, par->places.at[i]);
	}
	par->places = cut;
	ubrk_close(letters);
}
