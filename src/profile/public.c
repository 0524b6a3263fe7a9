#include "profile/public.h"

#include <stdlib.h>
#include <string.h>

#include "profile/access.h"
#include "profile/schema.h"

/* The copy being made, and what is left in it at the moment. */
struct copy {
	struct arena *arena;
	const struct profile_codes *codes;
	xmlDoc *doc;
	bool changed; /* something was taken away: what pointed at it has to be looked at again */
	struct vec_of(struct str) ids, cited;
	struct vec_of(struct value) values;
	struct vec_of(struct str) gone; /* codes of data points of which a value was taken away */
};

/* A value that is left: what a fact may state. */
struct value {
	struct str indicator, period, boundary;
	bool missing;
};

static bool named(const xmlNode *node, const char *name)
{
	return xml_is(node, PROFILE_NAMESPACE, name);
}

static bool is_value(const xmlNode *node)
{
	return named(node, "observation") || named(node, "earlier");
}

static struct str copied(struct copy *copy, struct str text)
{
	return (struct str){str_copy(text, copy->arena), text.n};
}

/* An attribute of the element or of the nearest element around it that has it. */
static struct str inherited(const xmlNode *node, const char *name)
{
	struct str own = str_trim(xml_attribute(node, name, NULL));
	for (; own.n == 0 && !named(node, "indicators") && node->parent; node = node->parent)
		own = str_trim(xml_attribute(node->parent, name, NULL));
	return own;
}

static const struct structure_type *type_of(const xmlNode *node)
{
	const struct structure_element *element =
		named(node, (const char *)node->name)
			? structure_element_lookup(&profile_schema, (const char *)node->name)
			: NULL;
	return element ? structure_element_type(&profile_schema, element) : NULL;
}

/* Remember the data points of which values go. */
static void note_gone(struct copy *copy, const xmlNode *node)
{
	if (is_value(node))
		vec_push(&copy->gone, copy->arena, copied(copy, profile_code(copy->codes, inherited(node, "indicator"))));
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child))
		note_gone(copy, child);
}

/* Take a node away, and the white space before it where that is only layout. */
static void take_away(struct copy *copy, xmlNode *node)
{
	if (node->type == XML_ELEMENT_NODE)
		note_gone(copy, node);
	xmlNode *before = node->prev;
	const struct structure_type *parent = type_of(node->parent);
	if (before && before->type == XML_TEXT_NODE && xmlIsBlankNode(before) && parent && !parent->mixed) {
		xmlUnlinkNode(before);
		xmlFreeNode(before);
	}
	xmlUnlinkNode(node);
	xmlFreeNode(node);
	copy->changed = true;
}

/* Leave what is in an element in its place. */
static void unwrap(struct copy *copy, xmlNode *node)
{
	while (node->children)
		xmlAddPrevSibling(node, node->children);
	xmlUnlinkNode(node);
	xmlFreeNode(node);
	copy->changed = true;
}

static void keep_public(struct copy *copy, xmlNode *parent, enum profile_access access);

/* A chart that lost all tasks would be one of all recommendations. */
static void keep_element(struct copy *copy, xmlNode *node, enum profile_access own)
{
	bool has_content = xml_first(node);
	keep_public(copy, node, own);
	if (named(node, "chart") && has_content && !xml_first(node))
		take_away(copy, node);
}

/* Step 1: nothing but public elements, and restricted sources for the moment; no comments or instructions of XML. */
static void keep_public(struct copy *copy, xmlNode *parent, enum profile_access access)
{
	for (xmlNode *node = parent->children, *next; node; node = next) {
		next = node->next;
		if (node->type == XML_COMMENT_NODE || node->type == XML_PI_NODE) {
			take_away(copy, node);
		} else if (node->type == XML_ELEMENT_NODE) {
			enum profile_access own = profile_access_inside(access, node);
			if (own == PROFILE_PUBLIC)
				keep_element(copy, node, own);
			else if (own != PROFILE_RESTRICTED || !named(node, "source"))
				take_away(copy, node);
		}
	}
}

static bool is_closed_source(const xmlNode *node)
{
	return named(node, "source") && profile_access(node) != PROFILE_PUBLIC;
}

/* Step 2: what is left */

static void note_value(struct copy *copy, const xmlNode *node)
{
	vec_push(&copy->values, copy->arena,
		((struct value){copied(copy, profile_code(copy->codes, inherited(node, "indicator"))), copied(copy, inherited(node, "period")),
			copied(copy, inherited(node, "boundary")), xml_attribute(node, "missing", NULL).n > 0}));
}

static void note_left(struct copy *copy, const xmlNode *node)
{
	struct str id = str_trim(xml_id(node));
	if (id.n > 0)
		vec_push(&copy->ids, copy->arena, copied(copy, id));
	if (is_value(node))
		note_value(copy, node);
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child))
		note_left(copy, child);
}

static int compare_strings(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static bool is_left(const struct copy *copy, struct str id)
{
	return copy->ids.n > 0 && bsearch(&id, copy->ids.at, copy->ids.n, sizeof id, compare_strings);
}

static bool value_left(const struct copy *copy, struct str indicator, struct str period, struct str boundary)
{
	for (size_t i = 0; i < copy->values.n; i++) {
		const struct value *value = &copy->values.at[i];
		if (str_equal(value->indicator, indicator) && (period.n == 0 || str_equal(value->period, period)) &&
			(boundary.n == 0 || str_equal(value->boundary, boundary)))
			return true;
	}
	return false;
}

/* Step 3: what pointed at things that are gone */

static bool is_reference(const struct structure_attribute *attribute)
{
	const char *kind = profile_schema.simples[attribute->simple].name;
	return strcmp(kind, "reference") == 0 || strcmp(kind, "references") == 0;
}

/* Keep of an attribute the words that are left. Returns whether none is, though there were some. */
static bool clean_words(
	struct copy *copy, xmlNode *node, const char *name, bool (*keep)(const struct copy *copy, const xmlNode *node, struct str word))
{
	struct str text = copied(copy, xml_attribute(node, name, NULL)), rest = text, word;
	struct buf left = {.arena = copy->arena};
	size_t n = 0, gone = 0;
	while (str_next_word(&rest, &word)) {
		n++;
		if (keep(copy, node, word))
			buf_format(&left, "%s%.*s", left.n > 0 ? " " : "", STR_ARG(word));
		else
			gone++;
	}
	if (gone == 0)
		return false;
	copy->changed = true;
	if (gone < n)
		xmlSetProp(node, BAD_CAST name, BAD_CAST left.at);
	else
		xmlUnsetProp(node, BAD_CAST name);
	return gone == n;
}

static bool id_left(const struct copy *copy, const xmlNode *node, struct str word)
{
	(void)node;
	return is_left(copy, word);
}

/* A chart names recommendations, or data points and their groups; a group is shown with what is left of it. */
static bool subject_left(const struct copy *copy, const xmlNode *chart, struct str word)
{
	struct str type = str_trim(xml_attribute(chart, "type", NULL)), code = profile_code(copy->codes, word);
	if (str_is(type, "gantt") || str_is(type, "status-board"))
		return is_left(copy, word);
	bool gone = false;
	for (size_t i = 0; i < copy->gone.n && !gone; i++)
		gone = str_equal(copy->gone.at[i], code);
	for (size_t i = 0; i < copy->values.n && gone; i++)
		gone = copy->values.at[i].missing || !str_equal(copy->values.at[i].indicator, code);
	return !gone;
}

/* Whether something is left that a plan of all recommendations can show. */
static bool action_left(const xmlNode *node, bool dated)
{
	if (named(node, "action"))
		return !dated || xml_attribute(node, "from", NULL).n > 0 || xml_attribute(node, "to", NULL).n > 0;
	if (!named(node, "profile") && !named(node, "recommendations") && !named(node, "recommendation"))
		return false;
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child)) {
		if (action_left(child, dated))
			return true;
	}
	return false;
}

/* Returns false for a chart of which nothing is left to show. */
static bool chart_stands(struct copy *copy, xmlNode *chart)
{
	struct str type = str_trim(xml_attribute(chart, "type", NULL));
	bool is_gantt = str_is(type, "gantt"), is_plan = is_gantt || str_is(type, "status-board");
	if (clean_words(copy, chart, "of", subject_left))
		return false;
	return !is_plan || xml_first(chart) || action_left(xmlDocGetRootElement(copy->doc), is_gantt);
}

static bool fact_stands(const struct copy *copy, const xmlNode *fact)
{
	struct str indicator = profile_code(copy->codes, str_trim(xml_attribute(fact, "indicator", NULL))),
		   boundary = str_trim(xml_attribute(fact, "boundary", NULL));
	struct str other = profile_code(copy->codes, str_trim(xml_attribute(fact, "per-cent-of", NULL))),
		   from = str_trim(xml_attribute(fact, "change-from", NULL));
	return value_left(copy, indicator, str_trim(xml_attribute(fact, "period", NULL)), boundary) &&
	       (other.n == 0 || value_left(copy, other, (struct str){0}, boundary)) &&
	       (from.n == 0 || value_left(copy, indicator, from, boundary));
}

static bool rests_on_nothing(const xmlNode *evidence)
{
	return xml_attribute(evidence, "indicator", NULL).n == 0 && xml_attribute(evidence, "mission", NULL).n == 0 &&
	       xml_attribute(evidence, "source", NULL).n == 0;
}

/* A value of a territory that is gone is not one of the territory that the values around it have. */
static bool lost_boundary(const xmlNode *node, const char *attribute)
{
	return is_value(node) && strcmp(attribute, "boundary") == 0;
}

/*
 * An observation that lost its source may not seem to have that of the values around it: theirs is written at each of them.
 * Returns false for a former value, which would always seem to have the source of the newer one.
 */
static bool keep_unsourced(struct copy *copy, xmlNode *node)
{
	struct str source = copied(copy, inherited(node, "source"));
	if (source.n == 0)
		return true;
	if (named(node, "earlier"))
		return false;
	for (xmlNode *other = xml_first(node->parent); other; other = xml_next(other))
		if (other != node && xml_attribute(other, "source", NULL).n == 0)
			xmlSetProp(other, BAD_CAST "source", BAD_CAST source.at);
	xmlUnsetProp(node->parent, BAD_CAST "source");
	return true;
}

/* Returns false when the element itself was taken away or unwrapped. */
static bool clean_element(struct copy *copy, xmlNode *node, const struct structure_type *type)
{
	bool incomplete = (named(node, "fact") && !fact_stands(copy, node)) || (is_value(node) && inherited(node, "boundary").n == 0) ||
			  (named(node, "chart") && !chart_stands(copy, node));
	for (uint16_t i = 0; i < type->attribute_count; i++) {
		const struct structure_attribute *attribute = &profile_schema.attributes[type->first_attribute + i];
		if (is_reference(attribute) && clean_words(copy, node, attribute->name, id_left))
			incomplete |= attribute->required || named(node, "fact") || lost_boundary(node, attribute->name) ||
				      (named(node, "evidence") && rests_on_nothing(node)) ||
				      (is_value(node) && strcmp(attribute->name, "source") == 0 && !keep_unsourced(copy, node));
	}
	if (!incomplete)
		return true;
	if (named(node, "ref") || named(node, "fact"))
		unwrap(copy, node);
	else
		take_away(copy, node);
	return false;
}

static void clean(struct copy *copy, xmlNode *parent)
{
	for (xmlNode *node = xml_first(parent), *next; node; node = next) {
		next = xml_next(node);
		const struct structure_type *type = type_of(node);
		if (type && !is_closed_source(node) && clean_element(copy, node, type))
			clean(copy, node);
	}
}

/* Indicators from which every observation is gone, and that say nothing of the others either. */
static bool says_nothing(const xmlNode *node)
{
	return named(node, "indicators") && !xml_first(node) && xml_attribute(node, "unmentioned", NULL).n == 0;
}

/* Step 4: what is incomplete now. Children first. Returns whether the element itself is complete. */
static bool complete(struct copy *copy, xmlNode *node)
{
	for (xmlNode *child = xml_first(node), *next; child; child = next) {
		next = xml_next(child);
		if (type_of(child) && !complete(copy, child))
			take_away(copy, child);
	}
	return !says_nothing(node) && structure_children_accepted(&profile_schema, type_of(node), node);
}

/* Restricted sources: those cited stay as their type */

static void note_cited(struct copy *copy, const xmlNode *node)
{
	const struct structure_type *type = type_of(node);
	if (!type || is_closed_source(node))
		return;
	for (uint16_t i = 0; i < type->attribute_count; i++) {
		const struct structure_attribute *attribute = &profile_schema.attributes[type->first_attribute + i];
		struct str rest = is_reference(attribute) ? xml_attribute(node, attribute->name, NULL)
							  : (struct str){0},
			   word;
		while (str_next_word(&rest, &word))
			vec_push(&copy->cited, copy->arena, copied(copy, word));
	}
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child))
		note_cited(copy, child);
}

static bool is_cited(const struct copy *copy, struct str id)
{
	for (size_t i = 0; i < copy->cited.n; i++) {
		if (str_equal(copy->cited.at[i], id))
			return true;
	}
	return false;
}

static void take_uncited_sources(struct copy *copy, xmlNode *parent)
{
	for (xmlNode *node = xml_first(parent), *next; node; node = next) {
		next = xml_next(node);
		if (is_closed_source(node) && !is_cited(copy, str_trim(xml_id(node))))
			take_away(copy, node);
		else if (named(node, "sources"))
			take_uncited_sources(copy, node);
	}
}

static void point_elsewhere(struct copy *copy, xmlNode *node, struct str from, struct str to)
{
	const struct structure_type *type = type_of(node);
	for (uint16_t i = 0; type && i < type->attribute_count; i++) {
		const char *name = profile_schema.attributes[type->first_attribute + i].name;
		if (!is_reference(&profile_schema.attributes[type->first_attribute + i]))
			continue;
		struct str rest = copied(copy, xml_attribute(node, name, NULL)), word;
		struct buf out = {.arena = copy->arena};
		while (str_next_word(&rest, &word)) {
			if (out.n > 0)
				buf_add_byte(&out, ' ');
			buf_add_str(&out, str_equal(word, from) ? to : word);
		}
		if (out.n > 0)
			xmlSetProp(node, BAD_CAST name, BAD_CAST out.at);
	}
	for (xmlNode *child = xml_first(node); child; child = xml_next(child))
		point_elsewhere(copy, child, from, to);
}

/* `utility-record` as a title: `Utility record`. */
static const char *type_words(struct copy *copy, struct str type)
{
	char *words = str_copy(type, copy->arena);
	for (char *at = words; *at; at++)
		*at = *at == '-' ? ' ' : *at;
	if (words[0] >= 'a' && words[0] <= 'z')
		words[0] = (char)(words[0] - 'a' + 'A');
	return words;
}

static struct str free_id(struct copy *copy, size_t *number)
{
	struct str id;
	do
		id = str_format(copy->arena, "s.restricted.%zu", ++*number);
	while (is_left(copy, id));
	return id;
}

static void reduce_source(struct copy *copy, xmlNode *source, size_t *number)
{
	struct str id = copied(copy, str_trim(xml_id(source))),
		   type = copied(copy, str_trim(xml_attribute(source, "type", NULL)));
	struct str new_id = free_id(copy, number);
	xmlNode *reduced = xmlNewDocNode(copy->doc, source->ns, BAD_CAST "source", NULL);
	xmlNs *xml_namespace = xmlSearchNsByHref(copy->doc, source, XML_XML_NAMESPACE);
	reduced->_private = source->_private;
	xmlReplaceNode(source, reduced);
	xmlFreeNode(source);
	xmlSetNsProp(reduced, xml_namespace, BAD_CAST "id", BAD_CAST new_id.at);
	xmlSetProp(reduced, BAD_CAST "type", BAD_CAST type.at);
	xmlNode *title = xmlNewTextChild(reduced, reduced->ns, BAD_CAST "title", BAD_CAST type_words(copy, type));
	title->_private = reduced->_private;
	xmlSetNsProp(title, xml_namespace, BAD_CAST "lang", BAD_CAST "en");
	point_elsewhere(copy, xmlDocGetRootElement(copy->doc), id, new_id);
}

static void reduce_sources(struct copy *copy, xmlNode *parent, size_t *number)
{
	for (xmlNode *node = xml_first(parent), *next; node; node = next) {
		next = xml_next(node);
		if (is_closed_source(node))
			reduce_source(copy, node, number);
		else if (named(node, "sources"))
			reduce_sources(copy, node, number);
	}
}

/* One round of cleaning; what it takes away may call for another. Returns false if the profile itself is incomplete. */
static bool clean_once(struct copy *copy, xmlNode *root)
{
	copy->changed = false;
	copy->ids.n = copy->values.n = copy->cited.n = 0;
	note_cited(copy, root);
	take_uncited_sources(copy, root);
	note_left(copy, root);
	if (copy->ids.n > 0)
		qsort(copy->ids.at, copy->ids.n, sizeof *copy->ids.at, compare_strings);
	clean(copy, root);
	return complete(copy, root);
}

/* The copy stands where the original stands: messages about it lead to what the author wrote. */
static void copy_places(const xmlNode *from, xmlNode *to)
{
	to->_private = from->_private;
	if (from->type == XML_ELEMENT_NODE) {
		const xmlAttr *attribute = from->properties;
		for (xmlAttr *copied = to->properties; copied && attribute;
			copied = copied->next, attribute = attribute->next)
			copied->_private = attribute->_private;
		const xmlNode *child = from->children;
		for (xmlNode *copied = to->children; copied && child; copied = copied->next, child = child->next)
			copy_places(child, copied);
	}
}

/* Whether a part that is closed has no open one beside it. */
static bool is_closed_alone(const xmlNode *node)
{
	for (const xmlNode *one = xml_first(node->parent); one; one = xml_next(one)) {
		if (named(one, (const char *)node->name) && profile_access(one) == PROFILE_PUBLIC)
			return false;
	}
	return true;
}

/* The closed element for want of which no profile is left, if it is one of those that every profile has; else NULL. */
static const xmlNode *needed_but_closed(const xmlNode *root)
{
	static const char *const parts[][2] = {{"publication", "edition"}, {"city", "name"}, {"narrative", "chapter"}};
	for (const xmlNode *part = xml_first(root); part; part = xml_next(part)) {
		for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
			if (!named(part, parts[i][0]))
				continue;
			if (profile_access(part) != PROFILE_PUBLIC)
				return part;
			for (const xmlNode *child = xml_first(part); child; child = xml_next(child)) {
				if (named(child, parts[i][1]) && is_closed_alone(child))
					return child;
			}
		}
	}
	return NULL;
}

bool profile_public_tree(const struct xml_tree *tree, const struct profile_codes *codes, struct diag *diag, struct xml_tree *ret_tree)
{
	struct arena scratch = {0};
	struct copy copy = {.arena = &scratch, .codes = codes, .doc = xmlCopyDoc(tree->doc, 1)};
	xmlNode *root = xmlDocGetRootElement(copy.doc);
	bool whole = profile_access(root) == PROFILE_PUBLIC;
	copy_places(tree->root, root);
	if (whole) {
		keep_public(&copy, root, PROFILE_PUBLIC);
		do
			whole = clean_once(&copy, root);
		while (whole && copy.changed);
	}
	if (whole) {
		size_t number = 0;
		reduce_sources(&copy, root, &number);
		*ret_tree = *tree;
		ret_tree->doc = copy.doc;
		ret_tree->root = root;
	} else {
		struct diag_entry *entry = diag_add(diag, DIAG_NOTHING_PUBLIC, xml_span(tree->root),
			"without what is restricted or internal, no profile is left");
		diag_hint(diag, entry, "leave publication, city and at least one chapter of the narrative public");
		const xmlNode *closed = needed_but_closed(tree->root);
		if (closed)
			diag_relate(entry, xml_span(closed), "this is needed, and not public");
		xmlFreeDoc(copy.doc);
	}
	arena_finish(&scratch);
	return whole;
}

bool profile_public(const struct xml_tree *tree, struct arena *arena, struct diag *diag, struct str *ret_bytes)
{
	struct xml_tree copy;
	struct buf out = {.arena = arena};
	const struct profile_codes as_written = {0};
	if (!profile_public_tree(tree, &as_written, diag, &copy))
		return false;
	xml_write(copy.root, NULL, NULL, &out);
	xml_tree_finish(&copy);
	*ret_bytes = buf_str(&out);
	return true;
}
