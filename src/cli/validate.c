#include <stdio.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cli/command.h"
#include "cli/report.h"

static const char *const formats[] = {"text", "json", NULL};

static void print_summary(struct str name, const struct diag *diag)
{
	struct buf shown = {.arena = diag->arena};
	utf8_add_visible(&shown, name);
	printf("%.*s: ", STR_ARG(buf_str(&shown)));
	if (diag->errors == 0 && diag->warnings == 0)
		puts("no errors");
	else
		printf("%zu %s, %zu %s\n", diag->errors, diag->errors == 1 ? "error" : "errors", diag->warnings,
			diag->warnings == 1 ? "warning" : "warnings");
}

static int validate_one(const struct press_settings *settings, const char *name, json_t *reports)
{
	struct press *press = press_create(settings);
	int status = COMMAND_DONE;
	press_validate(press, str_from(name));
	if (reports) {
		diag_sort(&press->diag);
		json_t *report = json_object();
		json_set_str(report, "profile", str_from(name));
		json_set(report, "diagnostics", diag_to_json(&press->diag));
		json_add(reports, report);
		status = diag_failed(&press->diag) ? COMMAND_FAILED : COMMAND_DONE;
	} else {
		status = report_diagnostics(press);
		print_summary(str_from(name), &press->diag);
	}
	press_destroy(press);
	return status;
}

static int run(const struct option_values *values)
{
	struct press_settings settings = report_settings(values);
	json_t *reports = str_is(options_text(values, OPTION_FORMAT), "json") ? json_array() : NULL;
	int worst = COMMAND_DONE;
	for (size_t i = 0; i < values->operand_count; i++) {
		int status = validate_one(&settings, values->operands[i], reports);
		worst = status > worst ? status : worst;
	}
	if (reports)
		report_json(reports);
	return worst;
}

static const struct option_spec options[] = {
	{"format", 0, OPTION_FORMAT, "FORMAT", "text (default) or json", formats},
	OPTION_SPEC_BENCHMARKS, OPTION_SPEC_STRICT, OPTION_SPEC_DATA, OPTION_SPEC_HELP, {0},
};

const struct command command_validate = {
	.words = "validate", .usage = "[OPTION]... PROFILE...", .summary = "Report everything that is wrong with profiles",
	.details = "Checks structure, references, dates, standing and images, values against the method and its benchmarks,\n"
		"and figures in the text; then sets the pages, which shows missing glyphs and what does not fit.\n"
		"One run reports every fault once, as file:line:column: severity: text [code], on standard error.\n"
		"Pages are set only where nothing else is wrong.\n"
		"With --format=json the reports go to standard output.\n",
	.options = options, .least = 1, .most = 10000, .run = run,
};
