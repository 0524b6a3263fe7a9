#include "base/file.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

struct str path_join(struct str folder, struct str name, struct arena *arena)
{
	if (folder.n == 0 || str_starts(name, STR("/"))) {
		return (struct str){str_copy(name, arena), name.n};
	}
	const char *slash = folder.at[folder.n - 1] == '/' ? "" : "/";
	return str_format(arena, "%.*s%s%.*s", STR_ARG(folder), slash, STR_ARG(name));
}

/* Bytes up to and with the last slash. */
static size_t folder_length(struct str path)
{
	size_t n = path.n;
	while (n > 0 && path.at[n - 1] != '/') {
		n--;
	}
	return n;
}

struct str path_folder(struct str path)
{
	size_t n = folder_length(path);
	while (n > 1 && path.at[n - 1] == '/') {
		n--;
	}
	return (struct str){path.at, n};
}

struct str path_name(struct str path)
{
	return str_from_byte(path, folder_length(path));
}

bool path_resolve(struct str path, struct arena *arena, struct str *ret_resolved)
{
	char resolved[PATH_MAX];
	if (path.n >= PATH_MAX || (path.n > 0 && memchr(path.at, '\0', path.n) != NULL) ||
		realpath(str_copy(path, arena), resolved) == NULL) {
		return false;
	}
	ret_resolved->at = str_copy(str_from(resolved), arena);
	ret_resolved->n = strlen(resolved);
	return true;
}

bool path_inside(struct str path, struct str folder)
{
	struct arena scratch = {0};
	struct str inner, outer;
	bool inside = path_resolve(path, &scratch, &inner) &&
		path_resolve(folder.n > 0 ? folder : STR("."), &scratch, &outer) && str_starts(inner, outer);
	/* The root ends in the slash that others need behind them. */
	inside = inside && (inner.n == outer.n || inner.at[outer.n] == '/' || outer.n == 1);
	arena_finish(&scratch);
	return inside;
}
