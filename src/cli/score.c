#include "cli/command.h"
#include "cli/report.h"
#include "base/date.h"
#include "score/change.h"
#include "score/coverage_report.h"
#include "score/explain.h"
#include "score/gap.h"
#include "score/trend.h"

static const char *const formats[] = {"text", "json", "csv", "sdmx-csv", NULL};

/** A score that is printed. */
struct printing {
	const struct option_values *values;
	struct scorecard_view view;
	struct arena *arena;
	struct buf *out;
	struct explain_subject subject; /* of --explain */
	struct change change;           /* of --set */
	struct gaps gaps;               /* of --gaps */
	struct trend trend;             /* of --trend, and of JSON */
};

/* What there is to print */

static json_t *scorecard_json(const struct printing *p)
{
	return scorecard_to_json(&p->view, p->arena);
}

static void scorecard_text(const struct printing *p)
{
	scorecard_to_text(&p->view, p->arena, p->out);
}

static void scorecard_csv(const struct printing *p)
{
	scorecard_to_csv(&p->view, p->arena, p->out);
}

static void scorecard_sdmx(const struct printing *p)
{
	scorecard_to_sdmx(&p->view, p->arena, p->out);
}

static json_t *explain_json(const struct printing *p)
{
	return explain_to_json(&p->view, p->subject, p->arena);
}

static void explain_text(const struct printing *p)
{
	explain_to_text(&p->view, p->subject, p->arena, p->out);
}

static json_t *coverage_json(const struct printing *p)
{
	return coverage_to_json(&p->view, p->arena);
}

static void coverage_text(const struct printing *p)
{
	coverage_to_text(&p->view, p->arena, p->out);
}

static void coverage_csv(const struct printing *p)
{
	coverage_to_csv(&p->view, p->arena, p->out);
}

static json_t *change_json(const struct printing *p)
{
	return change_to_json(&p->view, &p->change, p->arena);
}

static void change_text(const struct printing *p)
{
	change_to_text(&p->view, &p->change, p->arena, p->out);
}

static json_t *gap_json(const struct printing *p)
{
	return gap_to_json(&p->view, &p->gaps, p->arena);
}

static void gap_text(const struct printing *p)
{
	gap_to_text(&p->view, &p->gaps, p->arena, p->out);
}

static json_t *trend_json(const struct printing *p)
{
	return trend_to_json(&p->view, &p->trend, p->arena);
}

static void trend_text(const struct printing *p)
{
	trend_to_text(&p->view, &p->trend, p->arena, p->out);
}

/* What more is computed for it; errors go to the session */

static bool make_trend(struct printing *p, struct press *press)
{
	return trend_make(p->view.card, p->arena, &press->diag, &p->trend);
}

/** In JSON, each data point has its former values too. */
static bool make_series(struct printing *p, struct press *press)
{
	if (!str_is(options_text(p->values, OPTION_FORMAT), "json"))
		return true;
	p->view.trend = &p->trend;
	return make_trend(p, press);
}

static bool make_gaps(struct printing *p, struct press *press)
{
	gap_make(p->view.card, p->arena, &p->gaps);
	return true;
}

static bool make_change(struct printing *p, struct press *press)
{
	struct vec_of(struct str) settings = {0};
	struct str setting;
	size_t cursor = 0;
	while (options_next(p->values, OPTION_SET, &cursor, &setting))
		vec_push(&settings, p->arena, setting);
	return change_make(p->view.card, settings.at, settings.n, p->arena, &press->diag, &p->change);
}

/** A way to look at a score: the option that asks for it, and how each format is made; NULL where there is none. */
struct sight {
	enum option_id option; /* OPTION_COUNT: without an option */
	const char *name;
	bool (*make)(struct printing *, struct press *); /* NULL: nothing more is to be computed */
	void (*text)(const struct printing *);
	json_t *(*json)(const struct printing *);
	void (*csv)(const struct printing *);
	void (*sdmx)(const struct printing *);
};

static const struct sight sights[] = {
	{OPTION_COUNT, "score", make_series, scorecard_text, scorecard_json, scorecard_csv, scorecard_sdmx},
	{OPTION_EXPLAIN, "--explain", NULL, explain_text, explain_json, NULL, NULL},
	{OPTION_COVERAGE, "--coverage", NULL, coverage_text, coverage_json, coverage_csv, NULL},
	{OPTION_GAPS, "--gaps", make_gaps, gap_text, gap_json, NULL, NULL},
	{OPTION_SET, "--set", make_change, change_text, change_json, NULL, NULL},
	{OPTION_TREND, "--trend", make_trend, trend_text, trend_json, NULL, NULL},
};
#define SIGHT_COUNT (sizeof sights / sizeof *sights)

/* Wrong use */

static bool check_period(const struct option_values *values, struct arena *arena, struct str *ret_problem)
{
	struct date_range range;
	struct str period = options_text(values, OPTION_PERIOD);
	if (!values->at[OPTION_PERIOD] || date_parse(period, &range))
		return true;
	*ret_problem = str_format(arena, "“%.*s” is not a period; write 2018, 2018-07 or 2018-07/2019-06", STR_ARG(period));
	return false;
}

/** Find the sight that is asked for. Returns false, with the reason, when two are, or when it has no such format. */
static bool choose_sight(const struct option_values *values, struct arena *arena, const struct sight **ret_sight, struct str *ret_problem)
{
	const struct sight *chosen = &sights[0];
	struct str format = options_text(values, OPTION_FORMAT);
	for (size_t i = 1; i < SIGHT_COUNT; i++) {
		if (!values->at[sights[i].option])
			continue;
		if (chosen != &sights[0]) {
			*ret_problem = str_format(arena, "%s and %s cannot be combined", chosen->name, sights[i].name);
			return false;
		}
		chosen = &sights[i];
	}
	if ((str_is(format, "csv") && !chosen->csv) || (str_is(format, "sdmx-csv") && !chosen->sdmx)) {
		*ret_problem = str_format(arena, "%s has no format %.*s", chosen->name, STR_ARG(format));
		return false;
	}
	if (chosen->option == OPTION_TREND && values->at[OPTION_PERIOD]) {
		*ret_problem = STR("--trend shows all periods, so it takes no --period");
		return false;
	}
	*ret_sight = chosen;
	return check_period(values, arena, ret_problem);
}

/** Find what --explain names. Returns false, with the reason, when the method has no such thing. */
static bool find_subject(struct printing *p, struct str *ret_problem)
{
	struct str asked = options_text(p->values, OPTION_EXPLAIN), nearest = {0}, method = p->view.card->method->id.text;
	if (!p->values->at[OPTION_EXPLAIN] || explain_find(p->view.card->method, asked, p->arena, &p->subject, &nearest))
		return true;
	*ret_problem = str_format(p->arena, "%.*s has no indicator, data point or group “%.*s”%s%.*s%s", STR_ARG(method), STR_ARG(asked),
		nearest.n > 0 ? "; did you mean “" : "", STR_ARG(nearest), nearest.n > 0 ? "”?" : "");
	return false;
}

/* Printing */

static void print(const struct printing *p, const struct sight *sight)
{
	struct str format = options_text(p->values, OPTION_FORMAT);
	if (str_is(format, "json")) {
		report_json(sight->json(p));
		return;
	}
	void (*write)(const struct printing *) = str_is(format, "csv") ? sight->csv : str_is(format, "sdmx-csv") ? sight->sdmx : sight->text;
	write(p);
	report_bytes(buf_str(p->out));
}

static int run_sight(const struct option_values *values, const struct sight *sight, struct arena *arena)
{
	struct press_settings settings = report_settings(values);
	struct press *press = press_create(&settings);
	struct buf out = {.arena = arena};
	struct printing printing = {.values = values, .arena = arena, .out = &out};
	struct str problem = {0};
	bool scored = press_score(press, str_from(values->operands[0]), &printing.view);
	bool found = scored && find_subject(&printing, &problem);
	printing.view.colour = report_colour();
	if (found && (!sight->make || sight->make(&printing, press)))
		print(&printing, sight);
	int status = report_diagnostics(press);
	press_destroy(press);
	return scored && !found ? command_usage(&command_score, problem) : status;
}

static int run(const struct option_values *values)
{
	struct arena arena = {0};
	const struct sight *sight;
	struct str problem;
	int status = choose_sight(values, &arena, &sight, &problem) ? run_sight(values, sight, &arena) : command_usage(&command_score, problem);
	arena_finish(&arena);
	return status;
}

static const struct option_spec options[] = {
	{"explain", 0, OPTION_EXPLAIN, "ID", "explain an indicator, data point or group", NULL},
	{"coverage", 0, OPTION_COVERAGE, NULL, "count what is reported, verified, missing", NULL},
	{"gaps", 0, OPTION_GAPS, NULL, "show what would lift each group soonest", NULL},
	{"set", 0, OPTION_SET, "CODE=VALUE", "show what another value would change; may be repeated", NULL, true},
	{"trend", 0, OPTION_TREND, NULL, "show how values and groups have changed", NULL},
	{"period", 0, OPTION_PERIOD, "PERIOD", "score the values of this period, as 2018 or 2018-07/2019-06", NULL},
	{"method", 0, OPTION_METHOD, "ID|FILE", "score by this version of its method", NULL},
	OPTION_SPEC_BENCHMARKS,
	{"edition", 0, OPTION_EDITION, "ID", "print names in the language of this edition", NULL},
	{"format", 0, OPTION_FORMAT, "FORMAT", "text (default), json, csv or sdmx-csv", formats},
	OPTION_SPEC_STRICT, OPTION_SPEC_DATA, OPTION_SPEC_HELP, {0},
};

const struct command command_score = {
	.words = "score", .usage = "[OPTION]... PROFILE", .summary = "Score a profile by its method and benchmarks",
	.details = "Prints value, percentage of target and band of every data point, then counts, points and band of every group.\n"
		"With --explain, everything behind one score: definition, value, benchmark, each step of the computation, and\n"
		"how it enters each group. ID is a code, such as EC:ICT:ICT:1C, EN:EN:AQ:1C/pm2.5, EC:ICT or EC/innovation.\n"
		"With --coverage, what is reported and verified, and lists of what is not, as a verification report has them.\n"
		"With --gaps, what is missing to each target, to each next band, and which data points would lift a group.\n"
		"With --set, which groups change when data points have other values; the file stays as it is. VALUE is a number,\n"
		"numerator/denominator, yes, no, words of a list with commas between, or a reason such as not-reported.\n"
		"With --trend, all periods by the same method and benchmarks, and what may be compared.\n"
		"With --format=json each result has the formulas by which it was computed, with the numbers in them.\n",
	.options = options, .least = 1, .most = 1, .run = run,
};
