/* Chart data: what a chart shows, never how. */
#include "document/chart_data.h"

#include "xml/structure.h"

extern const struct structure_schema document_schema;

static const struct { enum doc_chart_data data; bool figure, named, decoration; } types[DOC_CHART_TYPES] = {
	[DOC_CHART_SDG_TILE] = {.named = true}, [DOC_CHART_SIGN] = {.named = true}, [DOC_CHART_DASH] = {.decoration = true},
	[DOC_CHART_ARROW] = {.decoration = true}, [DOC_CHART_SWATCH] = {.decoration = true},
	[DOC_CHART_WHEEL] = {DOC_DATA_SCORES, true, true, false}, [DOC_CHART_FAN] = {DOC_DATA_SCORES, true, true, false},
	[DOC_CHART_MATRIX] = {DOC_DATA_SCORES, true, true, false}, [DOC_CHART_RADAR] = {DOC_DATA_SCORES, true, true, false},
	[DOC_CHART_BAND_STRIP] = {DOC_DATA_SCORES, true, true, false}, [DOC_CHART_TIME_SERIES] = {DOC_DATA_GRID, true, true, false},
	[DOC_CHART_BARS] = {DOC_DATA_GRID, true, true, false}, [DOC_CHART_PYRAMID] = {DOC_DATA_GRID, true, true, false},
	[DOC_CHART_SHARES] = {DOC_DATA_GRID, true, true, false}, [DOC_CHART_DOT_PLOT] = {DOC_DATA_GRID, true, true, false},
	[DOC_CHART_GANTT] = {DOC_DATA_PLAN, true, true, false}, [DOC_CHART_STATUS_BOARD] = {DOC_DATA_PLAN, true, true, false},
	[DOC_CHART_SDG_STRIP] = {DOC_DATA_GOALS, true, true, false},
};

bool doc_chart_is_figure(enum doc_chart_type type)
{
	return types[type].figure;
}

bool chart_is_decoration(enum doc_chart_type type)
{
	return types[type].decoration;
}

const char *chart_type_words(void)
{
	return "performance-bar band-tile sdg-tile sign dash arrow swatch status-sign wheel fan matrix radar band-strip time-series bars pyramid shares "
		"dot-plot gantt status-board sdg-strip";
}

const char *chart_state_words(void)
{
	return "scored not-reported not-verified no-benchmark not-known";
}

const char *chart_reason_words(void)
{
	return "scored not-reported not-verified no-benchmark not-known not-applicable not-collected withheld";
}

const char *chart_status_words(void)
{
	return "not-started in-progress completed delayed stopped not-known";
}

bool chart_content_check(struct doc_reader *reader, const xmlNode *source, struct span at)
{
	const struct structure_element *element = structure_element_lookup(&document_schema, (const char *)source->name);
	const struct structure_type *type = structure_element_type(&document_schema, element);
	for (const xmlNode *child = source->children; child; child = child->next)
		if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) && str_trim(str_from((const char *)child->content)).n > 0) {
			diag_add(reader->diag, DIAG_DOCUMENT_INVALID, at, "text may not stand directly in “%s”", (const char *)source->name);
			return false;
		}
	if (structure_children_accepted(&document_schema, type, source))
		return true;
	diag_add(reader->diag, DIAG_DOCUMENT_INVALID, at, "“%s” holds, in this order: %s", (const char *)source->name, type->content);
	return false;
}

bool percent_parse(struct str text, int64_t *ret_hundredths)
{
	struct decimal value;
	if (!decimal_parse(text, &value) || value.negative || value.int_digits > 12 || value.frac_digits > 2)
		return false;
	int64_t hundredths = 0;
	for (size_t i = 0; i < value.text.n; i++)
		if (value.text.at[i] != '.')
			hundredths = hundredths * 10 + (value.text.at[i] - '0');
	for (unsigned i = value.frac_digits; i < 2; i++)
		hundredths *= 10;
	*ret_hundredths = hundredths;
	return true;
}

/* A limit that a bar cannot show has no place on it. */
static void limits_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	struct str rest = xml_attribute(source, "limits", NULL), word;
	struct vec_of(int64_t) limits = {0};
	int64_t limit, before = 0;
	while (str_next_word(&rest, &word)) {
		if (!percent_parse(word, &limit) || limit <= 0 || limit < before || limit >= 10000) {
			attribute_bad(reader, source, "limits", node->at, "numbers of at most two decimals between 0 and 100, in rising order");
			return;
		}
		vec_push(&limits, reader->arena, limit);
		before = limit;
	}
	node->as.chart.limits = limits.at;
	node->as.chart.limit_count = limits.n;
}

static void scored_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	struct doc_chart *chart = &node->as.chart;
	attribute_require(reader, source, "band", node->at);
	if (chart->type != DOC_CHART_PERFORMANCE_BAR)
		return;
	attribute_require(reader, source, "percent", node->at);
	struct str percent = xml_attribute(source, "percent", NULL);
	if (percent.n > 0 && !percent_parse(percent, &chart->percent_hundredths))
		attribute_bad(reader, source, "percent", node->at, "a number of at most two decimals, zero or more");
	limits_read(reader, source, node);
}

static void goals_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	struct str rest = xml_attribute(source, "goals", NULL), word;
	struct vec_of(unsigned) goals = {0};
	int64_t goal, before = 0;
	attribute_require(reader, source, "goals", node->at);
	while (str_next_word(&rest, &word)) {
		if (!str_to_integer(word, &goal) || goal <= before || goal > 17) {
			attribute_bad(reader, source, "goals", node->at, "numbers from 1 to 17 in rising order");
			return;
		}
		vec_push(&goals, reader->arena, (unsigned)goal);
		before = goal;
	}
	node->as.chart.goals = goals.at;
	node->as.chart.goal_count = goals.n;
}

/* What stands within the element, by the kind of data that its type has. */
static void content_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	static void (*const readers[])(struct doc_reader *, const xmlNode *, struct doc_node *) = {
		[DOC_DATA_SCORES] = scores_data_read, [DOC_DATA_GRID] = grid_data_read, [DOC_DATA_PLAN] = plan_data_read, [DOC_DATA_GOALS] = goals_read,
	};
	enum doc_chart_data data = types[node->as.chart.type].data;
	bool holds = data == DOC_DATA_SCORES || data == DOC_DATA_GRID || data == DOC_DATA_PLAN;
	if (!holds && xml_first(source))
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, node->at, "“chart” of this type holds nothing");
	if (readers[data] && (!holds || chart_content_check(reader, source, node->at)))
		readers[data](reader, source, node);
}

void chart_data_read(struct doc_reader *reader, const xmlNode *source, struct doc_node *node)
{
	struct doc_chart *chart = &node->as.chart;
	attribute_require(reader, source, "type", node->at);
	chart->type = attribute_word(reader, source, "type", node->at, chart_type_words(), DOC_CHART_DASH);
	chart->state = attribute_word(reader, source, "state", node->at, chart_state_words(), DOC_STATE_SCORED);
	chart->status = attribute_word(reader, source, "status", node->at, chart_status_words(), DOC_STATUS_NOT_KNOWN);
	chart->band = attribute_copy(reader, source, "band");
	chart->name = attribute_copy(reader, source, "name");
	chart->colour = attribute_colour(reader, source, "colour", node->at);
	chart->height = attribute_length(reader, source, "height", node->at);
	chart->alone = attribute_flag(reader, source, "alone", node->at);
	if (types[chart->type].named)
		attribute_require(reader, source, "name", node->at);
	if (types[chart->type].figure && node->parent->kind != DOC_FIGURE)
		diag_add(reader->diag, DIAG_DOCUMENT_INVALID, node->at, "a chart of this type stands in a “figure”");
	if (chart->state == DOC_STATE_SCORED && (chart->type == DOC_CHART_PERFORMANCE_BAR || chart->type == DOC_CHART_BAND_TILE))
		scored_read(reader, source, node);
	content_read(reader, source, node);
}
