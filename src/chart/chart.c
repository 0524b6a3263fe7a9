#include "chart/chart.h"

#include "chart/band.h"
#include "chart/bar.h"
#include "chart/bars.h"
#include "chart/board.h"
#include "chart/dots.h"
#include "chart/draw.h"
#include "chart/fan.h"
#include "chart/gantt.h"
#include "chart/goals.h"
#include "chart/mark.h"
#include "chart/matrix.h"
#include "chart/pyramid.h"
#include "chart/radar.h"
#include "chart/series.h"
#include "chart/shares.h"
#include "chart/status.h"
#include "chart/strip.h"
#include "chart/wheel.h"

/* Hundredths of a per cent as a decimal, without needless zeros: 3955 is 39.55, 10000 is 100. */
static struct str percent_text(int64_t hundredths, struct arena *arena)
{
	int64_t whole = hundredths / 100, part = hundredths % 100;
	if (part == 0)
		return str_format(arena, "%lld", (long long)whole);
	if (part % 10 == 0)
		return str_format(arena, "%lld.%lld", (long long)whole, (long long)part / 10);
	return str_format(arena, "%lld.%02lld", (long long)whole, (long long)part);
}

/* A score with what it is the score of, where that does not stand beside it. */
static struct str of_name(const struct doc_chart *chart, struct str score, const struct labels *labels, struct arena *arena)
{
	struct label_value values[] = {{STR("name"), chart->name}, {STR("score"), score}};
	return chart->name.n > 0 ? labels_format(labels, STR("chart.bar.named"), values, 2, NULL, arena, NULL) : score;
}

static struct str performance_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	static const char *const keys[] = {
		[DOC_STATE_SCORED] = "chart.bar.scored", [DOC_STATE_NOT_REPORTED] = "chart.bar.not-reported",
		[DOC_STATE_NOT_VERIFIED] = "chart.bar.not-verified", [DOC_STATE_NO_BENCHMARK] = "chart.bar.no-benchmark",
		[DOC_STATE_NOT_KNOWN] = "chart.bar.not-known",
	};
	struct label_value values[] = {
		{STR("percent"), percent_text(chart->percent_hundredths, arena)},
		{STR("band"), chart->band},
	};
	return of_name(chart, labels_format(labels, str_from(keys[chart->state]), values, 2, NULL, arena, NULL), labels, arena);
}

static struct str band_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	struct label_value value = {STR("band"), chart->band};
	return of_name(chart, labels_format(labels, STR("chart.band"), &value, 1, NULL, arena, NULL), labels, arena);
}

static struct str goal_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	struct label_value value = {STR("name"), chart->name};
	return labels_format(labels, STR("chart.goal"), &value, 1, NULL, arena, NULL);
}

/* How each kind is drawn and said in words; decorations have none. */
static const struct {
	void (*draw)(struct draw_pen *pen, const struct doc_chart *chart);
	struct str (*alternative)(const struct doc_chart *chart, const struct labels *labels, struct arena *arena);
} kinds[DOC_CHART_TYPES] = {
	[DOC_CHART_PERFORMANCE_BAR] = {bar_draw, performance_alternative},
	[DOC_CHART_BAND_TILE] = {mark_tile, band_alternative},
	[DOC_CHART_SDG_TILE] = {mark_goal, goal_alternative},
	[DOC_CHART_SIGN] = {mark_sign, NULL},
	[DOC_CHART_DASH] = {mark_dash, NULL},
	[DOC_CHART_ARROW] = {mark_arrow, NULL},
	[DOC_CHART_SWATCH] = {bar_swatch, NULL},
	[DOC_CHART_STATUS_SIGN] = {status_draw, status_alternative},
	[DOC_CHART_WHEEL] = {wheel_draw, wheel_alternative},
	[DOC_CHART_FAN] = {fan_draw, fan_alternative},
	[DOC_CHART_MATRIX] = {matrix_draw, matrix_alternative},
	[DOC_CHART_RADAR] = {radar_draw, radar_alternative},
	[DOC_CHART_BAND_STRIP] = {strip_draw, strip_alternative},
	[DOC_CHART_TIME_SERIES] = {series_draw, series_alternative},
	[DOC_CHART_BARS] = {bars_draw, bars_alternative},
	[DOC_CHART_PYRAMID] = {pyramid_draw, pyramid_alternative},
	[DOC_CHART_SHARES] = {shares_draw, shares_alternative},
	[DOC_CHART_DOT_PLOT] = {dots_draw, dots_alternative},
	[DOC_CHART_GANTT] = {gantt_draw, gantt_alternative},
	[DOC_CHART_STATUS_BOARD] = {board_draw, board_alternative},
	[DOC_CHART_SDG_STRIP] = {goals_draw, goals_alternative},
};

bool chart_draw(const struct doc_chart *chart, const struct chart_context *context, uint32_t node, struct span at,
	struct frame_group *ret_group)
{
	struct frame_group group = {0};
	struct draw_pen pen = {
		.group = &group, .node = node, .context = context, .fonts = text_shaper_fonts(context->shaper), .at = at,
		.arena = context->arena,
	};
	if (doc_chart_is_figure(chart->type))
		pen.format = format_create(context->lang);
	kinds[chart->type].draw(&pen, chart);
	format_destroy(pen.format);
	if (pen.missing)
		return false;
	group.baseline = group.height;
	*ret_group = group;
	return true;
}

struct str chart_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	return kinds[chart->type].alternative ? kinds[chart->type].alternative(chart, labels, arena) : (struct str){0};
}
