#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

/* Temporary names tried in one folder before giving up. */
#define NAMES_LIMIT 100

/* The file to be made, everything decided before the first byte is written. All memory is taken by then: see base/memory.h. */
struct target {
	const char *asked; /* the path as the user gave it */
	char *folder;
	char *name;
	mode_t mode;       /* of the file that is replaced; 0 when there is none */
	const char *problem;
};

/* Returns NULL, or what went wrong. */
static const char *write_all(int fd, struct str bytes)
{
	while (bytes.n > 0) {
		ssize_t written = write(fd, bytes.at, bytes.n);
		if (written < 0 && errno != EINTR) {
			return file_error_text(errno);
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

static void temporary_name(unsigned number, char (*ret_name)[64])
{
	snprintf(*ret_name, sizeof *ret_name, ".cityprofile-%u.tmp", number);
}

/* Give the unnamed file a temporary name. Returns false with errno set. */
static bool link_unnamed(int fd, int folder, char (*ret_name)[64])
{
	char self[64];
	snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
	for (unsigned number = 0; number < NAMES_LIMIT; number++) {
		temporary_name(number, ret_name);
		if (linkat(AT_FDCWD, self, folder, *ret_name, AT_SYMLINK_FOLLOW) == 0) {
			return true;
		}
		if (errno != EEXIST) {
			return false;
		}
	}
	return false;
}

/* Where a file system knows no unnamed files. Returns the descriptor, or -1 with errno set. */
static int open_named(int folder, char (*ret_name)[64])
{
	for (unsigned number = 0; number < NAMES_LIMIT; number++) {
		temporary_name(number, ret_name);
		int fd = openat(folder, *ret_name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
		if (fd >= 0 || errno != EEXIST) {
			return fd;
		}
	}
	return -1;
}

static const char *fill(int fd, const struct target *target, struct str bytes)
{
	const char *problem = write_all(fd, bytes);
	if (problem == NULL && target->mode != 0 && fchmod(fd, target->mode) != 0) {
		problem = file_error_text(errno);
	}
	return problem != NULL ? problem : sync_file(fd);
}

/* Write to a named temporary file; it is removed again when anything fails. */
static const char *write_named(int folder, const struct target *target, struct str bytes, char (*ret_name)[64])
{
	int fd = open_named(folder, ret_name);
	if (fd < 0) {
		return file_error_text(errno);
	}
	const char *problem = close_written(fd, fill(fd, target, bytes));
	if (problem != NULL) {
		unlinkat(folder, *ret_name, 0);
	}
	return problem;
}

/* Write to a temporary file in the folder, by preference one without a name, which a killed program leaves nowhere. */
static const char *write_temporary(int folder, const struct target *target, struct str bytes, char (*ret_name)[64])
{
	int fd = openat(folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
	if (fd < 0) {
		return write_named(folder, target, bytes, ret_name);
	}
	const char *problem = fill(fd, target, bytes);
	if (problem != NULL) {
		return close_written(fd, problem);
	}
	bool linked = link_unnamed(fd, folder, ret_name);
	problem = close_written(fd, NULL);
	if (!linked) {
		/* No /proc, as in some containers. */
		return problem != NULL ? problem : write_named(folder, target, bytes, ret_name);
	}
	if (problem != NULL) {
		unlinkat(folder, *ret_name, 0);
	}
	return problem;
}

static const char *replace(const struct target *target, struct str bytes)
{
	int folder = open(target->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder < 0) {
		return errno == ENOENT ? "its folder does not exist" : file_error_text(errno);
	}
	char name[64];
	const char *problem = write_temporary(folder, target, bytes, &name);
	if (problem == NULL && renameat(folder, name, folder, target->name) != 0) {
		problem = file_error_text(errno);
		unlinkat(folder, name, 0);
	}
	if (problem == NULL) {
		problem = sync_file(folder);
	}
	close(folder);
	return problem;
}

/* Split the path of a file to be made or replaced; a link to a file stays, and the file it names is replaced. */
static struct target plan(const char *path, const struct stat *existing, struct arena *arena)
{
	char resolved[PATH_MAX];
	struct target target = {.asked = path};
	if (existing != NULL) {
		target.mode = existing->st_mode & 0777;
		if (access(path, W_OK) != 0 || realpath(path, resolved) == NULL) {
			target.problem = file_error_text(errno);
			return target;
		}
		path = resolved;
	}
	struct str folder = path_folder(str_from(path));
	target.folder = str_copy(folder.n > 0 ? folder : STR("."), arena);
	target.name = str_copy(path_name(str_from(path)), arena);
	if (target.name[0] == '\0') {
		target.problem = "it names a folder";
	}
	return target;
}

static const char *write_path(const char *path, struct str bytes, struct arena *arena)
{
	struct stat status;
	bool exists = stat(path, &status) == 0;
	if (exists && S_ISDIR(status.st_mode)) {
		return "it is a folder";
	}
	if (exists && (S_ISCHR(status.st_mode) || S_ISFIFO(status.st_mode))) {
		return write_through(open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC), bytes);
	}
	if (exists && !S_ISREG(status.st_mode)) {
		return "it is not an ordinary file";
	}
	struct target target = plan(path, exists ? &status : NULL, arena);
	return target.problem != NULL ? target.problem : replace(&target, bytes);
}

bool file_write(struct str path, struct str bytes, struct diag *diag)
{
	struct arena scratch = {0};
	const char *name = str_copy(path, &scratch);
	/* A copy of standard output is closed, so that errors which show only then are seen. */
	const char *problem = str_is(path, "-") ? write_through(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3), bytes)
		: write_path(name, bytes, &scratch);
	if (problem != NULL) {
		diag_add(diag, DIAG_OUTPUT_FAILED, (struct span){0}, "cannot write '%s': %s", name, problem);
	}
	arena_finish(&scratch);
	return problem == NULL;
}
