/*
 * By what a table for other programs was scored: method, benchmark set, what its bands may be called and who may see them. The last
 * columns of each row, since rows are taken out of tables and a band must not travel without its notice. Internal to score and compare.
 */
#ifndef CITYPROFILE_SCORE_BASIS_H
#define CITYPROFILE_SCORE_BASIS_H

#include "score/csv.h"
#include "score/scorecard.h"

/** Names of the columns, in their order. */
#define BASIS_COLUMNS "method", "benchmarks", "benchmarks_status", "benchmarks_access", "notice"

/** Add the columns to a row; without a set all but the first are empty. */
void basis_add(const struct scorecard_view *view, struct csv *csv);

/** Returns whether targets, and the percentages of data points that give them away, are not for everybody. */
bool basis_is_restricted(const struct scorecard_view *view);

#endif
