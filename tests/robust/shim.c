/*
 * Stands between the program and the C library, by LD_PRELOAD, and counts the calls by which a file comes to be: from the first
 * opening of a folder on, in the process that was started and in no child of it. Its environment says what happens:
 *
 *   SHIM_AT=N          before call number N ...
 *   SHIM_AFTER=N       after call number N ...
 *   SHIM_DO=kill       ... every process of the group is killed
 *   SHIM_DO=in N       ... the process is killed N microseconds later, wherever it is then
 *   SHIM_DO=ERRNO      ... the call fails with this number instead (SHIM_AT only)
 *   SHIM_DO=COMMAND    ... a command of the shell runs first
 *   SHIM_LOG=FILE      the names of the calls are written there at the end, one a line
 *   SHIM_NAMED=1       there are no unnamed files
 *   SHIM_NO_PROC=1     unnamed files cannot be given a name
 *   SHIM_ONE_THREAD=1  no thread can be had
 *   SHIM_REVERSE=1     folders are listed in reverse order
 */
/* Both names of each function are needed, and neither may stand for the other. */
#undef _FILE_OFFSET_BITS
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static pid_t own_process;
static bool started;
static long calls;

#define REAL(type, name) __extension__ ((type)dlsym(RTLD_NEXT, name))

static long number_of(const char *name)
{
	const char *value = getenv(name);
	return value ? strtol(value, NULL, 10) : 0;
}

static void write_down(const char *name)
{
	const char *path = getenv("SHIM_LOG");
	FILE *log = path ? fopen(path, "a") : NULL;
	if (log) {
		fprintf(log, "%s\n", name);
		fclose(log);
	}
}

static void kill_in(long microseconds)
{
	timer_t timer;
	struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGKILL};
	struct itimerspec time = {.it_value = {microseconds / 1000000, microseconds % 1000000 * 1000 + 1}};
	if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0 || timer_settime(timer, 0, &time, NULL) != 0)
		abort();
}

static void act(const char *what)
{
	if (strncmp(what, "in ", 3) == 0) {
		kill_in(strtol(what + 3, NULL, 10));
		return;
	}
	if (strcmp(what, "kill") == 0) {
		kill(0, SIGKILL);
		for (;;)
			pause();
	}
	started = false; /* what the shell does is not counted */
	unsetenv("LD_PRELOAD");
	if (system(what) != 0)
		abort();
	started = true;
}

/* Returns whether the call is to fail, with errno set. */
static bool before(const char *name)
{
	if (!started || getpid() != own_process)
		return false;
	started = false;
	write_down(name);
	started = true;
	calls++;
	const char *what = getenv("SHIM_DO");
	if (!what || calls != number_of("SHIM_AT"))
		return false;
	errno = (int)strtol(what, NULL, 10);
	if (errno > 0)
		return true;
	act(what);
	return false;
}

static void after(void)
{
	int error = errno;
	const char *what = getenv("SHIM_DO");
	if (started && getpid() == own_process && what && calls == number_of("SHIM_AFTER"))
		act(what);
	errno = error;
}

#define COUNTED(type, failed, name, parameters, arguments) \
	type name parameters; \
	type name parameters \
	{ \
		if (before(#name)) \
			return failed; \
		type result = REAL(type (*) parameters, #name) arguments; \
		after(); \
		return result; \
	}

COUNTED(ssize_t, -1, write, (int fd, const void *bytes, size_t n), (fd, bytes, n))
COUNTED(int, -1, fsync, (int fd), (fd))
COUNTED(int, -1, fchmod, (int fd, mode_t mode), (fd, mode))
COUNTED(int, -1, close, (int fd), (fd))
COUNTED(int, -1, renameat, (int a, const char *b, int c, const char *d), (a, b, c, d))
COUNTED(int, -1, unlinkat, (int folder, const char *name, int flags), (folder, name, flags))
COUNTED(int, -1, socketpair, (int domain, int type, int protocol, int ends[2]), (domain, type, protocol, ends))
COUNTED(pid_t, -1, fork, (void), ())
COUNTED(ssize_t, -1, send, (int fd, const void *bytes, size_t n, int flags), (fd, bytes, n, flags))
COUNTED(ssize_t, -1, recv, (int fd, void *bytes, size_t n, int flags), (fd, bytes, n, flags))
COUNTED(pid_t, -1, waitpid, (pid_t process, int *status, int options), (process, status, options))

int linkat(int a, const char *b, int c, const char *d, int flags)
{
	if (before("linkat"))
		return -1;
	if (getenv("SHIM_NO_PROC")) {
		errno = ENOENT;
		after();
		return -1;
	}
	int result = REAL(int (*)(int, const char *, int, const char *, int), "linkat")(a, b, c, d, flags);
	after();
	return result;
}

static int open_counted(const char *symbol, int folder, const char *path, int flags, mode_t mode)
{
	if ((flags & (O_DIRECTORY | O_CLOEXEC)) == (O_DIRECTORY | O_CLOEXEC) && !started && own_process == 0) {
		own_process = getpid();
		started = true;
	}
	if (before("open"))
		return -1;
	if ((flags & O_TMPFILE) == O_TMPFILE && getenv("SHIM_NAMED")) {
		errno = EOPNOTSUPP;
		after();
		return -1;
	}
	int result = strncmp(symbol, "openat", 6) == 0 ? REAL(int (*)(int, const char *, int, mode_t), symbol)(folder, path, flags, mode)
		: REAL(int (*)(const char *, int, mode_t), symbol)(path, flags, mode);
	after();
	return result;
}

static mode_t mode_of(va_list list, int flags)
{
	return flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
}

#define OPEN(name, parameters, folder) \
	int name parameters; \
	int name parameters \
	{ \
		va_list list; \
		va_start(list, flags); \
		mode_t mode = mode_of(list, flags); \
		va_end(list); \
		return open_counted(#name, folder, path, flags, mode); \
	}

#undef open
#undef open64
#undef openat
#undef openat64
OPEN(open, (const char *path, int flags, ...), AT_FDCWD)
OPEN(open64, (const char *path, int flags, ...), AT_FDCWD)
OPEN(openat, (int folder, const char *path, int flags, ...), folder)
OPEN(openat64, (int folder, const char *path, int flags, ...), folder)

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *argument)
{
	if (getenv("SHIM_ONE_THREAD"))
		return EAGAIN;
	return REAL(int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *), "pthread_create")(thread, attributes, run, argument);
}

/* One listing at a time, as long as anybody's. */
#define ENTRIES 10000
static struct dirent64 entries[ENTRIES];
static size_t entry_count;
static DIR *listed;

static struct dirent64 *next_entry(DIR *folder)
{
	struct dirent64 *(*real)(DIR *) = REAL(struct dirent64 *(*)(DIR *), "readdir64");
	if (!getenv("SHIM_REVERSE"))
		return real(folder);
	if (listed != folder) {
		struct dirent64 *entry;
		listed = folder;
		entry_count = 0;
		while ((entry = real(folder)) && entry_count < ENTRIES)
			memcpy(&entries[entry_count++], entry, entry->d_reclen);
	}
	if (entry_count == 0) {
		listed = NULL;
		return NULL;
	}
	return &entries[--entry_count];
}

struct dirent64 *readdir64(DIR *folder)
{
	return next_entry(folder);
}

struct dirent *readdir(DIR *folder)
{
	return (struct dirent *)next_entry(folder);
}
