#include "score/trace.h"

struct str trace_operand(const mpq_t number, struct arena *arena)
{
	struct str text = rational_text(number, arena);
	bool plain = mpq_sgn(number) >= 0;
	for (size_t i = 0; i < text.n; i++) {
		plain = plain && text.at[i] != '/';
	}
	return plain ? text : str_format(arena, "(%.*s)", STR_ARG(text));
}

void trace_add(struct score_steps *steps, struct arena *arena, enum score_step_kind kind, const mpq_t result,
	const char *format, ...)
{
	struct buf formula = {.arena = arena};
	va_list arguments;
	va_start(arguments, format);
	buf_vformat(&formula, format, arguments);
	va_end(arguments);
	*vec_add(steps, arena) = (struct score_step){
		.kind = kind,
		.formula = buf_str(&formula),
		.result = rational_text(result, arena),
	};
}

/** Returns the highest band that begins at the percentage or below it. */
static size_t find_band(const struct method *method, const mpq_t percent)
{
	mpq_t from;
	mpq_init(from);
	size_t band = 0;
	for (size_t i = 1; i < method->bands.n; i++) {
		rational_set_decimal(from, &method->bands.at[i].from.value);
		if (mpq_cmp(from, percent) <= 0) {
			band = i;
		}
	}
	mpq_clear(from);
	return band;
}

void trace_band(const struct method *method, const mpq_t percent, struct arena *arena, struct score_steps *steps,
	struct score_performance *ret_performance)
{
	size_t index = find_band(method, percent);
	const struct method_band *band = &method->bands.at[index];
	struct str operand = trace_operand(percent, arena), to = band->to.value.text;
	*vec_add(steps, arena) = (struct score_step){
		.kind = SCORE_STEP_BAND,
		.formula = str_format(arena, "%.*s <= %.*s%s%.*s", STR_ARG(band->from.value.text), STR_ARG(operand),
			to.n > 0 ? " < " : "", STR_ARG(to)),
		.result = band->letter.text,
	};
	*ret_performance = (struct score_performance){
		.exact = rational_text(percent, arena),
		.hundredths = rational_hundredths(percent),
		.band = index,
	};
}
