/*
 * The benchmarking wheel: city in the middle, round it rings of dimensions, categories and data points, each in the colour and
 * with the letter of its band, and the names of all data points. The same angle for each data point, from 12 o'clock clockwise;
 * in pages read from the right, the other way. The fan, a part of a wheel, is drawn with the same pieces.
 */
#ifndef CITYPROFILE_CHART_WHEEL_H
#define CITYPROFILE_CHART_WHEEL_H

#include "chart/label.h"

/** A wheel while it is drawn. */
struct wheel {
	struct draw_pen *pen;
	const struct doc_chart *chart;
	const struct doc_scores *data;
	struct arc_ring whole;     /* centre, and the radius of everything as `outer` */
	angle start, span;         /* where the first data point begins, and what all of them take */
	unsigned shortened;        /* names that are not as printed by the method */
};

/** Draw the wheel, chart->height or 184 mm square. Too many data points for their names is a warning, and the names are left out. */
void wheel_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str wheel_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

/* What the parts of the wheel share. */

/** Returns a measure given in hundredths of a point for a radius of 92 mm, at the size of this wheel. */
length wheel_size(const struct wheel *wheel, int64_t hundredths);
/** Returns a ring by its radii in thousandths of the wheel's. */
struct arc_ring wheel_ring(const struct wheel *wheel, int64_t inner, int64_t outer);
/** Returns the angle at which data point `i` of all begins, counted as the page is read. */
angle wheel_angle(const struct wheel *wheel, size_t i);
/** Returns the angle that `count` data points take. */
angle wheel_part(const struct wheel *wheel, size_t count);
/** Returns the angle in the middle of `count` data points from number `first`. */
angle wheel_middle(const struct wheel *wheel, size_t first, size_t count);
/** Add the piece of a ring that belongs to `count` data points from number `first`, less `gap` at both ends. */
void wheel_sector(const struct wheel *wheel, const struct arc_ring *ring, size_t first, size_t count, angle gap, struct frame_paint paint);
/** Add a cell of a ring: its track with as much of it filled from the inside as the data point's band has points, or a pattern. */
void wheel_cell(const struct wheel *wheel, const struct arc_ring *ring, size_t number, colour track);
/** Add lines across a ring before each of `n` sectors, or of data points when `sectors` is NULL, from number `first`; all one path. */
void wheel_rays(const struct wheel *wheel, const struct arc_ring *ring, const struct doc_sector *sectors, size_t first, size_t n, struct frame_paint paint);
/** Returns how a sector of the inner rings is painted: its band, or a pattern. */
struct frame_paint wheel_paint(const struct wheel *wheel, const struct doc_sector *sector);
/** Add a thin line round each of `n` sectors that has a pattern, over the lines that part sectors, so that they can be counted. */
void wheel_outlines(const struct wheel *wheel, const struct arc_ring *ring, const struct doc_sector *sectors, size_t n);
/** Draw name and letter of a category into its piece of the ring, which holds `count` data points from number `first`. */
void wheel_category(struct wheel *wheel, const struct doc_sector *category);

#endif
