#include "text/font_set.h"

#include <unicode/uchar.h>

#include <assert.h>

#include "base/file.h"

#define FONTS_NAMESPACE "urn:cityprofile:fonts:1"

/* What is carried through the reading of one fonts.xml. */
struct reading {
	struct font_set *set;
	struct str folder;
	struct arena *arena;
	struct diag *diag;
};

static struct str required(struct reading *reading, const xmlNode *element, const char *name)
{
	struct str value = xml_attribute(element, name, NULL);
	if (value.n == 0) {
		diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_span(element), "%s needs the attribute %s",
			(const char *)element->name, name);
	}
	return value;
}

static struct font_family *read_family_name(struct reading *reading, const xmlNode *element, const char *attribute)
{
	struct str name = required(reading, element, attribute);
	struct font_family *family = font_family_lookup(reading->set, name);
	if (family == NULL && name.n > 0) {
		diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_attribute_span(element, attribute), "there is no font family “%.*s”",
			STR_ARG(name));
	}
	return family;
}

static void read_face(struct reading *reading, const xmlNode *element, struct font_family *family)
{
	struct str file = required(reading, element, "file");
	struct str written = required(reading, element, "weight");
	struct str italic = xml_attribute(element, "italic", NULL);
	int64_t weight;
	if (reading->set->faces.n >= FONT_FACES_LIMIT) {
		diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_span(element), "there are more faces than the limit of %d", FONT_FACES_LIMIT);
		return;
	}
	if (file.n == 0 || written.n == 0) {
		return;
	}
	if (!str_to_integer(written, &weight) || weight < 100 || weight > 900) {
		diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_attribute_span(element, "weight"), "a weight is a number from 100 to 900");
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
	struct str code = required(reading, element, "code");
	struct font_family *family = read_family_name(reading, element, "family");
	if (code.n == 0 || family == NULL) {
		return;
	}
	int32_t script = u_getPropertyValueEnum(UCHAR_SCRIPT, str_copy(code, reading->arena));
	if (script == UCHAR_INVALID_CODE) {
		diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_attribute_span(element, "code"), "there is no script “%.*s”", STR_ARG(code));
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
	struct str name = required(reading, element, "name");
	if (font_family_lookup(reading->set, name) != NULL) {
		diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_attribute_span(element, "name"),
			"the font family “%.*s” stands here a second time", STR_ARG(name));
		return;
	}
	struct font_family *family = arena_new(reading->arena, struct font_family);
	family->name = str_from(str_copy(name, reading->arena));
	bool shares;
	xml_attribute(element, "faces", &shares);
	const struct font_family *shared = shares ? read_family_name(reading, element, "faces") : NULL;
	for (size_t i = 0; shared != NULL && i < shared->faces.n; i++) {
		vec_push(&family->faces, reading->arena, shared->faces.at[i]);
	}
	size_t errors = reading->diag->errors;
	for (const xmlNode *child = xml_first(element); child != NULL; child = xml_next(child)) {
		if (xml_is(child, FONTS_NAMESPACE, "face")) {
			read_face(reading, child, family);
		}
	}
	if (family->faces.n == 0 && reading->diag->errors == errors) {
		diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_span(element), "the font family “%.*s” has no face", STR_ARG(name));
	}
	vec_push(&reading->set->families, reading->arena, family);
}

static void misplaced(struct reading *reading, const xmlNode *element)
{
	diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_span(element), "the element %s does not belong here", (const char *)element->name);
}

/* Second round, when all families are known: which family serves what. */
static void read_choices(struct reading *reading, const xmlNode *element)
{
	bool in_family = xml_is(element, FONTS_NAMESPACE, "family");
	struct font_family *owner = in_family ? font_family_lookup(reading->set, xml_attribute(element, "name", NULL)) : NULL;
	for (const xmlNode *child = xml_first(element); child != NULL; child = xml_next(child)) {
		if (xml_is(child, FONTS_NAMESPACE, "script")) {
			read_script(reading, child, owner);
		} else if (owner == NULL && xml_is(child, FONTS_NAMESPACE, "general")) {
			const struct font_family *family = read_family_name(reading, child, "family");
			vec_push(&reading->set->general, reading->arena, family);
		} else if (owner == NULL || !xml_is(child, FONTS_NAMESPACE, "face")) {
			misplaced(reading, child);
		}
	}
}

static void read_fonts(struct reading *reading, const xmlNode *root)
{
	if (!xml_is(root, FONTS_NAMESPACE, "fonts")) {
		diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_span(root), "a description of fonts has the root element fonts in " FONTS_NAMESPACE);
		return;
	}
	for (const xmlNode *child = xml_first(root); child != NULL; child = xml_next(child)) {
		if (xml_is(child, FONTS_NAMESPACE, "family")) {
			read_family(reading, child);
		}
	}
	for (const xmlNode *child = xml_first(root); child != NULL; child = xml_next(child)) {
		if (xml_is(child, FONTS_NAMESPACE, "family") || xml_is(child, FONTS_NAMESPACE, "fallback")) {
			read_choices(reading, child);
		} else {
			misplaced(reading, child);
		}
	}
	if (reading->set->families.n == 0) {
		diag_add(reading->diag, DIAG_FONT_DESCRIPTION, xml_span(root), "no font family is described");
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
	read_fonts(&reading, tree.root);
	xml_tree_finish(&tree);
	if (diag->errors > errors) {
		font_set_destroy(reading.set);
		return NULL;
	}
	return reading.set;
}
