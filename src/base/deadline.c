#include "base/deadline.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define STATUS 1

struct message {
	char at[1024];
	size_t n;
};

static void add(struct message *message, const char *text, size_t n)
{
	size_t room = sizeof message->at - message->n;
	n = n < room ? n : room;
	memcpy(message->at + message->n, text, n);
	message->n += n;
}

static void add_text(struct message *message, const char *text)
{
	add(message, text, strlen(text));
}

static void add_number(struct message *message, unsigned number)
{
	char digits[16];
	size_t first = sizeof digits;
	for (; number > 0; number /= 10)
		digits[--first] = (char)('0' + number % 10);
	add(message, digits + first, sizeof digits - first);
}

/* The message as others have it, put together without memory: the heap may be in the middle of anything. */
static void compose(const struct deadline *deadline, struct message *message)
{
	char place[DEADLINE_PLACE_SIZE];
	size_t n = deadline->place ? deadline->place(deadline->context, place) : 0;
	if (n > 0)
		add(message, place, n);
	else
		add_text(message, "cityprofile");
	add_text(message, ": error: ");
	add_text(message, deadline->work);
	add_text(message, " takes longer than the limit of ");
	add_number(message, deadline->seconds);
	add_text(message, " seconds of processor time [");
	add_text(message, diag_info(deadline->code)->slug);
	add_text(message, "]\n");
}

static void expire(int number, siginfo_t *info, void *machine)
{
	static atomic_flag told = ATOMIC_FLAG_INIT;
	struct message message = {.n = 0};
	(void)machine;
	if (info->si_code != SI_TIMER) {
		/* Somebody else's signal does what it always did. */
		signal(number, SIG_DFL);
		raise(number);
		return;
	}
	/* Two may expire together: the second waits for the first to end the program. */
	while (atomic_flag_test_and_set(&told))
		pause();
	compose(info->si_value.sival_ptr, &message);
	/* Nothing can be done about a message that cannot be written. */
	ssize_t written = write(STDERR_FILENO, message.at, message.n);
	(void)written;
	_exit(STATUS);
}

static void handler_install(void)
{
	struct sigaction action = {.sa_sigaction = expire, .sa_flags = SA_SIGINFO};
	sigset_t signals;
	sigemptyset(&action.sa_mask);
	sigaction(SIGPROF, &action, NULL);
	/* Whoever started the program may have it blocked. */
	sigemptyset(&signals);
	sigaddset(&signals, SIGPROF);
	pthread_sigmask(SIG_UNBLOCK, &signals, NULL);
}

void deadline_start(struct deadline *deadline)
{
	struct sigevent event = {.sigev_notify = deadline->of_thread ? SIGEV_THREAD_ID : SIGEV_SIGNAL, .sigev_signo = SIGPROF};
	struct itimerspec time = {.it_value.tv_sec = (time_t)deadline->seconds * DEADLINE_SLOWNESS};
	event.sigev_value.sival_ptr = deadline;
	if (deadline->of_thread)
		event._sigev_un._tid = (pid_t)syscall(SYS_gettid);
	handler_install();
	deadline->running = timer_create(deadline->of_thread ? CLOCK_THREAD_CPUTIME_ID : CLOCK_PROCESS_CPUTIME_ID, &event, &deadline->timer) == 0;
	if (deadline->running)
		timer_settime(deadline->timer, 0, &time, NULL);
}

void deadline_finish(struct deadline *deadline)
{
	if (deadline->running)
		timer_delete(deadline->timer);
	deadline->running = false;
}
