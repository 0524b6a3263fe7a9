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

struct str method_point_alias(const struct method *method, size_t point, size_t alias, struct arena *arena)
{
	const struct method_point *p = &method->points.at[point];
	struct str code = method->indicators.at[p->indicator].aliases.at[alias].text;
	return p->id.text.n > 0 ? str_format(arena, "%.*s/%.*s", STR_ARG(code), STR_ARG(p->id.text)) : code;
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
