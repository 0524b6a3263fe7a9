/* What may be asked for: kinds of charts, and why a wish cannot be granted. */
#include "press/chart.h"
#include "profile/schema.h"
#include "xml/nearest.h"

static const struct press_chart_kind kinds[] = {
	{"wheel", PRESS_GROUP_MAY, "the benchmarking wheel, of the city or of a dimension"},
	{"fan", PRESS_GROUP_MUST, "a dimension as part of the wheel, category by category"},
	{"performance-bar", PRESS_GROUP_MUST, "the results of a dimension, with performance bars"},
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

static void report_unknown(struct press *press, struct str type)
{
	struct nearest nearest = {.asked = type};
	bool picture = offer_figures(press->loaded->tree.root, &nearest);
	for (size_t i = 0; i < KIND_COUNT; i++)
		nearest_offer(&nearest, str_from(kinds[i].name));
	struct diag_entry *entry = diag_add(&press->diag, DIAG_CHART_UNKNOWN, (struct span){0},
		picture ? "the figure “%.*s” is a picture, not a chart" : "there is no chart “%.*s”", STR_ARG(type));
	if (!picture && nearest_found(&nearest))
		diag_hint(&press->diag, entry, "did you mean %.*s?", STR_ARG(nearest.best));
	else
		diag_hint(&press->diag, entry, "“cityprofile chart --list” names the types; a figure of the profile that is a chart is named by its xml:id");
}

/* The dimensions of the method, and the one that is nearest to what is asked for. */
static struct str list_groups(struct press *press, struct nearest *nearest)
{
	const struct method *method = press->loaded->scoring;
	struct buf all = {.arena = &press->arena};
	for (size_t i = 0; i < method->groups.n; i++) {
		if (method->groups.at[i].level != METHOD_DIMENSION)
			continue;
		struct str code = method->groups.at[i].code.text;
		nearest_offer(nearest, code);
		buf_format(&all, "%s%.*s", all.n > 0 ? ", " : "", STR_ARG(code));
	}
	return buf_str(&all);
}

static bool is_group(const struct press *press, struct str code)
{
	const struct method *method = press->loaded->scoring;
	for (size_t i = 0; i < method->groups.n; i++)
		if (method->groups.at[i].level == METHOD_DIMENSION && str_equal(method->groups.at[i].code.text, code))
			return true;
	return false;
}

static void report_group(struct press *press, const struct press_chart_kind *kind, struct str group)
{
	struct nearest nearest = {.asked = group};
	struct str all = list_groups(press, &nearest);
	struct diag_entry *entry;
	if (group.n == 0)
		entry = diag_add(&press->diag, DIAG_CHART_GROUP, (struct span){0}, "the chart %s is of one dimension, and none is named", kind->name);
	else
		entry = diag_add(&press->diag, DIAG_CHART_GROUP, (struct span){0}, "the method has no dimension “%.*s”", STR_ARG(group));
	if (nearest_found(&nearest))
		diag_hint(&press->diag, entry, "did you mean --group %.*s? dimensions are: %.*s", STR_ARG(nearest.best), STR_ARG(all));
	else
		diag_hint(&press->diag, entry, "name one with --group; dimensions are: %.*s", STR_ARG(all));
}

void chart_report_none(struct press *press)
{
	const struct press_chart_wish *wish = press->loaded->chart;
	const struct press_chart_kind *kind = find_kind(wish->type);
	struct diag_entry *entry;
	if (!kind && !str_is(wish->type, PRESS_CHART_ALL)) {
		report_unknown(press, wish->type);
	} else if (kind && (wish->group.n > 0 ? !is_group(press, wish->group) : kind->group == PRESS_GROUP_MUST)) {
		report_group(press, kind, wish->group);
	} else {
		entry = diag_add(&press->diag, DIAG_CHART_EMPTY, press->loaded->profile.head.span, "the profile holds nothing to draw this chart from");
		diag_hint(&press->diag, entry, "charts of scores need values, and a benchmark set; results of a dimension need the chapter that is about it");
	}
}
