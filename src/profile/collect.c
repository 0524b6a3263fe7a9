#include <stdlib.h>
#include <string.h>

#include "profile/record.h"
#include "profile/schema.h"

struct collection {
	struct arena *arena;
	struct diag *diag;
	struct vec_of(struct profile_id) ids;
	struct vec_of(struct profile_reference) references, codes;
	struct vec_of(struct profile_fact) facts;
	struct vec_of(struct profile_image) images;
};

static void add_id(struct collection *collection, const struct profile_head *head)
{
	const xmlAttr *attribute = xmlHasNsProp((xmlNode *)head->node, BAD_CAST "id", XML_XML_NAMESPACE);
	if (attribute)
		vec_push(&collection->ids, collection->arena,
			((struct profile_id){
				str_trim(head->id), xml_span((const xmlNode *)attribute), head->node, head->access}));
}

/* What an attribute refers to, its type says. */
static void add_references(
	struct collection *collection, const struct profile_head *head, const struct structure_attribute *attribute)
{
	const char *kind = profile_schema.simples[attribute->simple].name;
	bool reference = strcmp(kind, "reference") == 0 || strcmp(kind, "references") == 0;
	if (!reference && strcmp(kind, "indicator-code") != 0 && strcmp(kind, "indicator-codes") != 0)
		return;
	struct profile_text text = profile_text_of(head->node, attribute->name);
	struct str rest = text.text, word;
	while (str_next_word(&rest, &word)) {
		struct profile_reference found = {word, text.span, head->node, attribute->name, head->access};
		if (reference)
			vec_push(&collection->references, collection->arena, found);
		else
			vec_push(&collection->codes, collection->arena, found);
	}
}

static void add_fact(struct collection *collection, const struct profile_head *head, enum profile_access outer)
{
	const xmlNode *node = head->node;
	vec_push(&collection->facts, collection->arena,
		((struct profile_fact){
			.head = *head,
			.indicator = profile_text_of(node, "indicator"),
			.boundary = profile_text_of(node, "boundary"),
			.more_than = profile_text_of(node, "more-than"),
			.less_than = profile_text_of(node, "less-than"),
			.per_cent_of = profile_text_of(node, "per-cent-of"),
			.rounded = profile_text_of(node, "rounded"),
			.period = profile_date_of(node, "period", collection->diag),
			.change_from = profile_date_of(node, "change-from", collection->diag),
			.words = profile_part_of(node, outer, collection->arena),
		}));
}

static void collect(struct collection *collection, const xmlNode *node, enum profile_access outer)
{
	struct profile_head head = profile_head_of(node, outer);
	const struct structure_element *element = xml_is(node, PROFILE_NAMESPACE, head.name)
							  ? structure_element_lookup(&profile_schema, head.name)
							  : NULL;
	if (!element)
		return;
	const struct structure_type *type = structure_element_type(&profile_schema, element);
	add_id(collection, &head);
	for (uint16_t i = 0; i < type->attribute_count; i++)
		add_references(collection, &head, &profile_schema.attributes[type->first_attribute + i]);
	if (strcmp(head.name, "fact") == 0)
		add_fact(collection, &head, outer);
	if (strcmp(head.name, "image") == 0)
		vec_push(&collection->images, collection->arena,
			((struct profile_image){head, profile_text_of(node, "src")}));
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child))
		collect(collection, child, head.access);
}

static int compare_ids(const void *a, const void *b)
{
	const struct profile_id *first = a, *second = b;
	int order = str_compare(first->id, second->id);
	if (order != 0)
		return order;
	if (first->span.file != second->span.file)
		return first->span.file < second->span.file ? -1 : 1;
	return first->span.start < second->span.start ? -1 : first->span.start > second->span.start;
}

void profile_collect(struct profile *profile, struct arena *arena, struct diag *diag)
{
	struct collection collection = {.arena = arena, .diag = diag};
	collect(&collection, profile->head.node, PROFILE_PUBLIC);
	if (collection.ids.n > 0)
		qsort(collection.ids.at, collection.ids.n, sizeof *collection.ids.at, compare_ids);
	memcpy(&profile->ids, &(struct many){collection.ids.at, collection.ids.n}, sizeof(struct many));
	memcpy(&profile->references, &(struct many){collection.references.at, collection.references.n},
		sizeof(struct many));
	memcpy(&profile->codes, &(struct many){collection.codes.at, collection.codes.n}, sizeof(struct many));
	memcpy(&profile->facts, &(struct many){collection.facts.at, collection.facts.n}, sizeof(struct many));
	memcpy(&profile->images, &(struct many){collection.images.at, collection.images.n}, sizeof(struct many));
}

const struct profile_id *profile_id_lookup(const struct profile *profile, struct str id)
{
	size_t low = 0, high = profile->ids.n;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (str_compare(profile->ids.at[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < profile->ids.n && str_equal(profile->ids.at[low].id, id) ? &profile->ids.at[low] : NULL;
}
