#include "chart/stack.h"

#include "base/rational.h"

static bool set_decimal(const mpq_t sum, struct arena *arena, struct decimal *ret_value)
{
	return decimal_parse(rational_text(sum, arena), ret_value);
}

static bool add_part(const struct doc_value *value, mpq_t sums[2], struct arena *arena, struct stack_part *part)
{
	mpq_t number;
	mpq_init(number);
	rational_set_decimal(number, &value->number);
	mpq_t *sum = &sums[mpq_sgn(number) < 0];
	bool fits = set_decimal(*sum, arena, &part->from);
	mpq_add(*sum, *sum, number);
	fits = set_decimal(*sum, arena, &part->to) && fits;
	mpq_clear(number);
	return fits;
}

struct stack_part *stack_make(const struct doc_grid *grid, size_t entry, struct arena *arena, struct decimal *ret_least, struct decimal *ret_most)
{
	struct stack_part *parts = arena_array(arena, grid->series_count, struct stack_part);
	mpq_t sums[2];
	bool fits = true;
	mpq_inits(sums[0], sums[1], NULL);
	for (size_t i = 0; i < grid->series_count && fits; i++)
		if (grid->series[i].values[entry].given)
			fits = add_part(&grid->series[i].values[entry], sums, arena, &parts[i]);
	fits = fits && (!ret_most || set_decimal(sums[0], arena, ret_most)) && (!ret_least || set_decimal(sums[1], arena, ret_least));
	mpq_clears(sums[0], sums[1], NULL);
	return fits ? parts : NULL;
}
