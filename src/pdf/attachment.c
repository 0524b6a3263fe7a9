#include "pdf/attachment.h"

#include <stdlib.h>

#include "pdf/metadata.h"
#include "pdf/string.h"

static bool is_relationship(struct str name)
{
	static const char *const names[] = {"Source", "Data", "Alternative", "Supplement", "Unspecified"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		if (str_is(name, names[i])) {
			return true;
		}
	}
	return false;
}

static bool has_byte(struct str text, char byte)
{
	return text.n > 0 && memchr(text.at, byte, text.n) != NULL;
}

static void check(struct writer *writer, const struct pdf_attachment *attachment)
{
	if (attachment->name.n == 0 || has_byte(attachment->name, '/') || has_byte(attachment->name, '\\')) {
		writer_error(writer, DIAG_PDF_ATTACHMENT, WRITER_NO_PAGE, 0, "“%.*s” is no file name for an attachment: give it without a path", STR_ARG(attachment->name));
	}
	if (!has_byte(attachment->mime, '/') || attachment->mime.n > NAME_LIMIT) {
		writer_error(writer, DIAG_PDF_ATTACHMENT, WRITER_NO_PAGE, 0, "“%.*s” is no media type for an attachment", STR_ARG(attachment->mime));
	}
	if (!is_relationship(attachment->relationship)) {
		writer_error(writer, DIAG_PDF_ATTACHMENT, WRITER_NO_PAGE, 0, "“%.*s” is no relation of an attachment to the document", STR_ARG(attachment->relationship));
	}
}

static uint32_t write_file(struct writer *writer, struct str mime, struct str bytes)
{
	struct buf entries = writer_buf(writer);
	char digest[32];
	store_digest(bytes, digest);
	buf_add_str(&entries, STR("/Type/EmbeddedFile/Subtype"));
	string_add_name(&entries, mime);
	buf_format(&entries, "/Params<</Size %zu/CheckSum<%.32s>", bytes.n, digest);
	struct buf date = writer_buf(writer);
	if (metadata_add_date(writer, &date)) {
		buf_add_str(&entries, STR("/ModDate"));
		buf_add_str(&entries, buf_str(&date));
	}
	buf_add_str(&entries, STR(">>"));
	return writer_add_stream(writer, buf_str(&entries), bytes);
}

static uint32_t write_attachment(struct writer *writer, const struct pdf_attachment *attachment)
{
	uint32_t file = write_file(writer, attachment->mime, attachment->bytes);
	struct buf body = writer_buf(writer);
	buf_add_str(&body, STR("/Type/Filespec/F"));
	writer_add_text(writer, &body, attachment->name, 0, "the name of an attachment");
	buf_add_str(&body, STR("/UF"));
	string_add_text(&body, attachment->name);
	buf_add_str(&body, STR("/AFRelationship"));
	string_add_name(&body, attachment->relationship);
	if (attachment->description.n > 0) {
		buf_add_str(&body, STR("/Desc"));
		writer_add_text(writer, &body, attachment->description, 0, "the description of an attachment");
	}
	buf_add_str(&body, STR("/EF<</F"));
	writer_add_reference(&body, file);
	buf_add_str(&body, STR("/UF"));
	writer_add_reference(&body, file);
	buf_add_str(&body, STR(">>"));
	return writer_add_object(writer, &body);
}

struct named { const struct pdf_attachment *attachment; uint32_t object; };

static int compare_names(const void *a, const void *b)
{
	return str_compare(((const struct named *)a)->attachment->name, ((const struct named *)b)->attachment->name);
}

void attachment_write_all(struct writer *writer, const struct pdf_attachment *attachments, size_t n, struct buf *catalogue)
{
	if (n == 0) {
		return;
	}
	struct named *named = arena_array(writer->arena, n, struct named);
	buf_add_str(catalogue, STR("/AF["));
	for (size_t i = 0; i < n; i++) {
		check(writer, &attachments[i]);
		named[i] = (struct named){&attachments[i], write_attachment(writer, &attachments[i])};
		writer_add_reference(catalogue, named[i].object);
	}
	qsort(named, n, sizeof *named, compare_names);
	buf_add_str(catalogue, STR("]/Names<</EmbeddedFiles<</Names["));
	for (size_t i = 0; i < n; i++) {
		if (i > 0 && compare_names(&named[i - 1], &named[i]) == 0) {
			writer_error(writer, DIAG_PDF_ATTACHMENT, WRITER_NO_PAGE, 0, "two attachments have the name “%.*s”", STR_ARG(named[i].attachment->name));
		}
		/* Keys are compared as bytes: kept as UTF-8 in hexadecimal, they stand in the order of the names. */
		string_add_bytes(catalogue, named[i].attachment->name);
		writer_add_reference(catalogue, named[i].object);
	}
	buf_add_str(catalogue, STR("]>>>>"));
}
