/*
 * What charts of a plan say and count alike: how far its tasks are, and which they are.
 */
#ifndef CITYPROFILE_CHART_PLAN_WORDS_H
#define CITYPROFILE_CHART_PLAN_WORDS_H

#include "chart/status.h"
#include "chart/words.h"

/** How many tasks have each status. */
struct plan_tally {
	size_t of[STATUS_COUNT];
};

/** Returns how far a task is: its own status, else that of its last step up to the day of the report. */
enum doc_status plan_status(const struct doc_plan *plan, const struct doc_task *task);
/** Returns how many tasks have each such status. */
struct plan_tally plan_count(const struct doc_plan *plan);
/** Returns whether any status is known. */
bool plan_is_known(const struct plan_tally *tally);
/** Returns the year of a day number. */
int plan_year(long day);
/** Returns the number and name of a task. arena owns it. */
struct str plan_task_name(const struct doc_task *task, struct arena *arena);
/** Returns “4 completed, 2 in progress”: the statuses that occur, each with its count; the empty string if none is known. */
struct str plan_statuses(struct words *words, const struct plan_tally *tally);
/** Add a sentence that lists the tasks for which `holds` is set, in their order; nothing if there are none. */
void plan_add_tasks(struct words *words, const char *key, const struct doc_plan *plan, const bool *holds);
/**
 * Draw the key of signs, each with its name and count, in lines from `y` on over the whole width: all statuses that a plan has, and
 * what is not known if it occurs. Returns the height it takes.
 */
length plan_key_draw(struct draw_pen *pen, const struct plan_tally *tally, length y);

#endif
