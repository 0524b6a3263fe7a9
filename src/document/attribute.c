/* Attributes of document elements, read into nodes. */
#include "document/read.h"

#include <string.h>
#include <strings.h>

#include "base/date.h"
#include "base/file.h"
#include "document/chart_data.h"

static const char common_attributes[] = "at id style area lang role alt outline outline-level";

static const char structure_types[] =
	"Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H1 H2 H3 H4 H5 H6 "
	"L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Figure Formula Artifact";

struct str attribute_copy(struct doc_reader *reader, const xmlNode *source, const char *name)
{
	struct str value = xml_attribute(source, name, NULL);
	if (value.n == 0)
		return (struct str){0};
	return (struct str){str_copy(value, reader->arena), value.n};
}

void attribute_bad(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at, const char *wanted)
{
	struct str value = xml_attribute(source, name, NULL);
	diag_add(reader->diag, DIAG_DOCUMENT_INVALID, at, "in “%s”, %s=“%.*s” is not %s",
		(const char *)source->name, name, STR_ARG(value), wanted);
}

unsigned attribute_word(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at, const char *words, unsigned absent)
{
	bool present;
	struct str value = xml_attribute(source, name, &present);
	if (!present)
		return absent;
	struct str rest = str_from(words), word;
	for (unsigned i = 0; str_next_word(&rest, &word); i++)
		if (str_equal(word, value))
			return i;
	diag_add(reader->diag, DIAG_DOCUMENT_INVALID, at, "in “%s”, %s=“%.*s” is not one of: %s",
		(const char *)source->name, name, STR_ARG(value), words);
	return absent;
}

bool attribute_flag(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at)
{
	return attribute_word(reader, source, name, at, "no yes", 0) == 1;
}

length attribute_length(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at)
{
	bool present;
	length value = 0;
	struct str text = xml_attribute(source, name, &present);
	if (present && !length_parse(text, &value))
		attribute_bad(reader, source, name, at, "a length, as “10.4pt” or “4mm”, up to the limit of " LENGTH_LIMIT_TEXT);
	return value;
}

unsigned attribute_count(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at, unsigned least, unsigned most, unsigned absent)
{
	bool present;
	int64_t value;
	struct str text = xml_attribute(source, name, &present);
	if (!present)
		return absent;
	if (str_to_integer(text, &value) && value >= least && value <= most)
		return (unsigned)value;
	attribute_bad(reader, source, name, at, "a whole number in its range");
	return absent;
}

colour attribute_colour(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at)
{
	bool present;
	colour value = COLOUR_NONE;
	struct str text = xml_attribute(source, name, &present);
	if (present && !style_colour_lookup(reader->document->sheet, text, &value))
		diag_add(reader->diag, DIAG_COLOUR_UNKNOWN, at, "the palette has no colour “%.*s”", STR_ARG(text));
	return value;
}

void attribute_require(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at)
{
	bool present;
	xml_attribute(source, name, &present);
	if (!present)
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, at, "“%s” needs the attribute “%s”", (const char *)source->name, name);
}

struct span attribute_span(struct doc_reader *reader, const xmlNode *source, struct span otherwise)
{
	bool present;
	struct span at;
	struct str text = xml_attribute(source, "at", &present);
	if (!present)
		return otherwise;
	if (span_from_text(text, &at) && source_lookup(reader->diag->sources, at.file))
		return at;
	attribute_bad(reader, source, "at", otherwise, "a place as cp:at() gives it");
	return otherwise;
}

void attribute_days(struct doc_reader *reader, const xmlNode *source, const char *name, struct span at, long *ret_first, long *ret_last)
{
	bool present;
	struct date_range range;
	struct str text = xml_attribute(source, name, &present);
	*ret_first = *ret_last = 0;
	if (!present)
		return;
	if (!date_parse(text, &range)) {
		attribute_bad(reader, source, name, at, "a date or period, as “2020”, “2020-06” or “2019-07/2020-06”");
		return;
	}
	*ret_first = date_day_number(range.first);
	*ret_last = date_day_number(range.last);
}

static void at_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	if (node->parent)
		node->at = node->parent->at;
	/* Inlines come from where their block comes from, unless they say better. */
	if (node->kind < DOC_TEXT && !xmlHasProp(source, BAD_CAST "at"))
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, node->at, "“%s” does not say by “at” where it comes from", (const char *)source->name);
	node->at = attribute_span(reader, source, node->at);
}

static void style_attribute_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	bool present;
	const struct style_sheet *sheet = reader->document->sheet;
	struct str name = xml_attribute(source, "style", &present);
	if (present) {
		node->style = style_lookup(sheet, name);
		if (!node->style)
			diag_add(reader->diag, DIAG_STYLE_UNKNOWN, node->at, "no style is called “%.*s”", STR_ARG(name));
	} else if (node->kind == DOC_PARAGRAPH) {
		attribute_require(reader, source, "style", node->at);
	}
	if (!node->style && node->kind < DOC_TEXT)
		node->style = style_lookup(sheet, STR("default"));
}

/* Attributes that the element does not have. */
void unknown_report(struct doc_reader *reader, const xmlNode *source, const char *common, const char *own, struct span at)
{
	for (const xmlAttr *attribute = source->properties; attribute; attribute = attribute->next) {
		struct str name = str_from((const char *)attribute->name);
		if (attribute->ns || (!str_is_among(name, common) && !str_is_among(name, own)))
			diag_add(reader->diag, DIAG_DOCUMENT_INVALID, at, "“%s” has no attribute “%.*s”", (const char *)source->name, STR_ARG(name));
	}
}

static void role_read(struct doc_reader *reader, const xmlNode *source, const struct doc_element *element, struct doc_node *node)
{
	bool present;
	struct str role = xml_attribute(source, "role", &present);
	if (present) {
		if (role.n > 0 && !str_is_among(role, structure_types))
			attribute_bad(reader, source, "role", node->at, "a structure type");
		node->role = attribute_copy(reader, source, "role");
		return;
	}
	if (str_is(str_from(element->name), "heading"))
		node->role = str_format(reader->arena, "H%u", node->as.paragraph.level);
	else if (node->kind == DOC_LABEL && node->parent->kind != DOC_ITEM)
		node->role = (struct str){0}; /* the number of a heading is part of its text */
	else if (node->kind == DOC_CHART && node->parent->kind == DOC_FIGURE)
		node->role = (struct str){0}; /* the figure is the element */
	else if (node->kind == DOC_CHART && chart_is_decoration(node->as.chart.type))
		node->role = STR("Artifact");
	else
		node->role = str_from(element->role);
}

static void part_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	node->as.part.master = attribute_copy(reader, source, "master");
	node->as.part.head_verso = attribute_copy(reader, source, "head-verso");
	node->as.part.head_recto = attribute_copy(reader, source, "head-recto");
	node->as.part.notice = attribute_copy(reader, source, "notice");
	node->as.part.tab = attribute_copy(reader, source, "tab");
	node->as.part.tab_index = attribute_count(reader, source, "tab-index", node->at, 0, 9, 0);
	node->as.part.folio = attribute_word(reader, source, "folio", node->at, "none roman arabic", DOC_FOLIO_NONE);
	node->as.part.folio_restart = attribute_flag(reader, source, "restart", node->at);
	node->as.part.recto = attribute_word(reader, source, "start", node->at, "next recto", 0) == 1;
	node->as.part.align_end = attribute_word(reader, source, "align", node->at, "start end", 0) == 1;
	node->as.part.continues = attribute_flag(reader, source, "continues", node->at);
	node->as.part.colour = attribute_colour(reader, source, "colour", node->at);
	if (!style_page_lookup(reader->document->sheet, node->as.part.master))
		diag_add(reader->diag, DIAG_STYLE_UNKNOWN, node->at, "no page is called “%.*s”", STR_ARG(node->as.part.master));
}

static void cell_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	node->as.cell.colspan = attribute_count(reader, source, "colspan", node->at, 1, 100, 1);
	node->as.cell.rowspan = attribute_count(reader, source, "rowspan", node->at, 1, 1000, 1);
	node->as.cell.header = str_is(str_from((const char *)source->name), "th");
	if (node->as.cell.header) {
		static const char *const scopes[] = {"Column", "Row", "Both", "Column", "Row"};
		unsigned scope = attribute_word(reader, source, "scope", node->at, "column row both colgroup rowgroup", 0);
		node->as.cell.category = scope == 4;
		node->as.cell.scope = str_from(scopes[scope]);
	}
}

static void place_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	attribute_require(reader, source, "width", node->at);
	node->as.place.x = attribute_length(reader, source, "x", node->at);
	node->as.place.y = attribute_length(reader, source, "y", node->at);
	node->as.place.width = attribute_length(reader, source, "width", node->at);
	node->as.place.baseline = attribute_flag(reader, source, "baseline", node->at);
	node->as.place.align = attribute_word(reader, source, "align", node->at, "start end centre", STYLE_START);
}

static void target_want(struct doc_reader *reader, struct str id, struct span at)
{
	if (id.n > 0)
		vec_push(&reader->wanted, reader->arena, ((struct doc_wanted){id, at}));
}

/* Addresses that a reader of the PDF may follow safely; no scripts, no files, nothing relative. */
static bool is_address(struct str href)
{
	static const char *const schemes[] = {"http://", "https://", "mailto:", "tel:"};
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t n = strlen(schemes[i]);
		if (href.n > n && strncasecmp(href.at, schemes[i], n) == 0)
			return true;
	}
	return false;
}

static void link_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	node->as.link.to = attribute_copy(reader, source, "to");
	node->as.link.href = attribute_copy(reader, source, "href");
	node->as.link.contents = attribute_copy(reader, source, "contents");
	if ((node->as.link.to.n > 0) == (node->as.link.href.n > 0))
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, node->at, "“link” needs “to” or “href”, and not both");
	if (node->as.link.href.n > 0 && !is_address(node->as.link.href))
		attribute_bad(reader, source, "href", node->at, "an address that begins with https://, http://, mailto: or tel:");
	target_want(reader, node->as.link.to, node->at);
}

static void page_of_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	attribute_require(reader, source, "to", node->at);
	node->as.link.to = attribute_copy(reader, source, "to");
	target_want(reader, node->as.link.to, node->at);
}

static bool images_too_large(const struct doc_reader *reader)
{
	return reader->image_bytes > DOCUMENT_IMAGES_LIMIT;
}

static void images_count(struct doc_reader *reader, const struct image *image, struct span at)
{
	reader->image_bytes += image_size(image);
	if (images_too_large(reader))
		diag_add(reader->diag, DIAG_DOCUMENT_TOO_LARGE, at, "all images together are larger than the limit of %zu bytes", DOCUMENT_IMAGES_LIMIT);
}

/* An image that is used twice is read once. Once there are too many, no more are read. */
static const struct image *image_find(struct doc_reader *reader, struct str path, struct span at)
{
	if (images_too_large(reader))
		return NULL;
	for (size_t i = 0; i < reader->images.n; i++)
		if (str_equal(reader->images.at[i].path, path))
			return reader->images.at[i].image;
	struct image *image = arena_new(reader->arena, struct image);
	bool found = file_is_regular(path);
	if (found && !path_inside(path, reader->folder)) {
		diag_add(reader->diag, DIAG_IMAGE_OUTSIDE, at, "the image “%.*s” lies outside the profile's folder", STR_ARG(path));
		image = NULL;
	} else if (!image_read(path, at, reader->arena, reader->diag, image)) {
		image = NULL; /* a missing file is image_read's to report */
	} else {
		images_count(reader, image, at);
	}
	vec_push(&reader->images, reader->arena, ((struct doc_image_read){path, image}));
	return image;
}

static void image_element_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	struct str src = attribute_copy(reader, source, "src");
	node->as.image.width = attribute_length(reader, source, "width", node->at);
	if (src.n == 0)
		attribute_require(reader, source, "src", node->at);
	else
		node->as.image.image = image_find(reader, path_join(reader->folder, src, reader->arena), node->at);
}

static void own_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	switch (node->kind) {
	case DOC_PART:
		part_read(reader, source, node);
		break;
	case DOC_PARAGRAPH:
		if (str_is(str_from((const char *)source->name), "heading")) {
			attribute_require(reader, source, "level", node->at);
			node->as.paragraph.level = attribute_count(reader, source, "level", node->at, 1, 6, 1);
		}
		break;
	case DOC_TABLE:
		node->as.table.continued = attribute_copy(reader, source, "continued");
		node->as.table.continues = attribute_copy(reader, source, "continues");
		break;
	case DOC_CELL:
		cell_read(reader, source, node);
		break;
	case DOC_FIGURE:
		node->as.figure.floating = attribute_flag(reader, source, "float", node->at);
		break;
	case DOC_IMAGE:
		image_element_read(reader, source, node);
		break;
	case DOC_COLUMNS:
		node->as.columns.top = attribute_word(reader, source, "align", node->at, "baseline top", 0) == 1;
		break;
	case DOC_COLUMN:
		attribute_require(reader, source, "width", node->at);
		node->as.column.start = attribute_length(reader, source, "start", node->at);
		node->as.column.width = attribute_length(reader, source, "width", node->at);
		break;
	case DOC_PLACE:
		place_read(reader, source, node);
		break;
	case DOC_SPACE:
		node->as.space.height = attribute_length(reader, source, "height", node->at);
		break;
	case DOC_LINK:
		link_read(reader, source, node);
		break;
	case DOC_PAGE_OF:
		page_of_read(reader, source, node);
		break;
	case DOC_CHART:
		chart_data_read(reader, source, node);
		break;
	default:
		break;
	}
}

void attributes_read(struct doc_reader *reader, const xmlNode *source, const struct doc_element *element, struct doc_node *node)
{
	at_read(reader, source, node);
	unknown_report(reader, source, common_attributes, element->attributes, node->at);
	style_attribute_read(reader, source, node);
	node->id = attribute_copy(reader, source, "id");
	node->area = attribute_copy(reader, source, "area");
	node->lang = attribute_copy(reader, source, "lang");
	node->alt = attribute_copy(reader, source, "alt");
	node->outline = attribute_copy(reader, source, "outline");
	node->outline_level = attribute_count(reader, source, "outline-level", node->at, 1, 9, node->outline.n > 0);
	own_read(reader, source, node);
	role_read(reader, source, element, node);
}

void column_read(struct doc_reader *reader, const xmlNode *source, struct span at, struct doc_table_column *column)
{
	unknown_report(reader, source, "", "width align decimal pad-end", at);
	column->width = attribute_length(reader, source, "width", at);
	column->align = attribute_word(reader, source, "align", at, "start end centre", STYLE_START);
	column->decimal = attribute_flag(reader, source, "decimal", at);
	column->pad_end = attribute_length(reader, source, "pad-end", at);
}

void meta_read(struct doc_reader *reader, const xmlNode *source)
{
	struct doc_meta *meta = &reader->document->meta;
	unknown_report(reader, source, "", "title creator subject description keywords date standing identifier", reader->document->root->at);
	meta->title = attribute_copy(reader, source, "title");
	meta->creator = attribute_copy(reader, source, "creator");
	meta->subject = attribute_copy(reader, source, "subject");
	meta->description = attribute_copy(reader, source, "description");
	meta->keywords = attribute_copy(reader, source, "keywords");
	meta->date = attribute_copy(reader, source, "date");
	meta->standing = attribute_copy(reader, source, "standing");
	meta->identifier = attribute_copy(reader, source, "identifier");
}
