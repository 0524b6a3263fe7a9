#include "chart/shares_parts.h"

#include <stdlib.h>

#include "base/rational.h"

#define HUNDRED 100
/* Rounding is not believed to have changed a sum by more. */
#define ROUNDING_MOST 2

/* The sum of the values that are given, and by how much rounding may have changed it: half of the last digit of each. */
static void add_up(const struct doc_grid *grid, size_t series, mpq_t sum, mpq_t rounding)
{
	mpq_t value;
	mpq_init(value);
	for (size_t i = 0; i < grid->entry_count; i++) {
		const struct doc_value *part = &grid->series[series].values[i];
		if (!part->given)
			continue;
		rational_set_decimal(value, &part->number);
		mpq_add(sum, sum, value);
		mpz_ui_pow_ui(mpq_denref(value), 10, part->number.frac_digits);
		mpz_set_ui(mpq_numref(value), 1);
		mpq_div_2exp(value, value, 1);
		mpq_add(rounding, rounding, value);
	}
	if (mpq_cmp_ui(rounding, ROUNDING_MOST, 1) > 0)
		mpq_set_ui(rounding, ROUNDING_MOST, 1);
	mpq_clear(value);
}

static size_t count_missing(const struct doc_grid *grid, size_t series)
{
	size_t n = 0;
	for (size_t i = 0; i < grid->entry_count; i++)
		n += !grid->series[series].values[i].given;
	return n;
}

static bool check_signs(struct draw_pen *pen, const struct doc_grid *grid, const struct doc_series *series)
{
	for (size_t i = 0; i < grid->entry_count; i++) {
		const struct doc_value *value = &series->values[i];
		if (!value->given || !value->number.negative || decimal_is_zero(&value->number))
			continue;
		diag_add(pen->context->diag, DIAG_CHART_BELOW_ZERO, series->at, "“%.*s” of “%.*s” is %.*s, and a part of a whole cannot be less than nothing",
			STR_ARG(grid->entries[i].name), STR_ARG(series->name), STR_ARG(value->number.text));
		pen->missing = true;
		return false;
	}
	return true;
}

static void report_sum(struct draw_pen *pen, const struct doc_series *series, const mpq_t sum, bool missing)
{
	struct str text = rational_text(sum, pen->arena);
	struct diag_entry *entry = diag_add(pen->context->diag, DIAG_CHART_SHARES_SUM, series->at, "the parts of “%.*s” add up to %.*s, %s 100",
		STR_ARG(series->name), STR_ARG(text), missing ? "though some are missing, which is more than" : "not to");
	diag_hint(pen->context->diag, entry, missing ? "mend the values" : "mend the values, or add what is left as a part of its own");
	pen->missing = true;
}

bool shares_check(struct draw_pen *pen, const struct doc_grid *grid, size_t number)
{
	const struct doc_series *series = &grid->series[number];
	bool missing = count_missing(grid, number) > 0;
	if (!check_signs(pen, grid, series))
		return false;
	mpq_t sum, rounding, off;
	mpq_inits(sum, rounding, off, NULL);
	add_up(grid, number, sum, rounding);
	mpq_set_ui(off, HUNDRED, 1);
	mpq_sub(off, sum, off);
	bool less = mpq_sgn(off) < 0;
	mpq_abs(off, off);
	bool right = mpq_cmp(off, rounding) <= 0 || (missing && less);
	if (!right)
		report_sum(pen, series, sum, missing);
	mpq_clears(sum, rounding, off, NULL);
	return right;
}

/* An entry while they are put in order. */
struct ranked {
	mpq_t value;
	size_t entry;
	bool given, other;
};

static int compare_ranked(const void *a, const void *b)
{
	const struct ranked *left = a, *right = b;
	if (left->other != right->other)
		return left->other - right->other;
	if (left->given != right->given)
		return right->given - left->given;
	int order = mpq_cmp(right->value, left->value);
	return order != 0 ? order : (left->entry > right->entry) - (left->entry < right->entry);
}

/* Whether the first or the last word of a name is that for what is left over. */
static bool is_other(struct str name, struct str word)
{
	if (word.n == 0 || name.n < word.n)
		return false;
	bool first = str_starts(name, word) && (name.n == word.n || name.at[word.n] == ' ');
	struct str end = str_from_byte(name, name.n - word.n);
	return first || (str_equal(end, word) && name.at[name.n - word.n - 1] == ' ');
}

size_t *shares_order(struct draw_pen *pen, const struct doc_grid *grid)
{
	struct str word = labels_format(pen->context->labels, STR("chart.shares.other"), NULL, 0, NULL, pen->arena, NULL);
	struct ranked *ranked = arena_array(pen->arena, grid->entry_count, struct ranked);
	size_t *order = arena_array(pen->arena, grid->entry_count, size_t);
	for (size_t i = 0; i < grid->entry_count; i++) {
		const struct doc_value *value = &grid->series[0].values[i];
		ranked[i].entry = i;
		ranked[i].given = value->given;
		ranked[i].other = is_other(grid->entries[i].name, word);
		mpq_init(ranked[i].value);
		if (value->given)
			rational_set_decimal(ranked[i].value, &value->number);
	}
	qsort(ranked, grid->entry_count, sizeof *ranked, compare_ranked);
	for (size_t i = 0; i < grid->entry_count; i++) {
		order[i] = ranked[i].entry;
		mpq_clear(ranked[i].value);
	}
	return order;
}

/* Where the sum so far lies on a bar, rounded half up; so the last sum lies at its end. */
static length edge(const mpq_t sum, const mpq_t total, length whole)
{
	mpq_t at, half;
	mpq_inits(at, half, NULL);
	mpq_set_si(at, (long)whole, 1);
	mpq_mul(at, at, sum);
	mpq_div(at, at, total);
	mpq_set_ui(half, 1, 2);
	mpq_add(at, at, half);
	mpz_fdiv_q(mpq_numref(at), mpq_numref(at), mpq_denref(at));
	length found = mpz_get_si(mpq_numref(at));
	mpq_clears(at, half, NULL);
	return found;
}

/* What the whole bar stands for: a hundred; what rounding made of it where no part is missing. */
static void find_total(const struct doc_grid *grid, size_t series, mpq_t total)
{
	mpq_t rounding;
	mpq_init(rounding);
	add_up(grid, series, total, rounding);
	if (count_missing(grid, series) > 0 && mpq_cmp_ui(total, HUNDRED, 1) < 0)
		mpq_set_ui(total, HUNDRED, 1);
	mpq_clear(rounding);
}

struct shares_bar shares_cut(struct draw_pen *pen, const struct doc_grid *grid, size_t series, const size_t *order, length whole)
{
	struct shares_bar bar = {.parts = arena_array(pen->arena, grid->entry_count + 1, struct shares_part)};
	const struct doc_value *values = grid->series[series].values, *missing = NULL;
	mpq_t total, sum, value;
	mpq_inits(total, sum, value, NULL);
	find_total(grid, series, total);
	length start = 0;
	for (size_t i = 0; i < grid->entry_count; i++) {
		const struct doc_value *part = &values[order[i]];
		if (!part->given) {
			missing = missing ? missing : part;
			continue;
		}
		rational_set_decimal(value, &part->number);
		mpq_add(sum, sum, value);
		length end = edge(sum, total, whole);
		bar.parts[bar.n++] = (struct shares_part){.entry = order[i], .place = i, .value = part, .start = start, .end = end};
		start = end;
	}
	if (missing)
		bar.parts[bar.n++] = (struct shares_part){.entry = grid->entry_count, .place = grid->entry_count, .value = missing, .start = start, .end = whole};
	mpq_clears(total, sum, value, NULL);
	return bar;
}
