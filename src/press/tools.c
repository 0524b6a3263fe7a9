#include "base/file.h"
#include "press/loaded.h"
#include "xml/nearest.h"

/* The edition asked for, else the first one; NULL, reported, when it is not there. */
static const struct profile_edition *find_edition(struct press *press)
{
	const struct profile *profile = &press->loaded->profile;
	const struct profile_publication *publication = profile->publications.n > 0 ? &profile->publications.at[0] : NULL;
	struct str asked = press->settings.edition;
	for (size_t i = 0; publication && i < publication->editions.n; i++)
		if (asked.n == 0 || str_equal(publication->editions.at[i].head.id, asked))
			return &publication->editions.at[i];
	struct diag_entry *entry = diag_add(&press->diag, DIAG_EDITION_UNKNOWN, profile->head.span, "there is no edition “%.*s”", STR_ARG(asked));
	struct nearest nearest = {.asked = asked};
	struct buf all = {.arena = &press->arena};
	for (size_t i = 0; publication && i < publication->editions.n; i++) {
		struct str id = publication->editions.at[i].head.id;
		nearest_offer(&nearest, id);
		buf_format(&all, "%s%.*s", i > 0 ? ", " : "", STR_ARG(id));
	}
	if (nearest_found(&nearest))
		diag_hint(&press->diag, entry, "did you mean %.*s? editions are: %s", STR_ARG(nearest.best), all.at);
	else if (all.n > 0)
		diag_hint(&press->diag, entry, "editions are: %s", all.at);
	return NULL;
}

bool load_edition(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	const struct profile_edition *edition = find_edition(press);
	if (!edition)
		return false;
	loaded->edition = edition->head.id;
	loaded->lang = edition->lang.text.n > 0 ? edition->lang.text : loaded->profile.head.lang;
	return true;
}

/* The folder of a template: --template names an id or a folder, else the profile names an id. */
static bool find_template(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	struct press_tools *tools = &loaded->tools;
	struct str asked = press->settings.template_id, id = asked.n > 0 ? asked : loaded->profile.template_id.text;
	struct str folders[DATA_FOLDERS_LIMIT + 1];
	size_t n = 0;
	tools->at = asked.n > 0 ? (struct span){0} : loaded->profile.template_id.span;
	if (asked.n > 0 && file_is_there(path_join(asked, STR("template.xml"), &press->arena))) {
		tools->template_folder = asked;
	} else {
		for (; n < loaded->folders.n; n++)
			folders[n] = path_join(loaded->folders.at[n], STR("templates"), &press->arena);
		folders[n++] = path_join(loaded->folder, STR("templates"), &press->arena);
		if (!template_find(id, folders, n, tools->at, &press->arena, &press->diag, &tools->template_folder))
			return false;
	}
	struct str parent = path_folder(tools->template_folder);
	tools->common = path_join(parent, STR("common"), &press->arena);
	/* What came with the profile stays in its folder. */
	bool beside = n > 0 && str_equal(parent, folders[n - 1]);
	return !beside || (file_check_inside(tools->template_folder, loaded->folder, tools->at, &press->diag) &&
		file_check_inside(tools->common, loaded->folder, tools->at, &press->diag));
}

/* Runs on the second thread: everything here is its own until the join. */
static void *load_tools(void *argument)
{
	struct press_tools *tools = argument;
	tools->template = template_load(tools->template_folder, tools->common, tools->lang, tools->at);
	sem_post(&tools->template_loaded);
	tools->fonts = font_set_create(tools->fonts_path, &tools->arena, &tools->diag);
	if (tools->fonts)
		tools->shaper = text_shaper_create(tools->fonts, tools->data_folder);
	if (tools->shaper)
		text_shaper_warm(tools->shaper, tools->lang);
	return NULL;
}

bool load_tools_start(struct press *press)
{
	struct press_loaded *loaded = press->loaded;
	struct press_tools *tools = &loaded->tools;
	tools->sources.arena = tools->diag.arena = &tools->arena;
	tools->diag.sources = &tools->sources;
	if (!load_edition(press))
		return false;
	tools->lang = loaded->lang;
	if (!find_template(press) ||
		!data_file_find(&loaded->folders, STR("fonts/fonts.xml"), &press->arena, &press->diag, &tools->fonts_path, &tools->data_folder))
		return false;
	sem_init(&tools->template_loaded, 0, 0);
	/* Without a thread the work is done here and now. */
	tools->running = pthread_create(&tools->thread, NULL, load_tools, tools) == 0;
	if (!tools->running)
		load_tools(tools);
	return true;
}

/* Reports on fonts.xml speak of files that only the thread knows: their places are moved over. */
static void take_font_reports(struct press *press, struct press_tools *tools)
{
	uint32_t offset = press->sources.n - 1;
	for (uint32_t i = 1; i < tools->sources.n; i++)
		source_add(&press->sources, tools->sources.at[i].name, tools->sources.at[i].bytes);
	for (size_t i = 0; i < tools->diag.n; i++) {
		struct diag_entry entry = tools->diag.at[i];
		if (entry.span.file > 0)
			entry.span.file += offset;
		if (entry.related.file > 0)
			entry.related.file += offset;
		diag_take(&press->diag, &entry);
	}
}

bool load_template_join(struct press *press)
{
	struct press_tools *tools = &press->loaded->tools;
	while (sem_wait(&tools->template_loaded) != 0)
		; /* a signal came between */
	return template_join(tools->template, &press->diag);
}

bool load_fonts_join(struct press *press)
{
	struct press_tools *tools = &press->loaded->tools;
	if (tools->running)
		pthread_join(tools->thread, NULL);
	tools->running = false;
	take_font_reports(press, tools);
	return tools->shaper;
}
