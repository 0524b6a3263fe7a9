/*
 * What the tests of page share beyond those of galley: pages, and questions about what stands on them.
 */
#ifndef CITYPROFILE_TESTS_PAGE_FIXTURE_H
#define CITYPROFILE_TESTS_PAGE_FIXTURE_H

#include "../galley/fixture.h"
#include "page/page.h"

/* Lengths of the master "page" in styles.xml. */
#define TOP (50 * LENGTH_PT)
#define FOOT (350 * LENGTH_PT)
#define INNER (40 * LENGTH_PT)
#define OUTER (20 * LENGTH_PT)

/* Make pages of a document of these parts; returns whether that went without errors. */
static inline bool fixture_try_pages(struct fixture *f, const char *lang, const char *parts, struct frames *ret_frames)
{
	return fixture_try(f, lang, parts) && page_make(f->galley, f->shaper, &f->own, &f->diag, ret_frames);
}

static inline struct frames fixture_pages(struct fixture *f, const char *lang, const char *parts)
{
	struct frames frames = {0};
	if (!fixture_try_pages(f, lang, parts, &frames))
		fail_msg("%.200s: %s", parts, fixture_report(f));
	return frames;
}

/* Blocks as the only part, on a master. */
static inline struct frames fixture_blocks(struct fixture *f, const char *lang, const char *master, const char *blocks)
{
	struct arena scratch = {0};
	struct str part = str_format(&scratch, "<part master='%s'>%s</part>", master, blocks);
	struct frames frames = fixture_pages(f, lang, part.at);
	arena_finish(&scratch);
	return frames;
}

/* The page and item of the first text that starts with these letters; fails when there is none. */
struct found {
	uint32_t page;
	const struct frame_item *item;
};

static inline struct found fixture_where(const struct frames *frames, const char *letters)
{
	for (uint32_t i = 0; i < frames->page_count; i++) {
		const struct frame_item *item = fixture_find(&frames->pages[i].items, letters);
		if (item)
			return (struct found){i, item};
	}
	fail_msg("nothing starts with “%s”", letters);
	return (struct found){0};
}

/* `n` paragraphs of one line each, of 14 pt: "1." to "n.". */
static inline struct str fixture_lines(struct arena *arena, unsigned n)
{
	struct buf text = {.arena = arena};
	buf_add(&text, "", 0);
	for (unsigned i = 1; i <= n; i++)
		buf_format(&text, "<p style='text'>%u.</p>", i);
	return buf_str(&text);
}

/* A paragraph of `n` lines: prefix and number. */
static inline struct str fixture_paragraph(struct arena *arena, const char *style, const char *prefix, unsigned n)
{
	struct buf text = {.arena = arena};
	buf_format(&text, "<p style='%s'>", style);
	for (unsigned i = 1; i <= n; i++)
		buf_format(&text, "%s%s%u", i > 1 ? "<br/>" : "", prefix, i);
	buf_format(&text, "</p>");
	return buf_str(&text);
}

/* What a leaf of the document says over all pages, in the order drawn; hyphens made by line breaks are not in it. */
static inline struct str fixture_leaf(struct fixture *f, const struct frames *frames, uint32_t node)
{
	struct buf text = {.arena = &f->own};
	buf_add(&text, "", 0);
	for (uint32_t i = 0; i < frames->page_count; i++)
		for (size_t k = 0; k < frames->pages[i].items.n; k++) {
			const struct frame_item *item = &frames->pages[i].items.at[k];
			if (item->kind == FRAME_TEXT && item->node == node)
				buf_add_str(&text, item->as.text->text);
		}
	return buf_str(&text);
}

/* Every text of the document stands on the pages, once, whole and in order. */
static inline void fixture_all_said(struct fixture *f, const struct frames *frames)
{
	for (uint32_t i = 1; i <= f->document.node_count; i++) {
		const struct doc_node *node = f->document.nodes[i];
		if (node->kind != DOC_TEXT)
			continue;
		struct str said = fixture_leaf(f, frames, i);
		/* A label is parted from its text by a space. */
		if (node->parent->kind == DOC_LABEL && said.n > 0 && said.at[said.n - 1] == ' ')
			said.n--;
		if (!str_equal(said, node->as.text.string))
			fail_msg("“%.*s” became “%.*s”", STR_ARG(node->as.text.string), STR_ARG(said));
	}
}

#endif
