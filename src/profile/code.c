#include "profile/code.h"

struct str profile_code(const struct profile_codes *codes, struct str code)
{
	size_t low = 0, high = codes->n;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (str_compare(codes->at[middle].other, code) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < codes->n && str_equal(codes->at[low].other, code) ? codes->at[low].code : code;
}

void profile_resolve_codes(struct profile *profile, const struct profile_codes *codes)
{
	for (size_t i = 0; i < profile->observations.n; i++)
		profile->observations.at[i].indicator = profile_code(codes, profile->observations.at[i].indicator);
	for (size_t i = 0; i < profile->facts.n; i++) {
		struct profile_fact *fact = &profile->facts.at[i];
		fact->indicator.text = profile_code(codes, fact->indicator.text);
		fact->per_cent_of.text = profile_code(codes, fact->per_cent_of.text);
	}
	for (size_t i = 0; i < profile->charts.n; i++) {
		struct profile_list *of = &profile->charts.at[i].of;
		for (size_t k = 0; k < of->n; k++)
			of->at[k].text = profile_code(codes, of->at[k].text);
	}
	for (size_t i = 0; i < profile->codes.n; i++)
		profile->codes.at[i].to = profile_code(codes, profile->codes.at[i].to);
}
