#include "page/page.h"

#include <stdlib.h>

#include "page/maker.h"

static int compare_targets(const void *a, const void *b)
{
	const struct frame_target *one = a, *other = b;
	return str_compare(one->id, other->id);
}

static int compare_outlines(const void *a, const void *b)
{
	const struct frame_outline *one = a, *other = b;
	return (one->node > other->node) - (one->node < other->node);
}

bool page_make(const struct galley *galley, struct text_shaper *shaper, struct arena *arena, struct diag *diag,
	struct frames *ret_frames)
{
	struct page_maker maker = {.galley = galley, .shaper = shaper, .arena = arena, .diag = diag, .folio = 1};
	for (size_t i = 0; i < galley->n; i++)
		place_part(&maker, &galley->parts[i]);
	if (maker.failed)
		return false;
	if (maker.targets.n > 0)
		qsort(maker.targets.at, maker.targets.n, sizeof *maker.targets.at, compare_targets);
	/* Floats and notes stand on later pages than what was written after them. */
	if (maker.outlines.n > 0)
		qsort(maker.outlines.at, maker.outlines.n, sizeof *maker.outlines.at, compare_outlines);
	struct frames frames = {
		.pages = maker.pages.at, .page_count = (uint32_t)maker.pages.n,
		.targets = maker.targets.at, .target_count = (uint32_t)maker.targets.n,
		.outlines = maker.outlines.at, .outline_count = (uint32_t)maker.outlines.n,
		.lang = galley->document->lang, .rtl = galley->document->rtl,
	};
	structure_make(&maker, &frames);
	*ret_frames = frames;
	return true;
}

struct doc_references page_references(const struct frames *frames, struct arena *arena)
{
	struct doc_reference *references = arena_array(arena, frames->target_count, struct doc_reference);
	for (uint32_t i = 0; i < frames->target_count; i++)
		references[i] = (struct doc_reference){frames->targets[i].id, str_from(str_copy(frames->pages[frames->targets[i].page].folio, arena))};
	return (struct doc_references){references, frames->target_count};
}
