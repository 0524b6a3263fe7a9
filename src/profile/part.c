#include <string.h>

#include "profile/record.h"
#include "profile/schema.h"

/* White space to single blanks; those at the ends stay, for they part words from the element beside them. */
static struct str collapsed(const xmlNode *text, struct arena *arena)
{
	struct buf out = {.arena = arena};
	bool blank = false;
	for (const char *at = text->content ? (const char *)text->content : ""; *at; at++) {
		if (strchr(" \t\r\n", *at)) {
			blank = true;
			continue;
		}
		if (blank)
			buf_add_byte(&out, ' ');
		blank = false;
		buf_add_byte(&out, *at);
	}
	if (blank)
		buf_add_byte(&out, ' ');
	return out.n > 0 ? buf_str(&out) : STR("");
}

static bool is_text(const xmlNode *node)
{
	return node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE;
}

/* White space between the elements of one that holds no text of its own says nothing. */
static bool says_something(const xmlNode *node, bool mixed)
{
	if (!is_text(node))
		return node->type == XML_ELEMENT_NODE;
	return node->content &&
	       (mixed || strspn((const char *)node->content, " \t\r\n") < strlen((const char *)node->content));
}

static bool holds_text(const xmlNode *node)
{
	const struct structure_element *element =
		xml_is(node, PROFILE_NAMESPACE, (const char *)node->name)
			? structure_element_lookup(&profile_schema, (const char *)node->name)
			: NULL;
	return !element || structure_element_type(&profile_schema, element)->mixed;
}

static void add_attributes(const xmlNode *node, struct profile_part *part, struct arena *arena)
{
	size_t n = 0;
	for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next)
		n += !attribute->ns;
	part->attributes.at = arena_array(arena, n, struct profile_attribute);
	for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
		const char *name = (const char *)attribute->name;
		if (!attribute->ns)
			part->attributes.at[part->attributes.n++] =
				(struct profile_attribute){name, profile_text_of(node, name)};
	}
}

static void add_parts(const xmlNode *node, struct profile_part *part, struct arena *arena)
{
	bool mixed = holds_text(node);
	size_t n = 0;
	for (const xmlNode *child = node->children; child; child = child->next)
		n += says_something(child, mixed);
	part->parts.at = arena_array(arena, n, struct profile_part);
	for (const xmlNode *child = node->children; child; child = child->next) {
		if (!says_something(child, mixed))
			continue;
		struct profile_part *inside = &part->parts.at[part->parts.n++];
		if (is_text(child)) {
			inside->head = (struct profile_head){.node = child,
				.lang = part->head.lang,
				.span = xml_span(child),
				.access = part->head.access};
			inside->text = collapsed(child, arena);
		} else {
			*inside = profile_part_of(child, part->head.access, arena);
		}
	}
}

struct profile_part profile_part_of(const xmlNode *node, enum profile_access outer, struct arena *arena)
{
	struct profile_part part = {.head = profile_head_of(node, outer), .text = xml_text_collapsed(node, arena)};
	add_attributes(node, &part, arena);
	add_parts(node, &part, arena);
	return part;
}
