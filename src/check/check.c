#include "check/check.h"

#include "check/checks.h"

bool check_profile(const struct profile *profile, const struct check_points *points, struct str folder,
	struct arena *arena, struct diag *diag)
{
	struct checking checking = {profile, points, folder, arena, diag};
	size_t errors = diag->errors;
	check_references(&checking);
	check_values(&checking);
	check_facts(&checking);
	check_standing(&checking);
	check_dates(&checking);
	check_within(&checking);
	check_text(&checking);
	check_charts(&checking);
	check_chapters(&checking);
	return diag->errors == errors;
}
