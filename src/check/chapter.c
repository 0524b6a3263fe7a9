#include "check/checks.h"
#include "xml/nearest.h"

/* Chapters and what they print: dimensions that the method has, and findings and recommendations that some chapter shows. */

static void check_dimension(const struct checking *checking, const struct profile_text *dimension)
{
	const struct check_points *points = checking->points;
	struct buf all = {.arena = checking->arena};
	struct nearest nearest = {.asked = dimension->text, .effort = &checking->diag->effort};
	if (dimension->text.n == 0 || !points || points->dimension_count == 0)
		return;
	for (size_t i = 0; i < points->dimension_count; i++) {
		if (str_equal(points->dimensions[i], dimension->text))
			return;
		nearest_offer(&nearest, points->dimensions[i]);
		diag_list(&all, points->dimensions[i], i, points->dimension_count);
	}
	struct diag_entry *entry = diag_add(checking->diag, DIAG_UNKNOWN_DIMENSION, dimension->span,
		"the method %.*s has no dimension %.*s", STR_ARG(checking->profile->method.text), STR_ARG(dimension->text));
	if (nearest_found(&nearest))
		diag_hint(checking->diag, entry, "did you mean %.*s? it has %s", STR_ARG(nearest.best), all.at);
	else
		diag_hint(checking->diag, entry, "it has %s", all.at);
}

/* Whether the text refers to what no chapter prints, which was reported and says as much. */
static bool was_told(const struct checking *checking)
{
	for (size_t i = 0; i < checking->diag->n; i++)
		if (checking->diag->at[i].code == DIAG_REFERENCE_NOT_PRINTED)
			return true;
	return false;
}

/* What no chapter prints is in no edition, which an author may not have meant. */
static void check_shown(const struct checking *checking, const struct profile_head *group, const char *role)
{
	const struct profile *profile = checking->profile;
	if (!group->node || group->access != PROFILE_PUBLIC || profile->narrative.n == 0 || was_told(checking))
		return;
	for (size_t i = 0; i < profile->narrative.n; i++) {
		const struct profile_chapter *chapter = &profile->narrative.at[i];
		if (chapter->role.left_out || str_is(chapter->role.text, role))
			return;
	}
	struct diag_entry *entry = diag_add(checking->diag, DIAG_NOT_PRINTED, group->span, "no chapter prints the %s", role);
	diag_hint(checking->diag, entry, "add a chapter with role=\"%s\"", role);
}

void check_chapters(const struct checking *checking)
{
	const struct profile *profile = checking->profile;
	for (size_t i = 0; i < profile->narrative.n; i++)
		check_dimension(checking, &profile->narrative.at[i].dimension);
	for (size_t i = 0; i < profile->findings.n; i++)
		check_dimension(checking, &profile->findings.at[i].dimension);
	check_shown(checking, &profile->findings.head, "findings");
	check_shown(checking, &profile->recommendations.head, "recommendations");
}
