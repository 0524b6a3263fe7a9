/* Faults of content in a method: what no schema can see. */
#include "method/number.h"
#include "method/read.h"

struct check {
	const struct method *method;
	struct diag *diag;
};

static void twice(struct check *check, struct method_word first, struct method_word second)
{
	report_twice(first, second, check->diag);
}

static void check_groups(struct check *check)
{
	const struct method *m = check->method;
	for (size_t i = 0; i < m->groups.n; i++) {
		for (size_t k = 0; k < i; k++) {
			if (str_equal(m->groups.at[i].code.text, m->groups.at[k].code.text)) {
				twice(check, m->groups.at[k].code, m->groups.at[i].code);
				break;
			}
		}
	}
}

static void check_units(struct check *check)
{
	const struct method *m = check->method;
	for (size_t i = 0; i < m->units.n; i++) {
		for (size_t k = 0; k < i; k++) {
			if (str_equal(m->units.at[i].id.text, m->units.at[k].id.text)) {
				twice(check, m->units.at[k].id, m->units.at[i].id);
				break;
			}
		}
	}
}

/** Codes and aliases are all of one kind. */
static void check_codes(struct check *check)
{
	const struct method_name *names = check->method->names_by_code.at;
	for (size_t i = 1, first = 0; i < check->method->names_by_code.n; i++) {
		if (str_equal(names[first].word->text, names[i].word->text)) {
			twice(check, *names[first].word, *names[i].word);
		} else {
			first = i;
		}
	}
}

static void check_points_of(struct check *check, const struct method_indicator *indicator)
{
	const struct method_point *points = &check->method->points.at[indicator->first_point];
	for (size_t i = 0; i < indicator->point_count; i++) {
		if (points[i].id.text.n == 0 && indicator->point_count > 1) {
					diag_add(check->diag, DIAG_METHOD_ID, points[i].span,
				"a data point without id stands beside others of %.*s", STR_ARG(indicator->code.text));
		}
		for (size_t k = 0; k < i; k++) {
			if (points[i].id.text.n > 0 && str_equal(points[i].id.text, points[k].id.text)) {
				twice(check, points[k].id, points[i].id);
				break;
			}
		}
	}
}

static bool is_present(const struct method_number *number)
{
	return number->value.text.n > 0;
}

/** Report two numbers of which the second may not be lower; either may be absent. */
static bool check_order(struct check *check, const struct method_number *low, const char *low_name,
	const struct method_number *high, const char *high_name)
{
	if (!is_present(low) || !is_present(high) || number_compare(&low->value, &high->value) <= 0) {
		return true;
	}
	struct diag_entry *entry = diag_add(check->diag, DIAG_METHOD_RANGE, high->span, "%s, %.*s, is below %s, %.*s",
		high_name, STR_ARG(high->value.text), low_name, STR_ARG(low->value.text));
	diag_relate(entry, low->span, "which stands here");
	return false;
}

static void check_positive(struct check *check, const struct method_number *number, const char *name)
{
	if (is_present(number) && (number->value.negative || decimal_is_zero(&number->value))) {
			diag_add(check->diag, DIAG_METHOD_RANGE, number->span, "%s must be above zero", name);
	}
}

static void check_ranges(struct check *check)
{
	for (size_t i = 0; i < check->method->points.n; i++) {
		const struct method_point *p = &check->method->points.at[i];
		bool valid = check_order(check, &p->valid_from, "valid-from", &p->valid_to, "valid-to");
		bool plausible = check_order(check, &p->plausible_from, "plausible-from", &p->plausible_to, "plausible-to");
		if (valid && plausible) {
			check_order(check, &p->valid_from, "valid-from", &p->plausible_from, "plausible-from");
			check_order(check, &p->plausible_to, "plausible-to", &p->valid_to, "valid-to");
		}
		check_positive(check, &p->factor, "factor");
	}
	check_positive(check, &check->method->cap, "cap");
	struct decimal highest;
	decimal_parse(STR("1000"), &highest);
	if (is_present(&check->method->cap) && number_compare(&check->method->cap.value, &highest) > 0) {
		diag_add(check->diag, DIAG_METHOD_RANGE, check->method->cap.span, "cap must not be above 1000");
	}
}

static void check_letters(struct check *check)
{
	const struct method *m = check->method;
	for (size_t i = 0; i < m->bands.n; i++) {
		for (size_t k = 0; k < i; k++) {
			if (str_equal(m->bands.at[i].letter.text, m->bands.at[k].letter.text)) {
				twice(check, m->bands.at[k].letter, m->bands.at[i].letter);
				break;
			}
		}
	}
}

static void bad_band(struct check *check, struct span span, struct span related, const char *message)
{
	struct diag_entry *entry = diag_add(check->diag, DIAG_METHOD_BANDS, span, "%s", message);
	diag_relate(entry, related, "the band before stands here");
}

/** A cap below the highest band would keep everybody out of it. */
static void check_reach(struct check *check, const struct method_band *highest)
{
	const struct method_number *cap = &check->method->cap;
	bool above_zero = is_present(cap) && !cap->value.negative && !decimal_is_zero(&cap->value);
	if (above_zero && is_present(&highest->from) && number_compare(&cap->value, &highest->from.value) < 0) {
		struct diag_entry *entry = diag_add(check->diag, DIAG_METHOD_BANDS, cap->span,
			"the cap, %.*s, is below the highest band, which nobody can reach", STR_ARG(cap->value.text));
		diag_relate(entry, highest->from.span, "the highest band begins here");
	}
}

/** Bands come sorted by their lower limit. */
static void check_bands(struct check *check)
{
	const struct method_band *bands = check->method->bands.at;
	size_t n = check->method->bands.n;
	if (!decimal_is_zero(&bands[0].from.value)) {
		bad_band(check, bands[0].from.span, (struct span){0}, "the lowest band does not begin at 0");
	}
	for (size_t i = 1; i < n; i++) {
		const struct method_number *end = &bands[i - 1].to;
		if (!is_present(end)) {
			bad_band(check, bands[i].span, bands[i - 1].span, "the band before has no end, so the two overlap");
			continue;
		}
		int order = number_compare(&end->value, &bands[i].from.value);
		if (order != 0) {
			bad_band(check, bands[i].from.span, end->span,
				order < 0 ? "there is a gap after the band before" : "the band overlaps the one before");
		}
	}
	for (size_t i = 1; i < n; i++) {
		if (bands[i].points < bands[i - 1].points) {
			bad_band(check, bands[i].points_span, bands[i - 1].points_span, "the band has fewer points than the worse one before");
		}
	}
	check_reach(check, &bands[n - 1]);
	if (method_points_maximum(check->method) == 0) {
		bad_band(check, bands[0].span, (struct span){0}, "no band has points");
	}
	if (is_present(&bands[n - 1].to)) {
		bad_band(check, bands[n - 1].to.span, (struct span){0}, "the highest band must have no end");
	}
}

void method_check(const struct method *method, struct diag *diag)
{
	struct check check = {.method = method, .diag = diag};
	report_unversioned(method->id, diag);
	check_groups(&check);
	check_units(&check);
	check_codes(&check);
	for (size_t i = 0; i < method->indicators.n; i++) {
		check_points_of(&check, &method->indicators.at[i]);
	}
	check_ranges(&check);
	check_letters(&check);
	check_bands(&check);
	method_check_rules(method, diag);
}
