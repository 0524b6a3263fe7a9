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

static bool resolve(struct str path, char (*ret_resolved)[PATH_MAX])
{
	if (path.n >= PATH_MAX || memchr(path.at, '\0', path.n) != NULL) {
		return false;
	}
	char name[PATH_MAX];
	memcpy(name, path.at, path.n);
	name[path.n] = '\0';
	return realpath(name, *ret_resolved) != NULL;
}

bool path_inside(struct str path, struct str folder)
{
	char inner[PATH_MAX], outer[PATH_MAX];
	if (!resolve(path, &inner) || !resolve(folder.n > 0 ? folder : STR("."), &outer)) {
		return false;
	}
	size_t n = strlen(outer);
	if (strncmp(inner, outer, n) != 0) {
		return false;
	}
	/* The root ends in the slash that others need behind them. */
	return inner[n] == '/' || inner[n] == '\0' || outer[n - 1] == '/';
}
