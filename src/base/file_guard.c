#include "base/file_guard.h"

#include <errno.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static ssize_t receive_byte(int line)
{
	char byte;
	ssize_t n;
	do {
		n = recv(line, &byte, 1, 0);
	} while (n < 0 && errno == EINTR);
	return n;
}

/* Only system calls here: the memory is a copy of one that threads may have been working on. */
static _Noreturn void keep(int line, int folder, const char *name)
{
	setsid();
	send(line, "", 1, MSG_NOSIGNAL);
	/* A byte is the program's leave to go; without one the program has gone first. */
	if (receive_byte(line) != 1) {
		unlinkat(folder, name, 0);
	}
	_exit(0);
}

struct file_guard file_guard_start(int folder, const char *name)
{
	struct file_guard guard = {.line = -1};
	int ends[2];
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
		return guard;
	}
	guard.keeper = fork();
	if (guard.keeper == 0) {
		close(ends[0]);
		keep(ends[1], folder, name);
	}
	close(ends[1]);
	if (guard.keeper < 0) {
		close(ends[0]);
		return guard;
	}
	guard.line = ends[0];
	/* Before it answers, a signal to the group would still end it. */
	receive_byte(guard.line);
	return guard;
}

void file_guard_finish(struct file_guard *guard)
{
	if (guard->line < 0) {
		return;
	}
	send(guard->line, "", 1, MSG_NOSIGNAL);
	close(guard->line);
	guard->line = -1;
	while (waitpid(guard->keeper, NULL, 0) < 0 && errno == EINTR) {
	}
}
