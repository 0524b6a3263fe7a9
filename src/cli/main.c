#include <malloc.h>
#include <signal.h>

#include "cli/command.h"

int main(int argument_count, char **arguments)
{
	environment_clear();
	/* A reader that goes away, or a limit on file size, shall end in a status and not suddenly. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	/* One heap for all threads: a second would ask for 64 MB of addresses, and what is enough would hang on the order of threads. */
	mallopt(M_ARENA_MAX, 1);
	return command_run(argument_count, arguments);
}
