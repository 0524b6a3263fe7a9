#include "press/press.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/rational.h"
#include "locale/format.h"
#include "press/loaded.h"

void press_start(void)
{
	json_start();
	xml_start();
	locale_start();
	rational_start();
	template_start();
}

struct press *press_create(const struct press_settings *settings)
{
	struct press *press = memory_take_zeroed(1, sizeof *press);
	press->settings = *settings;
	press->sources.arena = &press->arena;
	press->diag.arena = &press->arena;
	press->diag.sources = &press->sources;
	press->diag.strict = settings->strict;
	press->loaded = arena_new(&press->arena, struct press_loaded);
	press->loaded->own_shelf = (struct shelf){.arena = &press->arena, .diag = &press->diag};
	press->loaded->shelf = &press->loaded->own_shelf;
	return press;
}

void press_destroy(struct press *press)
{
	loaded_destroy(press->loaded);
	arena_finish(&press->arena);
	memory_free(press);
}

bool press_has_read(struct press *press, struct str path)
{
	const struct profile *profile = &press->loaded->profile;
	const struct press_tools *tools = &press->loaded->tools;
	bool read = tools->shaper && text_shaper_has_read(tools->shaper, path);
	read |= str_is(press->loaded->path, "-") && file_is_input(path);
	for (uint32_t i = 1; i < press->sources.n && !read; i++)
		read = file_is_same(path, press->sources.at[i].name);
	for (size_t i = 0; i < profile->images.n && !read; i++)
		read = file_is_same(path, path_join(press->loaded->folder, profile->images.at[i].src.text, &press->arena));
	if (read) {
		struct diag_entry *entry = diag_add(&press->diag, DIAG_OUTPUT_IS_INPUT, (struct span){0},
			"cannot write “%.*s”: it was read to make the output", STR_ARG(path));
		diag_hint(&press->diag, entry, "give the output another name");
	}
	return read;
}

struct str press_default_output(struct press *press, struct str profile)
{
	struct str name = path_name(profile);
	if (str_is(profile, "-"))
		return STR("profile.pdf");
	if (str_is(name, "profile.xml") || str_is(name, ".") || str_is(name, "..") || name.n == 0) {
		/* Resolved, so that "." and ".." have names. */
		struct str file;
		bool found = path_resolve(press->loaded->path, &press->arena, &file);
		name = found ? path_name(path_folder(file)) : (struct str){0};
		name = name.n > 0 ? name : STR("profile");
	} else if (name.n > 4 && str_is(str_from_byte(name, name.n - 4), ".xml")) {
		name.n -= 4;
	}
	return str_format(&press->arena, "%.*s.pdf", STR_ARG(name));
}
