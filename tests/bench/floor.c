/*
 * The floor that the program stands on: the same libraries started, the same fonts opened, and one blank page written through the
 * same pdf module. What the bench measures is told as a multiple of this.
 *
 * Usage: floor DATA_FOLDER OUT.pdf
 */
#include <stdlib.h>

#include "base/file.h"
#include "pdf/pdf.h"
#include "press/press.h"

static bool write_blank_page(struct str folder, struct str output, struct arena *arena, struct diag *diag)
{
	struct font_set *fonts = font_set_create(path_join(folder, STR("fonts/fonts.xml"), arena), arena, diag);
	if (!fonts)
		return false;
	struct text_shaper *shaper = text_shaper_create(fonts, folder);
	struct frame_page page = {.width = 595 * 1024, .height = 842 * 1024, .folio = STR("1"), .recto = true};
	struct frame_node nodes[1] = {{0}};
	struct frames frames = {.pages = &page, .page_count = 1, .nodes = nodes, .lang = STR("en")};
	struct pdf_metadata metadata = {.title = STR("Nothing"), .created = STR("2020-01-01"), .producer = STR("floor")};
	struct str bytes;
	bool done = pdf_write(&frames, &metadata, NULL, 0, arena, diag, &bytes) && file_write(output, bytes, diag);
	text_shaper_destroy(shaper);
	font_set_destroy(fonts);
	return done;
}

int main(int argument_count, char **arguments)
{
	struct arena arena = {0};
	struct source_list sources = {.arena = &arena};
	struct diag diag = {.arena = &arena, .sources = &sources};
	if (argument_count != 3)
		return 2;
	press_start();
	bool done = write_blank_page(str_from(arguments[1]), str_from(arguments[2]), &arena, &diag);
	arena_finish(&arena);
	return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
