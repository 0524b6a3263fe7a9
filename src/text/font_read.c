/* Reading fonts.xml: families and their faces first, then which family serves what. */
#include "text/font_set.h"

#include <unicode/uchar.h>

#include <assert.h>

#include "base/file.h"
#include "xml/counts.h"
#include "xml/nearest.h"
#include "xml/structure.h"

#define FONTS_NAMESPACE "urn:cityprofile:fonts:1"

/* The table of the format, made from profiles/schema/fonts.xsd when the program is built. */
extern const struct structure_schema fonts_schema;

static const struct xml_count counts[] = {
	{"family", FONT_FAMILIES_LIMIT, "families"},
	{"script general", FONT_SCRIPTS_LIMIT, "scripts"},
	{NULL, 0, NULL},
};

/* What is carried through the reading of one fonts.xml. */
struct reading {
	struct font_set *set;
	struct str folder;
	struct arena *arena;
	struct diag *diag;
};

static struct font_family *read_family_name(struct reading *reading, const xmlNode *element, const char *attribute)
{
	struct str name = xml_attribute(element, attribute, NULL);
	struct font_family *family = font_family_lookup(reading->set, name);
	if (family != NULL) {
		return family;
	}
	struct diag_entry *entry = diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_attribute_span(element, attribute),
		"there is no font family “%.*s”", STR_ARG(name));
	struct nearest nearest = {.asked = name, .effort = &reading->diag->effort};
	struct buf all = {.arena = reading->arena};
	for (size_t i = 0; i < reading->set->families.n; i++) {
		struct str known = reading->set->families.at[i]->name;
		nearest_offer(&nearest, known);
		diag_list(&all, known, i, reading->set->families.n);
	}
	if (nearest_found(&nearest)) {
		diag_hint(reading->diag, entry, "did you mean %.*s?", STR_ARG(nearest.best));
	} else {
		diag_hint(reading->diag, entry, all.n > 0 ? "there are: %s" : "the family must stand before this one", all.at);
	}
	return NULL;
}

static void read_face(struct reading *reading, const xmlNode *element, struct font_family *family)
{
	struct str file = xml_attribute(element, "file", NULL);
	struct str italic = str_trim(xml_attribute(element, "italic", NULL));
	int64_t weight;
	bool whole = str_to_integer(xml_attribute(element, "weight", NULL), &weight);
	assert(whole && file.n > 0);
	if (reading->set->faces.n >= FONT_FACES_LIMIT) {
		diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_span(element), "there are more faces than the limit of %d", FONT_FACES_LIMIT);
		return;
	}
	struct font_face *face = font_face_open(reading->set, path_join(reading->folder, file, reading->arena),
		xml_attribute_span(element, "file"), reading->arena, reading->diag);
	if (face != NULL) {
		face->family = family->name;
		face->file = str_from(str_copy(file, reading->arena));
		face->weight = (uint16_t)weight;
		face->italic = str_is(italic, "true") || str_is(italic, "1");
		vec_push(&family->faces, reading->arena, face);
	}
}

/* A script names a family that may stand later in the file; `owner` NULL adds it to the fallback. */
static void read_script(struct reading *reading, const xmlNode *element, struct font_family *owner)
{
	struct str code = xml_attribute(element, "code", NULL);
	struct font_family *family = read_family_name(reading, element, "family");
	int32_t script = u_getPropertyValueEnum(UCHAR_SCRIPT, str_copy(code, reading->arena));
	if (script == UCHAR_INVALID_CODE) {
		struct diag_entry *entry = diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_attribute_span(element, "code"),
			"there is no script “%.*s”", STR_ARG(code));
		diag_hint(reading->diag, entry, "scripts are named by the four letters of ISO 15924, as Arab, Cyrl, Latn");
		return;
	}
	struct font_script entry = {(UScriptCode)script, family};
	if (owner != NULL) {
		vec_push(&owner->scripts, reading->arena, entry);
	} else {
		vec_push(&reading->set->scripts, reading->arena, entry);
	}
}

/* First round: names and faces. */
static void read_family(struct reading *reading, const xmlNode *element)
{
	struct str name = xml_attribute(element, "name", NULL);
	if (font_family_lookup(reading->set, name) != NULL) {
		diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_attribute_span(element, "name"),
			"the font family “%.*s” stands here a second time", STR_ARG(name));
		return;
	}
	size_t errors = reading->diag->errors;
	struct font_family *family = arena_new(reading->arena, struct font_family);
	family->name = str_from(str_copy(name, reading->arena));
	bool shares;
	xml_attribute(element, "faces", &shares);
	const struct font_family *shared = shares ? read_family_name(reading, element, "faces") : NULL;
	for (size_t i = 0; shared != NULL && i < shared->faces.n; i++) {
		vec_push(&family->faces, reading->arena, shared->faces.at[i]);
	}
	for (const xmlNode *child = xml_first(element); child != NULL; child = xml_next(child)) {
		if (xml_is(child, FONTS_NAMESPACE, "face")) {
			read_face(reading, child, family);
		}
	}
	if (family->faces.n == 0 && reading->diag->errors == errors) {
		struct diag_entry *entry = diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_span(element),
			"the font family “%.*s” has no face", STR_ARG(name));
		diag_hint(reading->diag, entry, "add <face file=\"...\" weight=\"400\"/>, or faces=\"...\" to use those of an earlier family");
	}
	vec_push(&reading->set->families, reading->arena, family);
}

/* Second round, when all families are known: which family serves what. */
static void read_choices(struct reading *reading, const xmlNode *element)
{
	bool in_family = xml_is(element, FONTS_NAMESPACE, "family");
	struct font_family *owner = in_family ? font_family_lookup(reading->set, xml_attribute(element, "name", NULL)) : NULL;
	for (const xmlNode *child = xml_first(element); child != NULL; child = xml_next(child)) {
		if (xml_is(child, FONTS_NAMESPACE, "script")) {
			read_script(reading, child, owner);
		} else if (xml_is(child, FONTS_NAMESPACE, "general")) {
			vec_push(&reading->set->general, reading->arena, read_family_name(reading, child, "family"));
		}
	}
}

static void read_fonts(struct reading *reading, const xmlNode *root)
{
	for (const xmlNode *child = xml_first(root); child != NULL; child = xml_next(child)) {
		if (xml_is(child, FONTS_NAMESPACE, "family")) {
			read_family(reading, child);
		}
	}
	for (const xmlNode *child = xml_first(root); child != NULL; child = xml_next(child)) {
		read_choices(reading, child);
	}
}

struct font_set *font_set_create(struct str fonts_xml_path, struct arena *arena, struct diag *diag)
{
	struct xml_tree tree;
	size_t errors = diag->errors;
	if (!xml_tree_read(fonts_xml_path, &xml_limits_default, (struct span){0}, arena, diag, &tree)) {
		return NULL;
	}
	struct reading reading = {arena_new(arena, struct font_set), path_folder(fonts_xml_path), arena, diag};
	if (xml_counts_check(tree.root, counts, diag) && structure_check(&fonts_schema, "fonts", tree.root, diag)) {
		read_fonts(&reading, tree.root);
	}
	xml_tree_finish(&tree);
	if (diag->errors > errors) {
		font_set_destroy(reading.set);
		return NULL;
	}
	return reading.set;
}
