#include "pdf/image.h"

#include "base/number.h"
#include "pdf/structure.h"

static void add_entries(struct buf *out, const struct image *image, unsigned components)
{
	buf_format(out, "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent 8/ColorSpace/%s",
		image->width, image->height, components == 1 ? "DeviceGray" : "DeviceRGB");
}

static uint32_t write_image(struct writer *writer, const struct image *image)
{
	struct buf entries = writer_buf(writer);
	add_entries(&entries, image, image->components);
	if (image->kind == IMAGE_JPEG) {
		buf_add_str(&entries, STR("/Filter/DCTDecode"));
		return store_add_stream(writer->store, buf_str(&entries), image->packed);
	}
	if (image->kind == IMAGE_DEFLATED) {
		buf_format(&entries, "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %u/Columns %u>>", image->components, image->width);
		return store_add_stream(writer->store, buf_str(&entries), image->packed);
	}
	size_t pixels = (size_t)image->width * image->height;
	if (image->alpha) {
		struct buf mask = writer_buf(writer);
		add_entries(&mask, image, 1);
		buf_add_str(&entries, STR("/SMask"));
		writer_add_reference(&entries, writer_add_stream(writer, buf_str(&mask), (struct str){(const char *)image->alpha, pixels}));
	}
	return writer_add_stream(writer, buf_str(&entries), (struct str){(const char *)image->pixels, pixels * image->components});
}

static bool is_same(const struct image *a, const struct image *b)
{
	return a->digest == b->digest && a->kind == b->kind && a->width == b->width && a->height == b->height;
}

static size_t lookup(struct writer *writer, const struct image *image)
{
	for (size_t i = 0; i < writer->images.n; i++) {
		if (is_same(writer->images.at[i].image, image)) {
			return i;
		}
	}
	vec_push(&writer->images, writer->arena, ((struct image_use){image, write_image(writer, image)}));
	return writer->images.n - 1;
}

void image_show(struct page *page, const struct frame_item *item)
{
	struct buf *ops = &page->ops;
	page_mark(page, item);
	buf_add_str(ops, STR("q "));
	number_add_operand(ops, item->width);
	buf_add_str(ops, STR("0 0 "));
	number_add_operand(ops, item->height);
	writer_add_point(ops, page->height, item->x, item->y + item->height);
	buf_format(ops, "cm/I%zu Do Q\n", lookup(page->writer, item->as.image));
	if (item->node > 0) {
		structure_cover(page->writer, page->index, item->node, item->x, item->y, item->width, item->height);
	}
}
