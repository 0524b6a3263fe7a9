#include "press/data.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"

#define PROGRAM_PATH_LIMIT 4096

static void add_folder(struct data_folders *folders, struct str folder)
{
	if (folder.n > 0 && file_is_folder(folder))
		folders->at[folders->n++] = folder;
}

/* The folder ../share/cityprofile of the running program, wherever it was installed. */
static struct str share_folder(struct arena *arena)
{
	char *path = arena_take(arena, PROGRAM_PATH_LIMIT);
	ssize_t n = readlink("/proc/self/exe", path, PROGRAM_PATH_LIMIT - 1);
	if (n <= 0)
		return (struct str){0};
	struct str binary = path_folder((struct str){path, (size_t)n});
	return path_join(path_folder(binary), STR("share/cityprofile"), arena);
}

/* A folder that somebody names is there. */
static void check_folder(const char *by, struct str folder, struct diag *diag)
{
	if (folder.n == 0 || file_is_folder(folder))
		return;
	struct diag_entry *entry = diag_add(diag, DIAG_DATA_NOT_FOUND, (struct span){0}, "“%.*s” is no folder", STR_ARG(folder));
	diag_hint(diag, entry, "let %s name a folder that holds profiles/methods, templates and fonts", by);
}

struct data_folders data_folders_find(const struct press_settings *settings, struct arena *arena, struct diag *diag)
{
	struct data_folders folders = {0};
	const char *environment = getenv("CITYPROFILE_DATA");
	check_folder("--data", settings->data, diag);
	check_folder("CITYPROFILE_DATA", str_from(environment), diag);
	add_folder(&folders, settings->data);
	add_folder(&folders, str_from(environment));
	add_folder(&folders, share_folder(arena));
	add_folder(&folders, settings->source_root);
	return folders;
}

bool data_file_find(const struct data_folders *folders, struct str name, struct arena *arena, struct diag *diag, struct str *ret_path,
	struct str *ret_folder)
{
	for (size_t i = 0; i < folders->n; i++) {
		struct str path = path_join(folders->at[i], name, arena);
		if (!file_is_there(path))
			continue;
		*ret_path = path;
		if (ret_folder)
			*ret_folder = folders->at[i];
		return true;
	}
	struct diag_entry *entry = diag_add(diag, DIAG_DATA_NOT_FOUND, (struct span){0}, "“%.*s” is in none of the data folders", STR_ARG(name));
	diag_hint(diag, entry, "give the folder of the program's data with --data or in CITYPROFILE_DATA");
	return false;
}
