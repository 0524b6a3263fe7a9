#include "chart/bar.h"

#include "chart/band.h"
#include "chart/mark.h"

/* Measures of the visual design: bar 72 x 6 pt, gap 5, letter tile 10 x 10 pt. */
#define BAR_WIDTH (72 * LENGTH_PT)
#define BAR_HEIGHT (6 * LENGTH_PT)
#define TILE (10 * LENGTH_PT)
#define GAP (5 * LENGTH_PT)
#define WHOLE_WIDTH (BAR_WIDTH + GAP + TILE)
#define TICK (LENGTH_PT * 6 / 10)
#define ZERO_HEIGHT (8 * LENGTH_PT)
#define SWATCH_WIDTH (14 * LENGTH_PT)
#define SWATCH_HEIGHT (8 * LENGTH_PT)
#define LETTERS_SIZE (LENGTH_PT * 72 / 10)

/* Where a bar part lies when bars grow from the right. */
static struct draw_box place(struct draw_box box, bool rtl)
{
	if (rtl)
		box.x = WHOLE_WIDTH - box.x - box.width;
	return box;
}

static void draw_track(struct draw_pen *pen, bool rtl)
{
	struct draw_box track = {0, (TILE - BAR_HEIGHT) / 2, BAR_WIDTH, BAR_HEIGHT};
	draw_rectangle(pen, place(track, rtl), 0, draw_fill(draw_colour(pen, "track")));
}

static void draw_ticks(struct draw_pen *pen, const struct doc_chart *chart, bool rtl)
{
	for (size_t i = 0; i < chart->limit_count; i++) {
		length at = length_scale(BAR_WIDTH, chart->limits[i], 10000) - TICK / 2;
		struct draw_box tick = {at, (TILE - BAR_HEIGHT) / 2, TICK, BAR_HEIGHT};
		draw_rectangle(pen, place(tick, rtl), 0, draw_fill(draw_colour(pen, "white")));
	}
}

static void draw_value(struct draw_pen *pen, const struct doc_chart *chart, bool rtl)
{
	int64_t hundredths = chart->percent_hundredths;
	if (hundredths > 10000)
		hundredths = 10000;
	struct draw_box bar = {0, (TILE - BAR_HEIGHT) / 2, length_scale(BAR_WIDTH, hundredths, 10000), BAR_HEIGHT};
	if (hundredths <= 0)
		bar = (struct draw_box){0, (TILE - ZERO_HEIGHT) / 2, LENGTH_PT, ZERO_HEIGHT};
	draw_rectangle(pen, place(bar, rtl), 0, band_paint(pen, chart->band));
}

static void draw_scored(struct draw_pen *pen, const struct doc_chart *chart, bool rtl)
{
	draw_track(pen, rtl);
	draw_value(pen, chart, rtl);
	draw_ticks(pen, chart, rtl);
	struct draw_box tile = place((struct draw_box){BAR_WIDTH + GAP, 0, TILE, TILE}, rtl);
	mark_band(pen, chart->band, tile.x, tile.y, TILE);
}

static void draw_unscored(struct draw_pen *pen, enum doc_chart_state state, bool rtl)
{
	struct draw_box bar = {0, (TILE - BAR_HEIGHT) / 2, BAR_WIDTH, BAR_HEIGHT};
	draw_rectangle(pen, place(bar, rtl), 0, band_pattern_outlined(pen, state));
	const struct font_face *face = font_lookup(pen->fonts, STR("condensed"), 700, false);
	struct draw_box tile = place((struct draw_box){BAR_WIDTH + GAP, 0, TILE, TILE}, rtl);
	draw_letters(pen, face, LETTERS_SIZE, band_letters(state), tile.x + TILE / 2, TILE / 2, draw_colour(pen, "slate"));
}

void bar_swatch(struct draw_pen *pen, const struct doc_chart *chart)
{
	pen->group->width = SWATCH_WIDTH;
	pen->group->height = SWATCH_HEIGHT;
	draw_rectangle(pen, (struct draw_box){0, 0, SWATCH_WIDTH, SWATCH_HEIGHT}, 0, band_pattern_outlined(pen, chart->state));
}

void bar_draw(struct draw_pen *pen, const struct doc_chart *chart)
{
	bool rtl = pen->context->rtl;
	pen->group->width = WHOLE_WIDTH;
	pen->group->height = TILE;
	if (chart->state == DOC_STATE_SCORED)
		draw_scored(pen, chart, rtl);
	else
		draw_unscored(pen, chart->state, rtl);
}
