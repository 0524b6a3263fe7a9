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

/* What no run may hold, not even within one step. */
#define LIVE_LIMIT (4 * TEMPLATE_MEMORY_LIMIT)

/* Allocations between two looks at the depth of the tree. */
#define DEPTH_INTERVAL 256

static _Thread_local struct allowance *allowance_current;

static void stop(struct allowance *allowance, enum allowance_limit limit)
{
	xsltTransformContext *context = allowance->context;
	allowance->exceeded = limit;
	allowance->instruction = context->inst;
	allowance->node = context_span(context);
	context->state = XSLT_STATE_STOPPED;
	/* Of a state libxslt takes note between instructions; of operations, XPath does within an expression. */
	context->opLimit = 1;
	context->opCount = 1;
	context->xpathCtxt->opLimit = 1;
	context->xpathCtxt->opCount = 1;
}

/* How deep what is being built stands now: elements around the place of insertion, and below it in what is being copied there. */
static size_t tree_depth(const xsltTransformContext *context)
{
	size_t depth = 0;
	for (const xmlNode *node = context->insert; node && depth <= TEMPLATE_TREE_LIMIT; node = node->parent)
		depth++;
	for (const xmlNode *node = context->insert; node && depth <= TEMPLATE_TREE_LIMIT; node = node->last, depth++)
		if (node->type != XML_ELEMENT_NODE && node->type != XML_DOCUMENT_NODE)
			break;
	return depth;
}

/*
 * libxslt copies trees by recursion, so their depth must be bounded. Looking at every so many allocations is enough, because
 * each level takes one: a tree that is too deep is noticed while it is made, and no copy is deeper than twice the limit.
 */
static void depth_check(struct allowance *allowance)
{
	if (allowance->count++ % DEPTH_INTERVAL == 0 && tree_depth(allowance->context) > TEMPLATE_TREE_LIMIT)
		stop(allowance, ALLOWANCE_DEPTH);
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
	if (allowance->exceeded)
		return;
	if (allowance->live > TEMPLATE_MEMORY_LIMIT || allowance->turnover > TEMPLATE_TURNOVER_LIMIT)
		stop(allowance, ALLOWANCE_MEMORY);
	else
		depth_check(allowance);
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
