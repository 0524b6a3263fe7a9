/* Reading a style sheet: palette first, then styles (resolved along based-on), then page masters. */
#include "style/style.h"

#include <assert.h>
#include <stdlib.h>

#include "style/field.h"
#include "xml/counts.h"
#include "xml/structure.h"

extern const struct structure_schema styles_schema;

static const struct xml_count counts[] = {
	{"style", STYLE_STYLES_LIMIT, "styles"},
	{"page", STYLE_PAGES_LIMIT, "page masters"},
	{NULL, 0, NULL},
};

/* The built-in values: what a style without based-on starts from, and the style named "default". */
static const struct style style_builtin = {
	.name = {"default", 7},
	.family = {"Roboto", 6},
	.weight = 400,
	.size = 10 * LENGTH_PT,
	.leading = 14 * LENGTH_PT,
	.colour = 0x000000,
	.align = STYLE_START,
	.ground = COLOUR_NONE,
	.rule_colour = 0x000000,
};

/* Fields that every style may set. Those with a bit work on inlines too. */
static const struct field style_fields[] = {
	{"family", FIELD_TEXT, offsetof(struct style, family), STYLE_FAMILY, NULL},
	{"weight", FIELD_WEIGHT, offsetof(struct style, weight), STYLE_WEIGHT, NULL},
	{"italic", FIELD_YES_NO, offsetof(struct style, italic), STYLE_ITALIC, NULL},
	{"size", FIELD_LENGTH, offsetof(struct style, size), STYLE_SIZE, NULL},
	{"leading", FIELD_LENGTH, offsetof(struct style, leading), STYLE_LEADING, NULL},
	{"tracking", FIELD_LENGTH, offsetof(struct style, tracking), STYLE_TRACKING, NULL},
	{"colour", FIELD_COLOUR, offsetof(struct style, colour), STYLE_COLOUR, NULL},
	{"raise", FIELD_LENGTH, offsetof(struct style, raise), STYLE_RAISE, NULL},
	{"align", FIELD_WORD, offsetof(struct style, align), 0, "start end centre justify"},
	{"hyphenate", FIELD_YES_NO, offsetof(struct style, hyphenate), 0, NULL},
	{"grid", FIELD_YES_NO, offsetof(struct style, grid), 0, NULL},
	{"before", FIELD_LENGTH, offsetof(struct style, before), 0, NULL},
	{"after", FIELD_LENGTH, offsetof(struct style, after), 0, NULL},
	{"indent-start", FIELD_LENGTH, offsetof(struct style, indent_start), 0, NULL},
	{"indent-end", FIELD_LENGTH, offsetof(struct style, indent_end), 0, NULL},
	{"label-gap", FIELD_LENGTH, offsetof(struct style, label_gap), 0, NULL},
	{"label-inline", FIELD_YES_NO, offsetof(struct style, label_inline), 0, NULL},
	{"keep-next", FIELD_COUNT, offsetof(struct style, keep_next), 0, NULL},
	{"keep-together", FIELD_YES_NO, offsetof(struct style, keep_together), 0, NULL},
	{"break-before", FIELD_WORD, offsetof(struct style, break_before), 0, "auto page recto"},
	{"ground", FIELD_COLOUR_OR_NONE, offsetof(struct style, ground), 0, NULL},
	{"pad-before", FIELD_LENGTH, offsetof(struct style, pad_before), 0, NULL},
	{"pad-after", FIELD_LENGTH, offsetof(struct style, pad_after), 0, NULL},
	{"pad-start", FIELD_LENGTH, offsetof(struct style, pad_start), 0, NULL},
	{"pad-end", FIELD_LENGTH, offsetof(struct style, pad_end), 0, NULL},
	{"rule-before-width", FIELD_LENGTH, offsetof(struct style, rule_before_width), 0, NULL},
	{"rule-after-width", FIELD_LENGTH, offsetof(struct style, rule_after_width), 0, NULL},
	{"rule-start-width", FIELD_LENGTH, offsetof(struct style, rule_start_width), 0, NULL},
	{"rule-colour", FIELD_COLOUR, offsetof(struct style, rule_colour), 0, NULL},
	{NULL, FIELD_TEXT, 0, 0, NULL},
};

/* A style while its sheet is read. */
enum progress { UNRESOLVED, RESOLVING, RESOLVED };

struct pending {
	const xmlNode *element;
	struct style style;
	enum progress progress;
};

struct pending_list vec_of(struct pending);

static int colour_compare(const void *a, const void *b)
{
	return str_compare(((const struct style_colour *)a)->name, ((const struct style_colour *)b)->name);
}

static int style_compare(const void *a, const void *b)
{
	return str_compare(((const struct style *)a)->name, ((const struct style *)b)->name);
}

/* A name that stands twice is reported at the later place. */
static void colours_check(struct style_reader *reader, const struct style_colour *colours, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		const struct style_colour *one = &colours[i - 1], *other = &colours[i];
		if (!str_equal(one->name, other->name))
			continue;
		bool in_order = one->span.start < other->span.start;
		struct diag_entry *entry = diag_add(reader->diag, DIAG_STYLE_INVALID, in_order ? other->span : one->span,
			"the palette has “%.*s” twice", STR_ARG(one->name));
		diag_relate(entry, in_order ? one->span : other->span, "first given here");
	}
}

/* The palette's colours are written as numbers only here; everywhere else by name. */
static void palette_read(struct style_reader *reader, const xmlNode *palette)
{
	struct vec_of(struct style_colour) colours = {0};
	for (const xmlNode *element = xml_first(palette); element; element = xml_next(element)) {
		struct style_colour *added = vec_add(&colours, reader->arena);
		static const struct field fields[] = {
			{"name", FIELD_TEXT, offsetof(struct style_colour, name), 0, NULL},
			{"value", FIELD_RGB, offsetof(struct style_colour, value), 0, NULL},
			{NULL, FIELD_TEXT, 0, 0, NULL},
		};
		fields_read(reader, element, fields, added);
		added->span = xml_attribute_span(element, "name");
	}
	if (colours.n > 1)
		qsort(colours.at, colours.n, sizeof *colours.at, colour_compare);
	colours_check(reader, colours.at, colours.n);
	reader->sheet->palette = colours.at;
	reader->sheet->palette_count = colours.n;
}

static struct pending *pending_find(struct pending_list *list, struct str name)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_equal(list->at[i].style.name, name))
			return &list->at[i];
	return NULL;
}

static const struct style *pending_resolve(struct style_reader *reader, struct pending_list *list, struct pending *pending);

/* Finds the base of a style, resolved; NULL after an error. */
static const struct style *base_of(struct style_reader *reader, struct pending_list *list, const xmlNode *element)
{
	bool present;
	struct str name = xml_attribute(element, "based-on", &present);
	if (!present || str_is(name, "default"))
		return &style_builtin;
	struct span at = xml_attribute_span(element, "based-on");
	struct pending *base = pending_find(list, name);
	if (!base) {
		diag_add(reader->diag, DIAG_STYLE_UNKNOWN, at, "no style is called “%.*s”", STR_ARG(name));
		return NULL;
	}
	if (base->progress == RESOLVING) {
		diag_add(reader->diag, DIAG_STYLE_CYCLE, at, "the style is based on itself by way of “%.*s”", STR_ARG(name));
		return NULL;
	}
	if (reader->depth == STYLE_DEPTH_LIMIT) {
		diag_add(reader->diag, DIAG_STYLE_CYCLE, at, "more styles are based one on another than the limit of %d", STYLE_DEPTH_LIMIT);
		return NULL;
	}
	reader->depth++;
	const struct style *style = pending_resolve(reader, list, base);
	reader->depth--;
	return style;
}

static const struct style *pending_resolve(struct style_reader *reader, struct pending_list *list, struct pending *pending)
{
	if (pending->progress == RESOLVED)
		return &pending->style;
	pending->progress = RESOLVING;
	const struct style *base = base_of(reader, list, pending->element);
	struct str name = pending->style.name;
	pending->style = base ? *base : style_builtin;
	pending->style.name = name;
	pending->style.span = xml_attribute_span(pending->element, "name");
	pending->style.set |= fields_read(reader, pending->element, style_fields, &pending->style);
	pending->progress = RESOLVED;
	return &pending->style;
}

/* Notes the name of a style, so that order in the file does not matter. */
static void pending_add(struct style_reader *reader, struct pending_list *list, const xmlNode *element)
{
	struct str name = xml_attribute(element, "name", NULL);
	struct span at = xml_attribute_span(element, "name");
	if (pending_find(list, name) || str_is(name, "default")) {
		diag_add(reader->diag, DIAG_STYLE_INVALID, at, "the style “%.*s” exists already", STR_ARG(name));
		return;
	}
	struct pending *added = vec_add(list, reader->arena);
	added->element = element;
	added->style.name = str_from(str_copy(name, reader->arena));
}

static void styles_resolve(struct style_reader *reader, struct pending_list *list)
{
	struct style *styles = arena_array(reader->arena, list->n + 1, struct style);
	styles[list->n] = style_builtin;
	for (size_t i = 0; i < list->n; i++)
		styles[i] = *(pending_resolve(reader, list, &list->at[i]));
	qsort(styles, list->n + 1, sizeof *styles, style_compare);
	reader->sheet->styles = styles;
	reader->sheet->style_count = list->n + 1;
}

bool style_read(const struct xml_tree *tree, struct arena *arena, struct diag *diag, struct style_sheet *ret_sheet)
{
	size_t errors = diag->errors;
	struct style_sheet sheet = {0};
	struct style_reader reader = {.arena = arena, .diag = diag, .sheet = &sheet};
	struct pending_list list = {0};
	if (!xml_counts_check(tree->root, counts, diag) || !structure_check(&styles_schema, "styles", tree->root, diag))
		return false;
	/* The palette must be known before any style names a colour, and all styles before a page names one. */
	for (const xmlNode *element = xml_first(tree->root); element; element = xml_next(element)) {
		if (xml_is(element, STYLE_NAMESPACE, "palette"))
			palette_read(&reader, element);
		else if (xml_is(element, STYLE_NAMESPACE, "style"))
			pending_add(&reader, &list, element);
	}
	styles_resolve(&reader, &list);
	pages_read(&reader, tree->root);
	if (diag->errors != errors)
		return false;
	*ret_sheet = sheet;
	return true;
}

const struct style *style_lookup(const struct style_sheet *sheet, struct str name)
{
	struct style key = {.name = name};
	return bsearch(&key, sheet->styles, sheet->style_count, sizeof key, style_compare);
}

const struct style_page *style_page_lookup(const struct style_sheet *sheet, struct str name)
{
	for (size_t i = 0; i < sheet->page_count; i++)
		if (str_equal(sheet->pages[i].name, name))
			return &sheet->pages[i];
	return NULL;
}

const struct style_area *style_area_lookup(const struct style_page *page, struct str name)
{
	for (unsigned i = 0; i < page->area_count; i++)
		if (str_equal(page->areas[i].name, name))
			return &page->areas[i];
	return NULL;
}

bool style_colour_lookup(const struct style_sheet *sheet, struct str name, colour *ret_colour)
{
	struct style_colour key = {.name = name};
	if (sheet->palette_count == 0)
		return false;
	const struct style_colour *found = bsearch(&key, sheet->palette, sheet->palette_count, sizeof key, colour_compare);
	if (!found)
		return false;
	*ret_colour = found->value;
	return true;
}

const struct style *style_over(const struct style *base, const struct style *inner, struct arena *arena)
{
	assert(base && inner);
	struct style *merged = arena_new(arena, struct style);
	*merged = *base;
	for (const struct field *field = style_fields; field->name; field++)
		if (field->flags & inner->set)
			field_copy(field, merged, inner);
	merged->set |= inner->set;
	return merged;
}
