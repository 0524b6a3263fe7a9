#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

const char *file_error_text(int error)
{
	const char *text = strerrordesc_np(error);
	return text != NULL ? text : "unknown error";
}

/* Whether the fault is the machine's, not the file's. */
static bool is_of_system(int error)
{
	return error == EMFILE || error == ENFILE || error == ENOMEM;
}

static bool report_open(int error, const char *path, struct span at, struct diag *diag)
{
	if (is_of_system(error)) {
		diag_add(diag, DIAG_INPUT_FAILED, at, "the file “%s” could not be read: %s", path, file_error_text(error));
	} else if (error == ENOENT || error == ENOTDIR) {
		diag_add(diag, DIAG_FILE_NOT_FOUND, at, "there is no file “%s”", path);
	} else {
		diag_add(diag, DIAG_FILE_UNREADABLE, at, "the file “%s” cannot be read: %s", path, file_error_text(error));
	}
	return false;
}

/* Only regular files are read by name: a folder has no bytes, a pipe or device may block or never end. */
static bool open_regular(const char *path, struct span at, struct diag *diag, int *ret_fd, size_t *ret_size)
{
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0) {
		return report_open(errno, path, at, diag);
	}
	struct stat status;
	if (fstat(fd, &status) != 0) {
		report_open(errno, path, at, diag);
		close(fd);
		return false;
	}
	if (!S_ISREG(status.st_mode)) {
		diag_add(diag, DIAG_FILE_UNREADABLE, at, "“%s” is %s, not a file", path,
			S_ISDIR(status.st_mode) ? "a folder" : "a pipe or device");
		close(fd);
		return false;
	}
	*ret_fd = fd;
	*ret_size = status.st_size > 0 ? (size_t)status.st_size : 0;
	return true;
}

/* Read to the end, or to one byte past the limit. Returns false with errno set. */
static bool read_bytes(int fd, size_t expected, size_t limit, struct buf *out)
{
	size_t capacity = expected < limit ? expected + 2 : limit + 2;
	capacity = capacity < 4096 ? 4096 : capacity;
	char *bytes = arena_take(out->arena, capacity);
	size_t n = 0;
	while (n <= limit) {
		if (n + 1 == capacity) {
			bytes = arena_grow(out->arena, bytes, capacity, capacity * 2);
			capacity *= 2;
		}
		ssize_t got = read(fd, bytes + n, capacity - n - 1);
		if (got < 0 && errno != EINTR) {
			return false;
		}
		if (got == 0) {
			break;
		}
		n += got > 0 ? (size_t)got : 0;
	}
	bytes[n] = '\0';
	out->at = bytes;
	out->n = n;
	return true;
}

bool file_read(struct str path, size_t limit, struct span at, struct arena *arena, struct diag *diag, struct str *ret_bytes)
{
	const char *name = str_copy(path, arena);
	bool standard_input = str_is(path, "-");
	int fd = STDIN_FILENO;
	size_t size = 0;
	if (!standard_input && strlen(name) != path.n) {
		diag_add(diag, DIAG_FILE_NOT_FOUND, at, "a file name cannot hold a NUL character");
		return false;
	}
	if (!standard_input && !open_regular(name, at, diag, &fd, &size)) {
		return false;
	}
	struct buf bytes = {.arena = arena};
	bool done = size <= limit && read_bytes(fd, size, limit, &bytes);
	int error = errno;
	if (!standard_input) {
		close(fd);
	}
	if (size > limit || (done && bytes.n > limit)) {
		struct diag_entry *entry = diag_add(diag, DIAG_FILE_TOO_LARGE, at,
			"the file “%s” is larger than the limit of %zu bytes", name, limit);
		diag_hint(diag, entry, "split it, or make it smaller");
		return false;
	}
	if (!done) {
		return report_open(error, name, at, diag);
	}
	*ret_bytes = buf_str(&bytes);
	return true;
}

static bool stat_path(struct str path, struct stat *ret_status)
{
	struct arena scratch = {0};
	bool found = stat(str_copy(path, &scratch), ret_status) == 0;
	arena_finish(&scratch);
	return found;
}

bool file_is_folder(struct str path)
{
	struct stat status;
	return stat_path(path, &status) && S_ISDIR(status.st_mode);
}

bool file_is_regular(struct str path)
{
	struct stat status;
	return stat_path(path, &status) && S_ISREG(status.st_mode);
}

bool file_is_there(struct str path)
{
	struct arena scratch = {0};
	struct stat status;
	bool there = lstat(str_copy(path, &scratch), &status) == 0 || (errno != ENOENT && errno != ENOTDIR);
	arena_finish(&scratch);
	return there;
}

bool file_is_same(struct str path, struct str other)
{
	struct stat one, two;
	return stat_path(path, &one) && stat_path(other, &two) && one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

bool file_is_input(struct str path)
{
	struct stat input, status;
	return fstat(STDIN_FILENO, &input) == 0 && S_ISREG(input.st_mode) && stat_path(path, &status) && input.st_dev == status.st_dev &&
		input.st_ino == status.st_ino;
}

bool file_check_inside(struct str path, struct str folder, struct span at, struct diag *diag)
{
	if ((!file_is_regular(path) && !file_is_folder(path)) || path_inside(path, folder)) {
		return true;
	}
	struct diag_entry *entry = diag_add(diag, DIAG_FILE_OUTSIDE, at, "“%.*s” is a link that leads out of the folder “%.*s”", STR_ARG(path),
		STR_ARG(folder.n > 0 ? folder : STR(".")));
	diag_hint(diag, entry, "put a copy there");
	return false;
}

static int compare_names(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

struct str *folder_names(struct str folder, struct arena *arena, size_t *ret_count)
{
	struct vec_of(struct str) names = {0};
	DIR *dir = opendir(str_copy(folder, arena));
	for (struct dirent *entry; dir && (entry = readdir(dir));) {
		struct str name = str_from(entry->d_name);
		if (entry->d_name[0] != '.')
			vec_push(&names, arena, ((struct str){str_copy(name, arena), name.n}));
	}
	if (dir)
		closedir(dir);
	if (names.n > 0)
		qsort(names.at, names.n, sizeof *names.at, compare_names);
	*ret_count = names.n;
	return names.at;
}
