/*
 * The trace: steps recorded as they are computed. Internal to score.
 */
#ifndef CITYPROFILE_SCORE_TRACE_H
#define CITYPROFILE_SCORE_TRACE_H

#include "base/rational.h"
#include "score/score.h"

/** Returns a number as it stands in a formula: a fraction or a negative number in parentheses. */
struct str trace_operand(const mpq_t number, struct arena *arena);
/** Record a step with its formula, formatted as by str_format, and an exact result. */
void trace_add(struct score_steps *steps, struct arena *arena, enum score_step_kind kind, const mpq_t result,
	const char *format, ...) __attribute__((format(printf, 5, 6)));
/** Find the band of a percentage (0 or more), fill *ret_performance and record the step. */
void trace_band(const struct method *method, const mpq_t percent, struct arena *arena, struct score_steps *steps,
	struct score_performance *ret_performance);

#endif
