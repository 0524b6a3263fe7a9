/*
 * malloc and its kin for the program and every library in it, with the C library's beneath: where that
 * has nothing left, the program ends the one way (base/memory.h), and no library sees NULL. Linked into
 * the program alone, since tests of libraries and sanitizers bring their own. free and
 * malloc_usable_size stay the C library's: the memory is its own.
 */
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>

#include "base/memory.h"

/* What the C library calls its own functions. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

static void *had(void *memory, size_t size)
{
	if (memory == NULL) {
		memory_exhausted(size);
	}
	return memory;
}

void *malloc(size_t size)
{
	return had(__libc_malloc(size), size);
}

void *calloc(size_t count, size_t size)
{
	return had(__libc_calloc(count, size), memory_product(count, size));
}

void *realloc(void *old, size_t size)
{
	void *memory = __libc_realloc(old, size);
	/* With size 0 it frees, and NULL is no failure. */
	return old != NULL && size == 0 ? memory : had(memory, size);
}

void *reallocarray(void *old, size_t count, size_t size)
{
	return realloc(old, memory_product(count, size));
}

void *memalign(size_t alignment, size_t size)
{
	return had(__libc_memalign(alignment, size), size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
	return memalign(alignment, size);
}

int posix_memalign(void **ret_memory, size_t alignment, size_t size)
{
	if (alignment % sizeof(void *) != 0 || alignment == 0 || (alignment & (alignment - 1)) != 0) {
		return EINVAL;
	}
	*ret_memory = memalign(alignment, size);
	return 0;
}
