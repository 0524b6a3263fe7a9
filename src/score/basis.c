#include "score/basis.h"

#include "score/wording.h"

bool basis_is_restricted(const struct scorecard_view *view)
{
	const struct benchmarks *set = view->card->benchmarks;
	return set != NULL && set->access == BENCHMARKS_RESTRICTED;
}

void basis_add(const struct scorecard_view *view, struct csv *csv)
{
	const struct benchmarks *set = view->card->benchmarks;
	csv_add(csv, view->card->method->id.text);
	csv_add(csv, set != NULL ? set->id.text : STR(""));
	csv_add(csv, set != NULL ? str_from(benchmarks_status_word(set->status)) : STR(""));
	csv_add(csv, set != NULL ? str_from(benchmarks_access_word(set->access)) : STR(""));
	csv_add_text(csv, set != NULL ? wording_text(view, &set->notices) : STR(""));
}
