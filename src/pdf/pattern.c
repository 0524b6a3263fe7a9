#include "pdf/pattern.h"

#include <assert.h>

#include "pdf/number.h"
#include "pdf/path.h"

/* Everything here in ten-thousandths of a point. */
#define UNITS 10000
#define PITCH 32000
/* The pitch of 45 degree lines measured along the page: times the square root of two. */
#define HATCH_PITCH 45255
/* Rows of dots, each 3.2 from its six neighbours: times half the square root of three. */
#define ROW_PITCH 27713
/* A cell holds many pitches, since viewers round each cell to whole pixels and the eye sees the steps. Even, so that rows of dots meet. */
#define REPEATS 16
/* A line is no dearer for being long. */
#define LINE_WIDTH (REPEATS * REPEATS * PITCH)

static void add_number(struct buf *out, int64_t value)
{
	number_add_ratio(out, value, UNITS, 4);
	buf_add_byte(out, ' ');
}

static void add_line(struct buf *out, int64_t x0, int64_t y0, int64_t x1, int64_t y1)
{
	add_number(out, x0);
	add_number(out, y0);
	buf_add_str(out, STR("m "));
	add_number(out, x1);
	add_number(out, y1);
	buf_add_str(out, STR("l\n"));
}

/* Lines run a pitch over the edges of the cell, where the next cell goes on with them. */
static void add_hatch(struct buf *out)
{
	const int64_t side = REPEATS * HATCH_PITCH;
	buf_add_str(out, STR("0.7 w\n"));
	for (int64_t i = -REPEATS; i <= REPEATS; i++) {
		add_line(out, -HATCH_PITCH, (i - 1) * HATCH_PITCH, side + HATCH_PITCH, (i + 1) * HATCH_PITCH + side);
	}
}

static void add_lines(struct buf *out)
{
	buf_add_str(out, STR("0.7 w\n"));
	for (int64_t i = 0; i < REPEATS; i++) {
		add_line(out, -PITCH, i * PITCH + PITCH / 2, LINE_WIDTH + PITCH, i * PITCH + PITCH / 2);
	}
}

/* A dot is a line without length under a round pen. */
static void add_dots(struct buf *out)
{
	buf_add_str(out, STR("1 w 1 J\n"));
	for (int64_t row = 0; row < REPEATS; row++) {
		for (int64_t i = 0; i < REPEATS; i++) {
			int64_t x = i * PITCH + (row % 2 == 0 ? PITCH / 4 : 3 * PITCH / 4);
			add_line(out, x, row * ROW_PITCH + ROW_PITCH / 2, x, row * ROW_PITCH + ROW_PITCH / 2);
		}
	}
}

static uint32_t write_pattern(struct writer *writer, enum frame_pattern pattern, colour colour)
{
	int64_t width = pattern == FRAME_HATCH ? REPEATS * HATCH_PITCH : pattern == FRAME_DOTS ? REPEATS * PITCH : LINE_WIDTH;
	int64_t height = REPEATS * (pattern == FRAME_HATCH ? HATCH_PITCH : pattern == FRAME_DOTS ? ROW_PITCH : PITCH);
	struct buf entries = writer_buf(writer);
	buf_add_str(&entries, STR("/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/Resources<<>>/BBox[0 0 "));
	add_number(&entries, width);
	add_number(&entries, height);
	buf_add_str(&entries, STR("]/XStep "));
	add_number(&entries, width);
	buf_add_str(&entries, STR("/YStep "));
	add_number(&entries, height);

	struct buf ops = writer_buf(writer);
	path_add_colour(&ops, colour);
	buf_add_str(&ops, STR("RG\n"));
	switch (pattern) {
	case FRAME_HATCH: add_hatch(&ops); break;
	case FRAME_LINES: add_lines(&ops); break;
	case FRAME_DOTS: add_dots(&ops); break;
	case FRAME_SOLID: assert(false); break;
	}
	buf_add_str(&ops, STR("S"));
	return writer_add_stream(writer, buf_str(&entries), buf_str(&ops));
}

size_t pattern_lookup(struct writer *writer, enum frame_pattern pattern, colour colour)
{
	for (size_t i = 0; i < writer->patterns.n; i++) {
		if (writer->patterns.at[i].pattern == pattern && writer->patterns.at[i].colour == colour) {
			return i;
		}
	}
	struct pattern_use use = {pattern, colour, write_pattern(writer, pattern, colour)};
	vec_push(&writer->patterns, writer->arena, use);
	return writer->patterns.n - 1;
}
