#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file_guard.h"

/* The file to be made, everything decided before the first byte is written. All memory is taken by then: see base/memory.h. */
struct target {
	char *folder;
	char *name;
	bool exists;       /* there is a file to be replaced */
	bool passes;       /* it is a pipe or device, which gets the bytes as they come */
	mode_t mode;       /* of the file to be replaced */
	const char *problem;
};

/* How a write ended: the reader of a pipe went away, as head does when it has enough. That is no news to anybody. */
static const char reader_left[] = "nobody reads it any more";

/* Returns NULL, or what went wrong. */
static const char *write_all(int fd, struct str bytes)
{
	while (bytes.n > 0) {
		ssize_t written = write(fd, bytes.at, bytes.n);
		if (written < 0 && errno != EINTR) {
			return errno == EPIPE ? reader_left : file_error_text(errno);
		}
		bytes = str_from_byte(bytes, written > 0 ? (size_t)written : 0);
	}
	return NULL;
}

/* Linux has closed the descriptor even when it reports EINTR. */
static const char *close_written(int fd, const char *problem)
{
	int status = close(fd);
	return problem == NULL && status != 0 && errno != EINTR ? file_error_text(errno) : problem;
}

/* Pipes and devices cannot be replaced; they get the bytes as they come. */
static const char *write_through(int fd, struct str bytes)
{
	if (fd < 0) {
		return file_error_text(errno);
	}
	return close_written(fd, write_all(fd, bytes));
}

static const char *sync_file(int fd)
{
	/* Some file systems cannot sync; there is nothing to be had from them. */
	return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP ? NULL : file_error_text(errno);
}

/* A name that no other run takes, so that whoever removes it removes its own. */
static void temporary_name(char (*ret_name)[64])
{
	unsigned long long number = 0;
	ssize_t n = getrandom(&number, sizeof number, 0);
	snprintf(*ret_name, sizeof *ret_name, ".cityprofile-%016llx.tmp", n < 0 ? (unsigned long long)getpid() : number);
}

/* Give an unnamed file a name that is free. */
static bool link_unnamed(int fd, int folder, const char *name)
{
	char self[64];
	snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
	return linkat(AT_FDCWD, self, folder, name, AT_SYMLINK_FOLLOW) == 0;
}

static const char *fill(int fd, const struct target *target, struct str bytes)
{
	const char *problem = write_all(fd, bytes);
	if (problem == NULL && target->exists && fchmod(fd, target->mode) != 0) {
		problem = file_error_text(errno);
	}
	return problem != NULL ? problem : sync_file(fd);
}

/* Where a file system knows no unnamed files, or there is no /proc to name them by. */
static const char *write_named(int folder, const char *name, const struct target *target, struct str bytes)
{
	int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
	return fd < 0 ? file_error_text(errno) : close_written(fd, fill(fd, target, bytes));
}

/* A file cannot take the place of another without having a name of its own first, which nobody shall ever find. */
static const char *replace(int unnamed, int folder, const struct target *target, struct str bytes)
{
	char name[64];
	const char *problem = NULL;
	temporary_name(&name);
	struct file_guard guard = file_guard_start(folder, name);
	if (unnamed < 0 || !link_unnamed(unnamed, folder, name)) {
		problem = write_named(folder, name, target, bytes);
	}
	if (problem == NULL && renameat(folder, name, folder, target->name) != 0) {
		problem = file_error_text(errno);
	}
	if (problem != NULL) {
		unlinkat(folder, name, 0);
	}
	file_guard_finish(&guard);
	return problem;
}

/* By preference in a file without a name, which a killed program leaves nowhere. */
static const char *put(int folder, const struct target *target, struct str bytes)
{
	int unnamed = openat(folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
	const char *problem = unnamed >= 0 ? fill(unnamed, target, bytes) : NULL;
	if (problem == NULL && (unnamed < 0 || target->exists || !link_unnamed(unnamed, folder, target->name))) {
		problem = replace(unnamed, folder, target, bytes);
	}
	if (unnamed >= 0) {
		close(unnamed);
	}
	return problem != NULL ? problem : sync_file(folder);
}

static int open_folder(const struct target *target, const char **ret_problem)
{
	int folder = open(target->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder < 0) {
		*ret_problem = errno == ENOENT ? "its folder does not exist" : file_error_text(errno);
	}
	return folder;
}

static const char *put_at(const struct target *target, struct str bytes)
{
	const char *problem = NULL;
	int folder = open_folder(target, &problem);
	if (folder >= 0) {
		problem = put(folder, target, bytes);
		close(folder);
	}
	return problem;
}

/* Split the path of a file to be made or replaced. */
static void split(const char *path, struct target *target, struct arena *arena)
{
	struct str folder = path_folder(str_from(path));
	target->folder = str_copy(folder.n > 0 ? folder : STR("."), arena);
	target->name = str_copy(path_name(str_from(path)), arena);
	if (target->name[0] == '\0') {
		target->problem = "it names a folder";
	}
}

/* What stands at a path that nothing can be read through. */
static const char *missing(const char *path)
{
	struct stat status;
	int error = errno;
	if (lstat(path, &status) == 0 && S_ISLNK(status.st_mode)) {
		return "it is a link that leads nowhere";
	}
	return error == ENOENT ? NULL : file_error_text(error);
}

/* A link to a file stays, and the file it names is replaced. */
static struct target plan(const char *path, struct arena *arena)
{
	char resolved[PATH_MAX];
	struct stat status;
	struct target target = {.exists = stat(path, &status) == 0};
	if (!target.exists) {
		target.problem = missing(path);
	} else if (S_ISDIR(status.st_mode)) {
		target.problem = "it is a folder";
	} else if (S_ISCHR(status.st_mode) || S_ISFIFO(status.st_mode)) {
		target.passes = true;
	} else if (!S_ISREG(status.st_mode)) {
		target.problem = "it is not an ordinary file";
	} else if (access(path, W_OK) != 0 || realpath(path, resolved) == NULL) {
		target.problem = file_error_text(errno);
	} else {
		target.mode = status.st_mode & 0777;
		path = resolved;
	}
	if (target.problem == NULL && !target.passes) {
		split(path, &target, arena);
	}
	return target;
}

static const char *write_path(const char *path, struct str bytes, struct arena *arena)
{
	struct target target = plan(path, arena);
	if (target.passes) {
		return write_through(open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC), bytes);
	}
	return target.problem != NULL ? target.problem : put_at(&target, bytes);
}

/* What can be known of a path without writing to it. */
static const char *look(const char *path, struct arena *arena)
{
	struct target target = plan(path, arena);
	const char *problem = target.problem;
	int folder = target.passes || problem != NULL ? -1 : open_folder(&target, &problem);
	int fault = target.passes ? access(path, W_OK) : folder >= 0 ? faccessat(folder, ".", W_OK | X_OK, 0) : 0;
	if (fault != 0) {
		problem = file_error_text(errno);
	}
	if (folder >= 0) {
		close(folder);
	}
	return problem;
}

static bool report(struct str path, const char *problem, struct diag *diag)
{
	if (problem != NULL && problem != reader_left) {
		diag_add(diag, DIAG_OUTPUT_FAILED, (struct span){0}, "cannot write “%.*s”: %s", STR_ARG(path), problem);
	}
	return problem == NULL;
}

bool file_write_possible(struct str path, struct diag *diag)
{
	struct arena scratch = {0};
	const char *problem = str_is(path, "-") ? NULL : look(str_copy(path, &scratch), &scratch);
	arena_finish(&scratch);
	return report(path, problem, diag);
}

bool file_write(struct str path, struct str bytes, struct diag *diag)
{
	struct arena scratch = {0};
	/* A copy of standard output is closed, so that errors which show only then are seen. */
	const char *problem = str_is(path, "-") ? write_through(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3), bytes)
		: write_path(str_copy(path, &scratch), bytes, &scratch);
	arena_finish(&scratch);
	return report(path, problem, diag);
}
