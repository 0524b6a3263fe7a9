#include "xml/nearest.h"

#include <string.h>

/* Words longer than this are ids of another kind; hints for them are not worth the time. */
#define WORD_LIMIT 64

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* What it costs to look at a candidate, in letters compared. */
#define LOOK 16

/* Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), over bytes. */
static size_t edits(struct str a, struct str b)
{
	size_t rows[3][WORD_LIMIT + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];
	for (size_t j = 0; j <= b.n; j++)
		above[j] = j;
	for (size_t i = 1; i <= a.n; i++) {
		row[0] = i;
		for (size_t j = 1; j <= b.n; j++) {
			row[j] =
				least(least(above[j] + 1, row[j - 1] + 1), above[j - 1] + (a.at[i - 1] != b.at[j - 1]));
			if (i > 1 && j > 1 && a.at[i - 1] == b.at[j - 2] && a.at[i - 2] == b.at[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
		size_t *spare = before;
		before = above;
		above = row;
		row = spare;
	}
	return above[b.n];
}

/* Take the cost of a comparison from what the run has. */
static bool spend(struct nearest *nearest, size_t letters)
{
	if (!nearest->effort)
		return true;
	*nearest->effort += letters;
	if (*nearest->effort <= NEAREST_EFFORT_LIMIT)
		return true;
	nearest->best = (struct str){0};
	return false;
}

bool nearest_offer(struct nearest *nearest, struct str candidate)
{
	if (!spend(nearest, LOOK))
		return false;
	if (candidate.n == 0 || nearest->asked.n > WORD_LIMIT || candidate.n > WORD_LIMIT)
		return true;
	bool asked_is_longer = nearest->asked.n > candidate.n;
	size_t longer = asked_is_longer ? nearest->asked.n : candidate.n, shorter = asked_is_longer ? candidate.n : nearest->asked.n;
	if ((longer - shorter) * 3 > longer)
		return true;
	if (!spend(nearest, longer * shorter))
		return false;
	size_t distance = edits(nearest->asked, candidate);
	if (distance * 3 > longer)
		return true;
	if (nearest->best.n == 0 || distance < nearest->distance) {
		nearest->best = candidate;
		nearest->distance = distance;
	}
	return true;
}

bool nearest_found(const struct nearest *nearest)
{
	return nearest->best.n > 0;
}
