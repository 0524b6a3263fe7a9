#include "pdf/annotation.h"

#include "base/number.h"
#include "pdf/string.h"
#include "pdf/structure.h"

void annotation_add_address(struct buf *out, struct str address)
{
	for (size_t i = 0; i < address.n; i++) {
		unsigned char c = (unsigned char)address.at[i];
		if (c > 0x20 && c < 0x7f) {
			buf_add_byte(out, (char)c);
		} else {
			buf_add_byte(out, '%');
			string_add_hex(out, c, 2);
		}
	}
}

/* Where the link leads: an explicit destination, or an address. */
static bool add_goal(struct page *page, struct buf *out, const struct frame_item *item)
{
	struct writer *writer = page->writer;
	if (item->as.link.to.n > 0) {
		const struct frame_target *target = frame_target_lookup(writer->frames, item->as.link.to);
		if (!target || target->page >= writer->frames->page_count) {
			page_error(page, DIAG_PDF_LINK, item, "a link leads to “%.*s”, which is on no page", STR_ARG(item->as.link.to));
			return false;
		}
		buf_add_str(out, STR("/Dest"));
		writer_add_destination(writer, out, target->page, target->y);
		return true;
	}
	if (item->as.link.href.n == 0) {
		page_error(page, DIAG_PDF_LINK, item, "a link leads nowhere");
		return false;
	}
	struct buf address = writer_buf(writer);
	annotation_add_address(&address, item->as.link.href);
	buf_add_str(out, STR("/A<</S/URI/URI"));
	writer_add_text(writer, out, buf_str(&address), item->node, "an address");
	buf_add_str(out, STR(">>"));
	return true;
}

static bool check_link(struct page *page, const struct frame_item *item)
{
	uint32_t element = structure_element(page->writer, item->node);
	if (element == 0 || !str_is(structure_role(page->writer, element), "Link")) {
		page_error(page, DIAG_PDF_LINK, item, "a link stands in no Link element");
		return false;
	}
	if (item->as.link.contents.n == 0) {
		page_error(page, DIAG_PDF_ALTERNATIVE, item, "a link does not say where it leads");
		return false;
	}
	return true;
}

void annotation_add(struct page *page, const struct frame_item *item)
{
	struct writer *writer = page->writer;
	if (!check_link(page, item)) {
		return;
	}
	struct buf body = writer_buf(writer);
	/* Flag 4: printed, as PDF/A wants of every annotation. */
	buf_add_str(&body, STR("/Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect["));
	writer_add_point(&body, page->height, item->x, item->y + item->height);
	number_add_operand(&body, item->x + item->width);
	number_add_length(&body, page->height - item->y);
	buf_add_str(&body, STR("]/Contents"));
	writer_add_text(writer, &body, item->as.link.contents, item->node, "the description of a link");
	if (!add_goal(page, &body, item)) {
		return;
	}
	uint32_t object = store_add(writer->store);
	buf_format(&body, "/StructParent %u", structure_annotate(writer, page->index, item->node, object));
	store_set(writer->store, object, buf_str(&body));
	vec_push(&page->annotations, writer->arena, object);
}
