/*
 * Files: read whole under a limit, written whole or not at all. Output goes to a file without a name in the target's folder, is
 * synced, takes the target's place, and the folder is synced: killed at any moment, the old or the new file stands, whole.
 * No other file remains: where there is no older file the new one gets its name in one step; to replace one it needs a temporary
 * name for a moment (all the time of writing on file systems without unnamed files), which file_guard.h watches over. Only a
 * loss of power, or whoever kills every process at once, can leave a file `.cityprofile-*.tmp` there.
 */
#ifndef CITYPROFILE_BASE_FILE_H
#define CITYPROFILE_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/** Largest input file, in bytes. */
#define FILE_LIMIT ((size_t)32 * 1024 * 1024)

/**
 * Read a regular file whole, up to `limit` bytes; "-" reads standard input.
 * `at` is the place that named the file, for messages. arena owns the bytes.
 * Returns false with one error in diag, *ret_bytes untouched, if it is missing, unreadable, not a regular file or too large.
 */
bool file_read(struct str path, size_t limit, struct span at, struct arena *arena, struct diag *diag, struct str *ret_bytes);

/**
 * Write bytes whole or not at all; "-" writes standard output, and what is no file, such as a pipe, gets them as they come.
 * Returns false with one error in diag, but without one where the reader of a pipe went away.
 */
bool file_write(struct str path, struct str bytes, struct diag *diag);
/**
 * Check what can be known of file_write before a byte is written: whether the name is too long, a folder stands there, or file or folder
 * may not be written to. Returns false with one error in diag, the one that file_write would give.
 */
bool file_write_possible(struct str path, struct diag *diag);

/** Returns what the system calls an error (an errno value), in English whatever the locale; static. */
const char *file_error_text(int error);

/** Returns whether the path is an existing folder. */
bool file_is_folder(struct str path);
/** Returns whether the path is an existing regular file. */
bool file_is_regular(struct str path);
/** Returns whether anything stands at a path, be it unreadable or a link to nothing: what is there but cannot be read is no reason to look elsewhere. */
bool file_is_there(struct str path);
/** Returns the names in a folder in the order of their bytes, without hidden ones; none when it cannot be read. arena owns them. */
struct str *folder_names(struct str folder, struct arena *arena, size_t *ret_count);
/** Returns whether two paths, links resolved, lead to one file or folder. False also when either does not exist. */
bool file_is_same(struct str path, struct str other);
/** Returns whether a path, links resolved, leads to the file that standard input reads. False also when that is no ordinary file. */
bool file_is_input(struct str path);
/** Returns `folder/name`, or `name` when it is absolute or folder is empty; owned by the arena, NUL-terminated. */
struct str path_join(struct str folder, struct str name, struct arena *arena);
/** Returns the part before the last slash ("" when there is none, "/" for the root); lent. */
struct str path_folder(struct str path);
/** Returns the part after the last slash; lent. */
struct str path_name(struct str path);
/** Find the path with all links resolved; owned by the arena, NUL-terminated. Returns false, *ret_resolved untouched, when there is no such file. */
bool path_resolve(struct str path, struct arena *arena, struct str *ret_resolved);
/**
 * Check that a file or folder, all links resolved, lies inside `folder`. Returns false with an error in diag where it does not, before anything is read of it;
 * true also when there is neither: reading it will say why. `at` is the place that named it.
 */
bool file_check_inside(struct str path, struct str folder, struct span at, struct diag *diag);
/** Returns whether `path`, all links resolved, lies inside `folder`, all links resolved. False also when either does not exist. */
bool path_inside(struct str path, struct str folder);

#endif
