/*
 * Flow: blocks set one under the other into a list, within a region of the measure. Keeps what
 * passes from block to block: space, keeping together, targets waiting for a box.
 */
#ifndef CITYPROFILE_GALLEY_FLOW_H
#define CITYPROFILE_GALLEY_FLOW_H

#include "galley/list.h"

/** What stays the same while a part is set. Borrowed pointers. */
struct galley_context {
	const struct document *document;
	const struct doc_references *references;
	struct text_shaper *shaper;
	struct arena *arena;
	struct diag *diag;
	struct galley_folios *folios; /* notes what is looked up */
	const struct style_page *master;
	length measure;            /* width of the master's text area */
	bool failed;
};

/** A stretch of the measure, from its start edge. */
struct region {
	length start, width;
};

struct flow {
	struct galley_context *context;
	struct galley_list *list;
	struct region region;
	length after;              /* space wanted by the block above */
	unsigned keep;             /* lines of what follows that stay with what stands above */
	bool followed;             /* text has followed the block that keeps: a new heading need not stay with it */
	bool started;              /* something stands above */
	enum style_break wanted;   /* break before the next block, asked for by what surrounds it */
	bool aligned;              /* paragraphs take `align` instead of their style's */
	enum style_align align;
	length push;               /* the next paragraph's first line begins this much later: a label before it is wide */
	length image_height;       /* images are at most this high; 0: the usual part of the page */
	struct vec_of(uint32_t) waiting; /* nodes whose target waits for a box */
};

/** Returns a flow that fills `list`. */
struct flow flow_start(struct galley_context *context, struct galley_list *list, struct region region);
/** Set one block. */
void flow_block(struct flow *flow, const struct doc_node *node);
/** Set all children of a node, one under the other. */
void flow_children(struct flow *flow, const struct doc_node *parent);
/** Open a block: a break opportunity and the space above it. `before` is what the block itself wants. */
void flow_open(struct flow *flow, const struct doc_node *node, length before);
/** Begin what only surrounds blocks: its target, space above and break pass to the first of them. */
void flow_enter(struct flow *flow, const struct doc_node *node);
/** End it: its space below and its keeping pass to what follows. */
void flow_leave(struct flow *flow, const struct style *style);
/** Close a block: what it wants below and whether it keeps with what follows. */
void flow_close(struct flow *flow, const struct style *style);
/** Hand over the targets that found no box within `inner`, so that the next box outside takes them. */
void flow_adopt(struct flow *flow, const struct flow *inner);
/** End a list: targets that still wait get an empty box. */
void flow_finish(struct flow *flow, const struct doc_node *node);
/** Add a box, handing it the targets that wait. Returns it, lent until the next addition. */
struct galley_item *flow_add_box(struct flow *flow, const struct galley_item *box);
/** Note that the node's target lies at the top of the next box. */
void flow_mark_target(struct flow *flow, const struct doc_node *node);
/** Returns the x, from the measure's own origin, of something `start` from the start edge and `width` wide. */
length flow_x(const struct galley_context *context, length start, length width);
/** Returns the language in force at a node. Lent. */
struct str flow_lang(const struct doc_node *node);
/** Returns what charts are drawn with: the language of names, and the width of the place (0: in a line). */
struct chart_context flow_chart_context(const struct galley_context *context, struct str lang, length measure);
/** Returns the structure leaf that content of the node belongs to: its number, or 0 when it or a node above is an artifact. */
uint32_t flow_leaf(const struct doc_node *node);
/** Returns an empty box of a node. */
struct galley_item flow_box(const struct doc_node *node);

#endif
