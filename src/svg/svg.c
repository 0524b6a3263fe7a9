#include "svg/svg.h"

#include <assert.h>

#include "base/number.h"
#include "frame/cell.h"
#include "svg/outline.h"
#include "svg/text.h"
#include "xml/xml.h"

/* A pattern in a colour, with the number of its element. */
struct pattern_use { enum frame_pattern pattern; colour colour; };

struct drawing {
	const struct frame_page *page;
	const struct svg_words *words;
	bool outlines;
	struct arena scratch;
	struct buf *out;
	struct vec_of(struct pattern_use) patterns;
};

static void add_points(struct buf *out, const struct text_path_point *points, size_t n, length x, length y)
{
	static const char verbs[] = {[TEXT_MOVE] = 'M', [TEXT_LINE] = 'L', [TEXT_CURVE] = 'C', [TEXT_CLOSE] = 'Z'};
	buf_add_str(out, STR(" d=\""));
	for (size_t i = 0; i < n; i++) {
		int count = points[i].verb == TEXT_CURVE ? 3 : points[i].verb == TEXT_CLOSE ? 0 : 1;
		buf_add_byte(out, verbs[points[i].verb]);
		for (int k = 0; k < count; k++) {
			if (k > 0)
				buf_add_byte(out, ' ');
			number_add_operand(out, x + points[i].x[k]);
			number_add_length(out, y + points[i].y[k]);
		}
	}
	buf_add_byte(out, '"');
}

static void add_number(struct buf *out, const char *attribute, int64_t value, int64_t one)
{
	buf_format(out, " %s=\"", attribute);
	number_add_ratio(out, value, one, 4);
	buf_add_byte(out, '"');
}

static void add_stroke(struct buf *out, const struct frame_paint *paint)
{
	buf_add_str(out, STR(" stroke=\""));
	text_add_colour(out, paint->stroke);
	buf_add_byte(out, '"');
	add_number(out, "stroke-width", paint->stroke_width, LENGTH_PT);
	if (paint->round_caps)
		buf_add_str(out, STR(" stroke-linecap=\"round\" stroke-linejoin=\"round\""));
	if (paint->dash_on > 0) {
		buf_add_str(out, STR(" stroke-dasharray=\""));
		number_add_operand(out, paint->dash_on);
		number_add_length(out, paint->dash_off);
		buf_add_byte(out, '"');
	}
}

static size_t pattern_number(struct drawing *drawing, const struct frame_paint *paint)
{
	for (size_t i = 0; i < drawing->patterns.n; i++)
		if (drawing->patterns.at[i].pattern == paint->pattern && drawing->patterns.at[i].colour == paint->fill)
			return i;
	vec_push(&drawing->patterns, &drawing->scratch, ((struct pattern_use){paint->pattern, paint->fill}));
	return drawing->patterns.n - 1;
}

static void add_fill(struct drawing *drawing, const struct frame_paint *paint)
{
	struct buf *out = drawing->out;
	buf_add_str(out, STR(" fill=\""));
	if (paint->fill == COLOUR_NONE)
		buf_add_str(out, STR("none"));
	else if (paint->pattern == FRAME_SOLID)
		text_add_colour(out, paint->fill);
	else
		buf_format(out, "url(#%.*s-p%zu)", STR_ARG(drawing->words->name), pattern_number(drawing, paint));
	buf_add_byte(out, '"');
}

/* What has a ground under its pattern is a group of the two. */
static void add_path(struct drawing *drawing, const struct frame_item *item)
{
	const struct frame_paint *paint = &item->as.path.paint;
	struct buf *out = drawing->out;
	bool ground = paint->fill != COLOUR_NONE && paint->pattern != FRAME_SOLID && paint->ground != COLOUR_NONE;
	if (ground) {
		buf_add_str(out, STR("<g><path fill=\""));
		text_add_colour(out, paint->ground);
		buf_add_byte(out, '"');
		add_points(out, item->as.path.points, item->as.path.n, item->x, item->y);
		buf_add_str(out, STR("/>"));
	}
	buf_add_str(out, STR("<path"));
	add_fill(drawing, paint);
	if (paint->stroke != COLOUR_NONE)
		add_stroke(out, paint);
	add_points(out, item->as.path.points, item->as.path.n, item->x, item->y);
	buf_add_str(out, ground ? STR("/></g>") : STR("/>"));
}

/* One path for all of its glyphs. */
static void add_halo(struct drawing *drawing, const struct frame_item *item)
{
	struct text_path path = outline_make(item, &drawing->scratch);
	struct frame_item drawn = {.kind = FRAME_PATH, .as.path = {path.at, path.n, outline_halo_paint(item)}};
	if (path.n > 0)
		add_path(drawing, &drawn);
}

static void add_outlines(struct drawing *drawing, const struct frame_item *item)
{
	const struct text_run *run = item->as.text;
	struct text_path path = outline_make(item, &drawing->scratch);
	struct buf *out = drawing->out;
	buf_add_str(out, STR("<path fill=\""));
	text_add_colour(out, run->colour);
	buf_add_byte(out, '"');
	add_points(out, path.at, path.n, 0, 0);
	buf_add_str(out, STR("><title>"));
	xml_write_text(out, run->text, false);
	buf_add_str(out, STR("</title></path>"));
}

/* An address: a place of its own on top of what was drawn, as in the PDF. Places of other pages are no places here. */
static void add_link(struct drawing *drawing, const struct frame_item *item)
{
	struct buf *out = drawing->out;
	buf_add_str(out, STR("<a href=\""));
	xml_write_text(out, item->as.link.href, true);
	buf_add_str(out, STR("\"><title>"));
	xml_write_text(out, item->as.link.contents, false);
	buf_add_str(out, STR("</title><rect fill-opacity=\"0\""));
	add_number(out, "x", item->x, LENGTH_PT);
	add_number(out, "y", item->y, LENGTH_PT);
	add_number(out, "width", item->width, LENGTH_PT);
	add_number(out, "height", item->height, LENGTH_PT);
	buf_add_str(out, STR("/></a>"));
}

static void add_item(struct drawing *drawing, const struct frame_item *item)
{
	bool outlines = item->kind == FRAME_TEXT && (drawing->outlines || (item->places && item->as.text->rtl));
	assert(item->kind != FRAME_IMAGE);
	if (!outline_is_shown(item))
		return;
	if (item->kind == FRAME_PATH)
		add_path(drawing, item);
	else if (item->kind == FRAME_HALO)
		add_halo(drawing, item);
	else if (item->kind == FRAME_LINK)
		add_link(drawing, item);
	else if (outlines)
		add_outlines(drawing, item);
	else
		text_add(drawing->out, item, drawing->words->lang);
	buf_add_byte(drawing->out, '\n');
}

/* Cells count from the bottom left corner, upwards, as in the PDF. */
static void add_pattern(struct drawing *drawing, size_t number)
{
	const struct pattern_use *use = &drawing->patterns.at[number];
	struct cell cell = cell_make(use->pattern, &drawing->scratch);
	struct buf *out = drawing->out;
	buf_format(out, "<pattern id=\"%.*s-p%zu\" patternUnits=\"userSpaceOnUse\"", STR_ARG(drawing->words->name), number);
	add_number(out, "width", cell.width, CELL_UNITS);
	add_number(out, "height", cell.height, CELL_UNITS);
	buf_add_str(out, STR(" patternTransform=\"matrix(1 0 0 -1 0 "));
	number_add_length(out, drawing->page->height);
	buf_add_str(out, STR(")\"><path fill=\"none\" stroke=\""));
	text_add_colour(out, use->colour);
	buf_add_byte(out, '"');
	add_number(out, "stroke-width", cell.pen, CELL_UNITS);
	if (cell.round_caps)
		buf_add_str(out, STR(" stroke-linecap=\"round\""));
	buf_add_str(out, STR(" d=\""));
	for (size_t i = 0; i < cell.n; i++) {
		const int64_t numbers[] = {cell.strokes[i].x0, cell.strokes[i].y0, cell.strokes[i].x1, cell.strokes[i].y1};
		for (int k = 0; k < 4; k++) {
			buf_add_byte(out, k == 0 ? 'M' : k == 2 ? 'L' : ' ');
			number_add_ratio(out, numbers[k], CELL_UNITS, 4);
		}
	}
	buf_add_str(out, STR("\"/></pattern>\n"));
}

/* A length in millimetres. */
static void add_millimetres(struct buf *out, const char *attribute, length value)
{
	buf_format(out, " %s=\"", attribute);
	number_add_ratio(out, value * 254, 720 * LENGTH_PT, 3);
	buf_add_str(out, STR("mm\""));
}

static void add_word(struct drawing *drawing, const char *element, struct str text)
{
	struct buf *out = drawing->out;
	if (text.n == 0)
		return;
	buf_format(out, "<%s id=\"%.*s-%s\">", element, STR_ARG(drawing->words->name), element);
	xml_write_text(out, text, false);
	buf_format(out, "</%s>\n", element);
}

static void add_head(struct drawing *drawing)
{
	const struct frame_page *page = drawing->page;
	const struct svg_words *words = drawing->words;
	struct buf *out = drawing->out;
	buf_add_str(out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""));
	add_millimetres(out, "width", page->width);
	add_millimetres(out, "height", page->height);
	buf_add_str(out, STR(" viewBox=\"0 0 "));
	number_add_operand(out, page->width);
	number_add_length(out, page->height);
	buf_add_str(out, STR("\" xml:lang=\""));
	xml_write_text(out, words->lang, true);
	buf_format(out, "\" role=\"img\" aria-labelledby=\"%.*s-title\" aria-describedby=\"%.*s-desc\">\n", STR_ARG(words->name), STR_ARG(words->name));
	add_word(drawing, "title", words->title);
	add_word(drawing, "desc", words->description);
	/* Paper, which viewers do not have by themselves. */
	buf_add_str(out, STR("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"));
}

void svg_write(const struct frame_page *page, const struct svg_words *words, bool outlines, struct buf *out)
{
	struct drawing drawing = {.page = page, .words = words, .outlines = outlines, .out = out};
	add_head(&drawing);
	for (size_t i = 0; i < page->items.n; i++)
		add_item(&drawing, &page->items.at[i]);
	/* Only now is it known which are used; where they stand makes no difference. */
	for (size_t i = 0; i < drawing.patterns.n; i++)
		add_pattern(&drawing, i);
	buf_add_str(out, STR("</svg>\n"));
	arena_finish(&drawing.scratch);
}
