#include "pdf/writer.h"

#include "base/number.h"
#include "pdf/deflate.h"
#include "pdf/string.h"

/* The place of a node in the source, or that of the nearest node around it that has one. */
static struct span node_place(const struct writer *writer, uint32_t node)
{
	const struct frames *frames = writer->frames;
	while (node > 0 && node <= frames->node_count && frames->nodes[node].at.file == 0)
		node = frames->nodes[node].parent < node ? frames->nodes[node].parent : 0;
	return node > 0 && node <= frames->node_count ? frames->nodes[node].at : (struct span){0};
}

void writer_error(struct writer *writer, enum diag_code code, uint32_t page, uint32_t node, const char *format, ...)
{
	struct buf message = writer_buf(writer);
	va_list arguments;
	va_start(arguments, format);
	buf_vformat(&message, format, arguments);
	va_end(arguments);
	if (page != WRITER_NO_PAGE) {
		buf_format(&message, ", on page %u", page + 1);
	}
	struct span at = node_place(writer, node);
	if (node > 0 && at.file == 0) {
		buf_format(&message, ", node %u", node);
	}
	diag_add(writer->diag, code, at, "%.*s", STR_ARG(buf_str(&message)));
}

void writer_add_text(struct writer *writer, struct buf *out, struct str text, uint32_t node, const char *what)
{
	if (string_stored_size(text) > PDF_STRING_LIMIT) {
		writer_error(writer, DIAG_PDF_STRING, WRITER_NO_PAGE, node, "%s is longer than the limit: %zu bytes where %d are allowed",
			what, string_stored_size(text), PDF_STRING_LIMIT);
	}
	string_add_text(out, text);
}

void writer_add_destination(struct writer *writer, struct buf *out, uint32_t page, length y)
{
	buf_add_byte(out, '[');
	writer_add_reference(out, writer->pages[page]);
	buf_add_str(out, STR("/XYZ 0 "));
	number_add_length(out, writer->frames->pages[page].height - y);
	buf_add_str(out, STR(" null]"));
}

void writer_add_matrix(struct buf *out, length page_height, struct frame_turn turn, length x, length y)
{
	if (turn.cosine == 0 && turn.sine == 0) {
		turn.cosine = FRAME_TURN_ONE;
	}
	/* Down the page is up in PDF. */
	const int64_t numbers[] = {turn.cosine, -(int64_t)turn.sine, turn.sine, turn.cosine};
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		number_add_ratio(out, numbers[i], FRAME_TURN_ONE, 6);
		buf_add_byte(out, ' ');
	}
	writer_add_point(out, page_height, x, y);
}

struct buf writer_buf(struct writer *writer)
{
	return (struct buf){.arena = writer->arena};
}

uint32_t writer_add_object(struct writer *writer, const struct buf *body)
{
	uint32_t object = store_add(writer->store);
	store_set(writer->store, object, buf_str(body));
	return object;
}

uint32_t writer_add_stream(struct writer *writer, struct str entries, struct str bytes)
{
	struct buf body = writer_buf(writer);
	buf_add_str(&body, STR("/Filter/FlateDecode"));
	buf_add_str(&body, entries);
	return store_add_stream(writer->store, buf_str(&body), deflate_bytes(bytes, writer->arena));
}

void writer_add_reference(struct buf *out, uint32_t object)
{
	buf_format(out, " %u 0 R", object);
}

void writer_add_point(struct buf *out, length page_height, length x, length y)
{
	number_add_operand(out, x);
	number_add_operand(out, page_height - y);
}
