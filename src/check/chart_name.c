#include <stdlib.h>

#include "base/utf8.h"
#include "check/chart.h"
#include "profile/schema.h"

/* Names inside a chart: readers tell rows, columns and tasks apart by them. */

struct named {
	struct str name;
	struct span span;
	size_t place;
	bool twice; /* one before has the same name */
};

static int compare_names(const void *a, const void *b)
{
	const struct named *const *one = a, *const *two = b;
	int order = str_compare((*one)->name, (*two)->name);
	return order != 0 ? order : ((*one)->place > (*two)->place) - ((*one)->place < (*two)->place);
}

/* Blanks, and characters that have no ink and no width. */
static bool is_invisible(uint32_t c)
{
	static const struct { uint32_t first, last; } ranges[] = {
		{0, 0x20}, {0x7f, 0xa0}, {0xad, 0xad}, {0x34f, 0x34f}, {0x61c, 0x61c}, {0x115f, 0x1160}, {0x1680, 0x1680}, {0x17b4, 0x17b5}, {0x180b, 0x180f},
		{0x2000, 0x200f}, {0x2028, 0x202f}, {0x205f, 0x206f}, {0x2800, 0x2800}, {0x3000, 0x3000}, {0x3164, 0x3164}, {0xfe00, 0xfe0f}, {0xfeff, 0xfeff},
		{0xffa0, 0xffa0}, {0xe0000, 0xe0fff},
	};
	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	}
	return false;
}

static bool can_be_seen(struct str name)
{
	for (size_t i = 0; i < name.n;) {
		if (!is_invisible(utf8_next(name, &i)))
			return true;
	}
	return false;
}

/* Report each name but the first of those that are the same. */
static void check_twice(const struct chart_checking *c, struct named *names, size_t n, const char *of, const char *hint)
{
	struct diag *diag = c->checking->diag;
	struct named **sorted = arena_array(c->checking->arena, n + 1, struct named *);
	for (size_t i = 0; i < n; i++)
		sorted[i] = &names[i];
	if (n > 1)
		qsort(sorted, n, sizeof *sorted, compare_names);
	for (size_t i = 1; i < n; i++)
		sorted[i]->twice = str_equal(sorted[i]->name, sorted[i - 1]->name);
	for (size_t i = 0; i < n; i++) {
		if (!names[i].twice)
			continue;
		struct diag_entry *entry = diag_add(diag, DIAG_CHART_NAME_TWICE, names[i].span, "“%.*s” %s", STR_ARG(names[i].name), of);
		diag_hint(diag, entry, "%s", hint);
	}
}

/* Names of the elements of one kind, and, of tasks, their codes too, which tell tasks of the same name apart. */
static void check_elements(const struct chart_checking *c, const char *element)
{
	bool are_tasks = str_is(str_from(element), "task");
	const char *key = are_tasks ? "code" : "name";
	struct vec_of(struct named) names = {0};
	for (const xmlNode *node = xml_first(c->chart->head.node); node; node = xml_next(node)) {
		bool given = false, has_name = false;
		if (!xml_is(node, PROFILE_NAMESPACE, element))
			continue;
		struct str name = xml_attribute(node, "name", &has_name), text = str_trim(xml_attribute(node, key, &given));
		if (has_name && !can_be_seen(name)) {
			struct diag_entry *entry = diag_add(c->checking->diag, DIAG_CHART_NAME, xml_attribute_span(node, "name"), "the name of this <%s> cannot be seen", element);
			diag_hint(c->checking->diag, entry, "say in a word or two what it is");
		} else if (given && text.n > 0) {
			vec_push(&names, c->checking->arena, ((struct named){.name = text, .span = xml_attribute_span(node, key), .place = names.n}));
		}
	}
	check_twice(c, names.at, names.n, str_format(c->checking->arena, "is the %s of a <%s> before", key, element).at, "give each its own, so that readers can tell them apart");
}

void chart_check_names(const struct chart_checking *c)
{
	struct vec_of(struct named) subjects = {0};
	for (size_t i = 0; i < c->chart->of.n; i++)
		vec_push(&subjects, c->checking->arena, ((struct named){.name = c->chart->of.at[i].text, .span = c->chart->of.at[i].span, .place = i}));
	check_twice(c, subjects.at, subjects.n, "is named twice", "name it once");
	check_elements(c, "column");
	check_elements(c, "row");
	check_elements(c, "task");
}
