#include <assert.h>
#include <cairo.h>

#include "frame/cell.h"
#include "svg/outline.h"
#include "svg/png_file.h"

/* Cairo counts in the units of layout: what it is given are whole numbers, which a double holds exactly. */
static void add_points(cairo_t *cairo, const struct text_path_point *points, size_t n, length x, length y)
{
	cairo_new_path(cairo);
	for (size_t i = 0; i < n; i++) {
		const struct text_path_point *point = &points[i];
		double px[3], py[3];
		for (int k = 0; k < 3; k++) {
			px[k] = (double)(x + point->x[k]);
			py[k] = (double)(y + point->y[k]);
		}
		switch (point->verb) {
		case TEXT_MOVE:
			cairo_move_to(cairo, px[0], py[0]);
			break;
		case TEXT_LINE:
			cairo_line_to(cairo, px[0], py[0]);
			break;
		case TEXT_CURVE:
			cairo_curve_to(cairo, px[0], py[0], px[1], py[1], px[2], py[2]);
			break;
		case TEXT_CLOSE:
			cairo_close_path(cairo);
			break;
		}
	}
}

static void set_colour(cairo_t *cairo, colour colour)
{
	cairo_set_source_rgb(cairo, (double)(colour >> 16 & 0xff) / 255, (double)(colour >> 8 & 0xff) / 255, (double)(colour & 0xff) / 255);
}

/* Add the strokes of one cell, its bottom left corner at (x, y). */
static void add_cell(cairo_t *cairo, const struct cell *cell, int64_t x, int64_t y)
{
	for (size_t i = 0; i < cell->n; i++) {
		cairo_move_to(cairo, (double)(x + cell->strokes[i].x0), (double)(y + cell->strokes[i].y0));
		cairo_line_to(cairo, (double)(x + cell->strokes[i].x1), (double)(y + cell->strokes[i].y1));
	}
}

/*
 * Repeat a cell over the path that is set, from the bottom left corner of the page upwards, as in the PDF. All strokes are one
 * path: where one runs over into the next cell nothing is painted twice.
 */
static void fill_pattern(cairo_t *cairo, const struct frame_paint *paint, length page_height, struct arena *arena)
{
	struct cell cell = cell_make(paint->pattern, arena);
	double x0, y0, x1, y1;
	cairo_save(cairo);
	cairo_clip(cairo);
	cairo_translate(cairo, 0, (double)page_height);
	cairo_scale(cairo, (double)LENGTH_PT / CELL_UNITS, -(double)LENGTH_PT / CELL_UNITS);
	cairo_clip_extents(cairo, &x0, &y0, &x1, &y1);
	/* One more on each side: strokes run over. */
	for (int64_t x = ((int64_t)x0 / cell.width - 1) * cell.width; x < (int64_t)x1 + cell.width; x += cell.width)
		for (int64_t y = ((int64_t)y0 / cell.height - 1) * cell.height; y < (int64_t)y1 + cell.height; y += cell.height)
			add_cell(cairo, &cell, x, y);
	set_colour(cairo, paint->fill);
	cairo_set_line_width(cairo, (double)cell.pen);
	cairo_set_line_cap(cairo, cell.round_caps ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
	cairo_stroke(cairo);
	cairo_restore(cairo);
}

static void stroke(cairo_t *cairo, const struct frame_paint *paint)
{
	const double dash[] = {(double)paint->dash_on, (double)paint->dash_off};
	set_colour(cairo, paint->stroke);
	cairo_set_line_width(cairo, (double)paint->stroke_width);
	cairo_set_line_cap(cairo, paint->round_caps ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
	cairo_set_line_join(cairo, paint->round_caps ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
	cairo_set_dash(cairo, dash, paint->dash_on > 0 ? 2 : 0, 0);
	cairo_stroke_preserve(cairo);
}

static void draw_path(cairo_t *cairo, const struct frame_item *item, length page_height, struct arena *arena)
{
	const struct frame_paint *paint = &item->as.path.paint;
	bool pattern = paint->fill != COLOUR_NONE && paint->pattern != FRAME_SOLID;
	colour ground = pattern ? paint->ground : paint->fill;
	add_points(cairo, item->as.path.points, item->as.path.n, item->x, item->y);
	if (ground != COLOUR_NONE) {
		set_colour(cairo, ground);
		cairo_fill_preserve(cairo);
	}
	if (pattern) {
		fill_pattern(cairo, paint, page_height, arena);
		add_points(cairo, item->as.path.points, item->as.path.n, item->x, item->y);
	}
	if (paint->stroke != COLOUR_NONE)
		stroke(cairo, paint);
}

static void draw_item(cairo_t *cairo, const struct frame_item *item, length page_height, struct arena *arena)
{
	assert(item->kind != FRAME_IMAGE);
	if (!outline_is_shown(item))
		return;
	if (item->kind == FRAME_PATH) {
		draw_path(cairo, item, page_height, arena);
	} else if (frame_item_run(item)) {
		struct text_path path = outline_make(item, arena);
		struct frame_paint halo = outline_halo_paint(item);
		bool text = item->kind == FRAME_TEXT;
		add_points(cairo, path.at, path.n, 0, 0);
		set_colour(cairo, text ? item->as.text->colour : halo.fill);
		cairo_fill_preserve(cairo);
		if (!text)
			stroke(cairo, &halo);
	}
}

static cairo_surface_t *draw_page(const struct frame_page *page, int64_t width, int64_t height, unsigned dpi)
{
	struct arena scratch = {0};
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
	cairo_t *cairo = cairo_create(surface);
	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_paint(cairo);
	cairo_scale(cairo, (double)dpi / (72 * LENGTH_PT), (double)dpi / (72 * LENGTH_PT));
	/* Of the unit that the scale above gives: a tenth of a pixel. */
	cairo_set_tolerance(cairo, 0.1);
	for (size_t i = 0; i < page->items.n; i++) {
		draw_item(cairo, &page->items.at[i], page->height, &scratch);
		arena_clear(&scratch);
	}
	cairo_destroy(cairo);
	cairo_surface_flush(surface);
	arena_finish(&scratch);
	return surface;
}

/* Pixels along a side, a last one in part. */
static int64_t pixels(length side, unsigned dpi)
{
	int64_t inch = 72 * LENGTH_PT;
	return (side * dpi + inch - 1) / inch;
}

bool png_write(const struct frame_page *page, const struct svg_words *words, unsigned dpi, struct arena *arena, struct diag *diag,
	struct str *ret_bytes)
{
	assert(dpi >= PNG_DPI_LEAST && dpi <= PNG_DPI_LIMIT);
	int64_t width = pixels(page->width, dpi), height = pixels(page->height, dpi);
	if (width > PNG_SIDE_LIMIT || height > PNG_SIDE_LIMIT || width * height > PNG_PIXELS_LIMIT) {
		struct diag_entry *entry = diag_add(diag, DIAG_CHART_PIXELS, (struct span){0},
			"a PNG of %lld by %lld pixels is larger than the limit of %d pixels", (long long)width, (long long)height, PNG_PIXELS_LIMIT);
		diag_hint(diag, entry, "ask for fewer dots with --dpi, or for SVG or PDF, which can be enlarged");
		return false;
	}
	struct buf out = {.arena = arena};
	cairo_surface_t *surface = draw_page(page, width, height, dpi);
	assert(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS);
	png_file_add(&out, (const uint32_t *)(const void *)cairo_image_surface_get_data(surface), (uint32_t)width, (uint32_t)height,
		(size_t)cairo_image_surface_get_stride(surface) / sizeof(uint32_t), dpi, words);
	cairo_surface_destroy(surface);
	*ret_bytes = buf_str(&out);
	return true;
}
