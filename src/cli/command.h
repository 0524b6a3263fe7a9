/*
 * The commands of the program, one file each; main hands over to command_run. The only module that
 * prints. Status: 0 done, 1 the input has errors, 2 wrong use, 3 the system failed.
 */
#ifndef CITYPROFILE_CLI_COMMAND_H
#define CITYPROFILE_CLI_COMMAND_H

#include "cli/options.h"

enum command_status { COMMAND_DONE = 0, COMMAND_FAILED = 1, COMMAND_USAGE = 2, COMMAND_SYSTEM = 3 };

/** A command as the table lists it. `words` is one word or two (`method list`). */
struct command {
	const char *words;
	const char *summary;   /* one line */
	const char *usage;     /* after "cityprofile WORDS" */
	const char *details;   /* what --help adds; NUL-terminated text with line ends */
	const struct option_spec *options; /* ends with a zeroed one */
	unsigned least, most;  /* operands */
	int (*run)(const struct option_values *values);
};

extern const struct command command_validate, command_render, command_chart, command_score, command_compare, command_method_list, command_template_list,
	command_rule_explain;

/** Report wrong use of a command that only shows while it runs, with its usage. Returns COMMAND_USAGE. */
int command_usage(const struct command *command, struct str problem);

/** Print every limit of the program: its name, number and unit, and what to do about it. */
void limits_print(void);

/** Take what libraries would read out of the environment; call before any thread starts and any library is used. */
void environment_clear(void);

/** Run the program with the arguments of main. Returns the exit status. */
int command_run(int argument_count, char *const *arguments);

#endif
