/*
 * The shelf of a session: every method and benchmark set that it has read, each once, however many profiles name it; and how
 * versions of a method go together. Internal to press.
 *
 * Invariants: what is found is looked for beside each profile that names it, so one id may stand for several files; what is wrong
 * in a file is reported once, to the session that owns the shelf, and what cannot be found to the one that asks.
 */
#ifndef CITYPROFILE_PRESS_SHELF_H
#define CITYPROFILE_PRESS_SHELF_H

#include "method/find.h"
#include "score/version.h"

/** A file that was read, with what it extends. */
struct shelf_file {
	struct str path;
	uint32_t first, last;             /* numbers [first, last) of its files in the source list of the shelf */
	const struct method *method;      /* itself, or that for which a set was read; NULL: it has errors */
	const struct benchmarks *set;     /* NULL: it is a method, or has errors */
};

/** How two methods go together, as far as it was asked for. */
struct shelf_pair {
	const struct method *from, *to;
	bool good;                        /* what their files say can be */
	const struct version *version;    /* NULL: neither is a version of the other */
};

/** A method whose predecessors were looked at. */
struct shelf_check {
	const struct method *method;
	bool good;
};

/** Zero-initialize with arena and diag, which must live as long as anything that was taken from it. */
struct shelf {
	struct arena *arena;
	struct diag *diag;
	struct vec_of(struct shelf_file) methods, sets;
	struct vec_of(struct shelf_pair) pairs;
	struct vec_of(struct shelf_check) checks;
};

/** What is asked for, and by whom. */
struct shelf_wish {
	struct str word;                        /* id, or, of the command line, the path of a file */
	struct span at;                         /* that names it */
	const struct method_folders *folders;
	struct diag *diag;                      /* of whoever asks */
};

/** Returns a method; NULL, with errors in the one diag or the other, when there is none. Owned by the shelf. */
const struct method *shelf_method(struct shelf *shelf, const struct shelf_wish *wish);
/** As shelf_method, for a benchmark set read for a method of the shelf. */
const struct benchmarks *shelf_set(struct shelf *shelf, const struct shelf_wish *wish, const struct method *method);

/**
 * Find how a profile's method goes together with the one that scores.
 * Returns false, with errors reported, when what their files say of each other cannot be. *ret_version is NULL when neither is a
 * version of the other, and otherwise owned by the shelf.
 */
bool shelf_find_version(struct shelf *shelf, const struct method *from, const struct method *to, const struct method_folders *folders,
	const struct version **ret_version);

/**
 * Check what a method says of the versions before it, as far as they are at hand: that they do not go in a circle, and that the data points it
 * takes over are theirs. Each method is checked once, and an advice names a version that cannot be found though data points come from it.
 * Returns false, with errors reported, when something is wrong.
 */
bool shelf_check_predecessors(struct shelf *shelf, const struct method *method, const struct method_folders *folders);

/** Returns whether two methods of the shelf, or two sets, were read from the same bytes. Equal pointers are the same. */
bool shelf_same_method(const struct shelf *shelf, const struct method *a, const struct method *b);
/** As shelf_same_method, for sets; both NULL are the same. */
bool shelf_same_set(const struct shelf *shelf, const struct benchmarks *a, const struct benchmarks *b);

#endif
