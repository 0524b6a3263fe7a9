/*
 * Signs of status: form, colour and mark say the same.
 */
#ifndef CITYPROFILE_CHART_STATUS_H
#define CITYPROFILE_CHART_STATUS_H

#include "chart/draw.h"

/** Number of statuses, the one that is not known among them. */
#define STATUS_COUNT (DOC_STATUS_NOT_KNOWN + 1)

/** Returns the colour of a status, of the palette; of one that has none, COLOUR_NONE. */
colour status_colour(struct draw_pen *pen, enum doc_status status);
/** Draw the sign of a status, `size` square, its upper left corner at (x, y). What is not known is a dash. */
void status_sign(struct draw_pen *pen, enum doc_status status, length x, length y, length size);
/** Draw it; its size is the group's. */
void status_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str status_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);
/** Returns the key of the label that names a status. */
const char *status_label(enum doc_status status);

#endif
