#include <stdio.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"
#include "cli/command.h"
#include "xml/nearest.h"

static const char *const severities[] = {[DIAG_ADVICE] = "advice", [DIAG_WARNING] = "warning", [DIAG_ERROR] = "error"};

static int unknown_rule(const char *asked)
{
	struct nearest nearest = {.asked = str_from(asked)};
	for (int code = 0; code < DIAG_CODE_COUNT; code++)
		nearest_offer(&nearest, str_from(diag_info((enum diag_code)code)->slug));
	struct arena arena = {0};
	struct buf shown = {.arena = &arena};
	utf8_add_visible(&shown, str_from(asked));
	fprintf(stderr, "cityprofile: there is no rule “%.*s”; ", STR_ARG(buf_str(&shown)));
	arena_finish(&arena);
	if (nearest_found(&nearest))
		fprintf(stderr, "did you mean %.*s?\n", STR_ARG(nearest.best));
	else
		fputs("the code of a message stands in brackets at its end\n", stderr);
	return COMMAND_FAILED;
}

static int run(const struct option_values *values)
{
	enum diag_code code;
	if (!diag_lookup(str_from(values->operands[0]), &code))
		return unknown_rule(values->operands[0]);
	const struct diag_info *info = diag_info(code);
	printf("%s (%s)\n%s\n\n%s\n", info->slug, severities[info->severity], info->meaning, info->explanation);
	return COMMAND_DONE;
}

static const struct option_spec options[] = {OPTION_SPEC_HELP, {0}};

const struct command command_rule_explain = {
	.words = "rule explain", .usage = "CODE", .summary = "Say what a message means and how to mend what it reports",
	.details = "CODE is the word in brackets at the end of a message, such as unknown-element.\n",
	.options = options, .least = 1, .most = 1, .run = run,
};
