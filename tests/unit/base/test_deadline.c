#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/deadline.h"

static size_t place_of_work(const void *context, char *text)
{
	memcpy(text, context, strlen(context));
	return strlen(context);
}

static void work_for_ever(void)
{
	for (volatile unsigned i = 0;; i++)
		;
}

static void *work_in_thread(void *unused)
{
	(void)unused;
	work_for_ever();
	return NULL;
}

/* Work in a process of its own. Returns its status; what it said is in *ret_said. */
static int run(void (*work)(void), char (*ret_said)[256])
{
	int ends[2];
	int status;
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		/* So that a deadline which does not work fails the test and does not hang it. */
		struct rlimit limit = {10 * DEADLINE_SLOWNESS, 10 * DEADLINE_SLOWNESS};
		setrlimit(RLIMIT_CPU, &limit);
		dup2(ends[1], STDERR_FILENO);
		work();
		_exit(0);
	}
	close(ends[1]);
	ssize_t n = read(ends[0], *ret_said, sizeof *ret_said - 1);
	(*ret_said)[n > 0 ? n : 0] = '\0';
	close(ends[0]);
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

static void exceed_own(void)
{
	struct deadline deadline = {.seconds = 1, .code = DIAG_TEMPLATE_TIME, .work = "the template", .of_thread = true,
		.place = place_of_work, .context = "a.xsl:1:2"};
	deadline_start(&deadline);
	work_for_ever();
}

static void exceed_program(void)
{
	struct deadline deadline = {.seconds = 1, .code = DIAG_TIME_LIMIT, .work = "reading"};
	pthread_t thread;
	deadline_start(&deadline);
	deadline.work = "setting the pages";
	pthread_create(&thread, NULL, work_in_thread, NULL);
	pthread_join(thread, NULL);
}

static void exceed_blocked(void)
{
	sigset_t all;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, NULL);
	exceed_own();
}

/* Two seconds of another thread's work are none of one's own. */
static void keep_own(void)
{
	struct deadline deadline = {.seconds = 1, .code = DIAG_TEMPLATE_TIME, .work = "the template", .of_thread = true};
	pthread_t thread;
	deadline_start(&deadline);
	pthread_create(&thread, NULL, work_in_thread, NULL);
	sleep(2 * DEADLINE_SLOWNESS);
	deadline_finish(&deadline);
}

static void keep_finished(void)
{
	struct deadline deadline = {.seconds = 1, .code = DIAG_TIME_LIMIT, .work = "reading"};
	struct timespec begun, now;
	deadline_start(&deadline);
	deadline_finish(&deadline);
	deadline_finish(&deadline);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &begun);
	do {
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	} while (now.tv_sec < begun.tv_sec + 2 * DEADLINE_SLOWNESS);
}

static void signal_of_others(void)
{
	struct deadline deadline = {.seconds = 1, .code = DIAG_TIME_LIMIT, .work = "reading"};
	deadline_start(&deadline);
	raise(SIGPROF);
	pause();
}

static void expired_ends_with_one_message(void **state)
{
	(void)state;
	static const struct { void (*work)(void); int status; const char *said; } rows[] = {
		{exceed_own, 1, "a.xsl:1:2: error: the template takes longer than the limit of 1 seconds of processor time [template-time]\n"},
		{exceed_program, 1, "cityprofile: error: setting the pages takes longer than the limit of 1 seconds of processor time [time-limit]\n"},
		{exceed_blocked, 1, "a.xsl:1:2: error: the template takes longer than the limit of 1 seconds of processor time [template-time]\n"},
		{keep_own, 0, ""},
		{keep_finished, 0, ""},
		{signal_of_others, -SIGPROF, ""},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char said[256];
		assert_int_equal(run(rows[i].work, &said), rows[i].status);
		assert_string_equal(said, rows[i].said);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(expired_ends_with_one_message),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
