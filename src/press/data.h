/*
 * Data folders: where methods, templates, fonts and hyphenation patterns are looked for, in order:
 * --data, CITYPROFILE_DATA, ../share/cityprofile beside the program, the source tree of the build.
 */
#ifndef CITYPROFILE_PRESS_DATA_H
#define CITYPROFILE_PRESS_DATA_H

#include "press/press.h"

#define DATA_FOLDERS_LIMIT 4

struct data_folders {
	struct str at[DATA_FOLDERS_LIMIT];
	size_t n;
};

/** Returns the data folders that exist. Strings are owned by the arena. A --data or CITYPROFILE_DATA that is no folder is an error in diag. */
struct data_folders data_folders_find(const struct press_settings *settings, struct arena *arena, struct diag *diag);
/**
 * Find a file of the program in the data folders (`fonts/fonts.xml`); the first that has it wins.
 * Returns false with an error in diag, *ret_path and *ret_folder untouched. ret_folder may be NULL.
 */
bool data_file_find(const struct data_folders *folders, struct str name, struct arena *arena, struct diag *diag, struct str *ret_path,
	struct str *ret_folder);

#endif
