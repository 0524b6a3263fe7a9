/* Label files: keys, plural forms and places for values. */
#include "locale/labels.h"

#include <stdlib.h>

#include "locale/format.h"

#define LABELS_NAMESPACE "urn:cityprofile:labels:1"

static const char categories[] = "zero one two few many other";

static int label_compare(const void *a, const void *b)
{
	const struct label *one = a, *two = b;
	int order = str_compare(one->key, two->key);
	return order ? order : str_compare(one->category, two->category);
}

static bool category_valid(struct str category)
{
	struct str rest = str_from(categories), word;
	while (str_next_word(&rest, &word))
		if (str_equal(word, category))
			return true;
	return false;
}

/* Every brace that opens closes, with a name between. */
static bool places_valid(struct str text)
{
	size_t open = 0;
	bool inside = false;
	for (size_t i = 0; i < text.n; i++) {
		if (text.at[i] == '{' ? inside : text.at[i] == '}' && (!inside || i == open + 1))
			return false;
		if (text.at[i] == '{')
			open = i;
		if (text.at[i] == '{' || text.at[i] == '}')
			inside = !inside;
	}
	return !inside;
}

static void attributes_check(const xmlNode *element, struct diag *diag)
{
	for (const xmlAttr *attribute = element->properties; attribute; attribute = attribute->next) {
		struct str name = str_from((const char *)attribute->name);
		if (!attribute->ns && !str_is(name, "key") && !str_is(name, "plural"))
			diag_add(diag, DIAG_LABELS_INVALID, xml_place((const xmlNode *)attribute)->name, "“label” has no attribute “%.*s”", STR_ARG(name));
	}
}

static void label_read(const xmlNode *element, struct arena *arena, struct diag *diag, struct label *label)
{
	bool plural;
	struct str key = xml_attribute(element, "key", NULL);
	struct str category = xml_attribute(element, "plural", &plural);
	label->span = xml_span(element);
	label->key = str_from(str_copy(key, arena));
	label->category = str_from(str_copy(category, arena));
	label->text = xml_text_collapsed(element, arena);
	attributes_check(element, diag);
	if (key.n == 0)
		diag_add(diag, DIAG_LABELS_INVALID, label->span, "A label needs a key");
	if (plural && !category_valid(category))
		diag_add(diag, DIAG_LABELS_INVALID, xml_attribute_span(element, "plural"), "“%.*s” is not one of: %s", STR_ARG(category), categories);
	if (!places_valid(label->text))
		diag_add(diag, DIAG_LABELS_INVALID, label->span, "A brace in the label “%.*s” has no partner, or no name between", STR_ARG(key));
	if (xml_first(element))
		diag_add(diag, DIAG_LABELS_INVALID, xml_span(xml_first(element)), "A label holds text only");
}

static bool key_has(const struct labels *labels, size_t from, const char *category)
{
	for (size_t i = from; i < labels->n && str_equal(labels->at[i].key, labels->at[from].key); i++)
		if (str_is(labels->at[i].category, category))
			return true;
	return false;
}

/* Given twice, or plural without the form that all languages have. */
static void labels_check(const struct labels *labels, struct diag *diag)
{
	for (size_t i = 0; i < labels->n; i++) {
		const struct label *label = &labels->at[i], *before = i ? label - 1 : NULL;
		if (before && label_compare(before, label) == 0) {
			struct diag_entry *entry = diag_add(diag, DIAG_LABELS_INVALID, label->span, "The label “%.*s” is given twice", STR_ARG(label->key));
			diag_relate(entry, before->span, "given here too");
		}
		bool first = !before || !str_equal(before->key, label->key);
		if (first && !key_has(labels, i, "") && !key_has(labels, i, "other"))
			diag_add(diag, DIAG_LABELS_INVALID, label->span, "The label “%.*s” has plural forms but not “other”", STR_ARG(label->key));
	}
}

bool labels_read(const struct xml_tree *tree, struct arena *arena, struct diag *diag, struct labels *ret_labels)
{
	size_t errors = diag->errors;
	struct vec_of(struct label) list = {0};
	if (!xml_is(tree->root, LABELS_NAMESPACE, "labels")) {
		diag_add(diag, DIAG_LABELS_INVALID, xml_span(tree->root), "“labels” of " LABELS_NAMESPACE " is expected here");
		return false;
	}
	struct str lang = xml_lang(tree->root);
	if (lang.n == 0)
		diag_add(diag, DIAG_LABELS_INVALID, xml_span(tree->root), "“labels” needs the attribute “xml:lang”");
	for (const xmlNode *element = xml_first(tree->root); element; element = xml_next(element)) {
		if (xml_is(element, LABELS_NAMESPACE, "label"))
			label_read(element, arena, diag, vec_add(&list, arena));
		else
			diag_add(diag, DIAG_LABELS_INVALID, xml_span(element), "“%s” may not stand here", (const char *)element->name);
	}
	if (list.n > 1)
		qsort(list.at, list.n, sizeof *list.at, label_compare);
	struct labels labels = {.lang = str_from(str_copy(lang, arena)), .at = list.at, .n = list.n};
	labels_check(&labels, diag);
	if (diag->errors != errors)
		return false;
	*ret_labels = labels;
	return true;
}

static const struct label *form_lookup(const struct labels *labels, struct str key, struct str category)
{
	struct label wanted = {.key = key, .category = category};
	return labels->n ? bsearch(&wanted, labels->at, labels->n, sizeof wanted, label_compare) : NULL;
}

struct str labels_lookup(const struct labels *labels, struct str key, bool *ret_found)
{
	const struct label *label = form_lookup(labels, key, (struct str){0});
	if (ret_found)
		*ret_found = label != NULL;
	return label ? label->text : (struct str){0};
}

static void place_fill(struct buf *out, struct str name, const struct label_value *values, size_t value_count)
{
	for (size_t i = 0; i < value_count; i++) {
		if (str_equal(values[i].name, name)) {
			buf_add_str(out, values[i].text);
			return;
		}
	}
	buf_format(out, "{%.*s}", STR_ARG(name)); /* left to be seen */
}

static struct str places_fill(struct str text, const struct label_value *values, size_t value_count, struct arena *arena)
{
	struct buf out = {.arena = arena};
	size_t name = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.at[i] == '{')
			name = i + 1;
		else if (text.at[i] == '}')
			place_fill(&out, (struct str){text.at + name, i - name}, values, value_count), name = 0;
		else if (name == 0)
			buf_add_byte(&out, text.at[i]);
	}
	return buf_str(&out);
}

/* The form for a number; a language's rarer forms may be missing, "other" may not. */
static const struct label *plural_lookup(const struct labels *labels, struct str key, int64_t count, struct arena *arena)
{
	const struct label *label = form_lookup(labels, key, format_plural(labels->lang, count, arena));
	return label ? label : form_lookup(labels, key, STR("other"));
}

struct str labels_format(const struct labels *labels, struct str key, const struct label_value *values, size_t value_count,
	const int64_t *count, struct arena *arena, bool *ret_found)
{
	const struct label *label = count ? plural_lookup(labels, key, *count, arena) : NULL;
	if (!label)
		label = form_lookup(labels, key, (struct str){0});
	if (ret_found)
		*ret_found = label != NULL;
	if (!label)
		return str_format(arena, "[%.*s]", STR_ARG(key));
	return places_fill(label->text, values, value_count, arena);
}
