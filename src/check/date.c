#include "check/checks.h"
#include "profile/schema.h"

/* Attributes of one element of which the first lies before the second, or at the same time. */
static const struct {
	const char *earlier, *later;
} pairs[] = {
	{"from", "to"},
	{"from", "done"},
	{"baseline-period", "period"},
	{"date", "accessed"},
};

static bool range_of(const xmlNode *node, const char *name, struct date_range *ret_range)
{
	return date_parse(str_trim(xml_attribute(node, name, NULL)), ret_range);
}

/* How far something was is told in the order of time. */
static void check_steps(const struct checking *checking, const xmlNode *node)
{
	const xmlNode *last = NULL;
	struct date_range before, now;
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child)) {
		if (!xml_is(child, PROFILE_NAMESPACE, "step") || !range_of(child, "date", &now))
			continue;
		if (last && now.last <= before.last) {
			struct diag_entry *entry = diag_add(checking->diag, DIAG_DATE_ORDER, xml_attribute_span(child, "date"), "a step is not later than the one before it");
			diag_hint(checking->diag, entry, "give the steps in the order of time, each its own date");
			diag_relate(entry, xml_attribute_span(last, "date"), "the step before it");
		}
		last = child;
		before = now;
	}
}

static void check_element(const struct checking *checking, const xmlNode *node)
{
	struct date_range earlier, later;
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
		if (!range_of(node, pairs[i].earlier, &earlier) || !range_of(node, pairs[i].later, &later) ||
			!date_before(later, earlier))
			continue;
		struct diag_entry *entry =
			diag_add(checking->diag, DIAG_DATE_ORDER, xml_attribute_span(node, pairs[i].later),
				"%s lies before %s", pairs[i].later, pairs[i].earlier);
		diag_hint(checking->diag, entry, "correct the one that is wrong");
		diag_relate(entry, xml_attribute_span(node, pairs[i].earlier), "the other date");
	}
	check_steps(checking, node);
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child))
		check_element(checking, child);
}

/* A former value is older than the one it stands in; those of an observation follow it. */
static void check_former(const struct checking *checking)
{
	const struct observation *current = NULL;
	for (size_t i = 0; i < checking->profile->observations.n; i++) {
		const struct observation *observation = &checking->profile->observations.at[i];
		struct date_range former, now;
		if (!observation->earlier)
			current = observation;
		else if (current && date_parse(observation->period, &former) && date_parse(current->period, &now) &&
			 date_before(now, former)) {
			struct diag_entry *entry = diag_add(checking->diag, DIAG_DATE_ORDER, observation->span,
				"a former value is of a later period");
			diag_hint(checking->diag, entry, "exchange the two values, or correct the period");
			diag_relate(entry, current->span, "the value that it stands in");
		}
	}
}

void check_dates(const struct checking *checking)
{
	check_element(checking, checking->profile->head.node);
	check_former(checking);
}
