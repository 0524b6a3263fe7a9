/*
 * Command-line options in the GNU manner: long options that may be shortened and may stand after
 * operands, `--` ends them, `-` is standard input or output. What a command takes is a table.
 */
#ifndef CITYPROFILE_CLI_OPTIONS_H
#define CITYPROFILE_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/** All options of all commands; each command takes some. */
enum option_id {
	OPTION_ALL, OPTION_BENCHMARKS, OPTION_COVERAGE, OPTION_DATA, OPTION_DPI, OPTION_EDITION, OPTION_EXPLAIN, OPTION_FOLDER,
	OPTION_FORMAT, OPTION_GAPS, OPTION_GROUP, OPTION_HELP, OPTION_LANG, OPTION_LIST, OPTION_METHOD, OPTION_OUTLINES, OPTION_OUTPUT,
	OPTION_PERIOD, OPTION_RANK, OPTION_SET, OPTION_SIZE, OPTION_STOP_AFTER, OPTION_STRICT, OPTION_TEMPLATE, OPTION_TREND,
	OPTION_WITH_DATA, OPTION_COUNT,
};

struct option_spec {
	const char *name;        /* long name; NULL ends the table */
	char letter;             /* short name, 0 for none */
	enum option_id id;
	const char *argument;    /* what it takes, as printed; NULL for a switch */
	const char *meaning;
	const char *const *words; /* the values it may have, NULL-terminated; NULL: any */
	bool repeats;            /* its values add up; of other options there is one */
};

/** An option as it was given. */
struct option_given {
	enum option_id id;
	const char *value;
};

/** What was given. Strings lend from the arguments. */
struct option_values {
	const char *at[OPTION_COUNT]; /* NULL: not given; switches: ""; of an option that repeats the last */
	const struct option_given *given; /* all, in their order, for options that may be repeated */
	size_t given_count;
	char *const *operands;
	size_t operand_count;
};

/** Specs that several commands share. */
#define OPTION_SPEC_BENCHMARKS {"benchmarks", 0, OPTION_BENCHMARKS, "ID|FILE", "score by this benchmark set", NULL}
#define OPTION_SPEC_DATA {"data", 0, OPTION_DATA, "DIR", "look for methods, templates and fonts here first", NULL}
#define OPTION_SPEC_STRICT {"strict", 0, OPTION_STRICT, NULL, "treat warnings and advice as errors", NULL}
#define OPTION_SPEC_HELP {"help", 'h', OPTION_HELP, NULL, "print this help", NULL}

/**
 * Read arguments by a table. Operands are moved to the end, as getopt_long does.
 * Returns false, with the reason in *ret_problem (static or formatted in a buffer of the arena), on wrong use.
 */
bool options_read(const struct option_spec *specs, int argument_count, char *const *arguments, struct arena *arena,
	struct option_values *ret_values, struct str *ret_problem);

/** Returns an option's value as a slice; empty when not given. */
struct str options_text(const struct option_values *values, enum option_id id);
/**
 * Step through the values of an option that may be repeated; *cursor is 0 at first.
 * Returns false, *ret_value untouched, when there are no more.
 */
bool options_next(const struct option_values *values, enum option_id id, size_t *cursor, struct str *ret_value);

#endif
