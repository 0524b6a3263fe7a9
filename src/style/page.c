/* Page masters of a style sheet: sizes, areas, furniture, footnotes. */
#include "style/field.h"

static const struct field page_fields[] = {
	{"name", FIELD_TEXT, offsetof(struct style_page, name), 0, NULL},
	{"width", FIELD_LENGTH, offsetof(struct style_page, width), 0, NULL},
	{"height", FIELD_LENGTH, offsetof(struct style_page, height), 0, NULL},
	{"top", FIELD_LENGTH, offsetof(struct style_page, top), 0, NULL},
	{"bottom", FIELD_LENGTH, offsetof(struct style_page, bottom), 0, NULL},
	{"inner", FIELD_LENGTH, offsetof(struct style_page, inner), 0, NULL},
	{"outer", FIELD_LENGTH, offsetof(struct style_page, outer), 0, NULL},
	{"ground", FIELD_COLOUR_OR_NONE, offsetof(struct style_page, ground), 0, NULL},
	{"band-height", FIELD_LENGTH, offsetof(struct style_page, band_height), 0, NULL},
	{"grid-step", FIELD_LENGTH, offsetof(struct style_page, grid_step), 0, NULL},
	{"grid-first", FIELD_LENGTH, offsetof(struct style_page, grid_first), 0, NULL},
	{NULL, FIELD_TEXT, 0, 0, NULL},
};

static const struct field area_fields[] = {
	{"name", FIELD_TEXT, offsetof(struct style_area, name), 0, NULL},
	{"start", FIELD_LENGTH, offsetof(struct style_area, start), 0, NULL},
	{"width", FIELD_LENGTH, offsetof(struct style_area, width), 0, NULL},
	{NULL, FIELD_TEXT, 0, 0, NULL},
};

static const struct field furniture_fields[] = {
	{"style", FIELD_STYLE, offsetof(struct style_furniture, style), 0, NULL},
	{"baseline", FIELD_LENGTH, offsetof(struct style_furniture, baseline), 0, NULL},
	{"rule-y", FIELD_LENGTH, offsetof(struct style_furniture, rule_y), 0, NULL},
	{"rule-width", FIELD_LENGTH, offsetof(struct style_furniture, rule_width), 0, NULL},
	{"rule-colour", FIELD_COLOUR, offsetof(struct style_furniture, rule_colour), 0, NULL},
	{NULL, FIELD_TEXT, 0, 0, NULL},
};

static const struct field notes_fields[] = {
	{"style", FIELD_STYLE, offsetof(struct style_page, note_style), 0, NULL},
	{"area", FIELD_TEXT, offsetof(struct style_page, note_area), 0, NULL},
	{"rule-length", FIELD_LENGTH, offsetof(struct style_page, note_rule_length), 0, NULL},
	{NULL, FIELD_TEXT, 0, 0, NULL},
};

static void furniture_read(struct style_reader *reader, const xmlNode *element, struct style_furniture *furniture)
{
	furniture->present = true;
	fields_read(reader, element, furniture_fields, furniture);
}

static void area_read(struct style_reader *reader, const xmlNode *element, struct style_page *page)
{
	if (page->area_count == STYLE_AREAS_LIMIT) {
		diag_add(reader->diag, DIAG_STYLE_INVALID, xml_span(element), "a page has more areas than the limit of %d", STYLE_AREAS_LIMIT);
		return;
	}
	struct style_area area = {0};
	fields_read(reader, element, area_fields, &area);
	if (style_area_lookup(page, area.name))
		diag_add(reader->diag, DIAG_STYLE_INVALID, xml_attribute_span(element, "name"), "the area “%.*s” exists already", STR_ARG(area.name));
	page->areas[page->area_count++] = area;
	length measure = page->width - page->inner - page->outer;
	if (measure > 0 && area.start + area.width > measure)
		diag_add(reader->diag, DIAG_STYLE_INVALID, xml_span(element), "the area “%.*s” is wider than the page's measure", STR_ARG(area.name));
}

static void page_child_read(struct style_reader *reader, const xmlNode *element, struct style_page *page)
{
	if (xml_is(element, STYLE_NAMESPACE, "area"))
		area_read(reader, element, page);
	else if (xml_is(element, STYLE_NAMESPACE, "head"))
		furniture_read(reader, element, &page->head);
	else if (xml_is(element, STYLE_NAMESPACE, "folio"))
		furniture_read(reader, element, &page->folio);
	else if (xml_is(element, STYLE_NAMESPACE, "notice"))
		furniture_read(reader, element, &page->notice);
	else
		fields_read(reader, element, notes_fields, page);
}

/* Blocks name areas; "text" is where they stand when they name none, so every page has it. */
static void page_complete(struct style_reader *reader, const xmlNode *element, struct style_page *page)
{
	if (page->width == 0 || page->height == 0)
		return; /* said already */
	if (page->width <= page->inner + page->outer || page->height <= page->top + page->bottom)
		diag_add(reader->diag, DIAG_STYLE_INVALID, xml_span(element), "the page's margins leave no room");
	else if (!style_area_lookup(page, STR("text")))
		diag_add(reader->diag, DIAG_STYLE_INVALID, xml_span(element), "the page has no area “text”");
	else if (!style_area_lookup(page, page->note_area))
		diag_add(reader->diag, DIAG_STYLE_INVALID, xml_span(element), "the page has no area “%.*s” for its notes", STR_ARG(page->note_area));
}

void pages_read(struct style_reader *reader, const xmlNode *root)
{
	struct vec_of(struct style_page) pages = {0};
	for (const xmlNode *element = xml_first(root); element; element = xml_next(element)) {
		if (!xml_is(element, STYLE_NAMESPACE, "page"))
			continue;
		struct style_page page = {.ground = COLOUR_NONE, .note_area = STR("text"), .note_style = style_lookup(reader->sheet, STR("default"))};
		fields_read(reader, element, page_fields, &page);
		for (const xmlNode *child = xml_first(element); child; child = xml_next(child))
			page_child_read(reader, child, &page);
		page_complete(reader, element, &page);
		if (style_page_lookup(reader->sheet, page.name))
			diag_add(reader->diag, DIAG_STYLE_INVALID, xml_span(element), "the page “%.*s” exists already", STR_ARG(page.name));
		vec_push(&pages, reader->arena, page);
		reader->sheet->pages = pages.at;
		reader->sheet->page_count = pages.n;
	}
}
