#include "score/value.h"

#include "xml/nearest.h"

static bool wrong_kind(const struct method_point *definition, const struct observation *observation, const char *wanted,
	struct diag *diag)
{
	diag_add(diag, DIAG_VALUE_KIND, observation->value_span, "%.*s takes %s", STR_ARG(definition->code), wanted);
	return false;
}

static bool read_fraction(const struct method_point *definition, const struct observation *observation, struct arena *arena,
	struct diag *diag, struct score_point *point, mpq_t value)
{
	if (definition->numerators.n == 0) {
		return wrong_kind(definition, observation, "a value, not a numerator and a denominator", diag);
	}
	if (decimal_is_zero(&observation->denominator)) {
		diag_add(diag, DIAG_ZERO_DENOMINATOR, observation->value_span, "the denominator of %.*s is zero",
			STR_ARG(definition->code));
		return false;
	}
	mpq_t numerator, denominator, factor;
	mpq_inits(numerator, denominator, factor, NULL);
	rational_set_decimal(numerator, &observation->numerator);
	rational_set_decimal(denominator, &observation->denominator);
	mpq_set_ui(factor, 1, 1);
	if (definition->factor.value.text.n > 0) {
		rational_set_decimal(factor, &definition->factor.value);
	}
	mpq_div(value, numerator, denominator);
	mpq_mul(value, value, factor);
	struct str n = trace_operand(numerator, arena), d = trace_operand(denominator, arena), f = trace_operand(factor, arena);
	trace_add(&point->steps, arena, SCORE_STEP_VALUE, value, "%.*s / %.*s * %.*s", STR_ARG(n), STR_ARG(d), STR_ARG(f));
	mpq_clears(numerator, denominator, factor, NULL);
	return true;
}

/** Returns -1 below the range, 1 above it, 0 inside; absent limits limit nothing. */
static int place_in_range(const mpq_t value, const struct method_number *from, const struct method_number *to)
{
	mpq_t limit;
	mpq_init(limit);
	int place = 0;
	if (from->value.text.n > 0) {
		rational_set_decimal(limit, &from->value);
		place = mpq_cmp(value, limit) < 0 ? -1 : 0;
	}
	if (to->value.text.n > 0) {
		rational_set_decimal(limit, &to->value);
		place = mpq_cmp(value, limit) > 0 ? 1 : place;
	}
	mpq_clear(limit);
	return place;
}

bool value_is_possible(const struct method_point *definition, const mpq_t value)
{
	return place_in_range(value, &definition->valid_from, &definition->valid_to) == 0;
}

static bool check_range(const struct method_point *definition, const struct observation *observation, const mpq_t value,
	struct str text, struct diag *diag)
{
	int valid = place_in_range(value, &definition->valid_from, &definition->valid_to);
	if (valid != 0) {
		struct str limit = valid < 0 ? definition->valid_from.value.text : definition->valid_to.value.text;
		diag_add(diag, DIAG_VALUE_INVALID, observation->value_span, "%.*s of %.*s is %s the %s possible value, %.*s",
			STR_ARG(text), STR_ARG(definition->code), valid < 0 ? "below" : "above", valid < 0 ? "lowest" : "highest",
			STR_ARG(limit));
		return false;
	}
	int plausible = place_in_range(value, &definition->plausible_from, &definition->plausible_to);
	if (plausible != 0) {
		struct str limit = plausible < 0 ? definition->plausible_from.value.text : definition->plausible_to.value.text;
		diag_add(diag, DIAG_VALUE_IMPLAUSIBLE, observation->value_span, "%.*s of %.*s is %s %.*s, which is unusual",
			STR_ARG(text), STR_ARG(definition->code), plausible < 0 ? "below" : "above", STR_ARG(limit));
	}
	return true;
}

static bool read_answer(const struct method_point *definition, const struct observation *observation, struct diag *diag,
	struct score_point *point)
{
	if (observation->form != OBSERVATION_YES_NO) {
		return wrong_kind(definition, observation, "yes or no", diag);
	}
	point->exact = point->rounded = observation->yes ? STR("yes") : STR("no");
	return true;
}

/* Lists */

static size_t find_item(const struct method_items *items, struct str word)
{
	for (size_t i = 0; i < items->n; i++) {
		if (str_equal(items->at[i].id.text, word)) {
			return i;
		}
	}
	return METHOD_NONE;
}

static void report_word(const struct method_point *definition, const struct observation *observation, struct str word,
	struct diag *diag)
{
	struct nearest nearest = {.asked = word, .effort = &diag->effort};
	struct buf all = {.arena = diag->arena};
	for (size_t i = 0; i < definition->items.n; i++) {
		struct str id = definition->items.at[i].id.text;
		nearest_offer(&nearest, id);
		diag_list(&all, id, i, definition->items.n);
	}
	struct diag_entry *entry = diag_add(diag, DIAG_LIST_WORD, observation->value_span, "“%.*s” is not in the list of %.*s",
		STR_ARG(word), STR_ARG(definition->code));
	if (nearest_found(&nearest)) {
		diag_hint(diag, entry, "did you mean %.*s? the list is: %.*s", STR_ARG(nearest.best), STR_ARG(buf_str(&all)));
	} else {
		diag_hint(diag, entry, "the list is: %.*s; 0 says that none of it is met", STR_ARG(buf_str(&all)));
	}
}

/** Mark what the words of a value name. */
static bool read_words(const struct method_point *definition, const struct observation *observation, struct diag *diag, bool *met)
{
	size_t errors_before = diag->errors;
	struct str rest = observation->text, word;
	while (str_next_word(&rest, &word)) {
		size_t item = find_item(&definition->items, word);
		if (item == METHOD_NONE) {
			report_word(definition, observation, word, diag);
		} else if (met[item]) {
			diag_add(diag, DIAG_LIST_WORD_REPEATED, observation->value_span, "%.*s of %.*s is named twice", STR_ARG(word),
				STR_ARG(definition->code));
		} else {
			met[item] = true;
		}
	}
	return diag->errors == errors_before;
}

/** Of the things of a list, those named are met; a zero names none. The value is their number. */
static bool read_list(const struct method_point *definition, const struct observation *observation, struct arena *arena,
	struct diag *diag, struct score_point *point, mpq_t value)
{
	bool none = observation->form == OBSERVATION_NUMBER && decimal_is_zero(&observation->value);
	if (observation->form == OBSERVATION_FRACTION) {
		return wrong_kind(definition, observation, "the words of what is met, or 0", diag);
	}
	bool *met = arena_array(arena, definition->items.n, bool);
	if (!none && !read_words(definition, observation, diag, met)) {
		return false;
	}
	struct buf sum = {.arena = arena};
	unsigned long count = 0;
	for (size_t i = 0; i < definition->items.n; i++) {
		buf_format(&sum, "%s%d", i > 0 ? " + " : "", met[i]);
		count += met[i];
	}
	mpq_set_ui(value, count, 1);
	struct str text = buf_str(&sum);
	trace_add(&point->steps, arena, SCORE_STEP_VALUE, value, "%.*s", STR_ARG(text));
	point->met = met;
	point->exact = point->rounded = rational_text(value, arena);
	return true;
}

static bool read_number_value(const struct method_point *definition, const struct observation *observation, struct arena *arena,
	struct diag *diag, struct score_point *point, mpq_t value)
{
	if (observation->form == OBSERVATION_FRACTION) {
		if (!read_fraction(definition, observation, arena, diag, point, value)) {
			return false;
		}
		point->exact = rational_text(value, arena);
	} else if (observation->form == OBSERVATION_NUMBER) {
		rational_set_decimal(value, &observation->value);
		/* What the author wrote keeps its digits. */
		point->exact = observation->value.text;
	} else {
		return wrong_kind(definition, observation, "a number", diag);
	}
	point->rounded = rational_rounded(value, (unsigned)definition->decimals, arena);
	/* A fraction that does not end would be no help in a message. */
	struct str shown = observation->form == OBSERVATION_NUMBER ? point->exact : point->rounded;
	return check_range(definition, observation, value, shown, diag);
}

bool value_read(const struct method_point *definition, const struct observation *observation, struct arena *arena,
	struct diag *diag, struct score_point *point, mpq_t ret_value)
{
	if (definition->kind == METHOD_YES_NO) {
		return read_answer(definition, observation, diag, point);
	}
	if (definition->kind == METHOD_LIST) {
		return read_list(definition, observation, arena, diag, point, ret_value);
	}
	return read_number_value(definition, observation, arena, diag, point, ret_value);
}
