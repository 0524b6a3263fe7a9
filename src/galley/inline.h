/*
 * Inlines: the content of a paragraph as pieces for the text module, and broken lines as placed
 * frame items with their links, leaders, inline charts and footnotes.
 */
#ifndef CITYPROFILE_GALLEY_INLINE_H
#define CITYPROFILE_GALLEY_INLINE_H

#include "galley/flow.h"

/** Pieces of a paragraph, and for each the node it came from and, for charts, its drawing. */
struct inline_run {
	struct vec_of(struct text_piece) pieces;
	struct vec_of(struct inline_source { const struct doc_node *node; struct frame_group drawing; const struct style *style; }) sources;
	bool rtl;                  /* the language of the paragraph is written from right to left */
};

/** Collect the inlines below `node` (labels left out unless `node` is the label itself) in the style. arena of the context owns them. */
struct inline_run inline_collect(struct galley_context *context, const struct doc_node *node, const struct style *style);
/** Add a piece of artifact text, such as “(continued)”. */
void inline_add_artifact(struct galley_context *context, struct inline_run *run, struct str text, const struct style *style,
	const struct doc_node *node);
/** Returns the pieces broken to lines; an empty list and context->failed on errors. */
struct text_lines inline_break(struct galley_context *context, const struct inline_run *run, const struct style *style, length width,
	length first_indent);
/** Draw a line: its baseline at `baseline` and the line begins at x `origin` within `box`, whose notes it extends. */
void inline_draw(struct galley_context *context, const struct inline_run *run, const struct text_line *line, length origin,
	length baseline, struct galley_item *box);
/** Returns the distance from the top of a line of the style to its baseline. */
length inline_baseline(const struct galley_context *context, const struct style *style);
/** Draw a label: hanging before `start` (from the start edge of the measure) or, when the style says so, standing at `edge`. */
void inline_draw_label(struct galley_context *context, const struct doc_node *label, const struct style *style, length edge, length start,
	length baseline, struct galley_item *box);

#endif
