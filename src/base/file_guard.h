/*
 * A guard over a name that must not outlive the program. Linux cannot replace one file by another that has no name: for the
 * time of two system calls the new file has a temporary one, and a program killed there could not take it away. So a
 * process of its own waits beside it, out of reach of signals to the program, to its group and to its terminal, and removes the
 * name when the program ends early. Used by file_write alone.
 */
#ifndef CITYPROFILE_BASE_FILE_GUARD_H
#define CITYPROFILE_BASE_FILE_GUARD_H

#include <sys/types.h>

/** A name that is guarded; `line` is -1 where no process could be had, and nothing is guarded. */
struct file_guard {
	pid_t keeper;
	int line; /* its end tells the keeper that the program has ended */
};

/** Guard a name in an open folder, before the name is given to a file. Both are borrowed only for the call. */
struct file_guard file_guard_start(int folder, const char *name);

/** End the guard: the name is no longer there, or has been removed. */
void file_guard_finish(struct file_guard *guard);

#endif
