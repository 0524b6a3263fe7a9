/* From the tree that a template made to nodes: structure, attributes, white space; then numbers and checks. */
#include "document/read.h"

#include "locale/format.h"
#include "xml/structure.h"

extern const struct structure_schema document_schema;

/* Deeper documents than this are a template that has lost its way. */

static void children_read(struct doc_reader *reader, const xmlNode *source, const struct doc_element *element,
	struct doc_node *node, struct doc_space *space, int depth);

static struct doc_node *node_make(struct doc_reader *reader, enum doc_kind kind, struct doc_node *parent)
{
	struct doc_node *node = arena_new(reader->arena, struct doc_node);
	node->kind = kind;
	node->parent = parent;
	return node;
}

static void node_link(struct doc_node *node)
{
	struct doc_node *parent = node->parent;
	if (parent->last)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
}

static void text_set(struct doc_reader *reader, struct doc_node *node, struct str raw, struct doc_space *space)
{
	struct str text = space_collapse(raw, space, reader->arena);
	if (text.n == 0)
		return;
	node->as.text.string = text;
	space->ending = text.at[text.n - 1] == ' ' ? node : NULL;
	node_link(node);
}

static bool is_blank(const xmlNode *text)
{
	return str_trim(str_from((const char *)text->content)).n == 0;
}

static void bare_text_read(struct doc_reader *reader, const xmlNode *source, const struct doc_element *element,
	struct doc_node *parent, struct doc_space *space)
{
	if (element->holds & CLASS_TEXT) {
		struct doc_node *node = node_make(reader, DOC_TEXT, parent);
		node->at = parent->at;
		text_set(reader, node, str_from((const char *)source->content), space);
	} else if (!is_blank(source)) {
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, parent->at, "text may not stand directly in “%s”", element->name);
	}
}

/* `t` holds text only, and may say where exactly that text stands in the source. */
static void text_element_read(struct doc_reader *reader, const xmlNode *source, const struct doc_element *element,
	struct doc_node *parent, struct doc_space *space)
{
	struct doc_node *node = node_make(reader, DOC_TEXT, parent);
	attributes_read(reader, source, element, node);
	if (xml_first(source)) {
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, node->at, "“t” may hold only text");
		return;
	}
	text_set(reader, node, xml_text(source, reader->arena), space);
}

/* What an inline without text does to the white space beside it. */
static void space_pass(const struct doc_node *node, struct doc_space *space)
{
	if (node->kind == DOC_BREAK) {
		space_end(space);
	} else if (node->kind == DOC_CHART || node->kind == DOC_LEADER || node->kind == DOC_PAGE_OF) {
		space->after_space = false;
		space->ending = NULL;
	}
}

static void element_read(struct doc_reader *reader, const xmlNode *source, const struct doc_element *element,
	struct doc_node *parent, struct doc_space *space, int depth)
{
	struct doc_node *node = node_make(reader, element->kind, parent);
	attributes_read(reader, source, element, node);
	node_link(node);
	space_pass(node, space);
	bool own_line = (element->holds & CLASS_INLINE) && !(element->is & CLASS_INLINE);
	if (!own_line) {
		children_read(reader, source, element, node, space, depth);
		return;
	}
	struct doc_space line = {.after_space = true};
	children_read(reader, source, element, node, &line, depth);
	space_end(&line);
}

static void column_add(struct doc_reader *reader, const xmlNode *source, struct doc_node *table)
{
	unsigned n = table->as.table.column_count;
	if (n == DOCUMENT_COLUMNS_LIMIT) {
		diag_add(reader->diag, DIAG_DOCUMENT_TOO_LARGE, table->at, "a table has more columns than the limit of %d", DOCUMENT_COLUMNS_LIMIT);
		return;
	}
	table->as.table.columns = arena_grow(reader->arena, table->as.table.columns,
		n * sizeof(struct doc_table_column), (n + 1) * sizeof(struct doc_table_column));
	column_read(reader, source, table->at, &table->as.table.columns[n]);
	table->as.table.column_count = n + 1;
}

static void empty_check(struct doc_reader *reader, const xmlNode *source, struct span at)
{
	for (const xmlNode *child = source->children; child; child = child->next)
		if (child->type != XML_COMMENT_NODE && child->type != XML_PI_NODE) {
			diag_add(reader->diag, DIAG_DOCUMENT_INVALID, at, "“%s” holds nothing but attributes", (const char *)source->name);
			return;
		}
}

/* Elements that are no nodes. Returns whether this was one. */
static bool data_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *parent)
{
	/* The data of a chart are read with its attributes. */
	if (parent->kind == DOC_CHART)
		return true;
	if (parent->kind == DOC_DOCUMENT && xml_is(source, DOCUMENT_NAMESPACE, "meta"))
		meta_read(reader, source);
	else if (parent->kind == DOC_TABLE && xml_is(source, DOCUMENT_NAMESPACE, "col"))
		column_add(reader, source, parent);
	else
		return false;
	empty_check(reader, source, parent->at);
	return true;
}

static void child_read(struct doc_reader *reader, const xmlNode *source, const struct doc_element *element,
	struct doc_node *parent, struct doc_space *space, int depth)
{
	if (data_read(reader, source, parent))
		return;
	struct str name = str_from((const char *)source->name);
	const struct doc_element *child = xml_is(source, DOCUMENT_NAMESPACE, (const char *)source->name) ? element_lookup(name) : NULL;
	if (!child)
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, parent->at, "a document has no element “%.*s”", STR_ARG(name));
	else if (!(element->holds & child->is))
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, parent->at, "“%s” may not stand in “%s”", child->name, element->name);
	else if (depth == DOCUMENT_DEPTH_LIMIT)
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, parent->at, "the document is nested deeper than %d elements", DOCUMENT_DEPTH_LIMIT);
	else if (child->kind == DOC_TEXT)
		text_element_read(reader, source, child, parent, space);
	else
		element_read(reader, source, child, parent, space, depth + 1);
}

/* What may stand in an element at all was checked child by child; here, whether that is in order and complete. */
static void order_check(struct doc_reader *reader, const xmlNode *source, const struct doc_node *node)
{
	const struct structure_element *element = structure_element_lookup(&document_schema, (const char *)source->name);
	const struct structure_type *type = structure_element_type(&document_schema, element);
	if (!structure_children_accepted(&document_schema, type, source))
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, node->at, "“%s” holds, in this order: %s", element->name, type->content);
}

static void children_read(struct doc_reader *reader, const xmlNode *source, const struct doc_element *element,
	struct doc_node *node, struct doc_space *space, int depth)
{
	size_t errors = reader->diag->errors;
	for (const xmlNode *child = source->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE)
			bare_text_read(reader, child, element, node, space);
		else if (child->type == XML_ELEMENT_NODE)
			child_read(reader, child, element, node, space, depth);
	}
	if (reader->diag->errors == errors)
		order_check(reader, source, node);
}

/* A tagged PDF wants an item's blocks in one body; templates need not write it. */
static void item_complete(struct doc_reader *reader, struct doc_node *item)
{
	struct doc_node *label = item->first && item->first->kind == DOC_LABEL ? item->first : NULL;
	struct doc_node *blocks = label ? label->next : item->first;
	if (!str_is(item->role, "LI") || !blocks || str_is(blocks->role, "LBody"))
		return;
	struct doc_node *body = node_make(reader, DOC_SECTION, item);
	body->at = blocks->at;
	body->style = style_lookup(reader->document->sheet, STR("default"));
	body->role = STR("LBody");
	body->first = blocks;
	body->last = item->last;
	for (struct doc_node *block = blocks; block; block = block->next)
		block->parent = body;
	if (label)
		label->next = body;
	else
		item->first = body;
	item->last = body;
}

/* Texts that were one space at a line's end are empty by now. */
static void empty_drop(struct doc_node *node)
{
	struct doc_node **link = &node->first;
	node->last = NULL;
	while (*link) {
		if ((*link)->kind == DOC_TEXT && (*link)->as.text.string.n == 0) {
			*link = (*link)->next;
		} else {
			node->last = *link;
			link = &(*link)->next;
		}
	}
}

static void nodes_complete(struct doc_reader *reader, struct doc_node *top)
{
	struct document *document = reader->document;
	struct vec_of(struct doc_node *) nodes = {0};
	vec_push(&nodes, reader->arena, NULL);
	for (struct doc_node *node = top; node; node = (struct doc_node *)document_next(node, top)) {
		empty_drop(node);
		if (node->kind == DOC_ITEM)
			item_complete(reader, node);
		node->number = (uint32_t)nodes.n;
		vec_push(&nodes, reader->arena, node);
	}
	document->nodes = nodes.at;
	document->node_count = (uint32_t)nodes.n - 1;
}

static void root_read(struct doc_reader *reader, const xmlNode *source)
{
	struct document *document = reader->document;
	struct doc_space space = {.after_space = true};
	const struct doc_element *element = element_lookup(STR("document"));
	document->root = node_make(reader, DOC_DOCUMENT, NULL);
	attributes_read(reader, source, element, document->root);
	document->lang = document->root->lang;
	document->rtl = format_is_rtl(document->lang);
	if (document->lang.n == 0)
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, document->root->at, "“document” needs the attribute “lang”");
	children_read(reader, source, element, document->root, &space, 1);
}

bool document_read(const xmlDoc *tree, struct str folder, const struct style_sheet *sheet, const struct labels *labels,
	struct arena *arena, struct diag *diag, struct document *ret_document)
{
	size_t errors = diag->errors;
	struct document document = {.sheet = sheet, .labels = labels};
	struct doc_reader reader = {.arena = arena, .diag = diag, .folder = folder, .document = &document};
	const xmlNode *root = xmlDocGetRootElement((xmlDoc *)tree);
	if (!root || !xml_is(root, DOCUMENT_NAMESPACE, "document")) {
		diag_add(diag, DIAG_DOCUMENT_INVALID, (struct span){0}, "the template made no “document” of " DOCUMENT_NAMESPACE);
		return false;
	}
	root_read(&reader, root);
	nodes_complete(&reader, document.root);
	document_check(&reader);
	if (diag->errors != errors)
		return false;
	*ret_document = document;
	return true;
}
