#include "base/json.h"

#include <assert.h>

#include "profile/record.h"
#include "profile/schema.h"

static void show_record(json_t *object, const struct record *record, const void *at, struct source_list *sources);
static json_t *part_json(const struct profile_part *part, struct source_list *sources);

static void show_head(json_t *object, const struct profile_head *head, struct source_list *sources)
{
	json_set_span(object, "at", sources, head->span);
	if (head->id.n > 0)
		json_set_str(object, "id", head->id);
	if (xmlHasNsProp((xmlNode *)head->node, BAD_CAST "lang", XML_XML_NAMESPACE))
		json_set_str(object, "language", head->lang);
	json_set_str(object, "access", str_from(profile_access_word(head->access)));
}

static json_t *pieces_json(const struct profile_part *part, struct source_list *sources)
{
	json_t *pieces = json_array();
	for (size_t i = 0; i < part->parts.n; i++) {
		const struct profile_part *piece = &part->parts.at[i];
		if (piece->head.name)
			json_add(pieces, part_json(piece, sources));
		else
			json_add(pieces, json_stringn(piece->text.at, piece->text.n));
	}
	return pieces;
}

static void show_content(json_t *object, const struct profile_part *part, struct source_list *sources)
{
	bool plain = true;
	for (size_t i = 0; i < part->parts.n; i++)
		plain = plain && !part->parts.at[i].head.name;
	if (plain)
		json_set_str(object, "text", part->text);
	else
		json_set(object, "content", pieces_json(part, sources));
}

static json_t *part_json(const struct profile_part *part, struct source_list *sources)
{
	json_t *object = json_object();
	json_set_str(object, "element", str_from(part->head.name));
	if (!xml_is(part->head.node, PROFILE_NAMESPACE, part->head.name) && part->head.node->ns)
		json_set_str(object, "namespace", str_from((const char *)part->head.node->ns->href));
	show_head(object, &part->head, sources);
	for (size_t i = 0; i < part->attributes.n; i++)
		json_set_str(object, part->attributes.at[i].name, part->attributes.at[i].value.text);
	show_content(object, part, sources);
	return object;
}

static json_t *list_json(const struct profile_list *list)
{
	json_t *array = json_array();
	for (size_t i = 0; i < list->n; i++)
		json_add(array, json_stringn(list->at[i].text.at, list->at[i].text.n));
	return array;
}

static void show_text(json_t *object, const char *name, struct str text)
{
	if (text.n > 0)
		json_set_str(object, name, text);
}

static json_t *records_json(const struct record *record, struct many many, struct source_list *sources)
{
	json_t *array = json_array();
	for (size_t i = 0; i < many.n; i++) {
		json_t *object = json_object();
		show_record(object, record, (const char *)many.at + i * record->size, sources);
		json_add(array, object);
	}
	return array;
}

static json_t *parts_json(struct many many, struct source_list *sources)
{
	json_t *array = json_array();
	const struct profile_part *parts = many.at;
	for (size_t i = 0; i < many.n; i++)
		json_add(array, part_json(&parts[i], sources));
	return array;
}

static json_t *group_json(const struct field *field, const char *at, struct source_list *sources)
{
	json_t *object = json_object();
	show_head(object, (const struct profile_head *)(const void *)at, sources);
	json_set(object, field->record->element,
		records_json(field->record, record_many(at, sizeof(struct profile_head)), sources));
	return object;
}

static void show_attribute(json_t *object, const struct field *field, const void *at)
{
	const struct profile_list *list = at;
	switch (field->kind) {
	case FIELD_TEXT:
		show_text(object, field->name, ((const struct profile_text *)at)->text);
		break;
	case FIELD_DATE:
		show_text(object, field->name, ((const struct profile_date *)at)->text);
		break;
	case FIELD_NUMBER:
		show_text(object, field->name, ((const struct profile_number *)at)->value.text);
		break;
	default:
		assert(field->kind == FIELD_LIST);
		if (list->n > 0)
			json_set(object, field->name, list_json(list));
	}
}

static void show_children(json_t *object, const struct field *field, const char *at, struct source_list *sources)
{
	struct many many;
	switch (field->kind) {
	case FIELD_GROUP:
		if (((const struct profile_head *)(const void *)at)->node)
			json_set(object, field->name, group_json(field, at, sources));
		break;
	case FIELD_OWN_TEXT:
		json_set_str(object, "text", *(const struct str *)(const void *)at);
		break;
	case FIELD_OWN_PART:
		show_content(object, (const struct profile_part *)(const void *)at, sources);
		break;
	default:
		many = record_many(at, 0);
		if (many.n > 0)
			json_set(object, field->name,
				field->kind == FIELD_PARTS ? parts_json(many, sources)
							   : records_json(field->record, many, sources));
	}
}

static void show_record(json_t *object, const struct record *record, const void *at, struct source_list *sources)
{
	show_head(object, at, sources);
	for (size_t i = 0; i < record->field_count; i++) {
		const struct field *field = &record->fields[i];
		const char *member = (const char *)at + field->offset;
		if (field->kind < FIELD_PARTS)
			show_attribute(object, field, member);
		else
			show_children(object, field, member, sources);
	}
}

json_t *profile_to_json(const struct profile *profile, struct source_list *sources)
{
	json_t *object = json_object();
	show_record(object, &profile_record, profile, sources);
	return object;
}
