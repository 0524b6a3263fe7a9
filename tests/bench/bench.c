/*
 * Where the time goes: the phases of a rendering, the whole program, and the floor beside it. Every measurement is made in a
 * process of its own, so that nothing is warm that would be cold for a user; best and median of the runs are told.
 *
 * Usage: bench PROGRAM FLOOR DATA_FOLDER PROFILE OUT_FOLDER RUNS
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "chart/chart.h"
#include "press/loaded.h"

enum phase {
	PHASE_START, PHASE_READ, PHASE_MODEL, PHASE_SCORE, PHASE_CHECK, PHASE_TEMPLATE_LOAD, PHASE_TEMPLATE, PHASE_DOCUMENT, PHASE_FONTS,
	PHASE_GALLEY, PHASE_PAGE, PHASE_PDF, PHASE_WRITE, PHASE_END, PHASE_COUNT,
};

static const char *const phase_names[PHASE_COUNT] = {
	[PHASE_START] = "start the libraries", [PHASE_READ] = "read the files", [PHASE_MODEL] = "structure and model", [PHASE_SCORE] = "score",
	[PHASE_CHECK] = "check the rules", [PHASE_TEMPLATE_LOAD] = "wait for the template", [PHASE_TEMPLATE] = "public copy, template",
	[PHASE_DOCUMENT] = "document", [PHASE_FONTS] = "wait for fonts, patterns", [PHASE_GALLEY] = "galley, all passes", [PHASE_PAGE] = "pages, all passes", [PHASE_PDF] = "PDF",
	[PHASE_WRITE] = "write and sync the file", [PHASE_END] = "release",
};

#define RUNS_LIMIT 1000
#define MICROSECONDS 1000000

/* What one run gave: microseconds, and what else is told. */
struct run {
	long phases[PHASE_COUNT];
	long total;
	long wheel;                /* drawing the first wheel again, its words being shaped; 0: there is none */
	long peak;                 /* kilobytes */
	unsigned pages, passes;
};

struct stopwatch {
	struct run *run;
	long last;
};

static long now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * MICROSECONDS + time.tv_nsec / 1000;
}

/* Give the time since the last call to a phase. Passes the result on, so that calls can be joined by &&. */
static bool lap(struct stopwatch *watch, enum phase phase, bool done)
{
	long time = now();
	watch->run->phases[phase] += time - watch->last;
	watch->last = time;
	return done;
}

static bool time_drop(struct press *press, struct stopwatch *watch)
{
	drop_trees(press);
	return lap(watch, PHASE_END, true);
}

static bool time_passes(struct press *press, struct stopwatch *watch)
{
	struct press_pass pass = {0};
	do {
		if (!lap(watch, PHASE_GALLEY, pass_galley(press, &pass)) || !lap(watch, PHASE_PAGE, pass_page(press, &pass)))
			return false;
	} while (!pass.settled && pass.number < PRESS_PASSES);
	watch->run->passes = pass.number;
	watch->run->pages = press->loaded->frames.page_count;
	return true;
}

/* The stages as press_render calls them. */
static bool time_stages(struct press *press, struct str profile, struct str output, struct stopwatch *watch)
{
	struct str bytes;
	return lap(watch, PHASE_READ, load_tree(press, profile)) &&
		lap(watch, PHASE_MODEL, load_profile(press)) &&
		lap(watch, PHASE_TEMPLATE_LOAD, load_tools_start(press)) &&
		lap(watch, PHASE_SCORE, load_scores(press)) &&
		lap(watch, PHASE_CHECK, load_checks(press)) &&
		lap(watch, PHASE_TEMPLATE_LOAD, load_template_join(press)) &&
		lap(watch, PHASE_TEMPLATE, make_public(press) && make_document_xml(press)) &&
		lap(watch, PHASE_DOCUMENT, make_document(press)) &&
		lap(watch, PHASE_FONTS, load_fonts_join(press)) &&
		time_drop(press, watch) &&
		time_passes(press, watch) &&
		lap(watch, PHASE_PDF, make_pdf(press, &bytes)) &&
		lap(watch, PHASE_WRITE, file_write(output, bytes, &press->diag));
}

/* Draw the first wheel once more: the shaper knows all of its words by now. */
static void time_wheel(struct press *press, struct run *run)
{
	struct press_loaded *loaded = press->loaded;
	const struct document *document = &loaded->document;
	struct diag reports = {.arena = &press->arena, .sources = &press->sources};
	const struct doc_node *wheel = NULL;
	for (uint32_t i = 1; i <= document->node_count && !wheel; i++)
		if (document->nodes[i]->kind == DOC_CHART && document->nodes[i]->as.chart.type == DOC_CHART_WHEEL)
			wheel = document->nodes[i];
	if (!wheel)
		return;
	struct chart_context context = {
		.sheet = document->sheet, .labels = document->labels, .shaper = loaded->tools.shaper, .lang = document->lang, .rtl = document->rtl,
		.measure = length_from_micrometres(170000), .arena = &press->arena, .diag = &reports,
	};
	struct frame_group drawing;
	long start = now();
	if (chart_draw(&wheel->as.chart, &context, wheel->number, wheel->at, &drawing))
		run->wheel = now() - start;
}

static bool time_phases(struct str profile, struct str data, struct str output, struct run *run)
{
	struct stopwatch watch = {run, now()};
	struct press_settings settings = {.data = data};
	press_start();
	struct press *press = press_create(&settings);
	lap(&watch, PHASE_START, true);
	bool done = time_stages(press, profile, output, &watch);
	if (done)
		time_wheel(press, run);
	watch.last = now();
	press_destroy(press);
	return lap(&watch, PHASE_END, done);
}

/* Run the phases in a child, which hands the result back through a pipe. */
static bool run_phases(struct str profile, struct str data, struct str output, struct run *run)
{
	int ends[2], status;
	if (pipe(ends) != 0)
		return false;
	pid_t child = fork();
	if (child == 0) {
		bool done = time_phases(profile, data, output, run);
		_exit(done && write(ends[1], run, sizeof *run) == (ssize_t)sizeof *run ? EXIT_SUCCESS : EXIT_FAILURE);
	}
	close(ends[1]);
	bool told = child > 0 && read(ends[0], run, sizeof *run) == (ssize_t)sizeof *run;
	close(ends[0]);
	return child > 0 && waitpid(child, &status, 0) == child && told && status == 0;
}

/* Run a program to its end, its messages unheard, and note its time and its peak of memory. */
static bool run_program(char *const *command, struct run *run)
{
	pid_t child;
	int status;
	struct rusage usage;
	posix_spawn_file_actions_t actions;
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	long start = now();
	bool ended = posix_spawn(&child, command[0], &actions, NULL, command, environ) == 0 && wait4(child, &status, 0, &usage) == child;
	run->total = now() - start;
	run->peak = usage.ru_maxrss;
	posix_spawn_file_actions_destroy(&actions);
	return ended && status == 0;
}

static int compare_longs(const void *a, const void *b)
{
	long one = *(const long *)a, other = *(const long *)b;
	return (one > other) - (one < other);
}

/* Best and median of one number that all runs have, given by its place in the first. */
struct measure { long best, median; };

static struct measure measure_runs(const struct run *runs, unsigned n, const long *first)
{
	long values[RUNS_LIMIT];
	for (unsigned i = 0; i < n; i++)
		values[i] = *(const long *)((const char *)first + i * sizeof *runs);
	qsort(values, n, sizeof *values, compare_longs);
	return (struct measure){values[0], values[n / 2]};
}

static void print_milliseconds(const char *name, struct measure time)
{
	printf("%-26s %6ld.%02ld %6ld.%02ld", name, time.best / 1000, time.best % 1000 / 10, time.median / 1000, time.median % 1000 / 10);
}

static void print_ratio(const char *name, struct measure a, struct measure b, struct measure peak_a, struct measure peak_b)
{
	long best = a.best * 100 / b.best, median = a.median * 100 / b.median, peak = peak_a.median * 100 / peak_b.median;
	printf("%-26s %6ld.%02ld %6ld.%02ld %6ld.%02ld\n", name, best / 100, best % 100, median / 100, median % 100, peak / 100, peak % 100);
}

static void print_whole(const char *name, struct measure time, struct measure peak)
{
	print_milliseconds(name, time);
	printf(" %6ld.%02ld\n", peak.median / 1024, peak.median % 1024 * 100 / 1024);
}

static void print_table(const struct run *phases, const struct run *whole, const struct run *floors, unsigned n)
{
	struct measure sum = {0};
	struct measure time = measure_runs(whole, n, &whole->total), peak = measure_runs(whole, n, &whole->peak);
	struct measure floor_time = measure_runs(floors, n, &floors->total), floor_peak = measure_runs(floors, n, &floors->peak);
	printf("%u pages, %u passes of galley and pages, %u runs\n\n%-26s %9s %9s %9s\n", phases->pages, phases->passes, n,
		"", "best ms", "median ms", "peak MB");
	for (int phase = 0; phase < PHASE_COUNT; phase++) {
		struct measure one = measure_runs(phases, n, &phases->phases[phase]);
		print_milliseconds(phase_names[phase], one);
		putchar('\n');
		sum.best += one.best;
		sum.median += one.median;
	}
	print_milliseconds("sum of phases", sum);
	putchar('\n');
	print_whole("program, from its start", time, peak);
	print_whole("floor: one blank page", floor_time, floor_peak);
	print_ratio("program by floor", time, floor_time, peak, floor_peak);
	struct measure wheel = measure_runs(phases, n, &phases->wheel);
	if (wheel.best > 0) {
		print_milliseconds("the wheel again", wheel);
		printf("\n\naim: the wheel under 5 ms: %s", wheel.median < 5000 ? "kept" : "NOT KEPT");
	}
	printf("\naim: under 100 ms and 40 MB: %s\n", time.median < 100000 && peak.median < 40 * 1024 ? "kept" : "NOT KEPT");
}

int main(int argument_count, char **arguments)
{
	static struct run phases[RUNS_LIMIT], whole[RUNS_LIMIT], floors[RUNS_LIMIT];
	struct arena arena = {0};
	int64_t runs = 0;
	if (argument_count != 7 || !str_to_integer(str_from(arguments[6]), &runs) || runs < 1 || runs > RUNS_LIMIT) {
		fputs("Usage: bench PROGRAM FLOOR DATA_FOLDER PROFILE OUT_FOLDER RUNS\n", stderr);
		return 2;
	}
	char *profile = arguments[4];
	struct str output = path_join(str_from(arguments[5]), STR("bench.pdf"), &arena);
	struct str blank = path_join(str_from(arguments[5]), STR("floor.pdf"), &arena);
	char *program_command[] = {arguments[1], "render", profile, "--data", arguments[3], "-o", (char *)output.at, NULL};
	char *floor_command[] = {arguments[2], arguments[3], (char *)blank.at, NULL};
	bool done = true;
	for (int64_t i = 0; i < runs && done; i++)
		done = run_phases(str_from(profile), str_from(arguments[3]), output, &phases[i]) && run_program(program_command, &whole[i]) &&
			run_program(floor_command, &floors[i]);
	if (done)
		print_table(phases, whole, floors, (unsigned)runs);
	else
		fputs("bench: a run failed\n", stderr);
	arena_finish(&arena);
	return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
