#include "base/memory.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *memory_take(size_t size)
{
	void *memory = malloc(size > 0 ? size : 1);
	if (memory == NULL) {
		memory_exhausted(size);
	}
	return memory;
}

void *memory_resize(void *old, size_t size)
{
	void *memory = realloc(old, size > 0 ? size : 1);
	if (memory == NULL) {
		memory_exhausted(size);
	}
	return memory;
}

void *memory_take_zeroed(size_t count, size_t size)
{
	bool empty = count == 0 || size == 0;
	void *memory = calloc(empty ? 1 : count, empty ? 1 : size);
	if (memory == NULL) {
		memory_exhausted(memory_product(count, size));
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

size_t memory_product(size_t count, size_t size)
{
	size_t product;
	return __builtin_mul_overflow(count, size, &product) ? SIZE_MAX : product;
}

static void append(char *message, size_t *n, const char *text, size_t text_n)
{
	memcpy(message + *n, text, text_n);
	*n += text_n;
}

/* The message, put together without memory. Returns its length. */
static size_t compose(size_t size, char (*ret_message)[128])
{
	static const char start[] = "cityprofile: error: out of memory", count[] = " bytes could not be had";
	char digits[24];
	size_t first = sizeof digits, n = 0;
	append(*ret_message, &n, start, sizeof start - 1);
	for (; size > 0; size /= 10) {
		digits[--first] = (char)('0' + size % 10);
	}
	if (first < sizeof digits) {
		append(*ret_message, &n, ": ", 2);
		append(*ret_message, &n, digits + first, sizeof digits - first);
		append(*ret_message, &n, count, sizeof count - 1);
	}
	append(*ret_message, &n, "\n", 1);
	return n;
}

void memory_exhausted(size_t size)
{
	static atomic_flag told = ATOMIC_FLAG_INIT;
	/* Two threads may get here together: the second waits for the first to end the program. */
	while (atomic_flag_test_and_set(&told)) {
		pause();
	}
	char message[128];
	size_t n = compose(size, &message);
	/* Nothing can be done about a message that cannot be written. */
	ssize_t written = write(STDERR_FILENO, message, n);
	(void)written;
	_exit(3);
}
