#include "method/read.h"

#include <string.h>

#include "xml/counts.h"
#include "xml/lines.h"

struct method_word read_word(const xmlNode *element, const char *name, struct arena *arena)
{
	if (strcmp(name, "xml:id") == 0) {
		struct str id = str_trim(xml_id(element));
		const xmlAttr *attribute = xmlHasNsProp(element, (const xmlChar *)"id", XML_XML_NAMESPACE);
		if (attribute == NULL) {
			return (struct method_word){0};
		}
		return (struct method_word){{str_copy(id, arena), id.n}, xml_span((const xmlNode *)attribute)};
	}
	bool present;
	struct str text = str_trim(xml_attribute(element, name, &present));
	if (!present) {
		return (struct method_word){0};
	}
	return (struct method_word){{str_copy(text, arena), text.n}, xml_attribute_span(element, name)};
}

struct method_number read_number(const xmlNode *element, const char *name, struct arena *arena, struct diag *diag)
{
	struct method_word word = read_word(element, name, arena);
	struct method_number number = {.span = word.span};
	if (word.text.n > 0 && !decimal_parse(word.text, &number.value)) {
		diag_add(diag, DIAG_METHOD_RANGE, word.span, "the number has more than %d digits", DECIMAL_DIGITS_LIMIT);
	}
	return number;
}

int64_t read_count(const xmlNode *element, const char *name)
{
	int64_t count = 0;
	str_to_integer(str_trim(xml_attribute(element, name, NULL)), &count);
	return count;
}

int read_choice(const xmlNode *element, const char *name, const char *const *words)
{
	struct str text = str_trim(xml_attribute(element, name, NULL));
	for (int i = 0; words[i] != NULL; i++) {
		if (str_is(text, words[i])) {
			return i;
		}
	}
	return 0;
}

struct method_text read_text(const xmlNode *element, struct arena *arena)
{
	struct str lang = xml_lang(element);
	return (struct method_text){
		.lang = {str_copy(lang, arena), lang.n},
		.text = xml_text_collapsed(element, arena),
		.span = xml_span(element),
	};
}

xmlNode *read_next(const xmlNode *parent, const xmlNode *child, const char *name)
{
	xmlNode *next = child != NULL ? xml_next(child) : xml_first(parent);
	while (next != NULL && strcmp((const char *)next->name, name) != 0) {
		next = xml_next(next);
	}
	return next;
}

struct method_texts read_texts(const xmlNode *parent, const char *name, struct arena *arena)
{
	struct method_texts texts = {0};
	for (const xmlNode *e = read_next(parent, NULL, name); e != NULL; e = read_next(parent, e, name)) {
		vec_push(&texts, arena, read_text(e, arena));
	}
	return texts;
}

struct method_sourced_texts read_sourced(const xmlNode *parent, const char *name, struct arena *arena)
{
	static const char *const statuses[] = {"published", "derived", NULL};
	struct method_sourced_texts texts = {0};
	for (const xmlNode *e = read_next(parent, NULL, name); e != NULL; e = read_next(parent, e, name)) {
		struct method_sourced sourced = {
			.text = read_text(e, arena),
			.status = (enum method_status)read_choice(e, "status", statuses),
			.source = read_word(e, "source", arena),
		};
		vec_push(&texts, arena, sourced);
	}
	return texts;
}

bool method_counts_check(const xmlNode *root, struct diag *diag)
{
	static const struct xml_count counts[] = {
		{"dimension sub-dimension category", METHOD_GROUPS_LIMIT, "groups"},
		{"unit", METHOD_UNITS_LIMIT, "units"},
		{"band", METHOD_BANDS_LIMIT, "bands"},
		{"indicator", METHOD_INDICATORS_LIMIT, "indicators"},
		{"data-point", METHOD_POINTS_LIMIT, "data points"},
		{"alias", METHOD_ALIASES_LIMIT, "aliases"},
		{"item", METHOD_ITEMS_LIMIT, "items"},
		{"relation", METHOD_RELATIONS_LIMIT, "relations"},
		{NULL, 0, NULL},
	};
	return xml_counts_check(root, counts, diag);
}

void report_twice(struct method_word first, struct method_word second, struct diag *diag)
{
	struct diag_entry *entry = diag_add(diag, DIAG_METHOD_DUPLICATE, second.span, "%.*s is given twice", STR_ARG(second.text));
	diag_relate(entry, first.span, "first given here");
}

bool method_is_id(struct str text)
{
	size_t digits = 0;
	char before = '-';
	for (size_t i = 0; i < text.n; i++) {
		char c = text.at[i];
		bool digit = c >= '0' && c <= '9';
		if (!digit && !(c >= 'a' && c <= 'z') && !(c == '-' && before != '-')) {
			return false;
		}
		/* Digits count from the last hyphen on, as long as nothing else stands among them. */
		digits = digit && (before == '-' || digits > 0) ? digits + 1 : 0;
		before = c;
	}
	return digits > 0 && digits < text.n && text.at[0] >= 'a';
}

void report_unversioned(struct method_word id, struct diag *diag)
{
	if (!method_is_id(id.text)) {
		struct diag_entry *entry = diag_add(diag, DIAG_METHOD_ID, id.span, "the id %.*s does not end in a version",
			STR_ARG(id.text));
		diag_hint(diag, entry, "write small letters, digits and hyphens, and a hyphen and a number last: u4ssc-2017");
	}
}

void method_lines_check(const xmlNode *root, struct diag *diag)
{
	static const struct xml_lines lines = {"name short-name title", ""};
	xml_lines_check(root, &lines, diag);
}
