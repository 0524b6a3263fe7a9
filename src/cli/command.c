#include "cli/command.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/utf8.h"
#include "cli/report.h"
#include "press/press.h"
#include "xml/nearest.h"

static const struct command *const commands[] = {
	&command_validate, &command_render, &command_chart, &command_score, &command_compare, &command_method_list, &command_template_list, &command_rule_explain,
};
#define COMMAND_COUNT (sizeof commands / sizeof *commands)

static void print_overview(void)
{
	puts("Usage: cityprofile COMMAND [OPTION]... [OPERAND]...\n"
		"Check and score the XML description of a city, and make a tagged, archivable PDF of it.\n\n"
		"Commands:");
	for (size_t i = 0; i < COMMAND_COUNT; i++)
		printf("  %-14s  %s\n", commands[i]->words, commands[i]->summary);
	puts("\n"
		"A PROFILE is a file, a folder that holds profile.xml, or - for standard input.\n"
		"“cityprofile COMMAND --help” explains a command; --help limits lists what is too large\n"
		"or too much; --version prints the version.\n"
		"Methods, templates and fonts are looked for in --data DIR, in CITYPROFILE_DATA, in ../share/cityprofile\n"
		"beside the program, and in the source tree that it was built from.\n"
		"NO_COLOR in the environment turns colours off.\n\n"
		"Exit status: 0 done; 1 the input has errors; 2 wrong use of the command line; 3 the system failed.");
}

static void print_help(const struct command *command)
{
	printf("Usage: cityprofile %s %s\n%s.\n\n%s\nOptions:\n", command->words, command->usage, command->summary, command->details);
	for (const struct option_spec *spec = command->options; spec->name; spec++) {
		char name[64];
		snprintf(name, sizeof name, "--%s%s%s", spec->name, spec->argument ? "=" : "", spec->argument ? spec->argument : "");
		if (spec->letter)
			printf("  -%c, %-22s  %s\n", spec->letter, name, spec->meaning);
		else
			printf("      %-22s  %s\n", name, spec->meaning);
	}
}

int command_usage(const struct command *command, struct str problem)
{
	struct arena arena = {0};
	struct buf shown = {.arena = &arena};
	utf8_add_visible(&shown, problem);
	fprintf(stderr, "cityprofile: %.*s\n", STR_ARG(buf_str(&shown)));
	arena_finish(&arena);
	if (command)
		fprintf(stderr, "Usage: cityprofile %s %s\n“cityprofile %s --help” explains it.\n", command->words, command->usage, command->words);
	else
		fputs("“cityprofile --help” lists the commands.\n", stderr);
	return COMMAND_USAGE;
}

/* Returns how many arguments spell the words, 0 if they do not. */
static int words_given(const char *words, int count, char *const *arguments)
{
	struct str rest = str_from(words), word;
	int n = 0;
	while (str_next_word(&rest, &word)) {
		if (n == count || !str_equal(word, str_from(arguments[n])))
			return 0;
		n++;
	}
	return n;
}

static const struct command *find_command(int count, char *const *arguments, int *ret_words)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		*ret_words = words_given(commands[i]->words, count, arguments);
		if (*ret_words > 0)
			return commands[i];
	}
	return NULL;
}

/* The command whose first of two words was given; NULL if there is none. */
static const struct command *find_begun(const char *given)
{
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		struct str rest = str_from(commands[i]->words), word;
		if (str_next_word(&rest, &word) && rest.n > 0 && str_equal(word, str_from(given)))
			return commands[i];
	}
	return NULL;
}

/* What was given for a command, as a problem: half of one, or one misspelt. */
static struct str unknown_command(int count, char *const *arguments, struct arena *arena)
{
	const struct command *begun = find_begun(arguments[0]);
	struct str given = str_from(arguments[0]), both = count > 1 ? str_format(arena, "%s %s", arguments[0], arguments[1]) : given;
	struct nearest nearest = {.asked = given}, nearest_both = {.asked = both};
	if (given.n > 0 && given.at[0] == '-')
		return str_format(arena, "there is no option “%s” before a command", arguments[0]);
	for (size_t i = 0; i < COMMAND_COUNT; i++) {
		nearest_offer(&nearest, str_from(commands[i]->words));
		nearest_offer(&nearest_both, str_from(commands[i]->words));
	}
	struct str best = nearest_found(&nearest) ? nearest.best : nearest_both.best;
	if (best.n > 0)
		return str_format(arena, "there is no command “%.*s”; did you mean “%.*s”?", STR_ARG(nearest_found(&nearest) ? given : both), STR_ARG(best));
	if (begun)
		return str_format(arena, "“%s” needs a second word, as in “%s”", arguments[0], begun->words);
	return str_format(arena, "there is no command “%s”", arguments[0]);
}

/* Whether an option that stands without a command is meant; long ones may be shortened, as after a command. */
static bool is_option(const char *given, const char *name)
{
	struct str text = str_from(given);
	return text.n > 2 && text.n <= strlen(name) && strncmp(given, name, text.n) == 0;
}

static int run_command(const struct command *command, int count, char *const *arguments, struct arena *arena)
{
	struct option_values values;
	struct str problem;
	if (!options_read(command->options, count, arguments, arena, &values, &problem))
		return command_usage(command, problem);
	if (values.at[OPTION_HELP]) {
		print_help(command);
		return report_close(COMMAND_DONE);
	}
	if (values.operand_count < command->least)
		return command_usage(command, STR("an operand is missing"));
	if (values.operand_count > command->most)
		return command_usage(command, STR("there are too many operands"));
	return report_close(command->run(&values));
}

/* What comes after --help: nothing, or "limits". */
static int run_help(int count, char *const *topics)
{
	bool limits = count == 1 && str_is(str_from(topics[0]), "limits");
	if (count > 0 && !limits)
		return command_usage(NULL, STR("“cityprofile --help” stands alone or with “limits” after it"));
	if (limits)
		limits_print();
	else
		print_overview();
	return report_close(COMMAND_DONE);
}

int command_run(int argument_count, char *const *arguments)
{
	struct arena arena = {0};
	int words = 0, status;
	if (argument_count < 2)
		return command_usage(NULL, STR("a command is missing"));
	const struct command *command = find_command(argument_count - 1, arguments + 1, &words);
	if (command) {
		press_start();
		status = run_command(command, argument_count - words, arguments + words, &arena);
	} else if (is_option(arguments[1], "--help") || str_is(str_from(arguments[1]), "-h") || str_is(str_from(arguments[1]), "help")) {
		status = run_help(argument_count - 2, arguments + 2);
	} else if (is_option(arguments[1], "--version")) {
		puts("cityprofile " CITYPROFILE_VERSION);
		status = report_close(COMMAND_DONE);
	} else {
		status = command_usage(NULL, unknown_command(argument_count - 1, arguments + 1, &arena));
	}
	arena_finish(&arena);
	return status;
}
