/*
 * A harness as a plain program, in TAP: every file of tests/fuzz/corpus/<format> and tests/regress/<format> is replayed, in order
 * and backwards, and then mutations of the corpus are tried. None may crash, take longer than ten seconds, or be accepted
 * where libxml2 and the schema refuse it.
 *
 * Usage: fuzz_<format>                 all of this
 *        fuzz_<format> FILE...         these files alone, with what is reported of them
 *        fuzz_<format> --mutation N    print mutation N
 */
#include "harness.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "mutate.h"
#include "oracle.h"

#define SECONDS 10
#define INPUT_LIMIT ((size_t)1 << 20)

struct input {
	struct str path, bytes;
	uint64_t digest;
	bool accepted;
};

struct replay {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
	struct inputs vec_of(struct input) inputs;
	size_t corpus;            /* the first of them are of the corpus */
	struct oracle *oracle;
	FILE *out;                /* for reports, or NULL */
	unsigned tests, failures;
	size_t accepted, refused;
};

/* What is being tried, to be said when the program dies of it. */
static char trying[512];

static void say_trying(void)
{
	ssize_t written = write(STDERR_FILENO, trying, strlen(trying));
	(void)written;
}

static void die(int number)
{
	say_trying();
	/* The handler is reset by now: this ends the program. */
	raise(number);
}

extern void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));

static void watch(void)
{
	static const int deadly[] = {SIGALRM, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
	struct sigaction action = {.sa_handler = die, .sa_flags = (int)SA_RESETHAND | SA_NODEFER};
	bool sanitized = __sanitizer_set_death_callback != NULL;
	if (sanitized)
		__sanitizer_set_death_callback(say_trying);
	for (size_t i = 0; i < (sanitized ? 1 : sizeof deadly / sizeof *deadly); i++)
		sigaction(deadly[i], &action, NULL);
}

static void report(struct replay *replay, const char *problem, const char *what)
{
	replay->tests++;
	replay->failures += problem != NULL;
	printf("%s %u - %s\n", problem ? "not ok" : "ok", replay->tests, what);
	if (problem)
		printf("# %s\n", problem);
	fflush(stdout);
}

static void add_folder(struct replay *replay, const char *name)
{
	struct str folder = trial_path(name, &replay->arena);
	struct dirent **entries;
	int n = scandir(folder.at, &entries, NULL, alphasort);
	for (int i = 0; i < n; i++) {
		struct str file = str_from(str_copy(str_from(entries[i]->d_name), &replay->arena)), ending = str_from(harness.ending);
		struct str path = path_join(folder, file, &replay->arena), bytes;
		free(entries[i]);
		if (!file_is_regular(path) || file.n < ending.n || !str_equal(str_from_byte(file, file.n - ending.n), ending))
			continue;
		if (file_read(path, INPUT_LIMIT, (struct span){0}, &replay->arena, &replay->diag, &bytes))
			vec_push(&replay->inputs, &replay->arena, ((struct input){.path = path_join(str_from(name), file, &replay->arena), .bytes = bytes}));
	}
	if (n >= 0)
		free(entries);
}

/* Returns what is wrong, or NULL. */
static const char *try_input(struct replay *replay, struct input *input)
{
	snprintf(trying, sizeof trying, "# while trying %.*s\n", STR_ARG(input->path));
	alarm(SECONDS);
	input->accepted = harness_try(input->bytes, replay->out, &input->digest);
	alarm(0);
	*(input->accepted ? &replay->accepted : &replay->refused) += 1;
	/* A schema does not know what an inclusion brings. */
	bool whole = memmem(input->bytes.at, input->bytes.n, "XInclude", 8) == NULL;
	if (input->accepted && replay->oracle && whole && !oracle_accepts(replay->oracle, input->bytes))
		return "the schema refuses what the program accepts";
	return NULL;
}

/* A harness that refuses all there is tries nothing. */
static void report_corpus(struct replay *replay)
{
	size_t accepted = 0;
	for (size_t i = 0; i < replay->corpus; i++)
		accepted += replay->inputs.at[i].accepted;
	report(replay, accepted > 0 ? NULL : "all of them were refused",
		str_format(&replay->arena, "corpus of %zu files, %zu of them accepted", replay->corpus, accepted).at);
}

static void replay_files(struct replay *replay)
{
	const char *changed = NULL;
	for (size_t i = 0; i < replay->inputs.n; i++) {
		struct input *input = &replay->inputs.at[i];
		const char *problem = try_input(replay, input);
		report(replay, problem, str_format(&replay->arena, "%.*s: %s", STR_ARG(input->path), input->accepted ? "accepted" : "refused").at);
	}
	for (size_t i = replay->inputs.n; i-- > 0;) {
		struct input again = replay->inputs.at[i];
		try_input(replay, &again);
		if (again.digest != replay->inputs.at[i].digest)
			changed = again.path.at;
	}
	report(replay, changed, "backwards, every file gives the same");
}

/* Mutation n, by n alone. Past `mutations` come those that are mended. */
static struct str mutation(const struct replay *replay, unsigned n, struct arena *arena)
{
	struct chance chance = chance_from(n + 1);
	struct str seed = replay->inputs.at[n % replay->corpus].bytes;
	struct str bytes = harness.xml && n % 3 != 0 ? mutate_tree(seed, &chance, arena) : mutate_bytes(seed, &chance, arena);
	if (n < harness.mutations || bytes.n == 0)
		return bytes;
	char *mended = str_copy(bytes, arena);
	harness.mend(mended, bytes.n);
	return (struct str){mended, bytes.n};
}

static bool in_corpus(const struct replay *replay, struct str bytes)
{
	for (size_t i = 0; i < replay->corpus; i++)
		if (str_equal(replay->inputs.at[i].bytes, bytes))
			return true;
	return false;
}

static const char *try_mutation(struct replay *replay, unsigned n)
{
	struct arena arena = {0};
	struct input input = {.path = str_format(&arena, "mutation %u", n), .bytes = mutation(replay, n, &arena)};
	const char *problem = try_input(replay, &input);
	if (!problem && harness.mend && n < harness.mutations && input.accepted && !in_corpus(replay, input.bytes))
		problem = "the checksum is wrong, but the file is accepted";
	arena_finish(&arena);
	return problem;
}

static void try_mutations(struct replay *replay)
{
	unsigned all = harness.mend ? 2 * harness.mutations : harness.mutations, problems = 0;
	const char *last = NULL;
	replay->accepted = replay->refused = 0;
	for (unsigned n = 0; n < all; n++) {
		const char *problem = try_mutation(replay, n);
		if (problem)
			printf("# mutation %u: %s\n", n, problem);
		last = problem ? problem : last;
		problems += problem != NULL;
	}
	struct str what = str_format(&replay->arena, "%u mutations, seeds 1 to %u: %zu accepted, %zu refused, %u wrongly accepted, none crashed or hung",
		all, all, replay->accepted, replay->refused, problems);
	report(replay, replay->refused > 0 ? last : "nothing was refused", what.at);
}

static void replay_all(struct replay *replay)
{
	add_folder(replay, str_format(&replay->arena, "tests/fuzz/corpus/%s", harness.name).at);
	replay->corpus = replay->inputs.n;
	add_folder(replay, str_format(&replay->arena, "tests/regress/%s", harness.name).at);
}

static void print_mutation(struct replay *replay, const char *number)
{
	int64_t n;
	trial_expect(str_to_integer(str_from(number), &n));
	struct str bytes = mutation(replay, (unsigned)n, &replay->arena);
	fwrite(bytes.at, 1, bytes.n, stdout);
}

static void replay_arguments(struct replay *replay, char **paths)
{
	replay->out = stderr;
	for (; *paths; paths++) {
		struct input input = {.path = str_from(*paths)};
		if (!file_read(input.path, INPUT_LIMIT, (struct span){0}, &replay->arena, &replay->diag, &input.bytes))
			report(replay, "cannot be read", *paths);
		else
			vec_push(&replay->inputs, &replay->arena, input);
	}
	replay_files(replay);
}

int main(int argc, char **argv)
{
	struct replay replay = {0};
	replay.sources.arena = replay.diag.arena = &replay.arena;
	replay.diag.sources = &replay.sources;
	harness_start();
	watch();
	if (harness.schemas[0])
		replay.oracle = oracle_create(harness.schemas);
	if (argc == 3 && strcmp(argv[1], "--mutation") == 0) {
		replay_all(&replay);
		print_mutation(&replay, argv[2]);
	} else if (argc > 1) {
		replay_arguments(&replay, argv + 1);
		printf("1..%u\n", replay.tests);
	} else {
		replay_all(&replay);
		replay_files(&replay);
		report_corpus(&replay);
		try_mutations(&replay);
		printf("1..%u\n", replay.tests);
	}
	oracle_destroy(replay.oracle);
	harness_finish();
	arena_finish(&replay.arena);
	return replay.failures > 0;
}
