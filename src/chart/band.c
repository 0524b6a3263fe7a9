#include "chart/band.h"

static colour named_colour(struct draw_pen *pen, struct str band, const char *suffix)
{
	char letter = (char)(band.n == 1 ? band.at[0] | 0x20 : '?');
	return draw_colour(pen, str_format(pen->arena, "band-%c%s", letter, suffix).at);
}

colour band_colour(struct draw_pen *pen, struct str band)
{
	return named_colour(pen, band, "");
}

colour band_text_colour(struct draw_pen *pen, struct str band)
{
	return named_colour(pen, band, "-text");
}

static const struct { enum frame_pattern pattern; const char *letters; } unscored[] = {
	[DOC_STATE_SCORED] = {FRAME_SOLID, ""},
	[DOC_STATE_NOT_REPORTED] = {FRAME_HATCH, "NR"},
	[DOC_STATE_NOT_VERIFIED] = {FRAME_LINES, "NV"},
	[DOC_STATE_NO_BENCHMARK] = {FRAME_DOTS, "NB"},
	[DOC_STATE_NOT_KNOWN] = {FRAME_HATCH, "NK"},
	[DOC_STATE_NOT_APPLICABLE] = {FRAME_HATCH, "NA"},
	[DOC_STATE_NOT_COLLECTED] = {FRAME_HATCH, "NC"},
	[DOC_STATE_WITHHELD] = {FRAME_HATCH, "W"},
};

struct frame_paint band_pattern(struct draw_pen *pen, enum doc_chart_state state)
{
	bool dots = unscored[state].pattern == FRAME_DOTS;
	return (struct frame_paint){
		.fill = draw_colour(pen, dots ? "no-benchmark-dot" : "pattern"), .pattern = unscored[state].pattern,
		.ground = draw_colour(pen, dots ? "no-benchmark-ground" : "white"), .stroke = COLOUR_NONE,
	};
}

struct frame_paint band_pattern_outlined(struct draw_pen *pen, enum doc_chart_state state)
{
	struct frame_paint paint = band_pattern(pen, state);
	paint.stroke = draw_colour(pen, "pattern");
	paint.stroke_width = LENGTH_PT / 2;
	return paint;
}

struct frame_paint band_paint(struct draw_pen *pen, struct str band)
{
	struct frame_paint paint = draw_fill(band_colour(pen, band));
	if (str_is(band, "C")) {
		paint.stroke = draw_colour(pen, "bronze");
		paint.stroke_width = LENGTH_PT * 4 / 10;
	}
	return paint;
}

struct str band_letters(enum doc_chart_state state)
{
	return str_from(unscored[state].letters);
}
