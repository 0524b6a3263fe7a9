#include <assert.h>
#include <string.h>

#include "profile/record.h"
#include "profile/schema.h"

struct reader {
	struct arena *arena;
	struct diag *diag;
};

static const char *const standings[] = {"official", "unofficial", "reconstruction", "fictional"};

static void read_record(struct reader *reader, const struct record *record, const xmlNode *node,
	enum profile_access outer, void *ret_record);

const char *profile_element_name(const xmlNode *node)
{
	struct xml_fault fault = xml_fault(node);
	return fault.meant ? fault.meant : (const char *)node->name;
}

bool profile_element_is(const xmlNode *node, const char *name)
{
	struct xml_fault fault = xml_fault(node);
	if (fault.meant)
		return strcmp(fault.meant, name) == 0;
	return !fault.left_out && xml_is(node, PROFILE_NAMESPACE, name);
}

static bool attribute_is(const xmlAttr *attribute, const char *name)
{
	struct xml_fault fault = xml_fault((const xmlNode *)attribute);
	bool in_xml = attribute->ns && xmlStrEqual(attribute->ns->href, XML_XML_NAMESPACE);
	if (fault.meant)
		return strcmp(fault.meant, name) == 0;
	if (strncmp(name, "xml:", 4) == 0)
		return in_xml && strcmp((const char *)attribute->name, name + 4) == 0;
	return !attribute->ns && strcmp((const char *)attribute->name, name) == 0;
}

const xmlAttr *profile_attribute_lookup(const xmlNode *node, const char *name)
{
	const xmlAttr *attribute = node->properties;
	while (attribute && !attribute_is(attribute, name))
		attribute = attribute->next;
	return attribute;
}

struct profile_head profile_head_of(const xmlNode *node, enum profile_access outer)
{
	return (struct profile_head){
		.node = node,
		.name = profile_element_name(node),
		.doubtful = xml_fault(node).doubtful,
		.id = xml_id(node),
		.lang = xml_lang(node),
		.span = xml_span(node),
		.access = profile_access_inside(outer, node),
	};
}

struct profile_text profile_text_of(const xmlNode *node, const char *name)
{
	const xmlAttr *attribute = profile_attribute_lookup(node, name);
	if (!attribute)
		return (struct profile_text){STR(""), xml_span(node), false};
	struct span span = xml_span((const xmlNode *)attribute);
	if (xml_fault((const xmlNode *)attribute).left_out)
		return (struct profile_text){STR(""), span, true};
	return (struct profile_text){str_trim(xml_text((const xmlNode *)attribute, NULL)), span, false};
}

struct profile_date profile_date_of(const xmlNode *node, const char *name, struct diag *diag)
{
	struct profile_text text = profile_text_of(node, name);
	struct profile_date date = {text.text, text.span, text.left_out, {0, 0}};
	if (text.text.n > 0 && !date_parse(text.text, &date.range)) {
		struct diag_entry *entry = diag_add(diag, DIAG_BAD_DATE, text.span,
			"%s “%.*s” is not a time that exists", name, STR_ARG(text.text));
		date.text = STR("");
		date.left_out = true;
		diag_hint(diag, entry,
			"write days as 2020-01-31, months as 2020-01, intervals from the earlier to the later");
	}
	return date;
}

/* What is no number that can be used, the types of the schema refuse. */
static struct profile_number number_of(const xmlNode *node, const char *name)
{
	struct profile_text text = profile_text_of(node, name);
	struct profile_number number = {{.text = {0}}, text.span, text.left_out};
	bool read = text.text.n == 0 || decimal_parse(text.text, &number.value);
	assert(read);
	(void)read;
	return number;
}

static struct profile_list list_of(const xmlNode *node, const char *name, struct arena *arena)
{
	struct profile_text text = profile_text_of(node, name);
	struct profile_list list = {0};
	struct str rest = text.text, word;
	while (str_next_word(&rest, &word))
		list.n++;
	list.at = arena_array(arena, list.n, struct profile_text);
	rest = text.text;
	for (size_t i = 0; str_next_word(&rest, &word); i++)
		list.at[i] = (struct profile_text){word, text.span, false};
	return list;
}

/* How many children of this name there are. */
static size_t count_children(const xmlNode *node, const char *name)
{
	size_t n = 0;
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child))
		n += profile_element_is(child, name);
	return n;
}

static void read_records(struct reader *reader, const struct record *record, const char *name, const xmlNode *node,
	enum profile_access access, struct many *ret_many)
{
	ret_many->n = count_children(node, name);
	ret_many->at = arena_take_array(reader->arena, ret_many->n, record->size);
	char *at = ret_many->at;
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child)) {
		if (!profile_element_is(child, name))
			continue;
		read_record(reader, record, child, access, at);
		at += record->size;
	}
}

static void read_parts(
	struct reader *reader, const char *name, const xmlNode *node, enum profile_access access, struct many *ret_many)
{
	struct profile_part *parts = arena_array(reader->arena, count_children(node, name), struct profile_part);
	size_t n = 0;
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child)) {
		if (profile_element_is(child, name))
			parts[n++] = profile_part_of(child, access, reader->arena);
	}
	*ret_many = (struct many){parts, n};
}

static void read_group(struct reader *reader, const struct field *field, const xmlNode *node,
	enum profile_access access, char *ret_group)
{
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child)) {
		if (!profile_element_is(child, field->name))
			continue;
		struct profile_head head = profile_head_of(child, access);
		struct many many;
		read_records(reader, field->record, field->record->element, child, head.access, &many);
		memcpy(ret_group, &head, sizeof head);
		memcpy(ret_group + sizeof head, &many, sizeof many);
	}
}

static void read_attribute(struct reader *reader, const struct field *field, const xmlNode *node, void *to)
{
	switch (field->kind) {
	case FIELD_TEXT:
		*(struct profile_text *)to = profile_text_of(node, field->name);
		break;
	case FIELD_LIST:
		*(struct profile_list *)to = list_of(node, field->name, reader->arena);
		break;
	case FIELD_DATE:
		*(struct profile_date *)to = profile_date_of(node, field->name, reader->diag);
		break;
	default:
		assert(field->kind == FIELD_NUMBER);
		*(struct profile_number *)to = number_of(node, field->name);
	}
}

static void read_child(
	struct reader *reader, const struct field *field, const xmlNode *node, enum profile_access access, void *to)
{
	struct many many;
	switch (field->kind) {
	case FIELD_GROUP:
		read_group(reader, field, node, access, to);
		break;
	case FIELD_PARTS:
		read_parts(reader, field->name, node, access, &many);
		memcpy(to, &many, sizeof many);
		break;
	default:
		assert(field->kind == FIELD_RECORDS);
		read_records(reader, field->record, field->name, node, access, &many);
		memcpy(to, &many, sizeof many);
	}
}

static void read_record(struct reader *reader, const struct record *record, const xmlNode *node,
	enum profile_access outer, void *ret_record)
{
	struct profile_head head = profile_head_of(node, outer);
	memcpy(ret_record, &head, sizeof head);
	for (size_t i = 0; i < record->field_count; i++) {
		const struct field *field = &record->fields[i];
		void *to = (char *)ret_record + field->offset;
		if (field->kind == FIELD_OWN_TEXT)
			*(struct str *)to = xml_text_collapsed(node, reader->arena);
		else if (field->kind == FIELD_OWN_PART)
			*(struct profile_part *)to = profile_part_of(node, outer, reader->arena);
		else if (field->kind < FIELD_PARTS)
			read_attribute(reader, field, node, to);
		else
			read_child(reader, field, node, head.access, to);
	}
}

static enum profile_standing standing_of(struct str word)
{
	size_t i = 0;
	while (i + 1 < sizeof standings / sizeof standings[0] && !str_is(word, standings[i]))
		i++;
	return (enum profile_standing)i;
}

bool profile_read(const struct xml_tree *tree, struct arena *arena, struct diag *diag, struct profile *ret_profile)
{
	struct reader reader = {arena, diag};
	struct profile profile = {0};
	bool sound = structure_check(&profile_schema, "profile", tree->root, diag);
	if (!sound && !xml_is(tree->root, PROFILE_NAMESPACE, "profile")) {
		*ret_profile = profile;
		return false;
	}
	size_t errors = diag->errors;
	read_record(&reader, &profile_record, tree->root, PROFILE_PUBLIC, &profile);
	profile.standing = standing_of(profile.standing_word.text);
	profile_flatten_observations(&profile, arena, diag);
	profile_collect(&profile, arena, diag);
	*ret_profile = profile;
	return sound && diag->errors == errors;
}
