/*
 * Heap memory that never comes back NULL. Out of memory has one path: the message, then exit
 * status 3. No temporary output is left behind, because file_write takes no memory while it has
 * one. The allocators given to libxml2, libxslt, ICU,
 * PCRE2, Jansson and libharu are these, because those libraries misbehave on NULL.
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

/** End the program: message on standard error, status 3. Async-signal-safe work only. */
_Noreturn void memory_exhausted(void);

#endif
