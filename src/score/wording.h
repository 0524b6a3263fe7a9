/*
 * What the parts of a scorecard are called, in the language of a view: the words that its text, JSON, CSV and explanations share.
 * Strings are lent from scorecard, method or profile, or owned by the arena.
 */
#ifndef CITYPROFILE_SCORE_WORDING_H
#define CITYPROFILE_SCORE_WORDING_H

#include "score/scorecard.h"
#include "score/table.h"

/** Returns the text in the language of the view. */
struct str wording_text(const struct scorecard_view *view, const struct method_texts *texts);
/** Returns what a data point is called: its short name; without one that of its indicator, and its own where the two differ. */
struct str wording_point(const struct scorecard_view *view, size_t point, struct arena *arena);
/** Returns the unit of a data point. */
struct str wording_unit(const struct scorecard_view *view, size_t point);
/** Returns a percentage rounded down to two decimals: 66.66. */
struct str wording_percent(const struct score_performance *performance, struct arena *arena);
/** Returns whether a group or indicator has a percentage. */
bool wording_performs(const struct score_group *group);
/** Returns the target with its direction as a sign: ">= 95", "yes"; empty when there is none. */
struct str wording_target(const struct benchmark *benchmark, struct arena *arena);
/** Returns whether a data point has a target. */
bool wording_has_target(const struct benchmark *benchmark);
/** Returns the letter of a band. */
struct str wording_letter(const struct scorecard_view *view, const struct score_performance *performance);
/** Returns the colour of a band, by its place among all. */
enum table_colour wording_colour(const struct scorecard_view *view, const struct score_performance *performance);
/** Returns whether a data point belongs to a local indicator. */
bool wording_is_local(const struct method *method, size_t point);
/** Returns the code of a group, empty for METHOD_NONE. */
struct str wording_group_code(const struct method *method, size_t group);

/** Returns the word for whether a value was verified: yes, no, pending; empty when nothing is said, or there is no value. */
struct str wording_verified(const struct observation *observation);
/** Returns the flags of an observation as the profile format writes them, with blanks between. */
struct str wording_flags(const struct observation *observation, struct arena *arena);
/** Returns who made a value, as the profile says; empty when it does not. */
struct str wording_origin(const struct scorecard_view *view, const struct observation *observation);
/** Returns why there is no value, in the words of the profile; empty when it says nothing. */
struct str wording_reason(const struct scorecard_view *view, const struct observation *observation, struct arena *arena);
/** Returns the notes on an observation; empty when there are none. */
struct str wording_note(const struct scorecard_view *view, const struct observation *observation, struct arena *arena);
/** Returns the name of a boundary, or its id. */
struct str wording_boundary(const struct scorecard_view *view, struct str id, struct arena *arena);
/** Returns what a source is called: title, publisher, date, pages, address; or its id. */
struct str wording_source(const struct scorecard_view *view, struct str id, struct arena *arena);

#endif
