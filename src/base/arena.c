#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/memory.h"

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_CHECKED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_CHECKED 1
#endif
#endif

#ifdef ARENA_CHECKED
#include <sanitizer/asan_interface.h>
/* Bytes that nobody owns behind each piece, so that the sanitizer sees an overrun. */
#define GUARD ((size_t)16)
#define CLOSE(from, n) ASAN_POISON_MEMORY_REGION((from), (n))
#define OPEN(from, n) ASAN_UNPOISON_MEMORY_REGION((from), (n))
#else
#define GUARD ((size_t)0)
#define CLOSE(from, n) ((void)(from), (void)(n))
#define OPEN(from, n) ((void)(from), (void)(n))
#endif

#define BLOCK_SMALLEST ((size_t)16 * 1024)
/* Below the size from which the C library asks the system for each piece anew, so that what was given back serves again. */
#define BLOCK_LARGEST ((size_t)64 * 1024)
#define VECTOR_SMALLEST ((size_t)128)
#define PIECE_LARGEST (SIZE_MAX / 4)

struct arena_block {
	struct arena_block *next;
	size_t size;
	alignas(max_align_t) char bytes[];
};

/* What a piece takes from a block. */
static size_t piece_size(size_t size)
{
	size_t unit = alignof(max_align_t);
	return (size + unit - 1) / unit * unit + GUARD;
}

static struct arena_block *block_create(struct arena *arena, size_t size)
{
	struct arena_block *block = memory_take_zeroed(1, sizeof *block + size);
	block->size = size;
	arena->total += size;
	CLOSE(block->bytes, size);
	return block;
}

/* A piece too large to share a block gets its own, behind the first, so that the first goes on serving. */
static void *take_oversize(struct arena *arena, size_t size, size_t taken)
{
	struct arena_block *block = block_create(arena, taken);
	if (arena->blocks == NULL) {
		arena->blocks = block;
		arena->used = taken;
	} else {
		block->next = arena->blocks->next;
		arena->blocks->next = block;
	}
	OPEN(block->bytes, size);
	return block->bytes;
}

void *arena_take(struct arena *arena, size_t size)
{
	if (size > PIECE_LARGEST) {
		memory_exhausted(size);
	}
	size_t taken = piece_size(size > 0 ? size : 1);
	if (arena->blocks == NULL || arena->blocks->size - arena->used < taken) {
		size_t block_size = arena->total < BLOCK_SMALLEST ? BLOCK_SMALLEST
			: arena->total > BLOCK_LARGEST ? BLOCK_LARGEST : arena->total;
		if (taken > block_size / 2) {
			return take_oversize(arena, size, taken);
		}
		struct arena_block *block = block_create(arena, block_size);
		block->next = arena->blocks;
		arena->blocks = block;
		arena->used = 0;
	}
	void *piece = arena->blocks->bytes + arena->used;
	arena->used += taken;
	OPEN(piece, size);
	return piece;
}

void *arena_take_array(struct arena *arena, size_t count, size_t size)
{
	return arena_take(arena, memory_product(count, size));
}

/* The last piece cut from the first block grows where it stands, if there is room behind it. */
static bool grow_in_place(struct arena *arena, char *old, size_t old_size, size_t new_size)
{
	struct arena_block *block = arena->blocks;
	size_t old_taken = piece_size(old_size > 0 ? old_size : 1);
	if (block == NULL || old_taken > arena->used || old != block->bytes + arena->used - old_taken) {
		return false;
	}
	size_t start = arena->used - old_taken;
	size_t taken = piece_size(new_size);
	if (block->size - start < taken) {
		return false;
	}
	arena->used = start + taken;
	OPEN(old, new_size);
	return true;
}

/* A piece that has the block behind the first to itself takes that block along, which is how large vectors and buffers grow. */
static void *grow_block(struct arena *arena, char *old, size_t old_size, size_t new_size)
{
	struct arena_block *block = arena->blocks != NULL ? arena->blocks->next : NULL;
	if (block == NULL || old != block->bytes || block->size != piece_size(old_size)) {
		return NULL;
	}
	size_t before = block->size, taken = piece_size(new_size);
	OPEN(block->bytes, before);
	block = memory_resize(block, sizeof *block + taken);
	memset(block->bytes + before, 0, taken - before);
	block->size = taken;
	CLOSE(block->bytes, taken);
	OPEN(block->bytes, new_size);
	arena->total += taken - before;
	arena->blocks->next = block;
	return block->bytes;
}

void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size)
{
	if (new_size > PIECE_LARGEST) {
		memory_exhausted(new_size);
	}
	if (old != NULL && (new_size <= old_size || grow_in_place(arena, old, old_size, new_size))) {
		return old;
	}
	void *piece = old != NULL ? grow_block(arena, old, old_size, new_size) : NULL;
	if (piece != NULL) {
		return piece;
	}
	piece = arena_take(arena, new_size);
	if (old != NULL) {
		memcpy(piece, old, old_size);
	}
	return piece;
}

void arena_clear(struct arena *arena)
{
	struct arena_block *kept = arena->blocks;
	if (kept == NULL || kept->size > BLOCK_LARGEST) {
		arena_finish(arena);
		return;
	}
	struct arena rest = {.blocks = kept->next};
	arena_finish(&rest);
	kept->next = NULL;
	OPEN(kept->bytes, kept->size);
	memset(kept->bytes, 0, arena->used);
	CLOSE(kept->bytes, kept->size);
	*arena = (struct arena){.blocks = kept, .total = kept->size};
}

void arena_finish(struct arena *arena)
{
	for (struct arena_block *block = arena->blocks; block != NULL;) {
		struct arena_block *next = block->next;
		OPEN(block->bytes, block->size);
		memory_free(block);
		block = next;
	}
	*arena = (struct arena){0};
}

void *vec_reserve(struct arena *arena, void *at, size_t *capacity, size_t element_size)
{
	/* Most vectors stay short: large elements start with few. */
	size_t first = element_size <= VECTOR_SMALLEST / 8 ? 8 : element_size < VECTOR_SMALLEST ? VECTOR_SMALLEST / element_size : 1;
	size_t wanted = *capacity > 0 ? memory_product(*capacity, 2) : first;
	at = arena_grow(arena, at, *capacity * element_size, memory_product(wanted, element_size));
	*capacity = wanted;
	return at;
}
