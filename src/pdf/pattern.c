#include "pdf/pattern.h"

#include <assert.h>

#include "pdf/path.h"

/* A cell that tiles the plane. Strokes run over its edges so that tiles meet without gaps. */
struct cell {
	const char *width, *height;
	const char *drawing;
};

static const struct cell *cell_of(enum frame_pattern pattern)
{
	/* The side of the hatch's cell is 3.2 times the square root of two; its corners belong to the neighbours' lines.
	 * Each dot is 3.2 from its six neighbours: rows lie 3.2 times half the square root of three apart. */
	static const struct cell cells[] = {
		[FRAME_HATCH] = {"4.5255", "4.5255",
			"0.7 w -1 -1 m 5.5255 5.5255 l S -1 3.5255 m 1 5.5255 l S 3.5255 -1 m 5.5255 1 l S"},
		[FRAME_LINES] = {"3.2", "3.2", "0.7 w -1 1.6 m 4.2 1.6 l S"},
		[FRAME_DOTS] = {"3.2", "5.5426", "1 w 1 J 0.8 1.3856 m 0.8 1.3856 l S 2.4 4.157 m 2.4 4.157 l S"},
	};
	assert(pattern == FRAME_HATCH || pattern == FRAME_LINES || pattern == FRAME_DOTS);
	return &cells[pattern];
}

static uint32_t write_pattern(struct writer *writer, const struct cell *cell, colour colour)
{
	struct buf entries = writer_buf(writer);
	buf_format(&entries, "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 %s %s]/XStep %s/YStep %s/Resources<<>>",
		cell->width, cell->height, cell->width, cell->height);
	struct buf ops = writer_buf(writer);
	path_add_colour(&ops, colour);
	buf_add_str(&ops, STR("RG "));
	buf_add_str(&ops, str_from(cell->drawing));
	return writer_add_stream(writer, buf_str(&entries), buf_str(&ops));
}

size_t pattern_lookup(struct writer *writer, enum frame_pattern pattern, colour colour)
{
	for (size_t i = 0; i < writer->patterns.n; i++) {
		if (writer->patterns.at[i].pattern == pattern && writer->patterns.at[i].colour == colour) {
			return i;
		}
	}
	struct pattern_use use = {pattern, colour, write_pattern(writer, cell_of(pattern), colour)};
	vec_push(&writer->patterns, writer->arena, use);
	return writer->patterns.n - 1;
}
