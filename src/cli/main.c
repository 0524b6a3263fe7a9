#include <malloc.h>
#include <signal.h>
#include <sys/resource.h>

#include "base/memory.h"
#include "cli/command.h"

/* More than the deepest input that the limits allow takes. */
#define STACK_LEAST ((rlim_t)1 << 20)

/* The stack grows as far as the limit of the moment: a low one is raised, and where that may not be, memory is short. */
static void stack_secure(void)
{
	struct rlimit limit;
	if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= STACK_LEAST)
		return;
	limit.rlim_cur = STACK_LEAST;
	if (limit.rlim_max < STACK_LEAST || setrlimit(RLIMIT_STACK, &limit) != 0)
		memory_exhausted(STACK_LEAST);
}

int main(int argument_count, char **arguments)
{
	stack_secure();
	environment_clear();
	/* A reader that goes away, or a limit on file size, shall end in a status and not suddenly. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	/* One heap for all threads: a second would ask for 64 MB of addresses, and what is enough would hang on the order of threads. */
	mallopt(M_ARENA_MAX, 1);
	return command_run(argument_count, arguments);
}
