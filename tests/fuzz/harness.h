/*
 * Fuzzing: one harness for each format that the program reads, fuzz_<format>.c. Each is built twice over: by an engine that
 * makes up inputs (libfuzzer.c), or as a plain program that replays its corpus and what was found before, and tries
 * seeded mutations of the corpus (plain.c).
 *
 * Invariants of a harness: what an input gives depends on that input alone; an input is accepted exactly when no error was
 * reported; what is broken ends the program (trial_expect).
 */
#ifndef CITYPROFILE_TESTS_FUZZ_HARNESS_H
#define CITYPROFILE_TESTS_FUZZ_HARNESS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "xml/xml.h"

/** One input being tried. */
struct trial {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
	uint64_t digest;          /* of all that was said and made */
};

/** What a format's file defines. */
struct harness {
	const char *name;         /* tests/fuzz/corpus/<name>, tests/regress/<name> */
	const char *ending;       /* of the files to replay: ".xml" */
	const char *schemas[3];   /* of profiles/schema, NULL at the end: what all refuse must be refused; none: there is no such judge */
	size_t largest;           /* bytes; longer inputs are passed over */
	bool silent;              /* refuses without a report */
	bool xml;                 /* mutations also change the tree */
	unsigned mutations;       /* tried by the plain program; a sealed format gets as many that are mended */
	void (*mend)(char *bytes, size_t n); /* put right the checksum that seals the file, if the format has one; else NULL */
	void (*start)(void);
	/* Returns whether the input is accepted. */
	bool (*run)(struct str bytes, struct trial *trial);
	void (*finish)(void);
};

extern const struct harness harness;

/** Start the libraries and the harness; once. */
void harness_start(void);
/** Try an input. Reports are printed to `out` (may be NULL). Returns whether it was accepted; *ret_digest (may be NULL) sums up all that was said and made. */
bool harness_try(struct str bytes, FILE *out, uint64_t *ret_digest);
/** Release what harness_start took. */
void harness_finish(void);

/** End the program unless the condition holds: a finding. */
#define trial_expect(condition) ((condition) ? (void)0 : trial_broken(#condition, __FILE__, __LINE__))
/** Say what does not hold and end the program. */
_Noreturn void trial_broken(const char *condition, const char *file, int line);
/** Take bytes into the digest. */
void trial_digest(struct trial *trial, struct str bytes);
/** Returns a path below the source tree, owned by the arena, NUL-terminated. */
struct str trial_path(const char *name, struct arena *arena);
/** Read a file of the source tree into a tree; it must be sound. arena and sources are the caller's, for as long as the tree is used. */
void trial_fixture(const char *name, struct arena *arena, struct source_list *sources, struct xml_tree *ret_tree);
/** Parse the input, whose folder is examples/exampleby. Returns false with errors in the trial's diag. */
bool trial_parse(struct trial *trial, struct str bytes, struct xml_tree *ret_tree);
/** Put the bytes into a file without a name, always the same. Returns its path; static. */
struct str trial_file(struct str bytes);

#endif
