/*
 * Observations: the values of a city's data points, as the profile states them. The part of the
 * profile's model that score reads.
 */
#ifndef CITYPROFILE_PROFILE_OBSERVATION_H
#define CITYPROFILE_PROFILE_OBSERVATION_H

#include "base/decimal.h"
#include "base/span.h"

enum observation_missing {
	OBSERVATION_REPORTED,      /* has a value */
	OBSERVATION_NOT_REPORTED,
	OBSERVATION_NOT_APPLICABLE,
	OBSERVATION_NOT_COLLECTED,
	OBSERVATION_WITHHELD,
	OBSERVATION_NOT_KNOWN,
};

enum observation_verified { OBSERVATION_UNSTATED, OBSERVATION_VERIFIED, OBSERVATION_UNVERIFIED, OBSERVATION_PENDING };

enum observation_form {
	OBSERVATION_NUMBER,        /* `value` */
	OBSERVATION_FRACTION,      /* `numerator` and `denominator`: raw counts */
	OBSERVATION_YES_NO,        /* `yes` */
	OBSERVATION_LIST,          /* words of principles met, in `text` */
	OBSERVATION_NONE,          /* missing */
};

/** Returns what the word of the format says; OBSERVATION_REPORTED when it is none of the words. */
enum observation_missing observation_missing_parse(struct str word);

struct profile_value;
struct profile_indicators;

/** One value of one data point for one period and boundary. Strings lend from the profile's arena. */
struct observation {
	struct str indicator;      /* code as written, without blanks: EN:EN:AQ:1C/pm2.5 */
	struct span span;          /* of the element's name */
	struct span indicator_span, value_span; /* of the attributes */
	const struct profile_value *written, *within;  /* the record of the element, and of the observation around a former value; may be NULL */
	const struct profile_indicators *indicators;   /* around it; NULL as `written` is */
	enum observation_form form;
	struct decimal value, numerator, denominator;
	bool yes;
	struct str text;           /* value as written */
	enum observation_missing missing;
	enum observation_verified verified;
	struct str printed;        /* what the source printed, if different */
	struct str period, boundary, source, quality; /* inherited values resolved */
	struct str method;         /* version by which it was collected; empty: that of the profile */
	bool uncited;              /* has no source, and none was given that was reported as wrong */
	bool estimated, breaks, definition_differs, forecast;
	bool earlier;              /* stands in `earlier`: a former period of the same data point */
	bool closed;               /* restricted or internal */
	bool unsure;               /* what it says, or of what, was reported as wrong: neither scored nor compared */
};

#endif
