#include "score/explain.h"

#include "xml/nearest.h"

static char fold(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/** Returns a code as it is compared: without blanks, letters large. */
static struct str plain_code(struct str code, struct arena *arena)
{
	struct buf plain = {.arena = arena};
	for (size_t i = 0; i < code.n; i++) {
		char c = code.at[i];
		if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
			buf_add_byte(&plain, fold(c));
		}
	}
	return buf_str(&plain);
}

/** What is looked for, and what came nearest to it. */
struct search {
	struct str asked;
	struct arena *arena;
	struct nearest nearest;
	struct str nearest_code; /* as the method writes it */
};

/** Compare one code; all that are offered count for the hint. */
static bool matches(struct search *search, struct str code)
{
	struct str plain = plain_code(code, search->arena), before = search->nearest.best;
	if (code.n == 0) {
		return false;
	}
	nearest_offer(&search->nearest, plain);
	if (before.at != search->nearest.best.at) {
		search->nearest_code = code;
	}
	return str_equal(plain, search->asked);
}

static bool find_point(struct search *search, const struct method *method, size_t *ret_index)
{
	for (size_t i = 0; i < method->points.n; i++) {
		const struct method_point *point = &method->points.at[i];
		const struct method_indicator *indicator = &method->indicators.at[point->indicator];
		bool found = matches(search, point->code);
		for (size_t a = 0; a < indicator->aliases.n && !found; a++) {
			struct str id = point->id.text;
			found = matches(search, str_format(search->arena, "%.*s%s%.*s", STR_ARG(indicator->aliases.at[a].text), id.n > 0 ? "/" : "",
				STR_ARG(id)));
		}
		if (found) {
			*ret_index = i;
			return true;
		}
	}
	return false;
}

static bool find_indicator(struct search *search, const struct method *method, size_t *ret_index)
{
	for (size_t i = 0; i < method->indicators.n; i++) {
		const struct method_indicator *indicator = &method->indicators.at[i];
		bool found = matches(search, indicator->code.text) || matches(search, indicator->printed.text);
		for (size_t a = 0; a < indicator->aliases.n && !found; a++) {
			found = matches(search, indicator->aliases.at[a].text);
		}
		if (found) {
			*ret_index = i;
			return true;
		}
	}
	return false;
}

static bool find_group(struct search *search, const struct method *method, size_t *ret_index)
{
	for (size_t i = 0; i < method->groups.n; i++) {
		if (matches(search, method->groups.at[i].code.text)) {
			*ret_index = i;
			return true;
		}
	}
	return false;
}

bool explain_find(const struct method *method, struct str id, struct arena *arena, struct explain_subject *ret_subject,
	struct str *ret_nearest)
{
	struct str asked = plain_code(id, arena);
	struct search search = {.asked = asked, .arena = arena, .nearest = {.asked = asked}};
	struct explain_subject subject = {.kind = EXPLAIN_POINT};
	if (find_point(&search, method, &subject.index)) {
		*ret_subject = subject;
		return true;
	}
	subject.kind = EXPLAIN_INDICATOR;
	if (find_indicator(&search, method, &subject.index)) {
		bool single = method->indicators.at[subject.index].point_count == 1;
		*ret_subject = single ? (struct explain_subject){EXPLAIN_POINT, method->indicators.at[subject.index].first_point} : subject;
		return true;
	}
	subject.kind = EXPLAIN_GROUP;
	if (find_group(&search, method, &subject.index)) {
		*ret_subject = subject;
		return true;
	}
	*ret_nearest = nearest_found(&search.nearest) ? search.nearest_code : (struct str){0};
	return false;
}
