#include "pdf/pattern.h"

#include "base/number.h"
#include "frame/cell.h"
#include "pdf/path.h"

static void add_number(struct buf *out, int64_t value)
{
	number_add_ratio(out, value, CELL_UNITS, 4);
	buf_add_byte(out, ' ');
}

static void add_stroke(struct buf *out, const struct cell_stroke *stroke)
{
	add_number(out, stroke->x0);
	add_number(out, stroke->y0);
	buf_add_str(out, STR("m "));
	add_number(out, stroke->x1);
	add_number(out, stroke->y1);
	buf_add_str(out, STR("l\n"));
}

static uint32_t write_pattern(struct writer *writer, enum frame_pattern pattern, colour colour)
{
	struct cell cell = cell_make(pattern, writer->arena);
	struct buf entries = writer_buf(writer);
	buf_add_str(&entries, STR("/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/Resources<<>>/BBox[0 0 "));
	add_number(&entries, cell.width);
	add_number(&entries, cell.height);
	buf_add_str(&entries, STR("]/XStep "));
	add_number(&entries, cell.width);
	buf_add_str(&entries, STR("/YStep "));
	add_number(&entries, cell.height);

	struct buf ops = writer_buf(writer);
	path_add_colour(&ops, colour);
	buf_add_str(&ops, STR("RG\n"));
	add_number(&ops, cell.pen);
	buf_add_str(&ops, cell.round_caps ? STR("w 1 J\n") : STR("w\n"));
	for (size_t i = 0; i < cell.n; i++) {
		add_stroke(&ops, &cell.strokes[i]);
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
