/*
 * Heap memory that never comes back NULL. Out of memory has one path for the whole program: a
 * message that says how much could not be had, then exit status 3. No temporary output is left
 * behind, because file_write takes no memory while it has one.
 *
 * libxml2, libxslt, ICU, Jansson, GMP, libpng and libharu are given these functions. Others cannot
 * be: HarfBuzz, libhyphen, libjpeg and the C library itself (threads, sorting, standard output) call
 * malloc. Some of them check for NULL, but HarfBuzz goes on with an empty result, which would be a
 * page without words, qsort with an order that may differ, and libhyphen ends the program its own
 * way. So the program, but not the libraries it is made of, also stands in for malloc and its kin:
 * see cli/allocator.c.
 */
#ifndef CITYPROFILE_BASE_MEMORY_H
#define CITYPROFILE_BASE_MEMORY_H

#include <stddef.h>

/** As malloc, realloc, calloc, strdup, but never NULL. Released with memory_free. */
void *memory_take(size_t size);
/** As realloc; `old` may be NULL. */
void *memory_resize(void *old, size_t size);
/** As calloc. */
void *memory_take_zeroed(size_t count, size_t size);
/** As strdup. */
char *memory_copy_string(const char *text);
/** As free; accepts NULL. */
void memory_free(void *memory);

/** Returns count * size, or SIZE_MAX, which nobody has, where that is more. */
size_t memory_product(size_t count, size_t size);
/** End the program, as `size` bytes (0: a library does not say how many) could not be had: one message on standard error, status 3. Async-signal-safe, and safe to call from two threads at once. */
_Noreturn void memory_exhausted(size_t size);

#endif
