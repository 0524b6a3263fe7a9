/* Faults of content in a method: groups for means, lists, versions, local indicators. */
#include "method/read.h"

/** Returns the group of an indicator at a level. */
static size_t group_at(const struct method_indicator *indicator, enum method_level level)
{
	return level == METHOD_SUB_DIMENSION ? indicator->sub_dimension : indicator->category;
}

/** A mean over sub-dimensions would pass over an indicator that has none. */
static void check_grouped(const struct method *method, const struct method_indicator *indicator, struct diag *diag)
{
	bool parted = method->aggregation == METHOD_MEAN
		&& (method->children == METHOD_SUB_DIMENSION || method->children == METHOD_CATEGORY);
	if (parted && indicator->class != METHOD_LOCAL && group_at(indicator, method->children) == METHOD_NONE) {
		const char *level = method_level_word(method->children);
		struct diag_entry *entry = diag_add(diag, DIAG_METHOD_GROUPS, indicator->span,
			"%.*s has no %s, so it would enter no dimension", STR_ARG(indicator->code.text), level);
		diag_hint(diag, entry, "name its %s: dimensions are the mean of theirs", level);
	}
}

static void check_local(const struct method_indicator *indicator, struct diag *diag)
{
	if (indicator->class == METHOD_LOCAL && (indicator->sub_dimension != METHOD_NONE || indicator->category != METHOD_NONE)) {
		struct diag_entry *entry = diag_add(diag, DIAG_METHOD_EXTENSION, indicator->span,
			"the local indicator %.*s enters no group, but names one", STR_ARG(indicator->code.text));
		diag_hint(diag, entry, "name only the dimension beside which it is shown");
	}
}

static void check_item(const struct method_point *point, size_t index, struct diag *diag)
{
	struct method_word id = point->items.at[index].id;
	if (str_is(id.text, "yes") || str_is(id.text, "no")) {
		diag_add(diag, DIAG_METHOD_ITEMS, id.span, "a thing of a list cannot be called %.*s, which is an answer", STR_ARG(id.text));
	}
	for (size_t k = 0; k < index; k++) {
		if (str_equal(point->items.at[k].id.text, id.text)) {
			report_twice(point->items.at[k].id, id, diag);
			return;
		}
	}
}

static void check_items(const struct method_point *point, struct diag *diag)
{
	bool list = point->kind == METHOD_LIST;
	if (list && point->items.n < 2) {
		diag_add(diag, DIAG_METHOD_ITEMS, point->span, "the list %.*s needs two items or more", STR_ARG(point->code));
	} else if (!list && point->items.n > 0) {
		diag_add(diag, DIAG_METHOD_ITEMS, point->items.at[0].id.span, "%.*s is no list, so it has no items", STR_ARG(point->code));
	}
	if (list && point->numerators.n > 0) {
		diag_add(diag, DIAG_METHOD_ITEMS, point->numerators.at[0].span, "the list %.*s has no numerator", STR_ARG(point->code));
	}
	for (size_t i = 0; i < point->items.n; i++) {
		check_item(point, i, diag);
	}
}

static void check_former(const struct method *method, size_t index, struct diag *diag)
{
	const struct method_word *former = &method->points.at[index].formerly.code;
	if (former->text.n == 0) {
		return;
	}
	if (method->indicators.at[method->points.at[index].indicator].class == METHOD_LOCAL) {
		diag_add(diag, DIAG_METHOD_PREDECESSOR, former->span, "the local indicator %.*s comes from no version of the method",
			STR_ARG(method->points.at[index].code));
		return;
	}
	if (method->predecessor.text.n == 0) {
		struct diag_entry *entry = diag_add(diag, DIAG_METHOD_PREDECESSOR, former->span,
			"%.*s is said to come from another version, but the method names none", STR_ARG(method->points.at[index].code));
		diag_hint(diag, entry, "name the version before in the attribute predecessor of the method");
		return;
	}
	for (size_t k = 0; k < index; k++) {
		if (str_equal(method->points.at[k].formerly.code.text, former->text)) {
			report_twice(method->points.at[k].formerly.code, *former, diag);
			return;
		}
	}
}

void method_check_rules(const struct method *method, struct diag *diag)
{
	if (method->predecessor.text.n > 0 && str_equal(method->predecessor.text, method->id.text)) {
		diag_add(diag, DIAG_METHOD_PREDECESSOR, method->predecessor.span, "the method names itself as its predecessor");
	}
	for (size_t i = 0; i < method->indicators.n; i++) {
		check_grouped(method, &method->indicators.at[i], diag);
		check_local(&method->indicators.at[i], diag);
	}
	for (size_t i = 0; i < method->points.n; i++) {
		check_items(&method->points.at[i], diag);
		check_former(method, i, diag);
	}
}
