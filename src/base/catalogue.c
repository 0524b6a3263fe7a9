/*
 * Writes the catalogue of diagnostics to the file it is given: `ninja update-diagnostics` in a build folder
 * brings docs/diagnostics.md up to date. Not installed.
 */
#include <stdio.h>

#include "base/arena.h"
#include "base/diag_catalogue.h"
#include "base/file.h"

int main(int argc, char **argv)
{
	if (argc != 2) {
		fputs("usage: catalogue FILE\n", stderr);
		return 2;
	}
	struct arena arena = {0};
	struct source_list sources = {.arena = &arena};
	struct diag diag = {.arena = &arena, .sources = &sources};
	struct buf page = {.arena = &arena};
	diag_catalogue_write(&page);
	if (!file_write(str_from(argv[1]), buf_str(&page), &diag)) {
		struct buf message = {.arena = &arena};
		diag_print_text(&diag, false, &message);
		fputs(message.at, stderr);
	}
	arena_finish(&arena);
	return diag.errors > 0 ? 3 : 0;
}
