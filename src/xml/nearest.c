#include "xml/nearest.h"

#include <string.h>

/* Words longer than this are ids of another kind; hints for them are not worth the time. */
#define WORD_LIMIT 64

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

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

void nearest_offer(struct nearest *nearest, struct str candidate)
{
	if (candidate.n == 0 || nearest->asked.n > WORD_LIMIT || candidate.n > WORD_LIMIT)
		return;
	size_t distance = edits(nearest->asked, candidate);
	size_t longer = nearest->asked.n > candidate.n ? nearest->asked.n : candidate.n;
	if (distance * 3 > longer)
		return;
	if (nearest->best.n == 0 || distance < nearest->distance) {
		nearest->best = candidate;
		nearest->distance = distance;
	}
}

bool nearest_found(const struct nearest *nearest)
{
	return nearest->best.n > 0;
}
