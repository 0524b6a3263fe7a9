#include <stdlib.h>

#include "check/checks.h"

static int compare_values(const void *a, const void *b)
{
	const struct observation *first = *(const struct observation *const *)a,
				 *second = *(const struct observation *const *)b;
	int order = str_compare(first->indicator, second->indicator);
	order = order ? order : str_compare(first->period, second->period);
	order = order ? order : str_compare(first->boundary, second->boundary);
	order = order ? order : str_compare(first->method, second->method);
	if (order != 0)
		return order;
	/* Both lie in one array, in source order. */
	return first < second ? -1 : first > second;
}

static bool same_datum(const struct observation *a, const struct observation *b)
{
	return str_equal(a->indicator, b->indicator) && str_equal(a->period, b->period) &&
	       str_equal(a->boundary, b->boundary) && str_equal(a->method, b->method);
}

static void check_repeated(const struct checking *checking)
{
	size_t n = 0, all = checking->profile->observations.n;
	const struct observation **sorted = arena_array(checking->arena, all, const struct observation *);
	for (size_t i = 0; i < all; i++) {
		if (!checking->profile->observations.at[i].unsure)
			sorted[n++] = &checking->profile->observations.at[i];
	}
	qsort(sorted, n, sizeof *sorted, compare_values);
	for (size_t i = 1, first = 0; i < n; i++) {
		if (!same_datum(sorted[i], sorted[first])) {
			first = i;
			continue;
		}
		struct span span = sorted[i]->earlier ? sorted[i]->span : sorted[i]->indicator_span;
		struct diag_entry *entry = diag_add(checking->diag, DIAG_OBSERVATION_REPEATED, span,
			"%.*s is observed twice for the same period and boundary", STR_ARG(sorted[i]->indicator));
		diag_relate(entry, sorted[first]->earlier ? sorted[first]->span : sorted[first]->indicator_span,
			"first given here");
	}
}

/* Nobody can look up a value that comes from nowhere. */
static void check_cited(const struct checking *checking, const struct observation *observation)
{
	if (observation->unsure || observation->form == OBSERVATION_NONE || !observation->uncited)
		return;
	struct diag_entry *entry = diag_add(checking->diag, DIAG_VALUE_WITHOUT_SOURCE, observation->span,
		"the value of %.*s for %.*s has no source", STR_ARG(observation->indicator), STR_ARG(observation->period));
	diag_hint(checking->diag, entry, "give it the attribute source, or give it to <indicators> for all values inside");
}

/* What is said of all values that nobody mentions: only a reconstruction does not know, and what counts is no secret. */
static void check_unmentioned(const struct checking *checking, const struct profile_indicators *indicators)
{
	const struct profile_text *word = &indicators->unmentioned;
	if (word->text.n == 0)
		return;
	if (checking->profile->standing != PROFILE_RECONSTRUCTION && str_is(word->text, "not-known")) {
		struct diag_entry *entry = diag_add(checking->diag, DIAG_NOT_KNOWN, word->span,
			"only a reconstruction may say that values are not known");
		diag_hint(checking->diag, entry,
			"say whether they were not-reported, not-collected, not-applicable or withheld");
	}
	if (indicators->head.access != PROFILE_PUBLIC) {
		struct diag_entry *entry = diag_add(checking->diag, DIAG_CLOSED_IN_PUBLIC, word->span,
			"what holds for values that are not mentioned is %s", profile_access_word(indicators->head.access));
		diag_hint(checking->diag, entry, "say unmentioned on an <indicators> that is public; it may be empty");
	}
}

void check_values(const struct checking *checking)
{
	const struct profile *profile = checking->profile;
	if (profile->observations.n > 0)
		check_repeated(checking);
	for (size_t i = 0; i < profile->observations.n; i++)
		check_cited(checking, &profile->observations.at[i]);
	bool has_standing = profile->standing_word.text.n > 0;
	for (size_t i = 0; has_standing && profile->standing != PROFILE_RECONSTRUCTION && i < profile->observations.n; i++) {
		const struct observation *observation = &profile->observations.at[i];
		if (observation->missing != OBSERVATION_NOT_KNOWN)
			continue;
		struct diag_entry *entry = diag_add(checking->diag, DIAG_NOT_KNOWN, observation->value_span,
			"only a reconstruction may say that a value is not known");
		diag_hint(checking->diag, entry,
			"say whether it was not-reported, not-collected, not-applicable or withheld");
	}
	for (size_t i = 0; has_standing && i < profile->indicators.n; i++)
		check_unmentioned(checking, &profile->indicators.at[i]);
}
