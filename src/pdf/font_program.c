#include "pdf/font_program.h"

#include <hb-subset.h>

#include "base/memory.h"

int font_table_number(hb_face_t *face, hb_tag_t table, unsigned byte)
{
	hb_blob_t *blob = hb_face_reference_table(face, table);
	unsigned n = 0;
	const unsigned char *data = (const unsigned char *)hb_blob_get_data(blob, &n);
	int number = byte + 2 <= n ? (int16_t)(data[byte] << 8 | data[byte + 1]) : 0;
	hb_blob_destroy(blob);
	return number;
}

static bool is_kept(hb_tag_t table)
{
	static const hb_tag_t kept[] = {
		HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'), HB_TAG('h', 'm', 't', 'x'),
		HB_TAG('m', 'a', 'x', 'p'), HB_TAG('g', 'l', 'y', 'f'), HB_TAG('l', 'o', 'c', 'a'),
	};
	for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++) {
		if (kept[i] == table) {
			return true;
		}
	}
	return false;
}

static void drop_tables(hb_face_t *face, hb_set_t *dropped)
{
	hb_tag_t tags[32];
	unsigned start = 0, n;
	do {
		n = sizeof tags / sizeof tags[0];
		hb_face_get_table_tags(face, start, &n, tags);
		for (unsigned i = 0; i < n; i++) {
			if (!is_kept(tags[i])) {
				hb_set_add(dropped, tags[i]);
			}
		}
		start += n;
	} while (n > 0);
}

static bool has_outlines(hb_face_t *face)
{
	hb_blob_t *glyf = hb_face_reference_table(face, HB_TAG('g', 'l', 'y', 'f'));
	bool present = hb_blob_get_length(glyf) > 0;
	hb_blob_destroy(glyf);
	return present;
}

static hb_subset_plan_t *make_plan(const struct font_use *use)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	if (!input) {
		memory_exhausted(0);
	}
	hb_set_t *glyphs = hb_subset_input_glyph_set(input);
	for (size_t code = 1; code < use->codes.n; code++) {
		hb_set_add(glyphs, use->codes.at[code].glyph);
	}
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
	drop_tables(use->face->face, hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG));
	hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(use->face->face, input);
	hb_subset_input_destroy(input);
	return plan;
}

static struct str copy_face(hb_face_t *face, struct arena *arena)
{
	hb_blob_t *blob = hb_face_reference_blob(face);
	unsigned n = 0;
	const char *data = hb_blob_get_data(blob, &n);
	char *copy = arena_take(arena, n);
	if (n > 0) {
		memcpy(copy, data, n);
	}
	hb_blob_destroy(blob);
	return (struct str){copy, n};
}

bool font_program_subset(struct writer *writer, const struct font_use *use, struct font_program *ret_program)
{
	struct str name = use->face->postscript_name;
	if (!has_outlines(use->face->face)) {
		writer_error(writer, DIAG_PDF_FONT, WRITER_NO_PAGE, 0, "font %.*s has no TrueType outlines", STR_ARG(name));
		return false;
	}
	hb_subset_plan_t *plan = make_plan(use);
	hb_face_t *subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
	bool done = subset != NULL;
	if (done) {
		const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
		ret_program->bytes = copy_face(subset, writer->arena);
		ret_program->glyphs = arena_array(writer->arena, use->codes.n, uint32_t);
		for (size_t code = 1; code < use->codes.n; code++) {
			ret_program->glyphs[code] = hb_map_get(map, use->codes.at[code].glyph);
		}
	} else {
		writer_error(writer, DIAG_PDF_FONT, WRITER_NO_PAGE, 0, "font %.*s cannot be subset: it is damaged", STR_ARG(name));
	}
	hb_face_destroy(subset);
	hb_subset_plan_destroy(plan);
	return done;
}
