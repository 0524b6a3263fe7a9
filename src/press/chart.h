/*
 * Charts on their own: the template makes a document of one part for each, which is set as any other; then each page is cut off
 * below what it holds and written by itself. Internal to press.
 */
#ifndef CITYPROFILE_PRESS_CHART_H
#define CITYPROFILE_PRESS_CHART_H

#include "press/loaded.h"

/** How often charts are made smaller: what stands around a circle does not shrink with it exactly. */
#define CHART_FITS 4
/** Most parameters that chart_parameters gives. */
#define CHART_PARAMETERS 5

/** Fill in the parameters of the template for the charts that are asked for. Returns how many. */
size_t chart_parameters(struct press *press, struct template_parameter *parameters);
/** Returns the style sheet with page masters as wide as is asked for. The session owns it. */
const struct style_sheet *chart_sheet(struct press *press, const struct style_sheet *sheet);
/** Check that the template made the charts that are asked for. Why there is none is an error in press->diag. */
bool chart_check(struct press *press);
/**
 * Make wheels and fans smaller that are too high for the size that is asked for, by what they are too high.
 * Returns whether any was, so that the pages must be set again.
 */
bool chart_fit(struct press *press);
/** Report that there is no chart to draw, by what can be wrong with the wish. */
void chart_report_none(struct press *press);

#endif
