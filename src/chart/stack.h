/*
 * Stacks: the values of one entry end to end, those below zero on the other side of it. Sums are exact.
 */
#ifndef CITYPROFILE_CHART_STACK_H
#define CITYPROFILE_CHART_STACK_H

#include "base/arena.h"
#include "document/document.h"

/** Where the value of a series begins and ends in the stack of an entry; a missing one has neither. */
struct stack_part {
	struct decimal from, to;
};

/**
 * Stack the values of an entry.
 *
 * Returns a part for each series; ret_least and ret_most, if not NULL, are where the stack ends on both sides. arena owns them.
 * A sum with more digits than decimals have gives NULL.
 */
struct stack_part *stack_make(const struct doc_grid *grid, size_t entry, struct arena *arena, struct decimal *ret_least, struct decimal *ret_most);

#endif
