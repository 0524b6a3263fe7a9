#include "pdf/pdf.h"

#include "pdf/attachment.h"
#include "pdf/font.h"
#include "pdf/label.h"
#include "pdf/metadata.h"
#include "pdf/outline.h"
#include "pdf/page.h"
#include "pdf/srgb.h"
#include "pdf/structure.h"

static void write_page_tree(struct writer *writer)
{
	struct buf body = writer_buf(writer);
	buf_format(&body, "/Type/Pages/Count %u/Kids[", writer->frames->page_count);
	for (uint32_t i = 0; i < writer->frames->page_count; i++) {
		writer_add_reference(&body, writer->pages[i]);
	}
	buf_add_byte(&body, ']');
	store_set(writer->store, writer->page_tree, buf_str(&body));
}

static void add_resource(struct buf *out, char letter, size_t number, uint32_t object)
{
	buf_format(out, "/%c%zu", letter, number);
	writer_add_reference(out, object);
}

static void write_resources(struct writer *writer)
{
	struct buf body = writer_buf(writer);
	buf_add_str(&body, STR("/Font<<"));
	for (size_t i = 0; i < writer->fonts.n; i++) {
		add_resource(&body, 'F', i, writer->fonts.at[i]->object);
	}
	buf_add_str(&body, STR(">>/XObject<<"));
	for (size_t i = 0; i < writer->images.n; i++) {
		add_resource(&body, 'I', i, writer->images.at[i].object);
	}
	for (size_t i = 0; i < writer->glyph_forms.n; i++) {
		add_resource(&body, 'H', i, writer->glyph_forms.at[i]);
	}
	buf_add_str(&body, STR(">>/Pattern<<"));
	for (size_t i = 0; i < writer->patterns.n; i++) {
		add_resource(&body, 'P', i, writer->patterns.at[i].object);
	}
	buf_add_str(&body, STR(">>"));
	store_set(writer->store, writer->resources, buf_str(&body));
}

static void write_pages(struct writer *writer)
{
	const struct frames *frames = writer->frames;
	writer->pages = arena_array(writer->arena, (size_t)frames->page_count + 1, uint32_t);
	writer->page_tree = store_add(writer->store);
	writer->resources = store_add(writer->store);
	/* Links lead forward too: all pages need their numbers first. */
	for (uint32_t i = 0; i < frames->page_count; i++) {
		writer->pages[i] = store_add(writer->store);
	}
	for (uint32_t i = 0; i < frames->page_count; i++) {
		page_write(writer, i);
	}
	write_page_tree(writer);
	font_write_all(writer);
	write_resources(writer);
}

static void add_output_intent(struct writer *writer, struct buf *catalogue)
{
	struct str profile = {(const char *)srgb_profile, srgb_profile_size};
	buf_add_str(catalogue, STR("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
		"/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)/DestOutputProfile"));
	writer_add_reference(catalogue, writer_add_stream(writer, STR("/N 3"), profile));
	buf_add_str(catalogue, STR(">>]"));
}

static uint32_t write_catalogue(struct writer *writer, const struct pdf_attachment *attachments, size_t attachment_count)
{
	struct buf body = writer_buf(writer);
	struct buf labels = writer_buf(writer);
	buf_add_str(&body, STR("/Type/Catalog/Pages"));
	writer_add_reference(&body, writer->page_tree);
	buf_add_str(&body, STR("/Lang"));
	writer_add_text(writer, &body, writer->frames->lang, 0, "the language");
	buf_format(&body, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true%s>>",
		writer->frames->rtl ? "/Direction/R2L" : "");
	buf_add_str(&body, STR("/StructTreeRoot"));
	writer_add_reference(&body, structure_write(writer));
	buf_add_str(&body, STR("/Metadata"));
	writer_add_reference(&body, metadata_write_xmp(writer));
	add_output_intent(writer, &body);
	uint32_t outline = outline_write(writer);
	if (outline > 0) {
		buf_add_str(&body, STR("/PageMode/UseOutlines/Outlines"));
		writer_add_reference(&body, outline);
	}
	if (label_add_tree(writer, &labels)) {
		buf_add_str(&body, STR("/PageLabels"));
		buf_add_str(&body, buf_str(&labels));
	}
	attachment_write_all(writer, attachments, attachment_count, &body);
	return writer_add_object(writer, &body);
}

static bool write_file(struct writer *writer, const struct pdf_attachment *attachments, size_t attachment_count, struct buf *out)
{
	size_t errors_before = writer->diag->errors;
	if (writer->frames->page_count == 0) {
		writer_error(writer, DIAG_PDF_PAGE, WRITER_NO_PAGE, 0, "the document has no pages");
	}
	metadata_check(writer);
	structure_init(writer);
	write_pages(writer);
	uint32_t root = write_catalogue(writer, attachments, attachment_count);
	uint32_t info = metadata_write_info(writer);
	if (writer->diag->errors > errors_before) {
		return false;
	}
	if (!store_write(writer->store, root, info, out)) {
		writer_error(writer, DIAG_PDF_LIBRARY, WRITER_NO_PAGE, 0, "libharu could not put the file together");
		return false;
	}
	return true;
}

bool pdf_write(const struct frames *frames, const struct pdf_metadata *metadata, const struct pdf_attachment *attachments, size_t attachment_count,
	struct arena *arena, struct diag *diag, struct str *ret_bytes)
{
	struct arena scratch = {0};
	struct buf out = {.arena = arena};
	struct writer writer = {
		.frames = frames,
		.metadata = metadata,
		.arena = &scratch,
		.diag = diag,
		.store = store_create(),
	};
	bool done = false;
	if (!writer.store) {
		writer_error(&writer, DIAG_PDF_LIBRARY, WRITER_NO_PAGE, 0, "libharu %s is needed, but %s is here",
			store_version_needed(), store_version_found());
	} else {
		done = write_file(&writer, attachments, attachment_count, &out);
	}
	store_destroy(writer.store);
	arena_finish(&writer.page_arena);
	arena_finish(&scratch);
	if (done) {
		*ret_bytes = buf_str(&out);
	}
	return done;
}
