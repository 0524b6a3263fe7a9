/* Template folders: found, read, loaded apart from everything else, then joined to a run. */
#include "template/engine.h"

#include <libxslt/xslt.h>
#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "xml/nearest.h"
#include "xml/structure.h"

/* The table of the format, made from profiles/schema/template.xsd when the program is built. */
extern const struct structure_schema template_schema;

void template_start(void)
{
	allowance_start();
	xsltInit();
	exslt_start();
	xsltSetLoaderFunc(stylesheet_file_load);
}

/* The id in the folders that is nearest to one that is in none of them. */
static struct str nearest_id(struct str id, const struct str *folders, size_t folder_count, struct arena *arena)
{
	struct nearest nearest = {.asked = id};
	for (size_t i = 0; i < folder_count; i++) {
		size_t n;
		const struct str *names = folder_names(folders[i], arena, &n);
		for (size_t k = 0; k < n; k++) {
			if (file_is_regular(path_join(path_join(folders[i], names[k], arena), STR("template.xml"), arena)))
				nearest_offer(&nearest, names[k]);
		}
	}
	return nearest.best;
}

bool template_find(struct str id, const struct str *folders, size_t folder_count, struct span at,
	struct arena *arena, struct diag *diag, struct str *ret_folder)
{
	bool plain = id.n > 0 && id.at[0] != '.' && !memchr(id.at, '/', id.n);
	for (size_t i = 0; plain && i < folder_count; i++) {
		struct str folder = path_join(folders[i], id, arena);
		if (file_is_there(path_join(folder, STR("template.xml"), arena))) {
			*ret_folder = folder;
			return true;
		}
	}
	struct diag_entry *entry = diag_add(diag, DIAG_TEMPLATE_NOT_FOUND, at, "there is no template “%.*s”", STR_ARG(id));
	struct str near = nearest_id(id, folders, folder_count, arena);
	if (near.n > 0)
		diag_hint(diag, entry, "did you mean %.*s?", STR_ARG(near));
	else
		diag_hint(diag, entry, "“cityprofile template list” names those there are");
	return false;
}

static struct str copy(struct str text, struct arena *arena)
{
	return (struct str){str_copy(text, arena), text.n};
}

static struct template_info manifest_read(const xmlNode *root, struct str folder, struct arena *arena)
{
	struct template_info info = {
		.folder = folder,
		.id = copy(xml_attribute(root, "id", NULL), arena),
		.stylesheet = copy(xml_attribute(root, "stylesheet", NULL), arena),
		.styles = copy(xml_attribute(root, "styles", NULL), arena),
	};
	struct vec_of(struct str) languages = {0};
	for (const xmlNode *child = xml_first(root); child; child = xml_next(child)) {
		if (xml_is(child, TEMPLATE_NAMESPACE, "title"))
			info.title = xml_text_collapsed(child, arena);
		else
			vec_push(&languages, arena, copy(str_trim(xml_attribute(child, "lang", NULL)), arena));
	}
	info.languages = languages.at;
	info.language_count = languages.n;
	return info;
}

bool template_info_read(struct str folder, struct span at, struct arena *arena, struct diag *diag, struct template_info *ret_info)
{
	struct xml_tree tree;
	struct str path = path_join(folder, STR("template.xml"), arena);
	if (!file_check_inside(path, folder, at, diag) || !xml_tree_read(path, &xml_limits_default, at, arena, diag, &tree))
		return false;
	bool sound = structure_check(&template_schema, "template", tree.root, diag);
	if (sound)
		*ret_info = manifest_read(tree.root, folder, arena);
	xml_tree_finish(&tree);
	return sound;
}

/* Reads a file of the folder as a tree; the caller finishes it. */
static bool part_read(struct template *template, struct str name, struct xml_tree *ret_tree)
{
	struct str path = path_join(template->folder, name, &template->arena);
	if (file_is_regular(path) && !path_inside(path, template->folder)) {
		diag_add(&template->diag, DIAG_TEMPLATE_ACCESS, (struct span){0}, "“%.*s” lies outside the template's folder", STR_ARG(name));
		return false;
	}
	return xml_tree_read(path, &xml_limits_default, (struct span){0}, &template->arena, &template->diag, ret_tree);
}

static void styles_load(struct template *template)
{
	struct xml_tree tree;
	if (!part_read(template, template->info.styles, &tree))
		return;
	style_read(&tree, &template->arena, &template->diag, &template->sheet);
	xml_tree_finish(&tree);
}

static void hint_languages(struct template *template, struct diag_entry *entry)
{
	struct buf words = {.arena = &template->arena};
	for (size_t i = 0; i < template->info.language_count; i++)
		buf_format(&words, "%s%.*s", i > 0 ? ", " : "", STR_ARG(template->info.languages[i]));
	diag_hint(&template->diag, entry, "it has them in %.*s; the lang of the edition is asked for", STR_ARG(buf_str(&words)));
}

static void labels_load(struct template *template)
{
	struct xml_tree tree;
	bool known = false;
	for (size_t i = 0; i < template->info.language_count; i++)
		known = known || str_equal(template->info.languages[i], template->lang);
	if (!known) {
		struct diag_entry *entry = diag_add(&template->diag, DIAG_TEMPLATE_INVALID, (struct span){0},
			"the template “%.*s” has no labels in the language “%.*s”", STR_ARG(template->info.id), STR_ARG(template->lang));
		hint_languages(template, entry);
		return;
	}
	if (!part_read(template, str_format(&template->arena, "labels/%.*s.xml", STR_ARG(template->lang)), &tree))
		return;
	labels_read(&tree, &template->arena, &template->diag, &template->labels);
	xml_tree_finish(&tree);
}

struct template *template_load(struct str folder, struct str common, struct str lang, struct span at)
{
	struct template *template = memory_take_zeroed(1, sizeof *template);
	template->sources.arena = &template->arena;
	template->diag = (struct diag){.arena = &template->arena, .sources = &template->sources};
	template->folder = copy(folder, &template->arena);
	template->common = copy(common, &template->arena);
	template->lang = copy(lang, &template->arena);
	template->at = at;
	if (!template_info_read(template->folder, (struct span){0}, &template->arena, &template->diag, &template->info))
		return template;
	styles_load(template);
	labels_load(template);
	stylesheet_load(template);
	return template;
}

/* Places in what the template hands out are places in the joined list from now on. */
static void spans_join(struct template *template)
{
	struct style *styles = (struct style *)template->sheet.styles;
	for (size_t i = 0; i < template->sheet.style_count; i++)
		styles[i].span = template_span(template, styles[i].span);
	struct label *labels = (struct label *)template->labels.at;
	for (size_t i = 0; i < template->labels.n; i++)
		labels[i].span = template_span(template, labels[i].span);
}

static void entry_join(const struct template *template, const struct diag_entry *from, struct diag *diag)
{
	struct span span = template_span(template, from->span);
	struct diag_entry *entry = diag_add(diag, from->code, span.file > 0 ? span : template->at, "%.*s", STR_ARG(from->message));
	if (from->hint.n > 0)
		diag_hint(diag, entry, "%.*s", STR_ARG(from->hint));
	if (from->related.file > 0)
		diag_relate(entry, template_span(template, from->related), str_copy(from->related_note, diag->arena));
}

bool template_join(struct template *template, struct diag *diag)
{
	struct source_list *own = &template->sources;
	for (uint32_t file = 1; source_lookup(own, file); file++) {
		const struct source_file *source = source_lookup(own, file);
		/* The reports outlive the template. */
		struct arena *arena = diag->sources->arena;
		struct str name = {str_copy(source->name, arena), source->name.n};
		uint32_t number = source_add(diag->sources, name, (struct str){str_copy(source->bytes, arena), source->bytes.n});
		if (file == 1)
			template->file_offset = number - 1;
	}
	spans_join(template);
	for (size_t i = 0; i < template->diag.n; i++)
		entry_join(template, &template->diag.at[i], diag);
	return template->diag.errors == 0 && template->stylesheet;
}

const struct template_info *template_info(const struct template *template)
{
	return &template->info;
}

const struct style_sheet *template_sheet(const struct template *template)
{
	return &template->sheet;
}

const struct labels *template_labels(const struct template *template)
{
	return &template->labels;
}

void template_drop_stylesheet(struct template *template)
{
	if (template->stylesheet)
		xsltFreeStylesheet(template->stylesheet);
	template->stylesheet = NULL;
}

void template_finish(struct template *template)
{
	if (!template)
		return;
	template_drop_stylesheet(template);
	arena_finish(&template->arena);
	memory_free(template);
}
