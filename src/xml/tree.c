#include "xml/xml.h"

#include <libxml/dict.h>
#include <libxml/parser.h>
#include <libxml/xmlmemory.h>

#include "base/file.h"
#include "base/memory.h"
#include "xml/include.h"
#include "xml/parse.h"

const struct xml_limits xml_limits_default = {
	.depth = XML_DEPTH_LIMIT,
	.elements = XML_ELEMENTS_LIMIT,
	.attributes = XML_ATTRIBUTES_LIMIT,
	.includes = XML_INCLUDES_LIMIT,
	.text = XML_TEXT_LIMIT,
	.name = XML_NAME_LIMIT,
};

static void ignore_message(void *context, const char *format, ...)
{
}

void xml_start(void)
{
	xmlMemSetup(memory_free, memory_take, memory_resize, memory_copy_string);
	xmlInitParser();
	/* For this thread, and for those that start later. */
	xmlSetGenericErrorFunc(NULL, ignore_message);
	xmlThrDefSetGenericErrorFunc(NULL, ignore_message);
}

static void list_files(const struct include_run *run, struct xml_tree *tree)
{
	tree->files = arena_array(run->arena, run->files.n, uint32_t);
	tree->file_count = run->files.n;
	for (size_t i = 0; i < run->files.n; i++) {
		tree->files[i] = run->files.at[i].number;
	}
}

static bool tree_parse(uint32_t file, struct str folder, const struct xml_limits *limits, xmlDict *dict, struct arena *arena,
	struct diag *diag, struct xml_tree *ret_tree)
{
	struct include_run run = {.limits = limits, .arena = arena, .diag = diag, .folder = folder, .dict = dict};
	struct wellformed_size size = {0};
	*ret_tree = (struct xml_tree){0};
	include_note_file(&run, file, (struct span){0});
	run.doc = parse_file(file, limits, &size, run.dict, arena, diag);
	run.elements = size.elements;
	if (run.doc != NULL) {
		include_expand(&run);
	}
	if (run.doc == NULL || run.failed) {
		xmlFreeDoc(run.doc);
		return false;
	}
	*ret_tree = (struct xml_tree){.doc = run.doc, .root = xmlDocGetRootElement(run.doc), .folder = folder, .arena = arena};
	list_files(&run, ret_tree);
	return true;
}

bool xml_tree_parse(uint32_t file, struct str folder, const struct xml_limits *limits, struct arena *arena,
	struct diag *diag, struct xml_tree *ret_tree)
{
	xmlDict *dict = xmlDictCreate();
	bool parsed = tree_parse(file, folder, limits, dict, arena, diag, ret_tree);
	xmlDictFree(dict);
	return parsed;
}

bool xml_tree_read_shared(struct str path, const struct xml_limits *limits, xmlDict *dict, struct span at, struct arena *arena,
	struct diag *diag, struct xml_tree *ret_tree)
{
	struct str bytes;
	*ret_tree = (struct xml_tree){0};
	if (!file_read(path, FILE_LIMIT, at, arena, diag, &bytes)) {
		return false;
	}
	bool standard_input = str_is(path, "-");
	uint32_t file = source_add(diag->sources, standard_input ? STR("<standard input>") : path, bytes);
	return tree_parse(file, standard_input ? STR("") : path_folder(path), limits, dict, arena, diag, ret_tree);
}

bool xml_tree_read(struct str path, const struct xml_limits *limits, struct span at, struct arena *arena,
	struct diag *diag, struct xml_tree *ret_tree)
{
	xmlDict *dict = xmlDictCreate();
	bool read = xml_tree_read_shared(path, limits, dict, at, arena, diag, ret_tree);
	xmlDictFree(dict);
	return read;
}

void xml_tree_finish(struct xml_tree *tree)
{
	xmlFreeDoc(tree->doc);
	*tree = (struct xml_tree){0};
}
