/*
 * Press: one session from a profile to what a command asks for. Holds everything that lives as long
 * as the session, calls the arrows of the pipeline in their order, and repeats galley and page until
 * the page references are stable.
 */
#ifndef CITYPROFILE_PRESS_PRESS_H
#define CITYPROFILE_PRESS_PRESS_H

#include "base/json.h"
#include "compare/compare.h"
#include "frame/frame.h"
#include "score/scorecard.h"

/** What a command asks for. Empty strings: not asked. All borrowed. */
struct press_settings {
	struct str data;           /* folder to look in first */
	struct str source_root;    /* source tree of the build: looked in last */
	struct str template_id;    /* an id, or a folder */
	struct str edition;
	struct str method;         /* to score by in place of the profile's: an id, or a file */
	struct str benchmarks;     /* likewise */
	struct str period;         /* whose values are scored; empty: the latest of each */
	bool strict;
};

enum press_stage { PRESS_PROFILE, PRESS_SCORECARD, PRESS_DOCUMENT, PRESS_GALLEY, PRESS_FRAMES, PRESS_PDF };

/** Processor time from the profile to what is made of it; the program ends when it is over (base/deadline.h). */
#define PRESS_SECONDS_LIMIT 60

/** Passes of galley and page at most, until references settle. */
#define PRESS_PASSES 5

struct press {
	struct arena arena;        /* everything but the heap of libraries */
	struct source_list sources;
	struct diag diag;
	struct press_settings settings;
	struct press_loaded *loaded; /* the stages done so far; NULL at first */
};

/** Start the libraries; call once, before anything else. */
void press_start(void);
/** Returns a new session. Release with press_destroy. */
struct press *press_create(const struct press_settings *settings);
/** Release everything. */
void press_destroy(struct press *press);

/** Read and check a profile with its method and benchmarks, and set its pages: every problem goes to press->diag. Returns whether there is no error. */
bool press_validate(struct press *press, struct str profile);
/** Read, check and score a profile; gives the scorecard in the language of the profile, owned by the session. Returns false, *ret_view untouched, on errors. */
bool press_score(struct press *press, struct str profile, struct scorecard_view *ret_view);
/**
 * Read, check and score profiles, one after the other, and set them side by side.
 *
 * comparison  what it shall be like: its language, and whether it is ranked; the session owns the rest. No group is chosen yet.
 * Every problem of every profile goes to press->diag, and why they cannot be compared. Returns false when there are errors.
 */
bool press_compare(struct press *press, char *const *profiles, size_t count, struct comparison *comparison);
/**
 * Run the pipeline to a stage and give its output: JSON, a text dump (frames) or PDF bytes, owned by the session.
 * Returns false, *ret_bytes untouched, on errors.
 */
bool press_render(struct press *press, struct str profile, enum press_stage stage, struct str *ret_bytes);

/** Kinds of charts that can stand alone, and of what: one dimension, one or all, one data point, the data points of one group or indicator, or no group. */
enum press_chart_group { PRESS_GROUP_DIMENSION, PRESS_GROUP_ANY_DIMENSION, PRESS_GROUP_POINT, PRESS_GROUP_POINTS, PRESS_GROUP_NONE };
struct press_chart_kind { const char *name; enum press_chart_group group; const char *meaning; };
enum press_chart_format { PRESS_CHART_SVG, PRESS_CHART_PDF, PRESS_CHART_PNG };

/** Charts that shall stand alone. */
struct press_chart_wish {
	bool all;                  /* every chart that the profile's data can fill; without a type */
	struct str type;           /* a kind, or the xml:id of a figure of the profile; not empty */
	struct str group;          /* code of a dimension, group, indicator or data point; empty: the whole */
	length width, height;      /* of the page; 0: the kind's own, and what it needs */
	bool data;                 /* with a table of its data */
	enum press_chart_format format;
	bool outlines;             /* SVG: letters are vectors */
	unsigned dpi;              /* PNG */
};

/** A chart that was made. The session owns name, fit for a file, and bytes. */
struct press_chart { struct str name, bytes; };
struct press_charts { const struct press_chart *at; size_t n; };
/** Returns the kinds of charts. Static. */
const struct press_chart_kind *press_chart_kinds(size_t *ret_count);
/** Make charts as files that stand alone. Returns false, *ret_charts untouched, on errors; there is at least one else. */
bool press_chart(struct press *press, struct str profile, const struct press_chart_wish *wish, struct press_charts *ret_charts);

/** A method or template that was found. Strings are owned by the session. */
struct press_listed { struct str id, name, folder; };
/** Returns the methods of all data folders, sorted by id; the first of an id wins. A broken one is reported and left out. Owned by the session. */
struct press_listed *press_list_methods(struct press *press, size_t *ret_count);
/** As press_list_methods, for templates. */
struct press_listed *press_list_templates(struct press *press, size_t *ret_count);

/** Returns whether a path leads to a file that the session read, fonts and patterns with them, or to an image of the profile; reported when it does. */
bool press_has_read(struct press *press, struct str path);
/** Returns the file name that a profile's PDF gets when none is asked for: its folder's or file's name with .pdf. Owned by the session. */
struct str press_default_output(struct press *press, struct str profile);

#endif
