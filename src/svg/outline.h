/*
 * Outlines: text of a page as the vectors of its glyphs. Internal to svg.
 */
#ifndef CITYPROFILE_SVG_OUTLINE_H
#define CITYPROFILE_SVG_OUTLINE_H

#include "frame/frame.h"

/** Returns whether an item shows anything. */
bool outline_is_shown(const struct frame_item *item);
/** Returns the paint of a halo. */
struct frame_paint outline_halo_paint(const struct frame_item *item);
/** Returns where the glyphs of text or of a halo have their origins on the page, and how they are turned; the arena owns them. */
struct frame_place *outline_places(const struct frame_item *item, struct arena *arena);
/** Returns the outlines of all glyphs of text or of a halo on the page; the arena owns them. */
struct text_path outline_make(const struct frame_item *item, struct arena *arena);

#endif
