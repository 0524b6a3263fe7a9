#include "chart/facts.h"

#include "chart/grid_words.h"

struct facts facts_find(const struct doc_value *values, size_t n)
{
	struct facts facts = {0};
	for (size_t i = 0; i < n; i++) {
		if (!values[i].given)
			continue;
		if (facts.count++ == 0)
			facts.first = facts.lowest = facts.highest = i;
		facts.last = i;
		if (values[i].forecast && facts.forecast_count++ == 0)
			facts.forecast = i;
		if (grid_words_compare(&values[i].number, &values[facts.lowest].number) < 0)
			facts.lowest = i;
		if (grid_words_compare(&values[i].number, &values[facts.highest].number) > 0)
			facts.highest = i;
	}
	facts.equal = facts.count > 0 && grid_words_compare(&values[facts.lowest].number, &values[facts.highest].number) == 0;
	return facts;
}

size_t facts_next(const struct doc_value *values, size_t n, size_t i)
{
	for (i++; i < n && !values[i].given;)
		i++;
	return i < n ? i : n;
}
