/*
 * Stands between the program and the C library, by LD_PRELOAD: the allocation with the number FAIL_AT fails, as if memory
 * had run out. Where a file FAIL_COUNT is named, the numbers of the allocations at which stages of the work begin, and of the
 * last, are written to it. A stage begins at the first call of a function of a library that no stage before it calls.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

/* Declared here, since what is done here needs nothing of what their headers say. */
void __gmpq_init(void *number);
void *xsltApplyStylesheetUser(void *style, void *doc, void *parameters, void *output, void *profile, void *context);
int hb_shape_full(void *font, void *buffer, const void *features, unsigned n, const void *shapers);
void *HPDF_Xref_New(void *memory, unsigned offset);

enum stage { SCORE, TEMPLATE, LAYOUT, WRITE, STAGES };
static const char *const stage_names[] = {"score", "template", "layout", "write"};

static atomic_ulong allocations;
static atomic_ulong fail_at;
static atomic_ulong begun[STAGES];

/* Allocations are made before constructors run: the number is read at the first of them. */
static bool fails(void)
{
	unsigned long number = atomic_fetch_add(&allocations, 1) + 1;
	if (number == 1) {
		const char *wanted = getenv("FAIL_AT");
		atomic_store(&fail_at, wanted != NULL ? strtoul(wanted, NULL, 10) : 0);
	}
	if (number != atomic_load(&fail_at)) {
		return false;
	}
	errno = ENOMEM;
	return true;
}

void *__libc_malloc(size_t size)
{
	void *(*real)(size_t) = __extension__ (void *(*)(size_t))dlsym(RTLD_NEXT, "__libc_malloc");
	return fails() ? NULL : real(size);
}

void *__libc_calloc(size_t count, size_t size)
{
	void *(*real)(size_t, size_t) = __extension__ (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "__libc_calloc");
	return fails() ? NULL : real(count, size);
}

void *__libc_realloc(void *old, size_t size)
{
	void *(*real)(void *, size_t) = __extension__ (void *(*)(void *, size_t))dlsym(RTLD_NEXT, "__libc_realloc");
	return fails() ? NULL : real(old, size);
}

void *__libc_memalign(size_t alignment, size_t size)
{
	void *(*real)(size_t, size_t) = __extension__ (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "__libc_memalign");
	return fails() ? NULL : real(alignment, size);
}

static void begin(enum stage stage)
{
	unsigned long none = 0;
	atomic_compare_exchange_strong(&begun[stage], &none, atomic_load(&allocations));
}

void __gmpq_init(void *number)
{
	void (*real)(void *) = __extension__ (void (*)(void *))dlsym(RTLD_NEXT, "__gmpq_init");
	begin(SCORE);
	real(number);
}

void *xsltApplyStylesheetUser(void *style, void *doc, void *parameters, void *output, void *profile, void *context)
{
	void *(*real)(void *, void *, void *, void *, void *, void *) = __extension__
		(void *(*)(void *, void *, void *, void *, void *, void *))dlsym(RTLD_NEXT, "xsltApplyStylesheetUser");
	begin(TEMPLATE);
	return real(style, doc, parameters, output, profile, context);
}

int hb_shape_full(void *font, void *buffer, const void *features, unsigned n, const void *shapers)
{
	int (*real)(void *, void *, const void *, unsigned, const void *) =
		__extension__ (int (*)(void *, void *, const void *, unsigned, const void *))dlsym(RTLD_NEXT, "hb_shape_full");
	begin(LAYOUT);
	return real(font, buffer, features, n, shapers);
}

void *HPDF_Xref_New(void *memory, unsigned offset)
{
	void *(*real)(void *, unsigned) = __extension__ (void *(*)(void *, unsigned))dlsym(RTLD_NEXT, "HPDF_Xref_New");
	begin(WRITE);
	return real(memory, offset);
}

/* _exit, by which the program ends out of memory, does not come here. */
__attribute__((destructor)) static void tell(void)
{
	const char *path = getenv("FAIL_COUNT");
	int file = path != NULL ? open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666) : -1;
	if (file >= 0) {
		for (int stage = 0; stage < STAGES; stage++) {
			dprintf(file, "%s %lu\n", stage_names[stage], atomic_load(&begun[stage]));
		}
		dprintf(file, "end %lu\n", atomic_load(&allocations));
		close(file);
	}
}
