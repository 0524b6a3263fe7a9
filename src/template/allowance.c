/*
 * Memory of a run, counted. libxml2's allocator has no context argument, so the count hangs on the thread: this is the
 * one variable of the program that is neither constant nor an argument.
 *
 * libxml2 and libxslt do not survive an allocation that fails. So none does: when the limit is passed, the run
 * is told to stop and does so at its next step, which at most doubles what there is.
 */
#include "template/engine.h"

#include <malloc.h>

#include "base/memory.h"

/* Bytes taken over a run, given back or not: bounds the time that copying strings can take. */
#define TURNOVER_LIMIT ((size_t)8 * 1024 * 1024 * 1024)
/* What no run may hold, not even within one step. */
#define LIVE_LIMIT (4 * TEMPLATE_MEMORY_LIMIT)

static _Thread_local struct allowance *allowance_current;

static void stop(struct allowance *allowance)
{
	xsltTransformContext *context = allowance->context;
	allowance->exceeded = true;
	allowance->instruction = context->inst;
	allowance->node = context_span(context);
	context->state = XSLT_STATE_STOPPED;
	/* Of a state libxslt takes note between instructions; of operations, XPath does within an expression. */
	context->opLimit = 1;
	context->opCount = 1;
	context->xpathCtxt->opLimit = 1;
	context->xpathCtxt->opCount = 1;
}

static void count_taken(void *memory)
{
	struct allowance *allowance = allowance_current;
	if (!allowance)
		return;
	size_t size = malloc_usable_size(memory);
	allowance->live += size;
	allowance->turnover += size;
	if (allowance->live > LIVE_LIMIT)
		memory_exhausted(size);
	if (!allowance->exceeded && (allowance->live > TEMPLATE_MEMORY_LIMIT || allowance->turnover > TURNOVER_LIMIT))
		stop(allowance);
}

/* What was taken before counting began may be given back while it lasts. */
static void count_given(void *memory)
{
	struct allowance *allowance = allowance_current;
	if (!allowance || !memory)
		return;
	size_t size = malloc_usable_size(memory);
	allowance->live -= size < allowance->live ? size : allowance->live;
}

static void *counted_take(size_t size)
{
	void *memory = memory_take(size);
	count_taken(memory);
	return memory;
}

static void *counted_resize(void *old, size_t size)
{
	count_given(old);
	void *memory = memory_resize(old, size);
	count_taken(memory);
	return memory;
}

static char *counted_copy(const char *text)
{
	char *copy = memory_copy_string(text);
	count_taken(copy);
	return copy;
}

static void counted_free(void *memory)
{
	count_given(memory);
	memory_free(memory);
}

void allowance_start(void)
{
	xmlMemSetup(counted_free, counted_take, counted_resize, counted_copy);
}

void allowance_use(struct allowance *allowance)
{
	allowance_current = allowance;
}
