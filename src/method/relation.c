/* Relations: what must hold between values of one city. */
#include "method/number.h"
#include "method/read.h"

/** Find the data points that `points` names; codes that the method lacks are errors. */
static void read_points(struct method_reader *r, const xmlNode *e, struct method_relation *relation)
{
	struct method_word word = read_word(e, "points", r->arena);
	struct str rest = word.text, code;
	while (str_next_word(&rest, &code)) {
		size_t point;
		if (method_lookup(r->method, code, &point)) {
			vec_push(&relation->points, r->arena, point);
		} else {
			method_report_unknown(r->method, code, word.span, r->diag);
		}
	}
}

void read_relations(struct method_reader *r, const xmlNode *root)
{
	static const char *const kinds[] = {"sum", "not-above", NULL};
	static const char *const statuses[] = {"published", "derived", NULL};
	for (const xmlNode *e = read_next(root, NULL, "relation"); e != NULL; e = read_next(root, e, "relation")) {
		struct method_relation *relation = vec_add(&r->method->relations, r->arena);
		size_t errors_before = r->diag->errors;
		*relation = (struct method_relation){
			.kind = (enum method_relation_kind)read_choice(e, "kind", kinds),
			.total = read_number(e, "total", r->arena, r->diag),
			.tolerance = read_number(e, "tolerance", r->arena, r->diag),
			.why = {
				.text = read_text(e, r->arena),
				.status = (enum method_status)read_choice(e, "status", statuses),
				.source = read_word(e, "source", r->arena),
			},
			.span = xml_span(e),
		};
		read_points(r, e, relation);
		if (r->diag->errors == errors_before) {
			relation_check(r->method, relation, r->diag);
		}
	}
}

static void bad_relation(struct span span, const char *message, struct diag *diag)
{
	diag_add(diag, DIAG_METHOD_RELATION, span, "%s", message);
}

static void check_numbers(const struct method_relation *relation, struct diag *diag)
{
	const struct method_number *total = &relation->total, *tolerance = &relation->tolerance;
	bool has_total = total->value.text.n > 0, has_tolerance = tolerance->value.text.n > 0;
	if (relation->kind == METHOD_SUM && !has_total) {
		bad_relation(relation->span, "a sum needs its total", diag);
	}
	if (relation->kind != METHOD_SUM && (has_total || has_tolerance)) {
		bad_relation(has_total ? total->span : tolerance->span, "only a sum has a total and a tolerance", diag);
	}
	if (tolerance->value.negative && !decimal_is_zero(&tolerance->value)) {
		bad_relation(tolerance->span, "a tolerance is not below zero", diag);
	}
}

void relation_check(const struct method *method, const struct method_relation *relation, struct diag *diag)
{
	check_numbers(relation, diag);
	if (relation->kind == METHOD_NOT_ABOVE && relation->points.n != 2) {
		bad_relation(relation->span, "not-above stands between two data points", diag);
	}
	bool *seen = arena_array(diag->arena, method->points.n, bool);
	for (size_t k = 0; k < relation->points.n; k++) {
		size_t index = relation->points.at[k];
		const struct method_point *point = &method->points.at[index];
		const struct method_point *first = &method->points.at[relation->points.at[0]];
		const char *fault = seen[index] ? "stands in the relation twice"
			: point->kind == METHOD_YES_NO || point->kind == METHOD_LIST ? "takes no number"
			: point->unit != first->unit ? "is in another unit than the first data point"
			: NULL;
		if (fault != NULL) {
			diag_add(diag, DIAG_METHOD_RELATION, relation->span, "%.*s %s", STR_ARG(point->code), fault);
		}
		seen[index] = true;
	}
}
