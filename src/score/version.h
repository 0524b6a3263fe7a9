/*
 * A profile seen under another version of its method: what each data point was called there, and the values as
 * observations of the method that scores. Stands between a profile and score_make where another version is asked for.
 *
 * Invariants: a value is taken over only where every version between the two says that it means the same. What was
 * collected under the method that scores stands as it is; where a series goes from one version to another, the value
 * behind it has the flag `break`.
 */
#ifndef CITYPROFILE_SCORE_VERSION_H
#define CITYPROFILE_SCORE_VERSION_H

#include <jansson.h>

#include "score/scorecard.h"

/** Methods that name each other as predecessor, the newest first; borrowed. */
struct version_chain vec_of(const struct method *);

/** How a data point stands to the method of a profile. */
enum version_tie {
	VERSION_TAKEN_OVER,     /* both mean the same */
	VERSION_NOT_COMPARABLE, /* it comes from there, but means something else now: values are left out */
	VERSION_ABSENT,            /* there is none there */
};

struct version_point {
	enum version_tie tie;
	size_t former;          /* index in the method of the profile; METHOD_NONE with VERSION_ABSENT */
};

/** From the method of a profile to the one that scores. */
struct version {
	const struct method *from, *to; /* borrowed; either may be an extension of the version */
	bool forward;                   /* `to` is the newer one */
	struct version_point *points;   /* parallel to those of `to` */
	struct vec_of(size_t) dropped;  /* indexes in `from` of what `to` has not, local ones too */
};

/**
 * Find how two versions go together.
 *
 * chain  from one to the other, `from` and `to` at its ends; either may be the older one. One method alone: both have its rules,
 *        and differ by local indicators.
 * arena owns the result. Returns false, with errors in diag and *ret_version untouched, where a method says of the one before it
 * what cannot be: a data point that it has not, or one as comparable that has another unit or kind of value.
 */
bool version_make(const struct method *from, const struct method *to, const struct version_chain *chain, struct arena *arena,
	struct diag *diag, struct version *ret_version);

/** Observations, in the order in which they stand. */
struct version_observations vec_of(struct observation);

/**
 * Returns the observations of a profile as those of the method that scores. A data point of which there is nothing to take
 * over is not reported, whatever the profile says of those that it does not mention. Codes that the profile's own method
 * lacks are errors in diag. arena owns them; their strings are shared.
 */
struct version_observations version_observe(const struct version *version, const struct observation *observations, size_t n,
	struct arena *arena, struct diag *diag);

/** Returns whether the value of a data point was collected under the other version; one method with other local indicators is none. */
bool version_is_taken(const struct scorecard *card, size_t point);

/** Returns the word for a tie as JSON has it; static. */
const char *version_tie_word(enum version_tie tie);
/** Append what was taken over, left out, new and dropped, as aligned text; nothing for a scorecard without another version. */
void version_to_text(const struct scorecard_view *view, struct arena *arena, struct buf *out);
/** Returns the same as JSON, of a scorecard that has another version; a new reference. */
json_t *version_to_json(const struct scorecard_view *view);

#endif
