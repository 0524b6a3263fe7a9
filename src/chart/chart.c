#include "chart/chart.h"

#include "chart/bar.h"
#include "chart/draw.h"
#include "chart/mark.h"
#include "chart/wheel.h"

static void draw(struct draw_pen *pen, const struct doc_chart *chart, bool rtl)
{
	length tile = chart->height ? chart->height : 10 * LENGTH_PT;
	switch (chart->type) {
	case DOC_CHART_PERFORMANCE_BAR:
		bar_draw(pen, chart, rtl);
		return;
	case DOC_CHART_BAND_TILE:
		pen->group->width = pen->group->height = tile;
		mark_band(pen, chart->band, 0, 0, tile);
		return;
	case DOC_CHART_SDG_TILE:
		mark_goal(pen, chart);
		return;
	case DOC_CHART_SIGN:
		mark_sign(pen, chart);
		return;
	case DOC_CHART_DASH:
		mark_dash(pen, chart);
		return;
	case DOC_CHART_ARROW:
		mark_arrow(pen, chart, rtl);
		return;
	case DOC_CHART_SWATCH:
		bar_swatch(pen, chart);
		return;
	case DOC_CHART_WHEEL:
		wheel_draw(pen, chart);
		return;
	}
}

bool chart_draw(const struct doc_chart *chart, const struct chart_context *context, uint32_t node, struct span at,
	struct frame_group *ret_group)
{
	struct frame_group group = {0};
	struct draw_pen pen = {
		.group = &group, .node = node, .context = context, .fonts = text_shaper_fonts(context->shaper), .at = at,
		.arena = context->arena,
	};
	draw(&pen, chart, context->rtl);
	if (pen.missing)
		return false;
	group.baseline = group.height;
	*ret_group = group;
	return true;
}

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

static struct str bar_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
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
	return labels_format(labels, str_from(keys[chart->state]), values, 2, NULL, arena, NULL);
}

struct str chart_alternative(const struct doc_chart *chart, const struct labels *labels, struct arena *arena)
{
	struct label_value value = {STR("name"), chart->name};
	switch (chart->type) {
	case DOC_CHART_PERFORMANCE_BAR:
		return bar_alternative(chart, labels, arena);
	case DOC_CHART_BAND_TILE:
		value = (struct label_value){STR("band"), chart->band};
		return labels_format(labels, STR("chart.band"), &value, 1, NULL, arena, NULL);
	case DOC_CHART_SDG_TILE:
		return labels_format(labels, STR("chart.goal"), &value, 1, NULL, arena, NULL);
	case DOC_CHART_WHEEL:
		return wheel_alternative(chart, labels, arena);
	case DOC_CHART_SIGN:
	case DOC_CHART_DASH:
	case DOC_CHART_ARROW:
	case DOC_CHART_SWATCH:
		break;
	}
	return (struct str){0};
}
