#include "pdf/halo.h"

#include "base/number.h"
#include "pdf/path.h"
#include "pdf/structure.h"

/* What is known of a glyph: nothing yet; that it shows nothing; else the number of its form plus FORM_FIRST. */
enum { FORM_UNKNOWN, FORM_NONE, FORM_FIRST };

static struct halo_use *use_lookup(struct writer *writer, const struct frame_item *item)
{
	const struct text_run *run = item->as.halo.text;
	length stroke_width = item->as.halo.stroke_width;
	for (size_t i = 0; i < writer->halos.n; i++) {
		struct halo_use *use = &writer->halos.at[i];
		if (use->face == run->face && use->size == run->size && use->stroke_width == stroke_width) {
			return use;
		}
	}
	struct halo_use use = {.face = run->face, .size = run->size, .stroke_width = stroke_width};
	use.glyph_count = hb_face_get_glyph_count(run->face->face);
	use.forms = arena_array(writer->arena, use.glyph_count, uint32_t);
	vec_push(&writer->halos, writer->arena, use);
	return &writer->halos.at[writer->halos.n - 1];
}

/* The rectangle around all points of a path, which holds its curves too, with room for its line. y up. */
static void add_box(struct buf *out, const struct text_path *path, length stroke_width)
{
	length x0 = INT64_MAX, y0 = INT64_MAX, x1 = INT64_MIN, y1 = INT64_MIN;
	for (size_t i = 0; i < path->n; i++) {
		const struct text_path_point *point = &path->at[i];
		int pairs = point->verb == TEXT_CURVE ? 3 : point->verb == TEXT_CLOSE ? 0 : 1;
		for (int k = 0; k < pairs; k++) {
			x0 = point->x[k] < x0 ? point->x[k] : x0;
			y0 = -point->y[k] < y0 ? -point->y[k] : y0;
			x1 = point->x[k] > x1 ? point->x[k] : x1;
			y1 = -point->y[k] > y1 ? -point->y[k] : y1;
		}
	}
	number_add_operand(out, x0 - stroke_width);
	number_add_operand(out, y0 - stroke_width);
	number_add_operand(out, x1 + stroke_width);
	number_add_length(out, y1 + stroke_width);
}

/* Colour and line are those of the page where the form is used. */
static uint32_t write_form(struct writer *writer, const struct text_path *path, length stroke_width)
{
	struct buf entries = writer_buf(writer), ops = {.arena = &writer->page_arena};
	buf_add_str(&entries, STR("/Type/XObject/Subtype/Form/Resources<<>>/BBox["));
	add_box(&entries, path, stroke_width);
	buf_add_byte(&entries, ']');
	path_add_points(&ops, path->at, path->n, 0, 0, 0);
	buf_add_byte(&ops, 'B');
	return writer_add_stream(writer, buf_str(&entries), buf_str(&ops));
}

static uint32_t form_lookup(struct writer *writer, struct halo_use *use, uint32_t glyph)
{
	if (use->forms[glyph] == FORM_UNKNOWN) {
		struct text_path path = text_glyph_outline(use->face, use->size, glyph, &writer->page_arena);
		use->forms[glyph] = path.n > 0 ? (uint32_t)writer->glyph_forms.n + FORM_FIRST : FORM_NONE;
		if (path.n > 0) {
			vec_push(&writer->glyph_forms, writer->arena, write_form(writer, &path, use->stroke_width));
		}
	}
	return use->forms[glyph];
}

static void add_form(struct buf *ops, uint32_t form)
{
	buf_format(ops, "/H%u Do", form - FORM_FIRST);
}

/* On a curve: a matrix for each glyph. */
static void add_curve(struct page *page, const struct frame_item *item, struct halo_use *use)
{
	struct buf *ops = &page->ops;
	for (uint32_t i = 0; i < item->as.halo.text->glyph_count; i++) {
		const struct frame_place *place = &item->places[i];
		uint32_t form = form_lookup(page->writer, use, item->as.halo.text->glyphs[i].id);
		if (form == FORM_NONE) {
			continue;
		}
		buf_add_str(ops, STR("q "));
		writer_add_matrix(ops, page->height, place->turn, item->x + place->x, item->y + place->y);
		buf_add_str(ops, STR("cm"));
		add_form(ops, form);
		buf_add_str(ops, STR(" Q\n"));
	}
}

/* In a row: the origin moves on from glyph to glyph, by steps that are much the same everywhere and pack well. */
static void add_row(struct page *page, const struct frame_item *item, struct halo_use *use)
{
	const struct text_run *run = item->as.halo.text;
	struct buf *ops = &page->ops;
	length *x = arena_array(&page->writer->page_arena, run->glyph_count, length);
	length at_x = 0, at_y = 0;
	frame_glyph_origins(run, x);
	buf_add_str(ops, STR("q "));
	writer_add_matrix(ops, page->height, item->turn, item->x, item->y);
	buf_add_str(ops, STR("cm\n"));
	for (uint32_t i = 0; i < run->glyph_count; i++) {
		uint32_t form = form_lookup(page->writer, use, run->glyphs[i].id);
		length rise = run->raise + run->glyphs[i].dy;
		if (form == FORM_NONE) {
			continue;
		}
		if (x[i] != at_x || rise != at_y) {
			buf_add_str(ops, STR("1 0 0 1 "));
			number_add_operand(ops, x[i] - at_x);
			number_add_operand(ops, rise - at_y);
			buf_add_str(ops, STR("cm"));
		}
		add_form(ops, form);
		buf_add_byte(ops, '\n');
		at_x = x[i];
		at_y = rise;
	}
	buf_add_str(ops, STR("Q\n"));
}

static bool check_glyphs(struct page *page, const struct frame_item *item, const struct halo_use *use)
{
	const struct text_run *run = item->as.halo.text;
	for (uint32_t i = 0; i < run->glyph_count; i++) {
		if (run->glyphs[i].id >= use->glyph_count) {
			page_error(page, DIAG_PDF_GLYPH, item, "font %.*s has no glyph for the halo of part of “%.*s”",
				STR_ARG(run->face->postscript_name), STR_ARG(run->text));
			return false;
		}
	}
	return true;
}

void halo_show(struct page *page, const struct frame_item *item)
{
	const struct text_run *run = item->as.halo.text;
	colour shade = item->as.halo.colour;
	if (run->glyph_count == 0 || run->size <= 0) {
		return;
	}
	struct halo_use *use = use_lookup(page->writer, item);
	if (!check_glyphs(page, item, use)) {
		return;
	}
	page_mark(page, item);
	page_set_fill(page, shade);
	path_set_stroke(page, &(struct frame_paint){.stroke = shade, .stroke_width = use->stroke_width, .round_caps = true});
	if (item->places) {
		add_curve(page, item, use);
	} else {
		add_row(page, item, use);
	}
	if (item->node > 0) {
		struct frame_bounds bounds = frame_item_bounds(item);
		structure_cover(page->writer, page->index, item->node, bounds.x, bounds.y, bounds.width, bounds.height);
	}
}
