/*
 * Formulas of a trace computed again, by a reader that knows nothing of the scorer: numbers, parentheses, + - * /, min, max,
 * and chains of <= and <.
 */
#ifndef CITYPROFILE_TEST_SCORE_EVALUATE_H
#define CITYPROFILE_TEST_SCORE_EVALUATE_H

#include <gmp.h>
#include <stdbool.h>
#include <string.h>

struct evaluation {
	const char *at;
	bool bad;
};

static void evaluate_sum(struct evaluation *e, mpq_t result);

static bool evaluate_accept(struct evaluation *e, const char *word)
{
	e->at += strspn(e->at, " ");
	if (strncmp(e->at, word, strlen(word)) != 0) {
		return false;
	}
	e->at += strlen(word);
	return true;
}

static void evaluate_number(struct evaluation *e, mpq_t result)
{
	mpz_t scale;
	mpz_init_set_ui(scale, 1);
	mpq_set_ui(result, 0, 1);
	e->at += strspn(e->at, " ");
	bool digits = false, point = false;
	for (; (*e->at >= '0' && *e->at <= '9') || (*e->at == '.' && !point); e->at++) {
		if (*e->at == '.') {
			point = true;
			continue;
		}
		digits = true;
		mpz_mul_ui(mpq_numref(result), mpq_numref(result), 10);
		mpz_add_ui(mpq_numref(result), mpq_numref(result), (unsigned long)(*e->at - '0'));
		if (point) {
			mpz_mul_ui(scale, scale, 10);
		}
	}
	mpz_set(mpq_denref(result), scale);
	mpq_canonicalize(result);
	mpz_clear(scale);
	e->bad = e->bad || !digits;
}

static void evaluate_pair(struct evaluation *e, bool least, mpq_t result)
{
	mpq_t other;
	mpq_init(other);
	evaluate_sum(e, result);
	e->bad = e->bad || !evaluate_accept(e, ",");
	evaluate_sum(e, other);
	e->bad = e->bad || !evaluate_accept(e, ")");
	if ((mpq_cmp(other, result) < 0) == least) {
		mpq_set(result, other);
	}
	mpq_clear(other);
}

static void evaluate_factor(struct evaluation *e, mpq_t result)
{
	if (evaluate_accept(e, "min(")) {
		evaluate_pair(e, true, result);
	} else if (evaluate_accept(e, "max(")) {
		evaluate_pair(e, false, result);
	} else if (evaluate_accept(e, "(")) {
		evaluate_sum(e, result);
		e->bad = e->bad || !evaluate_accept(e, ")");
	} else if (evaluate_accept(e, "-")) {
		evaluate_number(e, result);
		mpq_neg(result, result);
	} else {
		evaluate_number(e, result);
	}
}

static void evaluate_product(struct evaluation *e, mpq_t result)
{
	mpq_t other;
	mpq_init(other);
	evaluate_factor(e, result);
	for (;;) {
		if (evaluate_accept(e, "*")) {
			evaluate_factor(e, other);
			mpq_mul(result, result, other);
		} else if (evaluate_accept(e, "/")) {
			evaluate_factor(e, other);
			e->bad = e->bad || mpq_sgn(other) == 0;
			if (!e->bad) {
				mpq_div(result, result, other);
			}
		} else {
			break;
		}
	}
	mpq_clear(other);
}

static void evaluate_sum(struct evaluation *e, mpq_t result)
{
	mpq_t other;
	mpq_init(other);
	evaluate_product(e, result);
	for (;;) {
		if (evaluate_accept(e, "+")) {
			evaluate_product(e, other);
			mpq_add(result, result, other);
		} else if (evaluate_accept(e, "-")) {
			evaluate_product(e, other);
			mpq_sub(result, result, other);
		} else {
			break;
		}
	}
	mpq_clear(other);
}

/** Compute a formula. Returns false on anything that is no formula. */
static inline bool evaluate(const char *formula, mpq_t result)
{
	struct evaluation e = {.at = formula};
	evaluate_sum(&e, result);
	return !e.bad && *e.at == '\0';
}

/** Returns whether a chain of comparisons holds: 33 <= 113/3 < 66. */
static inline bool evaluate_holds(const char *chain)
{
	struct evaluation e = {.at = chain};
	mpq_t before, next;
	mpq_inits(before, next, NULL);
	bool holds = true;
	evaluate_sum(&e, before);
	while (holds && !e.bad && *e.at != '\0') {
		bool equal = evaluate_accept(&e, "<=");
		if (!equal && !evaluate_accept(&e, "<")) {
			e.bad = true;
			break;
		}
		evaluate_sum(&e, next);
		int order = mpq_cmp(before, next);
		holds = order < 0 || (equal && order == 0);
		mpq_swap(before, next);
	}
	mpq_clears(before, next, NULL);
	return holds && !e.bad;
}

#endif
