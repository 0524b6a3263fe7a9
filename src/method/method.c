#include "method/method.h"

#include <string.h>

const char *method_level_word(enum method_level level)
{
	static const char *const words[] = {"dimension", "sub-dimension", "category", "indicator"};
	return words[level];
}

const char *method_kind_word(enum method_kind kind)
{
	static const char *const words[] = {"share", "rate", "ratio", "count", "time", "index", "yes-no", "list"};
	return words[kind];
}

const char *method_class_word(enum method_class class)
{
	static const char *const words[] = {"core", "advanced", "local"};
	return words[class];
}

const char *method_direction_word(enum method_direction direction)
{
	static const char *const words[] = {"higher", "lower", "none", "optimum"};
	return words[direction];
}

const char *method_status_word(enum method_status status)
{
	static const char *const words[] = {"published", "derived"};
	return words[status];
}

const char *method_aggregation_word(enum method_aggregation aggregation)
{
	static const char *const words[] = {"points-over-data-points", "mean-of-children"};
	return words[aggregation];
}

struct str method_rules(const struct method *method)
{
	return method->base.text.n > 0 ? method->base.text : method->id.text;
}

bool method_counts(const struct method *method, size_t indicator, size_t group)
{
	const struct method_indicator *i = &method->indicators.at[indicator];
	return i->class != METHOD_LOCAL && (i->dimension == group || i->sub_dimension == group || i->category == group);
}

/** Returns whether two codes are the same, blanks in either ignored. */
static bool same_code(struct str a, struct str b)
{
	size_t i = 0, k = 0;
	for (;;) {
		while (i < a.n && a.at[i] == ' ') {
			i++;
		}
		while (k < b.n && b.at[k] == ' ') {
			k++;
		}
		if (i == a.n || k == b.n) {
			return i == a.n && k == b.n;
		}
		if (a.at[i++] != b.at[k++]) {
			return false;
		}
	}
}

/** Returns whether `code` is an alias of the indicator with the id of the data point behind it. */
static bool is_alias(const struct method_indicator *indicator, const struct method_point *point, struct str code)
{
	const char *slash = code.n > 0 ? memchr(code.at, '/', code.n) : NULL;
	struct str front = {code.at, slash != NULL ? (size_t)(slash - code.at) : code.n};
	struct str id = str_from_byte(code, front.n + (slash != NULL));
	if (!same_code(id, point->id.text)) {
		return false;
	}
	for (size_t i = 0; i < indicator->aliases.n; i++) {
		if (same_code(indicator->aliases.at[i].text, front)) {
			return true;
		}
	}
	return false;
}

bool method_lookup(const struct method *method, struct str code, size_t *ret_point)
{
	for (size_t i = 0; i < method->points.n; i++) {
		const struct method_point *point = &method->points.at[i];
		if (same_code(point->code, code) || is_alias(&method->indicators.at[point->indicator], point, code)) {
			*ret_point = i;
			return true;
		}
	}
	return false;
}

bool method_check_predecessor(const struct method *method, const struct method *predecessor, struct diag *diag)
{
	size_t errors_before = diag->errors, point;
	for (size_t i = 0; i < method->points.n; i++) {
		const struct method_word *former = &method->points.at[i].formerly.code;
		if (former->text.n > 0 && !method_lookup(predecessor, former->text, &point)) {
			method_report_unknown(predecessor, former->text, former->span, diag);
		}
	}
	return diag->errors == errors_before;
}

struct str method_text_choose(const struct method_texts *texts, struct str lang)
{
	const char *hyphen = lang.n > 0 ? memchr(lang.at, '-', lang.n) : NULL;
	struct str primary = {lang.at, hyphen != NULL ? (size_t)(hyphen - lang.at) : lang.n};
	const struct str wanted[] = {lang, primary};
	for (size_t w = 0; w < 2; w++) {
		for (size_t i = 0; i < texts->n; i++) {
			if (str_equal(texts->at[i].lang, wanted[w])) {
				return texts->at[i].text;
			}
		}
	}
	return texts->n > 0 ? texts->at[0].text : (struct str){0};
}

const struct method_texts *method_point_names(const struct method *method, size_t point)
{
	const struct method_point *p = &method->points.at[point];
	return p->names.n > 0 ? &p->names : &method->indicators.at[p->indicator].names;
}

const struct method_texts *method_point_short_names(const struct method *method, size_t point)
{
	const struct method_point *p = &method->points.at[point];
	return p->short_names.n > 0 ? &p->short_names : method_point_names(method, point);
}

int64_t method_points_maximum(const struct method *method)
{
	int64_t maximum = 0;
	for (size_t i = 0; i < method->bands.n; i++) {
		if (method->bands.at[i].points > maximum) {
			maximum = method->bands.at[i].points;
		}
	}
	return maximum;
}
