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
	struct vec_of(struct profile_chart) charts;
	struct vec_of(struct observation) unsure;
};

/* An id counts wherever it stands and however it is written, so that what refers to it is no fault besides. One that is
 * missing where it must not is kept as an empty one. */
static void add_id(struct collection *collection, const struct profile_head *head, const struct structure_type *type,
	bool left_out)
{
	const xmlAttr *attribute = profile_attribute_lookup(head->node, "xml:id");
	const struct structure_attribute *declared =
		type ? structure_attribute_lookup(&profile_schema, type, "xml:id") : NULL;
	struct profile_id id = {
		.node = head->node, .name = head->name, .left_out = left_out, .access = head->access, .span = head->span};
	if (!attribute && !(declared && declared->required))
		return;
	if (attribute) {
		id.id = str_trim(xml_text((const xmlNode *)attribute, collection->arena));
		id.span = xml_span((const xmlNode *)attribute);
	}
	vec_push(&collection->ids, collection->arena, id);
}

static void add_unnamed(struct collection *collection, const struct profile_head *head, const char *name)
{
	vec_push(&collection->ids, collection->arena,
		((struct profile_id){.node = head->node, .name = name, .left_out = true, .span = head->span}));
}

/* What is missing would have had an id, or its children would: kept as empty ids, so that they are not missed again. */
static void add_lacking(struct collection *collection, const struct profile_head *head, const char *name)
{
	const struct structure_element *element = structure_element_lookup(&profile_schema, name);
	if (!element)
		return;
	const struct structure_type *type = structure_element_type(&profile_schema, element);
	add_unnamed(collection, head, name);
	for (uint16_t state = 0; state < type->state_count; state++) {
		const struct structure_state *from = &profile_schema.states[type->first_state + state];
		for (uint16_t i = 0; i < from->edge_count; i++) {
			uint16_t child = profile_schema.edges[from->first_edge + i].element;
			if (child != STRUCTURE_NONE)
				add_unnamed(collection, head, profile_schema.elements[child].name);
		}
	}
}

/* An observation that stands where none is read. */
static void add_unsure(struct collection *collection, const struct profile_head *head)
{
	struct profile_text indicator = profile_text_of(head->node, "indicator");
	vec_push(&collection->unsure, collection->arena,
		((struct observation){.indicator = indicator.text, .span = head->span, .indicator_span = indicator.span,
			.value_span = head->span, .form = OBSERVATION_NONE, .unsure = true}));
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
		struct profile_reference found = {word, text.span, head->name, attribute->name, head->access};
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

/* Rows, tasks and steps inside a chart have no model; that their dates exist is seen here. */
static void check_dates(struct collection *collection, const xmlNode *node)
{
	static const char *const names[] = {"report-date", "date", "from", "to", "done"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		profile_date_of(node, names[i], collection->diag);
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child))
		check_dates(collection, child);
}

static void add_chart(struct collection *collection, const struct profile_head *head)
{
	check_dates(collection, head->node);
	struct profile_text of = profile_text_of(head->node, "of");
	struct vec_of(struct profile_text) subjects = {0};
	struct str rest = of.text, word;
	while (str_next_word(&rest, &word))
		vec_push(&subjects, collection->arena, ((struct profile_text){word, of.span, of.left_out}));
	vec_push(&collection->charts, collection->arena,
		((struct profile_chart){.head = *head, .type = profile_text_of(head->node, "type"), .of = {subjects.at, subjects.n}}));
}

/* What an element of the vocabulary says and names. */
static void add_content(struct collection *collection, const struct profile_head *head, const struct structure_type *type,
	enum profile_access outer, bool left_out)
{
	for (uint16_t i = 0; i < type->attribute_count; i++)
		add_references(collection, head, &profile_schema.attributes[type->first_attribute + i]);
	if (strcmp(head->name, "fact") == 0)
		add_fact(collection, head, outer);
	if (strcmp(head->name, "image") == 0)
		vec_push(&collection->images, collection->arena,
			((struct profile_image){*head, profile_text_of(head->node, "src")}));
	if (!left_out && strcmp(head->name, "chart") == 0)
		add_chart(collection, head);
	if (left_out && strcmp(head->name, "observation") == 0)
		add_unsure(collection, head);
}

/* What was left out is gone through as well: what it holds may be sound, and is there. */
static void collect(struct collection *collection, const xmlNode *node, enum profile_access outer, bool left_out)
{
	struct profile_head head = profile_head_of(node, outer);
	struct xml_fault fault = xml_fault(node);
	const struct structure_element *element = fault.meant || xml_is(node, PROFILE_NAMESPACE, head.name)
							  ? structure_element_lookup(&profile_schema, head.name)
							  : NULL;
	const struct structure_type *type = element ? structure_element_type(&profile_schema, element) : NULL;
	left_out = left_out || fault.left_out;
	if (!type && !left_out)
		return;
	add_id(collection, &head, type, left_out);
	if (fault.lacks)
		add_lacking(collection, &head, fault.lacks);
	if (type)
		add_content(collection, &head, type, outer, left_out);
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child))
		collect(collection, child, head.access, left_out);
}

static void append_unsure(struct profile *profile, const struct collection *collection)
{
	size_t n = profile->observations.n, more = collection->unsure.n;
	if (more == 0)
		return;
	struct observation *all = arena_array(collection->arena, n + more, struct observation);
	if (n > 0)
		memcpy(all, profile->observations.at, n * sizeof *all);
	memcpy(all + n, collection->unsure.at, more * sizeof *all);
	profile->observations.at = all;
	profile->observations.n = n + more;
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
	collect(&collection, profile->head.node, PROFILE_PUBLIC, false);
	append_unsure(profile, &collection);
	if (collection.ids.n > 0)
		qsort(collection.ids.at, collection.ids.n, sizeof *collection.ids.at, compare_ids);
	memcpy(&profile->ids, &(struct many){collection.ids.at, collection.ids.n}, sizeof(struct many));
	memcpy(&profile->references, &(struct many){collection.references.at, collection.references.n},
		sizeof(struct many));
	memcpy(&profile->codes, &(struct many){collection.codes.at, collection.codes.n}, sizeof(struct many));
	memcpy(&profile->facts, &(struct many){collection.facts.at, collection.facts.n}, sizeof(struct many));
	memcpy(&profile->images, &(struct many){collection.images.at, collection.images.n}, sizeof(struct many));
	memcpy(&profile->charts, &(struct many){collection.charts.at, collection.charts.n}, sizeof(struct many));
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
