/*
 * Where methods and benchmark sets are found by their id: in the data folders in their order, then
 * beside the profile; or by the path of a file, from the command line only. What a file extends is
 * found by its id, last of all beside that file. First step of press after the profile is read.
 */
#ifndef CITYPROFILE_METHOD_FIND_H
#define CITYPROFILE_METHOD_FIND_H

#include "method/benchmarks.h"

/** Where to look. Data folders hold `profiles/methods/`, the profile's folder `methods/`; both hold `<id>.xml` and `benchmarks/<id>.xml`. */
struct method_folders {
	const struct str *data;
	size_t data_count;
	struct str profile; /* the profile's folder, "" for the current one; at NULL: none */
	struct str beside;  /* a folder that holds `<id>.xml` itself, as profile; method_load_file and benchmarks_load_file set it for what the file extends */
};

/**
 * Find the file of a method. `at` is the place that names the id, for messages.
 * Returns false with an error in diag, *ret_path untouched, when the id is no id, nothing is found, or it is a link out of the profile's folder.
 * arena owns the path.
 */
bool method_find(struct str id, const struct method_folders *folders, struct span at, struct arena *arena,
	struct diag *diag, struct str *ret_path);
/** As method_find, for a benchmark set. */
bool benchmarks_find(struct str id, const struct method_folders *folders, struct span at, struct arena *arena,
	struct diag *diag, struct str *ret_path);

/** Returns whether a word of the command line is the path of a file, not an id: it holds a slash or ends in .xml. */
bool method_is_path(struct str word);

/** Find and read a method, with what it extends; its xml:id must be `id`. Returns false with errors in diag. arena owns the method. */
bool method_load(struct str id, const struct method_folders *folders, struct span at, struct arena *arena,
	struct diag *diag, struct method *ret_method);
/** As method_load, from the file at a path, which may be called as it likes. */
bool method_load_file(struct str path, const struct method_folders *folders, struct arena *arena, struct diag *diag,
	struct method *ret_method);

/** Find and read a benchmark set for a method, with the sets it extends; its xml:id must be `id`. Returns false with errors in diag. arena owns the set. */
bool benchmarks_load(struct str id, const struct method *method, const struct method_folders *folders, struct span at,
	struct arena *arena, struct diag *diag, struct benchmarks *ret_set);
/** As benchmarks_load, from the file at a path, which may be called as it likes. */
bool benchmarks_load_file(struct str path, const struct method *method, const struct method_folders *folders,
	struct arena *arena, struct diag *diag, struct benchmarks *ret_set);

#endif
