/* Extensions: a method with the indicators of one city added. */
#include "method/read.h"
#include "xml/structure.h"

/* The table of the format, made from profiles/schema/method.xsd when the program is built. */
extern const struct structure_schema method_schema;

struct method_word method_extended(const struct xml_tree *tree, struct arena *arena)
{
	if (!xml_is(tree->root, method_schema.namespace_uri, "method-extension")) {
		return (struct method_word){0};
	}
	return read_word(tree->root, "method", arena);
}

/** Give a method vectors of its own, so that those of its base stay as they are. */
static void part_from_base(struct method *method, const struct method *base, struct arena *arena)
{
	method->notes = (struct method_texts){0};
	method->units.at = NULL;
	method->indicators.at = NULL;
	method->points.at = NULL;
	method->units.n = method->units.capacity = 0;
	method->indicators.n = method->indicators.capacity = 0;
	method->points.n = method->points.capacity = 0;
	for (size_t i = 0; i < base->notes.n; i++) {
		vec_push(&method->notes, arena, base->notes.at[i]);
	}
	for (size_t i = 0; i < base->units.n; i++) {
		vec_push(&method->units, arena, base->units.at[i]);
	}
	for (size_t i = 0; i < base->indicators.n; i++) {
		vec_push(&method->indicators, arena, base->indicators.at[i]);
	}
	for (size_t i = 0; i < base->points.n; i++) {
		vec_push(&method->points, arena, base->points.at[i]);
	}
}

static void check_added(const struct method *method, const struct method *base, struct diag *diag)
{
	for (size_t i = base->indicators.n; i < method->indicators.n; i++) {
		const struct method_indicator *indicator = &method->indicators.at[i];
		if (indicator->class != METHOD_LOCAL) {
			struct diag_entry *entry = diag_add(diag, DIAG_METHOD_EXTENSION, indicator->span,
				"%.*s is added to a method, so its class must be local", STR_ARG(indicator->code.text));
			diag_hint(diag, entry, "write class=\"local\"; only the owners of a method add to what counts in it");
		}
	}
}

bool method_read_extension(const struct xml_tree *tree, const struct method *base, struct arena *arena, struct diag *diag,
	struct method *ret_method)
{
	size_t errors_before = diag->errors;
	const xmlNode *root = tree->root;
	if (!method_counts_check(root, diag) || !structure_check(&method_schema, "method-extension", root, diag)) {
		return false;
	}
	method_lines_check(root, diag);
	struct method method = *base;
	part_from_base(&method, base, arena);
	method.id = read_word(root, "xml:id", arena);
	method.base = read_word(root, "method", arena);
	method.names = read_texts(root, "name", arena);
	method.span = xml_span(root);
	for (const xmlNode *e = read_next(root, NULL, "note"); e != NULL; e = read_next(root, e, "note")) {
		vec_push(&method.notes, arena, read_text(e, arena));
	}
	struct method_reader reader = {.method = &method, .arena = arena, .diag = diag};
	read_units(&reader, read_next(root, NULL, "units"));
	read_indicators(&reader, root);
	method_index(&method, arena);
	check_added(&method, base, diag);
	method_check(&method, diag);
	if (diag->errors > errors_before) {
		return false;
	}
	*ret_method = method;
	return true;
}
