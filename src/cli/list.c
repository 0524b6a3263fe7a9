#include <stdio.h>

#include "cli/command.h"
#include "cli/report.h"

static int print_list(const struct option_values *values, struct press_listed *(*list)(struct press *, size_t *))
{
	struct press_settings settings = report_settings(values);
	struct press *press = press_create(&settings);
	size_t n = 0;
	const struct press_listed *found = list(press, &n);
	bool wrong = diag_failed(&press->diag);
	/* A list from other folders than those asked for would mislead. */
	for (size_t i = 0; !wrong && i < n; i++)
		printf("%-28.*s  %.*s\n", STR_ARG(found[i].id), STR_ARG(found[i].name));
	int status = report_diagnostics(press);
	press_destroy(press);
	return status;
}

static int run_methods(const struct option_values *values)
{
	return print_list(values, press_list_methods);
}

static int run_templates(const struct option_values *values)
{
	return print_list(values, press_list_templates);
}

static const struct option_spec options[] = {OPTION_SPEC_DATA, OPTION_SPEC_HELP, {0}};

const struct command command_method_list = {
	.words = "method list", .usage = "[OPTION]...", .summary = "List the indicator methods that can be used",
	.details = "Prints the id and the name of every method in the data folders. Methods that lie beside a profile are not listed.\n",
	.options = options, .run = run_methods,
};

const struct command command_template_list = {
	.words = "template list", .usage = "[OPTION]...", .summary = "List the templates that can be used",
	.details = "Prints the id and the name of every template in the data folders.\n",
	.options = options, .run = run_templates,
};
