#include <libxml/xmlschemastypes.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "xml/nearest.h"
#include "xml/structure_run.h"
#include "xml/xml.h"

/* What the built-in types are, for values whose own type has no words. */
static const char *const builtin_words[][2] = {
	{"ID", "a name that begins with a letter and has no blanks and no colon"},
	{"NCName", "a name that begins with a letter and has no blanks and no colon"},
	{"NMTOKEN", "one word of letters, digits, points, hyphens and underlines"},
	{"anyURI", "an address or path"},
	{"boolean", "true or false"},
	{"date", "a day: 2020-01-31"},
	{"decimal", "a number with a decimal point, without grouping"},
	{"gYear", "a year: 2020"},
	{"integer", "a whole number"},
	{"language", "a language tag such as en or pt-BR"},
	{"nonNegativeInteger", "a whole number, 0 or more"},
	{"positiveInteger", "a whole number, 1 or more"},
};

static const struct structure_simple *member_of(const struct structure_run *run, const struct structure_simple *simple)
{
	return &run->schema->simples[run->schema->members[simple->first_member]];
}

/* The built-in type at the root of a chain of restrictions, or NULL for lists and unions. */
static const struct structure_simple *builtin_of(const struct structure_run *run, const struct structure_simple *simple)
{
	while (simple->variety == STRUCTURE_RESTRICTION)
		simple = member_of(run, simple);
	return simple->variety == STRUCTURE_BUILTIN ? simple : NULL;
}

/* White space as the type asks for: strings keep theirs, all else is collapsed to single blanks. */
static struct str normalized(struct structure_run *run, const struct structure_simple *simple, struct str text)
{
	const struct structure_simple *builtin = builtin_of(run, simple);
	bool keep = builtin && strcmp(builtin->name, "string") == 0;
	if (keep)
		return (struct str){str_copy(text, &run->scratch), text.n};
	struct buf out = {.arena = &run->scratch};
	struct str rest = text, word;
	while (str_next_word(&rest, &word)) {
		if (out.n > 0)
			buf_add_byte(&out, ' ');
		buf_add_str(&out, word);
	}
	return out.n > 0 ? buf_str(&out) : STR("");
}

static xmlSchemaTypePtr predefined(const struct structure_simple *builtin)
{
	return xmlSchemaGetPredefinedType(BAD_CAST builtin->name, BAD_CAST "http://www.w3.org/2001/XMLSchema");
}

static bool pattern_matches(struct structure_run *run, const struct structure_simple *simple, struct str text)
{
	if (!run->patterns)
		run->patterns = arena_array(&run->scratch, run->schema->simple_count, xmlRegexp *);
	xmlRegexp **pattern = &run->patterns[simple - run->schema->simples];
	if (!*pattern)
		*pattern = xmlRegexpCompile(BAD_CAST simple->pattern);
	return *pattern && xmlRegexpExec(*pattern, BAD_CAST text.at) == 1;
}

static bool listed(const struct structure_run *run, const struct structure_simple *simple, struct str text)
{
	for (uint16_t i = 0; i < simple->value_count; i++) {
		if (str_is(text, run->schema->values[simple->first_value + i]))
			return true;
	}
	return simple->value_count == 0;
}

static size_t list_length(struct str text)
{
	size_t n = 0;
	struct str word;
	while (str_next_word(&text, &word))
		n++;
	return n;
}

static bool length_fits(const struct structure_run *run, const struct structure_simple *simple, struct str text)
{
	if (simple->least_length < 0 && simple->most_length < 0)
		return true;
	size_t length = builtin_of(run, simple) ? utf8_count(text) : list_length(text);
	return (simple->least_length < 0 || length >= (size_t)simple->least_length) &&
	       (simple->most_length < 0 || length <= (size_t)simple->most_length);
}

/* Compare with a limit in the order of the built-in type: negative, zero, positive; -2 and 2 where there is no order.
 */
static int compared(const struct structure_simple *builtin, const char *value, const char *limit)
{
	xmlSchemaValPtr a = NULL, b = NULL;
	int order = 2;
	if (xmlSchemaValidatePredefinedType(predefined(builtin), BAD_CAST value, &a) == 0 &&
		xmlSchemaValidatePredefinedType(predefined(builtin), BAD_CAST limit, &b) == 0)
		order = xmlSchemaCompareValues(a, b);
	xmlSchemaFreeValue(a);
	xmlSchemaFreeValue(b);
	return order;
}

static bool within_limits(const struct structure_run *run, const struct structure_simple *simple, struct str text)
{
	const struct structure_simple *builtin = builtin_of(run, simple);
	if (simple->minimum && compared(builtin, text.at, simple->minimum) < 0)
		return false;
	return !simple->maximum || compared(builtin, text.at, simple->maximum) <= 0;
}

static bool valid_list(struct structure_run *run, const struct structure_simple *simple, struct str text)
{
	struct str word;
	while (str_next_word(&text, &word)) {
		if (!structure_value_valid(run, run->schema->members[simple->first_member], word))
			return false;
	}
	return true;
}

static bool valid_union(struct structure_run *run, const struct structure_simple *simple, struct str text)
{
	for (uint16_t i = 0; i < simple->member_count; i++) {
		if (structure_value_valid(run, run->schema->members[simple->first_member + i], text))
			return true;
	}
	return false;
}

static bool valid_restriction(struct structure_run *run, const struct structure_simple *simple, struct str text)
{
	return structure_value_valid(run, run->schema->members[simple->first_member], text) &&
	       listed(run, simple, text) && length_fits(run, simple, text) &&
	       (!simple->pattern || pattern_matches(run, simple, text)) && within_limits(run, simple, text);
}

bool structure_value_valid(struct structure_run *run, uint16_t index, struct str text)
{
	const struct structure_simple *simple = &run->schema->simples[index];
	if (simple->variety == STRUCTURE_UNION)
		return valid_union(run, simple, text);
	struct str value = normalized(run, simple, text);
	if (simple->variety == STRUCTURE_LIST)
		return valid_list(run, simple, value);
	if (simple->variety == STRUCTURE_RESTRICTION)
		return valid_restriction(run, simple, value);
	return xmlSchemaValidatePredefinedType(predefined(simple), BAD_CAST value.at, NULL) == 0;
}

void structure_values_finish(struct structure_run *run)
{
	for (uint16_t i = 0; run->patterns && i < run->schema->simple_count; i++) {
		if (run->patterns[i])
			xmlRegFreeRegexp(run->patterns[i]);
	}
}

/* Hints */

static const char *words_of(const struct structure_run *run, const struct structure_simple *simple)
{
	if (simple->summary[0])
		return simple->summary;
	for (size_t i = 0; i < sizeof builtin_words / sizeof builtin_words[0]; i++) {
		if (strcmp(builtin_words[i][0], simple->name) == 0)
			return builtin_words[i][1];
	}
	return simple->variety == STRUCTURE_RESTRICTION ? words_of(run, member_of(run, simple)) : "";
}

/* What a type takes; a union is told by its members. */
static void add_words(const struct structure_run *run, const struct structure_simple *simple, struct buf *words)
{
	for (uint16_t i = 0; simple->variety == STRUCTURE_UNION && i < simple->member_count; i++) {
		const struct structure_simple *member =
			&run->schema->simples[run->schema->members[simple->first_member + i]];
		if (words->n > 0)
			buf_format(words, "; or ");
		add_words(run, member, words);
	}
	for (uint16_t i = 0; i < simple->value_count; i++)
		buf_format(words, "%s%s", i > 0 ? ", " : "", run->schema->values[simple->first_value + i]);
	if (simple->variety != STRUCTURE_UNION && simple->value_count == 0)
		buf_format(words, "%s", words_of(run, simple));
}

/* The first word of a list that is not allowed. */
static struct str bad_word(struct structure_run *run, uint16_t simple, struct str text)
{
	struct str word = {0};
	while (str_next_word(&text, &word)) {
		if (!structure_value_valid(run, simple, word))
			break;
	}
	return word;
}

static void hint_values(
	struct structure_run *run, struct diag_entry *entry, const struct structure_simple *simple, struct str text)
{
	struct nearest nearest = {.asked = str_trim(text), .effort = &run->diag->effort};
	struct buf all = {.arena = &run->scratch};
	for (uint16_t i = 0; i < simple->value_count; i++) {
		const char *value = run->schema->values[simple->first_value + i];
		nearest_offer(&nearest, str_from(value));
		buf_format(&all, "%s%s", i > 0 ? ", " : "", value);
	}
	if (nearest_found(&nearest))
		diag_hint(run->diag, entry, "did you mean %.*s? allowed are: %s", STR_ARG(nearest.best), all.at);
	else
		diag_hint(run->diag, entry, "allowed are: %s", all.at);
}

/* What looks like a value of its kind and is none: a day that no calendar has, more digits than are reckoned with. */

/* Whether a type takes dates or numbers, itself or by one of its members. */
static bool is_made_of(const struct structure_run *run, const struct structure_simple *simple, const char *builtin)
{
	const struct structure_simple *own = builtin_of(run, simple);
	bool is = own && strcmp(own->name, builtin) == 0;
	for (uint16_t i = 0; simple->variety == STRUCTURE_UNION && i < simple->member_count && !is; i++)
		is = is_made_of(run, &run->schema->simples[run->schema->members[simple->first_member + i]], builtin);
	return is;
}

/* The form of a value: each digit as 0. */
static struct str form_of(struct structure_run *run, struct str text)
{
	char *form = str_copy(text, &run->scratch);
	for (size_t i = 0; i < text.n; i++)
		form[i] = form[i] >= '0' && form[i] <= '9' ? '0' : form[i];
	return (struct str){form, text.n};
}

static bool is_date_form(struct structure_run *run, struct str text)
{
	struct str form = form_of(run, text);
	return str_is(form, "0000") || str_is(form, "0000-00") || str_is(form, "0000-00-00");
}

/* Returns how many digits a plain number has, 0 when it is none. */
static size_t digits_of(struct str text)
{
	size_t digits = 0, points = 0;
	for (size_t i = text.n > 0 && text.at[0] == '-'; i < text.n; i++) {
		bool digit = text.at[i] >= '0' && text.at[i] <= '9', inside = i > 0 && i + 1 < text.n && digits > 0;
		digits += digit;
		points += text.at[i] == '.';
		if (!digit && (text.at[i] != '.' || points > 1 || !inside))
			return 0;
	}
	return digits;
}

static bool hint_near(struct structure_run *run, struct diag_entry *entry, const struct structure_simple *simple, struct str text)
{
	if (is_made_of(run, simple, "date") && is_date_form(run, text)) {
		diag_hint(run->diag, entry, "there is no such date in the calendar; write days as 2020-01-31 and months as 2020-01");
		return true;
	}
	size_t digits = digits_of(text);
	if (!is_made_of(run, simple, "decimal") || digits <= XML_DIGITS_LIMIT)
		return false;
	diag_hint(run->diag, entry, "it has %zu digits, before and after the point; at most %d are allowed", digits, XML_DIGITS_LIMIT);
	return true;
}

void structure_value_hint(struct structure_run *run, struct diag_entry *entry, uint16_t index, struct str text)
{
	const struct structure_simple *simple = &run->schema->simples[index];
	uint16_t member = simple->member_count > 0 ? run->schema->members[simple->first_member] : STRUCTURE_NONE;
	if (simple->variety == STRUCTURE_LIST) {
		structure_value_hint(run, entry, member, bad_word(run, member, text));
	} else if (simple->variety == STRUCTURE_RESTRICTION && run->schema->simples[member].variety == STRUCTURE_LIST &&
		   !structure_value_valid(run, member, text)) {
		structure_value_hint(run, entry, member, text);
	} else if (simple->value_count > 0) {
		hint_values(run, entry, simple, text);
	} else if (!hint_near(run, entry, simple, str_trim(text))) {
		struct buf words = {.arena = &run->scratch};
		add_words(run, simple, &words);
		if (words.n > 0)
			diag_hint(run->diag, entry, "expected: %s", words.at);
	}
}
