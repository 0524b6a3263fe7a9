#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"

/* Each test has an empty folder of its own as the current folder, and reports of its own. */
struct fixture {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
	char folder[64];
};

static int set_up(void **state)
{
	struct fixture *fixture = test_calloc(1, sizeof *fixture);
	fixture->sources.arena = &fixture->arena;
	fixture->diag = (struct diag){.arena = &fixture->arena, .sources = &fixture->sources};
	memcpy(fixture->folder, P_tmpdir "/test-file-XXXXXX", sizeof P_tmpdir "/test-file-XXXXXX");
	*state = fixture;
	return mkdtemp(fixture->folder) != NULL && chdir(fixture->folder) == 0 ? 0 : -1;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;
	struct arena scratch = {0};
	struct str command = str_format(&scratch, "rm -rf '%s'", fixture->folder);
	int status = chdir("/") == 0 ? system(command.at) : -1;
	arena_finish(&scratch);
	arena_finish(&fixture->arena);
	test_free(fixture);
	return status;
}

static bool reads(struct fixture *fixture, const char *path, size_t limit, struct str *ret_bytes)
{
	return file_read(str_from(path), limit, (struct span){0}, &fixture->arena, &fixture->diag, ret_bytes);
}

static bool writes(struct fixture *fixture, const char *path, const char *text)
{
	return file_write(str_from(path), str_from(text), &fixture->diag);
}

/* One report more than before, with this code and these words. */
static void assert_reported(struct fixture *fixture, enum diag_code code, const char *words)
{
	assert_int_equal(fixture->diag.n, 1);
	assert_int_equal(fixture->diag.at[0].code, code);
	if (strstr(fixture->diag.at[0].message.at, words) == NULL) {
		fail_msg("'%s' lacks '%s'", fixture->diag.at[0].message.at, words);
	}
	fixture->diag.n = 0;
}

static void assert_holds(struct fixture *fixture, const char *path, const char *text)
{
	struct str bytes = {0};
	assert_true(reads(fixture, path, 1000, &bytes));
	assert_true(str_is(bytes, text));
}

/* Entries of the current folder, hidden ones with them. */
static size_t count_entries(void)
{
	size_t n = 0;
	DIR *folder = opendir(".");
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	}
	closedir(folder);
	return n;
}

static void what_is_written_is_read(void **state)
{
	struct fixture *fixture = *state;
	assert_true(writes(fixture, "a", "first"));
	assert_holds(fixture, "a", "first");
	assert_true(writes(fixture, "a", ""));
	assert_holds(fixture, "a", "");
	assert_true(writes(fixture, "./a", "third"));
	assert_holds(fixture, "a", "third");
	assert_int_equal(count_entries(), 1);
	struct stat status;
	mode_t mask = umask(0);
	umask(mask);
	assert_int_equal(stat("a", &status), 0);
	assert_int_equal(status.st_mode & 0777, 0666 & ~mask);
	assert_false(diag_failed(&fixture->diag));
}

static void limits_hold(void **state)
{
	struct fixture *fixture = *state;
	struct str bytes = STR("untouched");
	assert_true(writes(fixture, "a", "12345"));
	assert_false(reads(fixture, "a", 4, &bytes));
	assert_reported(fixture, DIAG_FILE_TOO_LARGE, "limit of 4 bytes");
	assert_true(str_is(bytes, "untouched"));
	assert_true(reads(fixture, "a", 5, &bytes));
	assert_int_equal(bytes.n, 5);
	/* A file that does not tell its size. */
	assert_false(reads(fixture, "/proc/self/smaps", 10, &bytes));
	assert_reported(fixture, DIAG_FILE_TOO_LARGE, "limit of 10 bytes");
	assert_true(reads(fixture, "/proc/self/smaps", FILE_LIMIT, &bytes));
	assert_true(bytes.n > 5000);
}

static void only_regular_files_are_read(void **state)
{
	struct fixture *fixture = *state;
	struct str bytes;
	assert_int_equal(mkfifo("pipe", 0600), 0);
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_false(reads(fixture, "pipe", 10, &bytes));
	assert_reported(fixture, DIAG_FILE_UNREADABLE, "“pipe” is a pipe or device, not a file");
	assert_false(reads(fixture, "folder", 10, &bytes));
	assert_reported(fixture, DIAG_FILE_UNREADABLE, "“folder” is a folder, not a file");
	assert_false(reads(fixture, "/dev/zero", 10, &bytes));
	assert_reported(fixture, DIAG_FILE_UNREADABLE, "device");
	assert_false(reads(fixture, "none", 10, &bytes));
	assert_reported(fixture, DIAG_FILE_NOT_FOUND, "there is no file “none”");
	assert_false(reads(fixture, "", 10, &bytes));
	assert_reported(fixture, DIAG_FILE_NOT_FOUND, "“”");
	assert_false(file_read((struct str){"a\0b", 3}, 10, (struct span){0}, &fixture->arena, &fixture->diag, &bytes));
	assert_reported(fixture, DIAG_FILE_NOT_FOUND, "NUL");
	assert_int_equal(symlink("loop", "loop"), 0);
	assert_false(reads(fixture, "loop", 10, &bytes));
	assert_reported(fixture, DIAG_FILE_UNREADABLE, "symbolic links");
	assert_true(writes(fixture, "file", ""));
	assert_false(reads(fixture, "file/below", 10, &bytes));
	assert_reported(fixture, DIAG_FILE_NOT_FOUND, "there is no file “file/below”");
	/* Opened like any other, it fails at the first byte: nothing is mapped there. */
	assert_false(reads(fixture, "/proc/self/mem", 10, &bytes));
	assert_reported(fixture, DIAG_FILE_UNREADABLE, "“/proc/self/mem” cannot be read: Input/output error");
}

static void standard_input_is_read_whole(void **state)
{
	struct fixture *fixture = *state;
	int ends[2], saved = dup(STDIN_FILENO);
	assert_int_equal(pipe(ends), 0);
	dup2(ends[0], STDIN_FILENO);
	if (fork() == 0) {
		/* In pieces, so that one read is not enough. */
		for (int i = 0; i < 5; i++) {
			ssize_t n = write(ends[1], "abc", 3);
			usleep(n == 3 ? 2000 : 0);
		}
		_exit(0);
	}
	close(ends[0]);
	close(ends[1]);
	struct str bytes;
	assert_true(reads(fixture, "-", 15, &bytes));
	assert_true(str_is(bytes, "abcabcabcabcabc"));
	wait(NULL);
	dup2(saved, STDIN_FILENO);
	close(saved);
}

static void outputs_that_cannot_be(void **state)
{
	struct fixture *fixture = *state;
	assert_int_equal(mkdir("folder", 0700), 0);
	struct sockaddr_un address = {AF_UNIX, "socket"};
	int listener = socket(AF_UNIX, SOCK_STREAM, 0);
	const void *name = &address;
	assert_int_equal(bind(listener, name, sizeof address), 0);
	close(listener);
	static const struct {
		const char *path, *words;
	} rows[] = {
		{"socket", "it is not an ordinary file"}, {"socket/a", "Not a directory"},
		{"folder", "it is a folder"}, {"none/a", "its folder does not exist"}, {"none/", "its folder does not exist"},
		{"", "it names a folder"}, {"/dev/full", "No space left on device"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_false(writes(fixture, rows[i].path, "text"));
		if (strcmp(rows[i].path, "none/") == 0) {
			fixture->diag.n = 0; /* either of two reasons will do */
		} else {
			assert_reported(fixture, DIAG_OUTPUT_FAILED, rows[i].words);
		}
	}
	assert_int_equal(count_entries(), 2);
}

static bool possible(struct fixture *fixture, const char *path)
{
	return file_write_possible(str_from(path), &fixture->diag);
}

/* What writing would find out is known before, and looking leaves nothing behind. */
static void what_cannot_be_written_is_known_before(void **state)
{
	struct fixture *fixture = *state;
	char long_name[300] = "folder/";
	memset(long_name + 7, 'n', 256);
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_int_equal(symlink("nowhere", "broken"), 0);
	assert_int_equal(symlink("loop", "loop"), 0);
	assert_true(writes(fixture, "old", "text"));
	assert_int_equal(mkfifo("pipe", 0600), 0);
	static const char *const good[] = {"-", "new", "old", "folder/new", "./old", "/dev/full", "pipe"};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(possible(fixture, good[i]));
	assert_int_equal(fixture->diag.n, 0);
	const struct {
		const char *path, *words;
	} rows[] = {
		{long_name, "File name too long"}, {"folder", "it is a folder"}, {"none/a", "its folder does not exist"}, {"", "it names a folder"},
		{"old/a", "Not a directory"}, {"broken", "a link that leads nowhere"}, {"loop", "a link that leads nowhere"}, {"loop/a", "symbolic links"},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_false(possible(fixture, rows[i].path));
		assert_reported(fixture, DIAG_OUTPUT_FAILED, rows[i].words);
		assert_false(writes(fixture, rows[i].path, "text"));
		assert_reported(fixture, DIAG_OUTPUT_FAILED, rows[i].words);
	}
	assert_int_equal(count_entries(), 5);
	assert_holds(fixture, "old", "text");
}

/* Whoever may do everything is somebody else for the time. */
static void what_may_not_be_written_is_known_before(void **state)
{
	struct fixture *fixture = *state;
	int status;
	assert_true(writes(fixture, "old", "text"));
	assert_int_equal(mkfifo("pipe", 0600), 0);
	assert_int_equal(chmod("old", 0444), 0);
	assert_int_equal(chmod("pipe", 0444), 0);
	assert_int_equal(chmod(".", 0555), 0);
	pid_t child = fork();
	if (child == 0) {
		if (geteuid() == 0 && setuid(65534) != 0)
			_exit(2);
		bool good = possible(fixture, "old") || possible(fixture, "new") || possible(fixture, "pipe");
		size_t n = 0;
		while (n < fixture->diag.n && strstr(fixture->diag.at[n].message.at, "Permission denied") != NULL)
			n++;
		_exit(good || n != 3);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(chmod(".", 0755), 0);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* As head does when it has enough. */
static void a_reader_that_left_is_no_news(void **state)
{
	struct fixture *fixture = *state;
	int ends[2], saved = dup(STDOUT_FILENO);
	fflush(stdout);
	assert_int_equal(pipe(ends), 0);
	close(ends[0]);
	dup2(ends[1], STDOUT_FILENO);
	close(ends[1]);
	signal(SIGPIPE, SIG_IGN);
	bool written = writes(fixture, "-", "text"), by_name = writes(fixture, "/dev/stdout", "text");
	signal(SIGPIPE, SIG_DFL);
	dup2(saved, STDOUT_FILENO);
	close(saved);
	assert_false(written || by_name);
	assert_int_equal(fixture->diag.n, 0);
}

/* A disk that fills up while the file is written, as far as one can have it without one. */
static void a_failed_write_leaves_the_old_file(void **state)
{
	struct fixture *fixture = *state;
	char *text = test_calloc(1, 100001);
	memset(text, 'x', 100000);
	assert_true(writes(fixture, "a", "old"));
	struct rlimit old, small = {5000, 5000};
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	small.rlim_max = old.rlim_max;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	bool written = writes(fixture, "a", text), new_written = writes(fixture, "b", text);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	signal(SIGXFSZ, SIG_DFL);
	test_free(text);
	assert_false(written);
	assert_false(new_written);
	assert_int_equal(fixture->diag.n, 2);
	assert_non_null(strstr(fixture->diag.at[0].message.at, "File too large"));
	assert_holds(fixture, "a", "old");
	assert_int_equal(count_entries(), 1);
}

/* A system call that fails when one of its arguments has any of some bits, and what then becomes of a file that is replaced. */
struct refusal {
	unsigned call, argument, bits, error;
	const char *words; /* NULL: the file is written all the same */
};

#define UNNAMED (O_TMPFILE & ~O_DIRECTORY)

static const struct refusal refusals[] = {
	{SYS_openat, 2, UNNAMED, EOPNOTSUPP, NULL},
	{SYS_openat, 2, UNNAMED | O_EXCL, EROFS, "Read-only file system"},
	{SYS_linkat, 4, AT_SYMLINK_FOLLOW, ENOENT, NULL},
	{SYS_fchmod, 1, 0777, EPERM, "Operation not permitted"},
	{SYS_write, 2, ~0U, ENOSPC, "No space left on device"},
	{SYS_fsync, 0, ~0U, EIO, "Input/output error"},
	{SYS_fsync, 0, ~0U, EINVAL, NULL},
	{SYS_renameat, 1, ~0U, EBUSY, "Device or resource busy"},
	{SYS_getrandom, 1, ~0U, ENOSYS, NULL},
	{SYS_socketpair, 0, ~0U, EMFILE, NULL},
	{SYS_clone, 0, ~0U, EAGAIN, NULL},
};

/* From now on, for this process and its children. */
static bool refuse(const struct refusal *refusal)
{
	struct sock_filter rules[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, refusal->call, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (unsigned)offsetof(struct seccomp_data, args) + 8 * refusal->argument),
		BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, refusal->bits, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | refusal->error),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {sizeof rules / sizeof *rules, rules};
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

static void the_system_refuses(void **state)
{
	struct fixture *fixture = *state;
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		const char *words = refusals[i].words;
		int status;
		assert_true(writes(fixture, "a", "old"));
		pid_t child = fork();
		if (child == 0) {
			if (!refuse(&refusals[i]))
				_exit(2);
			bool written = writes(fixture, "a", "new");
			_exit(words == NULL ? !written : written || strstr(fixture->diag.at[0].message.at, words) == NULL);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
			fail_msg("row %zu: status %x", i, (unsigned)status);
		assert_holds(fixture, "a", words == NULL ? "new" : "old");
		assert_int_equal(count_entries(), 1);
	}
}

static void links_modes_and_devices_stay(void **state)
{
	struct fixture *fixture = *state;
	struct stat status;
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_true(writes(fixture, "folder/file", "old"));
	assert_int_equal(chmod("folder/file", 0640), 0);
	assert_int_equal(symlink("folder/file", "link"), 0);
	assert_true(writes(fixture, "link", "new"));
	assert_int_equal(lstat("link", &status), 0);
	assert_true(S_ISLNK(status.st_mode));
	assert_holds(fixture, "folder/file", "new");
	assert_int_equal(stat("folder/file", &status), 0);
	assert_int_equal(status.st_mode & 0777, 0640);
	assert_true(writes(fixture, "/dev/null", "text"));
	assert_int_equal(stat("/dev/null", &status), 0);
	assert_true(S_ISCHR(status.st_mode));
}

static void a_file_is_the_same_by_any_name(void **state)
{
	struct fixture *fixture = *state;
	assert_true(writes(fixture, "a", "text") && writes(fixture, "b", "text"));
	assert_int_equal(symlink("a", "link"), 0);
	assert_int_equal(link("a", "hard"), 0);
	assert_int_equal(symlink("none", "broken"), 0);
	static const struct {
		const char *path, *other;
		bool same;
	} rows[] = {
		{"a", "a", true}, {"a", "./a", true}, {"a", "link", true}, {"hard", "link", true}, {"a", "b", false}, {"none", "none", false},
		{"broken", "broken", false}, {"", "", false}, {".", "", false}, {".", "./.", true},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(file_is_same(str_from(rows[i].path), str_from(rows[i].other)), rows[i].same);
	}
}

static void paths(void **state)
{
	struct fixture *fixture = *state;
	static const struct {
		const char *path, *folder, *name;
	} rows[] = {
		{"a/b/c", "a/b", "c"}, {"c", "", "c"}, {"/c", "/", "c"}, {"/", "/", ""}, {"a//c", "a", "c"}, {"a/", "a", ""}, {"", "", ""},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_true(str_is(path_folder(str_from(rows[i].path)), rows[i].folder));
		assert_true(str_is(path_name(str_from(rows[i].path)), rows[i].name));
	}
	assert_string_equal(path_join(STR("a"), STR("b"), &fixture->arena).at, "a/b");
	assert_string_equal(path_join(STR("a/"), STR("b"), &fixture->arena).at, "a/b");
	assert_string_equal(path_join(STR("a"), STR("/b"), &fixture->arena).at, "/b");
	assert_string_equal(path_join(STR(""), STR("b"), &fixture->arena).at, "b");
}

static void names_come_in_order(void **state)
{
	struct fixture *fixture = *state;
	static const char *const made[] = {"b", "B", "ab", "a", ".hidden", "\u00e9"}, *const wanted[] = {"B", "a", "ab", "b", "\u00e9"};
	size_t n;
	for (size_t i = 0; i < sizeof made / sizeof *made; i++)
		assert_int_equal(mkdir(made[i], 0777), 0);
	const struct str *names = folder_names(STR("."), &fixture->arena, &n);
	assert_int_equal(n, sizeof wanted / sizeof *wanted);
	for (size_t i = 0; i < n; i++)
		assert_true(str_is(names[i], wanted[i]));
	folder_names(STR("nowhere"), &fixture->arena, &n);
	assert_int_equal(n, 0);
}

static void inside_means_after_links(void **state)
{
	struct fixture *fixture = *state;
	assert_int_equal(mkdir("in", 0700) | mkdir("in/deep", 0700) | mkdir("inner", 0700), 0);
	assert_true(writes(fixture, "in/deep/file", "") && writes(fixture, "inner/file", ""));
	assert_int_equal(symlink("../inner/file", "in/out"), 0);
	static const struct {
		const char *path, *folder;
		bool inside;
	} rows[] = {
		{"in/deep/file", "in", true}, {"in/deep/../deep/file", "in", true}, {"inner/file", "in", false}, {"in/out", "in", false},
		{"in/deep/file", "", true}, {"in/deep/file", "/", true}, {"in", "in", true}, {"in/none", "in", false}, {"in", "none", false},
		{"in/../inner/file", "in", false}, {"/", "/", true}, {"", "in", false},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		assert_int_equal(path_inside(str_from(rows[i].path), str_from(rows[i].folder)), rows[i].inside);
	}
	assert_true(file_is_folder(STR("in")));
	assert_false(file_is_folder(STR("inner/file")));
	assert_true(file_is_regular(STR("in/out")));
	assert_false(file_is_regular(STR("none")));
	assert_false(file_is_regular(STR("in")));
	assert_int_equal(symlink("none", "broken") | symlink("loop", "loop"), 0);
	assert_true(file_is_there(STR("broken")));
	assert_true(file_is_there(STR("loop/file")));
	assert_false(file_is_there(STR("none")));
	assert_false(file_is_there(STR("inner/file/below")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_written_is_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(limits_hold, set_up, tear_down),
		cmocka_unit_test_setup_teardown(only_regular_files_are_read, set_up, tear_down),
		cmocka_unit_test_setup_teardown(standard_input_is_read_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(outputs_that_cannot_be, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_cannot_be_written_is_known_before, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_may_not_be_written_is_known_before, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_reader_that_left_is_no_news, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_failed_write_leaves_the_old_file, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_system_refuses, set_up, tear_down),
		cmocka_unit_test_setup_teardown(links_modes_and_devices_stay, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_file_is_the_same_by_any_name, set_up, tear_down),
		cmocka_unit_test_setup_teardown(paths, set_up, tear_down),
		cmocka_unit_test_setup_teardown(names_come_in_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(inside_means_after_links, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
