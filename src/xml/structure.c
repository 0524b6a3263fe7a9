#include "xml/structure.h"

#include <libxml/xmlschemastypes.h>
#include <string.h>

#include "base/utf8.h"
#include "xml/nearest.h"
#include "xml/structure_run.h"
#include "xml/xml.h"

static const char *text(const xmlChar *xml)
{
	return (const char *)xml;
}

const struct structure_element *structure_element_lookup(const struct structure_schema *schema, const char *name)
{
	size_t low = 0, high = schema->element_count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (strcmp(schema->elements[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	/* Among declarations of one name the global one comes first. */
	const struct structure_element *found = &schema->elements[low];
	return low < schema->element_count && strcmp(found->name, name) == 0 && found->global ? found : NULL;
}

const struct structure_type *structure_element_type(
	const struct structure_schema *schema, const struct structure_element *element)
{
	return &schema->types[element->type];
}

const struct structure_attribute *structure_attribute_lookup(
	const struct structure_schema *schema, const struct structure_type *type, const char *name)
{
	for (uint16_t i = 0; i < type->attribute_count; i++) {
		const struct structure_attribute *attribute = &schema->attributes[type->first_attribute + i];
		if (strcmp(attribute->name, name) == 0)
			return attribute;
	}
	return NULL;
}

bool structure_in_namespace(const struct structure_schema *schema, const xmlNode *node)
{
	return strcmp(node->ns ? text(node->ns->href) : "", schema->namespace_uri) == 0;
}

const struct structure_edge *structure_step(
	const struct structure_schema *schema, const struct structure_type *type, uint16_t state, const xmlNode *node)
{
	const struct structure_state *from = &schema->states[type->first_state + state];
	bool own = structure_in_namespace(schema, node);
	for (uint16_t i = 0; i < from->edge_count; i++) {
		const struct structure_edge *edge = &schema->edges[from->first_edge + i];
		if (edge->element == STRUCTURE_NONE
				? !own && node->ns
				: own && strcmp(schema->elements[edge->element].name, text(node->name)) == 0)
			return edge;
	}
	return NULL;
}

size_t structure_follow(const struct structure_schema *schema, const struct structure_type *type,
	struct structure_children *children, size_t from, uint16_t *state)
{
	for (; from < children->n; from++) {
		const struct structure_edge *edge = structure_step(schema, type, *state, children->at[from]);
		if (!edge)
			break;
		children->declared[from] = edge->element;
		*state = edge->to;
	}
	return from;
}

bool structure_children_accepted(
	const struct structure_schema *schema, const struct structure_type *type, const xmlNode *element)
{
	uint16_t state = 0;
	for (const xmlNode *child = xml_first(element); child; child = xml_next(child)) {
		const struct structure_edge *edge = structure_step(schema, type, state, child);
		if (!edge)
			return false;
		state = edge->to;
	}
	return schema->states[type->first_state + state].accepts;
}

/* Attributes */

/* The name by which tables know an attribute, or NULL where it belongs to a vocabulary that no table knows. */
static const char *attribute_name(struct structure_run *run, const xmlAttr *attribute)
{
	if (!attribute->ns)
		return text(attribute->name);
	if (xmlStrEqual(attribute->ns->href, XML_XML_NAMESPACE))
		return str_format(&run->scratch, "xml:%s", text(attribute->name)).at;
	return NULL;
}

/* Where a schema is found may be said on any element; editors write it there. */
static bool is_schema_location(const xmlAttr *attribute)
{
	return attribute->ns && strcmp(text(attribute->ns->href), "http://www.w3.org/2001/XMLSchema-instance") == 0 &&
	       (strcmp(text(attribute->name), "schemaLocation") == 0 ||
		       strcmp(text(attribute->name), "noNamespaceSchemaLocation") == 0);
}

/* Marks stand in the places, which belong to whoever made the tree; a node without one cannot be marked. */
static struct xml_fault *fault_of(const xmlNode *node)
{
	struct xml_place *place = node->_private;
	return place ? &place->fault : NULL;
}

void structure_leave_out(const xmlNode *node)
{
	struct xml_fault *fault = fault_of(node);
	if (fault)
		fault->left_out = true;
}

void structure_read_as(const xmlNode *node, const char *name)
{
	struct xml_fault *fault = fault_of(node);
	if (fault) {
		fault->left_out = false;
		fault->meant = name;
	}
}

void structure_lacks(const xmlNode *node, const char *name)
{
	struct xml_fault *fault = fault_of(node);
	if (fault)
		fault->lacks = name;
}

static struct str attribute_value(struct structure_run *run, const xmlAttr *attribute)
{
	return xml_text((const xmlNode *)attribute, &run->scratch);
}

/* A value as messages quote it: its beginning, where it is long. */
static struct str quoted(const struct structure_run *run, struct str value)
{
	size_t n = 100;
	if (value.n <= n)
		return value;
	while ((value.at[n] & 0xC0) == 0x80)
		n--;
	return str_format(run->diag->arena, "%.*s…", (int)n, value.at);
}

static void check_value(struct structure_run *run, const xmlAttr *attribute, const struct structure_attribute *declared)
{
	struct str value = attribute_value(run, attribute);
	if (structure_value_valid(run, declared->simple, value))
		return;
	struct str shown = quoted(run, value);
	struct diag_entry *entry = structure_fault(run, DIAG_BAD_ATTRIBUTE_VALUE, xml_span((const xmlNode *)attribute),
		"attribute %s of <%s> cannot be “%.*s”", declared->name, text(attribute->parent->name), STR_ARG(shown));
	structure_value_hint(run, entry, declared->simple, value);
	structure_leave_out((const xmlNode *)attribute);
}

static bool has_attribute(struct structure_run *run, const xmlNode *element, const char *name)
{
	for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
		const char *given = attribute_name(run, attribute);
		if (given && strcmp(given, name) == 0)
			return true;
	}
	return false;
}

/* Report an attribute that is not declared. Returns the declared one that was probably meant and is not given itself,
 * or NULL. */
static const struct structure_attribute *unknown_attribute(
	struct structure_run *run, const struct structure_type *type, const xmlAttr *attribute)
{
	const xmlNode *element = attribute->parent;
	const char *known = attribute_name(run, attribute);
	struct nearest nearest = {.asked = str_from(known ? known : text(attribute->name)), .effort = &run->diag->effort};
	struct buf allowed = {.arena = &run->scratch};
	for (uint16_t i = 0; i < type->attribute_count; i++) {
		const char *name = run->schema->attributes[type->first_attribute + i].name;
		buf_format(&allowed, "%s%s", i > 0 ? ", " : "", name);
		if (!has_attribute(run, element, name))
			nearest_offer(&nearest, str_from(name));
	}
	const struct xml_place *place = xml_place((const xmlNode *)attribute);
	struct diag_entry *entry = structure_fault(run, DIAG_UNKNOWN_ATTRIBUTE, place ? place->name : (struct span){0},
		"<%s> has no attribute %s%s", text(element->name), known ? known : text(attribute->name),
		!known ? str_format(&run->scratch, " of namespace %s", text(attribute->ns->href)).at : "");
	if (nearest_found(&nearest)) {
		diag_hint(run->diag, entry, "did you mean %.*s?", STR_ARG(nearest.best));
		return structure_attribute_lookup(run->schema, type, nearest.best.at);
	}
	if (type->attribute_count > 0)
		diag_hint(run->diag, entry, "its attributes are: %s", buf_str(&allowed).at);
	return NULL;
}

static void missing_attribute(
	struct structure_run *run, const xmlNode *element, const struct structure_attribute *declared)
{
	struct diag_entry *entry = structure_fault(run, DIAG_MISSING_ATTRIBUTE, xml_span(element),
		"<%s> lacks attribute %s", text(element->name), declared->name);
	if (declared->summary[0])
		diag_hint(run->diag, entry, "add %s: %s", declared->name, declared->summary);
}

/* A misspelt attribute is read on as what was meant, when its value would do for that. */
static void read_attribute_as(
	struct structure_run *run, const xmlAttr *attribute, const struct structure_attribute *declared)
{
	if (declared)
		structure_read_as((const xmlNode *)attribute, declared->name);
	if (declared && structure_value_valid(run, declared->simple, attribute_value(run, attribute)))
		return;
	structure_leave_out((const xmlNode *)attribute);
	if (!declared && fault_of(attribute->parent))
		fault_of(attribute->parent)->doubtful = true;
}

static void check_attributes(struct structure_run *run, const struct structure_type *type, const xmlNode *element)
{
	/* A required attribute that was misspelt is one fault, not two. */
	bool *meant = arena_array(&run->scratch, (size_t)type->attribute_count + 1, bool);
	for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
		const char *name = attribute_name(run, attribute);
		const struct structure_attribute *declared =
			name ? structure_attribute_lookup(run->schema, type, name) : NULL;
		if (declared) {
			check_value(run, attribute, declared);
		} else if (!is_schema_location(attribute)) {
			declared = unknown_attribute(run, type, attribute);
			read_attribute_as(run, attribute, declared);
			if (declared)
				meant[declared - &run->schema->attributes[type->first_attribute]] = true;
		}
	}
	for (uint16_t i = 0; i < type->attribute_count; i++) {
		const struct structure_attribute *declared = &run->schema->attributes[type->first_attribute + i];
		if (declared->required && !meant[i] && !has_attribute(run, element, declared->name))
			missing_attribute(run, element, declared);
	}
}

/* Of other vocabularies only the attributes of the xml namespace are known. */
static void check_foreign_attributes(struct structure_run *run, const xmlNode *element)
{
	for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
		const char *name = attribute->ns ? attribute_name(run, attribute) : NULL;
		for (uint16_t i = 0; name && i < run->schema->foreign_count; i++) {
			const struct structure_attribute *declared =
				&run->schema->attributes[run->schema->first_foreign + i];
			if (strcmp(declared->name, name) == 0)
				check_value(run, attribute, declared);
		}
	}
}

/* Text */

static size_t blank_bytes(const char *at)
{
	return strspn(at, " \t\r\n");
}

/* Text where none may stand is reported at its first character that is no white space, each piece once. An element that
 * holds no elements either may not even hold white space. */
static void check_no_text(struct structure_run *run, const struct structure_type *type, const xmlNode *element)
{
	for (const xmlNode *child = element->children; child; child = child->next) {
		bool marked = child->type == XML_CDATA_SECTION_NODE;
		if (!marked && (child->type != XML_TEXT_NODE || !child->content || !child->content[0]))
			continue;
		const char *content = child->content ? text(child->content) : "";
		size_t blank = blank_bytes(content);
		if (content[blank] == '\0' && !marked && type->content[0])
			continue;
		const struct xml_place *place = xml_place(child);
		struct span span = place ? xml_character_span(run->diag->sources, place->span,
						   utf8_count((struct str){content, blank}))
					 : (struct span){0};
		struct diag_entry *entry = structure_fault(
			run, DIAG_TEXT_NOT_ALLOWED, span, "text cannot stand directly in <%s>", text(element->name));
		if (type->content[0])
			diag_hint(run->diag, entry, "<%s> holds elements only: %s", text(element->name), type->content);
		else
			diag_hint(run->diag, entry, "write <%s .../>: what it says stands in its attributes",
				text(element->name));
	}
}

static void check_simple_text(struct structure_run *run, const struct structure_type *type, const xmlNode *element)
{
	struct str value = xml_text(element, &run->scratch);
	if (structure_value_valid(run, type->simple, value))
		return;
	const xmlNode *first = element->children;
	struct span span = first && xml_place(first) ? xml_place(first)->span : xml_span(element);
	struct diag_entry *entry =
		str_trim(value).n == 0
			? structure_fault(run, DIAG_BAD_ELEMENT_TEXT, span, "<%s> is empty", text(element->name))
			: structure_fault(run, DIAG_BAD_ELEMENT_TEXT, span, "<%s> cannot hold “%.*s”",
				  text(element->name), STR_ARG(str_trim(value)));
	structure_value_hint(run, entry, type->simple, value);
}

/* Elements */

static void check_element(struct structure_run *run, const struct structure_type *type, const xmlNode *element);

static struct structure_children children_of(const xmlNode *element, struct arena *arena)
{
	struct structure_children children = {0};
	for (const xmlNode *child = xml_first(element); child; child = xml_next(child))
		children.n++;
	children.at = arena_array(arena, children.n, const xmlNode *);
	children.declared = arena_array(arena, children.n, uint16_t);
	size_t i = 0;
	for (const xmlNode *child = xml_first(element); child; child = xml_next(child), i++) {
		children.at[i] = child;
		children.declared[i] = STRUCTURE_NONE;
	}
	return children;
}

/* Inside other vocabularies, and inside what stands where it cannot, whatever this schema knows is checked, the rest is
 * let through. */
static void check_foreign(struct structure_run *run, const xmlNode *element)
{
	check_foreign_attributes(run, element);
	for (const xmlNode *child = xml_first(element); child; child = xml_next(child)) {
		const struct structure_element *known =
			structure_in_namespace(run->schema, child)
				? structure_element_lookup(run->schema, text(child->name))
				: NULL;
		if (known)
			check_element(run, structure_element_type(run->schema, known), child);
		else
			check_foreign(run, child);
	}
}

static void check_element(struct structure_run *run, const struct structure_type *type, const xmlNode *element)
{
	check_attributes(run, type, element);
	struct structure_children children = children_of(element, &run->scratch);
	uint16_t state = 0;
	size_t stopped = structure_follow(run->schema, type, &children, 0, &state);
	if (stopped < children.n || !run->schema->states[type->first_state + state].accepts)
		structure_explain(run, type, element, &children, stopped);
	if (type->simple != STRUCTURE_NONE)
		check_simple_text(run, type, element);
	else if (!type->mixed)
		check_no_text(run, type, element);
	for (size_t i = 0; i < children.n; i++) {
		if (children.declared[i] != STRUCTURE_NONE)
			check_element(run, &run->schema->types[run->schema->elements[children.declared[i]].type],
				children.at[i]);
		else
			check_foreign(run, children.at[i]);
	}
}

static bool check_root(struct structure_run *run, const char *root_name, const xmlNode *root)
{
	if (!structure_in_namespace(run->schema, root)) {
		const char *given = root->ns ? text(root->ns->href) : "";
		struct diag_entry *entry = structure_fault(run, DIAG_WRONG_NAMESPACE, xml_span(root),
			given[0] ? "<%s> is in the namespace %s" : "<%s> is in no namespace%s", text(root->name),
			given);
		diag_hint(run->diag, entry, "write <%s xmlns=\"%s\" ...>", root_name, run->schema->namespace_uri);
		return false;
	}
	if (strcmp(text(root->name), root_name) != 0) {
		structure_fault(run, DIAG_WRONG_ROOT, xml_span(root), "the first element is <%s>, not <%s>",
			text(root->name), root_name);
		return false;
	}
	return true;
}

bool structure_check(
	const struct structure_schema *schema, const char *root_name, const xmlNode *root, struct diag *diag)
{
	struct structure_run run = {.schema = schema, .diag = diag};
	xmlSchemaInitTypes();
	if (check_root(&run, root_name, root))
		check_element(&run, structure_element_type(schema, structure_element_lookup(schema, root_name)), root);
	structure_values_finish(&run);
	arena_finish(&run.scratch);
	return !run.failed;
}
