/*
 * Mutations: changes to sound inputs that the seed alone decides, so that each can be made again.
 */
#ifndef CITYPROFILE_TESTS_FUZZ_MUTATE_H
#define CITYPROFILE_TESTS_FUZZ_MUTATE_H

#include "base/arena.h"
#include "base/str.h"

/** Numbers from a seed. */
struct chance {
	uint32_t state;
};

/** Returns the chance of a seed. */
struct chance chance_from(uint32_t seed);
/** Returns a number below n; 0 when n is 0. */
size_t chance_pick(struct chance *chance, size_t n);

/** Returns the bytes with one to three changes that know nothing of the format. arena owns them. */
struct str mutate_bytes(struct str bytes, struct chance *chance, struct arena *arena);
/** Returns an XML text with one change to its tree: it stays well-formed. Text that is not XML gets changes to its bytes. arena owns it. */
struct str mutate_tree(struct str text, struct chance *chance, struct arena *arena);

#endif
