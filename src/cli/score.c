#include "cli/command.h"
#include "cli/report.h"
#include "score/scorecard.h"

static const char *const formats[] = {"text", "json", NULL};

static void print_scorecard(const struct scorecard_view *view, bool as_json)
{
	struct arena arena = {0};
	struct buf text = {.arena = &arena};
	if (as_json) {
		report_json(scorecard_to_json(view, &arena));
	} else {
		scorecard_to_text(view, &arena, &text);
		report_bytes(buf_str(&text));
	}
	arena_finish(&arena);
}

static int run(const struct option_values *values)
{
	struct press_settings settings = report_settings(values);
	struct press *press = press_create(&settings);
	struct scorecard_view view;
	if (press_score(press, str_from(values->operands[0]), &view))
		print_scorecard(&view, str_is(options_text(values, OPTION_FORMAT), "json"));
	int status = report_diagnostics(press);
	press_destroy(press);
	return status;
}

static const struct option_spec options[] = {
	{"format", 0, OPTION_FORMAT, "FORMAT", "text (default) or json", formats},
	OPTION_SPEC_STRICT, OPTION_SPEC_DATA, OPTION_SPEC_HELP, {0},
};

const struct command command_score = {
	.words = "score", .usage = "[OPTION]... PROFILE", .summary = "Score a profile by its method and benchmarks",
	.details = "Prints value, percentage of target and band of every data point, then counts, points and band of every group.\n"
		"With --format=json each result has the formulas by which it was computed, with the numbers in them.\n",
	.options = options, .least = 1, .most = 1, .run = run,
};
