#include "compare/rank.h"

#include <stdlib.h>

#include "base/rational.h"

/** A city with its percentage. */
struct standing {
	mpq_t percent;
	size_t city;
};

static int compare_standings(const void *a, const void *b)
{
	const struct standing *one = a, *other = b;
	return mpq_cmp(other->percent, one->percent);
}

void rank_group(struct comparison *comparison, size_t group)
{
	struct arena arena = {0};
	struct standing *standings = arena_array(&arena, comparison->cities.n, struct standing);
	size_t n = 0;
	for (size_t i = 0; i < comparison->cities.n; i++) {
		struct str exact = comparison->cities.at[i].groups[group].performance.exact;
		if (exact.n > 0) {
			mpq_init(standings[n].percent);
			rational_set_text(standings[n].percent, exact);
			standings[n++].city = i;
		}
	}
	if (n > 0) {
		qsort(standings, n, sizeof *standings, compare_standings);
	}
	size_t rank = 0;
	for (size_t i = 0; n > 1 && i < n; i++) {
		if (i == 0 || mpq_cmp(standings[i].percent, standings[i - 1].percent) != 0) {
			rank = i + 1;
		}
		comparison->cities.at[standings[i].city].groups[group].rank = rank;
	}
	for (size_t i = 0; i < n; i++) {
		mpq_clear(standings[i].percent);
	}
	arena_finish(&arena);
}
