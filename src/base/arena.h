/*
 * Arenas: memory that lives and dies together. A function that takes an `arena` gives it
 * everything it makes; nothing is freed singly. Memory comes zeroed and aligned for any type.
 * Running out of memory has one path for the whole program: memory_exhausted().
 */
#ifndef CITYPROFILE_BASE_ARENA_H
#define CITYPROFILE_BASE_ARENA_H

#include <stddef.h>
#include <string.h>

struct arena_block;

/** An arena; zero-initialize to use, arena_finish to release. Small pieces are cut from the first block. */
struct arena {
	struct arena_block *blocks;
	size_t used;  /* bytes cut from the first block */
	size_t total; /* bytes held by all blocks */
};

/** Returns `size` zeroed bytes owned by the arena (size 0 gives a valid pointer). Never NULL. */
void *arena_take(struct arena *arena, size_t size);
/** Returns `count` zeroed elements of `size` bytes; a product that overflows counts as out of memory. */
void *arena_take_array(struct arena *arena, size_t count, size_t size);
/** Returns a larger copy of `old` (old_size bytes, from this arena); grows where it stands when it was the last taken or is large. */
void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size);
/** Give up everything in the arena, but keep a block for what comes next: for scratch memory that is needed again and again. */
void arena_clear(struct arena *arena);
/** Release everything; the arena may be used again. Accepts a zeroed arena. */
void arena_finish(struct arena *arena);

/** One zeroed `type` from the arena. */
#define arena_new(arena, type) ((type *)arena_take((arena), sizeof(type)))
/** `count` zeroed elements of `type`. */
#define arena_array(arena, count, type) ((type *)arena_take_array((arena), (count), sizeof(type)))

/** A vector of `type` in an arena: `struct vec_of(int) numbers = {0};`. Elements move when it grows. */
#define vec_of(type) { type *at; size_t n; size_t capacity; }
/** Make room for one more element and give a pointer to it (zeroed). */
#define vec_add(vec, arena) \
	((void)((vec)->n < (vec)->capacity || \
		((vec)->at = vec_reserve((arena), (vec)->at, &(vec)->capacity, sizeof *(vec)->at))), \
	 &(vec)->at[(vec)->n++])
/** Append a value. */
#define vec_push(vec, arena, value) (*vec_add((vec), (arena)) = (value))

/** Returns a vector's storage doubled, *capacity with it; used by vec_add only. */
void *vec_reserve(struct arena *arena, void *at, size_t *capacity, size_t element_size);

#endif
