#include "cli/command.h"
#include "cli/report.h"
#include "score/explain.h"

static const char *const formats[] = {"text", "json", "csv", NULL};

/** Find the group that --group names. Returns false, with the reason, when the method has no such group. */
static bool find_group(const struct option_values *values, struct comparison *comparison, struct arena *arena, struct str *ret_problem)
{
	struct str asked = options_text(values, OPTION_GROUP), nearest = {0}, method = method_rules(comparison->method);
	struct explain_subject subject;
	if (!values->at[OPTION_GROUP])
		return true;
	if (explain_find(comparison->method, asked, arena, &subject, &nearest) && subject.kind == EXPLAIN_GROUP) {
		comparison->group = subject.index;
		return true;
	}
	*ret_problem = str_format(arena, "%.*s has no group “%.*s”%s%.*s%s", STR_ARG(method), STR_ARG(asked),
		nearest.n > 0 ? "; did you mean “" : "", STR_ARG(nearest), nearest.n > 0 ? "”?" : "");
	return false;
}

/** Returns whether a text has the form of a language tag (BCP 47): parts of up to eight letters and digits, the first of letters. */
static bool is_language(struct str text)
{
	size_t length = 0, parts = 1;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.at[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'), digit = c >= '0' && c <= '9';
		if (c == '-' ? length == 0 || (parts == 1 && length < 2) : !letter && (!digit || parts == 1))
			return false;
		parts += c == '-';
		length = c == '-' ? 0 : length + 1;
		if (length > 8)
			return false;
	}
	return length > (parts == 1);
}

static void print(const struct option_values *values, const struct comparison *comparison, struct arena *arena)
{
	struct str format = options_text(values, OPTION_FORMAT);
	struct buf out = {.arena = arena};
	if (str_is(format, "json")) {
		report_json(compare_to_json(comparison, arena));
		return;
	}
	if (str_is(format, "csv"))
		compare_to_csv(comparison, arena, &out);
	else
		compare_to_text(comparison, arena, &out);
	report_bytes(buf_str(&out));
}

static int run(const struct option_values *values)
{
	struct arena arena = {0};
	struct str problem = {0}, lang = options_text(values, OPTION_LANG);
	if (values->at[OPTION_LANG] && !is_language(lang))
		return command_usage(&command_compare, STR("--lang takes the tag of a language, such as nb or en-GB"));
	struct press_settings settings = report_settings(values);
	struct press *press = press_create(&settings);
	struct comparison comparison = {.lang = lang.n > 0 ? lang : STR("en"), .ranked = values->at[OPTION_RANK] != NULL, .colour = report_colour()};
	bool compared = press_compare(press, values->operands, values->operand_count, &comparison);
	bool found = compared && find_group(values, &comparison, &arena, &problem);
	if (found)
		print(values, &comparison, &arena);
	int status = report_diagnostics(press);
	if (compared && !found)
		status = command_usage(&command_compare, problem);
	press_destroy(press);
	arena_finish(&arena);
	return status;
}

static const struct option_spec options[] = {
	{"rank", 0, OPTION_RANK, NULL, "rank the cities in each group", NULL},
	{"group", 0, OPTION_GROUP, "ID", "compare in this group only", NULL},
	{"lang", 0, OPTION_LANG, "LANG", "names and their order in this language (default: en)", NULL},
	{"method", 0, OPTION_METHOD, "ID|FILE", "score all by this version of their method", NULL},
	{"benchmarks", 0, OPTION_BENCHMARKS, "ID|FILE", "score all by this benchmark set", NULL},
	{"format", 0, OPTION_FORMAT, "FORMAT", "text (default), json or csv", formats},
	OPTION_SPEC_STRICT, OPTION_SPEC_DATA, OPTION_SPEC_HELP, {0},
};

const struct command command_compare = {
	.words = "compare", .usage = "[OPTION]... PROFILE PROFILE...", .summary = "Set the scores of cities side by side",
	.details = "Prints the groups and data points of all cities, in the order of their names. Profiles of different methods,\n"
		"versions of a method or benchmark sets are refused; --method and --benchmarks score all by the same.\n"
		"What was not measured alike is noted. No city is ranked unless --rank is given.\n",
	.options = options, .least = 2, .most = 10000, .run = run,
};
