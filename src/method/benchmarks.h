/*
 * Benchmark sets: the target of each data point of a method, with its source, or the reason why
 * there is none (profiles/schema/benchmarks.xsd). Read after the method; score reads both.
 *
 * Invariants of a set that was read: every entry names a data point of the method, none twice; the
 * formula fits the kind of the data point and cannot divide by zero; steps rise towards the better side.
 */
#ifndef CITYPROFILE_METHOD_BENCHMARKS_H
#define CITYPROFILE_METHOD_BENCHMARKS_H

#include "method/method.h"

/** Words quoted for one target, at most. */
#define BENCHMARKS_WORDS_LIMIT 20
/** Entries of a set, and sets that extend one another, at most. */
#define BENCHMARKS_ENTRIES_LIMIT METHOD_POINTS_LIMIT
#define BENCHMARKS_DEPTH_LIMIT 32

enum benchmark_formula {
	BENCHMARK_NONE,   /* no target; reasons say why */
	BENCHMARK_RATIO,  /* 100 x value / target, or 100 x target / value where lower is better */
	BENCHMARK_LINEAR, /* 100 x (value - floor) / (target - floor) */
	BENCHMARK_YES_NO, /* 100 for the answer to reach, else 0 */
	BENCHMARK_OPTIMUM,    /* 100 x min(value / target, target / value); a value of 0 or less gives 0 */
	BENCHMARK_COUNT_OF,   /* 100 x things met / all things of the list */
	BENCHMARK_THRESHOLDS, /* percentage of the best step that is reached; 0 when none is */
};

enum benchmark_status { BENCHMARK_PUBLISHED, BENCHMARK_DERIVED, BENCHMARK_PROJECT };

/** The first is the strongest claim. */
enum benchmarks_status { BENCHMARKS_OFFICIAL, BENCHMARKS_INDICATIVE, BENCHMARKS_FICTIONAL };

/** BENCHMARKS_RESTRICTED: a public output holds bands only, nothing from which a target could be told. */
enum benchmarks_access { BENCHMARKS_PUBLIC, BENCHMARKS_RESTRICTED };

/** A step of thresholds: a value at its limit has reached it. */
struct benchmark_step {
	struct method_number limit, percent; /* percent from 0 to 100 */
};

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
	struct method_number value;    /* ratio, linear, optimum, thresholds (the limit of the best step) */
	bool yes;                      /* yes-no: the answer to reach */
	struct method_number floor;    /* linear */
	struct vec_of(struct benchmark_step) steps; /* thresholds; the worst first, the last one worth 100 */
	enum method_direction direction; /* METHOD_NEITHER with the formulas that need none */
	enum benchmark_status status;
	struct vec_of(struct benchmark_source) sources;
	struct method_texts words, reasons;
	struct str set;                /* id of the set in which it stands: this one, or one that it extends */
	struct span span;
};

/** A set. `by_point` has one entry for each data point of the method, NULL where the set does not mention it. */
struct benchmarks {
	struct method_word id, method;
	struct method_word extends;    /* id of the set whose entries stand where this one has none; may be empty */
	enum benchmarks_status status;
	enum benchmarks_access access;
	struct method_texts names, notices, notes; /* notices: those of the set that it extends where it has none; only an official set has none at all */
	bool notice_is_standard;       /* neither has any, and the status gave one, in English */
	const struct benchmark **by_point;
	struct span span;
};

/** Returns the word of the format for a formula; static. */
const char *benchmark_formula_word(enum benchmark_formula formula);
/** Returns the word of the format for the status of a target; static. */
const char *benchmark_status_word(enum benchmark_status status);
/** Returns the word of the format for the status of a set; static. */
const char *benchmarks_status_word(enum benchmarks_status status);
/** Returns the notice of a set without one, in English; empty for an official set. Static. */
struct str benchmarks_standard_notice(enum benchmarks_status status);
/** Returns the word of the format for who may see a set; static. */
const char *benchmarks_access_word(enum benchmarks_access access);

/** Returns the id of the set that a tree extends, with its place; empty when it extends none. arena owns it. */
struct method_word benchmarks_extended(const struct xml_tree *tree, struct arena *arena);

/**
 * Read a benchmark set from its tree.
 *
 * tree    borrowed; may be freed afterwards.   method  borrowed; whose data points the set speaks of.
 * base    the set that benchmarks_extended names, read for the same method; NULL where it names none. Its entries are shared.
 * Returns false, with errors in diag at their places and *ret_set untouched, on faults of structure or content,
 * or when the set is neither for the method nor for the one that this extends.
 */
bool benchmarks_read(const struct xml_tree *tree, const struct method *method, const struct benchmarks *base,
	struct arena *arena, struct diag *diag, struct benchmarks *ret_set);

/** Returns what the set says of a data point, or NULL. Lent. */
const struct benchmark *benchmark_lookup(const struct benchmarks *set, size_t point);

#endif
