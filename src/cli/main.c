#include <signal.h>

#include "cli/command.h"

int main(int argument_count, char **arguments)
{
	/* A reader that goes away, or a limit on file size, shall be an error with a message and not a sudden end. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	return command_run(argument_count, arguments);
}
