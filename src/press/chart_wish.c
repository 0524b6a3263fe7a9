/* What may be asked for: kinds of charts, and why a wish cannot be granted. */
#include "press/chart.h"
#include "profile/schema.h"
#include "xml/nearest.h"

static const struct press_chart_kind kinds[] = {
	{"wheel", PRESS_GROUP_ANY_DIMENSION, "the benchmarking wheel"},
	{"fan", PRESS_GROUP_DIMENSION, "a dimension as a part of the wheel"},
	{"band-strip", PRESS_GROUP_ANY_DIMENSION, "how many data points are in each band"},
	{"matrix", PRESS_GROUP_ANY_DIMENSION, "dimensions by sub-dimensions with their categories"},
	{"radar", PRESS_GROUP_ANY_DIMENSION, "categories from 0 to 100 per cent"},
	{"performance-bar", PRESS_GROUP_DIMENSION, "the results of a dimension with a bar for each data point"},
	{"time-series", PRESS_GROUP_POINT, "a data point over its periods"},
	{"bars", PRESS_GROUP_POINTS, "data points of one unit beside one another"},
	{"gantt", PRESS_GROUP_NONE, "when actions are planned, and how far they are"},
	{"status-board", PRESS_GROUP_NONE, "how far actions were in each year"},
	{"sdg-strip", PRESS_GROUP_NONE, "the goals that recommendations serve"},
};
#define KIND_COUNT (sizeof kinds / sizeof *kinds)

const struct press_chart_kind *press_chart_kinds(size_t *ret_count)
{
	*ret_count = KIND_COUNT;
	return kinds;
}

static const struct press_chart_kind *find_kind(struct str name)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		if (str_is(name, kinds[i].name))
			return &kinds[i];
	return NULL;
}

/* Offer the ids of all figures with a chart; returns whether the one asked for is among those with none. */
static bool offer_figures(const xmlNode *node, struct nearest *nearest)
{
	bool picture = false;
	for (const xmlNode *child = xml_first(node); child; child = xml_next(child)) {
		bool chart = false;
		for (const xmlNode *inner = xml_first(child); inner; inner = xml_next(inner))
			chart |= xml_is(inner, PROFILE_NAMESPACE, "chart");
		if (!xml_is(child, PROFILE_NAMESPACE, "figure"))
			picture |= offer_figures(child, nearest);
		else if (chart)
			nearest_offer(nearest, xml_id(child));
		else
			picture |= str_equal(xml_id(child), nearest->asked);
	}
	return picture;
}

/* Why there is no chart of a figure that the profile has. */
static void report_figure(struct press *press, struct str id)
{
	struct nearest seen = {.asked = id};
	struct diag_entry *entry;
	offer_figures(press->loaded->public_tree.root, &seen);
	if (!str_equal(seen.best, id)) {
		entry = diag_add(&press->diag, DIAG_CHART_UNKNOWN, (struct span){0}, "the figure “%.*s” is not public", STR_ARG(id));
		diag_hint(&press->diag, entry, "it or what it stands in is restricted or internal; charts are drawn for everybody");
	} else if (press->loaded->chart->group.n > 0) {
		entry = diag_add(&press->diag, DIAG_CHART_GROUP, (struct span){0}, "the chart %.*s is a figure of the profile and takes no group", STR_ARG(id));
		diag_hint(&press->diag, entry, "leave --group out");
	} else {
		diag_add(&press->diag, DIAG_CHART_EMPTY, (struct span){0}, "the figure “%.*s” has nothing that can be drawn", STR_ARG(id));
	}
}

static void report_unknown(struct press *press, struct str type)
{
	struct nearest nearest = {.asked = type};
	bool picture = offer_figures(press->loaded->tree.root, &nearest);
	if (str_equal(nearest.best, type)) {
		report_figure(press, type);
		return;
	}
	for (size_t i = 0; i < KIND_COUNT; i++)
		nearest_offer(&nearest, str_from(kinds[i].name));
	struct diag_entry *entry = diag_add(&press->diag, DIAG_CHART_UNKNOWN, (struct span){0},
		picture ? "the figure “%.*s” is a picture, not a chart" : "there is no chart “%.*s”", STR_ARG(type));
	if (!picture && nearest_found(&nearest))
		diag_hint(&press->diag, entry, "did you mean %.*s?", STR_ARG(nearest.best));
	else
		diag_hint(&press->diag, entry, "“cityprofile chart --list” names the types; a figure of the profile that is a chart is named by its xml:id");
}

/* What a chart can be of, as it is looked through. */
struct group_search {
	struct nearest nearest;
	struct buf all;            /* dimensions, which are few */
	bool found;
};

static void offer_group(struct group_search *search, struct str code)
{
	nearest_offer(&search->nearest, code);
	search->found |= str_equal(search->nearest.asked, code);
}

/* Data points have other codes too. */
static void offer_points(const struct press *press, struct group_search *search)
{
	const struct method *method = press->loaded->scoring;
	for (size_t i = 0; i < method->points.n; i++)
		offer_group(search, method->points.at[i].code);
	for (size_t i = 0; i < press->loaded->codes.n; i++)
		search->found |= str_equal(search->nearest.asked, press->loaded->codes.at[i].other);
}

static void offer_dimensions(const struct press *press, struct group_search *search)
{
	const struct method *method = press->loaded->scoring;
	for (size_t i = 0; i < method->groups.n; i++) {
		if (method->groups.at[i].level != METHOD_DIMENSION)
			continue;
		offer_group(search, method->groups.at[i].code.text);
		buf_format(&search->all, "%s%.*s", search->all.n > 0 ? ", " : "", STR_ARG(method->groups.at[i].code.text));
	}
}

static void offer_members(const struct press *press, struct group_search *search)
{
	const struct method *method = press->loaded->scoring;
	for (size_t i = 0; i < method->groups.n; i++)
		offer_group(search, method->groups.at[i].code.text);
	for (size_t i = 0; i < method->indicators.n; i++)
		offer_group(search, method->indicators.at[i].code.text);
}

static void report_group_missing(struct press *press, const struct press_chart_kind *kind, const char *of, struct str all)
{
	struct diag_entry *entry = diag_add(&press->diag, DIAG_CHART_GROUP, (struct span){0}, "the chart %s is of one %s, and none is named", kind->name, of);
	if (all.n > 0)
		diag_hint(&press->diag, entry, "name one with --group: %.*s", STR_ARG(all));
	else
		diag_hint(&press->diag, entry, "name one by its code with --group; “cityprofile score” prints the codes");
}

static void report_group_unknown(struct press *press, const char *of, struct group_search *search)
{
	struct diag_entry *entry = diag_add(&press->diag, DIAG_CHART_GROUP, (struct span){0}, "the method has no %s “%.*s”", of, STR_ARG(search->nearest.asked));
	if (nearest_found(&search->nearest))
		diag_hint(&press->diag, entry, "did you mean --group %.*s?", STR_ARG(search->nearest.best));
	else if (search->all.n > 0)
		diag_hint(&press->diag, entry, "it has %.*s", STR_ARG(buf_str(&search->all)));
	else
		diag_hint(&press->diag, entry, "“cityprofile score” prints the codes");
}

/* Returns whether what is wrong is the group, which is reported then. */
static bool report_group(struct press *press, const struct press_chart_kind *kind, struct str group)
{
	static void (*const offers[])(const struct press *press, struct group_search *search) = {offer_dimensions, offer_dimensions, offer_points, offer_members};
	static const char *const of[] = {"dimension", "dimension", "data point", "group or indicator"};
	struct group_search search = {.nearest = {.asked = group}, .all = {.arena = &press->arena}};
	if (kind->group == PRESS_GROUP_NONE) {
		if (group.n > 0)
			diag_add(&press->diag, DIAG_CHART_GROUP, (struct span){0}, "the chart %s is of the whole profile and takes no group", kind->name);
		return group.n > 0;
	}
	offers[kind->group](press, &search);
	if (group.n == 0 && kind->group != PRESS_GROUP_ANY_DIMENSION)
		report_group_missing(press, kind, of[kind->group], buf_str(&search.all));
	else if (group.n > 0 && !search.found)
		report_group_unknown(press, of[kind->group], &search);
	else
		return false;
	return true;
}

void chart_report_none(struct press *press)
{
	const struct press_chart_wish *wish = press->loaded->chart;
	const struct press_chart_kind *kind = find_kind(wish->type);
	struct diag_entry *entry;
	if (!kind && !wish->all) {
		report_unknown(press, wish->type);
	} else if (!kind || !report_group(press, kind, wish->group)) {
		entry = diag_add(&press->diag, DIAG_CHART_EMPTY, press->loaded->profile.head.span, "the profile holds nothing to draw this from");
		diag_hint(&press->diag, entry, "charts of scores need values and a benchmark set, results of a dimension the chapter about it, a series a value, bars values of one unit, plans and goals recommendations with actions");
	}
}
