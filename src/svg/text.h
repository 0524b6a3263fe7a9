/*
 * Text of a page as text of SVG. Internal to svg.
 *
 * The first letter of every word has its place, and so has every letter that stands otherwise than the font says; with them, in
 * one list, those between, which viewers that read whole lists then place as exactly. Letters that join stay together.
 */
#ifndef CITYPROFILE_SVG_TEXT_H
#define CITYPROFILE_SVG_TEXT_H

#include "frame/frame.h"

/**
 * Append the text element of an item that shows something; on a curve, a group of one for each cluster. Not for a curve that is
 * read from the right, whose letters join. `lang`: that of the drawing.
 */
void text_add(struct buf *out, const struct frame_item *item, struct str lang);
/** Append a colour as #rrggbb. */
void text_add_colour(struct buf *out, colour colour);

#endif
