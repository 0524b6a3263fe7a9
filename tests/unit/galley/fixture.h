/*
 * What the tests of galley and page share: a document written as XML, set with the project's fonts in
 * a small style sheet (styles.xml beside this file).
 * Places (`at`) are filled in by the fixture.
 */
#ifndef CITYPROFILE_TESTS_GALLEY_FIXTURE_H
#define CITYPROFILE_TESTS_GALLEY_FIXTURE_H

#include "../chart/fixture.h"
#include "galley/galley.h"

#define MEASURE (240 * LENGTH_PT)

/* Say of every element where it stands, as a template would. */
static inline void fixture_places(struct fixture *f, xmlNode *element)
{
	for (; element; element = xml_next(element)) {
		const char *name = (const char *)element->name;
		if (strcmp(name, "col") != 0 && strcmp(name, "t") != 0)
			xmlSetProp(element, (const xmlChar *)"at", (const xmlChar *)span_to_text(xml_span(element), &f->own).at);
		/* What a chart holds has no place of its own. */
		if (strcmp(name, "chart") != 0)
			fixture_places(f, xml_first(element));
	}
}

/* Read a document of these parts. */
static inline bool fixture_read(struct fixture *f, const char *lang, const char *parts)
{
	struct str text = str_format(&f->own, "<document xmlns='urn:cityprofile:document:1' lang='%s'>%s</document>", lang, parts);
	struct xml_tree tree = {0};
	uint32_t file = source_add(&f->sources, STR("document.xml"), text);
	bool fine = xml_tree_parse(file, STR("."), &xml_limits_default, &f->own, &f->diag, &tree);
	if (fine) {
		fixture_places(f, tree.root);
		fine = document_read(tree.doc, STR("."), &f->sheet, &f->labels, &f->own, &f->diag, &f->document);
	}
	xml_tree_finish(&tree);
	return fine;
}

/* Set a document of these parts; returns whether that went without errors. */
static inline bool fixture_try(struct fixture *f, const char *lang, const char *parts)
{
	fixture_clear(f);
	if (!fixture_read(f, lang, parts))
		fail_msg("the document cannot be read: %s", fixture_report(f));
	f->galley = arena_new(&f->own, struct galley);
	return galley_set(&f->document, &f->references, NULL, f->shaper, &f->own, &f->diag, f->galley);
}

/* Set blocks as the only part, on the page without a grid. Returns its list. */
static inline const struct galley_list *fixture_list(struct fixture *f, const char *lang, const char *blocks)
{
	struct arena scratch = {0};
	struct str part = str_format(&scratch, "<part master='free'>%s</part>", blocks);
	bool fine = fixture_try(f, lang, part.at);
	arena_finish(&scratch);
	if (!fine)
		fail_msg("%s: %s", blocks, fixture_report(f));
	return &f->galley->parts[0].list;
}

/* The letters of a group in the order they were drawn. */
static inline struct str fixture_text(struct fixture *f, const struct frame_group *group)
{
	struct buf text = {.arena = &f->own};
	buf_add(&text, "", 0);
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].kind == FRAME_TEXT)
			buf_add_str(&text, group->at[i].as.text->text);
	return buf_str(&text);
}

/* The first text of a group that starts with these letters, or NULL. */
static inline const struct frame_item *fixture_find(const struct frame_group *group, const char *letters)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->at[i].kind == FRAME_TEXT && str_starts(group->at[i].as.text->text, str_from(letters)))
			return &group->at[i];
	return NULL;
}

/* As fixture_find, in all items of a list; the place is that within its item. */
static inline const struct frame_item *fixture_find_in(const struct galley_list *list, const char *letters)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct frame_item *found = fixture_find(&list->at[i].content, letters);
		if (found)
			return found;
	}
	fail_msg("nothing starts with “%s”", letters);
	return NULL;
}

/*
 * The list as letters, for tables of cases: b box, g glue, p a break, n one that is forbidden, F one that is forced,
 * f float, P something placed.
 */
static inline struct str fixture_shape(struct fixture *f, const struct galley_list *list)
{
	struct buf text = {.arena = &f->own};
	buf_add(&text, "", 0);
	for (size_t i = 0; i < list->n; i++) {
		const struct galley_item *item = &list->at[i];
		char letter = "bgpfP"[item->kind];
		if (item->kind == GALLEY_PENALTY && item->cost >= GALLEY_NEVER)
			letter = 'n';
		if (item->kind == GALLEY_PENALTY && item->cost <= GALLEY_FORCE)
			letter = 'F';
		buf_add_byte(&text, letter);
	}
	return buf_str(&text);
}

#endif
