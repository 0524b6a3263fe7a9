/*
 * Benchmark sets: the target of each data point of a method, with its source, or the reason why
 * there is none (profiles/schema/benchmarks.xsd). Read after the method; score reads both.
 *
 * Invariants of a set that was read: every entry names a data point of the method, none twice; the
 * formula fits the kind of the data point and cannot divide by zero.
 */
#ifndef CITYPROFILE_METHOD_BENCHMARKS_H
#define CITYPROFILE_METHOD_BENCHMARKS_H

#include "method/method.h"

/** Words quoted for one target, at most. */
#define BENCHMARKS_WORDS_LIMIT 20

enum benchmark_formula {
	BENCHMARK_NONE,   /* no target; reasons say why */
	BENCHMARK_RATIO,  /* 100 x value / target, or 100 x target / value where lower is better */
	BENCHMARK_LINEAR, /* 100 x (value - floor) / (target - floor) */
	BENCHMARK_YES_NO, /* 100 for the answer to reach, else 0 */
};

enum benchmark_status { BENCHMARK_PUBLISHED, BENCHMARK_DERIVED, BENCHMARK_PROJECT };

enum benchmarks_status { BENCHMARKS_OFFICIAL, BENCHMARKS_INDICATIVE, BENCHMARKS_FICTIONAL };

/** Where a target comes from: a document, in one language. */
struct benchmark_source {
	struct method_text title;
	struct method_word address, page, year;
};

/** The target of one data point. */
struct benchmark {
	size_t point;                  /* index in the method */
	enum benchmark_formula formula;
	struct method_word value_text; /* as written */
	struct method_number value;    /* ratio, linear */
	bool yes;                      /* yes-no: the answer to reach */
	struct method_number floor;    /* linear */
	enum method_direction direction;
	enum benchmark_status status;
	struct vec_of(struct benchmark_source) sources;
	struct method_texts words, reasons;
	struct span span;
};

/** A set. `by_point` has one entry for each data point of the method, NULL where the set does not mention it. */
struct benchmarks {
	struct method_word id, method;
	enum benchmarks_status status;
	struct method_texts names, notices, notes;
	const struct benchmark **by_point;
	struct span span;
};

/** Returns the word of the format for a formula; static. */
const char *benchmark_formula_word(enum benchmark_formula formula);
/** Returns the word of the format for the status of a target; static. */
const char *benchmark_status_word(enum benchmark_status status);
/** Returns the word of the format for the status of a set; static. */
const char *benchmarks_status_word(enum benchmarks_status status);

/**
 * Read a benchmark set from its tree.
 *
 * tree    borrowed; may be freed afterwards.   method  borrowed; whose data points the set speaks of.
 * Returns false, with errors in diag at their places and *ret_set untouched, on faults of structure or content,
 * or when the set is for another method.
 */
bool benchmarks_read(const struct xml_tree *tree, const struct method *method, struct arena *arena,
	struct diag *diag, struct benchmarks *ret_set);

/** Returns what the set says of a data point, or NULL. Lent. */
const struct benchmark *benchmark_lookup(const struct benchmarks *set, size_t point);

#endif
