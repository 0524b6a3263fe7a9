#include "check/chart.h"

#include "profile/schema.h"

/* Lines, bars and marks are told apart by as many colours and shapes as there are. */
static const struct chart_kind kinds[] = {
	{"time-series", CHART_OF_POINTS, CHART_HOLDS_ROWS, false, 4},
	{"bars", CHART_OF_POINTS, CHART_HOLDS_ROWS, false, 5},
	{"dot-plot", CHART_OF_POINTS, CHART_HOLDS_ROWS, false, 4},
	{"shares", CHART_OF_POINTS, CHART_HOLDS_ROWS, false, 0},
	{"pyramid", CHART_OF_NOTHING, CHART_HOLDS_ROWS, false, 2},
	{"wheel", CHART_OF_DIMENSIONS, CHART_HOLDS_NOTHING, true, 0},
	{"fan", CHART_OF_DIMENSION, CHART_HOLDS_NOTHING, false, 0},
	{"radar", CHART_OF_DIMENSIONS, CHART_HOLDS_NOTHING, true, 0},
	{"matrix", CHART_OF_DIMENSIONS, CHART_HOLDS_NOTHING, true, 0},
	{"band-strip", CHART_OF_DIMENSIONS, CHART_HOLDS_NOTHING, true, 0},
	{"performance-bar", CHART_OF_POINT, CHART_HOLDS_NOTHING, false, 0},
	{"gantt", CHART_OF_PLAN, CHART_HOLDS_TASKS, true, 0},
	{"status-board", CHART_OF_PLAN, CHART_HOLDS_TASKS, true, 0},
	{"sdg-strip", CHART_OF_DIMENSIONS, CHART_HOLDS_NOTHING, true, 0},
};

/* Attributes that mean something for some kinds only. */
static const struct {
	const char *name, *types;
} attributes[] = {
	{"unit", "time-series bars dot-plot shares pyramid"},
	{"annual", "time-series"},
	{"stacked", "bars"},
	{"goals", "sdg-strip"},
	{"report-date", "gantt status-board"},
};

static const struct chart_kind *kind_lookup(struct str type)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if (str_is(type, kinds[i].type))
			return &kinds[i];
	}
	return NULL;
}

static bool has(const struct chart_checking *c, const char *attribute)
{
	bool present = false;
	xml_attribute(c->chart->head.node, attribute, &present);
	return present;
}

static void check_attributes(const struct chart_checking *c)
{
	for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
		if (!has(c, attributes[i].name) || str_is_among(c->chart->type.text, attributes[i].types))
			continue;
		struct diag_entry *entry = diag_add(c->checking->diag, DIAG_CHART_DATA,
			xml_attribute_span(c->chart->head.node, attributes[i].name), "“%s” means nothing for a chart of type %s",
			attributes[i].name, c->kind->type);
		diag_hint(c->checking->diag, entry, "take it away; it is for %s", attributes[i].types);
	}
}

/* Tiles stand in the order of the goals. What is no number of a goal was reported. */
static void check_goals(const struct chart_checking *c)
{
	struct str rest = xml_attribute(c->chart->head.node, "goals", NULL), word;
	int64_t before = 0, goal;
	while (str_next_word(&rest, &word)) {
		if (!str_to_integer(word, &goal))
			return;
		if (goal <= before) {
			struct diag_entry *entry = diag_add(c->checking->diag, DIAG_CHART_DATA, xml_attribute_span(c->chart->head.node, "goals"),
				"the goals are not in rising order: %.*s does not follow %lld", STR_ARG(word), (long long)before);
			diag_hint(c->checking->diag, entry, "name each goal once, the least first");
			return;
		}
		before = goal;
	}
}

static enum chart_inside inside_of(const struct chart_checking *c)
{
	const xmlNode *first = xml_first(c->chart->head.node);
	if (!first)
		return CHART_HOLDS_NOTHING;
	return xml_is(first, PROFILE_NAMESPACE, "task") ? CHART_HOLDS_TASKS : CHART_HOLDS_ROWS;
}

/* How a chart of this kind is given its data. */
static const char *way_of(const struct chart_kind *kind)
{
	static const char *const ways[] = {
		[CHART_OF_NOTHING] = "give it columns and rows",
		[CHART_OF_POINTS] = "name data points of the profile with of, or give it columns and rows",
		[CHART_OF_POINT] = "name a data point with of",
		[CHART_OF_DIMENSIONS] = "name dimensions with of, or leave it empty for the whole city",
		[CHART_OF_DIMENSION] = "name a dimension with of",
		[CHART_OF_PLAN] = "name recommendations with of, give it tasks, or leave it empty for all recommendations",
	};
	return ways[kind->of];
}

static void report_form(const struct chart_checking *c, struct span span, const char *message, const char *hint)
{
	struct diag_entry *entry = diag_add(c->checking->diag, DIAG_CHART_DATA, span, "%s", message);
	diag_hint(c->checking->diag, entry, "%s", hint);
}

/* What `of` names excludes all else. Returns whether it stands alone. */
static bool check_alone(const struct chart_checking *c, enum chart_inside inside)
{
	const xmlNode *node = c->chart->head.node;
	if (inside != CHART_HOLDS_NOTHING || has(c, "goals"))
		report_form(c, xml_attribute_span(node, "of"), "the data of the chart are given twice, by name and in themselves", "keep one of the two");
	else if (has(c, "unit"))
		report_form(c, xml_attribute_span(node, "unit"), "data points have units of their own", "take the unit away");
	else if (c->kind->of == CHART_OF_NOTHING)
		report_form(c, xml_attribute_span(node, "of"), "no data of the profile are of the kind that the chart shows", way_of(c->kind));
	else
		return true;
	return false;
}

/* Data are given in one way, and one that the kind knows. Returns whether it is so. */
static bool check_form(const struct chart_checking *c, enum chart_inside inside)
{
	const xmlNode *node = c->chart->head.node;
	bool named = has(c, "of");
	if (named && !check_alone(c, inside))
		return false;
	if (inside != CHART_HOLDS_NOTHING && inside != c->kind->inside) {
		report_form(c, xml_span(xml_first(node)), str_format(c->checking->arena, "a chart of type %s shows no %s", c->kind->type,
			inside == CHART_HOLDS_TASKS ? "tasks" : "rows of numbers").at, way_of(c->kind));
		return false;
	}
	if (named || inside != CHART_HOLDS_NOTHING || c->kind->whole)
		return true;
	if (!c->chart->head.doubtful)
		report_form(c, c->chart->head.span, "the chart has no data", way_of(c->kind));
	return false;
}

static void check_chart(const struct chart_checking *c)
{
	enum chart_inside inside = inside_of(c);
	check_attributes(c);
	check_goals(c);
	chart_check_names(c);
	if (!check_form(c, inside))
		return;
	if (inside == CHART_HOLDS_ROWS)
		chart_check_table(c);
	else if (c->kind->of == CHART_OF_PLAN)
		chart_check_plan(c);
	else if (c->checking->points)
		chart_check_subjects(c);
}

void chart_report_many(const struct chart_checking *c, struct span span, size_t n)
{
	struct diag_entry *entry = diag_add(c->checking->diag, DIAG_CHART_SERIES_MANY, span, "a chart of type %s tells %zu series apart; here are %zu",
		c->kind->type, c->kind->most, n);
	diag_hint(c->checking->diag, entry, "show fewer, or make several charts");
}

void check_charts(const struct checking *checking)
{
	const struct profile *profile = checking->profile;
	if (profile->charts.n == 0)
		return;
	if (profile->charts.n > CHECK_CHARTS_LIMIT) {
		diag_add(checking->diag, DIAG_TOO_MANY, profile->charts.at[CHECK_CHARTS_LIMIT].head.span, "the profile has more charts than the limit of %d",
			CHECK_CHARTS_LIMIT);
		return;
	}
	struct figure_index index = figure_index(profile, checking->arena);
	for (size_t i = 0; i < profile->charts.n; i++) {
		const struct profile_chart *chart = &profile->charts.at[i];
		struct chart_checking c = {checking, &index, chart, kind_lookup(chart->type.text)};
		if (c.kind)
			check_chart(&c);
	}
}
