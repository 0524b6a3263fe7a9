/*
 * The names round a radar, each with its value: above and below it, and in a column on either side that follows the circle. Where
 * spokes are closer than lines, names give way up and down, in their order, and a thin line leads to each that had to.
 */
#ifndef CITYPROFILE_CHART_RADAR_NAMES_H
#define CITYPROFILE_CHART_RADAR_NAMES_H

#include "chart/arc.h"

/** A radar while it is drawn: at least three spokes. */
struct radar {
	struct draw_pen *pen;
	const struct doc_scores *data;
	struct arc_ring whole;     /* centre, and the radius of 100 as `outer` */
	colour shade;              /* of the line */
	length line_height;        /* of a name */
	length *tops;              /* of the names of spokes 0 to half of all, from the centre; those of the other side are alike */
	unsigned shortened;
};

/** Returns the angle of a spoke: clockwise from 12 o'clock, the other way where pages are read from the right. */
angle radar_angle(const struct radar *radar, size_t i);
/** Find where the names stand: sets the centre's height and the height of the group. */
void radar_place_names(struct radar *radar);
/** Draw them. */
void radar_draw_names(struct radar *radar);

#endif
