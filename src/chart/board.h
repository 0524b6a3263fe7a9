/*
 * The status board: how far each task was in each year, and what became of its band. A table of signs with a key.
 */
#ifndef CITYPROFILE_CHART_BOARD_H
#define CITYPROFILE_CHART_BOARD_H

#include "chart/draw.h"
#include "chart/plan_words.h"

/** The years in which tasks have steps up to the report, rising; after them the year of the report if a task says how far it is then. */
struct board_years {
	int *at;
	size_t n;                  /* 0: the board shows the present status alone */
	bool reported;             /* the last is that of the report, in which no task has a step */
};

/** Returns the years of a plan. arena owns them. */
struct board_years board_years(const struct doc_plan *plan, struct arena *arena);
/** Returns how far a task was at its last step in a year; in the last year its own status goes before that. year 0: how far it is. */
enum doc_status board_status(const struct doc_plan *plan, const struct board_years *years, const struct doc_task *task, int year);
/** Returns how many tasks have each status in a year likewise. */
struct plan_tally board_count(const struct doc_plan *plan, const struct board_years *years, int year);
/** Find the state that NR, NV, NB or NK stand for in place of a band. Returns false, *ret_state untouched, for a band. */
bool board_band_state(struct str band, enum doc_chart_state *ret_state);
/** Draw it; its size is the group's. */
void board_draw(struct draw_pen *pen, const struct doc_chart *chart);
/** Returns its text alternative; arena owns it. */
struct str board_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);

#endif
