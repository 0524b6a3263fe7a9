#include "base/file.h"
#include "cli/command.h"
#include "cli/report.h"

static const char *const stages[] = {"profile", "scorecard", "document", "galley", "frames", NULL};

static enum press_stage stage_named(struct str name)
{
	for (int i = 0; stages[i]; i++)
		if (str_is(name, stages[i]))
			return (enum press_stage)i;
	return PRESS_PDF;
}

static struct str output_path(struct press *press, const struct option_values *values, enum press_stage stage)
{
	if (values->at[OPTION_OUTPUT])
		return options_text(values, OPTION_OUTPUT);
	return stage == PRESS_PDF ? press_default_output(press, str_from(values->operands[0])) : STR("-");
}

static int run(const struct option_values *values)
{
	struct press_settings settings = report_settings(values);
	enum press_stage stage = stage_named(options_text(values, OPTION_STOP_AFTER));
	struct press *press = press_create(&settings);
	struct str bytes, path;
	bool made = press_render(press, str_from(values->operands[0]), stage, &bytes);
	if (made) {
		path = output_path(press, values, stage);
		made = str_is(path, "-") || !press_has_read(press, path);
	}
	/* Once the file stands nothing may fail any more, so what is to be said is put together before it is written. */
	struct str report = report_compose(press);
	bool lost = made && !file_write(path, bytes, &press->diag);
	if (lost)
		report = report_compose(press);
	int status = report_print(press, report);
	press_destroy(press);
	return lost ? COMMAND_SYSTEM : status;
}

static const struct option_spec options[] = {
	{"output", 'o', OPTION_OUTPUT, "FILE", "write to FILE; - is standard output", NULL},
	{"template", 0, OPTION_TEMPLATE, "ID|DIR", "use this template instead of the one that the profile names", NULL},
	{"edition", 0, OPTION_EDITION, "ID", "make this edition instead of the first", NULL},
	OPTION_SPEC_BENCHMARKS,
	{"stop-after", 0, OPTION_STOP_AFTER, "STAGE", "stop and print the profile, scorecard, document, galley or frames", stages},
	OPTION_SPEC_STRICT, OPTION_SPEC_DATA, OPTION_SPEC_HELP, {0},
};

const struct command command_render = {
	.words = "render", .usage = "[OPTION]... PROFILE", .summary = "Make the publication of a profile as PDF",
	.details = "Writes a tagged PDF (PDF/A-3a, PDF/UA-1) that carries the public copy of its source.\n"
		"The file is written whole or not at all: on errors there is none, and an older one stays as it was.\n"
		"Without -o its name is that of the profile or its folder, with .pdf, in the current folder.\n"
		"With --benchmarks, bands are those of another set; of a restricted one nothing else is in the PDF.\n"
		"Its date is that of the edition, else SOURCE_DATE_EPOCH from the environment.\n"
		"With --stop-after, JSON (text for frames) goes to standard output, or to the file that -o names.\n",
	.options = options, .least = 1, .most = 1, .run = run,
};
