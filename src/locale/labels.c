/* Label files: keys, plural forms and places for values. */
#include "locale/labels.h"

#include <stdlib.h>

#include "locale/format.h"
#include "xml/structure.h"

extern const struct structure_schema labels_schema;

static int label_compare(const void *a, const void *b)
{
	const struct label *one = a, *two = b;
	int order = str_compare(one->key, two->key);
	return order ? order : str_compare(one->category, two->category);
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

static void label_read(const xmlNode *element, struct arena *arena, struct diag *diag, struct label *label)
{
	label->span = xml_span(element);
	label->key = str_from(str_copy(xml_attribute(element, "key", NULL), arena));
	label->category = str_from(str_copy(xml_attribute(element, "plural", NULL), arena));
	label->text = xml_text_collapsed(element, arena);
	if (!places_valid(label->text))
		diag_add(diag, DIAG_LABELS_INVALID, label->span, "a brace in the label “%.*s” has no partner, or no name between", STR_ARG(label->key));
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
			struct diag_entry *entry = diag_add(diag, DIAG_LABELS_INVALID, label->span, "the label “%.*s” is given twice", STR_ARG(label->key));
			diag_relate(entry, before->span, "given here too");
		}
		bool first = !before || !str_equal(before->key, label->key);
		if (first && !key_has(labels, i, "") && !key_has(labels, i, "other"))
			diag_add(diag, DIAG_LABELS_INVALID, label->span, "the label “%.*s” has plural forms but not “other”", STR_ARG(label->key));
	}
}

bool labels_read(const struct xml_tree *tree, struct arena *arena, struct diag *diag, struct labels *ret_labels)
{
	size_t errors = diag->errors;
	struct vec_of(struct label) list = {0};
	if (!structure_check(&labels_schema, "labels", tree->root, diag))
		return false;
	for (const xmlNode *element = xml_first(tree->root); element; element = xml_next(element))
		label_read(element, arena, diag, vec_add(&list, arena));
	if (list.n > 1)
		qsort(list.at, list.n, sizeof *list.at, label_compare);
	struct labels labels = {.lang = str_from(str_copy(xml_lang(tree->root), arena)), .at = list.at, .n = list.n};
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
