/*
 * How bands and states look: colours of the palette, patterns, letters. The same in every chart.
 */
#ifndef CITYPROFILE_CHART_BAND_H
#define CITYPROFILE_CHART_BAND_H

#include "chart/draw.h"

/** Returns the palette's colour of a band; a missing one is reported. */
colour band_colour(struct draw_pen *pen, struct str band);
/** Returns the colour of what is written on it likewise. */
colour band_text_colour(struct draw_pen *pen, struct str band);
/** Returns the paint of a state without score: never a flat grey. */
struct frame_paint band_pattern(struct draw_pen *pen, enum doc_chart_state state);
/** Returns the paint of a bar in a band: the lightest band has an outline, or it would not stand out from paper. */
struct frame_paint band_paint(struct draw_pen *pen, struct str band);
/** Returns the paint of a bar in a state without score: the pattern, outlined. */
struct frame_paint band_pattern_outlined(struct draw_pen *pen, enum doc_chart_state state);
/** Returns the letters that stand for such a state. */
struct str band_letters(enum doc_chart_state state);

#endif
