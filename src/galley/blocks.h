/*
 * The setters of each kind of block; flow calls them. Every one sets its node into the flow's region,
 * reports what is wrong to the context's diag, and marks the context as failed on errors.
 */
#ifndef CITYPROFILE_GALLEY_BLOCKS_H
#define CITYPROFILE_GALLEY_BLOCKS_H

#include "galley/flow.h"

/** A paragraph or heading, with its hanging label. */
void paragraph_set(struct flow *flow, const struct doc_node *node);
/** A list with its items. */
void list_block_set(struct flow *flow, const struct doc_node *node);
/** A table: caption, head, rows that may break over pages, notes. */
void table_set(struct flow *flow, const struct doc_node *node);
/** A figure with its caption: floating or in place. */
void figure_set(struct flow *flow, const struct doc_node *node);
/** An image as a block, at most as wide as the region. */
void figure_image_set(struct flow *flow, const struct doc_node *node);
/** A chart as a block, in its own size. */
void figure_chart_set(struct flow *flow, const struct doc_node *node);
/** Blocks on a ground or under a rule. */
void box_set(struct flow *flow, const struct doc_node *node);
/** A horizontal rule. */
void box_rule_set(struct flow *flow, const struct doc_node *node);
/** Blocks side by side. */
void columns_set(struct flow *flow, const struct doc_node *node);
/** Blocks at a fixed place of the page. */
void columns_place(struct flow *flow, const struct doc_node *node);

/** A decoration that was opened and waits to be closed. */
struct box_state {
	size_t first;              /* index of the first item inside */
	struct region outer;
	const struct style *style;
	const struct doc_node *node;
};
/** Open the decoration of a block's style: ground, rules, padding. Returns false, *ret_state untouched, when the style has none. */
bool box_open(struct flow *flow, const struct doc_node *node, struct box_state *ret_state);
/** Close it: everything added since is on its ground, and a page break inside closes and opens it anew. */
void box_close(struct flow *flow, const struct box_state *state);

#endif
