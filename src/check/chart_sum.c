#include "check/chart.h"

#include "base/rational.h"

/* No rounding moves a sum so far that this is not another whole; as the chart itself has it. */
#define SLACK_LIMIT 2

void chart_sum_start(struct chart_sum *sum)
{
	mpq_inits(sum->sum, sum->slack, NULL);
	sum->has_gap = false;
}

void chart_sum_finish(struct chart_sum *sum)
{
	mpq_clears(sum->sum, sum->slack, NULL);
}

void chart_sum_add(struct chart_sum *sum, const mpq_t value, const struct decimal *written)
{
	mpq_t half;
	mpq_add(sum->sum, sum->sum, value);
	if (!written)
		return;
	/* Rounding moved it by half of its last place at most. */
	mpq_init(half);
	mpz_set_ui(mpq_numref(half), 1);
	mpz_ui_pow_ui(mpq_denref(half), 10, written->frac_digits);
	mpz_mul_ui(mpq_denref(half), mpq_denref(half), 2);
	mpq_add(sum->slack, sum->slack, half);
	mpq_clear(half);
}

void chart_sum_check(const struct chart_sum *sum, const struct chart_checking *c, struct span span)
{
	struct diag *diag = c->checking->diag;
	mpq_t off, whole;
	mpq_inits(off, whole, NULL);
	mpq_set_ui(whole, 100, 1);
	mpq_sub(off, sum->sum, whole);
	bool is_over = mpq_sgn(off) > 0;
	mpq_abs(off, off);
	bool is_off = mpq_cmp(off, sum->slack) > 0 || mpq_cmp_ui(off, SLACK_LIMIT, 1) > 0;
	if (is_off && (is_over || !sum->has_gap)) {
		struct diag_entry *entry = diag_add(diag, DIAG_CHART_SHARES_SUM, span, "the parts add up to %.*s and not to 100",
			STR_ARG(rational_text(sum->sum, c->checking->arena)));
		diag_hint(diag, entry, "correct them, or add what lacks; what are no parts of one whole stand better as bars");
	}
	mpq_clears(off, whole, NULL);
}
