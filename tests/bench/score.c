/*
 * How long one profile takes to score, after everything was read: the exact arithmetic with its trace, again and again on the same
 * values. Best and median of the runs are told.
 *
 * Usage: score DATA_FOLDER PROFILE RUNS
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "press/loaded.h"

#define RUNS_LIMIT 100000

static long now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1000000000 + time.tv_nsec;
}

static int compare_longs(const void *a, const void *b)
{
	long one = *(const long *)a, other = *(const long *)b;
	return (one > other) - (one < other);
}

/** Score once, into memory that is used again. */
static bool time_scoring(const struct score_input *input, struct press *press, struct arena *arena, long *ret_time)
{
	struct diag diag = {.arena = arena, .sources = &press->sources};
	struct scorecard card;
	arena_clear(arena);
	long start = now();
	bool scored = score_make(input, arena, &diag, &card);
	*ret_time = now() - start;
	return scored;
}

static bool measure(struct press *press, size_t runs)
{
	const struct scorecard *card = &press->loaded->scorecard;
	struct arena arena = {0};
	long *times = arena_array(&press->arena, runs, long);
	bool good = true;
	for (size_t i = 0; i < runs && good; i++)
		good = time_scoring(&card->input, press, &arena, &times[i]);
	arena_finish(&arena);
	qsort(times, runs, sizeof *times, compare_longs);
	if (good)
		printf("scoring one profile, %zu data points, %zu runs: best %ld us, median %ld us\naim: under 1000 us: %s\n",
			card->method->points.n, runs, times[0] / 1000, times[runs / 2] / 1000, times[runs / 2] < 1000000 ? "kept" : "NOT KEPT");
	return good;
}

int main(int argument_count, char **arguments)
{
	int64_t runs = 0;
	if (argument_count != 4 || !str_to_integer(str_from(arguments[3]), &runs) || runs < 1 || runs > RUNS_LIMIT) {
		fputs("Usage: score DATA_FOLDER PROFILE RUNS\n", stderr);
		return 2;
	}
	press_start();
	struct press *press = press_create(&(struct press_settings){.data = str_from(arguments[1])});
	bool done = load_model(press, str_from(arguments[2])) && load_scores(press) && measure(press, (size_t)runs);
	if (!done)
		fputs("score: the profile cannot be scored\n", stderr);
	press_destroy(press);
	return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
