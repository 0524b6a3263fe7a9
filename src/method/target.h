/*
 * Targets: what a benchmark set says of one data point, read and checked against its kind. Internal
 * to method.
 */
#ifndef CITYPROFILE_METHOD_TARGET_H
#define CITYPROFILE_METHOD_TARGET_H

#include "method/benchmarks.h"

/**
 * Read what only `benchmark` has, not `no-benchmark`.
 *
 * element  borrowed; its structure was checked.   benchmark  its point is set; the rest is filled in. arena owns it.
 * Faults are errors in diag.
 */
void target_read(const xmlNode *element, const struct method *method, struct arena *arena, struct diag *diag,
	struct benchmark *benchmark);

#endif
