/*
 * Lists of galley items: adding boxes, glue and penalties, and flattening a list into one drawing.
 */
#ifndef CITYPROFILE_GALLEY_LIST_H
#define CITYPROFILE_GALLEY_LIST_H

#include "galley/galley.h"

/** Add an item. Returns it, lent until the next addition. Height is kept up to date. */
struct galley_item *list_add(struct galley_list *list, struct arena *arena, const struct galley_item *item);
/** Add glue of a height; nothing for 0. */
void list_add_glue(struct galley_list *list, struct arena *arena, length height, const struct doc_node *node);
/** Add a penalty. Returns it, lent until the next addition. */
struct galley_item *list_add_penalty(struct galley_list *list, struct arena *arena, int cost);
/** Append all items of another list. */
void list_append(struct galley_list *list, struct arena *arena, const struct galley_list *from);

/** Returns the distance from the top to the first baseline, or -1 when nothing has one. */
length list_baseline(const struct galley_list *list);
/** Move an item's targets into `into`, `dy` further down. */
void list_move_targets(struct galley_item *into, struct arena *arena, const struct galley_item *from, length dy);
/** Add footnotes to those an item calls already. */
void list_add_notes(struct galley_item *item, struct arena *arena, const struct galley_list *notes);
/**
 * Draw a whole list into a box at (0, dy): contents, grounds, targets and notes; floats stand where they are.
 * Leading and trailing glue counts. Returns the height used.
 */
length list_flatten(const struct galley_list *list, struct galley_item *into, struct arena *arena, length dy);

#endif
