#include "pdf/font.h"

#include <hb-ot.h>

#include "base/number.h"
#include "pdf/font_program.h"
#include "pdf/string.h"
#include "pdf/unicode_map.h"

/* OS/2 fsType: the embedding that the font's maker allows. */
#define RIGHTS_USAGE 0x000f
#define RIGHTS_RESTRICTED 0x0002
#define RIGHTS_NO_SUBSET 0x0100
#define RIGHTS_BITMAP_ONLY 0x0200

static void check_rights(struct writer *writer, const struct font_face *face)
{
	unsigned rights = (unsigned)font_table_number(face->face, HB_TAG('O', 'S', '/', '2'), 8) & 0xffff;
	if ((rights & RIGHTS_USAGE) == RIGHTS_RESTRICTED || rights & (RIGHTS_NO_SUBSET | RIGHTS_BITMAP_ONLY)) {
		writer_error(writer, DIAG_PDF_FONT, WRITER_NO_PAGE, 0, "the licence bits of font %.*s forbid embedding a subset", STR_ARG(face->postscript_name));
	}
	if (hb_ot_var_has_data(face->face)) {
		writer_error(writer, DIAG_PDF_FONT, WRITER_NO_PAGE, 0, "font %.*s is variable; use a static instance", STR_ARG(face->postscript_name));
	}
}

struct font_use *font_use_lookup(struct writer *writer, const struct font_face *face)
{
	for (size_t i = 0; i < writer->fonts.n; i++) {
		if (writer->fonts.at[i]->face == face) {
			return writer->fonts.at[i];
		}
	}
	struct font_use *use = arena_new(writer->arena, struct font_use);
	use->face = face;
	use->object = store_add(writer->store);
	use->number = (unsigned)writer->fonts.n;
	use->glyph_count = hb_face_get_glyph_count(face->face);
	use->first = arena_array(writer->arena, use->glyph_count, uint32_t);
	vec_push(&use->codes, writer->arena, (struct font_code){0});
	vec_push(&writer->fonts, writer->arena, use);
	check_rights(writer, face);
	return use;
}

uint32_t font_code_lookup(struct writer *writer, struct font_use *use, uint32_t glyph, struct str text)
{
	for (uint32_t code = use->first[glyph]; code > 0; code = use->codes.at[code].next) {
		if (str_equal(use->codes.at[code].text, text)) {
			return code;
		}
	}
	if (use->codes.n > PDF_CODES_LIMIT) {
		writer_error(writer, DIAG_PDF_FONT, WRITER_NO_PAGE, 0, "font %.*s is used with more pairs of glyph and text than the limit of %d",
			STR_ARG(use->face->postscript_name), PDF_CODES_LIMIT);
		return 1;
	}
	uint32_t code = (uint32_t)use->codes.n;
	int64_t advance = hb_font_get_glyph_h_advance(use->face->font, glyph);
	struct font_code entry = {
		.glyph = glyph,
		.text = text,
		.width = length_scale(advance, 1000 * 1000, use->face->upem),
		.next = use->first[glyph],
	};
	vec_push(&use->codes, writer->arena, entry);
	use->first[glyph] = code;
	return code;
}

static void add_widths(struct buf *out, const struct font_use *use)
{
	buf_add_str(out, STR("/DW 0/W[1["));
	for (size_t code = 1; code < use->codes.n; code++) {
		if (code > 1) {
			buf_add_byte(out, ' ');
		}
		number_add_ratio(out, use->codes.at[code].width, 1000, 3);
	}
	buf_add_str(out, STR("]]"));
}

static int32_t per_mille(const struct font_face *face, int32_t units)
{
	return (int32_t)length_scale(units, 1000, face->upem);
}

static uint32_t write_descriptor(struct writer *writer, const struct font_face *face, struct str name, struct str program)
{
	const hb_tag_t head = HB_TAG('h', 'e', 'a', 'd'), post = HB_TAG('p', 'o', 's', 't');
	struct buf entries = writer_buf(writer);
	buf_format(&entries, "/Length1 %zu", program.n);
	uint32_t file = writer_add_stream(writer, buf_str(&entries), program);

	bool fixed_pitch = font_table_number(face->face, post, 12) != 0 || font_table_number(face->face, post, 14) != 0;
	struct buf body = writer_buf(writer);
	buf_add_str(&body, STR("/Type/FontDescriptor/FontName"));
	string_add_name(&body, name);
	buf_format(&body, "/Flags %d/FontBBox[%d %d %d %d]", 4 + (face->italic ? 64 : 0) + (fixed_pitch ? 1 : 0),
		per_mille(face, font_table_number(face->face, head, 36)), per_mille(face, font_table_number(face->face, head, 38)),
		per_mille(face, font_table_number(face->face, head, 40)), per_mille(face, font_table_number(face->face, head, 42)));
	buf_format(&body, "/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d", font_table_number(face->face, post, 4),
		per_mille(face, face->ascent), per_mille(face, face->descent), per_mille(face, face->cap_height));
	/* No table holds the stem's width; this rule of thumb gives 80 for regular and 146 for bold. */
	buf_format(&body, "/StemV %d/FontFile2", 50 + face->weight * face->weight / 5100);
	writer_add_reference(&body, file);
	return writer_add_object(writer, &body);
}

/* CIDToGIDMap: two bytes for each code, its glyph in the subset. */
static uint32_t write_glyph_map(struct writer *writer, const struct font_use *use, const struct font_program *program)
{
	struct buf map = writer_buf(writer);
	for (size_t code = 0; code < use->codes.n; code++) {
		uint32_t glyph = code == 0 ? 0 : program->glyphs[code];
		buf_add_byte(&map, (char)(glyph >> 8));
		buf_add_byte(&map, (char)(glyph & 0xff));
	}
	return writer_add_stream(writer, (struct str){0}, buf_str(&map));
}

static uint32_t write_descendant(struct writer *writer, const struct font_use *use, struct str name, const struct font_program *program)
{
	struct buf body = writer_buf(writer);
	buf_add_str(&body, STR("/Type/Font/Subtype/CIDFontType2/BaseFont"));
	string_add_name(&body, name);
	buf_add_str(&body, STR("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor"));
	writer_add_reference(&body, write_descriptor(writer, use->face, name, program->bytes));
	buf_add_str(&body, STR("/CIDToGIDMap"));
	writer_add_reference(&body, write_glyph_map(writer, use, program));
	add_widths(&body, use);
	return writer_add_object(writer, &body);
}

/* Six letters that differ when the subsets do, then the font's name as far as a name may be long. */
static struct str tagged_name(struct writer *writer, const struct font_face *face, struct str program)
{
	char hex[32];
	struct buf name = writer_buf(writer);
	store_digest(program, hex);
	for (int i = 0; i < 6; i++) {
		char digit = hex[i];
		buf_add_byte(&name, (char)('A' + (digit <= '9' ? digit - '0' : digit - 'A' + 10)));
	}
	buf_add_byte(&name, '+');
	struct str rest = face->postscript_name;
	rest.n = rest.n < NAME_LIMIT - name.n ? rest.n : NAME_LIMIT - name.n;
	buf_add_str(&name, rest);
	return buf_str(&name);
}

static void write_font(struct writer *writer, const struct font_use *use)
{
	struct font_program program;
	if (!font_program_subset(writer, use, &program)) {
		return;
	}
	struct str name = tagged_name(writer, use->face, program.bytes);
	struct buf map = writer_buf(writer);
	unicode_map_add(&map, use);
	struct buf body = writer_buf(writer);
	buf_add_str(&body, STR("/Type/Font/Subtype/Type0/BaseFont"));
	string_add_name(&body, name);
	buf_add_str(&body, STR("/Encoding/Identity-H/DescendantFonts["));
	writer_add_reference(&body, write_descendant(writer, use, name, &program));
	buf_add_str(&body, STR("]/ToUnicode"));
	writer_add_reference(&body, writer_add_stream(writer, (struct str){0}, buf_str(&map)));
	store_set(writer->store, use->object, buf_str(&body));
}

void font_write_all(struct writer *writer)
{
	for (size_t i = 0; i < writer->fonts.n; i++) {
		write_font(writer, writer->fonts.at[i]);
	}
}
