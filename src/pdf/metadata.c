#include "pdf/metadata.h"

#include "pdf/string.h"

/* The two forms of a date: 2026-11-22 and 2026-11-22T15:30:00Z, where 0 is any digit. */
#define DATE_FORM "0000-00-00"
#define TIME_FORM "0000-00-00T00:00:00Z"

static bool has_form(struct str text, const char *form)
{
	if (text.n != str_from(form).n) {
		return false;
	}
	for (size_t i = 0; i < text.n; i++) {
		bool digit = text.at[i] >= '0' && text.at[i] <= '9';
		if (form[i] == '0' ? !digit : text.at[i] != form[i]) {
			return false;
		}
	}
	return true;
}

void metadata_check(struct writer *writer)
{
	struct str created = writer->metadata->created;
	if (writer->metadata->title.n == 0) {
		writer_error(writer, DIAG_PDF_METADATA, WRITER_NO_PAGE, 0, "the document has no title");
	}
	if (writer->frames->lang.n == 0) {
		writer_error(writer, DIAG_PDF_METADATA, WRITER_NO_PAGE, 0, "the document has no language");
	}
	if (created.n > 0 && !has_form(created, DATE_FORM) && !has_form(created, TIME_FORM)) {
		writer_error(writer, DIAG_PDF_METADATA, WRITER_NO_PAGE, 0, "“%.*s” is no date: write yyyy-mm-dd, or yyyy-mm-ddThh:mm:ssZ", STR_ARG(created));
	}
}

bool metadata_add_date(struct writer *writer, struct buf *out)
{
	struct str created = writer->metadata->created;
	if (created.n == 0) {
		return false;
	}
	buf_add_str(out, STR("(D:"));
	for (size_t i = 0; i < created.n; i++) {
		if (created.at[i] >= '0' && created.at[i] <= '9') {
			buf_add_byte(out, created.at[i]);
		}
	}
	buf_add_str(out, created.n == sizeof DATE_FORM - 1 ? STR("000000Z)") : STR("Z)"));
	return true;
}

/* The description serves as the subject of the information dictionary: both name the same property. */
static struct str description(const struct pdf_metadata *metadata)
{
	return metadata->description.n > 0 ? metadata->description : metadata->subject;
}

static void add_info(struct writer *writer, struct buf *out, const char *key, struct str value)
{
	if (value.n > 0) {
		buf_add_str(out, str_from(key));
		writer_add_text(writer, out, value, 0, "a field of the metadata");
	}
}

uint32_t metadata_write_info(struct writer *writer)
{
	const struct pdf_metadata *metadata = writer->metadata;
	struct buf body = writer_buf(writer);
	struct buf date = writer_buf(writer);
	add_info(writer, &body, "/Title", metadata->title);
	add_info(writer, &body, "/Author", metadata->author);
	add_info(writer, &body, "/Subject", description(metadata));
	add_info(writer, &body, "/Keywords", metadata->keywords);
	add_info(writer, &body, "/Producer", metadata->producer);
	if (metadata_add_date(writer, &date)) {
		buf_format(&body, "/CreationDate%.*s/ModDate%.*s", STR_ARG(buf_str(&date)), STR_ARG(buf_str(&date)));
	}
	return writer_add_object(writer, &body);
}

static void add_escaped(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		switch (text.at[i]) {
		case '&': buf_add_str(out, STR("&amp;")); break;
		case '<': buf_add_str(out, STR("&lt;")); break;
		case '>': buf_add_str(out, STR("&gt;")); break;
		default: buf_add_byte(out, text.at[i]);
		}
	}
}

/* One property between what opens and what closes it; nothing for an empty value. */
static void add_property(struct buf *out, const char *open, struct str value, const char *close)
{
	if (value.n > 0) {
		buf_add_str(out, str_from(open));
		add_escaped(out, value);
		buf_add_str(out, str_from(close));
		buf_add_byte(out, '\n');
	}
}

/* PDF/A knows nothing of PDF/UA: its property must be described before it is used. */
static const char extension_schema[] =
	"<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	"<pdfaProperty:category>internal</pdfaProperty:category>\n"
	"<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>\n"
	"</rdf:li></rdf:Seq></pdfaSchema:property>\n"
	"</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";

static const char packet_start[] =
	"<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n";

static const char properties_start[] =
	"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
	" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
	" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
	"<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n<pdfuaid:part>1</pdfuaid:part>\n"
	"<dc:format>application/pdf</dc:format>\n";

static void add_dates(struct writer *writer, struct buf *out)
{
	struct str created = writer->metadata->created;
	if (created.n == 0) {
		return;
	}
	static const char *const names[] = {"CreateDate", "ModifyDate", "MetadataDate"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		buf_format(out, "<xmp:%s>%.*s%s</xmp:%s>\n", names[i], STR_ARG(created),
			created.n == sizeof DATE_FORM - 1 ? "T00:00:00Z" : "", names[i]);
	}
}

uint32_t metadata_write_xmp(struct writer *writer)
{
	const struct pdf_metadata *metadata = writer->metadata;
	struct buf xmp = writer_buf(writer);
	buf_add_str(&xmp, str_from(packet_start));
	buf_add_str(&xmp, str_from(properties_start));
	add_property(&xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", metadata->title, "</rdf:li></rdf:Alt></dc:title>");
	add_property(&xmp, "<dc:creator><rdf:Seq><rdf:li>", metadata->author, "</rdf:li></rdf:Seq></dc:creator>");
	add_property(&xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", description(metadata), "</rdf:li></rdf:Alt></dc:description>");
	add_property(&xmp, "<dc:subject><rdf:Bag><rdf:li>", metadata->subject, "</rdf:li></rdf:Bag></dc:subject>");
	add_property(&xmp, "<dc:language><rdf:Bag><rdf:li>", writer->frames->lang, "</rdf:li></rdf:Bag></dc:language>");
	add_property(&xmp, "<dc:identifier>", metadata->identifier, "</dc:identifier>");
	add_property(&xmp, "<pdf:Keywords>", metadata->keywords, "</pdf:Keywords>");
	add_property(&xmp, "<pdf:Producer>", metadata->producer, "</pdf:Producer>");
	add_dates(writer, &xmp);
	buf_add_str(&xmp, STR("</rdf:Description>\n"));
	buf_add_str(&xmp, str_from(extension_schema));
	buf_add_str(&xmp, STR("</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>"));
	return store_add_stream(writer->store, STR("/Type/Metadata/Subtype/XML"), buf_str(&xmp));
}
