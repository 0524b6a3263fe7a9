/*
 * Round things: points on a circle, pieces of rings, rays. Angles as in trig.h; each lies where a clock would show it.
 * Arcs are cubic curves of at most 22.5 degrees, which leave a circle of 129 mm by less than 1/1024 pt.
 */
#ifndef CITYPROFILE_CHART_ARC_H
#define CITYPROFILE_CHART_ARC_H

#include "chart/draw.h"
#include "chart/trig.h"

/** A ring, or a part of one, about a centre. */
struct arc_ring {
	length x, y;               /* centre */
	length inner, outer;       /* radii */
};

/** Find the point at an angle and distance from a ring's centre. */
void arc_point(const struct arc_ring *ring, angle a, length radius, length *ret_x, length *ret_y);
/** Add the piece of a ring from one angle clockwise to another, at most a turn. */
void arc_sector(struct draw_pen *pen, const struct arc_ring *ring, angle from, angle to, struct frame_paint paint);
/** Add lines across the ring at `n` angles, all one path. */
void arc_rays(struct draw_pen *pen, const struct arc_ring *ring, const angle *angles, size_t n, struct frame_paint paint);

#endif
