#include "pdf/structure_element.h"

#include "base/number.h"
#include "pdf/string.h"

/* The page that plain numbers of marked content refer to: that of the first content. */
static uint32_t first_page(const struct structure_node *node)
{
	for (size_t i = 0; i < node->kids.n; i++) {
		if (node->kids.at[i].element == 0) {
			return node->kids.at[i].content.page;
		}
	}
	return WRITER_NO_PAGE;
}

static void add_content(struct writer *writer, struct buf *out, const struct structure_content *content, uint32_t page)
{
	if (content->annotation > 0) {
		buf_add_str(out, STR("<</Type/OBJR/Obj"));
		writer_add_reference(out, content->annotation);
		buf_add_str(out, STR("/Pg"));
		writer_add_reference(out, writer->pages[content->page]);
		buf_add_str(out, STR(">>"));
	} else if (content->page == page) {
		buf_format(out, " %u", content->number);
	} else {
		buf_format(out, "<</Type/MCR/MCID %u/Pg", content->number);
		writer_add_reference(out, writer->pages[content->page]);
		buf_add_str(out, STR(">>"));
	}
}

void structure_element_add_kids(struct writer *writer, struct buf *out, uint32_t node)
{
	const struct structure_node *nodes = writer->structure->nodes;
	uint32_t page = first_page(&nodes[node]);
	buf_add_byte(out, '[');
	for (size_t i = 0; i < nodes[node].kids.n; i++) {
		const struct structure_kid *kid = &nodes[node].kids.at[i];
		if (kid->element > 0) {
			writer_add_reference(out, nodes[kid->element].object);
		} else {
			add_content(writer, out, &kid->content, page);
		}
	}
	buf_add_byte(out, ']');
}

static void add_table_attributes(struct buf *out, const struct frame_node *node)
{
	bool header = str_is(node->role, "TH");
	if (!header && node->colspan <= 1 && node->rowspan <= 1) {
		return;
	}
	buf_add_str(out, STR("/A<</O/Table"));
	if (header) {
		buf_format(out, "/Scope/%.*s", STR_ARG(node->scope));
	}
	if (node->colspan > 1) {
		buf_format(out, "/ColSpan %u", node->colspan);
	}
	if (node->rowspan > 1) {
		buf_format(out, "/RowSpan %u", node->rowspan);
	}
	buf_add_str(out, STR(">>"));
}

static void add_figure_attributes(struct writer *writer, struct buf *out, const struct structure_box *box)
{
	buf_add_str(out, STR("/A<</O/Layout/Placement/Block"));
	if (box->present) {
		length height = writer->frames->pages[box->page].height;
		buf_add_str(out, STR("/BBox["));
		writer_add_point(out, height, box->x0, box->y1);
		number_add_operand(out, box->x1);
		number_add_length(out, height - box->y0);
		buf_add_byte(out, ']');
	}
	buf_add_str(out, STR(">>"));
}

/* A note's identifier is the author's, else its number. */
static void add_note_id(struct writer *writer, struct buf *out, uint32_t number)
{
	struct structure_node *own = &writer->structure->nodes[number];
	struct str given = writer->frames->nodes[number].id;
	own->id = given.n > 0 ? given : str_format(writer->arena, "note %u", number);
	buf_add_str(out, STR("/ID"));
	string_add_bytes(out, own->id);
}

static void add_attributes(struct writer *writer, struct buf *out, uint32_t number)
{
	const struct frame_node *node = &writer->frames->nodes[number];
	if (str_is(node->role, "TH") || str_is(node->role, "TD")) {
		add_table_attributes(out, node);
	} else if (str_is(node->role, "L")) {
		buf_format(out, "/A<</O/List/ListNumbering/%s>>", node->numbered ? "Decimal" : "None");
	} else if (str_is(node->role, "Figure")) {
		add_figure_attributes(writer, out, &writer->structure->nodes[number].box);
	} else if (str_is(node->role, "Note")) {
		add_note_id(writer, out, number);
	}
}

static void add_alternative(struct writer *writer, struct buf *out, uint32_t number)
{
	const struct frame_node *node = &writer->frames->nodes[number];
	if (node->alt.n > 0) {
		buf_add_str(out, STR("/Alt"));
		writer_add_text(writer, out, node->alt, number, "an alternative text");
	} else if (str_is(node->role, "Figure") || str_is(node->role, "Formula")) {
		writer_error(writer, DIAG_PDF_ALTERNATIVE, first_page(&writer->structure->nodes[number]), number,
			"a %.*s has no alternative text", STR_ARG(node->role));
	}
}

void structure_element_write(struct writer *writer, uint32_t number)
{
	const struct structure_node *own = &writer->structure->nodes[number];
	struct buf body = writer_buf(writer);
	buf_format(&body, "/Type/StructElem/S/%.*s/P", STR_ARG(own->role));
	writer_add_reference(&body, writer->structure->nodes[own->parent].object);
	uint32_t page = first_page(own);
	if (page != WRITER_NO_PAGE) {
		buf_add_str(&body, STR("/Pg"));
		writer_add_reference(&body, writer->pages[page]);
	}
	if (!str_equal(own->lang, writer->structure->nodes[own->parent].lang)) {
		buf_add_str(&body, STR("/Lang"));
		writer_add_text(writer, &body, own->lang, number, "a language");
	}
	add_alternative(writer, &body, number);
	add_attributes(writer, &body, number);
	buf_add_str(&body, STR("/K"));
	structure_element_add_kids(writer, &body, number);
	store_set(writer->store, own->object, buf_str(&body));
}
