#include "pdf/path.h"

#include "base/number.h"
#include "pdf/pattern.h"
#include "pdf/structure.h"

void path_add_colour(struct buf *out, colour colour)
{
	for (int shift = 16; shift >= 0; shift -= 8) {
		number_add_ratio(out, colour >> shift & 0xff, 255, 4);
		buf_add_byte(out, ' ');
	}
}

void path_set_stroke(struct page *page, const struct frame_paint *paint)
{
	struct buf *ops = &page->ops;
	if (page->stroke != paint->stroke) {
		path_add_colour(ops, paint->stroke);
		buf_add_str(ops, STR("RG\n"));
		page->stroke = paint->stroke;
	}
	if (page->stroke_width != paint->stroke_width) {
		number_add_length(ops, paint->stroke_width);
		buf_add_str(ops, STR(" w\n"));
		page->stroke_width = paint->stroke_width;
	}
	if (page->round_caps != paint->round_caps) {
		buf_add_str(ops, paint->round_caps ? STR("1 J 1 j\n") : STR("0 J 0 j\n"));
		page->round_caps = paint->round_caps;
	}
	if (page->dash_on != paint->dash_on || page->dash_off != paint->dash_off) {
		buf_add_byte(ops, '[');
		if (paint->dash_on > 0) {
			number_add_operand(ops, paint->dash_on);
			number_add_length(ops, paint->dash_off);
		}
		buf_add_str(ops, STR("] 0 d\n"));
		page->dash_on = paint->dash_on;
		page->dash_off = paint->dash_off;
	}
}

void path_add_points(struct buf *out, const struct text_path_point *points, size_t n, length page_height, length x, length y)
{
	for (size_t i = 0; i < n; i++) {
		const struct text_path_point *point = &points[i];
		int pairs = point->verb == TEXT_CURVE ? 3 : point->verb == TEXT_CLOSE ? 0 : 1;
		for (int k = 0; k < pairs; k++) {
			writer_add_point(out, page_height, x + point->x[k], y + point->y[k]);
		}
		static const char operators[] = {[TEXT_MOVE] = 'm', [TEXT_LINE] = 'l', [TEXT_CURVE] = 'c', [TEXT_CLOSE] = 'h'};
		buf_add_byte(out, operators[point->verb]);
		buf_add_byte(out, '\n');
	}
}

static void add_points(struct page *page, const struct frame_item *item)
{
	path_add_points(&page->ops, item->as.path.points, item->as.path.n, page->height, item->x, item->y);
}

static void fill_pattern(struct page *page, const struct frame_item *item)
{
	const struct frame_paint *paint = &item->as.path.paint;
	if (paint->ground != COLOUR_NONE) {
		page_set_fill(page, paint->ground);
		add_points(page, item);
		buf_add_str(&page->ops, STR("f\n"));
	}
	buf_format(&page->ops, "/Pattern cs/P%zu scn\n", pattern_lookup(page->writer, paint->pattern, paint->fill));
	page->fill = COLOUR_NONE;
}

void path_show(struct page *page, const struct frame_item *item)
{
	const struct frame_paint *paint = &item->as.path.paint;
	bool fills = paint->fill != COLOUR_NONE;
	bool strokes = paint->stroke != COLOUR_NONE;
	if (item->as.path.n == 0 || (!fills && !strokes)) {
		return;
	}
	page_mark(page, item);
	if (strokes) {
		path_set_stroke(page, paint);
	}
	if (fills && paint->pattern != FRAME_SOLID) {
		fill_pattern(page, item);
	} else if (fills) {
		page_set_fill(page, paint->fill);
	}
	add_points(page, item);
	buf_add_str(&page->ops, !strokes ? STR("f\n") : fills ? STR("B\n") : STR("S\n"));
	if (item->node > 0) {
		structure_cover(page->writer, page->index, item->node, item->x, item->y, item->width, item->height);
	}
}
