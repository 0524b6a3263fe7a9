#include "cli/report.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static bool colour_for(int descriptor)
{
	const char *no_colour = getenv("NO_COLOR");
	return isatty(descriptor) && !(no_colour && no_colour[0]);
}

/* Faults of the machine, not of what was written: the caller may try again with the same input. */
static bool is_system(enum diag_code code)
{
	return code == DIAG_OUTPUT_FAILED || code == DIAG_INPUT_FAILED;
}

static int status_of(const struct diag *diag)
{
	bool any = false, input = false;
	for (size_t i = 0; i < diag->n; i++) {
		if (diag->at[i].severity != DIAG_ERROR)
			continue;
		any = true;
		input |= !is_system(diag->at[i].code);
	}
	return !any ? COMMAND_DONE : input ? COMMAND_FAILED : COMMAND_SYSTEM;
}

struct str report_compose(struct press *press)
{
	struct buf text = {.arena = &press->arena};
	diag_sort(&press->diag);
	diag_print_text(&press->diag, colour_for(STDERR_FILENO), &text);
	return buf_str(&text);
}

int report_print(const struct press *press, struct str report)
{
	fwrite(report.at ? report.at : "", 1, report.n, stderr);
	return status_of(&press->diag);
}

int report_diagnostics(struct press *press)
{
	return report_print(press, report_compose(press));
}

bool report_colour(void)
{
	return colour_for(STDOUT_FILENO);
}

void report_bytes(struct str bytes)
{
	fwrite(bytes.at ? bytes.at : "", 1, bytes.n, stdout);
}

void report_json(json_t *value)
{
	struct arena arena = {0};
	struct buf text = {.arena = &arena};
	json_print(value, &text);
	report_bytes(buf_str(&text));
	arena_finish(&arena);
	json_decref(value);
}

/* Whether standard output is a pipe whose reader went away, as head does when it has enough: that is no news to anybody. */
static bool reader_left(void)
{
	struct pollfd end = {.fd = STDOUT_FILENO};
	return poll(&end, 1, 0) == 1 && (end.revents & POLLERR);
}

int report_close(int status)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	if (!reader_left())
		fputs("cityprofile: standard output could not be written\n", stderr);
	return status == COMMAND_DONE ? COMMAND_SYSTEM : status;
}

struct press_settings report_settings(const struct option_values *values)
{
	return (struct press_settings){
		.data = options_text(values, OPTION_DATA), .source_root = STR(CITYPROFILE_SOURCE_ROOT),
		.template_id = options_text(values, OPTION_TEMPLATE), .edition = options_text(values, OPTION_EDITION),
		.method = options_text(values, OPTION_METHOD), .benchmarks = options_text(values, OPTION_BENCHMARKS),
		.period = options_text(values, OPTION_PERIOD), .strict = values->at[OPTION_STRICT] != NULL,
	};
}
