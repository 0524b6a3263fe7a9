/*
 * Sample frames for the tests of pdf: built by hand, text shaped with HarfBuzz alone.
 */
#ifndef CITYPROFILE_TEST_PDF_SAMPLE_H
#define CITYPROFILE_TEST_PDF_SAMPLE_H

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "pdf/pdf.h"

#define PT(n) ((length)(n) * LENGTH_PT)
#define INK 0x16222e
#define PAGES 3
#define NODES 100

struct sample {
	struct arena arena;
	struct source_list sources;
	struct diag diag;
	struct frames frames;
	struct frame_page pages[PAGES];
	struct frame_node nodes[NODES];
	struct pdf_metadata metadata;
	struct font_face faces[4];
	unsigned face_count;
};

static inline struct str sample_path(struct sample *sample, const char *name)
{
	const char *folder = getenv("CITYPROFILE_DATA");
	return path_join(str_from(folder ? folder : "."), str_from(name), &sample->arena);
}

static inline void sample_init(struct sample *sample)
{
	*sample = (struct sample){0};
	sample->sources.arena = &sample->arena;
	sample->diag = (struct diag){.arena = &sample->arena, .sources = &sample->sources};
	sample->frames.pages = sample->pages;
	sample->frames.nodes = sample->nodes;
	sample->frames.lang = STR("en-GB");
	sample->metadata.title = STR("Sample");
}

static inline void sample_finish(struct sample *sample)
{
	for (unsigned i = 0; i < sample->face_count; i++) {
		hb_font_destroy(sample->faces[i].font);
		hb_face_destroy(sample->faces[i].face);
	}
	arena_finish(&sample->arena);
}

static inline struct font_face *sample_face(struct sample *sample, const char *file, const char *name)
{
	struct font_face *face = &sample->faces[sample->face_count];
	hb_blob_t *blob = hb_blob_create_from_file(sample_path(sample, file).at);
	face->number = sample->face_count++;
	face->weight = 400;
	face->face = hb_face_create(blob, 0);
	face->font = hb_font_create(face->face);
	face->upem = hb_face_get_upem(face->face);
	face->postscript_name = str_from(name);
	hb_font_set_scale(face->font, (int)face->upem, (int)face->upem);
	hb_font_extents_t extents;
	hb_font_get_h_extents(face->font, &extents);
	face->ascent = extents.ascender;
	face->descent = extents.descender;
	face->cap_height = (int32_t)face->upem * 7 / 10;
	hb_blob_destroy(blob);
	return face;
}

/* Shape; right-to-left glyphs are put back into logical order. */
static inline struct text_run *sample_run(struct sample *sample, const struct font_face *face, length size, const char *text, bool rtl)
{
	hb_buffer_t *buffer = hb_buffer_create();
	hb_buffer_add_utf8(buffer, text, -1, 0, -1);
	hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_set_direction(buffer, rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_guess_segment_properties(buffer);
	hb_shape(face->font, buffer, NULL, 0);
	unsigned n;
	hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &n);
	hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, &n);
	struct text_run *run = arena_new(&sample->arena, struct text_run);
	*run = (struct text_run){.face = face, .size = size, .colour = INK, .rtl = rtl, .text = str_from(text), .glyph_count = n};
	run->glyphs = arena_array(&sample->arena, n, struct text_glyph);
	for (unsigned i = 0; i < n; i++) {
		unsigned from = rtl ? n - 1 - i : i;
		length advance = length_scale(positions[from].x_advance, size, face->upem);
		run->glyphs[i] = (struct text_glyph){infos[from].codepoint, infos[from].cluster, advance, advance,
			length_scale(positions[from].x_offset, size, face->upem), length_scale(positions[from].y_offset, size, face->upem)};
		run->width += advance;
	}
	hb_buffer_destroy(buffer);
	return run;
}

/* As a line break makes it: a hyphen glyph that no source character stands for. */
static inline void sample_hyphenate(struct sample *sample, struct text_run *run)
{
	struct text_glyph *glyphs = arena_array(&sample->arena, run->glyph_count + 1, struct text_glyph);
	struct text_run *hyphen = sample_run(sample, run->face, run->size, "-", false);
	memcpy(glyphs, run->glyphs, run->glyph_count * sizeof *glyphs);
	glyphs[run->glyph_count] = hyphen->glyphs[0];
	glyphs[run->glyph_count].character = (uint32_t)run->text.n;
	run->glyphs = glyphs;
	run->glyph_count++;
	run->width += hyphen->width;
	run->hyphen = true;
}

static inline uint32_t sample_node(struct sample *sample, uint32_t parent, const char *role)
{
	uint32_t number = ++sample->frames.node_count;
	sample->nodes[number] = (struct frame_node){.parent = parent, .role = str_from(role)};
	return number;
}

static inline uint32_t sample_page(struct sample *sample, const char *folio)
{
	uint32_t index = sample->frames.page_count++;
	sample->pages[index] = (struct frame_page){.width = PT(420), .height = PT(595), .folio = str_from(folio)};
	return index;
}

static inline struct frame_item *sample_add(struct sample *sample, uint32_t page, const struct frame_item *item)
{
	struct frame_group *items = &sample->pages[page].items;
	frame_add(items, &sample->arena, item);
	return &items->at[items->n - 1];
}

static inline struct frame_item *sample_text(struct sample *sample, uint32_t page, uint32_t node, length x, length y, struct text_run *run)
{
	run->node = node;
	sample->nodes[node].leaf = true;
	return sample_add(sample, page, &(struct frame_item){.kind = FRAME_TEXT, .node = node, .x = x, .y = y, .width = run->width, .as.text = run});
}

static inline bool sample_write(struct sample *sample, struct str *ret_bytes)
{
	return pdf_write(&sample->frames, &sample->metadata, NULL, 0, &sample->arena, &sample->diag, ret_bytes);
}

/* Leave the file for the judges, where they asked for it. */
static inline void sample_keep(struct sample *sample, struct str bytes, const char *name)
{
	const char *folder = getenv("CITYPROFILE_TEST_PDF");
	if (folder) {
		mkdir(folder, 0777); /* it may be there already */
		if (!file_write(path_join(str_from(folder), str_from(name), &sample->arena), bytes, &sample->diag)) {
			abort();
		}
	}
}

/* Returns where the literal stands in the bytes, or NULL. */
static inline const char *sample_find(struct str bytes, const char *literal)
{
	return memmem(bytes.at, bytes.n, literal, strlen(literal));
}

static inline size_t sample_count(struct str bytes, const char *literal)
{
	size_t n = 0;
	for (const char *at; (at = sample_find(bytes, literal)) != NULL; n++) {
		bytes = str_from_byte(bytes, (size_t)(at - bytes.at) + strlen(literal));
	}
	return n;
}

#endif
