#include "pdf/page.h"

#include "base/number.h"
#include "pdf/annotation.h"
#include "pdf/halo.h"
#include "pdf/image.h"
#include "pdf/path.h"
#include "pdf/string.h"
#include "pdf/structure.h"
#include "pdf/text.h"

void page_unmark(struct page *page)
{
	if (page->owner.open) {
		buf_add_str(&page->ops, STR("EMC\n"));
	}
	page->owner.open = false;
}

static void open_artifact(struct page *page, enum frame_artifact artifact)
{
	struct buf *ops = &page->ops;
	switch (artifact) {
	case FRAME_LAYOUT:
		buf_add_str(ops, STR("/Artifact<</Type/Layout>>BDC\n"));
		break;
	case FRAME_HEADER:
		buf_add_str(ops, STR("/Artifact<</Type/Pagination/Subtype/Header/Attached[/Top]>>BDC\n"));
		break;
	case FRAME_FOOTER:
		buf_add_str(ops, STR("/Artifact<</Type/Pagination/Subtype/Footer/Attached[/Bottom]>>BDC\n"));
		break;
	case FRAME_BACKGROUND:
		buf_add_str(ops, STR("/Artifact<</Type/Background/BBox[0 0 "));
		number_add_operand(ops, page->writer->frames->pages[page->index].width);
		number_add_length(ops, page->height);
		buf_add_str(ops, STR("]>>BDC\n"));
		break;
	case FRAME_REPEAT:
		buf_add_str(ops, STR("/Artifact<</Type/Pagination>>BDC\n"));
		break;
	}
}

void page_mark(struct page *page, const struct frame_item *item)
{
	struct page_owner *owner = &page->owner;
	bool same = owner->open && owner->node == item->node && (item->node > 0 || owner->artifact == item->artifact);
	if (same) {
		return;
	}
	page_unmark(page);
	if (item->node == 0) {
		open_artifact(page, item->artifact);
	} else {
		struct str role = structure_role(page->writer, structure_element(page->writer, item->node));
		buf_format(&page->ops, "/%.*s<</MCID %u>>BDC\n", STR_ARG(role), structure_mark(page->writer, page->index, item->node));
	}
	*owner = (struct page_owner){true, item->node, item->artifact};
}

/* A kid of its own instead of a nested span: poppler ends marked content at the inner EMC. */
void page_mark_actual(struct page *page, uint32_t node, struct str actual)
{
	page_unmark(page);
	buf_format(&page->ops, "/Span<</MCID %u/ActualText", structure_mark(page->writer, page->index, node));
	writer_add_text(page->writer, &page->ops, actual, node, "the text of a cluster");
	buf_add_str(&page->ops, STR(">>BDC\n"));
	page->owner.open = true;
	page->owner.node = UINT32_MAX; /* nobody else's */
}

void page_set_fill(struct page *page, colour colour)
{
	if (page->fill == colour) {
		return;
	}
	path_add_colour(&page->ops, colour);
	buf_add_str(&page->ops, STR("rg\n"));
	page->fill = colour;
}

static bool is_inside(const struct page *page, length x, length y, length width, length height)
{
	const struct frame_page *frame = &page->writer->frames->pages[page->index];
	return x <= frame->width && y <= frame->height && x + width >= 0 && y + height >= 0;
}

static bool check_item(struct page *page, const struct frame_item *item)
{
	if (item->node > page->writer->frames->node_count) {
		page_error(page, DIAG_PDF_UNMARKED, item, "content of a node that does not exist");
		return false;
	}
	if (item->node > 0 && structure_element(page->writer, item->node) == 0) {
		page_error(page, DIAG_PDF_UNMARKED, item, "content that no structure element holds");
		return false;
	}
	const struct text_run *run = frame_item_run(item);
	length above = run ? run->size : 0;
	struct frame_bounds bounds = {item->x, item->y - above, item->width, item->height + above};
	if (frame_is_turned(item)) {
		bounds = frame_item_bounds(item);
	}
	if (!is_inside(page, bounds.x, bounds.y, bounds.width, bounds.height)) {
		page_error(page, DIAG_PDF_OUTSIDE, item, "content stands outside the page");
		return false;
	}
	return true;
}

static void write_item(struct page *page, const struct frame_item *item)
{
	if (!check_item(page, item)) {
		return;
	}
	switch (item->kind) {
	case FRAME_TEXT:
		text_show(page, item);
		break;
	case FRAME_HALO:
		halo_show(page, item);
		break;
	case FRAME_PATH:
		path_show(page, item);
		break;
	case FRAME_IMAGE:
		image_show(page, item);
		break;
	case FRAME_LINK:
		annotation_add(page, item);
		break;
	}
}

static void write_object(struct page *page)
{
	struct writer *writer = page->writer;
	struct buf body = writer_buf(writer);
	buf_add_str(&body, STR("/Type/Page/Parent"));
	writer_add_reference(&body, writer->page_tree);
	buf_add_str(&body, STR("/MediaBox[0 0 "));
	number_add_operand(&body, writer->frames->pages[page->index].width);
	number_add_length(&body, page->height);
	buf_add_str(&body, STR("]/Resources"));
	writer_add_reference(&body, writer->resources);
	buf_add_str(&body, STR("/Contents"));
	writer_add_reference(&body, writer_add_stream(writer, (struct str){0}, buf_str(&page->ops)));
	buf_format(&body, "/Tabs/S/StructParents %u", page->index);
	if (page->annotations.n > 0) {
		buf_add_str(&body, STR("/Annots["));
		for (size_t i = 0; i < page->annotations.n; i++) {
			writer_add_reference(&body, page->annotations.at[i]);
		}
		buf_add_byte(&body, ']');
	}
	store_set(writer->store, writer->pages[page->index], buf_str(&body));
}

void page_write(struct writer *writer, uint32_t index)
{
	const struct frame_page *frame = &writer->frames->pages[index];
	struct page page = {
		.writer = writer,
		.index = index,
		.height = frame->height,
		.ops = {.arena = &writer->page_arena},
		.fill = COLOUR_NONE,
		.stroke = COLOUR_NONE,
		.stroke_width = -1,
	};
	if (frame->width < PDF_SIDE_LEAST || frame->height < PDF_SIDE_LEAST || frame->width > PDF_SIDE_LIMIT || frame->height > PDF_SIDE_LIMIT) {
		writer_error(writer, DIAG_PDF_PAGE, index, 0, "a page must be 3 to 14400 points wide and high");
		return;
	}
	for (size_t i = 0; i < frame->items.n; i++) {
		write_item(&page, &frame->items.at[i]);
	}
	page_unmark(&page);
	write_object(&page);
	arena_clear(&writer->page_arena);
}
