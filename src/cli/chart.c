#include <stdio.h>

#include "base/file.h"
#include "cli/command.h"
#include "cli/report.h"
#include "svg/svg.h"

/* Sides of a chart, in millimetres. */
#define SIDE_LEAST 20
#define SIDE_MOST 2000

static const char *const formats[] = {"svg", "pdf", "png", NULL};

/* The format that a word names. Returns false, *ret_format untouched, when it names none. */
static bool find_format(struct str word, enum press_chart_format *ret_format)
{
	for (int i = 0; formats[i]; i++) {
		if (str_is(word, formats[i])) {
			*ret_format = (enum press_chart_format)i;
			return true;
		}
	}
	return false;
}

/* What stands after the last dot of a file's name. */
static struct str extension(struct str path)
{
	struct str name = path_name(path);
	for (size_t i = name.n; i > 0; i--)
		if (name.at[i - 1] == '.')
			return str_from_byte(name, i);
	return (struct str){0};
}

/* A side in millimetres. Returns false, *ret_side untouched, on anything else. */
static bool read_side(struct str text, struct arena *arena, length *ret_side)
{
	length side;
	bool good = length_parse(str_format(arena, "%.*smm", STR_ARG(text)), &side);
	if (!good || side < length_from_micrometres(SIDE_LEAST * 1000) || side > length_from_micrometres(SIDE_MOST * 1000))
		return false;
	*ret_side = side;
	return true;
}

/* WIDTHxHEIGHT, or the width alone. */
static bool read_size(struct str text, struct arena *arena, struct press_chart_wish *wish)
{
	size_t cross = 0;
	while (cross < text.n && text.at[cross] != 'x')
		cross++;
	return read_side((struct str){text.at, cross}, arena, &wish->width) &&
		(cross == text.n || read_side(str_from_byte(text, cross + 1), arena, &wish->height));
}

static bool read_dpi(const struct option_values *values, struct press_chart_wish *wish)
{
	int64_t dpi = PNG_DPI_USUAL;
	if (values->at[OPTION_DPI] && (!str_to_integer(options_text(values, OPTION_DPI), &dpi) || dpi < PNG_DPI_LEAST || dpi > PNG_DPI_LIMIT))
		return false;
	wish->dpi = (unsigned)dpi;
	return true;
}

/* Whether what is said by options agrees with the format. */
static struct str check_format(const struct option_values *values, enum press_chart_format format)
{
	if (values->at[OPTION_DPI] && format != PRESS_CHART_PNG)
		return STR("--dpi is for PNG");
	if (values->at[OPTION_OUTLINES] && format != PRESS_CHART_SVG)
		return STR("--outlines is for SVG; letters of the other formats are drawn as they are anyhow");
	return (struct str){0};
}

/* The format that --format or the name of the file says. Returns the problem if they do not. */
static struct str read_format(const struct option_values *values, struct press_chart_wish *wish)
{
	struct str path = options_text(values, OPTION_OUTPUT);
	enum press_chart_format named;
	bool by_name = values->at[OPTION_OUTPUT] && find_format(extension(path), &named);
	if (values->at[OPTION_FORMAT])
		find_format(options_text(values, OPTION_FORMAT), &wish->format);
	else if (by_name)
		wish->format = named;
	else if (values->at[OPTION_OUTPUT])
		return STR("the name after -o must end in .svg, .pdf or .png, or --format must say which it is");
	if (by_name && named != wish->format)
		return STR("--format and the name after -o do not agree");
	return check_format(values, wish->format);
}

/* What may not stand together, and what may not be missing. */
static struct str check_use(const struct option_values *values)
{
	bool all = values->at[OPTION_ALL] != NULL;
	if (values->operand_count != (all ? 1 : 2) || (!all && values->operands[0][0] == '\0'))
		return all ? STR("--all takes one operand, the profile") : STR("a type of chart and a profile are needed");
	if (all && (!values->at[OPTION_FOLDER] || values->at[OPTION_OUTPUT]))
		return STR("--all needs a folder to write to, named with -d and not with -o");
	if (all && (values->at[OPTION_GROUP] || values->at[OPTION_SIZE]))
		return STR("--all draws every group, each chart in its own size; --group and --size are for one chart");
	if (!all && (!values->at[OPTION_OUTPUT] || values->at[OPTION_FOLDER]))
		return STR("one chart needs a file to write to, named with -o and not with -d");
	return (struct str){0};
}

/* Returns the problem; empty when there is none. */
static struct str read_wish(const struct option_values *values, struct arena *arena, struct press_chart_wish *wish)
{
	struct str problem = check_use(values);
	bool all = values->at[OPTION_ALL] != NULL;
	*wish = (struct press_chart_wish){
		.all = all, .type = all ? (struct str){0} : str_from(values->operands[0]), .group = options_text(values, OPTION_GROUP),
		.data = values->at[OPTION_WITH_DATA] != NULL, .outlines = values->at[OPTION_OUTLINES] != NULL,
	};
	if (problem.n > 0)
		return problem;
	if (values->at[OPTION_SIZE] && !read_size(options_text(values, OPTION_SIZE), arena, wish))
		return str_format(arena, "--size takes WIDTHxHEIGHT or WIDTH in millimetres, each %d to %d, such as 170x120", SIDE_LEAST, SIDE_MOST);
	if (!read_dpi(values, wish))
		return str_format(arena, "--dpi takes a whole number from %d to %d", PNG_DPI_LEAST, PNG_DPI_LIMIT);
	return read_format(values, wish);
}

static struct str chart_path(const struct option_values *values, const struct press_chart *chart, enum press_chart_format format, struct arena *arena)
{
	if (!values->at[OPTION_ALL])
		return options_text(values, OPTION_OUTPUT);
	return path_join(options_text(values, OPTION_FOLDER), str_format(arena, "%.*s.%s", STR_ARG(chart->name), formats[format]), arena);
}

/* Whether all charts can be written as far as that can be known, and none would take the place of a file that was read. */
static bool may_write(struct press *press, const struct option_values *values, const struct press_chart_wish *wish, const struct press_charts *charts)
{
	for (size_t i = 0; i < charts->n; i++) {
		struct str path = chart_path(values, &charts->at[i], wish->format, &press->arena);
		if ((!str_is(path, "-") && press_has_read(press, path)) || !file_write_possible(path, &press->diag))
			return false;
	}
	return true;
}

static bool write_all(struct press *press, const struct option_values *values, const struct press_chart_wish *wish, const struct press_charts *charts)
{
	for (size_t i = 0; i < charts->n; i++) {
		struct str path = chart_path(values, &charts->at[i], wish->format, &press->arena);
		if (!file_write(path, charts->at[i].bytes, &press->diag))
			return false;
		if (values->at[OPTION_ALL])
			printf("%.*s\n", STR_ARG(path));
	}
	return true;
}

static int print_kinds(void)
{
	size_t n;
	const struct press_chart_kind *kinds = press_chart_kinds(&n);
	static const char *const groups[] = {"--group DIMENSION", "[--group DIMENSION]", "--group DATA-POINT", "--group GROUP", ""};
	for (size_t i = 0; i < n; i++)
		printf("%-15s  %-19s  %s\n", kinds[i].name, groups[kinds[i].group], kinds[i].meaning);
	return COMMAND_DONE;
}

static int run(const struct option_values *values)
{
	struct arena arena = {0};
	struct press_chart_wish wish;
	struct press_charts charts;
	if (values->at[OPTION_LIST])
		return print_kinds();
	struct str problem = read_wish(values, &arena, &wish);
	if (problem.n > 0) {
		int usage = command_usage(&command_chart, problem);
		arena_finish(&arena);
		return usage;
	}
	struct press_settings settings = report_settings(values);
	struct press *press = press_create(&settings);
	bool made = press_chart(press, str_from(values->operands[values->operand_count - 1]), &wish, &charts);
	made = made && may_write(press, values, &wish, &charts);
	/* As with render: what is to be said is put together before the first file stands. */
	struct str report = report_compose(press);
	bool lost = made && !write_all(press, values, &wish, &charts);
	if (lost)
		report = report_compose(press);
	int status = report_print(press, report);
	press_destroy(press);
	arena_finish(&arena);
	return lost ? COMMAND_SYSTEM : status;
}

static const struct option_spec options[] = {
	{"output", 'o', OPTION_OUTPUT, "FILE", "write to FILE; - is standard output, and needs --format", NULL},
	{"group", 0, OPTION_GROUP, "CODE", "draw it of this dimension, group or data point", NULL},
	{"size", 0, OPTION_SIZE, "SIZE", "WIDTHxHEIGHT in millimetres, or the width alone", NULL},
	{"with-data", 0, OPTION_WITH_DATA, NULL, "add a table of what is drawn", NULL},
	{"outlines", 0, OPTION_OUTLINES, NULL, "SVG: draw letters as outlines, which need no fonts", NULL},
	{"dpi", 0, OPTION_DPI, "NUMBER", "PNG: dots to an inch, 36 to 1200 (default 150)", NULL},
	{"format", 0, OPTION_FORMAT, "FORMAT", "svg, pdf or png; else the name of the file says it, and --all makes svg", formats},
	{"all", 0, OPTION_ALL, NULL, "make every chart that the data can fill, and print the files' names", NULL},
	{"directory", 'd', OPTION_FOLDER, "DIR", "with --all: write into DIR, which exists", NULL},
	{"list", 0, OPTION_LIST, NULL, "print the types and what they show", NULL},
	{"template", 0, OPTION_TEMPLATE, "ID|DIR", "use this template instead of the one that the profile names", NULL},
	{"edition", 0, OPTION_EDITION, "ID", "in the language of this edition instead of the first", NULL},
	OPTION_SPEC_BENCHMARKS, OPTION_SPEC_STRICT, OPTION_SPEC_DATA, OPTION_SPEC_HELP, {0},
};

const struct command command_chart = {
	.words = "chart", .usage = "[OPTION]... TYPE PROFILE -o FILE | --all PROFILE -d DIR | --list",
	.summary = "Draw charts of a profile on their own, as SVG, PDF or PNG",
	.details = "TYPE is one of those that --list prints, or the xml:id of a figure of the profile that is a chart.\n"
		"A chart is drawn as in the publication, with legend and notes, and is cut off below them; its title and\n"
		"a description in words are in the file. Its width is that of the publication, unless --size says otherwise.\n"
		"SVG holds text as text, for which the fonts in the folder fonts must be known where it is shown.\n"
		"Files are written when all charts are made, and all names and folders are such that they can be: on errors\n"
		"there is none, and older ones stay as they were. Should a disk fill up or fail while --all writes, the files\n"
		"whose names are printed are whole, and all others are as they were.\n",
	.options = options, .least = 0, .most = 2, .run = run,
};
