/*
 * Sine and cosine in whole numbers: no libm, so that the same data draw the same lines on every machine.
 *
 * Angles count from 12 o'clock clockwise in units of 1/27648 degree, a number that many divisions of the circle share (108 sectors
 * are 92,160 units each); values are 2.30 fixed point. They come from a table of whole degrees and, within a degree, from the
 * first terms of the series: right to two units of the last place.
 */
#ifndef CITYPROFILE_CHART_TRIG_H
#define CITYPROFILE_CHART_TRIG_H

#include "frame/frame.h"

typedef int64_t angle;

#define TRIG_DEGREE ((angle)27648)
#define TRIG_TURN (360 * TRIG_DEGREE)

/** Returns the sine of an angle of any size, times FRAME_TURN_ONE. */
int64_t trig_sine(angle a);
/** Returns the cosine likewise. */
int64_t trig_cosine(angle a);
/** Returns the angle whose arc has this length on a circle of `radius` (> 0). */
angle trig_arc(length arc, length radius);
/** Returns the length of the arc of an angle on a circle of `radius`. */
length trig_arc_length(angle a, length radius);
/** Returns where part `i` of `n` equal parts of the circle begins; part n ends where the first began. */
angle trig_part(int64_t i, int64_t n);
/** Returns the turn of text whose writing direction is turned clockwise by an angle. */
struct frame_turn trig_turn(angle a);
/** Returns a * b / FRAME_TURN_ONE, rounded half away from zero; for lengths and for fixed-point values. */
int64_t trig_scale(int64_t a, int64_t b);

#endif
