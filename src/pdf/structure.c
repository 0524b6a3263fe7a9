#include "pdf/structure.h"

#include <assert.h>
#include <stdlib.h>

#include "base/number.h"
#include "pdf/string.h"
#include "pdf/structure_element.h"

static bool is_standard_role(struct str role)
{
	static const char *const roles[] = {
		"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
		"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody",
		"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot",
		"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form",
	};
	for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
		if (str_is(role, roles[i])) {
			return true;
		}
	}
	return false;
}

static void check_scope(struct writer *writer, uint32_t number, const struct frame_node *node)
{
	if (str_is(node->role, "TH") && !(str_is(node->scope, "Column") || str_is(node->scope, "Row") || str_is(node->scope, "Both"))) {
		writer_error(writer, DIAG_PDF_STRUCTURE, WRITER_NO_PAGE, number, "a header cell needs a scope: Column, Row or Both");
	}
}

/* The role that makes node `number` an element, empty when it is transparent. Content in another language than the element
 * around it needs an element to say so. */
static struct str find_role(struct writer *writer, uint32_t number, struct str lang_around)
{
	const struct frame_node *node = &writer->frames->nodes[number];
	if (node->role.n == 0) {
		bool foreign = node->leaf && !str_equal(writer->structure->nodes[number].lang, lang_around);
		return foreign ? STR("Span") : node->role;
	}
	if (!is_standard_role(node->role)) {
		writer_error(writer, DIAG_PDF_STRUCTURE, WRITER_NO_PAGE, number, "“%.*s” is no structure type of PDF 1.7", STR_ARG(node->role));
		return (struct str){0};
	}
	check_scope(writer, number, node);
	return node->role;
}

/* Resolve each node to its element. Parents come before their children, so one pass does. */
void structure_init(struct writer *writer)
{
	const struct frames *frames = writer->frames;
	struct structure *structure = arena_new(writer->arena, struct structure);
	struct structure_node *nodes = arena_array(writer->arena, (size_t)frames->node_count + 1, struct structure_node);
	structure->nodes = nodes;
	structure->marks = arena_array(writer->arena, (size_t)frames->page_count + 1, struct structure_marks);
	writer->structure = structure;
	nodes[0].lang = frames->lang;
	for (uint32_t i = 1; i <= frames->node_count; i++) {
		const struct frame_node *node = &frames->nodes[i];
		if (node->parent >= i) {
			writer_error(writer, DIAG_PDF_STRUCTURE, WRITER_NO_PAGE, i, "a node comes before its parent %u", node->parent);
			continue;
		}
		nodes[i].parent = nodes[node->parent].element;
		nodes[i].lang = node->lang.n > 0 ? node->lang : nodes[node->parent].lang;
		nodes[i].role = find_role(writer, i, nodes[nodes[i].parent].lang);
		nodes[i].is_element = nodes[i].role.n > 0;
		nodes[i].element = nodes[i].is_element ? i : nodes[i].parent;
		nodes[i].needed = str_is(nodes[i].role, "TD") || str_is(nodes[i].role, "TH");
	}
}

uint32_t structure_element(const struct writer *writer, uint32_t node)
{
	return node > writer->frames->node_count ? 0 : writer->structure->nodes[node].element;
}

struct str structure_role(const struct writer *writer, uint32_t element)
{
	return writer->structure->nodes[element].role;
}

uint32_t structure_mark(struct writer *writer, uint32_t page, uint32_t node)
{
	struct structure *structure = writer->structure;
	struct structure_marks *marks = &structure->marks[page];
	uint32_t element = structure_element(writer, node);
	assert(element > 0);
	struct structure_content content = {.page = page, .number = (uint32_t)marks->n};
	vec_push(&structure->nodes[node].content, writer->arena, content);
	vec_push(marks, writer->arena, element);
	return content.number;
}

uint32_t structure_annotate(struct writer *writer, uint32_t page, uint32_t node, uint32_t annotation)
{
	struct structure *structure = writer->structure;
	uint32_t element = structure_element(writer, node);
	assert(element > 0);
	struct structure_content content = {.page = page, .annotation = annotation};
	vec_push(&structure->nodes[element].annotations, writer->arena, content);
	vec_push(&structure->annotated, writer->arena, element);
	return STRUCTURE_ANNOTATION_KEY + (uint32_t)structure->annotated.n - 1;
}

void structure_cover(struct writer *writer, uint32_t page, uint32_t node, length x, length y, length width, length height)
{
	uint32_t element = structure_element(writer, node);
	while (element > 0 && !str_is(structure_role(writer, element), "Figure")) {
		element = writer->structure->nodes[element].parent;
	}
	struct structure_box *box = &writer->structure->nodes[element].box;
	if (element == 0 || (box->present && box->page != page)) {
		return;
	}
	if (!box->present) {
		*box = (struct structure_box){true, page, x, y, x + width, y + height};
		return;
	}
	box->x0 = x < box->x0 ? x : box->x0;
	box->y0 = y < box->y0 ? y : box->y0;
	box->x1 = x + width > box->x1 ? x + width : box->x1;
	box->y1 = y + height > box->y1 ? y + height : box->y1;
}

/* An element is needed when it or anything below holds something: children come after parents, so walk backwards. */
static void find_needed(struct writer *writer)
{
	struct structure_node *nodes = writer->structure->nodes;
	for (uint32_t i = writer->frames->node_count; i > 0; i--) {
		if (nodes[i].content.n > 0 || nodes[i].annotations.n > 0) {
			nodes[nodes[i].element].needed = true;
		}
		if (nodes[i].is_element && nodes[i].needed) {
			nodes[nodes[i].parent].needed = true;
		}
	}
}

/* Hand every needed element and every piece of content to the element it belongs to, in the order of numbers. */
static void find_kids(struct writer *writer)
{
	struct structure_node *nodes = writer->structure->nodes;
	for (uint32_t i = 1; i <= writer->frames->node_count; i++) {
		if (nodes[i].is_element && nodes[i].needed) {
			nodes[i].object = store_add(writer->store);
			struct structure_kid kid = {.element = i};
			vec_push(&nodes[nodes[i].parent].kids, writer->arena, kid);
		}
		for (size_t k = 0; k < nodes[i].content.n; k++) {
			struct structure_kid kid = {.content = nodes[i].content.at[k]};
			vec_push(&nodes[nodes[i].element].kids, writer->arena, kid);
		}
	}
	for (uint32_t i = 1; i <= writer->frames->node_count; i++) {
		for (size_t k = 0; k < nodes[i].annotations.n; k++) {
			struct structure_kid kid = {.content = nodes[i].annotations.at[k]};
			vec_push(&nodes[i].kids, writer->arena, kid);
		}
	}
}

static uint32_t write_parent_tree(struct writer *writer)
{
	const struct structure *structure = writer->structure;
	struct buf body = writer_buf(writer);
	buf_add_str(&body, STR("/Nums["));
	for (uint32_t page = 0; page < writer->frames->page_count; page++) {
		const struct structure_marks *marks = &structure->marks[page];
		buf_format(&body, "%u[", page);
		for (size_t i = 0; i < marks->n; i++) {
			writer_add_reference(&body, structure->nodes[marks->at[i]].object);
		}
		buf_add_str(&body, STR("]\n"));
	}
	for (size_t i = 0; i < structure->annotated.n; i++) {
		buf_format(&body, "%u", STRUCTURE_ANNOTATION_KEY + (uint32_t)i);
		writer_add_reference(&body, structure->nodes[structure->annotated.at[i]].object);
		buf_add_byte(&body, '\n');
	}
	buf_add_byte(&body, ']');
	return writer_add_object(writer, &body);
}

struct id_entry { struct str id; uint32_t node; };

static int compare_ids(const void *a, const void *b)
{
	const struct id_entry *left = a, *right = b;
	int order = str_compare(left->id, right->id);
	return order != 0 ? order : (left->node > right->node) - (left->node < right->node);
}

/* The notes by identifier, sorted; 0 when there is none. */
static uint32_t write_id_tree(struct writer *writer)
{
	struct structure_node *nodes = writer->structure->nodes;
	struct vec_of(struct id_entry) entries = {0};
	for (uint32_t i = 1; i <= writer->frames->node_count; i++) {
		if (nodes[i].object > 0 && nodes[i].id.n > 0) {
			vec_push(&entries, writer->arena, ((struct id_entry){nodes[i].id, i}));
		}
	}
	if (entries.n == 0) {
		return 0;
	}
	qsort(entries.at, entries.n, sizeof entries.at[0], compare_ids);
	struct buf body = writer_buf(writer);
	buf_add_str(&body, STR("/Names["));
	for (size_t i = 0; i < entries.n; i++) {
		if (i > 0 && str_equal(entries.at[i].id, entries.at[i - 1].id)) {
			writer_error(writer, DIAG_PDF_STRUCTURE, WRITER_NO_PAGE, entries.at[i].node, "two notes have the identifier “%.*s”", STR_ARG(entries.at[i].id));
		}
		string_add_bytes(&body, entries.at[i].id);
		writer_add_reference(&body, nodes[entries.at[i].node].object);
	}
	buf_add_byte(&body, ']');

	struct buf root = writer_buf(writer);
	buf_add_str(&root, STR("/Kids["));
	struct buf limits = writer_buf(writer);
	buf_add_str(&limits, STR("/Limits["));
	string_add_bytes(&limits, entries.at[0].id);
	string_add_bytes(&limits, entries.at[entries.n - 1].id);
	buf_add_byte(&limits, ']');
	buf_add_str(&body, buf_str(&limits));
	writer_add_reference(&root, writer_add_object(writer, &body));
	buf_add_byte(&root, ']');
	return writer_add_object(writer, &root);
}

uint32_t structure_write(struct writer *writer)
{
	struct structure_node *nodes = writer->structure->nodes;
	find_needed(writer);
	find_kids(writer);
	uint32_t root = store_add(writer->store);
	nodes[0].object = root;
	for (uint32_t i = 1; i <= writer->frames->node_count; i++) {
		if (nodes[i].object > 0) {
			structure_element_write(writer, i);
		}
	}
	struct buf body = writer_buf(writer);
	buf_add_str(&body, STR("/Type/StructTreeRoot/K"));
	structure_element_add_kids(writer, &body, 0);
	buf_format(&body, "/ParentTreeNextKey %u/ParentTree", STRUCTURE_ANNOTATION_KEY + (uint32_t)writer->structure->annotated.n);
	writer_add_reference(&body, write_parent_tree(writer));
	uint32_t ids = write_id_tree(writer);
	if (ids > 0) {
		buf_add_str(&body, STR("/IDTree"));
		writer_add_reference(&body, ids);
	}
	store_set(writer->store, root, buf_str(&body));
	return root;
}
