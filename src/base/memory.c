#include "base/memory.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *memory_take(size_t size)
{
	void *memory = malloc(size > 0 ? size : 1);
	if (memory == NULL) {
		memory_exhausted();
	}
	return memory;
}

void *memory_resize(void *old, size_t size)
{
	void *memory = realloc(old, size > 0 ? size : 1);
	if (memory == NULL) {
		memory_exhausted();
	}
	return memory;
}

void *memory_take_zeroed(size_t count, size_t size)
{
	bool empty = count == 0 || size == 0;
	void *memory = calloc(empty ? 1 : count, empty ? 1 : size);
	if (memory == NULL) {
		memory_exhausted();
	}
	return memory;
}

char *memory_copy_string(const char *text)
{
	size_t size = strlen(text) + 1;
	return memcpy(memory_take(size), text, size);
}

void memory_free(void *memory)
{
	free(memory);
}

void memory_exhausted(void)
{
	static const char message[] = "cityprofile: error: out of memory\n";
	/* Nothing can be done about a message that cannot be written. */
	ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
	(void)written;
	_exit(3);
}
